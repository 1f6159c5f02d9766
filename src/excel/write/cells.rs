//! Addresses of cells, values as cached results, and how wide a text is.

use crate::engine::{Fault, Value};

use super::layout::FIRST_ROW;

/// A column's letters: 0 is A.
pub(super) fn letters(column: u16) -> String {
    let mut letters = Vec::new();
    let mut rest = u32::from(column) + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// The absolute range of a table's column; a table without rows has one blank row.
pub(super) fn column_range(column: u16, rows: usize) -> String {
    block_range(column, column, rows)
}

/// The absolute range of a table's columns from one to another.
pub(super) fn block_range(first: u16, last: u16, rows: usize) -> String {
    let begin = FIRST_ROW as usize + 1;
    format!("${}${begin}:${}${}", letters(first), letters(last), begin + rows.max(1) - 1)
}

/// A sheet's name as formulas write it, with the exclamation mark.
pub(super) fn sheet_prefix(name: &str) -> String {
    format!("'{}'!", name.replace('\'', "''"))
}

/// A value as a formula's cached result.
pub(super) fn cached(value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Number(number) => number.to_string(),
        Value::Bool(truth) => if *truth { "TRUE" } else { "FALSE" }.to_owned(),
        // The writer takes a text like NaN for a number, which no reader accepts.
        Value::Text(text) if text.parse::<f64>().is_ok_and(|number| !number.is_finite()) => String::new(),
        Value::Text(text) => text.to_string(),
        // Excel 2010 has no word for the newer faults.
        Value::Fault(Fault::Spill | Fault::Calculation | Fault::Cycle) => Fault::Value.text().to_owned(),
        Value::Fault(fault) => fault.text().to_owned(),
    }
}

/// Whether a text keeps its kind as a cached result: the writer takes what looks like a number, a
/// truth or an error for one.
pub(super) fn is_plainly_text(text: &str) -> bool {
    text.parse::<f64>().is_err() && !matches!(text, "TRUE" | "FALSE") && !text.starts_with('#')
}

/// The width of a text in a worksheet's units: a Chinese character takes two.
pub(super) fn width(text: &str) -> f64 {
    text.lines()
        .map(|line| line.chars().map(|letter| if letter.is_ascii() { 1.0 } else { 2.0 }).sum::<f64>())
        .fold(0.0, f64::max)
}

/// How many lines a text takes in a cell of this width.
pub(super) fn lines(text: &str, room: f64) -> f64 {
    text.lines().map(|line| (width(line) / room).ceil().max(1.0)).sum::<f64>().max(1.0)
}

#[cfg(test)]
mod tests {
    use super::{letters, width};

    #[test]
    fn columns_have_letters() {
        for (column, name) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")] {
            assert_eq!(letters(column), name);
        }
    }

    #[test]
    fn chinese_is_twice_as_wide() {
        assert!(width("姓名") > 1.8 * width("ab"));
    }
}
