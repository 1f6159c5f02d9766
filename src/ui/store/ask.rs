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

    /// Goes on with a draft of an earlier visit.
    pub fn take_up(&self, draft: u32) {
        self.trail.set(super::Trail::default());
        self.opening.set(true);
        if let Some(host) = self.host.get() {
            host.take_up(draft);
        }
    }

    /// Looks for drafts of earlier visits.
    pub fn look_for_drafts(&self) {
        let store = self.clone();
        if let Some(host) = self.host.get() {
            host.drafts(move |drafts| store.drafts.set(std::rc::Rc::new(drafts)));
        }
    }

    /// Deletes the drafts of earlier visits.
    pub fn clear_drafts(&self) {
        let store = self.clone();
        if let Some(host) = self.host.get() {
            host.clear_drafts(move || store.look_for_drafts());
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
        *self.workbooks.borrow_mut() = vec![file.clone()];
        self.trail.set(super::Trail::default());
        self.opening.set(true);
        if let Some(host) = self.host.get() {
            host.send_file(&Action::OpenBook { file: file.name() }, file);
        }
    }

    /// Reads the workbook last given, which is no saved book, as a roster.
    pub(super) fn read_other_workbook(&self) {
        self.opening.set(false);
        let files = self.workbooks.borrow().clone();
        self.read_rosters(files, None);
    }

    /// Reads workbooks as the roster of a class; without a name, of the class that people belong
    /// to. Begins a book first if there is none.
    pub fn read_rosters(&self, files: Vec<File>, class: Option<&str>) {
        *self.workbooks.borrow_mut() = files;
        if self.book.get().is_none() {
            self.awaiting_book.set(true);
            self.begin(Start::Reference);
        } else {
            self.read_workbooks_for(class);
            Screen::Roster.open();
        }
    }

    /// Reads the workbooks last given as the roster of a class.
    pub fn read_workbooks_for(&self, class: Option<&str>) {
        let people = self.book.get().map(|book| book.outline.people.clone());
        let Some(class) = class.map(str::to_owned).or(people) else { return };
        let rosters = self.book.get().map(|book| book.of_facet(Facet::Roster)).unwrap_or_default();
        if let Some(roster) = rosters.iter().find(|roster| roster.title == class) {
            self.choose(roster.grid);
        }
        let only = |file: String| Action::ReadRoster { file, class: class.clone() };
        self.read_workbooks(only, &Action::BeginImport { table: class.clone(), scores: false });
    }

    /// Reads workbooks as scores of a class or as rows of a table of entries.
    pub fn read_scores(&self, files: Vec<File>, table: &str) {
        *self.workbooks.borrow_mut() = files;
        self.read_workbooks_for_scores(table);
        Screen::Scores.open();
    }

    /// Reads the workbooks last given as scores of a class or as rows of a table of entries.
    pub fn read_workbooks_for_scores(&self, table: &str) {
        let only = |file: String| Action::ReadScores { file, table: table.into() };
        self.read_workbooks(only, &Action::BeginImport { table: table.into(), scores: true });
    }

    /// Adds workbooks to the import under way.
    pub fn add_workbooks(&self, files: Vec<File>) {
        self.workbooks.borrow_mut().extend(files.iter().cloned());
        self.send_workbooks(files);
    }

    /// Takes a workbook off the import under way.
    pub fn remove_workbook(&self, position: usize, name: &str) {
        let mut workbooks = self.workbooks.borrow_mut();
        if let Some(at) = workbooks.iter().position(|file| file.name() == name) {
            workbooks.remove(at);
        }
        self.send(&Action::RemoveFile(position));
    }

    fn read_workbooks(&self, only: impl Fn(String) -> Action, begin: &Action) {
        let files = self.workbooks.borrow().clone();
        self.expected.set(0);
        if let ([file], Some(host)) = (files.as_slice(), self.host.get()) {
            host.send_file(&only(file.name()), file.clone());
            return;
        }
        self.import.set(None);
        self.send(begin);
        self.send_workbooks(files);
    }

    fn send_workbooks(&self, files: Vec<File>) {
        let there = self.import.get().map_or(0, |import| import.many.files.len());
        self.expected.set(there + files.len());
        for file in files {
            let action = Action::AddFile { file: file.name(), modified: file.last_modified() };
            if let Some(host) = self.host.get() {
                host.send_file(&action, file);
            }
        }
    }

    /// Which file of how many is being read; nothing unless there are several.
    pub fn file_under_way(&self) -> Option<(usize, usize)> {
        let (expected, there) =
            (self.expected.get(), self.import.get().map_or(0, |import| import.many.files.len()));
        (expected > 1 && there < expected).then_some((there + 1, expected))
    }

    /// Explains a cell that an explanation names, upon the one in sight.
    pub fn explain_deeper(&self, (table, column, row): (usize, usize, usize)) {
        self.deeper.set(true);
        self.send(&Action::ExplainPlace { table, column, row });
    }

    /// Explains a cell of a grid, in place of what was explained.
    pub fn explain(&self, action: &Action) {
        self.deeper.set(false);
        self.explaining.set(true);
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
        self.explaining.set(false);
        self.trail.set(super::Trail::default());
    }

    /// Whether leaving the page now would lose something.
    pub fn would_lose(&self) -> bool {
        let changed = self.book.get().is_some_and(|book| book.outline.undo.is_some());
        changed && self.exported.get().is_none() && !self.kept.get()
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
