//! The values of a node for a run of rows.

use std::{borrow::Cow, ops::Range};

use crate::engine::{
    Fault, Value, coerce,
    column::{Builder, Column, View, Words, mark, word_value},
};

/// How many rows are calculated at a time: what a node holds stays in the processor's nearest cache.
pub const ROWS: usize = 1024;

/// The values of a node for a run of rows.
#[derive(Clone)]
pub enum Block<'a> {
    /// The same value in every row.
    Same(Value),
    /// Numbers, and beside them marks where some are none.
    Numbers(Cow<'a, [f64]>, Option<Cow<'a, [u8]>>),
    /// Positions in a list of words, or marks.
    Words(Cow<'a, [u32]>, Words),
    /// Anything.
    Values(Vec<Value>),
}

impl<'a> Block<'a> {
    /// The rows of a column.
    pub fn of(column: &'a Column, rows: Range<usize>) -> Self {
        match column.view() {
            View::Numbers { values, marks } => {
                let marks = marks.and_then(|marks| marks.get(rows.clone()));
                // Most blocks of a column with gaps have none.
                let marks = marks.filter(|marks| marks.iter().any(|&kind| kind != mark::NUMBER));
                let values = values.get(rows).unwrap_or_default();
                Block::Numbers(Cow::Borrowed(values), marks.map(Cow::Borrowed))
            }
            View::Words { ids, words } => {
                Block::Words(Cow::Borrowed(ids.get(rows).unwrap_or_default()), Words::clone(words))
            }
            View::Mixed(values) => Block::Values(values.get(rows).unwrap_or_default().to_vec()),
        }
    }

    /// The value at a position in the block.
    pub fn get(&self, at: usize) -> Value {
        match self {
            Block::Same(value) => value.clone(),
            Block::Numbers(values, marks) => match values.get(at) {
                Some(&number) => {
                    let kind =
                        marks.as_ref().and_then(|marks| marks.get(at)).copied().unwrap_or(mark::NUMBER);
                    mark::value(number, kind)
                }
                None => Value::Empty,
            },
            Block::Words(ids, words) => ids.get(at).map(|&id| word_value(words, id)).unwrap_or_default(),
            Block::Values(values) => values.get(at).cloned().unwrap_or_default(),
        }
    }

    /// The number at a position, as arithmetic takes it.
    pub fn number(&self, at: usize) -> Result<f64, Fault> {
        if let Block::Numbers(values, marks) = self {
            let kind = marks.as_ref().and_then(|marks| marks.get(at)).copied().unwrap_or(mark::NUMBER);
            if kind < mark::BLANK {
                return Ok(values.get(at).copied().unwrap_or(0.0));
            }
        }
        coerce::number(&self.get(at))
    }

    /// Numbers and marks for a loop; `None` where the block holds text with letters.
    pub fn side(&self) -> Option<Side<'_>> {
        match self {
            Block::Same(value) => mark::of(value).map(|(number, kind)| Side::Same(number, kind)),
            Block::Numbers(values, marks) => Some(Side::Each(values, marks.as_deref())),
            Block::Words(..) | Block::Values(_) => None,
        }
    }

    /// Puts the first `rows` values into a column under construction, as a formula's cells show them.
    pub fn show(self, rows: usize, into: &mut Builder) {
        match self {
            Block::Same(value) => (0..rows).for_each(|_| into.push(shown(value.clone()))),
            Block::Numbers(values, None) => into.push_numbers(&values, None),
            Block::Numbers(values, Some(mut marks)) => {
                if marks.contains(&mark::EMPTY) {
                    marks
                        .to_mut()
                        .iter_mut()
                        .filter(|kind| **kind == mark::EMPTY)
                        .for_each(|kind| *kind = mark::NUMBER);
                }
                into.push_numbers(&values, Some(&marks));
            }
            Block::Words(ids, words) => {
                if (0..rows).any(|at| ids.get(at).is_some_and(|&id| word_value(&words, id).is_empty())) {
                    ids.iter().for_each(|&id| into.push(shown(word_value(&words, id))));
                } else {
                    into.push_words(&ids, &words);
                }
            }
            Block::Values(values) => values.into_iter().for_each(|value| into.push(shown(value))),
        }
    }
}

/// The value that a formula's cell shows: an empty one is 0.
pub fn shown(value: Value) -> Value {
    match value {
        Value::Empty => Value::Number(0.0),
        Value::Number(number) => coerce::finite(number),
        value => value,
    }
}

/// One operand of a loop over numbers.
#[derive(Clone, Copy)]
pub enum Side<'a> {
    /// The same number and mark in every row.
    Same(f64, u8),
    /// A number per row, and marks where some are none.
    Each(&'a [f64], Option<&'a [u8]>),
}

impl Side<'_> {
    /// The number and mark at a position.
    #[inline]
    pub fn at(&self, at: usize) -> (f64, u8) {
        match self {
            Side::Same(number, kind) => (*number, *kind),
            Side::Each(values, marks) => (
                values.get(at).copied().unwrap_or(0.0),
                marks.and_then(|marks| marks.get(at)).copied().unwrap_or(mark::NUMBER),
            ),
        }
    }

    /// Whether every row holds what arithmetic takes as it stands.
    pub fn is_plain(&self) -> bool {
        match self {
            Side::Same(_, kind) => *kind < mark::BLANK,
            Side::Each(_, marks) => marks.is_none_or(|marks| marks.iter().all(|&kind| kind < mark::BLANK)),
        }
    }

    /// Whether every row holds a number.
    pub fn is_numbers(&self) -> bool {
        match self {
            Side::Same(_, kind) => *kind == mark::NUMBER,
            Side::Each(_, marks) => marks.is_none_or(|marks| marks.iter().all(|&kind| kind == mark::NUMBER)),
        }
    }
}

/// A block value by value: numbers and marks as long as no text comes.
#[derive(Default)]
pub struct Collector {
    numbers: Vec<f64>,
    marks: Vec<u8>,
    marked: bool,
    values: Option<Vec<Value>>,
}

impl Collector {
    /// A collector for a block of `rows` rows.
    pub fn new(rows: usize) -> Self {
        Self { numbers: Vec::with_capacity(rows), marks: Vec::with_capacity(rows), ..Self::default() }
    }

    /// Adds a number or a marked cell.
    #[inline]
    pub fn mark(&mut self, number: f64, kind: u8) {
        if let Some(values) = &mut self.values {
            values.push(mark::value(number, kind));
            return;
        }
        self.numbers.push(number);
        self.marks.push(kind);
        self.marked |= kind != mark::NUMBER;
    }

    /// Adds a value.
    pub fn push(&mut self, value: Value) {
        match (mark::of(&value), &mut self.values) {
            (_, Some(values)) => values.push(value),
            (Some((number, kind)), None) => self.mark(number, kind),
            (None, None) => {
                let cells = self.numbers.iter().zip(&self.marks);
                let mut values: Vec<Value> =
                    cells.map(|(&number, &kind)| mark::value(number, kind)).collect();
                values.push(value);
                self.values = Some(values);
            }
        }
    }

    /// The block.
    pub fn finish<'a>(self) -> Block<'a> {
        match self.values {
            Some(values) => Block::Values(values),
            None => Block::Numbers(Cow::Owned(self.numbers), self.marked.then_some(Cow::Owned(self.marks))),
        }
    }
}
