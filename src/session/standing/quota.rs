//! How the quotas were filled: who is in, who is first out and by which rule.

use super::super::open::Open;
use super::super::window::cell_text;
use super::{PlaceLine, QuotaGroupView, QuotaView};
use crate::engine::Value;
use crate::scheme::{Band, Class, QuotaFigure, Role, quota_sentence};
use crate::sentence::Sentence;

/// The positions of a quota's columns.
struct Columns {
    candidate: usize,
    group: Option<usize>,
    base: usize,
    places: usize,
    order: usize,
    last: usize,
    chosen: usize,
}

impl Open {
    pub(super) fn quotas(&self, table: usize, class: &Class) -> Vec<QuotaView> {
        let limited = class.grades.iter().filter_map(|band| Some((band, band.quota.as_ref()?)));
        limited
            .filter_map(|(band, quota)| {
                Some(QuotaView {
                    grade: band.name.clone(),
                    rule: quota_sentence(band, quota),
                    groups: self.quota_groups(table, &self.quota_columns(table, band)?),
                })
            })
            .collect()
    }

    fn quota_columns(&self, table: usize, band: &Band) -> Option<Columns> {
        let at = |figure| self.calculation.role_position(table, &Role::Quota(figure, band.name.clone()));
        Some(Columns {
            candidate: at(QuotaFigure::Candidate)?,
            group: at(QuotaFigure::Group),
            base: at(QuotaFigure::Base)?,
            places: at(QuotaFigure::Places)?,
            order: at(QuotaFigure::Order)?,
            last: at(QuotaFigure::Last)?,
            chosen: at(QuotaFigure::Chosen)?,
        })
    }

    fn quota_groups(&self, table: usize, columns: &Columns) -> Vec<QuotaGroupView> {
        let rows = self.book.tables.get(table).map_or(0, |table| table.rows);
        let mut groups: Vec<(String, Vec<usize>)> = Vec::new();
        let mut known = std::collections::BTreeMap::new();
        for row in 0..rows {
            let name = columns.group.map_or_else(String::new, |column| cell_text(self, table, column, row));
            let at = *known.entry(name.clone()).or_insert_with(|| {
                groups.push((name, Vec::new()));
                groups.len() - 1
            });
            if let Some((_, members)) = groups.get_mut(at) {
                members.push(row);
            }
        }
        let views = groups.into_iter().map(|(name, rows)| self.quota_group(table, columns, name, &rows));
        views.filter(|group| group.base > 0).collect()
    }

    fn quota_group(&self, table: usize, columns: &Columns, name: String, rows: &[usize]) -> QuotaGroupView {
        let first = rows.first().copied().unwrap_or(0);
        let places = self.whole(table, columns.places, first);
        let mut candidates: Vec<(usize, usize)> = rows
            .iter()
            .filter(|&&row| self.whole(table, columns.candidate, row) == 1)
            .map(|&row| (self.whole(table, columns.order, row), row))
            .collect();
        candidates.sort_unstable();
        let (inside, out): (Vec<_>, Vec<_>) =
            candidates.into_iter().partition(|&(_, row)| self.whole(table, columns.chosen, row) == 1);
        let next = out.first().copied();
        let outside: Vec<PlaceLine> = out
            .iter()
            .take_while(|(order, _)| next.is_some_and(|(first, _)| first == *order))
            .map(|&line| self.place_line(table, line))
            .collect();
        let why = next.map_or_else(
            || Sentence::new("", ""),
            |(order, row)| why_out(places, order, self.whole(table, columns.last, row)),
        );
        QuotaGroupView {
            name,
            base: self.whole(table, columns.base, first),
            places,
            inside: inside.into_iter().map(|line| self.place_line(table, line)).collect(),
            outside,
            why,
        }
    }

    fn place_line(&self, table: usize, (order, row): (usize, usize)) -> PlaceLine {
        let grade = self.calculation.role_position(table, &Role::Grade).unwrap_or(0);
        let index = self.calculation.role_position(table, &Role::Index);
        PlaceLine {
            subject: self.row_name(table, row),
            order,
            index: index.map_or_else(String::new, |column| cell_text(self, table, column, row)),
            place: (table, grade, row),
        }
    }

    /// A figure that counts something.
    pub(super) fn whole(&self, table: usize, column: usize, row: usize) -> usize {
        match self.value(table, column, row) {
            Value::Number(number) if number > 0.0 => number as usize,
            _ => 0,
        }
    }
}

/// Why a candidate with this place, whose equals reach to `last`, has found none.
pub(super) fn why_out(places: usize, order: usize, last: usize) -> Sentence {
    if order <= places {
        let equals = last + 1 - order;
        return Sentence::new(
            format!(
                "第 {order} 至第 {last} 位 {equals} 人完全相同，余下 {} 个名额不够，一起不进",
                places + 1 - order
            ),
            format!(
                "{equals} are equal at places {order} to {last} and only {} are left: none of them gets in",
                places + 1 - order
            ),
        );
    }
    Sentence::new(
        format!("名额 {places} 个，排第 {order}"),
        format!("{places} places, and it is number {order}"),
    )
}
