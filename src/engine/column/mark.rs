//! What a cell holds when it is not a number or a text with letters: one byte.
//!
//! Beside every mark stands the number that arithmetic takes in the cell's place, so loops can
//! calculate first and look at the marks afterwards.

use std::sync::{Arc, OnceLock};

use crate::engine::{Fault, Value};

/// A number.
pub const NUMBER: u8 = 0;
/// Nothing; 0 to arithmetic.
pub const EMPTY: u8 = 1;
/// FALSE; 0 to arithmetic.
pub const FALSE: u8 = 2;
/// TRUE; 1 to arithmetic.
pub const TRUE: u8 = 3;
/// A text without letters; from here on arithmetic gives an error.
pub const BLANK: u8 = 4;
/// The first of the errors.
const FAULT: u8 = 5;

const FAULTS: [Fault; 10] = [
    Fault::Null,
    Fault::DivisionByZero,
    Fault::Value,
    Fault::Reference,
    Fault::Name,
    Fault::Number,
    Fault::NotAvailable,
    Fault::Spill,
    Fault::Calculation,
    Fault::Cycle,
];

/// The mark of an error.
pub fn of_fault(fault: Fault) -> u8 {
    FAULTS.iter().position(|known| *known == fault).and_then(|at| u8::try_from(at).ok()).unwrap_or(0) + FAULT
}

/// The error of a mark, if it is one.
pub fn fault(mark: u8) -> Option<Fault> {
    FAULTS.get(usize::from(mark.checked_sub(FAULT)?)).copied()
}

/// The number and mark of a value; `None` for a text with letters.
pub fn of(value: &Value) -> Option<(f64, u8)> {
    Some(match value {
        // Zero has no sign in a table.
        Value::Number(number) => (*number + 0.0, NUMBER),
        Value::Empty => (0.0, EMPTY),
        Value::Bool(false) => (0.0, FALSE),
        Value::Bool(true) => (1.0, TRUE),
        Value::Text(text) if text.is_empty() => (0.0, BLANK),
        Value::Text(_) => return None,
        Value::Fault(fault) => (0.0, of_fault(*fault)),
    })
}

/// The value of a number and its mark.
pub fn value(number: f64, mark: u8) -> Value {
    match mark {
        NUMBER => Value::Number(number),
        EMPTY => Value::Empty,
        FALSE => Value::Bool(false),
        TRUE => Value::Bool(true),
        BLANK => Value::Text(blank()),
        other => Value::Fault(fault(other).unwrap_or(Fault::Value)),
    }
}

/// The text without letters, shared.
pub fn blank() -> Arc<str> {
    static BLANK_TEXT: OnceLock<Arc<str>> = OnceLock::new();
    Arc::clone(BLANK_TEXT.get_or_init(|| Arc::from("")))
}
