//! How a quota was filled, read off its columns: the groups, their places, and who stands where.

use std::collections::BTreeMap;

use super::Calculation;
use crate::engine::Value;
use crate::scheme::{Band, QuotaFigure, Role};

/// The columns of a quota in its table.
#[derive(Clone, Copy, Debug)]
pub struct QuotaColumns {
    table: usize,
    candidate: usize,
    /// Whom the quota is for; none where it is for the whole class.
    pub group: Option<usize>,
    /// What the places are counted from.
    pub base: usize,
    /// The places.
    pub places: usize,
    /// A candidate's place in the order.
    pub order: usize,
    last: usize,
    /// Whether a candidate is in.
    pub chosen: usize,
}

/// A group of a quota.
#[derive(Clone, Debug)]
pub struct QuotaGroup {
    /// What it is called; empty for the whole class.
    pub name: String,
    /// The row of its first subject.
    pub first: usize,
    /// How many the places are counted from.
    pub base: usize,
    /// The places.
    pub places: usize,
    /// The candidates by their order.
    pub candidates: Vec<QuotaCandidate>,
}

/// A candidate of a quota.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct QuotaCandidate {
    /// The place in the order.
    pub order: usize,
    /// The row.
    pub row: usize,
    /// The last place of those who are equal.
    pub last: usize,
    /// Whether it is in.
    pub is_in: bool,
}

impl QuotaColumns {
    /// The columns of a grade's quota; none where it has no quota.
    pub fn of(calculation: &Calculation, table: usize, band: &Band) -> Option<Self> {
        let at = |figure| calculation.role_position(table, &Role::Quota(figure, band.name.clone()));
        Some(Self {
            table,
            candidate: at(QuotaFigure::Candidate)?,
            group: at(QuotaFigure::Group),
            base: at(QuotaFigure::Base)?,
            places: at(QuotaFigure::Places)?,
            order: at(QuotaFigure::Order)?,
            last: at(QuotaFigure::Last)?,
            chosen: at(QuotaFigure::Chosen)?,
        })
    }

    /// The groups of the table's rows that places are counted from, in the order of their first subjects.
    /// What a cell of the group's column says, by column and row, is the caller's to tell.
    pub fn groups(
        &self,
        calculation: &Calculation,
        rows: usize,
        says: impl Fn(usize, usize) -> String,
    ) -> Vec<QuotaGroup> {
        let mut groups: Vec<(String, Vec<usize>)> = Vec::new();
        let mut known = BTreeMap::new();
        for row in 0..rows {
            let name = self.group.map_or_else(String::new, |column| says(column, row));
            let at = *known.entry(name.clone()).or_insert_with(|| {
                groups.push((name, Vec::new()));
                groups.len() - 1
            });
            if let Some((_, rows)) = groups.get_mut(at) {
                rows.push(row);
            }
        }
        let filled = groups.into_iter().filter_map(|(name, rows)| self.group_of(calculation, name, &rows));
        filled.filter(|group| group.base > 0).collect()
    }

    fn group_of(&self, calculation: &Calculation, name: String, rows: &[usize]) -> Option<QuotaGroup> {
        let whole = |column, row| calculation.whole(self.table, column, row);
        let first = rows.first().copied()?;
        let candidates = rows.iter().filter(|&&row| whole(self.candidate, row) == 1);
        let mut candidates: Vec<QuotaCandidate> = candidates
            .map(|&row| QuotaCandidate {
                order: whole(self.order, row),
                row,
                last: whole(self.last, row),
                is_in: whole(self.chosen, row) == 1,
            })
            .collect();
        candidates.sort_unstable();
        let (base, places) = (whole(self.base, first), whole(self.places, first));
        Some(QuotaGroup { name, first, base, places, candidates })
    }
}

impl QuotaGroup {
    /// The first candidate who is not in.
    pub fn first_out(&self) -> Option<QuotaCandidate> {
        self.candidates.iter().find(|candidate| !candidate.is_in).copied()
    }
}

impl Calculation {
    /// A figure that counts something; 0 for any other.
    pub fn whole(&self, table: usize, column: usize, row: usize) -> usize {
        match self.value(table, column, row) {
            Value::Number(number) if number > 0.0 => number as usize,
            _ => 0,
        }
    }
}
