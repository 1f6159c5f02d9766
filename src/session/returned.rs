//! A workbook of ours that has come back: what was changed in it since, shown before it is taken.

use super::dispatch::{Emit, Session, no_book};
use super::display::entered_text;
use super::open::Open;
use super::{Event, Notice, NoticeLevel, ReturnedRowView, ReturnedView, Work};
use crate::book::{Book, Change, Record};
use crate::excel::read::read_workbook;
use crate::excel::reopen::{Difference, Edit, Reopened, change};
use crate::file;
use crate::sentence::Sentence;

/// Differences shown.
const SHOWN: usize = 2_000;

/// What was found in a workbook that came back.
#[derive(Debug)]
pub(super) struct Returned {
    file: String,
    differences: Vec<Difference>,
}

impl Returned {
    /// What was found in a file; `None` when nothing differs.
    pub(super) fn of(file: &str, differences: Vec<Difference>) -> Option<Self> {
        (!differences.is_empty()).then(|| Self { file: file.to_owned(), differences })
    }

    /// What the screen shows.
    pub(super) fn view(&self) -> ReturnedView {
        ReturnedView {
            file: self.file.clone(),
            total: self.differences.len(),
            rows: self.differences.iter().take(SHOWN).map(row_view).collect(),
        }
    }

    /// The change that takes everything but what was left out, and what to call it; `None` when
    /// nothing is left to take.
    pub(super) fn change(&self, book: &Book, left_out: &[usize]) -> Option<(Sentence, Change)> {
        let taken: Vec<&Difference> = self
            .differences
            .iter()
            .enumerate()
            .filter(|(position, difference)| difference.edit != Edit::Nothing && !left_out.contains(position))
            .map(|(_, difference)| difference)
            .collect();
        if taken.is_empty() {
            return None;
        }
        let (file, count) = (&self.file, taken.len());
        let label = Sentence::new(
            format!("采用“{file}”中的 {count} 处改动"),
            format!("Take {count} edits made in {file}"),
        );
        Some((label, change(book, taken)))
    }
}

impl Session {
    /// Opens a workbook of ours; another one is told.
    pub(super) fn open_book(&mut self, name: &str, bytes: &[u8], emit: Emit) -> Result<(), Sentence> {
        let mut progress = |done, total| emit(Event::Progress { work: Work::Reading, done, total }, None);
        let workbook = read_workbook(bytes, &mut progress)?;
        let Ok(reopened) = Reopened::of(workbook) else {
            emit(Event::NotABook { file: name.to_owned() }, None);
            return Ok(());
        };
        let saved = file::read(reopened.text())?;
        let record = Record::Opened { book: Box::new(saved.book.clone()), history: saved.history.clone() };
        let open = Open::saved(saved);
        let differences = reopened.differences(&open.book, &open.calculation);
        self.show_book(open, &record, emit)?;
        self.returned = Returned::of(name, differences);
        match &self.returned {
            Some(returned) => emit(Event::Returned(Some(Box::new(returned.view()))), None),
            None => {
                emit(Event::Notice(Notice { level: NoticeLevel::Information, sentence: opened(name) }), None)
            }
        }
        Ok(())
    }

    /// Takes what was changed in the workbook, but what is left out.
    pub(super) fn take_returned(&mut self, left_out: &[usize], emit: Emit) -> Result<(), Sentence> {
        let Some(returned) = self.returned.take() else { return Ok(()) };
        let taken = returned.change(&self.open.as_ref().ok_or_else(no_book)?.book, left_out);
        emit(Event::Returned(None), None);
        let Some((label, change)) = taken else { return Ok(()) };
        self.step_and_say(label, change, emit)
    }
}

fn opened(file: &str) -> Sentence {
    Sentence::new(
        format!("已打开“{file}”，内容与导出时一致。"),
        format!("{file} is open; it is as it was exported."),
    )
}

fn row_view(difference: &Difference) -> ReturnedRowView {
    ReturnedRowView {
        place: difference.place.clone(),
        subject: difference.subject.clone(),
        item: difference.item.clone(),
        before: entered_text(&difference.before, difference.kind),
        after: entered_text(&difference.after, difference.kind),
        can_be_taken: difference.edit != Edit::Nothing,
    }
}
