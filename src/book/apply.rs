//! Applying a change, which gives its inverse.

use std::sync::Arc;

use super::{Book, Change, Refused, Sources, Table};
use crate::engine::{Column, Value};
use crate::scheme::set_parameter;
use crate::sentence::Sentence;

impl Book {
    /// Applies a change and gives the change that takes it back. A change that does not fit is
    /// refused and leaves the document as it was.
    pub fn apply(&mut self, change: &Change) -> Result<Change, Refused> {
        match change {
            Change::Cells { table, column, cells } => self.set_cells(*table, *column, cells),
            Change::Sources { table, column, rows, sources } => {
                self.set_sources(*table, *column, rows, sources)
            }
            Change::InsertRows { table, at, count, columns } => {
                self.insert_rows(*table, *at, *count, columns)
            }
            Change::RemoveRows { table, at, count } => self.remove_rows(*table, *at, *count),
            Change::InsertColumn { .. }
            | Change::RemoveColumn { .. }
            | Change::MoveColumn { .. }
            | Change::DefineColumn { .. }
            | Change::InsertTable { .. }
            | Change::RemoveTable { .. }
            | Change::MoveTable { .. }
            | Change::DefineTable { .. } => self.apply_shape(change),
            Change::Scheme(scheme) => {
                Ok(Change::Scheme(Box::new(std::mem::replace(&mut self.scheme, scheme.as_ref().clone()))))
            }
            Change::Parameter { name, value } => {
                let before = set_parameter(&mut self.scheme, name, *value).ok_or_else(misfit)?;
                Ok(Change::Parameter { name: name.clone(), value: before })
            }
            Change::Particulars { title, organisation, period, date } => Ok(Change::Particulars {
                title: std::mem::replace(&mut self.title, title.clone()),
                organisation: std::mem::replace(&mut self.organisation, organisation.clone()),
                period: std::mem::replace(&mut self.period, period.clone()),
                date: std::mem::replace(&mut self.date, *date),
            }),
            Change::Mappings(mappings) => {
                Ok(Change::Mappings(std::mem::replace(&mut self.mappings, mappings.clone())))
            }
            Change::HandedOut(handed) => {
                Ok(Change::HandedOut(std::mem::replace(&mut self.handed, handed.clone())))
            }
            Change::Several(changes) => self.apply_several(changes),
        }
    }

    fn apply_several(&mut self, changes: &[Change]) -> Result<Change, Refused> {
        let mut inverses = Vec::with_capacity(changes.len());
        for change in changes {
            match self.apply(change) {
                Ok(inverse) => inverses.push(inverse),
                Err(refused) => {
                    for inverse in inverses.iter().rev() {
                        self.apply(inverse)?;
                    }
                    return Err(refused);
                }
            }
        }
        inverses.reverse();
        Ok(Change::Several(inverses))
    }

    fn set_cells(
        &mut self,
        table: usize,
        column: usize,
        cells: &[(usize, Value)],
    ) -> Result<Change, Refused> {
        let found = self.table_at(table)?;
        let rows = found.rows;
        let ascending = cells.is_sorted_by(|one, other| one.0 < other.0);
        let entries = found.entries.get_mut(column).ok_or_else(misfit)?;
        if !ascending || cells.last().is_some_and(|&(row, _)| row >= rows) {
            return Err(misfit());
        }
        let before: Vec<(usize, Value)> = cells.iter().map(|&(row, _)| (row, entries.get(row))).collect();
        let entries = Arc::make_mut(entries);
        for (row, value) in cells {
            entries.set(*row, value.clone());
        }
        found.provenance.edit(column, &before, cells);
        Ok(Change::Cells { table, column, cells: before })
    }

    fn set_sources(
        &mut self,
        table: usize,
        column: usize,
        rows: &[(usize, usize)],
        sources: &Sources,
    ) -> Result<Change, Refused> {
        let found = self.table_at(table)?;
        let mut end = 0;
        let apart = rows.iter().all(|&(first, count)| {
            let fits = first >= end && count > 0;
            end = first.saturating_add(count);
            fits
        });
        let entries = found.entries.get(column).ok_or_else(misfit)?;
        if !apart
            || end > found.rows
            || !sources.is_sound(found.rows, |row, value| entries.get(row) != *value)
        {
            return Err(misfit());
        }
        let before = found.provenance.replace(column, rows, sources);
        Ok(Change::Sources { table, column, rows: rows.to_vec(), sources: before })
    }

    fn insert_rows(
        &mut self,
        table: usize,
        at: usize,
        count: usize,
        columns: &[Column],
    ) -> Result<Change, Refused> {
        let found = self.table_at(table)?;
        let fits = columns.len() == found.entries.len() && columns.iter().all(|column| column.len() == count);
        if !fits || at > found.rows {
            return Err(misfit());
        }
        for (entries, column) in found.entries.iter_mut().zip(columns) {
            Arc::make_mut(entries).insert(at, (0..count).map(|row| column.get(row)));
        }
        found.rows += count;
        found.provenance.insert_rows(at, count);
        Ok(Change::RemoveRows { table, at, count })
    }

    fn remove_rows(&mut self, table: usize, at: usize, count: usize) -> Result<Change, Refused> {
        let found = self.table_at(table)?;
        if at.checked_add(count).is_none_or(|end| end > found.rows) {
            return Err(misfit());
        }
        let columns = found
            .entries
            .iter_mut()
            .map(|entries| {
                let removed = (at..at + count).map(|row| entries.get(row)).collect();
                Arc::make_mut(entries).remove(at, count);
                removed
            })
            .collect();
        found.rows -= count;
        let lost = found.provenance.remove_rows(at, count);
        let back = Change::InsertRows { table, at, count, columns };
        if lost.is_empty() {
            return Ok(back);
        }
        let sources = lost.into_iter().map(|(column, sources)| Change::Sources {
            table,
            column,
            rows: vec![(at, count)],
            sources,
        });
        Ok(Change::Several(std::iter::once(back).chain(sources).collect()))
    }

    pub(super) fn table_at(&mut self, position: usize) -> Result<&mut Table, Refused> {
        self.tables.get_mut(position).ok_or_else(misfit)
    }
}

/// The refusal of a change whose positions or lengths do not fit.
pub(super) fn misfit() -> Refused {
    Refused(Sentence::new(
        "这一步与当前的表不相符，未作改动。请刷新后再试。",
        "This step does not fit the tables as they are; nothing was changed. Look again and retry.",
    ))
}
