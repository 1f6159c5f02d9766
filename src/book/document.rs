//! The document and its tables.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::layout::layout;
use super::{HandedOut, Mapping, Provenance};
use crate::engine::{Column, Value};
use crate::scheme::{Class, Kind, Meaning, Options, Scheme};

/// Everything that is saved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Book {
    /// The title (2026 年度党建考评).
    pub title: String,
    /// The organisation that evaluates.
    pub organisation: String,
    /// The period, as text (2026 年度).
    pub period: String,
    /// The evaluation's date, Excel's serial day; today for every formula.
    pub date: f64,
    /// The scheme.
    pub scheme: Scheme,
    /// The tables: one per class in the scheme's order, then one per entry table.
    pub tables: Vec<Table>,
    /// The layouts of files that were imported.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mappings: Vec<Mapping>,
    /// The templates that were handed out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub handed: Vec<HandedOut>,
}

/// A table of the document. Every column has as many rows as the table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// The name formulas use.
    pub name: String,
    /// What the table is.
    pub role: TableRole,
    /// The number of rows.
    pub rows: usize,
    /// The definitions of the entered columns.
    pub columns: Vec<ColumnDefinition>,
    /// The entered values, a column each.
    pub entries: Vec<Arc<Column>>,
    /// Where the imported values came from.
    #[serde(default, skip_serializing_if = "Provenance::is_empty")]
    pub provenance: Provenance,
}

/// What a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TableRole {
    /// The subjects of the class at this position in the scheme.
    Subjects(usize),
    /// The entry table at this position in the scheme.
    Entries(usize),
}

/// An entered column.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ColumnDefinition {
    /// The name formulas use, unique in its table.
    pub name: String,
    /// What it means to an importer.
    pub meaning: Meaning,
    /// The kind of its values.
    pub kind: Kind,
    /// The values it may take.
    pub options: Options,
    /// Whether it belongs to the roster or to the scores.
    pub facet: Facet,
}

/// The part of a table a column belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Facet {
    /// Who the subject is.
    Roster,
    /// What is entered about the subject.
    Scores,
    /// What is calculated.
    Results,
}

impl Book {
    /// An empty book for a scheme.
    pub fn new(scheme: Scheme, title: &str, organisation: &str, period: &str, date: f64) -> Self {
        let tables = layout(&scheme);
        Self {
            title: title.into(),
            organisation: organisation.into(),
            period: period.into(),
            date,
            scheme,
            tables,
            mappings: Vec::new(),
            handed: Vec::new(),
        }
    }

    /// Whether tables, columns and entries fit each other and the scheme, as they do in every document
    /// that was made here.
    pub fn is_sound(&self) -> bool {
        let (classes, entries) = (self.scheme.classes.len(), self.scheme.tables.len());
        let placed = |(position, table): (usize, &Table)| match table.role {
            TableRole::Subjects(class) => class == position && position < classes,
            TableRole::Entries(entry) => classes + entry == position && entry < entries,
        };
        self.tables.len() == classes + entries
            && self.tables.iter().all(Table::is_even)
            && self.tables.iter().enumerate().all(placed)
    }

    /// The position of the table with this name.
    pub fn table_position(&self, name: &str) -> Option<usize> {
        self.tables.iter().position(|table| table.name == name)
    }

    /// The table with this name.
    pub fn table(&self, name: &str) -> Option<&Table> {
        self.tables.iter().find(|table| table.name == name)
    }

    /// The class whose subjects the table at `position` holds.
    pub fn class_of(&self, position: usize) -> Option<&Class> {
        match self.tables.get(position)?.role {
            TableRole::Subjects(class) => self.scheme.classes.get(class),
            TableRole::Entries(_) => None,
        }
    }
}

impl Table {
    /// Whether every column has as many rows as the table.
    pub(super) fn is_even(&self) -> bool {
        self.columns.len() == self.entries.len()
            && self.entries.iter().all(|column| column.len() == self.rows)
            && self.provenance.is_sound(self)
    }

    /// The position of the entered column with this name.
    pub fn column_position(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }

    /// The entered value of a cell; empty outside the table.
    pub fn value(&self, column: usize, row: usize) -> Value {
        self.entries.get(column).map(|entries| entries.get(row)).unwrap_or_default()
    }
}
