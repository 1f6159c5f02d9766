//! Where the values of an import come from, noted beside them in the book: file, sheet and cell.

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
    let mut sources: Vec<Option<usize>> = vec![None; table.rows];
    for (planned, row) in plan.rows.iter().enumerate() {
        match row.fate {
            Fate::Added => sources.push(Some(planned)),
            Fate::Updated(at) | Fate::Agrees(at) => {
                if let Some(slot) = sources.get_mut(at) {
                    *slot = Some(planned);
                }
            }
            Fate::LeftOut => {}
        }
    }
    let taken = sources.into_iter().enumerate();
    taken.filter_map(|(row, planned)| Some((row, planned?, row >= table.rows))).collect()
}

/// A subject of a linked class comes from the first cell that names it.
fn note_registered(plan: &ImportPlan, book: &Book, registered: &Registered, changes: &mut Vec<Change>) {
    let Some(table) = book.tables.get(registered.table) else { return };
    let key = book.class_of(registered.table).and_then(|class| table.column_position(&class.key));
    let Some(key) = key else { return };
    let naming = |column: &&PlannedColumn| matches!(&column.definition.options, Options::SubjectOf(class) if *class == registered.class);
    let mut noting = Noting::new(plan);
    // They were registered in the order in which the rows name them.
    let mut named = (table.rows..).zip(&registered.keys).peekable();
    for column in plan.columns.iter().filter(naming) {
        for (planned, value) in column.values.iter().enumerate() {
            let Value::Text(text) = value else { continue };
            if let Some((row, _)) = named.next_if(|(_, name)| ***name == **text) {
                noting.note(row, planned, column);
            }
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

    /// What the file says in a cell that the user corrected.
    fn written(&self, number: u32, position: u32) -> Option<Value> {
        let corrected = &self.plan.corrected;
        if corrected.is_empty() {
            return None;
        }
        let origin = self.plan.places.origin(number, position)?;
        corrected.iter().find(|(cell, _)| *cell == origin).map(|(_, written)| written.clone())
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
        if let Some(written) = self.written(number, column.position) {
            self.sources.correct(row, written);
        }
        self.last = Some((sheet, place));
    }
}
