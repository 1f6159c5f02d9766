//! What is handed out to be filled in or corrected, and comes back.

use super::Event;
use super::dispatch::{Emit, Session, no_book, no_import};
use crate::sentence::Sentence;

impl Session {
    /// Writes what is wrong with the import under way.
    pub(super) fn export_errors(&self, emit: Emit) -> Result<(), Sentence> {
        let open = self.open.as_ref().ok_or_else(no_book)?;
        let written = self.importing.as_ref().ok_or_else(no_import)?.errors(&open.book)?;
        emit(Event::File { name: written.name }, Some(written.bytes));
        Ok(())
    }
}
