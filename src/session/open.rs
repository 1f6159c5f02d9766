//! The open book with its calculation and history.

use crate::book::{Book, Calculation, Change, History, Record, Refused};
use crate::engine::{Place, Value};
use crate::file::Saved;
use crate::sentence::Sentence;

use super::Grid;
use super::columns::grid_columns;

/// The open book with its calculation and history.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) book: Book,
    pub(super) calculation: Calculation,
    history: History,
}

impl Open {
    pub(super) fn new(book: Book) -> Self {
        Self { calculation: Calculation::new(&book), book, history: History::default() }
    }

    /// A saved book with its history.
    pub(super) fn saved(saved: Saved) -> Self {
        Self { calculation: Calculation::new(&saved.book), book: saved.book, history: saved.history }
    }

    pub(super) fn history(&self) -> &History {
        &self.history
    }

    pub(super) fn step(&mut self, label: Sentence, change: &Change) -> Result<(), Refused> {
        self.history.step(&mut self.book, label, change)?;
        self.calculation.follow(&self.book, change);
        Ok(())
    }

    pub(super) fn undo(&mut self) -> Result<Option<Change>, Refused> {
        let change = self.history.undo(&mut self.book)?;
        self.follow(change)
    }

    pub(super) fn redo(&mut self) -> Result<Option<Change>, Refused> {
        let change = self.history.redo(&mut self.book)?;
        self.follow(change)
    }

    pub(super) fn undo_label(&self) -> Option<&Sentence> {
        self.history.undo_label()
    }

    pub(super) fn redo_label(&self) -> Option<&Sentence> {
        self.history.redo_label()
    }

    /// The place in the model of a cell of a grid.
    pub(super) fn place(&self, grid: Grid, row: usize, column: usize) -> Option<Place> {
        let position = *grid_columns(self, grid).get(column)?;
        let rows = self.book.tables.get(grid.table)?.rows;
        (row < rows).then_some(Place { table: grid.table, column: position, row })
    }

    /// The value of a cell of the model, entered or calculated.
    pub(super) fn value(&self, table: usize, column: usize, row: usize) -> Value {
        self.calculation.value(table, column, row)
    }

    /// What a row is called: its key, or its number in a table of entries.
    pub(super) fn row_name(&self, table: usize, row: usize) -> String {
        let named = self.book.class_of(table).and_then(|class| {
            let key = self.book.tables.get(table)?.column_position(&class.key)?;
            match self.value(table, key, row) {
                Value::Text(text) => Some(text.to_string()),
                _ => None,
            }
        });
        named.unwrap_or_else(|| {
            let name = self.book.tables.get(table).map_or("", |table| table.name.as_str());
            format!("{name} {}", row + 1)
        })
    }

    fn follow(&mut self, change: Option<Change>) -> Result<Option<Change>, Refused> {
        if let Some(change) = &change {
            self.calculation.follow(&self.book, change);
        }
        Ok(change)
    }
}

/// A book on its way back from its journal; calculated once, at the end.
#[derive(Debug, Default)]
pub(super) struct Restoring {
    book: Option<Book>,
    history: History,
}

impl Restoring {
    pub(super) fn replay(&mut self, record: Record) -> Result<(), Refused> {
        match (record, &mut self.book) {
            (Record::Begin(book), _) => {
                self.book = Some(*book);
                self.history = History::default();
            }
            (Record::Opened { book, history }, _) => {
                self.book = Some(*book);
                self.history = history;
            }
            (Record::Step { label, change }, Some(book)) => self.history.step(book, label, &change)?,
            (Record::Undo, Some(book)) => {
                self.history.undo(book)?;
            }
            (Record::Redo, Some(book)) => {
                self.history.redo(book)?;
            }
            (_, None) => {}
        }
        Ok(())
    }

    pub(super) fn finish(self) -> Option<Open> {
        let book = self.book?;
        Some(Open { calculation: Calculation::new(&book), book, history: self.history })
    }
}
