//! What differs, and the change that takes it.

use std::collections::BTreeMap;

use crate::book::{Book, Change};
use crate::engine::{Column, Value};
use crate::scheme::Kind;
use crate::sentence::Sentence;

/// Something that differs from the book as it was saved.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Where (评分-党员!D7).
    pub place: String,
    /// Whom or what it concerns.
    pub subject: String,
    /// What it is: a column, a parameter, a row.
    pub item: Sentence,
    /// The value as it was saved.
    pub before: Value,
    /// The value as it stands.
    pub after: Value,
    /// The kind of the values.
    pub kind: Kind,
    /// What taking it does.
    pub edit: Edit,
}

/// What taking a difference does.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// A cell gets the value.
    Cell {
        /// The table's position.
        table: usize,
        /// The entered column's position.
        column: usize,
        /// The row.
        row: usize,
    },
    /// A parameter gets the value.
    Parameter(String),
    /// A row with these entries is added.
    Add {
        /// The table's position.
        table: usize,
        /// A value for each entered column.
        values: Vec<Value>,
    },
    /// A row is removed.
    Remove {
        /// The table's position.
        table: usize,
        /// The row.
        row: usize,
    },
    /// Nothing: it is only said.
    Nothing,
}

/// The change that takes differences of a book, all as one.
pub fn change<'a>(book: &Book, differences: impl IntoIterator<Item = &'a Difference>) -> Change {
    let mut changes = Vec::new();
    let mut cells: BTreeMap<(usize, usize), BTreeMap<usize, Value>> = BTreeMap::new();
    let mut added: BTreeMap<usize, Vec<&[Value]>> = BTreeMap::new();
    let mut removed: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for difference in differences {
        match &difference.edit {
            Edit::Cell { table, column, row } => {
                cells.entry((*table, *column)).or_default().insert(*row, difference.after.clone());
            }
            Edit::Parameter(name) => {
                if let Value::Number(value) = difference.after {
                    changes.push(Change::Parameter { name: name.clone(), value });
                }
            }
            Edit::Add { table, values } => added.entry(*table).or_default().push(values),
            Edit::Remove { table, row } => removed.entry(*table).or_default().push(*row),
            Edit::Nothing => {}
        }
    }
    for ((table, column), cells) in cells {
        changes.push(Change::Cells { table, column, cells: cells.into_iter().collect() });
    }
    // Rows are added at the end, so that the numbers of those to be removed stay what they are.
    for (table, rows) in added {
        let Some(found) = book.tables.get(table) else { continue };
        let columns = (0..found.columns.len()).map(|column| {
            rows.iter().map(|row| row.get(column).cloned().unwrap_or_default()).collect::<Column>()
        });
        changes.push(Change::InsertRows {
            table,
            at: found.rows,
            count: rows.len(),
            columns: columns.collect(),
        });
    }
    for (table, mut rows) in removed {
        rows.sort_unstable_by(|one, other| other.cmp(one));
        changes.extend(rows.into_iter().map(|at| Change::RemoveRows { table, at, count: 1 }));
    }
    Change::Several(changes)
}
