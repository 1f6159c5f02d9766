//! The calculation: tables and parameters in, results and explanations out.

use std::{ops::Range, sync::Arc};

use super::{Column, Value};
use crate::sentence::Sentence;

/// A table that takes part in the calculation. All its columns have `rows` rows.
#[derive(Clone, Debug)]
pub struct Table {
    /// The name formulas use.
    pub name: String,
    /// The number of rows.
    pub rows: usize,
    /// The columns, entered and calculated.
    pub columns: Vec<TableColumn>,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct TableColumn {
    /// The name formulas use, unique in its table.
    pub name: String,
    /// Where its values come from.
    pub source: Source,
}

/// Where a column's values come from.
#[derive(Clone, Debug)]
pub enum Source {
    /// Entered values.
    Entries(Arc<Column>),
    /// A formula for every row, in Excel's syntax, without the leading `=`.
    Formula(String),
}

/// A named value of the scheme that formulas refer to by name (`党员.业务攻关.权重`).
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// The name formulas use.
    pub name: String,
    /// Its value.
    pub value: Value,
}

/// A cell of the calculation, by position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The table's position in the model.
    pub table: usize,
    /// The column's position in its table.
    pub column: usize,
    /// The row.
    pub row: usize,
}

/// Something wrong with a formula.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// The table's position.
    pub table: usize,
    /// The column's position.
    pub column: usize,
    /// The bytes of the formula concerned.
    pub span: Range<usize>,
    /// What is wrong.
    pub sentence: Sentence,
    /// What to do about it, where something is known.
    pub fix: Option<Sentence>,
}

/// How a calculated value came about.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// The cell explained.
    pub place: Place,
    /// The formula as written; empty for an entered cell.
    pub formula: String,
    /// The formula with this row's values put in: `0.8 * 92.952 + 0.2 * 98.63`.
    pub substituted: String,
    /// Intermediate lines between `substituted` and the value, where they help.
    pub steps: Vec<String>,
    /// The value.
    pub value: Value,
    /// What the formula read, in reading order, without repeats.
    pub inputs: Vec<ExplainedInput>,
}

/// One thing a formula read.
#[derive(Clone, Debug, PartialEq)]
pub enum ExplainedInput {
    /// A single cell.
    Cell {
        /// Where it is.
        place: Place,
        /// What it held.
        value: Value,
    },
    /// A parameter.
    Parameter {
        /// Its name.
        name: String,
        /// What it held.
        value: Value,
    },
    /// The rows of a column that a conditional or whole-column function took.
    Rows {
        /// The table.
        table: usize,
        /// The column whose values were taken.
        column: usize,
        /// The first rows taken (at most 200).
        rows: Vec<usize>,
        /// How many were taken in all.
        total: usize,
    },
}

/// Where things stand in a workbook, for printing a formula in A1 form.
pub trait A1Layout {
    /// The reference to the cell of `column` in `row`, as seen from the formula's own sheet.
    fn cell(&self, table: &str, column: &str, row: usize) -> Option<String>;
    /// The absolute reference to the whole data range of `column`.
    fn column(&self, table: &str, column: &str) -> Option<String>;
    /// The absolute reference to a parameter's cell.
    fn parameter(&self, name: &str) -> Option<String>;
}

/// Tables and parameters with their calculated columns kept up to date.
#[derive(Clone, Debug, Default)]
pub struct Model {
    tables: Vec<Table>,
    results: Vec<Vec<Arc<Column>>>,
}

impl Model {
    /// Compiles every formula and calculates everything. `today` is Excel's serial day. Wrong
    /// formulas become diagnostics and their cells faults.
    pub fn new(tables: Vec<Table>, parameters: Vec<Parameter>, today: f64) -> Self {
        let _ = (parameters, today);
        let results = tables
            .iter()
            .map(|table| {
                table
                    .columns
                    .iter()
                    .map(|column| match &column.source {
                        Source::Entries(entries) => Arc::clone(entries),
                        Source::Formula(_) => Arc::new(Column::empty(table.rows)),
                    })
                    .collect()
            })
            .collect();
        Self { tables, results }
    }

    /// What is wrong with the formulas: all of it.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &[]
    }

    /// Replaces an entered column of unchanged length of which only `rows` differ, and recalculates
    /// what they reach.
    pub fn replace_entries(&mut self, table: usize, column: usize, entries: Arc<Column>, rows: &[usize]) {
        let _ = rows;
        if let Some(slot) = self.results.get_mut(table).and_then(|columns| columns.get_mut(column)) {
            *slot = entries;
        }
    }

    /// Changes a parameter and recalculates what it reaches.
    pub fn set_parameter(&mut self, name: &str, value: Value) {
        let _ = (name, value);
    }

    /// The tables as given.
    pub fn tables(&self) -> &[Table] {
        &self.tables
    }

    /// The values of a column, entered or calculated.
    pub fn column(&self, table: usize, column: usize) -> Option<&Column> {
        self.results.get(table)?.get(column).map(Arc::as_ref)
    }

    /// The value of a cell; empty outside the tables.
    pub fn value(&self, place: Place) -> Value {
        self.column(place.table, place.column).map(|column| column.get(place.row)).unwrap_or_default()
    }

    /// How a cell's value came about, down to what it read.
    pub fn explain(&self, place: Place) -> Option<Explanation> {
        let _ = place;
        None
    }

    /// The formula of a calculated column for `row` in A1 form, in functions that Excel 2010 knows;
    /// `None` when it has none or needs something newer.
    pub fn formula_in_a1(&self, place: Place, layout: &dyn A1Layout) -> Option<String> {
        let _ = (place, layout);
        None
    }
}
