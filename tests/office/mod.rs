//! A user of the session: starts, pastes, types, looks and asks, by the names on the screen.

use evalbook::excel::Spread;
use evalbook::session::{
    Action, CellEdit, CellState, Event, ExplanationView, Extras, Facet, FindingView, FindingsView, Grid,
    GridOutline, GridView, HandedOut, Handout, ImportView, Look, PortionState, ReturnedView, SchemeView,
    Session, Start, TemplateId,
};

/// A session with what it has shown so far.
pub struct Office {
    session: Session,
    grids: Vec<GridOutline>,
    notices: Vec<String>,
    journal: Vec<u8>,
    window: Option<GridView>,
    findings: FindingsView,
    scheme: Option<SchemeView>,
    particulars: (String, String, f64),
    handed: Vec<HandedOut>,
    explanation: Option<ExplanationView>,
    returned: Option<ReturnedView>,
    import: Option<ImportView>,
    file: Option<Vec<u8>>,
}

#[allow(dead_code, reason = "each test binary uses some of the verbs")]
impl Office {
    /// A new book with the built-in scheme.
    pub fn with_reference() -> Self {
        let mut office = Self::empty();
        office.act(Action::Start(Start::Reference), None);
        office
    }

    /// A new book with one of the built-in schemes.
    pub fn with_template(template: TemplateId) -> Self {
        let mut office = Self::empty();
        office.act(Action::Start(Start::Template(template)), None);
        office
    }

    /// A session without a book.
    pub fn without_book() -> Self {
        Self::empty()
    }

    /// Saves the scheme alone.
    pub fn save_scheme(&mut self) -> Vec<u8> {
        self.act(Action::SaveScheme, None);
        self.file.take().unwrap_or_else(|| panic!("no file; {:?}", self.notices))
    }

    /// Opens a saved scheme.
    pub fn load_scheme(&mut self, bytes: &[u8]) {
        self.act(Action::LoadScheme { file: "考评办法.json".into() }, Some(bytes.to_vec()));
    }

    /// The findings of a check, last shown.
    pub fn findings(&self, check: &str) -> Vec<(usize, FindingView)> {
        let all = self.findings.findings.iter().cloned().enumerate();
        all.filter(|(_, finding)| finding.check == check).collect()
    }

    /// Makes the correction that a finding offers.
    pub fn fix(&mut self, finding: usize) {
        self.act(Action::ApplyFix { finding }, None);
    }

    /// The scheme as last shown.
    pub fn scheme(&self) -> SchemeView {
        self.scheme.clone().expect("a scheme is shown")
    }

    /// The particulars as last shown: title, period, date.
    pub fn particulars(&self) -> (String, String, f64) {
        self.particulars.clone()
    }

    /// The sample.
    pub fn with_sample() -> Self {
        let mut office = Self::empty();
        office.act(Action::Start(Start::Sample), None);
        office
    }

    /// A book restored from a journal.
    pub fn restored(journal: &[u8]) -> Self {
        let mut office = Self::empty();
        office.act(Action::Restore, Some(journal.to_vec()));
        office
    }

    /// Pastes text with its corner in the first free row for a table that grows, else in the first.
    pub fn paste(&mut self, table: &str, facet: &str, column: &str, text: &str) {
        let outline = self.outline(table, facet);
        let (grid, column) = (outline.grid, position(&outline, column));
        let row = if outline.grows { outline.rows } else { 0 };
        self.act(Action::Paste { grid, row, column, text: text.to_owned() }, None);
    }

    /// Types into a cell of a subject.
    pub fn enter(&mut self, table: &str, facet: &str, subject: &str, column: &str, text: &str) {
        let outline = self.outline(table, facet);
        let row = self.row_of(&outline, subject);
        let edit = CellEdit { row, column: position(&outline, column), text: text.to_owned() };
        self.act(Action::Edit { grid: outline.grid, edits: vec![edit] }, None);
    }

    /// A figure of a subject as shown.
    pub fn result(&mut self, class: &str, subject: &str, figure: &str) -> String {
        self.shown(class, "结果", subject, figure)
    }

    /// A cell of a subject as shown.
    pub fn shown(&mut self, class: &str, facet: &str, subject: &str, column: &str) -> String {
        let outline = self.outline(class, facet);
        let row = self.row_of(&outline, subject);
        self.cell(&outline, row, column).0
    }

    /// What is said of a figure that is a fault.
    pub fn fault(&mut self, class: &str, subject: &str, figure: &str) -> String {
        let outline = self.outline(class, "结果");
        let row = self.row_of(&outline, subject);
        match self.cell(&outline, row, figure).1 {
            CellState::Fault(sentence) => sentence.zh,
            other => panic!("{figure} of {subject} is no fault but {other:?}"),
        }
    }

    /// What is said of a cell of a subject.
    pub fn state(&mut self, class: &str, facet: &str, subject: &str, column: &str) -> CellState {
        let outline = self.outline(class, facet);
        let row = self.row_of(&outline, subject);
        self.cell(&outline, row, column).1
    }

    /// Whether a blank figure is shown as waiting for entries.
    pub fn waits(&mut self, class: &str, subject: &str, figure: &str) -> bool {
        let outline = self.outline(class, "结果");
        let row = self.row_of(&outline, subject);
        self.cell(&outline, row, figure).1 == CellState::Pending
    }

    /// Asks how a figure came about.
    pub fn explain(&mut self, class: &str, subject: &str, figure: &str) -> ExplanationView {
        let outline = self.outline(class, "结果");
        let row = self.row_of(&outline, subject);
        self.act(Action::Explain { grid: outline.grid, row, column: position(&outline, figure) }, None);
        self.explanation.clone().expect("an explanation")
    }

    /// Asks how an input of an explanation came about.
    pub fn explain_place(&mut self, (table, column, row): (usize, usize, usize)) -> ExplanationView {
        self.act(Action::ExplainPlace { table, column, row }, None);
        self.explanation.clone().expect("an explanation")
    }

    /// Reads a file as a roster; nothing is taken yet.
    pub fn read(&mut self, file: &str, class: &str, bytes: &[u8]) {
        let (file, class) = (file.to_owned(), class.to_owned());
        self.act(Action::ReadRoster { file, class }, Some(bytes.to_vec()));
    }

    /// The import under way.
    pub fn import(&self) -> &ImportView {
        self.import.as_ref().unwrap_or_else(|| panic!("no import; {:?}", self.notices))
    }

    /// Takes what the import shows.
    pub fn commit(&mut self) {
        self.act(Action::CommitImport, None);
        assert!(self.import.is_none(), "{:?}", self.notices);
    }

    /// What is said of where the value of a cell of a subject came from.
    pub fn source(&mut self, table: &str, facet: &str, subject: &str, column: &str) -> String {
        let outline = self.outline(table, facet);
        let (row, grid) = (self.row_of(&outline, subject), outline.grid);
        self.act(Action::Explain { grid, row, column: position(&outline, column) }, None);
        self.explanation.clone().expect("an explanation").rule.zh
    }

    /// Takes the last step back.
    pub fn undo(&mut self) {
        self.act(Action::Undo, None);
    }

    /// Makes the last undone step again.
    pub fn redo(&mut self) {
        self.act(Action::Redo, None);
    }

    /// A workbook of ours opened as the book it came from.
    pub fn opened(workbook: &[u8]) -> Self {
        let mut office = Self::empty();
        office.open(workbook);
        office
    }

    /// Opens a workbook in the place of the book.
    pub fn open(&mut self, workbook: &[u8]) {
        self.act(Action::OpenBook { file: "考评.xlsx".to_owned() }, Some(workbook.to_vec()));
    }

    /// What differs in the workbook that was opened: place, item, before, after.
    pub fn returned(&self) -> Vec<[String; 4]> {
        let rows = self.returned.iter().flat_map(|view| &view.rows);
        rows.map(|row| [row.place.clone(), row.item.zh.clone(), row.before.clone(), row.after.clone()])
            .collect()
    }

    /// Takes what differs, all of it.
    pub fn take_returned(&mut self) {
        self.act(Action::TakeReturned { left_out: Vec::new() }, None);
    }

    /// The workbook.
    pub fn export(&mut self) -> Vec<u8> {
        self.act(Action::Export(Handout::Workbook(Extras::default())), None);
        self.file.take().unwrap_or_else(|| panic!("no file; {:?}", self.notices))
    }

    /// Something to hand out.
    pub fn hand_out(&mut self, handout: Handout) -> Vec<u8> {
        self.try_hand_out(handout).unwrap_or_else(|| panic!("no file; {:?}", self.notices))
    }

    /// Something to hand out, where there is something.
    pub fn try_hand_out(&mut self, handout: Handout) -> Option<Vec<u8>> {
        self.act(Action::Export(handout), None);
        self.file.take()
    }

    /// Reads a workbook as a roster of a class.
    pub fn read_roster(&mut self, file: &str, class: &str, bytes: &[u8]) {
        let action = Action::ReadRoster { file: file.into(), class: class.into() };
        self.act(action, Some(bytes.to_vec()));
    }

    /// Reads a workbook as scores of a class or as rows of a table.
    pub fn read_scores(&mut self, file: &str, table: &str, bytes: &[u8]) {
        let action = Action::ReadScores { file: file.into(), table: table.into() };
        self.act(action, Some(bytes.to_vec()));
    }

    /// Templates for a part of a table.
    pub fn hand_out_template(
        &mut self,
        table: &str,
        facet: &str,
        spread: Spread,
        due: Option<f64>,
    ) -> Vec<u8> {
        let grid = self.outline(table, facet).grid;
        self.act(Action::HandOut { grid, each: spread == Spread::Apart, due }, None);
        self.file.take().unwrap_or_else(|| panic!("no file; {:?}", self.notices))
    }

    /// The units of the templates that were handed out, and how each stands on the book's date.
    pub fn handed(&self) -> Vec<Vec<(String, PortionState)>> {
        let date = self.particulars.2;
        let state = |given: &HandedOut| {
            let portions = given.portions.iter();
            portions.map(|portion| (portion.unit.clone(), portion.state(given.due, date))).collect()
        };
        self.handed.iter().map(state).collect()
    }

    /// Sets the title, the period and the date.
    pub fn set_date(&mut self, title: &str, period: &str, date: f64) {
        let (title, period) = (title.into(), period.into());
        self.act(Action::SetParticulars { title, organisation: String::new(), period, date }, None);
    }

    /// Sets a parameter of the scheme.
    pub fn set_parameter(&mut self, name: &str, text: &str) {
        self.act(Action::SetParameter { name: name.into(), text: text.into() }, None);
    }

    /// Writes what is wrong with the import under way.
    pub fn export_errors(&mut self) -> Vec<u8> {
        self.try_export_errors().unwrap_or_else(|| panic!("no file; {:?}", self.notices))
    }

    /// Writes what is wrong with the import under way, where something is.
    pub fn try_export_errors(&mut self) -> Option<Vec<u8>> {
        self.act(Action::ExportErrors, None);
        self.file.take()
    }

    /// What is entered of a subject, or in a row named by its first cell.
    pub fn entered(&mut self, table: &str, facet: &str, subject: &str, column: &str) -> String {
        let outline = self.outline(table, facet);
        let row = self.row_of(&outline, subject);
        self.cell(&outline, row, column).0
    }

    /// What was said so far.
    pub fn notices(&self) -> Vec<String> {
        self.notices.clone()
    }

    /// The journal so far.
    pub fn journal(&self) -> Vec<u8> {
        self.journal.clone()
    }

    /// The grid of a table's facet, by their names.
    pub fn outline(&self, table: &str, facet: &str) -> GridOutline {
        let facet = match facet {
            "名册" => Facet::Roster,
            "评分" => Facet::Scores,
            _ => Facet::Results,
        };
        let found = self.grids.iter().find(|outline| outline.title == table && outline.grid.facet == facet);
        found.cloned().unwrap_or_else(|| panic!("no grid {table}"))
    }

    /// A window over all rows of a grid.
    pub fn window(&mut self, grid: Grid) -> GridView {
        self.act(
            Action::Look(Look { grid, first: 0, count: usize::MAX, order: None, filter: String::new() }),
            None,
        );
        self.window.clone().expect("a window")
    }

    /// The window that was shown last.
    pub fn last_window(&self) -> GridView {
        self.window.clone().expect("a window")
    }

    /// Makes a gesture.
    pub fn act(&mut self, action: Action, attachment: Option<Vec<u8>>) {
        let Self {
            session,
            grids,
            notices,
            journal,
            window,
            explanation,
            returned,
            import,
            file,
            findings,
            scheme,
            particulars,
            handed,
        } = self;
        session.handle(action, attachment, &mut |event, attachment| match event {
            Event::Book(book) => {
                *particulars = (book.title, book.period, book.date);
                *grids = book.grids;
                *handed = book.handed;
            }
            Event::Findings(view) => *findings = *view,
            Event::Scheme(view) => *scheme = Some(*view),
            Event::Grid(view) | Event::Print(view) => *window = Some(*view),
            Event::Explanation(view) => *explanation = Some(*view),
            Event::Notice(notice) => notices.push(notice.sentence.zh),
            Event::Import(view) => *import = view.map(|view| *view),
            Event::Returned(view) => *returned = view.map(|view| *view),
            Event::File { .. } => *file = attachment,
            Event::Journal { begins } => {
                if begins {
                    journal.clear();
                }
                journal.extend(attachment.unwrap_or_default());
                journal.push(b'\n');
            }
            _ => {}
        });
    }

    fn empty() -> Self {
        let mut session = Session::new();
        session.handle(Action::ShowFindings, None, &mut |_, _| {});
        Self {
            session,
            grids: Vec::new(),
            notices: Vec::new(),
            journal: Vec::new(),
            window: None,
            explanation: None,
            returned: None,
            import: None,
            file: None,
            findings: FindingsView::default(),
            scheme: None,
            particulars: Default::default(),
            handed: Vec::new(),
        }
    }

    fn row_of(&mut self, outline: &GridOutline, subject: &str) -> usize {
        let window = self.window(outline.grid);
        let row = window.rows.iter().find(|row| row.cells.first().is_some_and(|cell| cell.text == subject));
        row.unwrap_or_else(|| panic!("no row of {subject}")).row
    }

    fn cell(&mut self, outline: &GridOutline, row: usize, column: &str) -> (String, CellState) {
        let window = self.window(outline.grid);
        let row = window.rows.iter().find(|shown| shown.row == row).expect("the row is shown");
        let cell = &row.cells[position(outline, column)];
        (cell.text.clone(), cell.state.clone())
    }
}

fn position(outline: &GridOutline, column: &str) -> usize {
    let found = outline.columns.iter().position(|view| view.name == column);
    found.unwrap_or_else(|| panic!("{} has no column {column}", outline.title))
}
