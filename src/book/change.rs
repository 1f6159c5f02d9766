//! Changes to the document, each with its inverse.

use serde::{Deserialize, Serialize};

use super::{ColumnDefinition, HandedOut, Mapping, Sources, Table, TableRole};
use crate::engine::{Column, Value};
use crate::scheme::Scheme;
use crate::sentence::Sentence;

/// A change to the document. Positions refer to the document as it is when the change is applied.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Change {
    /// Cells of one entered column get these values.
    Cells {
        /// The table's position.
        table: usize,
        /// The column's position.
        column: usize,
        /// Row and value, rows ascending without repeats.
        cells: Vec<(usize, Value)>,
    },
    /// Where the values of some rows of an entered column came from.
    Sources {
        /// The table's position.
        table: usize,
        /// The column's position.
        column: usize,
        /// The rows that it is about, first row and count, from the top and apart.
        rows: Vec<(usize, usize)>,
        /// Where their values came from; those it says nothing of were typed.
        sources: Sources,
    },
    /// Rows are inserted before a row (or at the end), given column by column.
    InsertRows {
        /// The table's position.
        table: usize,
        /// Before this row.
        at: usize,
        /// How many rows.
        count: usize,
        /// A column each for all entered columns, `count` values long.
        columns: Vec<Column>,
    },
    /// Rows are removed.
    RemoveRows {
        /// The table's position.
        table: usize,
        /// The first row.
        at: usize,
        /// How many rows.
        count: usize,
    },
    /// An entered column is inserted before a position.
    InsertColumn {
        /// The table's position.
        table: usize,
        /// Before this column.
        at: usize,
        /// What it is.
        definition: ColumnDefinition,
        /// Its values.
        entries: Column,
    },
    /// An entered column is removed.
    RemoveColumn {
        /// The table's position.
        table: usize,
        /// The column's position.
        at: usize,
    },
    /// An entered column goes to another position among the others.
    MoveColumn {
        /// The table's position.
        table: usize,
        /// The column's position.
        from: usize,
        /// Its position afterwards.
        to: usize,
    },
    /// An entered column becomes known as something else; its values stay. Whether the name is free
    /// is the scheme's matter: names may change places within one step.
    DefineColumn {
        /// The table's position.
        table: usize,
        /// The column's position.
        column: usize,
        /// What it is.
        definition: ColumnDefinition,
    },
    /// A table is inserted before a position.
    InsertTable {
        /// Before this table.
        at: usize,
        /// The table with its entries.
        table: Box<Table>,
    },
    /// A table is removed with its entries.
    RemoveTable {
        /// The table's position.
        at: usize,
    },
    /// A table goes to another position among the others.
    MoveTable {
        /// The table's position.
        from: usize,
        /// Its position afterwards.
        to: usize,
    },
    /// A table gets a name and a role; its entries stay.
    DefineTable {
        /// The table's position.
        table: usize,
        /// Its name.
        name: String,
        /// What it is.
        role: TableRole,
    },
    /// The scheme becomes another one. The tables do not follow by themselves: `reshape` makes the
    /// change in which they do.
    Scheme(Box<Scheme>),
    /// A parameter of the scheme gets a value.
    Parameter {
        /// Its name.
        name: String,
        /// Its value.
        value: f64,
    },
    /// The title, organisation, period and date.
    Particulars {
        /// The title.
        title: String,
        /// The organisation.
        organisation: String,
        /// The period.
        period: String,
        /// The date, Excel's serial day.
        date: f64,
    },
    /// The remembered layouts of files become these.
    Mappings(Vec<Mapping>),
    /// The templates that were handed out, all of them.
    HandedOut(Vec<HandedOut>),
    /// Several changes, one after another, as one.
    Several(Vec<Change>),
}

impl Change {
    /// About how many bytes the columns in the change take where it is saved.
    pub fn saved_bytes(&self) -> usize {
        match self {
            Change::InsertRows { columns, .. } => columns.iter().map(Column::saved_bytes).sum(),
            Change::InsertColumn { entries, .. } => entries.saved_bytes(),
            Change::Several(changes) => changes.iter().map(Change::saved_bytes).sum(),
            _ => 0,
        }
    }
}

/// Why a change could not be made; the document is as it was.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused(pub Sentence);
