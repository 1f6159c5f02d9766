//! Rows for a table of entries: which are new, and which the table has already.

use std::collections::HashMap;

use super::diagnostic::Diagnostics;
use super::many::Among;
use super::plan::{Fate, ImportPlan};
use super::references::{self, Hints};
use super::subjects::spelled;
use crate::book::{Book, Table};

/// Decides the fate of every planned row. A row that the table has already is not added again, so that a
/// file that was taken changes nothing; two such rows in the file are two all the same.
pub fn decide(
    plan: &mut ImportPlan,
    book: &Book,
    (table, among): (&Table, &Among),
    hints: &Hints,
    diagnostics: &mut Diagnostics,
) {
    references::resolve(plan, book, hints, diagnostics);
    let columns: Vec<usize> = plan.columns.iter().filter_map(|column| column.existing).collect();
    let mut standing: HashMap<String, Vec<usize>> = HashMap::new();
    let rows = among.rows.unwrap_or(table.rows);
    for row in (0..rows).rev().filter(|row| !among.claimed.contains(row)) {
        let values: Vec<String> = columns.iter().map(|&column| spelled(&table.value(column, row))).collect();
        standing.entry(values.join("\u{1f}")).or_default().push(row);
    }
    for at in 0..plan.rows.len() {
        let values: Vec<String> = plan
            .columns
            .iter()
            .filter(|column| column.existing.is_some())
            .map(|column| column.values.get(at).map(spelled).unwrap_or_default())
            .collect();
        let Some(row) = plan.rows.get_mut(at).filter(|row| row.fate != Fate::LeftOut) else { continue };
        if let Some(subject) = standing.get_mut(&values.join("\u{1f}")).and_then(Vec::pop) {
            row.fate = Fate::Agrees(subject);
        }
    }
}
