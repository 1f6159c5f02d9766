//! What files and the book say differently of one subject.

use std::sync::Arc;

use crate::book::Book;
use crate::engine::Value;
use crate::scheme::Kind;

/// A value on which the book and the files disagree.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// The subject's key.
    pub subject: Arc<str>,
    /// The column.
    pub column: String,
    /// The kind of its values.
    pub kind: Kind,
    /// What was imported before, where that is known.
    pub base: Option<Value>,
    /// What the book says; empty where the subject is new.
    pub ours: Value,
    /// What the files say, each value with the positions of its files.
    pub theirs: Vec<(Value, Vec<usize>)>,
    /// The position of the value that is taken; none: the book's stays.
    pub taken: Option<usize>,
    /// Whether that was said by hand or by a rule.
    pub settled: bool,
    /// The row of the table, and where the first of the files says what it does: the file's position, its
    /// planned column and row.
    pub(super) place: (usize, usize, usize, usize),
}

/// How a conflict is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settling {
    /// The book's value stays.
    Book,
    /// The files' value is taken where they agree.
    Files,
    /// The value of the file that was written last is taken.
    Latest,
    /// The value of this file is taken.
    File(usize),
}

impl Conflict {
    /// What it is told by: its subject and its column.
    pub fn key(&self) -> (String, String) {
        (self.subject.to_string(), self.column.clone())
    }

    /// Whether the book's value was kept on purpose, against one that the files agree on.
    pub(super) fn is_kept(&self) -> bool {
        self.settled && self.taken.is_none() && self.theirs.len() == 1 && !self.ours.is_empty()
    }

    /// Settles it; `age` orders the files, the latest last.
    pub(super) fn settle(&mut self, settling: Option<Settling>, age: impl Fn(usize) -> (f64, usize)) {
        let of_file = |file: usize| self.theirs.iter().position(|(_, files)| files.contains(&file));
        let taken = match settling {
            None => None,
            Some(Settling::Book) => Some(None),
            Some(Settling::Files) => (self.theirs.len() == 1).then_some(Some(0)),
            Some(Settling::File(file)) => of_file(file).map(Some),
            Some(Settling::Latest) => {
                let files = self.theirs.iter().flat_map(|(_, files)| files).copied();
                let latest = files.max_by(|&one, &other| {
                    let (one, other) = (age(one), age(other));
                    one.0.total_cmp(&other.0).then(one.1.cmp(&other.1))
                });
                latest.and_then(of_file).map(Some)
            }
        };
        self.settled = taken.is_some();
        self.taken = taken.flatten();
    }
}

/// The value that was imported into a cell before; none where it was typed.
pub fn base_of(book: &Book, table: usize, column: usize, row: usize) -> Option<Value> {
    book.tables.get(table)?.imported(column, row)
}
