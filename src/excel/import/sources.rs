//! Where the values of an import come from, noted beside them in the book: file, sheet and cell.

use std::collections::HashMap;
use std::sync::Arc;

use super::plan::{Fate, ImportPlan, PlannedColumn, Registered};
use crate::book::{Book, Change, Place, Sources, Table};
use crate::engine::Value;
use crate::scheme::Options;

/// Notes the sources of all that a plan takes. It follows the changes that bring the values; `places`
/// gives the position in the table of every planned column.
pub fn note(plan: &ImportPlan, book: &Book, places: &[usize], changes: &mut Vec<Change>) {
    let Some(table) = book.tables.get(plan.table) else { return };
    let rows = taken_rows(plan, table);
    let key = book.class_of(plan.table).and_then(|class| table.column_position(&class.key));
    for (column, &position) in plan.columns.iter().zip(places) {
        // The key of a subject that is there already never changes.
        let keeps = column.existing.is_some() && column.existing == key;
        let mut noting = Noting::new(plan);
        for &(row, planned, added) in &rows {
            let blank = column.values.get(planned).is_none_or(Value::is_empty);
            if added || !(blank || keeps) {
                noting.note(row, planned, column);
            }
        }
        push(plan.table, position, noting.sources, changes);
    }
    for registered in &plan.registered {
        note_registered(plan, book, registered, changes);
    }
}

/// Where the value of one planned cell comes from, as that of a row of the table.
pub fn of_cell(plan: &ImportPlan, column: usize, planned: usize, row: usize) -> Sources {
    let mut noting = Noting::new(plan);
    if let Some(column) = plan.columns.get(column) {
        noting.note(row, planned, column);
    }
    noting.sources
}

/// Rows of the table with the planned rows they come from, and whether they are new; by their place in
/// the table.
fn taken_rows(plan: &ImportPlan, table: &Table) -> Vec<(usize, usize, bool)> {
    let mut end = table.rows;
    let mut rows: Vec<(usize, usize, bool)> = plan
        .rows
        .iter()
        .enumerate()
        .filter_map(|(planned, row)| match row.fate {
            Fate::Added => {
                end += 1;
                Some((end - 1, planned, true))
            }
            Fate::Updated(at) | Fate::Agrees(at) => Some((at, planned, false)),
            Fate::LeftOut => None,
        })
        .collect();
    rows.sort_by_key(|&(row, ..)| row);
    rows
}

/// A subject of a linked class comes from the first cell that names it.
fn note_registered(plan: &ImportPlan, book: &Book, registered: &Registered, changes: &mut Vec<Change>) {
    let Some(table) = book.tables.get(registered.table) else { return };
    let key = book.class_of(registered.table).and_then(|class| table.column_position(&class.key));
    let Some(key) = key else { return };
    let naming = |column: &&PlannedColumn| matches!(&column.definition.options, Options::SubjectOf(class) if *class == registered.class);
    let mut first: HashMap<Arc<str>, (usize, &PlannedColumn)> = HashMap::new();
    for column in plan.columns.iter().filter(naming) {
        for (planned, value) in column.values.iter().enumerate() {
            if let Value::Text(text) = value {
                first.entry(Arc::clone(text)).or_insert((planned, column));
            }
        }
    }
    let mut noting = Noting::new(plan);
    for (row, name) in (table.rows..).zip(&registered.keys) {
        if let Some(&(planned, column)) = first.get(name.as_str()) {
            noting.note(row, planned, column);
        }
    }
    push(registered.table, key, noting.sources, changes);
}

fn push(table: usize, column: usize, sources: Sources, changes: &mut Vec<Change>) {
    if !sources.is_empty() {
        changes.push(Change::Sources { table, column, rows: sources.rows(), sources });
    }
}

/// Sources on their way, row by row.
struct Noting<'a> {
    plan: &'a ImportPlan,
    /// The place that the last row came from: the sheet's position, and what it was in it.
    last: Option<(usize, Place)>,
    sources: Sources,
}

impl<'a> Noting<'a> {
    fn new(plan: &'a ImportPlan) -> Self {
        Self { plan, last: None, sources: Sources::default() }
    }

    fn note(&mut self, row: usize, planned: usize, column: &PlannedColumn) {
        let Some(number) = self.plan.rows.get(planned).map(|row| row.number) else { return };
        let places = &self.plan.places;
        let Some((sheet, across, along)) = places.lane(number, column.position) else { return };
        let (at_column, at_row) = if places.turned { (None, across) } else { (across, None) };
        let same = |(known, place): &&(usize, Place)| {
            *known == sheet && place.column == at_column && place.row == at_row
        };
        let place = match self.last.take().filter(|last| same(&last)) {
            Some((_, place)) => place,
            None => Place {
                file: self.plan.file.clone(),
                sheet: places.sheets.get(sheet).cloned().unwrap_or_default(),
                column: at_column,
                row: at_row,
            },
        };
        self.sources.push(row, &place, along);
        self.last = Some((sheet, place));
    }
}
