//! An error workbook that comes back: the column that says what was wrong is no part of the table.

use super::written::cell_text;
use crate::book::Table;
use crate::excel::read::{Cell, Sheet, Workbook, letters};
use crate::excel::write::errors_heading;
use crate::sentence::Sentence;

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
