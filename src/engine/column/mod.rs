//! A column of values, stored by kind: numbers as numbers, texts as positions in a list of words.

mod builder;
pub mod mark;
mod saved;
mod stored;

use std::sync::Arc;

pub use builder::Builder;
use stored::{RESERVED, Store, word_mark};
pub use stored::{View, Words, mark_id};

use super::Value;

/// A column of values, one per row. The storage behind this face is typed and compact.
#[derive(Clone, Default)]
pub struct Column {
    store: Store,
}

impl Column {
    /// A column of `rows` empty cells.
    pub fn empty(rows: usize) -> Self {
        Self { store: Store::Numbers { values: vec![0.0; rows], marks: Some(vec![mark::EMPTY; rows]) } }
    }

    /// The number of rows.
    pub fn len(&self) -> usize {
        match &self.store {
            Store::Numbers { values, .. } => values.len(),
            Store::Words { ids, .. } => ids.len(),
            Store::Mixed(values) => values.len(),
        }
    }

    /// Whether the column has no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The value at `row`; past the end it is empty.
    pub fn get(&self, row: usize) -> Value {
        self.view().get(row)
    }

    /// Puts `value` at `row`, growing the column with empty cells where needed.
    pub fn set(&mut self, row: usize, value: Value) {
        if row >= self.len() {
            let missing = row + 1 - self.len();
            self.insert(self.len(), std::iter::repeat_n(Value::Empty, missing));
        }
        self.store.make_room_for(&value);
        match &mut self.store {
            Store::Numbers { values, marks } => {
                let (number, kind) = mark::of(&value).unwrap_or_default();
                if kind != mark::NUMBER && marks.is_none() {
                    *marks = Some(vec![mark::NUMBER; values.len()]);
                }
                if let Some(slot) = values.get_mut(row) {
                    *slot = number;
                }
                if let Some(slot) = marks.as_mut().and_then(|marks| marks.get_mut(row)) {
                    *slot = kind;
                }
            }
            Store::Words { ids, words } => {
                let id = stored::id_of(&value, words);
                if let Some(slot) = ids.get_mut(row) {
                    *slot = id;
                }
            }
            Store::Mixed(values) => {
                if let Some(slot) = values.get_mut(row) {
                    *slot = value;
                }
            }
        }
    }

    /// Inserts `values` before row `at` (or at the end when `at` is past it).
    pub fn insert(&mut self, at: usize, values: impl IntoIterator<Item = Value>) {
        let at = at.min(self.len());
        let mut builder = Builder::default();
        builder.push_column(self, 0..at);
        values.into_iter().for_each(|value| builder.push(value));
        builder.push_column(self, at..self.len());
        *self = builder.finish();
    }

    /// Removes up to `count` rows from `at` on.
    pub fn remove(&mut self, at: usize, count: usize) {
        let start = at.min(self.len());
        let end = at.saturating_add(count).min(self.len());
        match &mut self.store {
            Store::Numbers { values, marks } => {
                values.drain(start..end);
                if let Some(marks) = marks {
                    marks.drain(start..end);
                }
            }
            Store::Words { ids, .. } => {
                ids.drain(start..end);
            }
            Store::Mixed(values) => {
                values.drain(start..end);
            }
        }
    }

    /// All values in order.
    pub fn values(&self) -> impl Iterator<Item = Value> + '_ {
        let view = self.view();
        (0..self.len()).map(move |row| view.get(row))
    }

    /// The cells as they are stored.
    pub fn view(&self) -> View<'_> {
        match &self.store {
            Store::Numbers { values, marks } => View::Numbers { values, marks: marks.as_deref() },
            Store::Words { ids, words } => View::Words { ids, words },
            Store::Mixed(values) => View::Mixed(values),
        }
    }
}

impl FromIterator<Value> for Column {
    fn from_iter<T: IntoIterator<Item = Value>>(values: T) -> Self {
        let mut builder = Builder::default();
        for value in values {
            builder.push(value);
        }
        builder.finish()
    }
}

/// Two columns are equal when their values are, however they are stored.
impl PartialEq for Column {
    fn eq(&self, other: &Self) -> bool {
        if let (Store::Numbers { values, marks }, Store::Numbers { values: others, marks: kinds }) =
            (&self.store, &other.store)
            && marks.is_some() == kinds.is_some()
        {
            return values == others && marks == kinds;
        }
        self.len() == other.len() && self.values().eq(other.values())
    }
}

impl std::fmt::Debug for Column {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_list().entries(self.values()).finish()
    }
}

/// The word or mark behind a position in a list of words.
pub fn word_value(words: &[Arc<str>], id: u32) -> Value {
    if id >= RESERVED {
        return mark::value(0.0, word_mark(id));
    }
    words.get(id as usize).map(|word| Value::Text(Arc::clone(word))).unwrap_or_default()
}

#[cfg(test)]
mod tests;
