//! The change that an import makes: columns, then linked subjects, then cells, then rows, and
//! where all of it came from.

use super::plan::{Fate, ImportPlan};
use super::sources;
use crate::book::{Book, Change, Facet, Table};
use crate::engine::{Column, Value};

/// The change that does what a plan shows.
pub fn change(plan: &ImportPlan, book: &Book) -> Change {
    let Some(table) = book.tables.get(plan.table) else { return Change::Several(Vec::new()) };
    let mut changes = Vec::new();
    let places = insert_columns(plan, table, &mut changes);
    register(plan, book, &mut changes);
    update_cells(plan, table, &places, &mut changes);
    insert_rows(plan, book, table, &places, &mut changes);
    sources::note(plan, book, &places, &mut changes);
    Change::Several(changes)
}

/// Inserts the further columns behind the roster's; gives the place of every planned column.
fn insert_columns(plan: &ImportPlan, table: &Table, changes: &mut Vec<Change>) -> Vec<usize> {
    let behind =
        table.columns.iter().rposition(|column| column.facet == Facet::Roster).map_or(0, |last| last + 1);
    let new = plan.columns.iter().filter(|column| column.existing.is_none());
    for (at, column) in (behind..).zip(new) {
        changes.push(Change::InsertColumn {
            table: plan.table,
            at,
            definition: column.definition.clone(),
            entries: Column::empty(table.rows),
        });
    }
    let added = plan.columns.iter().filter(|column| column.existing.is_none()).count();
    let mut next = behind;
    plan.columns
        .iter()
        .map(|column| match column.existing {
            Some(at) if at < behind => at,
            Some(at) => at + added,
            None => {
                next += 1;
                next - 1
            }
        })
        .collect()
}

fn register(plan: &ImportPlan, book: &Book, changes: &mut Vec<Change>) {
    for registered in &plan.registered {
        let Some(table) = book.tables.get(registered.table) else { continue };
        let key = book.class_of(registered.table).and_then(|class| table.column_position(&class.key));
        let count = registered.keys.len();
        let columns = (0..table.columns.len())
            .map(|position| {
                if Some(position) == key {
                    registered.keys.iter().map(Value::text).collect()
                } else {
                    Column::empty(count)
                }
            })
            .collect();
        changes.push(Change::InsertRows { table: registered.table, at: table.rows, count, columns });
    }
}

fn update_cells(plan: &ImportPlan, table: &Table, places: &[usize], changes: &mut Vec<Change>) {
    for (column, &place) in plan.columns.iter().zip(places) {
        let mut cells: Vec<(usize, Value)> = plan
            .rows
            .iter()
            .zip(&column.values)
            .filter_map(|(row, value)| match row.fate {
                Fate::Updated(at) if differs(table, column.existing, at, value) => Some((at, value.clone())),
                _ => None,
            })
            .collect();
        if !cells.is_empty() {
            cells.sort_by_key(|&(row, _)| row);
            changes.push(Change::Cells { table: plan.table, column: place, cells });
        }
    }
}

/// Whether taking a value changes an existing subject. A blank cell changes nothing.
pub fn differs(table: &Table, column: Option<usize>, row: usize, value: &Value) -> bool {
    !value.is_empty() && column.is_none_or(|column| table.value(column, row) != *value)
}

fn insert_rows(plan: &ImportPlan, book: &Book, table: &Table, places: &[usize], changes: &mut Vec<Change>) {
    let added: Vec<usize> = (0..plan.rows.len())
        .filter(|&row| plan.rows.get(row).is_some_and(|row| row.fate == Fate::Added))
        .collect();
    if added.is_empty() {
        return;
    }
    let further = plan.columns.iter().filter(|column| column.existing.is_none()).count();
    let mut columns: Vec<Column> = vec![Column::default(); table.columns.len() + further];
    for (column, &place) in plan.columns.iter().zip(places) {
        if let Some(slot) = columns.get_mut(place) {
            *slot = added.iter().map(|&row| column.values.get(row).cloned().unwrap_or_default()).collect();
        }
    }
    let key = book.class_of(plan.table).and_then(|class| table.column_position(&class.key));
    if let Some(slot) = key.and_then(|key| columns.get_mut(key)) {
        *slot = added
            .iter()
            .filter_map(|&row| plan.rows.get(row))
            .map(|row| Value::Text(row.key.clone()))
            .collect();
    }
    for column in &mut columns {
        if column.is_empty() {
            *column = Column::empty(added.len());
        }
    }
    changes.push(Change::InsertRows { table: plan.table, at: table.rows, count: added.len(), columns });
}
