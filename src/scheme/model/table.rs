//! Tables of entries and the kinds of their columns.

use serde::{Deserialize, Serialize};

/// The kind of a column's values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// Any text; digits stay text.
    Text,
    /// A number.
    Number,
    /// A whole number of events, votes or tasks.
    Count,
    /// A share; 0.94 is shown as 94%.
    Percent,
    /// A day, as Excel's serial number.
    Date,
}

/// The values a column may take.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Options {
    /// Anything of the column's kind.
    Free,
    /// One of these.
    Choice(Vec<String>),
    /// The key of a subject of this class.
    SubjectOf(String),
    /// The key of a subject of the class that this column of the same row names.
    SubjectOfClassIn(String),
    /// A number between two bounds, both included.
    Between(f64, f64),
}

/// A table of entries.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EntryTable {
    /// The table's name.
    pub name: String,
    /// What it is for, in one line.
    pub purpose: String,
    /// Its columns.
    pub columns: Vec<EntryColumn>,
}

/// A column of a table of entries.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EntryColumn {
    /// The column's name.
    pub name: String,
    /// The kind of its values.
    pub kind: Kind,
    /// The values it may take.
    pub options: Options,
    /// A formula in Excel's syntax where the column is calculated.
    pub formula: Option<String>,
}
