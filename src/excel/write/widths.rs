//! How wide a table's columns are: by their contents and names, within bounds.

use crate::engine::{Column, Value, number_text, round_to};

use super::cells::width;
use super::style::Look;
use super::table::{Cells, Drawn};

const WIDEST: f64 = 36.0;
/// Beside the contents, for the cell's own margins.
const PADDING: f64 = 1.3;
/// A name longer than four Chinese characters is wrapped.
const NAME_ROOM: f64 = 8.0;
const DATE_ROOM: f64 = 10.0;

/// The width of a column.
pub(super) fn column_width(column: &Drawn, rows: usize) -> f64 {
    let name = width(&column.name).min(NAME_ROOM);
    let content = (0..rows)
        .map(|row| match values(&column.cells) {
            Some(values) => shown_width(&values.get(row), column.look),
            None => 0.0,
        })
        .fold(least(column.look), f64::max);
    (name.max(content) + PADDING).min(WIDEST)
}

/// How many lines a column's name takes.
pub(super) fn name_lines(name: &str) -> f64 {
    (width(name) / NAME_ROOM).ceil().max(1.0)
}

/// Whether some text is too long for one line.
pub(super) fn wraps(column: &Drawn, rows: usize) -> bool {
    column.look == Look::Text
        && values(&column.cells).is_some_and(|values| {
            (0..rows).any(|row| shown_width(&values.get(row), Look::Text) + PADDING > WIDEST)
        })
}

/// What numbers of this look need that may come after a change.
fn least(look: Look) -> f64 {
    match look {
        Look::Date => DATE_ROOM,
        Look::UpTo(decimals) => 3.0 + f64::from(decimals),
        Look::Fixed(decimals) => 4.0 + f64::from(decimals),
        Look::Percent | Look::General => 5.0,
        Look::Text | Look::Word | Look::Whole | Look::Place => 4.0,
    }
}

fn shown_width(value: &Value, look: Look) -> f64 {
    match (value, look) {
        // An indent stands before text.
        (Value::Text(text), Look::Text) => width(text) + 1.5,
        (Value::Text(text), _) => width(text),
        (Value::Number(_), Look::Date) => DATE_ROOM,
        (Value::Number(number), Look::Percent) => width(&number_text(round_to(100.0 * number, 2))) + 1.0,
        (Value::Number(number), Look::UpTo(decimals)) => {
            width(&number_text(round_to(*number, i32::from(decimals))))
        }
        (Value::Number(number), Look::Fixed(decimals)) => {
            width(&number_text(number.trunc())) + 1.0 + f64::from(decimals)
        }
        (Value::Number(number), _) => width(&number_text(*number)),
        (Value::Fault(_) | Value::Bool(_), _) => 7.0,
        (Value::Empty, _) => 0.0,
    }
}

fn values<'a>(cells: &Cells<'a>) -> Option<&'a Column> {
    match cells {
        Cells::Values(values)
        | Cells::Formulas(_, values)
        | Cells::References(_, values)
        | Cells::Repeats(_, values) => Some(values),
        Cells::Made(..) => None,
    }
}
