//! Excel's number formats, as TEXT applies them.

mod chinese;
mod format;
mod fraction;
mod moment;
mod number;

use format::{Format, Piece, Section};

use crate::engine::{Fault, Value, coerce};

/// The value in a format: up to four sections, for positive, negative, zero and text, or with
/// conditions of their own.
pub fn show(value: &Value, format: &str) -> Result<String, Fault> {
    let format = Format::read(format);
    let number = match value {
        Value::Text(text) => match coerce::number_in_text(text) {
            Some(number) => number,
            None => return Ok(text_section(format.for_text(), text)),
        },
        Value::Bool(_) => return Ok(coerce::text(value)?.to_string()),
        value => coerce::number(value)?,
    };
    let Some((section, signed)) = format.for_number(number) else {
        return Ok(text_section(format.for_text(), &coerce::text(&Value::Number(number))?));
    };
    let shown = if signed { number } else { number.abs() };
    if section.pieces.iter().any(|piece| matches!(piece, Piece::Date(_))) {
        moment::show(section, shown)
    } else if let Some(text) = fraction::show(section, shown) {
        Ok(text)
    } else {
        Ok(number::show(section, shown))
    }
}

fn text_section(section: Option<&Section>, text: &str) -> String {
    let Some(section) = section else { return text.to_owned() };
    section
        .pieces
        .iter()
        .map(|piece| match piece {
            Piece::Literal(literal) => literal.as_str(),
            Piece::Text => text,
            _ => "",
        })
        .collect()
}

#[cfg(test)]
mod tests;
