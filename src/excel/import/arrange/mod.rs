//! How the cells of a workbook make one table: a sheet as it stands, one of several tables in it, tables
//! stacked on each other, or people across turned into rows. What is arranged remembers where every
//! cell came from.

mod bands;
mod build;
mod find;
mod names;
mod reading;
mod sides;
mod turn;

use super::header::Header;
use crate::excel::read::{Sheet, letters, place};
use crate::sentence::Sentence;

pub use build::arrange;
pub use names::unit_in;
pub use reading::{Reading, Shape, of_template, readings};

/// A table found in a sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The position of its sheet.
    pub sheet: usize,
    /// Where its headings stand.
    pub header: Header,
    /// The first and the last row below the headings.
    pub rows: (u32, u32),
    /// Its columns; none for all that the sheet has.
    pub columns: Option<Vec<u32>>,
    /// What the sheet says above it, or is called.
    pub name: Option<String>,
}

/// Something that stands beside the table and is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    /// Row and column of its first cell, in the sheet.
    pub cell: (u32, u32),
    /// Its first text.
    pub text: String,
    /// Whether it is a table of its own.
    pub is_table: bool,
}

/// A table made of cells of the workbook.
#[derive(Clone, Debug)]
pub struct Arranged {
    /// The cells as they are read; none when the sheet is read as it stands.
    pub sheet: Option<Sheet>,
    /// Its headings.
    pub header: Header,
    /// Where the cells came from.
    pub places: Places,
}

/// Where the cells of an arranged table came from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Places {
    /// The names of the workbook's sheets.
    pub sheets: Vec<String>,
    /// Runs of rows, from the top.
    pub runs: Vec<Run>,
    /// Whether rows were columns.
    pub turned: bool,
}

/// Rows that came from one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The first row as arranged.
    pub first: u32,
    /// The position of the sheet.
    pub sheet: usize,
    /// The row in the sheet that became the first one; the column, where the table was turned.
    pub from: u32,
    /// The column of the sheet for every column as arranged (the row, where the table was turned);
    /// none when they are the same.
    pub columns: Option<Vec<Option<u32>>>,
}

/// A cell of the workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Origin {
    /// The position of the sheet.
    pub sheet: usize,
    /// Its row, from 0.
    pub row: u32,
    /// Its column, from 0.
    pub column: u32,
}

impl Places {
    /// A sheet as it stands.
    pub fn plain(sheet: usize, sheets: Vec<String>) -> Self {
        Self { sheets, runs: vec![Run { first: 0, sheet, from: 0, columns: None }], turned: false }
    }

    /// Where a cell came from; nowhere for one that was made up, such as the name of a sheet.
    pub fn origin(&self, row: u32, column: u32) -> Option<Origin> {
        let (sheet, across, along) = self.lane(row, column)?;
        let across = across?;
        let (row, column) = if self.turned { (across, along) } else { (along, across) };
        Some(Origin { sheet, row, column })
    }

    /// The sheet, its column and its row that a cell came from (its row and its column, where the table
    /// was turned); no column for a cell that was made up.
    pub fn lane(&self, row: u32, column: u32) -> Option<(usize, Option<u32>, u32)> {
        let run = self.run(row)?;
        let across = match &run.columns {
            Some(columns) => columns.get(column as usize).copied().flatten(),
            None => (column != super::NOWHERE).then_some(column),
        };
        Some((run.sheet, across, run.from + (row - run.first)))
    }

    fn run(&self, row: u32) -> Option<&Run> {
        let behind = self.runs.partition_point(|run| run.first <= row);
        self.runs.get(behind.checked_sub(1)?)
    }

    /// A cell's address as the office program names it (花名册!C12); that of the sheet for a cell that
    /// was made up.
    pub fn address(&self, row: u32, column: u32) -> String {
        match self.origin(row, column) {
            Some(origin) if self.sheets.get(origin.sheet).is_some_and(String::is_empty) => {
                place(origin.row, origin.column)
            }
            Some(origin) => format!("{}!{}", self.sheet_name(origin.sheet), place(origin.row, origin.column)),
            None => self.run(row).map(|run| self.sheet_name(run.sheet)).unwrap_or_default(),
        }
    }

    fn sheet_name(&self, sheet: usize) -> String {
        let name = self.sheets.get(sheet).map_or("", String::as_str);
        let plain = name.chars().all(|character| character.is_alphanumeric() || character == '_');
        if plain { name.to_string() } else { format!("'{}'", name.replace('\'', "''")) }
    }

    /// What a reader calls a row: its number, with its sheet where there are several.
    pub fn row(&self, row: u32) -> Sentence {
        let Some(run) = self.run(row) else { return Sentence::new(String::new(), String::new()) };
        let along = run.from + (row - run.first);
        if self.turned {
            let column = letters(along);
            return Sentence::new(format!("第 {column} 列"), format!("Column {column}"));
        }
        let number = u64::from(along) + 1;
        let name = self.sheets.get(run.sheet).map_or("", String::as_str);
        if self.runs.iter().all(|other| other.sheet == run.sheet) {
            Sentence::new(format!("第 {number} 行"), format!("Row {number}"))
        } else {
            Sentence::new(format!("“{name}”第 {number} 行"), format!("Row {number} of {name}"))
        }
    }
}
