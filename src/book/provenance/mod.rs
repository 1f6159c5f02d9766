//! Where the imported values of a table came from: file, sheet and cell, and the value as it was
//! imported. It stands beside the entries and goes with them when rows and columns are inserted,
//! moved and removed. A value without a source was typed.

mod sources;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Book, Table};
use crate::engine::Value;

pub use sources::{Place, Sources};

/// Where the imported values of a table came from, column by column.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Provenance {
    /// By the column's position; none behind the last column that has any.
    columns: Vec<Arc<Sources>>,
}

/// Where an imported value came from.
#[derive(Clone, Debug, PartialEq)]
pub struct Source<'a> {
    /// The file's name.
    pub file: &'a str,
    /// The sheet's name.
    pub sheet: &'a str,
    /// The cell (C12); empty where the value is the sheet's name.
    pub cell: String,
    /// The value as it was imported.
    pub imported: Value,
    /// What the cell said where the user corrected it on importing it.
    pub written: Option<Value>,
}

impl Book {
    /// Where the value of an entered cell came from; `None` for one that was typed.
    pub fn source_of(&self, table: usize, column: usize, row: usize) -> Option<Source<'_>> {
        let table = self.tables.get(table)?;
        let sources = table.provenance.column(column)?;
        let (place, cell) = sources.find(row)?;
        Some(Source {
            file: &place.file,
            sheet: &place.sheet,
            cell,
            imported: sources.edited(row).cloned().unwrap_or_else(|| table.value(column, row)),
            written: sources.corrected(row).cloned(),
        })
    }
}

impl Table {
    /// The value of an entered cell as it was imported; `None` for one that was typed.
    pub fn imported(&self, column: usize, row: usize) -> Option<Value> {
        let sources = self.provenance.column(column)?;
        if !sources.knows(row) {
            return None;
        }
        Some(sources.edited(row).cloned().unwrap_or_else(|| self.value(column, row)))
    }
}

impl Provenance {
    /// Whether everything was typed.
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty()
    }

    /// The sources of a column.
    pub fn column(&self, column: usize) -> Option<&Sources> {
        self.shared(column).map(Arc::as_ref)
    }

    /// The sources of a column, to be shared.
    pub(super) fn shared(&self, column: usize) -> Option<&Arc<Sources>> {
        self.columns.get(column)
    }

    /// Whether it fits a table of these entries.
    pub(super) fn is_sound(&self, table: &Table) -> bool {
        self.columns.len() <= table.entries.len()
            && self.columns.last().is_none_or(|sources| !sources.is_empty())
            && self.columns.iter().enumerate().all(|(column, sources)| {
                sources.is_sound(table.rows, |row, imported| table.value(column, row) != *imported)
            })
    }

    /// Follows values that took the place of others: row and value before, row and value after.
    pub(super) fn edit(&mut self, column: usize, before: &[(usize, Value)], after: &[(usize, Value)]) {
        if let Some(sources) = self.columns.get_mut(column).filter(|sources| !sources.is_empty()) {
            let cells = before.iter().zip(after).map(|((row, before), (_, after))| (*row, before, after));
            Arc::make_mut(sources).edit(cells);
        }
    }

    /// Takes the sources of a column of another table with the same values; none where they were typed.
    pub(super) fn carry(&mut self, column: usize, sources: Option<&Arc<Sources>>) {
        self.reach(column);
        if let Some(own) = self.columns.get_mut(column) {
            *own = sources.cloned().unwrap_or_default();
        }
        self.trim();
    }

    /// Follows inserted rows, which were typed.
    pub(super) fn insert_rows(&mut self, at: usize, count: usize) {
        for sources in self.columns.iter_mut().filter(|sources| !sources.is_empty()) {
            Arc::make_mut(sources).insert(at, count);
        }
    }

    /// Follows removed rows; gives what was known of them by column.
    pub(super) fn remove_rows(&mut self, at: usize, count: usize) -> Vec<(usize, Sources)> {
        let mut lost = Vec::new();
        for (column, sources) in self.columns.iter_mut().enumerate().filter(|(_, one)| !one.is_empty()) {
            let slice = sources.slice(&[(at, count)]);
            if !slice.is_empty() {
                lost.push((column, slice));
            }
            Arc::make_mut(sources).remove(at, count);
        }
        self.trim();
        lost
    }

    /// Follows an inserted column, which was typed.
    pub(super) fn insert_column(&mut self, at: usize) {
        if at < self.columns.len() {
            self.columns.insert(at, Arc::default());
        }
    }

    /// Follows a removed column; gives what was known of it.
    pub(super) fn remove_column(&mut self, at: usize) -> Option<Sources> {
        if at >= self.columns.len() {
            return None;
        }
        let lost = self.columns.remove(at);
        self.trim();
        Some(Arc::unwrap_or_clone(lost)).filter(|lost| !lost.is_empty())
    }

    /// Follows a column that goes to another position.
    pub(super) fn move_column(&mut self, from: usize, to: usize) {
        self.reach(from.max(to));
        let moved = self.columns.remove(from);
        self.columns.insert(to, moved);
        self.trim();
    }

    /// Puts what is known of rows of a column in the place of what was known; gives the latter.
    pub(super) fn replace(&mut self, column: usize, rows: &[(usize, usize)], by: &Sources) -> Sources {
        self.reach(column);
        let Some(sources) = self.columns.get_mut(column) else { return Sources::default() };
        let before = sources.slice(rows);
        Arc::make_mut(sources).replace(rows, by);
        self.trim();
        before
    }

    fn reach(&mut self, column: usize) {
        if column >= self.columns.len() {
            self.columns.resize_with(column + 1, Arc::default);
        }
    }

    fn trim(&mut self) {
        while self.columns.pop_if(|last| last.is_empty()).is_some() {}
    }
}
