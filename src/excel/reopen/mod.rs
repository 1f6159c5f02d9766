//! A workbook of ours opened again: the book it holds, and what was changed in it since by other
//! programs, cell by cell.

mod difference;
mod parameters;
mod rows;
mod tables;

#[cfg(test)]
mod tests;

pub use difference::{Difference, Edit, change};

use super::read::{Cell, Sheet, Workbook};
use super::write::Kept;
use super::write::kept::{SAVED_FIRST_ROW, SAVED_MARK};
use super::write::layout::{Layout, Purpose};
use crate::book::{Book, Calculation};

/// A workbook that holds a saved book.
#[derive(Clone, Debug)]
pub struct Reopened {
    workbook: Workbook,
    text: String,
}

impl Reopened {
    /// The workbook, where it holds a saved book; otherwise it is given back.
    pub fn of(workbook: Workbook) -> Result<Self, Workbook> {
        match workbook.sheets.iter().find(|sheet| is_saved(sheet)).map(saved_text) {
            Some(text) => Ok(Self { workbook, text }),
            None => Err(workbook),
        }
    }

    /// The saved book as text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What differs on the sheets of entries and of the scheme from the book as it was saved.
    pub fn differences(&self, book: &Book, calculation: &Calculation) -> Vec<Difference> {
        let layout = Layout::new(book, calculation, &Kept::default());
        let mut differences = parameters::differences(&self.workbook, &layout, calculation);
        let mut comparing = tables::Comparing::new(book);
        for plan in layout.sheets() {
            let table = match plan.purpose {
                Purpose::Roster(table) | Purpose::Scores(table) | Purpose::Entries(table) => table,
                _ => continue,
            };
            match self.workbook.sheets.iter().find(|sheet| sheet.name == plan.name) {
                Some(sheet) => comparing.compare(sheet, plan, table),
                None => comparing.lacks(&plan.name),
            }
        }
        differences.extend(comparing.finish());
        differences
    }
}

fn is_saved(sheet: &Sheet) -> bool {
    matches!(sheet.cell(0, 0), Cell::Text(text) if &**text == SAVED_MARK)
}

fn saved_text(sheet: &Sheet) -> String {
    let pieces = sheet.rows_from(SAVED_FIRST_ROW).map(|row| match row.cell(0) {
        Cell::Text(text) => text.clone(),
        _ => "".into(),
    });
    pieces.fold(String::new(), |text, piece| text + &piece)
}
