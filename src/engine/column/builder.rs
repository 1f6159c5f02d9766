//! A column row by row, or block by block.

use std::{collections::HashMap, ops::Range, sync::Arc};

use super::{
    Column, Store, View, mark,
    stored::{RESERVED, Words, mark_id},
    word_value,
};
use crate::engine::Value;

/// Builds a column; each word is kept once.
#[derive(Default)]
pub struct Builder {
    column: Column,
    known: HashMap<Arc<str>, u32>,
    /// The words met last, by their address: the same text comes in runs.
    recent: [(usize, u32); 4],
    turn: usize,
}

impl Builder {
    /// A builder with room for `rows` numbers.
    pub fn with_room(rows: usize) -> Self {
        let store = Store::Numbers { values: Vec::with_capacity(rows), marks: None };
        Self { column: Column { store }, ..Self::default() }
    }

    /// Adds a value.
    pub fn push(&mut self, value: Value) {
        self.column.store.make_room_for(&value);
        match &mut self.column.store {
            Store::Numbers { values, marks } => {
                let (number, kind) = mark::of(&value).unwrap_or_default();
                if kind != mark::NUMBER && marks.is_none() {
                    *marks = Some(vec![mark::NUMBER; values.len()]);
                }
                values.push(number);
                if let Some(marks) = marks {
                    marks.push(kind);
                }
            }
            Store::Words { .. } => {
                let id = self.id(&value);
                if let Store::Words { ids, .. } = &mut self.column.store {
                    ids.push(id);
                }
            }
            Store::Mixed(values) => values.push(value),
        }
    }

    /// Adds numbers with their marks.
    pub fn push_numbers(&mut self, numbers: &[f64], kinds: Option<&[u8]>) {
        let Store::Numbers { values, marks } = &mut self.column.store else {
            for (at, &number) in numbers.iter().enumerate() {
                let kind = kinds.and_then(|kinds| kinds.get(at)).copied().unwrap_or(mark::NUMBER);
                self.push(mark::value(number, kind));
            }
            return;
        };
        if kinds.is_some() && marks.is_none() {
            *marks = Some(vec![mark::NUMBER; values.len()]);
        }
        values.extend_from_slice(numbers);
        if let Some(marks) = marks {
            match kinds {
                Some(kinds) => marks.extend_from_slice(kinds),
                None => marks.resize(values.len(), mark::NUMBER),
            }
        }
    }

    /// Adds positions in a list of words. Each word is looked up once per call.
    pub fn push_words(&mut self, ids: &[u32], words: &[Arc<str>]) {
        let text = ids.iter().any(|&id| id < RESERVED);
        if text {
            self.column.store.make_room_for(&Value::Text(Arc::from("…")));
        }
        if !matches!(self.column.store, Store::Words { .. }) {
            ids.iter().for_each(|&id| self.push(word_value(words, id)));
            return;
        }
        let mut translated: HashMap<u32, u32> = HashMap::new();
        let mut own = Vec::with_capacity(ids.len());
        let mut last = (RESERVED, RESERVED);
        for &id in ids {
            if id != last.0 {
                let to = if id >= RESERVED {
                    id
                } else {
                    *translated.entry(id).or_insert_with(|| self.id(&word_value(words, id)))
                };
                last = (id, to);
            }
            own.push(if id >= RESERVED { id } else { last.1 });
        }
        if let Store::Words { ids, .. } = &mut self.column.store {
            ids.append(&mut own);
        }
    }

    /// Adds rows of another column.
    pub fn push_column(&mut self, column: &Column, rows: Range<usize>) {
        match column.view() {
            View::Numbers { values, marks } => {
                let marks = marks.map(|marks| marks.get(rows.clone()).unwrap_or_default());
                self.push_numbers(values.get(rows).unwrap_or_default(), marks);
            }
            View::Words { ids, words } => self.push_words(ids.get(rows).unwrap_or_default(), words),
            View::Mixed(values) => {
                values.get(rows).unwrap_or_default().iter().for_each(|value| self.push(value.clone()));
            }
        }
    }

    /// The column.
    pub fn finish(self) -> Column {
        self.column
    }

    fn id(&mut self, value: &Value) -> u32 {
        let Store::Words { words, .. } = &mut self.column.store else { return RESERVED };
        let Value::Text(text) = value else {
            return mark_id(mark::of(value).map_or(mark::EMPTY, |(_, kind)| kind));
        };
        if text.is_empty() {
            return mark_id(mark::BLANK);
        }
        let address = Arc::as_ptr(text).cast::<u8>().addr();
        if let Some((_, id)) = self.recent.iter().find(|(known, _)| *known == address) {
            return *id;
        }
        let id = match self.known.get(text) {
            Some(&id) => id,
            None => add(words, &mut self.known, text),
        };
        // Only words that the column keeps alive are remembered by address.
        if words.get(id as usize).is_some_and(|kept| Arc::ptr_eq(kept, text)) {
            if let Some(slot) = self.recent.get_mut(self.turn % 4) {
                *slot = (address, id);
            }
            self.turn += 1;
        }
        id
    }
}

fn add(words: &mut Words, known: &mut HashMap<Arc<str>, u32>, text: &Arc<str>) -> u32 {
    let id = u32::try_from(words.len()).unwrap_or(RESERVED - 1);
    Arc::make_mut(words).push(Arc::clone(text));
    known.insert(Arc::clone(text), id);
    id
}
