//! A whole grid for printing.

use super::dispatch::{Emit, Session, no_book};
use super::{Event, Grid, Look};
use crate::sentence::Sentence;

/// A longer table is printed from the workbook: a page takes too long to lay it out.
const MOST_ROWS: usize = 3_000;

impl Session {
    /// Shows all rows of a grid, as it is ordered and filtered, in its first columns.
    pub(super) fn print(&mut self, grid: Grid, columns: usize, emit: Emit) -> Result<(), Sentence> {
        let open = self.open.as_ref().ok_or_else(no_book)?;
        let whole = Look { grid, first: 0, count: MOST_ROWS, order: None, filter: String::new() };
        let mut view = match self.looking.get(&grid) {
            Some(looking) => looking.whole(open, MOST_ROWS),
            None => super::window::Looking::new(open, whole).view(open),
        };
        if view.matching > MOST_ROWS {
            return Err(too_long(view.matching));
        }
        for row in &mut view.rows {
            row.cells.truncate(columns);
        }
        emit(Event::Print(Box::new(view)), None);
        Ok(())
    }
}

fn too_long(rows: usize) -> Sentence {
    Sentence::new(
        format!(
            "这张表有 {rows} 行，网页一次最多打印 {MOST_ROWS} 行。请先筛选，或导出工作簿，在 Excel 里打印“结果”表。"
        ),
        format!(
            "The table has {rows} rows; the page prints {MOST_ROWS} at most. Filter it first, or export the workbook and print its results."
        ),
    )
}
