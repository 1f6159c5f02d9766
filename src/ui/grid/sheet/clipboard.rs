//! Blocks of cells out to and in from other spreadsheets.

use super::{Effect, Sheet};
use crate::session::Action;
use crate::ui::grid::place::Place;
use crate::ui::grid::selection::Selection;
use crate::ui::grid::tabular::{cells_of, extent_of, repeated, text_of};

/// What to put on the clipboard.
#[derive(Clone, Debug, PartialEq)]
pub enum Copy {
    /// This text.
    Text(String),
    /// The text with which the session answers this.
    Ask(Action),
}

impl Sheet {
    /// The selection for the clipboard.
    pub fn copy(&self) -> Copy {
        let span = self.selection.span();
        match self.block(span) {
            Some(block) => Copy::Text(text_of(&block)),
            None => Copy::Ask(Action::Copy {
                grid: self.outline.grid,
                row: span.top,
                column: span.left,
                rows: span.rows().len(),
                columns: span.columns().len(),
            }),
        }
    }

    /// Clears what was cut.
    pub fn cut(&mut self) -> Vec<Effect> {
        self.clear()
    }

    /// Pastes text at the selection; a block that fits a larger selection several times fills it.
    pub fn paste(&mut self, text: &str) -> Vec<Effect> {
        let span = self.selection.span();
        let corner = span.corner();
        // A long text into one cell is only measured: taking it apart is the session's work.
        let (text, rows, columns) = if self.selection.is_single() {
            let (rows, columns) = extent_of(text);
            (text.to_owned(), rows, columns)
        } else {
            let mut block = cells_of(text);
            if let Some(filled) = repeated(&block, span.rows().len(), span.columns().len()) {
                block = filled;
            }
            (text_of(&block), block.len(), block.iter().map(Vec::len).max().unwrap_or(1))
        };
        let last = Place::new(corner.row + rows.max(1) - 1, corner.column + columns.max(1) - 1);
        let rows = if self.has_blank_row() { last.row + 1 } else { self.rows() };
        self.selection = Selection::between(corner, last).within(rows, self.outline.columns.len());
        vec![Effect::Send(Action::Paste {
            grid: self.outline.grid,
            row: corner.row,
            column: corner.column,
            text,
        })]
    }
}
