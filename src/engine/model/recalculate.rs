//! Calculating what changes reach.

use std::{collections::BTreeMap, sync::Arc};

use super::Model;
use crate::engine::{
    Column, Value,
    column::Builder,
    plan::{ColumnAt, ROWS, Read, Run},
};

/// What changed in a column or is to be calculated again.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Extent {
    /// These rows.
    Rows(Vec<usize>),
    /// Any row.
    All,
}

impl Model {
    /// Forgets what was made of something that changed.
    pub(super) fn forget(&mut self, read: Read) {
        for &id in self.keepers.get(&read).map(Vec::as_slice).unwrap_or_default() {
            if let Some(memo) = self.memo.get_mut(id) {
                memo.take();
            }
        }
    }

    /// Calculates in order whatever the changes reach.
    pub(super) fn recalculate(&mut self, mut changed: BTreeMap<ColumnAt, Extent>, parameter: Option<usize>) {
        for column in self.order.clone() {
            let Some(formula) = self.formulas.get(&column) else { continue };
            let Some(extent) = reached(self.reads(formula), &changed, parameter) else { continue };
            if let Some(extent) = self.calculate(column, &extent) {
                changed.insert(column, extent);
                self.forget(Read::Whole(column.0, column.1));
            }
        }
    }

    /// Calculates a column or some of its rows; gives what came out different.
    pub(super) fn calculate(&mut self, at: ColumnAt, extent: &Extent) -> Option<Extent> {
        let root = self.formulas.get(&at)?.compiled.root;
        let rows = self.rows.get(at.0).copied().unwrap_or(0);
        let evaluator = self.evaluator();
        let run = Run::new(&evaluator, root);
        match extent {
            Extent::All => {
                let mut builder = Builder::with_room(rows);
                for start in (0..rows).step_by(ROWS) {
                    run.show(root, start..(start + ROWS).min(rows), &mut builder);
                }
                let column = builder.finish();
                let held = self.results.get(at.0)?.get(at.1)?;
                let changed = differing(held, &column)?;
                *self.results.get_mut(at.0)?.get_mut(at.1)? = Arc::new(column);
                Some(changed)
            }
            Extent::Rows(some) => {
                let mut fresh = Builder::with_room(some.len());
                let some: Vec<usize> = some.iter().copied().filter(|row| *row < rows).collect();
                some.iter().for_each(|&row| run.show(root, row..row + 1, &mut fresh));
                let fresh = fresh.finish();
                let slot = self.results.get_mut(at.0)?.get_mut(at.1)?;
                let values = some.into_iter().zip(fresh.values());
                let changed: Vec<(usize, Value)> =
                    values.filter(|(row, value)| slot.get(*row) != *value).collect();
                let column = Arc::make_mut(slot);
                let rows: Vec<usize> = changed.iter().map(|(row, _)| *row).collect();
                changed.into_iter().for_each(|(row, value)| column.set(row, value));
                (!rows.is_empty()).then_some(Extent::Rows(rows))
            }
        }
    }
}

/// What has to be calculated again, if anything.
fn reached(reads: &[Read], changed: &BTreeMap<ColumnAt, Extent>, parameter: Option<usize>) -> Option<Extent> {
    let mut rows = Vec::new();
    for read in reads {
        match read {
            Read::Parameter(at) if Some(*at) == parameter => return Some(Extent::All),
            Read::Whole(table, column) if changed.contains_key(&(*table, *column)) => {
                return Some(Extent::All);
            }
            Read::Row(table, column) => match changed.get(&(*table, *column)) {
                Some(Extent::All) => return Some(Extent::All),
                Some(Extent::Rows(some)) => rows.extend_from_slice(some),
                None => {}
            },
            _ => {}
        }
    }
    rows.sort_unstable();
    rows.dedup();
    (!rows.is_empty()).then_some(Extent::Rows(rows))
}

/// The rows in which two columns differ, if any; all of them where listing them is no gain.
fn differing(held: &Column, fresh: &Column) -> Option<Extent> {
    if held.len() != fresh.len() {
        return Some(Extent::All);
    }
    if held == fresh {
        return None;
    }
    let most = fresh.len() / 8;
    let (held, fresh_view) = (held.view(), fresh.view());
    let rows: Vec<usize> =
        (0..fresh.len()).filter(|&row| held.get(row) != fresh_view.get(row)).take(most + 1).collect();
    Some(if rows.len() > most { Extent::All } else { Extent::Rows(rows) })
}
