//! What goes into the calculation and what comes out of it.

use std::{ops::Range, sync::Arc};

use crate::{
    engine::{Column, Value},
    sentence::Sentence,
};

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
