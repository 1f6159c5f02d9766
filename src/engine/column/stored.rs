//! The kinds of storage and the way from one to another.

use std::sync::Arc;

use super::{mark, word_value};
use crate::engine::Value;

/// Positions from here on are marks.
pub const RESERVED: u32 = u32::MAX - 31;
/// How many words are searched for a word that is set; it is added again when it stands further back.
const SEARCHED: usize = 256;

/// The words of a column of texts. A word may stand in it more than once.
pub type Words = Arc<Vec<Arc<str>>>;

#[derive(Clone)]
pub(super) enum Store {
    /// Numbers, and beside them marks where some cells are none.
    Numbers { values: Vec<f64>, marks: Option<Vec<u8>> },
    /// Positions in a list of words, or marks.
    Words { ids: Vec<u32>, words: Words },
    /// Numbers and texts among each other.
    Mixed(Vec<Value>),
}

impl Default for Store {
    fn default() -> Self {
        Store::Numbers { values: Vec::new(), marks: None }
    }
}

/// The cells of a column as they are stored.
#[derive(Clone, Copy)]
pub enum View<'a> {
    /// Numbers, and beside them marks where some cells are none.
    Numbers {
        /// The numbers.
        values: &'a [f64],
        /// The marks.
        marks: Option<&'a [u8]>,
    },
    /// Positions in a list of words, or marks.
    Words {
        /// The positions.
        ids: &'a [u32],
        /// The words.
        words: &'a Words,
    },
    /// Numbers and texts among each other.
    Mixed(&'a [Value]),
}

impl View<'_> {
    /// The value at `row`; past the end it is empty.
    pub fn get(&self, row: usize) -> Value {
        match self {
            View::Numbers { values, marks } => match values.get(row) {
                None => Value::Empty,
                Some(&number) => {
                    let kind = marks.and_then(|marks| marks.get(row)).copied().unwrap_or(mark::NUMBER);
                    mark::value(number, kind)
                }
            },
            View::Words { ids, words } => ids.get(row).map(|&id| word_value(words, id)).unwrap_or_default(),
            View::Mixed(values) => values.get(row).cloned().unwrap_or_default(),
        }
    }
}

/// The mark behind a reserved position.
pub fn word_mark(id: u32) -> u8 {
    u8::try_from(id.wrapping_sub(RESERVED)).unwrap_or(mark::EMPTY)
}

/// The reserved position of a mark.
pub fn mark_id(kind: u8) -> u32 {
    RESERVED + u32::from(kind)
}

/// The position of a value in a list of words, added where it is new.
pub(super) fn id_of(value: &Value, words: &mut Words) -> u32 {
    let Value::Text(text) = value else {
        return mark_id(mark::of(value).map_or(mark::EMPTY, |(_, kind)| kind));
    };
    if text.is_empty() {
        return mark_id(mark::BLANK);
    }
    let known = words.iter().take(SEARCHED).position(|word| word == text);
    let id = known.unwrap_or_else(|| {
        Arc::make_mut(words).push(Arc::clone(text));
        words.len() - 1
    });
    u32::try_from(id).unwrap_or(RESERVED - 1)
}

impl Store {
    /// Changes the kind of storage where `value` does not fit the present one.
    pub(super) fn make_room_for(&mut self, value: &Value) {
        let fits = match (&*self, value) {
            (Store::Mixed(_), _) => true,
            (Store::Numbers { .. }, Value::Text(text)) => text.is_empty(),
            (Store::Words { .. }, Value::Number(_)) => false,
            _ => true,
        };
        if fits {
            return;
        }
        *self = match std::mem::take(self) {
            Store::Numbers { values, marks: Some(marks) } if !marks.contains(&mark::NUMBER) => {
                drop(values);
                Store::Words { ids: marks.into_iter().map(mark_id).collect(), words: Words::default() }
            }
            Store::Numbers { values, .. } if values.is_empty() => {
                Store::Words { ids: Vec::new(), words: Words::default() }
            }
            Store::Numbers { values, marks } => {
                let marks = marks.unwrap_or_else(|| vec![mark::NUMBER; values.len()]);
                let cells = values.into_iter().zip(marks);
                Store::Mixed(cells.map(|(number, kind)| mark::value(number, kind)).collect())
            }
            Store::Words { ids, .. } if ids.iter().all(|&id| id >= RESERVED) => {
                let marks: Vec<u8> = ids.into_iter().map(word_mark).collect();
                let values = marks.iter().map(|&kind| if kind == mark::TRUE { 1.0 } else { 0.0 }).collect();
                Store::Numbers { values, marks: Some(marks) }
            }
            Store::Words { ids, words } => {
                Store::Mixed(ids.into_iter().map(|id| word_value(&words, id)).collect())
            }
            mixed => mixed,
        };
    }
}
