//! The import of files by the actions of the session.

use super::dispatch::{Emit, Session, done, no_book, no_import};
use super::import::Importing;
use super::{Event, Notice, NoticeLevel, Work};
use crate::book::Book;
use crate::excel::import::Purpose;
use crate::sentence::Sentence;

impl Session {
    /// Reads a file as an import of its own; one that cannot be read is refused.
    pub(super) fn read_import(
        &mut self,
        file: &str,
        into: (&str, Purpose),
        bytes: &[u8],
        emit: Emit,
    ) -> Result<(), Sentence> {
        let open = self.open.as_ref().ok_or_else(no_book)?;
        let mut importing = begun(into, &open.book)?;
        let mut progress = |done, total| emit(Event::Progress { work: Work::Reading, done, total }, None);
        importing.add((file, 0.0), bytes, &open.book, &mut progress);
        if let Some(sentence) = importing.refusal() {
            return Err(sentence);
        }
        emit(Event::Import(Some(Box::new(importing.view(&open.book)))), None);
        self.importing = Some(importing);
        Ok(())
    }

    /// Begins an import to which files are added.
    pub(super) fn begin_import(&mut self, into: (&str, Purpose)) -> Result<(), Sentence> {
        let open = self.open.as_ref().ok_or_else(no_book)?;
        self.importing = Some(begun(into, &open.book)?);
        Ok(())
    }

    /// Adds a file to the import under way.
    pub(super) fn add_file(&mut self, file: (&str, f64), bytes: &[u8], emit: Emit) -> Result<(), Sentence> {
        let open = self.open.as_ref().ok_or_else(no_book)?;
        let importing = self.importing.as_mut().ok_or_else(interrupted)?;
        let mut progress = |done, total| emit(Event::Progress { work: Work::Reading, done, total }, None);
        importing.add(file, bytes, &open.book, &mut progress);
        emit(Event::Import(Some(Box::new(importing.view(&open.book)))), None);
        Ok(())
    }

    /// Reads the text file that is looked at anew, in the encoding with this name.
    pub(super) fn choose_encoding(&mut self, name: &str, emit: Emit) -> Result<(), Sentence> {
        let open = self.open.as_ref().ok_or_else(no_book)?;
        let importing = self.importing.as_mut().ok_or_else(no_import)?;
        let mut progress = |done, total| emit(Event::Progress { work: Work::Reading, done, total }, None);
        importing.choose_encoding(name, &open.book, &mut progress)?;
        emit(Event::Import(Some(Box::new(importing.view(&open.book)))), None);
        Ok(())
    }

    /// Changes what was understood, and shows it.
    pub(super) fn change_import(
        &mut self,
        emit: Emit,
        change: impl FnOnce(&mut Importing, &Book),
    ) -> Result<(), Sentence> {
        let open = self.open.as_ref().ok_or_else(no_book)?;
        let importing = self.importing.as_mut().ok_or_else(no_import)?;
        change(importing, &open.book);
        emit(Event::Import(Some(Box::new(importing.view(&open.book)))), None);
        Ok(())
    }

    /// Takes what is shown, as one step.
    pub(super) fn commit_import(&mut self, emit: Emit) -> Result<(), Sentence> {
        let open = self.open.as_ref().ok_or_else(no_book)?;
        let importing = self.importing.as_ref().ok_or_else(no_import)?;
        let (label, change) =
            importing.change(&open.book).map_err(|refused| refused.0)?.ok_or_else(not_ready)?;
        let left_open: Vec<Sentence> = importing.left_open().collect();
        // The sheets go first: what a step takes of memory fits into what they took.
        self.importing = None;
        emit(Event::Import(None), None);
        self.step(label.clone(), change, emit)?;
        emit(Event::Notice(Notice { level: NoticeLevel::Information, sentence: done(&label) }), None);
        for sentence in left_open {
            emit(Event::Notice(Notice { level: NoticeLevel::Warning, sentence }), None);
        }
        Ok(())
    }
}

/// An import into a class or a table that the book has.
fn begun((into, purpose): (&str, Purpose), book: &Book) -> Result<Importing, Sentence> {
    let Some(table) = book.table_position(into) else {
        return Err(crate::excel::import::no_such_table(into));
    };
    let purpose = if book.class_of(table).is_some() { purpose } else { Purpose::Entries };
    Ok(Importing::begin((into, purpose)))
}

fn not_ready() -> Sentence {
    Sentence::new(
        "这张表还不能导入。请先按提示改好表头或列的对应。",
        "This sheet cannot be taken yet. Correct the header or the columns as the list says.",
    )
}

fn interrupted() -> Sentence {
    Sentence::new(
        "导入中断了，书里没有改动。请重新选择全部文件。",
        "The import was interrupted; the book is as it was. Choose all the files again.",
    )
}
