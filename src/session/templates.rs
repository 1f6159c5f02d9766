//! What is handed out to be filled in or corrected, and comes back.

use super::dispatch::{Emit, Session, no_book, no_import};
use super::{Event, Grid, Work};
use crate::excel::{Spread, write_templates};
use crate::sentence::Sentence;

impl Session {
    /// Writes what is wrong with the import under way.
    pub(super) fn export_errors(&self, emit: Emit) -> Result<(), Sentence> {
        let open = self.open.as_ref().ok_or_else(no_book)?;
        let written =
            self.importing.as_ref().ok_or_else(no_import)?.errors(&open.book).ok_or_else(no_import)??;
        emit(Event::File { name: written.name }, Some(written.bytes));
        Ok(())
    }

    /// Writes templates and notes down that they are handed out, as one step.
    pub(super) fn hand_out(
        &mut self,
        grid: Grid,
        each: bool,
        due: Option<f64>,
        emit: Emit,
    ) -> Result<(), Sentence> {
        let open = self.open.as_ref().ok_or_else(no_book)?;
        let mut progress = |done, total| emit(Event::Progress { work: Work::Writing, done, total }, None);
        let spread = if each { Spread::Apart } else { Spread::Together };
        let templates = write_templates(&open.book, (grid.table, grid.facet), spread, due, &mut progress)?;
        let (table, count) = (&templates.given.table, templates.given.portions.len());
        let label = Sentence::new(
            format!("下发“{table}”填报模板 {count} 份"),
            format!("Hand out {count} templates for {table}"),
        );
        let change = open.book.hand_out(templates.given);
        self.step(label, change, emit)?;
        emit(Event::File { name: templates.file.name }, Some(templates.file.bytes));
        Ok(())
    }
}
