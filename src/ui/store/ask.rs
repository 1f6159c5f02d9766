//! What the page asks of the session.

use web_sys::File;

use super::Store;
use crate::session::{Action, Facet, Start, TemplateId};
use crate::ui::screen::Screen;

impl Store {
    /// Sends an action.
    pub fn send(&self, action: &Action) {
        if changes_book(action) {
            self.exported.set(None);
        }
        match action {
            Action::Export(handout) => self.keeping.set(handout.holds_book()),
            Action::SaveScheme | Action::ExportErrors | Action::HandOut { .. } => self.keeping.set(false),
            _ => {}
        }
        if let Some(host) = self.host.get() {
            host.send(action);
        }
    }

    /// Abandons the work under way.
    pub fn cancel_work(&self) {
        if let Some(host) = self.host.get() {
            host.cancel();
        }
    }

    /// Begins a book and goes to the screen where it is worked on first.
    pub fn begin(&self, start: Start) {
        self.trail.set(super::Trail::default());
        self.send(&Action::Start(start));
        match start {
            Start::Template(TemplateId::Empty) => Screen::Scheme.open(),
            Start::Reference | Start::Template(_) | Start::NextYear => Screen::Roster.open(),
            Start::Sample => Screen::Results.open(),
        }
    }

    /// Takes the scheme of a saved file and goes to it.
    pub fn open_scheme(&self, file: File) {
        self.exported.set(None);
        if let Some(host) = self.host.get() {
            host.send_file(&Action::LoadScheme { file: file.name() }, file);
        }
        Screen::Scheme.open();
    }

    /// Opens a workbook as the book it came from; one that is not ours is read as a roster.
    pub fn open_workbook(&self, file: File) {
        *self.workbook.borrow_mut() = Some(file.clone());
        self.trail.set(super::Trail::default());
        self.opening.set(true);
        if let Some(host) = self.host.get() {
            host.send_file(&Action::OpenBook { file: file.name() }, file);
        }
    }

    /// Reads the workbook last given, which is no saved book, as a roster.
    pub(super) fn read_other_workbook(&self) {
        self.opening.set(false);
        let file = self.workbook.borrow().clone();
        if let Some(file) = file {
            self.read_roster(file, None);
        }
    }

    /// Reads a workbook as the roster of a class; without a name, of the class that people belong
    /// to. Begins a book first if there is none.
    pub fn read_roster(&self, file: File, class: Option<&str>) {
        *self.workbook.borrow_mut() = Some(file);
        if self.book.get().is_none() {
            self.awaiting_book.set(true);
            self.begin(Start::Reference);
        } else {
            self.read_workbook_for(class);
            Screen::Roster.open();
        }
    }

    /// Reads the workbook last given as the roster of a class.
    pub fn read_workbook_for(&self, class: Option<&str>) {
        let people = self.book.get().map(|book| book.outline.people.clone());
        let (Some(class), Some(file)) = (class.map(str::to_owned).or(people), self.workbook.borrow().clone())
        else {
            return;
        };
        let rosters = self.book.get().map(|book| book.of_facet(Facet::Roster)).unwrap_or_default();
        if let Some(roster) = rosters.iter().find(|roster| roster.title == class) {
            self.choose(roster.grid);
        }
        if let Some(host) = self.host.get() {
            host.send_file(&Action::ReadRoster { file: file.name(), class }, file);
        }
    }

    /// Reads a workbook as scores of a class or as rows of a table of entries.
    pub fn read_scores(&self, file: File, table: &str) {
        *self.workbook.borrow_mut() = Some(file);
        self.read_workbook_for_scores(table);
        Screen::Scores.open();
    }

    /// Reads the workbook last given as scores of a class or as rows of a table of entries.
    pub fn read_workbook_for_scores(&self, table: &str) {
        if let (Some(file), Some(host)) = (self.workbook.borrow().clone(), self.host.get()) {
            host.send_file(&Action::ReadScores { file: file.name(), table: table.into() }, file);
        }
    }

    /// Explains a cell that an explanation names, upon the one in sight.
    pub fn explain_deeper(&self, (table, column, row): (usize, usize, usize)) {
        self.deeper.set(true);
        self.send(&Action::ExplainPlace { table, column, row });
    }

    /// Explains a cell of a grid, in place of what was explained.
    pub fn explain(&self, action: &Action) {
        self.deeper.set(false);
        self.send(action);
    }

    /// Goes back to the explanation before, or ends explaining.
    pub fn explain_back(&self) {
        self.trail.change(|trail| {
            trail.0.pop();
        });
    }

    /// Ends explaining.
    pub fn explain_no_more(&self) {
        self.trail.set(super::Trail::default());
    }

    /// Whether leaving the page now would lose something.
    pub fn would_lose(&self) -> bool {
        self.book.get().is_some_and(|book| book.outline.undo.is_some()) && self.exported.get().is_none()
    }
}

/// Whether an action changes what would be exported.
fn changes_book(action: &Action) -> bool {
    matches!(
        action,
        Action::Start(_)
            | Action::SetParticulars { .. }
            | Action::CommitImport
            | Action::TakeReturned { .. }
            | Action::Edit { .. }
            | Action::Paste { .. }
            | Action::AppendRows { .. }
            | Action::RemoveRows { .. }
            | Action::SetParameter { .. }
            | Action::ChangeScheme(_)
            | Action::Assign { .. }
            | Action::ApplyFix { .. }
            | Action::HandOut { .. }
            | Action::Undo
            | Action::Redo
    )
}
