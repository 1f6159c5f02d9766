//! The calculation that belongs to a document, kept in step with its changes.

use std::sync::Arc;

use super::{Book, Change};
use crate::engine::{Model, Parameter, Place, Source, Table, TableColumn, Value};
use crate::scheme::{FormulaColumn, Lowered, Role, lower};

/// A document's scheme as formulas, calculated over its tables. In each table of the model the
/// entered columns come first, in the document's order, then the calculated ones.
#[derive(Clone, Debug)]
pub struct Calculation {
    model: Model,
    lowered: Lowered,
    entered: Vec<usize>,
}

impl Calculation {
    /// Lowers the scheme and calculates everything.
    pub fn new(book: &Book) -> Self {
        let lowered = lower(&book.scheme, book.date);
        let tables = book
            .tables
            .iter()
            .map(|table| {
                let entries =
                    table.columns.iter().zip(&table.entries).map(|(definition, entries)| TableColumn {
                        name: definition.name.clone(),
                        source: Source::Entries(Arc::clone(entries)),
                    });
                let formulas = formulas_of(&lowered, &table.name).iter().map(|column| TableColumn {
                    name: column.name.clone(),
                    source: Source::Formula(column.formula.clone()),
                });
                Table {
                    name: table.name.clone(),
                    rows: table.rows,
                    columns: entries.chain(formulas).collect(),
                }
            })
            .collect();
        let parameters = lowered
            .parameters
            .iter()
            .map(|parameter| Parameter {
                name: parameter.name.clone(),
                value: Value::Number(parameter.value),
            })
            .collect();
        let entered = book.tables.iter().map(|table| table.columns.len()).collect();
        Self { model: Model::new(tables, parameters, book.date), lowered, entered }
    }

    /// Follows a change that has been applied to the document.
    pub fn follow(&mut self, book: &Book, change: &Change) {
        if !self.follow_in_place(book, change) {
            *self = Self::new(book);
        }
    }

    /// The model behind it.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// The scheme as formulas.
    pub fn lowered(&self) -> &Lowered {
        &self.lowered
    }

    /// The calculated columns of the table at this position.
    pub fn formulas(&self, table: usize) -> &[FormulaColumn] {
        self.model.tables().get(table).map_or(&[], |found| formulas_of(&self.lowered, &found.name))
    }

    /// How many entered columns the table at this position has; calculated ones follow them.
    pub fn entered_columns(&self, table: usize) -> usize {
        self.entered.get(table).copied().unwrap_or(0)
    }

    /// The calculated column at this position of the model; `None` for an entered one.
    pub fn formula(&self, table: usize, column: usize) -> Option<&FormulaColumn> {
        self.formulas(table).get(column.checked_sub(self.entered_columns(table))?)
    }

    /// The position in the model of the first calculated column with this role.
    pub fn role_position(&self, table: usize, role: &Role) -> Option<usize> {
        let position = self.formulas(table).iter().position(|column| column.role == *role)?;
        Some(self.entered_columns(table) + position)
    }

    /// The value of a cell, entered or calculated.
    pub fn value(&self, table: usize, column: usize, row: usize) -> Value {
        self.model.value(Place { table, column, row })
    }

    /// Whether the change could be followed without calculating everything anew.
    fn follow_in_place(&mut self, book: &Book, change: &Change) -> bool {
        match change {
            Change::Cells { table, column, cells } => {
                let Some(entries) = book.tables.get(*table).and_then(|found| found.entries.get(*column))
                else {
                    return false;
                };
                let rows: Vec<usize> = cells.iter().map(|&(row, _)| row).collect();
                self.model.replace_entries(*table, *column, Arc::clone(entries), &rows);
                true
            }
            Change::Parameter { name, value } => {
                for parameter in &mut self.lowered.parameters {
                    if parameter.name == *name {
                        parameter.value = *value;
                    }
                }
                self.model.set_parameter(name, Value::Number(*value));
                true
            }
            // No figure depends on how files are read, who has them or where a value came from.
            Change::Mappings(_) | Change::HandedOut(_) | Change::Sources { .. } => true,
            Change::Several(changes) => {
                changes.iter().all(is_in_place)
                    && changes.iter().all(|change| self.follow_in_place(book, change))
            }
            // Whatever changes the tables' shape, the scheme or the day is calculated anew.
            _ => false,
        }
    }
}

fn is_in_place(change: &Change) -> bool {
    match change {
        Change::Cells { .. }
        | Change::Sources { .. }
        | Change::Mappings(_)
        | Change::HandedOut(_)
        | Change::Parameter { .. } => true,
        Change::Several(changes) => changes.iter().all(is_in_place),
        _ => false,
    }
}

fn formulas_of<'a>(lowered: &'a Lowered, table: &str) -> &'a [FormulaColumn] {
    lowered.tables.iter().find(|lowered| lowered.name == table).map_or(&[], |lowered| &lowered.columns)
}
