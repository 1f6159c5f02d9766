//! The dispatch of actions.

use std::collections::BTreeMap;

use super::findings::Found;
use super::import::Importing;
use super::open::Open;
use super::returned::Returned;
use super::window::Looking;
use super::{
    Action, BookView, Event, ExplanationView, Grid, Handout, Look, Notice, NoticeLevel, SchemeChange,
    StandingView, SummaryView, Work,
};
use crate::book::{Change, Record};
use crate::excel;
use crate::excel::import::Purpose;
use crate::file;
use crate::sentence::Sentence;

/// Where events go, each with its attachment.
pub type Emit<'a> = &'a mut dyn FnMut(Event, Option<Vec<u8>>);

/// The application: it holds the book and answers actions.
#[derive(Debug, Default)]
pub struct Session {
    pub(super) open: Option<Open>,
    pub(super) looking: BTreeMap<Grid, Looking>,
    pub(super) importing: Option<Importing>,
    found: Found,
    pub(super) returned: Option<Returned>,
    /// What follows from the results, as last shown; `None` while it is not looked at.
    standing: Option<StandingView>,
    shown: Shown,
}

/// What the screen was last told, so that only what differs is told again.
#[derive(Debug, Default)]
struct Shown {
    book: BookView,
    summary: SummaryView,
}

impl Session {
    /// A session without a book.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes an action with its attachment and emits events with theirs, in order.
    pub fn handle(&mut self, action: Action, attachment: Option<Vec<u8>>, emit: Emit) {
        if let Err(sentence) = self.act(action, attachment, emit) {
            emit(Event::Notice(Notice { level: NoticeLevel::Error, sentence }), None);
        }
    }

    fn act(&mut self, action: Action, attachment: Option<Vec<u8>>, emit: Emit) -> Result<(), Sentence> {
        match action {
            Action::Start(start) => self.begin(start, emit),
            Action::SaveScheme => self.save_scheme(emit),
            Action::LoadScheme { file } => self.load_scheme(&file, &attachment.unwrap_or_default(), emit),
            Action::Restore => self.restore(&attachment.unwrap_or_default(), emit),
            Action::Look(look) => self.look(look, emit),
            Action::LookAway(grid) => {
                self.looking.remove(&grid);
                Ok(())
            }
            Action::ShowStanding => self.show_standing(Some(StandingView::default()), emit),
            Action::HideStanding => {
                self.standing = None;
                Ok(())
            }
            Action::Print { grid, columns } => self.print(grid, columns, emit),
            Action::ShowFindings => {
                self.found.begin();
                self.show_findings(emit);
                Ok(())
            }
            Action::HideFindings => {
                self.found.end();
                Ok(())
            }
            Action::Undo => self.travel(Record::Undo, emit),
            Action::Redo => self.travel(Record::Redo, emit),
            Action::Export(handout) => self.export(handout, emit),
            Action::HandOut { grid, each, due } => self.hand_out(grid, each, due, emit),
            Action::SetParticulars { title, organisation, period, date } => {
                let label = Sentence::new("修改考评信息", "Change the particulars");
                self.step(label, Change::Particulars { title, organisation, period, date }, emit)
            }
            Action::SetParameter { name, text } => {
                let (label, change) = self.open()?.parameter_change(&name, &text)?;
                self.step(label, change, emit)
            }
            Action::ChangeScheme(change) => self.change_scheme(change, emit),
            Action::Assign { grid, rows, column, owners } => {
                let edit = self.open()?.assign(grid, &rows, column, &owners)?;
                self.take_edit(edit, emit)
            }
            Action::ApplyFix { finding } => {
                let (label, change) = self.found.fixing(finding, self.open()?)?;
                self.step(label, change, emit)
            }
            Action::Edit { grid, edits } => {
                let edit = self.open()?.edit(grid, &edits)?;
                self.take_edit(edit, emit)
            }
            Action::Paste { grid, row, column, text } => {
                let rows = self.row_numbers(grid)?;
                let edit = self.open()?.paste(grid, rows.as_deref(), row, column, &text)?;
                self.take_edit(edit, emit)
            }
            Action::AppendRows { grid, count } => {
                let edit = self.open()?.append(grid, count)?;
                self.take_edit(edit, emit)
            }
            Action::RemoveRows { grid, rows } => {
                let edit = self.open()?.remove(grid, &rows)?;
                self.take_edit(edit, emit)
            }
            Action::Copy { grid, row, column, rows, columns } => {
                let numbers = self.row_numbers(grid)?;
                let text = self.open()?.copy(
                    grid,
                    numbers.as_deref(),
                    row..row.saturating_add(rows),
                    column..column.saturating_add(columns),
                );
                emit(Event::Copied { text }, None);
                Ok(())
            }
            Action::Explain { grid, row, column } => {
                let open = self.open()?;
                let view = open.place(grid, row, column).and_then(|place| open.explain(place));
                show_explanation(view, emit);
                Ok(())
            }
            Action::ExplainPlace { table, column, row } => {
                let place = crate::engine::Place { table, column, row };
                show_explanation(self.open()?.explain(place), emit);
                Ok(())
            }
            Action::ReadRoster { file, class } => {
                let into = (class.as_str(), Purpose::Roster);
                self.read_import(&file, into, &attachment.unwrap_or_default(), emit)
            }
            Action::ReadScores { file, table } => {
                let into = (table.as_str(), Purpose::Scores);
                self.read_import(&file, into, &attachment.unwrap_or_default(), emit)
            }
            Action::BeginImport { table, scores } => {
                let purpose = if scores { Purpose::Scores } else { Purpose::Roster };
                self.begin_import((&table, purpose))
            }
            Action::AddFile { file, modified } => {
                self.add_file((&file, modified), &attachment.unwrap_or_default(), emit)
            }
            Action::ChooseFile(file) => self.change_import(emit, |importing, _| importing.choose_file(file)),
            Action::RemoveFile(file) => {
                self.change_import(emit, |importing, book| importing.remove_file(file, book))
            }
            Action::ChooseUnit(unit) => {
                self.change_import(emit, |importing, book| importing.choose_unit(unit.as_deref(), book))
            }
            Action::SettleConflict { conflict, take } => {
                self.change_import(emit, |importing, book| importing.settle(conflict, take, book))
            }
            Action::ChooseSheet(sheet) => {
                self.change_import(emit, |importing, book| importing.choose_sheet(sheet, book))
            }
            Action::ChooseEncoding(name) => self.choose_encoding(&name, emit),
            Action::ChooseHeader { first, rows } => {
                self.change_import(emit, |importing, book| importing.choose_header(first, rows, book))
            }
            Action::MapColumn { column, target } => {
                self.change_import(emit, |importing, book| importing.map_column(column, target, book))
            }
            Action::ImportCell { row, column, text, reason } => {
                self.change_import(emit, |importing, book| {
                    importing.deal_with(row, column, text.as_deref(), reason.as_deref(), book);
                })
            }
            Action::OpenBook { file } => self.open_book(&file, &attachment.unwrap_or_default(), emit),
            Action::TakeReturned { left_out } => self.take_returned(&left_out, emit),
            Action::LeaveReturned => {
                self.returned = None;
                emit(Event::Returned(None), None);
                Ok(())
            }
            Action::CommitImport => self.commit_import(emit),
            Action::ExportErrors => self.export_errors(emit),
            Action::CancelImport => {
                self.importing = None;
                emit(Event::Import(None), None);
                Ok(())
            }
        }
    }

    fn open(&self) -> Result<&Open, Sentence> {
        self.open.as_ref().ok_or_else(no_book)
    }

    /// Shows a book in the place of the one that was open.
    pub(super) fn show_book(&mut self, open: Open, record: &Record, emit: Emit) -> Result<(), Sentence> {
        emit(Event::Journal { begins: true }, Some(record_bytes(record)?));
        self.looking.clear();
        if self.importing.take().is_some() {
            emit(Event::Import(None), None);
        }
        if self.returned.take().is_some() {
            emit(Event::Returned(None), None);
        }
        self.open = Some(open);
        self.show_all(emit);
        Ok(())
    }

    /// Makes a step: the document, the calculation, the journal and the views follow.
    pub(super) fn step(&mut self, label: Sentence, change: Change, emit: Emit) -> Result<(), Sentence> {
        let open = self.open.as_mut().ok_or_else(no_book)?;
        let record = Record::Step { label: label.clone(), change };
        let Record::Step { change, .. } = &record else { return Ok(()) };
        open.step(label, change).map_err(|refused| refused.0)?;
        emit(Event::Journal { begins: false }, Some(record_bytes(&record)?));
        self.show_after(change, emit);
        Ok(())
    }

    /// Makes a step that cannot be seen where it was asked for, and says that it is made.
    pub(super) fn step_and_say(
        &mut self,
        label: Sentence,
        change: Change,
        emit: Emit,
    ) -> Result<(), Sentence> {
        let sentence = done(&label);
        self.step(label, change, emit)?;
        emit(Event::Notice(Notice { level: NoticeLevel::Information, sentence }), None);
        Ok(())
    }

    fn change_scheme(&mut self, change: SchemeChange, emit: Emit) -> Result<(), Sentence> {
        let step = self.open()?.scheme_change(change)?;
        self.step(step.label, step.change, emit)?;
        if let Some(sentence) = step.warning {
            emit(Event::Notice(Notice { level: NoticeLevel::Warning, sentence }), None);
        }
        Ok(())
    }

    fn take_edit(&mut self, edit: super::edit::Edited, emit: Emit) -> Result<(), Sentence> {
        for sentence in edit.notices {
            emit(Event::Notice(Notice { level: NoticeLevel::Warning, sentence }), None);
        }
        match edit.change {
            Some(change) => self.step(edit.label, change, emit),
            None => Ok(()),
        }
    }

    fn travel(&mut self, record: Record, emit: Emit) -> Result<(), Sentence> {
        let open = self.open.as_mut().ok_or_else(no_book)?;
        let moved = match record {
            Record::Undo => open.undo(),
            _ => open.redo(),
        };
        if let Some(change) = moved.map_err(|refused| refused.0)? {
            emit(Event::Journal { begins: false }, Some(record_bytes(&record)?));
            self.show_after(&change, emit);
        }
        Ok(())
    }

    fn export(&mut self, handout: Handout, emit: Emit) -> Result<(), Sentence> {
        let open = self.open()?;
        let mut progress = |done, total| emit(Event::Progress { work: Work::Writing, done, total }, None);
        let saved = file::write(&open.book, open.history())?;
        let steps: Vec<&Sentence> = open.history().labels().collect();
        let kept = excel::Kept { saved: &saved, steps: &steps };
        let written = excel::hand_out(&open.book, &open.calculation, kept, handout, &mut progress)?;
        emit(Event::File { name: written.name }, Some(written.bytes));
        Ok(())
    }

    fn look(&mut self, look: Look, emit: Emit) -> Result<(), Sentence> {
        let open = self.open.as_ref().ok_or_else(no_book)?;
        let grid = look.grid;
        let looking = match self.looking.remove(&grid) {
            Some(before) => before.moved(open, look),
            None => Looking::new(open, look),
        };
        emit(Event::Grid(Box::new(looking.view(open))), None);
        self.looking.insert(grid, looking);
        Ok(())
    }

    /// The rows of a grid in the order shown; `None` when it is the table's own.
    fn row_numbers(&self, grid: Grid) -> Result<Option<Vec<usize>>, Sentence> {
        Ok(self.looking.get(&grid).and_then(|looking| looking.rows().map(<[usize]>::to_vec)))
    }

    pub(super) fn show_all(&mut self, emit: Emit) {
        self.shown = Shown::default();
        self.found.forget();
        self.show_outline(emit);
        if let Some(open) = &self.open {
            emit(Event::Scheme(Box::new(open.scheme_view())), None);
        }
        self.show_windows(emit);
        self.show_findings(emit);
    }

    fn show_after(&mut self, change: &Change, emit: Emit) {
        self.show_outline(emit);
        if let (Some(importing), Some(open)) = (&mut self.importing, &self.open) {
            importing.refresh(&open.book);
            emit(Event::Import(Some(Box::new(importing.view(&open.book)))), None);
        }
        if let (true, Some(open)) = (touches_scheme(change), &self.open) {
            emit(Event::Scheme(Box::new(open.scheme_view())), None);
        }
        self.show_windows(emit);
        self.show_findings(emit);
    }

    fn show_outline(&mut self, emit: Emit) {
        let Some(open) = &self.open else { return };
        let book = open.outline();
        if book != self.shown.book {
            self.shown.book = book.clone();
            emit(Event::Book(Box::new(book)), None);
        }
        let summary = open.summary();
        if summary != self.shown.summary {
            self.shown.summary = summary.clone();
            emit(Event::Summary(Box::new(summary)), None);
        }
    }

    fn show_findings(&mut self, emit: Emit) {
        let Some(open) = &self.open else { return };
        if let Some(view) = self.found.look(open) {
            emit(Event::Findings(Box::new(view)), None);
        }
    }

    /// Shows what follows from the results anew where it differs from what was shown `before`.
    fn show_standing(&mut self, before: Option<StandingView>, emit: Emit) -> Result<(), Sentence> {
        let Some(before) = before else { return Ok(()) };
        let view = self.open()?.standing();
        if view != before {
            emit(Event::Standing(Box::new(view.clone())), None);
        }
        self.standing = Some(view);
        Ok(())
    }

    fn show_windows(&mut self, emit: Emit) {
        let Some(open) = &self.open else { return };
        for looking in self.looking.values_mut() {
            looking.refresh(open);
            emit(Event::Grid(Box::new(looking.view(open))), None);
        }
        let before = self.standing.take();
        // There is a book, which is all that could be wanting.
        let _ = self.show_standing(before, emit);
    }
}

fn touches_scheme(change: &Change) -> bool {
    match change {
        Change::Parameter { .. } | Change::Scheme(_) => true,
        Change::Several(changes) => changes.iter().any(touches_scheme),
        _ => false,
    }
}

fn record_bytes(record: &Record) -> Result<Vec<u8>, Sentence> {
    let columns = match record {
        Record::Step { change, .. } => change.saved_bytes(),
        _ => 0,
    };
    // Growing step by step would hold a long record twice.
    let mut bytes = Vec::new();
    bytes.try_reserve(columns + 256).map_err(|_| broken_journal())?;
    serde_json::to_writer(&mut bytes, record).map_err(|_| broken_journal())?;
    Ok(bytes)
}

pub(super) fn no_book() -> Sentence {
    Sentence::new(
        "还没有打开考评簿。请先新建，或用示例试一试。",
        "No book is open. Begin a new one or try the sample.",
    )
}

pub(super) fn no_import() -> Sentence {
    Sentence::new("没有正在导入的文件。请先选择花名册。", "No file is being imported. Choose a roster first.")
}

pub(super) fn done(label: &Sentence) -> Sentence {
    Sentence::new(
        format!("已{}。按 Ctrl+Z 可以撤销。", label.zh),
        format!("{}. Ctrl+Z takes it back.", label.en),
    )
}

/// A cell that has gone since it was asked about, with a step that was taken back, needs no words.
fn show_explanation(view: Option<ExplanationView>, emit: Emit) {
    if let Some(view) = view {
        emit(Event::Explanation(Box::new(view)), None);
    }
}

pub(super) fn broken_journal() -> Sentence {
    Sentence::new(
        "本机的操作记录无法读出，考评簿没有恢复。请重新打开导出的文件。",
        "The journal cannot be read; the book was not restored. Open your exported file again.",
    )
}
