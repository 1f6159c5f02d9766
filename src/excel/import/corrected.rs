//! The error workbook: which rows hold the headings as it is written; as it comes back, the column that says
//! what was wrong is no part of the table.

use super::arrange::Shape;
use super::written::cell_text;
use super::{Header, Import};
use crate::book::Table;
use crate::excel::read::{Cell, Sheet, Workbook, letters};
use crate::excel::write::errors_heading;
use crate::sentence::Sentence;

impl Import {
    /// The sheets that are read, each with the first and the lowest row of its headings, where it has some.
    /// A sheet with several tables comes several times.
    pub fn heading_rows(&self) -> Vec<(usize, Option<(u32, u32)>)> {
        let lowest = |header: &Header| {
            let lowest = header.end().checked_sub(1).filter(|_| header.rows > 0)?;
            Some((header.first, lowest))
        };
        match self.readings.get(self.reading).map(|reading| &reading.shape) {
            Some(Shape::Whole(sheet, _) | Shape::Visible(sheet, _)) => vec![(*sheet, lowest(&self.header))],
            Some(Shape::Parts(parts, _)) => {
                parts.iter().map(|part| (part.sheet, lowest(&part.header))).collect()
            }
            Some(Shape::Turned(turned, _)) => vec![(turned.part.sheet, lowest(&turned.part.header))],
            None => Vec::new(),
        }
    }
}

/// Sets the column with what was wrong aside in every sheet, and says so. A table that has a column of
/// that name keeps it.
pub fn set_aside(workbook: &mut Workbook, tables: &[Table]) -> Vec<Sentence> {
    let own = |table: &Table| table.column_position(errors_heading()).is_some();
    if tables.iter().any(own) {
        return Vec::new();
    }
    let mut said = Vec::new();
    for sheet in &mut workbook.sheets {
        if let Some(column) = column_of_errors(sheet) {
            sheet.remove_column(column);
            said.push(sentence(&sheet.name, column));
        }
    }
    said
}

/// The last column, where all that stands in it is its heading and what stands below.
fn column_of_errors(sheet: &Sheet) -> Option<u16> {
    let last = sheet.rows().filter_map(|row| row.cells().last()).map(|(column, _)| column).max()?;
    let mut cells = sheet.rows().map(|row| row.cell(last)).filter(|cell| !cell.is_blank());
    let heading = cells.next()?;
    let says = cell_text(heading).trim() == errors_heading();
    (says && cells.all(|cell| matches!(cell, Cell::Text(_)))).then(|| u16::try_from(last).ok()).flatten()
}

fn sentence(sheet: &str, column: u16) -> Sentence {
    let letters = letters(u32::from(column));
    Sentence::new(
        format!("这是改过的错误表：“{sheet}”的 {letters} 列“错误说明”是导出时加上的，已自动略去。"),
        format!(
            "This is a corrected error workbook: column {letters} of {sheet} (错误说明) was added when it was written and is left out."
        ),
    )
}
