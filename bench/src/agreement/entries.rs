//! Random entries: numbers of every size, shares, dates, names, texts, gaps, errors.

use std::sync::Arc;

use evalbook::engine::{Fault, Source, TableColumn, Value};

use super::sequence::Sequence;

/// The columns with numbers.
pub const NUMBERS: [&str; 5] = ["数", "缺", "比", "大", "日"];
/// The columns with other values: names of groups, texts, anything.
pub const OTHERS: [&str; 3] = ["名", "文", "杂"];

const TEXTS: [&str; 16] = [
    "甲",
    "乙",
    "a",
    "A",
    "",
    "12",
    "0.5",
    "1e3",
    "50%",
    "2024-2-29",
    "甲*",
    "~?",
    "ﬀ",
    "İ",
    "TRUE",
    "优 良",
];
const FAULTS: [Fault; 3] = [Fault::NotAvailable, Fault::DivisionByZero, Fault::Value];
/// Powers of ten for numbers that are far from 1. None between: a count of a million or so makes
/// SEQUENCE and REPT slow and tests nothing more.
const POWERS: [i32; 8] = [-300, -150, -12, -3, 0, 9, 150, 300];

/// The entered columns of a table with so many rows.
pub fn columns(sequence: &mut Sequence, rows: usize) -> Vec<TableColumn> {
    NUMBERS
        .iter()
        .chain(&OTHERS)
        .map(|name| TableColumn {
            name: (*name).to_owned(),
            source: Source::Entries(Arc::new((0..rows).map(|_| entry(sequence, name)).collect())),
        })
        .collect()
}

/// An entry for a column.
pub fn entry(sequence: &mut Sequence, column: &str) -> Value {
    let number = match column {
        "数" => f64::from(sequence.below(1001)) / 10.0,
        "缺" if sequence.once_in(5) => {
            return if sequence.once_in(2) { Value::Empty } else { Value::text("") };
        }
        "缺" => f64::from(sequence.below(200)) / 8.0 - 5.0,
        "比" => sequence.share(),
        "大" => {
            let at = sequence.below(POWERS.len() as u32) as usize;
            let power = POWERS.get(at).copied().unwrap_or(0);
            // `powi` may differ from machine to machine; a text does not.
            let sign = if sequence.once_in(2) { "-" } else { "" };
            format!("{sign}{}e{power}", sequence.share() + 1.0).parse().unwrap_or(0.0)
        }
        "日" => f64::from(36_526 + sequence.below(9_862)),
        "名" => return Value::text(sequence.pick(&["甲", "乙", "丙", "a", "A", ""])),
        "文" => return Value::text(sequence.pick(&TEXTS)),
        _ => return anything(sequence),
    };
    Value::Number(number)
}

fn anything(sequence: &mut Sequence) -> Value {
    match sequence.below(8) {
        0 => Value::Empty,
        1 => Value::Bool(sequence.once_in(2)),
        2 => Value::text(sequence.pick(&TEXTS)),
        3 if sequence.once_in(3) => {
            let at = sequence.below(FAULTS.len() as u32) as usize;
            Value::Fault(FAULTS.get(at).copied().unwrap_or(Fault::Value))
        }
        4 => entry(sequence, "大"),
        _ => Value::Number(f64::from(sequence.below(9)) / 4.0),
    }
}
