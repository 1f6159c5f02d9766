//! A column's cells as codes, alike where a criterion sees them as equal.

use std::collections::HashMap;

use super::{
    NONE, SLOW,
    hash::{BitMap, bits},
};
use crate::engine::{
    Fault, Value, coerce,
    column::{Column, View, mark, word_value},
    criteria::{Comparison, Criterion, Subject},
};

/// The codes of a column. A number and a text that reads as it are equal to a criterion; so are an
/// empty cell and an empty text to `""`; text is compared without regard to case.
#[derive(Clone, Debug, Default)]
pub struct Coding {
    /// The code of each row.
    pub codes: Vec<u32>,
    /// How many codes there are.
    pub count: u32,
    numbers: BitMap,
    texts: HashMap<String, u32>,
    others: Vec<(Other, u32)>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Other {
    Blank,
    Truth(bool),
    Fault(Fault),
    /// A text that no equality finds, such as `TRUE`, which asks for the truth value.
    Lost,
}

impl Coding {
    /// Codes a column.
    pub fn new(column: &Column) -> Self {
        let mut coding = Self { codes: Vec::with_capacity(column.len()), ..Self::default() };
        match column.view() {
            View::Numbers { values, marks } => {
                for (row, &number) in values.iter().enumerate() {
                    let kind = marks.and_then(|marks| marks.get(row)).copied().unwrap_or(mark::NUMBER);
                    let code = match kind {
                        mark::NUMBER => coding.number(number),
                        kind => coding.code(&mark::value(number, kind)),
                    };
                    coding.codes.push(code);
                }
            }
            View::Words { ids, words } => {
                let mut known: Vec<u32> = vec![NONE; words.len()];
                for &id in ids {
                    let seen = known.get(id as usize).copied().unwrap_or(NONE);
                    let code = if seen == NONE { coding.code(&word_value(words, id)) } else { seen };
                    if let Some(slot) = known.get_mut(id as usize) {
                        *slot = code;
                    }
                    coding.codes.push(code);
                }
            }
            View::Mixed(values) => {
                for value in values {
                    let code = coding.code(value);
                    coding.codes.push(code);
                }
            }
        }
        coding
    }

    /// The code that a row's value asks for as a criterion; [`NONE`] where no cell equals it,
    /// [`SLOW`] where it is no plain value.
    pub fn asked(&self, value: &Value) -> u32 {
        if let Value::Number(number) = value {
            return self.asked_number(*number);
        }
        let criterion = Criterion::new(value);
        let signed =
            matches!(value, Value::Text(text) if text.starts_with(['=', '<', '>']) || text.contains('~'));
        if criterion.comparison != Comparison::Equal || signed {
            return SLOW;
        }
        match criterion.subject {
            Subject::Number(number) => self.asked_number(number),
            Subject::Text(text) => self.texts.get(&text).copied().unwrap_or(NONE),
            Subject::Bool(truth) => self.other(Other::Truth(truth)),
            Subject::Fault(fault) => self.other(Other::Fault(fault)),
            Subject::Blank => self.other(Other::Blank),
            Subject::Nothing | Subject::Pattern(_) => SLOW,
        }
    }

    /// [`Coding::asked`] for a number.
    pub fn asked_number(&self, number: f64) -> u32 {
        self.numbers.get(&bits(number)).copied().unwrap_or(NONE)
    }

    fn other(&self, wanted: Other) -> u32 {
        self.others.iter().find(|(known, _)| *known == wanted).map_or(NONE, |(_, code)| *code)
    }

    fn next(&mut self) -> u32 {
        self.count += 1;
        self.count - 1
    }

    fn number(&mut self, number: f64) -> u32 {
        let count = self.count;
        let code = *self.numbers.entry(bits(number)).or_insert(count);
        self.count += u32::from(code == count);
        code
    }

    fn code(&mut self, cell: &Value) -> u32 {
        let other = match cell {
            Value::Number(number) => return self.number(*number),
            Value::Empty => Other::Blank,
            Value::Bool(truth) => Other::Truth(*truth),
            Value::Fault(fault) => Other::Fault(*fault),
            Value::Text(text) if text.is_empty() => Other::Blank,
            Value::Text(text) => {
                if let Some(number) = coerce::number_in_text(text) {
                    return self.number(number);
                }
                let truth = text.eq_ignore_ascii_case("TRUE") || text.eq_ignore_ascii_case("FALSE");
                if !truth {
                    let folded: String = text.chars().flat_map(char::to_lowercase).collect();
                    if let Some(&code) = self.texts.get(&folded) {
                        return code;
                    }
                    let code = self.next();
                    self.texts.insert(folded, code);
                    return code;
                }
                Other::Lost
            }
        };
        match self.other(other) {
            NONE => {
                let code = self.next();
                self.others.push((other, code));
                code
            }
            code => code,
        }
    }
}
