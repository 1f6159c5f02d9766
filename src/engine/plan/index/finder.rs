//! Where each value of a column stands first, for exact lookups.

use std::collections::HashMap;

use super::{
    NONE, SLOW,
    hash::{BitMap, bits},
};
use crate::engine::{
    Value,
    column::{Column, View, word_value},
};

/// The first row of each value. Numbers, texts and truth values are different things here.
#[derive(Clone, Debug, Default)]
pub struct Finder {
    numbers: BitMap,
    texts: HashMap<String, u32>,
    truths: [Option<u32>; 2],
    empty: Option<u32>,
}

fn folded(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

impl Finder {
    /// Indexes a column.
    pub fn new(column: &Column) -> Self {
        let mut finder = Self::default();
        if let View::Words { ids, words } = column.view() {
            // The first row of each word first, so that each is folded once.
            let mut first: Vec<u32> = vec![NONE; words.len()];
            for (&id, row) in ids.iter().zip(0_u32..) {
                match first.get_mut(id as usize) {
                    Some(slot) => *slot = (*slot).min(row),
                    None => finder.add(&word_value(words, id), row),
                }
            }
            for (word, &row) in words.iter().zip(&first).filter(|(_, row)| **row != NONE) {
                let held = finder.texts.entry(folded(word)).or_insert(row);
                *held = (*held).min(row);
            }
            return finder;
        }
        for (value, row) in column.values().zip(0_u32..) {
            finder.add(&value, row);
        }
        finder
    }

    fn add(&mut self, value: &Value, row: u32) {
        match value {
            Value::Number(number) => {
                self.numbers.entry(bits(*number)).or_insert(row);
            }
            Value::Text(text) => {
                self.texts.entry(folded(text)).or_insert(row);
            }
            Value::Bool(truth) => {
                if let Some(slot) = self.truths.get_mut(usize::from(*truth)) {
                    slot.get_or_insert(row);
                }
            }
            Value::Empty => {
                self.empty.get_or_insert(row);
            }
            Value::Fault(_) => {}
        }
    }

    /// The first row of a value, [`NONE`] without one; [`SLOW`] for a text with wildcards where they
    /// count. There, in MATCH and VLOOKUP, an empty cell asks for 0; to XLOOKUP it asks for an empty
    /// one.
    pub fn asked(&self, value: &Value, wild: bool) -> u32 {
        match value {
            Value::Number(number) => self.asked_number(*number),
            Value::Empty if wild => self.asked_number(0.0),
            Value::Empty => self.empty.unwrap_or(NONE),
            Value::Text(text) if wild && text.contains(['*', '?', '~']) => SLOW,
            Value::Text(text) => self.texts.get(&folded(text)).copied().unwrap_or(NONE),
            Value::Bool(truth) => self.truths.get(usize::from(*truth)).copied().flatten().unwrap_or(NONE),
            Value::Fault(_) => NONE,
        }
    }

    /// [`Finder::asked`] for a number.
    pub fn asked_number(&self, number: f64) -> u32 {
        self.numbers.get(&bits(number)).copied().unwrap_or(NONE)
    }
}
