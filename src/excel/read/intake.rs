//! Cells as they come out of a file, counted against the limits and put where they belong.

use std::collections::HashSet;
use std::sync::Arc;

use super::guard::too_large;
use super::workbook::{Cell, Sheet};
use super::{Progress, limits};
use crate::sentence::Sentence;

/// Progress is told every so many rows.
const STRIDE: u64 = 2_000;
/// Texts longer than this are seldom repeated.
const SHORT: usize = 64;
/// Different short texts that are remembered.
const REMEMBERED: usize = 1 << 16;

/// What all sheets of a file have asked for so far.
pub struct Intake<'a> {
    progress: Progress<'a>,
    rows: u64,
    expected: u64,
    cells: usize,
    text: usize,
    remembered: HashSet<Arc<str>>,
}

impl<'a> Intake<'a> {
    /// Nothing was taken yet.
    pub fn new(progress: Progress<'a>) -> Self {
        Self { progress, rows: 0, expected: 0, cells: 0, text: 0, remembered: HashSet::new() }
    }

    /// The file says that so many rows follow.
    pub fn expect(&mut self, rows: u32) {
        self.expected = self.rows + u64::from(rows.min(limits::ROWS));
    }

    /// Counts bytes of text that are kept.
    pub fn count_text(&mut self, bytes: usize) {
        self.text += bytes;
    }

    /// A cell with a text; one that was seen before is not kept twice.
    pub fn text(&mut self, text: &str) -> Cell {
        if text.is_empty() {
            return Cell::Empty;
        }
        if text.len() > SHORT {
            self.text += text.len();
            return Cell::Text(Arc::from(text));
        }
        if let Some(known) = self.remembered.get(text) {
            return Cell::Text(Arc::clone(known));
        }
        self.text += text.len();
        let text: Arc<str> = Arc::from(text);
        if self.remembered.len() < REMEMBERED {
            self.remembered.insert(Arc::clone(&text));
        }
        Cell::Text(text)
    }

    /// Whether so many more cells would be too many.
    pub fn has_room(&self, cells: usize) -> bool {
        self.cells.saturating_add(cells) <= limits::CELLS
    }

    /// All sheets were read.
    pub fn end(self) {
        (self.progress)(self.rows, self.rows);
    }

    fn row_begins(&mut self) {
        self.rows += 1;
        if self.rows.is_multiple_of(STRIDE) {
            (self.progress)(self.rows, self.expected.max(self.rows));
        }
    }
}

/// A sheet that is being filled.
pub struct Page {
    /// The sheet so far.
    pub sheet: Sheet,
    /// The place of the cell that was put last.
    pub last: (u32, u32),
    strays: Vec<(u32, u16, Cell)>,
}

impl Page {
    /// A sheet that cells are put into.
    pub fn new(sheet: Sheet) -> Self {
        Self { sheet, last: (0, 0), strays: Vec::new() }
    }

    /// Puts a cell; an empty one is nothing, one outside the grid is counted.
    pub fn put(
        &mut self,
        row: u32,
        column: u32,
        cell: Cell,
        intake: &mut Intake<'_>,
    ) -> Result<(), Sentence> {
        if cell == Cell::Empty {
            return Ok(());
        }
        let Some(place) =
            u16::try_from(column).ok().filter(|_| row < limits::ROWS && column < limits::COLUMNS)
        else {
            self.sheet.outside += 1;
            return Ok(());
        };
        intake.cells += 1;
        if intake.cells > limits::CELLS || intake.text > limits::TEXT_BYTES {
            return Err(too_large());
        }
        if row != self.last.0 {
            intake.row_begins();
        }
        self.last = (row, column);
        if let Err(stray) = self.sheet.push(row, place, cell) {
            self.strays.push(stray);
        }
        Ok(())
    }

    /// Something stands shortly after the last cell that could not be read.
    pub fn unread(&mut self) {
        if self.sheet.unread.len() < limits::UNREAD {
            self.sheet.unread.push(self.last);
        }
    }

    /// The sheet with all its cells in place.
    pub fn end(mut self) -> Sheet {
        if !self.strays.is_empty() {
            self.sheet.insert_all(self.strays);
        }
        self.sheet
    }
}
