//! A column as it is saved: numbers as numbers, each word once. A column of both, or with truths and
//! faults, is a list of values, which every column was at first and still is read from.

use std::collections::HashMap;
use std::sync::Arc;

use serde::de::{self, Error};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Builder, Column, View};
use crate::engine::Value;

const NUMBERS: &str = "numbers";
const WORDS: &str = "words";
const CELLS: &str = "cells";

/// What the cells of a column are, blank ones aside.
#[derive(Clone, Copy, PartialEq)]
enum Content {
    Numbers,
    Words,
    Several,
}

impl Content {
    /// By the values, so that equal columns are saved as the same text however they are stored.
    fn of(column: &Column) -> Self {
        let (mut numbers, mut words) = (false, false);
        for value in column.values() {
            match value {
                Value::Empty => {}
                Value::Number(_) => numbers = true,
                Value::Text(_) => words = true,
                Value::Bool(_) | Value::Fault(_) => return Self::Several,
            }
        }
        match (numbers, words) {
            (true, true) => Self::Several,
            (_, false) => Self::Numbers,
            (false, true) => Self::Words,
        }
    }
}

impl Serialize for Column {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let content = Content::of(self);
        if content == Content::Several {
            return serializer.collect_seq(self.values());
        }
        let mut map = serializer.serialize_map(None)?;
        if content == Content::Numbers {
            map.serialize_entry(NUMBERS, &Numbers(self))?;
        } else {
            let (words, cells) = coded(self);
            map.serialize_entry(WORDS, &words)?;
            map.serialize_entry(CELLS, &cells)?;
        }
        map.end()
    }
}

impl Column {
    /// About how many bytes the column takes where it is saved.
    pub fn saved_bytes(&self) -> usize {
        const A_CELL: usize = 8;
        const A_VALUE: usize = 32;
        match self.view() {
            View::Numbers { values, .. } => A_CELL * values.len(),
            View::Words { ids, words } => {
                A_CELL * ids.len() + words.iter().map(|word| word.len() + 3).sum::<usize>()
            }
            View::Mixed(values) => A_VALUE * values.len(),
        }
    }
}

/// The words in the order in which they come, and for each cell the position of its word.
fn coded(column: &Column) -> (Vec<Arc<str>>, Vec<Option<u32>>) {
    let mut words: Vec<Arc<str>> = Vec::new();
    let mut known: HashMap<Arc<str>, u32> = HashMap::new();
    let cells = column
        .values()
        .map(|value| match value {
            Value::Text(word) => Some(*known.entry(Arc::clone(&word)).or_insert_with(|| {
                words.push(word);
                u32::try_from(words.len() - 1).unwrap_or(u32::MAX)
            })),
            _ => None,
        })
        .collect();
    (words, cells)
}

struct Numbers<'a>(&'a Column);

impl Serialize for Numbers<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.values().map(|value| match value {
            Value::Number(number) => Some(number),
            _ => None,
        }))
    }
}

impl<'de> Deserialize<'de> for Column {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Saved;
        impl<'de> de::Visitor<'de> for Saved {
            type Value = Column;
            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("a column")
            }
            fn visit_seq<A: de::SeqAccess<'de>>(self, mut sequence: A) -> Result<Column, A::Error> {
                let mut builder = Builder::default();
                while let Some(value) = sequence.next_element()? {
                    builder.push(value);
                }
                Ok(builder.finish())
            }
            fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Column, A::Error> {
                match map.next_key::<String>()?.as_deref() {
                    Some(NUMBERS) => {
                        let numbers: Vec<Option<f64>> = map.next_value()?;
                        Ok(numbers.into_iter().map(|cell| cell.map_or(Value::Empty, Value::Number)).collect())
                    }
                    Some(WORDS) => {
                        let words: Vec<Arc<str>> = map.next_value()?;
                        let cells: Vec<Option<f64>> = match map.next_key::<String>()?.as_deref() {
                            Some(CELLS) => map.next_value()?,
                            _ => return Err(A::Error::missing_field(CELLS)),
                        };
                        decoded(&words, &cells).ok_or_else(|| A::Error::custom("no such word"))
                    }
                    _ => Err(A::Error::missing_field(NUMBERS)),
                }
            }
        }
        deserializer.deserialize_any(Saved)
    }
}

/// The column of the cells' words; `None` where a cell names a word that is not there.
fn decoded(words: &[Arc<str>], cells: &[Option<f64>]) -> Option<Column> {
    let value = |cell: &Option<f64>| match *cell {
        Some(word) if word < 0.0 || word.fract() != 0.0 => None,
        Some(word) => words.get(word as usize).map(|word| Value::Text(Arc::clone(word))),
        None => Some(Value::Empty),
    };
    cells.iter().map(value).collect()
}
