//! Cells corrected by the user before the import is taken; what the file said is remembered.

use super::{Import, cell_text};
use crate::book::Book;
use crate::engine::{Value, number_text};
use crate::excel::read::Cell;

impl Import {
    /// Puts what the user types in the place of what a cell of the chosen sheet says, by its row and
    /// column there; typing what the file says takes the correction back. A cell that was made up, such
    /// as the name of a sheet, cannot be corrected, nor one of a row without anything in it.
    pub fn correct(&mut self, row: u32, column: u32, text: &str, book: &Book) {
        let Some(origin) = self.places.origin(row, column) else { return };
        let Some(sheet) = self.workbook.sheets.get_mut(origin.sheet) else { return };
        let standing = sheet.cell(origin.row, origin.column).clone();
        let known = self.corrected.iter().position(|(cell, _)| *cell == origin);
        let said = known.and_then(|at| self.corrected.get(at)).map_or(standing, |(_, said)| said.clone());
        let back = *cell_text(&said) == *text.trim();
        let cell = if back { said.clone() } else { typed(text.trim()) };
        if !sheet.put(origin.row, origin.column, cell.clone()) {
            return;
        }
        if let Some(arranged) = &mut self.arranged {
            arranged.put(row, column, cell);
        }
        self.corrected.retain(|(cell, _)| *cell != origin);
        if !back {
            self.corrected.push((origin, said));
        }
        self.look_at_columns(book);
    }

    /// What the file says in a cell of the chosen sheet that was corrected.
    pub fn written(&self, row: u32, column: u32) -> Option<&Cell> {
        let origin = self.places.origin(row, column)?;
        self.corrected.iter().find(|(cell, _)| *cell == origin).map(|(_, said)| said)
    }
}

/// What is typed, as Excel would take it: a number where it is written as one is shown.
fn typed(text: &str) -> Cell {
    match text.parse::<f64>() {
        _ if text.is_empty() => Cell::Empty,
        Ok(number) if number_text(number) == text => Cell::Number(number),
        _ => Cell::Text(text.into()),
    }
}

/// A cell's words as a value, for what is kept of the file.
pub fn written_value(cell: &Cell) -> Value {
    match cell {
        cell if cell.is_blank() => Value::Empty,
        Cell::Number(number) => Value::Number(*number),
        cell => Value::text(cell_text(cell)),
    }
}
