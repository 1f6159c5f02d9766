//! A column of values.

use serde::{Deserialize, Serialize};

use super::Value;

/// A column of values, one per row. The storage behind this face is typed and compact.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Column {
    values: Vec<Value>,
}

impl Column {
    /// A column of `rows` empty cells.
    pub fn empty(rows: usize) -> Self {
        Self { values: vec![Value::Empty; rows] }
    }

    /// The number of rows.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether the column has no rows.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The value at `row`; past the end it is empty.
    pub fn get(&self, row: usize) -> Value {
        self.values.get(row).cloned().unwrap_or_default()
    }

    /// Puts `value` at `row`, growing the column with empty cells where needed.
    pub fn set(&mut self, row: usize, value: Value) {
        if row >= self.values.len() {
            self.values.resize(row + 1, Value::Empty);
        }
        if let Some(cell) = self.values.get_mut(row) {
            *cell = value;
        }
    }

    /// Inserts `values` before row `at` (or at the end when `at` is past it).
    pub fn insert(&mut self, at: usize, values: impl IntoIterator<Item = Value>) {
        let at = at.min(self.values.len());
        self.values.splice(at..at, values);
    }

    /// Removes up to `count` rows from `at` on.
    pub fn remove(&mut self, at: usize, count: usize) {
        let start = at.min(self.values.len());
        let end = at.saturating_add(count).min(self.values.len());
        self.values.drain(start..end);
    }
}

impl FromIterator<Value> for Column {
    fn from_iter<T: IntoIterator<Item = Value>>(values: T) -> Self {
        Self { values: values.into_iter().collect() }
    }
}
