//! Values as the text that is shown.

use crate::engine::{Value, day_of, number_text, round_to};
use crate::scheme::{Format, Kind};

/// An entered value by the kind of its column.
pub(super) fn entered_text(value: &Value, kind: Kind) -> String {
    match (value, kind) {
        (Value::Number(number), Kind::Percent) => percent_text(*number),
        (Value::Number(number), Kind::Date) => date_text(*number),
        _ => plain_text(value),
    }
}

/// A calculated value by its format.
pub(super) fn calculated_text(value: &Value, format: Format) -> String {
    match (value, format) {
        (Value::Number(number), Format::Fixed(decimals)) => {
            let places = usize::from(decimals);
            format!("{:.places$}", round_to(*number, i32::from(decimals)))
        }
        (Value::Number(number), Format::UpTo(decimals)) => {
            number_text(round_to(*number, i32::from(decimals)))
        }
        (Value::Number(number), Format::Percent) => percent_text(*number),
        _ => plain_text(value),
    }
}

/// A value without a format.
pub(super) fn plain_text(value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Number(number) => number_text(*number),
        Value::Text(text) => text.to_string(),
        Value::Bool(true) => "TRUE".to_owned(),
        Value::Bool(false) => "FALSE".to_owned(),
        Value::Fault(fault) => fault.text().to_owned(),
    }
}

/// A serial day as `2026-12-31`; a number that is no day as a number.
pub(super) fn date_text(serial: f64) -> String {
    match day_of(serial) {
        Some(day) => format!("{:04}-{:02}-{:02}", day.year, day.month, day.day),
        None => number_text(serial),
    }
}

fn percent_text(number: f64) -> String {
    format!("{}%", number_text(round_to(number * 100.0, 2)))
}
