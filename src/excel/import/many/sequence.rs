//! The files planned one upon the other, as they will be taken.

use std::collections::{HashMap, HashSet};

use super::super::plan::{Fate, ImportPlan};
use super::super::purpose::Purpose;
use super::super::spelling::spelling;
use super::super::{Import, plan, sources};
use super::{Among, Conflict, Many};
use crate::book::{Book, Change, Refused};
use crate::engine::Value;
use crate::scheme::Meaning;

/// Plans every file for the book as it will be when those before it are taken.
pub fn plan(many: &mut Many, book: &Book) {
    plan_with(many, book, &HashSet::new());
    let shared = shared_names(many);
    if !shared.is_empty() {
        // People of one name in several files are told apart by their keys, whichever file is first.
        plan_with(many, book, &shared);
    }
}

fn plan_with(many: &mut Many, book: &Book, names: &HashSet<String>) {
    let Some(table) = book.table_position(&many.into) else { return };
    let rows = book.tables.get(table).map(|table| table.rows);
    let entries = many.purpose == Purpose::Entries || book.class_of(table).is_none();
    let mut among = Among { rows: rows.filter(|_| entries), claimed: HashSet::new(), names: names.clone() };
    let mut upon = book.clone();
    let count = many.files.len();
    for (at, file) in many.files.iter_mut().enumerate() {
        let Ok(opened) = &mut file.content else { continue };
        opened.import.refresh_upon(&upon, book);
        opened.targets = opened.import.targets(&upon);
        opened.rows_before = upon.tables.get(table).map_or(0, |table| table.rows);
        opened.plan = plan::plan(&opened.import, &upon, &among);
        if entries {
            among.claimed.extend(opened.plan.rows.iter().filter_map(|row| match row.fate {
                Fate::Agrees(row) => Some(row),
                _ => None,
            }));
        }
        if opened.plan.ready && at + 1 < count {
            let change = opened.plan.change(&upon);
            // A change that is made for the book fits it; what does not is refused at the end.
            let _ = upon.apply(&change);
        }
    }
}

/// The spelled names of people whom several files add.
fn shared_names(many: &Many) -> HashSet<String> {
    let mut first: HashMap<String, usize> = HashMap::new();
    let mut shared = HashSet::new();
    if many.files.len() < 2 {
        return shared;
    }
    for (at, opened) in many.taken() {
        let Some(names) = opened.plan.column_meaning(Meaning::PersonName) else { continue };
        for (row, name) in opened.plan.rows.iter().zip(&names.values) {
            if row.fate == Fate::Added
                && let Value::Text(name) = name
                && *first.entry(spelling(name)).or_insert(at) != at
            {
                shared.insert(spelling(name));
            }
        }
    }
    shared
}

/// The changes of the files, one after the other.
pub fn changes(many: &Many, book: &Book) -> Result<Vec<Change>, Refused> {
    let mut upon = book.clone();
    let mut changes = Vec::new();
    let count = many.taken().count();
    for (done, (_, opened)) in many.taken().enumerate() {
        let change = opened.plan.change(&upon);
        let kept = many.conflicts.iter().any(Conflict::is_kept);
        if kept || done + 1 < count {
            upon.apply(&change)?;
        }
        changes.push(change);
    }
    changes.extend(many.conflicts.iter().filter_map(|conflict| keep(many, conflict, &upon)));
    Ok(changes)
}

/// Notes of a value that is kept what the files say instead, so that the next file which says the same
/// is not asked about again: the cell takes the files' value, with its source, and gets its own back.
fn keep(many: &Many, conflict: &Conflict, upon: &Book) -> Option<Change> {
    let (row, file, planned_column, planned_row) = conflict.place;
    let table = upon.table_position(&many.into).filter(|_| conflict.is_kept())?;
    let column = upon.tables.get(table)?.column_position(&conflict.column)?;
    let plan = &many.files.get(file)?.content.as_ref().ok()?.plan;
    let sources = sources::of_cell(plan, planned_column, planned_row, row);
    let cells = |value: &Value| Change::Cells { table, column, cells: vec![(row, value.clone())] };
    let theirs = conflict.theirs.first().map(|(value, _)| cells(value))?;
    let noted = Change::Sources { table, column, rows: sources.rows(), sources };
    Some(Change::Several(vec![theirs, noted, cells(&conflict.ours)]))
}

/// How many rows that the book has are changed by one file or several.
pub fn updated(many: &Many) -> usize {
    let mut plans = many.taken().map(|(_, opened)| &opened.plan);
    if let (Some(plan), None) = (plans.next(), plans.next()) {
        return plan.updated();
    }
    let rows = many.files.iter().find_map(|file| file.content.as_ref().ok()).map_or(0, |one| one.rows_before);
    let changed: HashSet<usize> =
        many.taken().flat_map(|(_, opened)| updates(&opened.plan)).filter(|&row| row < rows).collect();
    changed.len()
}

fn updates(plan: &ImportPlan) -> impl Iterator<Item = usize> {
    plan.rows.iter().filter_map(|row| match row.fate {
        Fate::Updated(row) => Some(row),
        _ => None,
    })
}

impl Import {
    /// Matches the columns once more, for a book to which other files have been added.
    fn refresh_upon(&mut self, upon: &Book, book: &Book) {
        let names = |book: &Book| -> Vec<String> { self.targets(book) };
        let own = names(book);
        self.coming = names(upon).into_iter().filter(|name| !own.contains(name)).collect();
        self.refresh(upon);
    }
}
