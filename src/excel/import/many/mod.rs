//! One import of several files: each is read and understood on its own, all are planned one upon the
//! other, and what they say of one subject is settled before anything is taken. One file is the case
//! of several with one.

mod among;
mod conflict;
mod file;
mod layout;
mod sequence;
mod settle;
mod unit;
mod units;

pub use among::Among;
pub use conflict::{Conflict, Settling, base_of};
pub use file::{Knowledge, ManyFile, Opened};
pub use unit::Unit;

use super::purpose::Purpose;
use super::{Import, Target};
use crate::book::{Book, Change, Mapping, Refused, remember};
use crate::excel::read::{Encoding, Progress};
use crate::sentence::Sentence;

/// An import of files under way; nothing of it is in the book yet.
#[derive(Debug)]
pub struct Many {
    into: String,
    purpose: Purpose,
    files: Vec<ManyFile>,
    /// Layouts that the user has corrected, the last one at the end.
    corrected: Vec<Mapping>,
    /// What was said of single conflicts, by subject and column.
    by_hand: Vec<((String, String), Settling)>,
    /// What was said of all others.
    rule: Option<Settling>,
    conflicts: Vec<Conflict>,
    missing: Option<Sentence>,
}

impl Many {
    /// An import into a class or a table, without files yet.
    pub fn new(into: &str, purpose: Purpose) -> Self {
        Self {
            into: into.into(),
            purpose,
            files: Vec::new(),
            corrected: Vec::new(),
            by_hand: Vec::new(),
            rule: None,
            conflicts: Vec::new(),
            missing: None,
        }
    }

    /// Reads a further file. One that cannot be read stands in the list with its sentence.
    pub fn add(&mut self, (name, modified): (&str, f64), bytes: &[u8], book: &Book, progress: Progress<'_>) {
        let print = file::fingerprint(bytes);
        let twin = self.files.iter().find(|one| one.print == print && one.content.is_ok());
        let content = match twin {
            Some(twin) => Err(file::same_content(&twin.name)),
            None => Import::open_for(name, bytes, (&self.into, self.purpose), book, progress),
        };
        let content = content.and_then(|import| self.admit(import)).map(|mut import| {
            // A template says itself what its columns are.
            if import.returned().is_some() {
                return Opened::new(import, bytes, Knowledge::Own);
            }
            let followed = self.corrected.iter().rev().any(|mapping| import.follow(mapping, book));
            if !followed {
                import.recognise(book);
            }
            let knowledge = match import.followed() {
                Some(mapping) if followed => Knowledge::Sibling(mapping.file.clone()),
                Some(mapping) => Knowledge::Before(mapping.file.clone()),
                None => Knowledge::Own,
            };
            Opened::new(import, bytes, knowledge)
        });
        self.files.push(ManyFile { name: name.into(), modified, print, content });
        self.plan(book);
    }

    /// A template that came back may be for something else than what is imported: alone it says what the
    /// import is for, among others it is refused.
    fn admit(&mut self, import: Import) -> Result<Import, Sentence> {
        if (import.class(), import.purpose()) == (self.into.as_str(), self.purpose) {
            return Ok(import);
        }
        if self.files.iter().any(|file| file.content.is_ok()) {
            let table = import.class();
            return Err(Sentence::new(
                format!("这是“{table}”的填报表，与其他文件不是一类。请把它单独导入。"),
                format!(
                    "This is a template of {table}, not of what the other files are. Import it by itself."
                ),
            ));
        }
        self.into = import.class().into();
        self.purpose = import.purpose();
        Ok(import)
    }

    /// Takes a file off the list.
    pub fn remove(&mut self, at: usize, book: &Book) {
        if at < self.files.len() {
            self.files.remove(at);
            self.by_hand.retain(|(_, settling)| !matches!(settling, Settling::File(_)));
            self.plan(book);
        }
    }

    /// Reads a text file anew in an encoding; of another file nothing changes.
    pub fn choose_encoding(
        &mut self,
        at: usize,
        encoding: Encoding,
        book: &Book,
        progress: Progress<'_>,
    ) -> Result<(), Sentence> {
        if let Some(opened) = self.opened_mut(at) {
            opened.read_in(encoding, book, progress)?;
            self.plan(book);
        }
        Ok(())
    }

    /// Takes another reading of a file, and of the others of its layout.
    pub fn choose_sheet(&mut self, at: usize, reading: usize, book: &Book) {
        self.correct(at, book, |import| import.choose_sheet(reading, book));
    }

    /// Takes the header that the user points out in a file, and in the others of its layout.
    pub fn choose_header(&mut self, at: usize, first: u32, rows: u32, book: &Book) {
        self.correct(at, book, |import| import.choose_header(first, rows, book));
    }

    /// Takes the user's word on a column of a file, and of the others of its layout.
    pub fn map_column(&mut self, at: usize, column: usize, target: Target, book: &Book) {
        self.correct(at, book, |import| import.map_column(column, target, book));
    }

    /// Puts what the user types in the place of what a cell of a file says.
    pub fn correct_cell(&mut self, at: usize, (row, column): (u32, u32), text: &str, book: &Book) {
        if let Some(opened) = self.opened_mut(at) {
            opened.import.correct(row, column, text, book);
            self.plan(book);
        }
    }

    /// Takes the user's word on the unit of a file.
    pub fn choose_unit(&mut self, at: usize, unit: Option<&str>, book: &Book) {
        if let Some(opened) = self.opened_mut(at) {
            opened.import.choose_unit(unit, book);
            self.plan(book);
        }
    }

    /// Settles one conflict, by its position among [`Many::conflicts`], or all of them by a rule.
    pub fn settle(&mut self, conflict: Option<usize>, settling: Settling, book: &Book) {
        match conflict {
            Some(at) => {
                if let Some(key) = self.conflicts.get(at).map(Conflict::key) {
                    self.by_hand.retain(|(known, _)| *known != key);
                    self.by_hand.push((key, settling));
                }
            }
            None => {
                self.by_hand.clear();
                self.rule = Some(settling);
            }
        }
        self.plan(book);
    }

    /// Plans anew, after the book has changed.
    pub fn plan(&mut self, book: &Book) {
        sequence::plan(self, book);
        self.conflicts = settle::settle(self, book);
        self.missing = units::missing(self, book);
    }

    /// The change that does what the plans show, and that remembers the layouts.
    pub fn change(&self, book: &Book) -> Result<Change, Refused> {
        let mut changes = sequence::changes(self, book)?;
        let mappings = remember(&book.mappings, self.taken().map(|(_, opened)| opened.import.mapping(book)));
        if mappings != book.mappings {
            changes.push(Change::Mappings(mappings));
        }
        Ok(Change::Several(changes))
    }

    /// The class or the table that the files are imported into.
    pub fn table(&self) -> &str {
        &self.into
    }

    /// What they are imported for.
    pub fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// The files, in the order in which they were given.
    pub fn files(&self) -> &[ManyFile] {
        &self.files
    }

    /// What the files and the book say differently of one subject.
    pub fn conflicts(&self) -> &[Conflict] {
        &self.conflicts
    }

    /// Which known units no file is of; nothing where there is one file.
    pub fn missing(&self) -> Option<&Sentence> {
        self.missing.as_ref()
    }

    /// Whether something can be taken.
    pub fn ready(&self) -> bool {
        let mut registered = self.taken().flat_map(|(_, opened)| &opened.plan.registered);
        self.added() + self.updated() > 0 || registered.any(|one| !one.keys.is_empty())
    }

    /// How many rows will be added.
    pub fn added(&self) -> usize {
        self.taken().map(|(_, opened)| opened.plan.added()).sum()
    }

    /// How many rows of the book will be changed.
    pub fn updated(&self) -> usize {
        sequence::updated(self)
    }

    /// The files from which something is taken, with their positions.
    fn taken(&self) -> impl Iterator<Item = (usize, &Opened)> {
        let files = self.files.iter().enumerate().map(|(at, file)| (at, file.content.as_ref()));
        files.filter_map(|(at, content)| Some((at, content.ok()?))).filter(|(_, opened)| opened.plan.ready)
    }

    /// Whether a file is a template that came back, or a workbook of errors that was corrected.
    fn answers(&self, file: usize) -> bool {
        let opened = self.files.get(file).and_then(|file| file.content.as_ref().ok());
        opened.is_some_and(|opened| opened.import.returned().is_some() || !opened.import.aside.is_empty())
    }

    fn opened_mut(&mut self, at: usize) -> Option<&mut Opened> {
        self.files.get_mut(at)?.content.as_mut().ok()
    }

    /// Corrects a file, and the others of its layout like it.
    fn correct(&mut self, at: usize, book: &Book, correct: impl FnOnce(&mut Import)) {
        let Some(opened) = self.opened_mut(at) else { return };
        correct(&mut opened.import);
        opened.knowledge = Knowledge::Own;
        let mapping = opened.import.mapping(book);
        for (_, file) in self.files.iter_mut().enumerate().filter(|(other, _)| *other != at) {
            if let Ok(opened) = &mut file.content
                && opened.import.follow(&mapping, book)
            {
                opened.knowledge = Knowledge::Sibling(mapping.file.clone());
            }
        }
        self.corrected.retain(|known| !known.is_of(&mapping));
        self.corrected.push(mapping);
        self.plan(book);
    }
}
