//! Typed text as values, and what is doubtful about a value in its column.

use crate::engine::{Value, is_real_day, number_text, serial_day};
use crate::scheme::Kind;
use crate::sentence::Sentence;

/// The value of typed text in a column of this kind. Text that does not fit stays text, so that
/// nothing typed is lost; [`doubt`] says what is wrong with it.
pub(super) fn value_of(text: &str, kind: Kind) -> Value {
    let trimmed = text.trim_matches(|character: char| character.is_whitespace() || character == '\u{a0}');
    if trimmed.is_empty() {
        return Value::Empty;
    }
    let parsed = match kind {
        Kind::Text => None,
        Kind::Number | Kind::Count => number(&half_width(trimmed)),
        Kind::Percent => percent(&half_width(trimmed)),
        Kind::Date => date(&half_width(trimmed)),
    };
    parsed.map_or_else(|| Value::text(trimmed), Value::Number)
}

/// What is wrong with a value in a column of this kind; `None` when nothing is.
pub(super) fn doubt(value: &Value, kind: Kind) -> Option<Sentence> {
    match (value, kind) {
        (Value::Text(text), Kind::Number | Kind::Count | Kind::Percent) => Some(Sentence::new(
            format!("“{text}”不是数字，不能计分。请改成数字。"),
            format!("“{text}” is no number and cannot be scored. Enter a number."),
        )),
        (Value::Text(text), Kind::Date) => Some(Sentence::new(
            format!("“{text}”不是日期。请写成 2026-03-05 这样。"),
            format!("“{text}” is no date. Write it like 2026-03-05."),
        )),
        (Value::Number(number), Kind::Count) if *number < 0.0 || number.fract() != 0.0 => {
            Some(Sentence::new(
                format!("{} 不是次数。请填 0、1、2 这样的整数。", number_text(*number)),
                format!("{} is no count. Enter a whole number such as 0, 1 or 2.", number_text(*number)),
            ))
        }
        (Value::Number(number), Kind::Percent) if *number < 0.0 => Some(Sentence::new(
            "比率不能为负。请改成 0% 以上。",
            "A share cannot be negative. Enter 0% or more.",
        )),
        _ => None,
    }
}

/// Full-width digits, letters and signs as their half-width twins; the Chinese full stop that an
/// input method gives for a point becomes a point.
pub(super) fn half_width(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character),
            '。' => '.',
            '\u{3000}' | '\u{a0}' => ' ',
            '−' | '–' | '—' => '-',
            other => other,
        })
        .collect()
}

fn number(text: &str) -> Option<f64> {
    let plain: String = text.chars().filter(|character| !matches!(character, ',' | ' ')).collect();
    if let Some(share) = plain.strip_suffix('%') {
        return decimal(share).map(|number| number / 100.0);
    }
    decimal(plain.strip_suffix('分').unwrap_or(&plain))
}

/// As Excel's percent entry: 94 and 94% are 94%, 0.94 too.
fn percent(text: &str) -> Option<f64> {
    let plain: String = text.chars().filter(|character| !matches!(character, ',' | ' ')).collect();
    match plain.strip_suffix('%') {
        Some(share) => decimal(share).map(|number| number / 100.0),
        None => decimal(&plain).map(|number| if number.abs() >= 1.0 { number / 100.0 } else { number }),
    }
}

/// Digits with at most one point, a sign and an exponent; never the words Rust also reads (`inf`).
fn decimal(text: &str) -> Option<f64> {
    let written =
        |character: char| character.is_ascii_digit() || matches!(character, '.' | '-' | '+' | 'e' | 'E');
    if !text.chars().all(written) {
        return None;
    }
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

fn date(text: &str) -> Option<f64> {
    let parts: Vec<&str> =
        text.split(['-', '/', '.', '年', '月', '日', ' ']).filter(|part| !part.is_empty()).collect();
    let (year, month, day) = match parts.as_slice() {
        [year, month, day] => (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?),
        [digits] if digits.len() == 8 && digits.is_ascii() => (
            digits.get(0..4)?.parse().ok()?,
            digits.get(4..6)?.parse().ok()?,
            digits.get(6..8)?.parse().ok()?,
        ),
        _ => return None,
    };
    is_real_day(year, month, day).then(|| serial_day(year, month, day)).flatten()
}

#[cfg(test)]
mod tests {
    use super::{doubt, value_of};
    use crate::engine::Value;
    use crate::scheme::Kind;

    /// Expected values are what Excel enters for the same keys in a cell of that format (dates:
    /// serial days of the 1900 system).
    #[test]
    fn typed_text_becomes_what_excel_would_enter() {
        for (text, kind, value) in [
            ("92.5", Kind::Number, Value::Number(92.5)),
            ("８５．５", Kind::Number, Value::Number(85.5)),
            ("85。5", Kind::Number, Value::Number(85.5)),
            ("１，２３４", Kind::Number, Value::Number(1234.0)),
            (" 90 分", Kind::Number, Value::Number(90.0)),
            ("-3", Kind::Number, Value::Number(-3.0)),
            ("94%", Kind::Number, Value::Number(0.94)),
            ("inf", Kind::Number, Value::text("inf")),
            ("NaN", Kind::Number, Value::text("NaN")),
            ("1e999", Kind::Number, Value::text("1e999")),
            ("103%", Kind::Percent, Value::Number(1.03)),
            ("９４％", Kind::Percent, Value::Number(0.94)),
            ("94", Kind::Percent, Value::Number(0.94)),
            ("0.94", Kind::Percent, Value::Number(0.94)),
            ("2026-03-05", Kind::Date, Value::Number(46086.0)),
            ("2026年3月5日", Kind::Date, Value::Number(46086.0)),
            ("2026.3.5", Kind::Date, Value::Number(46086.0)),
            ("20260305", Kind::Date, Value::Number(46086.0)),
            ("春节前", Kind::Date, Value::text("春节前")),
            ("=1+1", Kind::Text, Value::text("=1+1")),
            ("0012", Kind::Text, Value::text("0012")),
            ("　　", Kind::Text, Value::Empty),
        ] {
            assert_eq!(value_of(text, kind), value, "{text} as {kind:?}");
        }
    }

    #[test]
    fn what_cannot_be_scored_is_said() {
        for (text, kind, doubtful) in [
            ("良好", Kind::Number, true),
            ("2.5", Kind::Count, true),
            ("3", Kind::Count, false),
            ("-5%", Kind::Percent, true),
            ("2026-02-30", Kind::Date, true),
            ("良好", Kind::Text, false),
        ] {
            assert_eq!(doubt(&value_of(text, kind), kind).is_some(), doubtful, "{text} as {kind:?}");
        }
    }
}
