//! Beginning a book: from a template, the sample, a saved scheme, the year before, or its journal.

use super::dispatch::{Emit, Session, broken_journal, no_book};
use super::findings::reshaped;
use super::open::{Open, Restoring};
use super::{Event, Start, Work};
use crate::book::{Book, Record, sample};
use crate::file::{read_scheme, write_scheme};
use crate::scheme::{Scheme, TEMPLATES, TemplateId, next_year, year_later, years_later};
use crate::sentence::Sentence;

impl Session {
    /// Begins a book; the one that was open is left.
    pub(super) fn begin(&mut self, start: Start, emit: Emit) -> Result<(), Sentence> {
        let book = match start {
            Start::Reference => new_book(TemplateId::Reference),
            Start::Template(template) => new_book(template),
            Start::Sample => sample(),
            Start::NextYear => next_book(&self.open.as_ref().ok_or_else(no_book)?.book),
        };
        self.begin_with(book, emit)
    }

    /// Writes the scheme alone to a file.
    pub(super) fn save_scheme(&self, emit: Emit) -> Result<(), Sentence> {
        let scheme = &self.open.as_ref().ok_or_else(no_book)?.book.scheme;
        let text = write_scheme(scheme)?;
        emit(Event::File { name: format!("{}.json", file_name(&scheme.name)) }, Some(text.into_bytes()));
        Ok(())
    }

    /// Takes a saved scheme: into the book that is open, as one step, or as a new one.
    pub(super) fn load_scheme(&mut self, file: &str, bytes: &[u8], emit: Emit) -> Result<(), Sentence> {
        let scheme = read_scheme(bytes)?;
        let Some(open) = &self.open else {
            return self.begin_with(book_of(scheme, "年度考评"), emit);
        };
        let label = Sentence::new(format!("采用“{file}”的考评办法"), format!("Take the scheme of {file}"));
        let change = reshaped(open, &scheme)?;
        self.step_and_say(label, change, emit)
    }

    /// Takes a book up again from its journal.
    pub(super) fn restore(&mut self, journal: &[u8], emit: Emit) -> Result<(), Sentence> {
        let records: Vec<&[u8]> =
            journal.split(|&byte| byte == b'\n').filter(|line| !line.is_empty()).collect();
        let total = records.len() as u64;
        let mut restoring = Restoring::default();
        for (done, line) in records.into_iter().enumerate() {
            emit(Event::Progress { work: Work::Restoring, done: done as u64, total }, None);
            let record = serde_json::from_slice(line).map_err(|_| broken_journal())?;
            restoring.replay(record).map_err(|refused| refused.0)?;
        }
        self.open = restoring.finish();
        if self.open.is_some() {
            self.show_all(emit);
        }
        Ok(())
    }

    fn begin_with(&mut self, book: Book, emit: Emit) -> Result<(), Sentence> {
        let record = Record::Begin(Box::new(book.clone()));
        self.show_book(Open::new(book), &record, emit)
    }
}

fn new_book(template: TemplateId) -> Book {
    let title = match template {
        TemplateId::Reference => "年度党建考评".to_owned(),
        TemplateId::Empty => "年度考评".to_owned(),
        other => TEMPLATES
            .iter()
            .find(|template| template.id == other)
            .map_or_else(String::new, |template| template.name().zh),
    };
    book_of(template.scheme(), &title)
}

/// An empty book with a scheme. Its date is the period's last day; the office changes it.
fn book_of(scheme: Scheme, title: &str) -> Book {
    let (year, date) = (year_of(scheme.period.to), scheme.period.to);
    Book::new(scheme, title, "", &format!("{year} 年度"), date)
}

/// The book of the year after: the same scheme and layouts of files, no entries.
fn next_book(book: &Book) -> Book {
    let (title, period) = (years_later(&book.title), years_later(&book.period));
    let mut next =
        Book::new(next_year(&book.scheme), &title, &book.organisation, &period, year_later(book.date));
    next.mappings.clone_from(&book.mappings);
    next
}

fn year_of(serial: f64) -> i64 {
    crate::engine::day_of(serial).map_or(0, |day| day.year)
}

/// A name that every system takes as a file's.
fn file_name(name: &str) -> String {
    let plain = |character: char| match character {
        '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '_',
        other if other.is_control() => '_',
        other => other,
    };
    let name: String = name.trim().chars().map(plain).take(80).collect();
    if name.is_empty() { "考评办法".to_owned() } else { name }
}
