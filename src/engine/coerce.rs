//! Excel's conversions between numbers, text and truth, and its comparison of any two values.

use std::{cmp::Ordering, sync::Arc};

use super::{Fault, Value, date, digits};

/// The value as a number, as arithmetic takes it: empty is 0, TRUE is 1, text that reads as a number
/// counts, other text is `#VALUE!`.
pub fn number(value: &Value) -> Result<f64, Fault> {
    match value {
        Value::Number(number) => Ok(*number),
        Value::Empty => Ok(0.0),
        Value::Bool(truth) => Ok(f64::from(u8::from(*truth))),
        Value::Text(text) => number_in_text(text).ok_or(Fault::Value),
        Value::Fault(fault) => Err(*fault),
    }
}

/// The value as text, as `&` takes it.
pub fn text(value: &Value) -> Result<Arc<str>, Fault> {
    match value {
        Value::Number(number) => Ok(digits::shown(*number).into()),
        Value::Empty => Ok("".into()),
        Value::Bool(true) => Ok("TRUE".into()),
        Value::Bool(false) => Ok("FALSE".into()),
        Value::Text(text) => Ok(Arc::clone(text)),
        Value::Fault(fault) => Err(*fault),
    }
}

/// The value as a condition, as IF takes it.
pub fn truth(value: &Value) -> Result<bool, Fault> {
    match value {
        Value::Number(number) => Ok(*number != 0.0),
        Value::Empty => Ok(false),
        Value::Bool(truth) => Ok(*truth),
        Value::Text(text) if text.eq_ignore_ascii_case("TRUE") => Ok(true),
        Value::Text(text) if text.eq_ignore_ascii_case("FALSE") => Ok(false),
        Value::Text(_) => Err(Fault::Value),
        Value::Fault(fault) => Err(*fault),
    }
}

/// A number as a value: what is not finite is `#NUM!`, and zero has no sign.
pub fn finite(number: f64) -> Value {
    if number.is_finite() { Value::Number(number + 0.0) } else { Value::Fault(Fault::Number) }
}

/// The order of two values under Excel's comparison operators: numbers before text before FALSE
/// before TRUE; text without regard to case; numbers at fifteen significant digits; empty like the
/// other side's 0, "" or FALSE.
pub fn compare(left: &Value, right: &Value) -> Result<Ordering, Fault> {
    if let Value::Fault(fault) = left {
        return Err(*fault);
    }
    if let Value::Fault(fault) = right {
        return Err(*fault);
    }
    Ok(match (left, right) {
        (Value::Empty, Value::Empty) => Ordering::Equal,
        (Value::Empty, other) => compare_kinds(&zero_like(other), other),
        (other, Value::Empty) => compare_kinds(other, &zero_like(other)),
        _ => compare_kinds(left, right),
    })
}

fn zero_like(other: &Value) -> Value {
    match other {
        Value::Text(_) => Value::text(""),
        Value::Bool(_) => Value::Bool(false),
        _ => Value::Number(0.0),
    }
}

fn compare_kinds(left: &Value, right: &Value) -> Ordering {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => compare_numbers(*left, *right),
        (Value::Text(left), Value::Text(right)) => compare_texts(left, right),
        (Value::Bool(left), Value::Bool(right)) => left.cmp(right),
        _ => rank_of_kind(left).cmp(&rank_of_kind(right)),
    }
}

fn rank_of_kind(value: &Value) -> u8 {
    match value {
        Value::Empty | Value::Number(_) => 0,
        Value::Text(_) => 1,
        Value::Bool(_) => 2,
        Value::Fault(_) => 3,
    }
}

/// Two numbers, equal where they are the same at fifteen significant digits.
pub fn compare_numbers(left: f64, right: f64) -> Ordering {
    if digits::same(left, right) { Ordering::Equal } else { left.total_cmp(&right) }
}

/// Two texts without regard to case.
pub fn compare_texts(left: &str, right: &str) -> Ordering {
    left.chars().flat_map(char::to_lowercase).cmp(right.chars().flat_map(char::to_lowercase))
}

/// Whether two texts are the same without regard to case.
pub fn same_text(left: &str, right: &str) -> bool {
    left == right || compare_texts(left, right) == Ordering::Equal
}

/// Whether two values are the same to an exact lookup: same kind, text without regard to case.
pub fn same(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => left == right,
        (Value::Text(left), Value::Text(right)) => same_text(left, right),
        (Value::Bool(left), Value::Bool(right)) => left == right,
        _ => false,
    }
}

/// The number a text stands for: `12`, ` 1,234.5 `, `50%`, `1e3`, `¥20`, `(5)`, a date or a time.
pub fn number_in_text(text: &str) -> Option<f64> {
    let bare = text.trim();
    if bare.is_empty() || bare.len() > 64 {
        return None;
    }
    plain_number(bare).or_else(|| date_in_text(text)).filter(|number| number.is_finite())
}

/// The signs that may stand before an amount.
const CURRENCIES: [char; 4] = ['¥', '￥', '$', '€'];

fn plain_number(text: &str) -> Option<f64> {
    let (negative, inner) = match text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inner) => (true, inner.trim()),
        None => (false, text),
    };
    let mut rest = inner.trim_start_matches(CURRENCIES).trim_start();
    let mut sign = if negative { -1.0 } else { 1.0 };
    if let Some(after) = rest.strip_prefix(['-', '－']) {
        sign = -sign;
        rest = after.trim_start();
    } else if let Some(after) = rest.strip_prefix(['+', '＋']) {
        rest = after.trim_start();
    }
    rest = rest.trim_start_matches(CURRENCIES);
    rest = rest.strip_suffix('€').map_or(rest, str::trim_end);
    let mut scale = 1.0;
    while let Some(before) = rest.strip_suffix(['%', '％']) {
        scale *= 100.0;
        rest = before.trim_end();
    }
    let whole = rest.split(['.', 'e', 'E']).next().unwrap_or(rest);
    let grouped = whole.contains(',');
    if grouped && !well_grouped(whole) {
        return None;
    }
    let plain: String = rest.chars().filter(|&letter| letter != ',').collect();
    let starts_well = plain.starts_with(|letter: char| letter.is_ascii_digit() || letter == '.');
    let known = plain.chars().all(|letter| letter.is_ascii_digit() || ".eE+-".contains(letter));
    if !starts_well || !known || !plain.contains(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    if rest.len() != whole.len() && rest.get(whole.len()..).is_some_and(|tail| tail.contains(',')) {
        return None;
    }
    plain.parse::<f64>().ok().map(|number| sign * number / scale)
}

/// Whether the commas stand between groups of three.
fn well_grouped(whole: &str) -> bool {
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or("");
    (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3)
}

/// The day and time that a text stands for. Excel reads a time between spaces, but no day.
pub fn date_in_text(text: &str) -> Option<f64> {
    if let Some(day) = calendar(text) {
        return Some(day);
    }
    let spaces = text.char_indices().filter(|(_, letter)| *letter == ' ').map(|(at, _)| at);
    let both = |at: usize| Some(calendar(text.get(..at)?)? + clock(text.get(at..)?.trim())?);
    spaces.filter(|&at| at > 0).find_map(both).or_else(|| clock(text.trim()))
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The month whose English name, whole or its first three letters, a text is.
fn month_named(text: &str) -> Option<i64> {
    const WHOLE: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let lower = text.to_ascii_lowercase();
    let found = MONTHS.iter().zip(WHOLE).position(|(short, whole)| lower == *short || lower == whole)?;
    i64::try_from(found + 1).ok()
}

/// The serial day of a date written with the year first, by year and month, or with the month's name.
fn calendar(text: &str) -> Option<f64> {
    let text = text.strip_suffix('日').unwrap_or(text);
    let text = text.strip_suffix('月').filter(|rest| rest.contains('年')).unwrap_or(text);
    let parts: Vec<&str> =
        text.split(['-', '/', '年', '月', ' ', ',']).filter(|part| !part.is_empty()).collect();
    let spaced = text.contains([' ', ',']);
    let whole = |text: &str| {
        let plain = !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| text.parse::<i64>().ok()).flatten()
    };
    let (year, month, day) = match parts.as_slice() {
        [day, month, year] if month_named(month).is_some() => {
            (whole(year)?, month_named(month)?, whole(day)?)
        }
        [month, day, year] if month_named(month).is_some() => {
            (whole(year)?, month_named(month)?, whole(day)?)
        }
        [month, year] if month_named(month).is_some() => (whole(year)?, month_named(month)?, 1),
        _ if spaced => return None,
        [year, month, day] => (whole(year)?, whole(month)?, whole(day)?),
        [year, month] => (whole(year).filter(|year| *year > 1000)?, whole(month)?, 1),
        _ => return None,
    };
    // `1-2-2024` is read as month, day and year.
    let (year, month, day) = if day > 31 && year <= 12 { (day, year, month) } else { (year, month, day) };
    let year = match year {
        0..=29 => year + 2000,
        30..=99 => year + 1900,
        _ => year,
    };
    date::is_real(year, month, day).then(|| date::serial(year, month, day)).flatten()
}

fn clock(text: &str) -> Option<f64> {
    let upper = text.to_uppercase();
    let (body, half) = match (upper.strip_suffix("AM"), upper.strip_suffix("PM")) {
        (Some(body), _) => (body.trim_end(), Some(false)),
        (_, Some(body)) => (body.trim_end(), Some(true)),
        _ => (upper.as_str(), None),
    };
    let mut parts = body.split(':');
    let hours: u32 = parts.next()?.parse().ok()?;
    let minutes: u32 = parts.next()?.parse().ok()?;
    let seconds: f64 = parts.next().map_or(Some(0.0), |text| text.parse().ok())?;
    let fits = minutes < 60 && (0.0..60.0).contains(&seconds) && hours < 10_000;
    if !fits || parts.next().is_some() || (half.is_some() && !(1..=12).contains(&hours)) {
        return None;
    }
    let hours = match half {
        Some(afternoon) => hours % 12 + if afternoon { 12 } else { 0 },
        None => hours,
    };
    Some((f64::from(hours) * 3600.0 + f64::from(minutes) * 60.0 + seconds) / 86_400.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Excel's VALUE of each text.
    #[test]
    fn reads_numbers_in_text() {
        for (text, number) in [
            ("12", Some(12.0)),
            (" 1,234.5 ", Some(1234.5)),
            ("50%", Some(0.5)),
            ("1e3", Some(1000.0)),
            ("-3", Some(-3.0)),
            ("(5)", Some(-5.0)),
            ("¥20", Some(20.0)),
            (" €20 ", Some(20.0)),
            ("20€", Some(20.0)),
            (" 2008-1-1 ", None),
            (" 12:00 ", Some(0.5)),
            ("29-Feb-1900", Some(60.0)),
            ("1-Mar-1900", Some(61.0)),
            ("February 29, 2024", Some(45351.0)),
            ("2/29/2024", Some(45351.0)),
            ("2024年2月", Some(45323.0)),
            ("2008-1-1", Some(39448.0)),
            ("2024年2月29日", Some(45351.0)),
            ("12:00", Some(0.5)),
            ("1:30 PM", Some(0.5625)),
            ("2008/1/1 6:00", Some(39448.25)),
            ("", None),
            ("abc", None),
            ("1,23", None),
            ("1 2", None),
            ("inf", None),
            ("nan", None),
            ("2023-2-29", None),
            ("e5", None),
        ] {
            assert_eq!(number_in_text(text), number, "{text}");
        }
    }

    #[test]
    fn orders_across_kinds() {
        let (number, text, truth) = (Value::Number(99.0), Value::text("1"), Value::Bool(false));
        assert_eq!(compare(&number, &text), Ok(Ordering::Less));
        assert_eq!(compare(&text, &truth), Ok(Ordering::Less));
        assert_eq!(compare(&Value::text("abc"), &Value::text("ABC")), Ok(Ordering::Equal));
        assert_eq!(compare(&Value::Empty, &Value::text("")), Ok(Ordering::Equal));
        assert_eq!(compare(&Value::Empty, &Value::Number(0.0)), Ok(Ordering::Equal));
        assert_eq!(compare(&Value::Empty, &Value::Fault(Fault::Name)), Err(Fault::Name));
    }
}
