//! Numbers and days as people write them, and as they are written out again.

use std::borrow::Cow;

use super::spelling::{half_width, trimmed};
use crate::engine::{day_of, is_real_day, number_text, serial_day};
use crate::excel::read::{Cell, is_blank};

/// How exactly a day was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// Year, month and day.
    Day,
    /// Year and month only; the first day stands for the month.
    Month,
}

/// A text in half-width signs without blanks.
fn bare(text: &str) -> String {
    text.chars().filter(|&character| !is_blank(character)).map(half_width).collect()
}

/// The day that a text names: 2026-03-05, 2026.3.5, 2026/3/5, 2026年3月5日, 20260305, and with the
/// month only 1985.07, 1985年7月, 198507.
pub fn written_date(text: &str) -> Option<(f64, Precision)> {
    let text = trimmed(text);
    if text.len() > 40 || !text.starts_with(|first: char| half_width(first).is_ascii_digit()) {
        return None;
    }
    let text = without_midnight(text);
    let text = bare(text);
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        let (year, month) = (text.get(0..4)?, text.get(4..6)?);
        return match text.len() {
            8 => whole_day(year, month, text.get(6..8)?),
            6 => month_of(year, month),
            _ => None,
        };
    }
    let text = text.strip_suffix(['日', '号', '月']).unwrap_or(&text);
    let parts: Vec<&str> = text.split(['-', '.', '/', '年', '月', '。', '－', '—']).collect();
    match parts.as_slice() {
        [year, month, day] => whole_day(year, month, day),
        [year, month] => month_of(year, month),
        _ => None,
    }
}

/// A day without the midnight that some programs write after it.
fn without_midnight(text: &str) -> &str {
    let Some((day, time)) = text.split_once([' ', 'T']) else { return text };
    let midnight =
        time.len() >= 4 && time.chars().all(|character| matches!(character, '0' | ':' | '.' | 'Z'));
    if midnight { day } else { text }
}

fn whole_day(year: &str, month: &str, day: &str) -> Option<(f64, Precision)> {
    Some((serial(year, month, small(day)?)?, Precision::Day))
}

fn month_of(year: &str, month: &str) -> Option<(f64, Precision)> {
    Some((serial(year, month, 1)?, Precision::Month))
}

fn serial(year: &str, month: &str, day: i64) -> Option<f64> {
    let (year, month) = (year_of(year)?, small(month)?);
    is_real_day(year, month, day).then(|| serial_day(year, month, day)).flatten()
}

fn year_of(text: &str) -> Option<i64> {
    if text.len() != 4 {
        return None;
    }
    text.parse().ok().filter(|year| (1900..=2200).contains(year))
}

fn small(text: &str) -> Option<i64> {
    let digits = text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

/// The number that a text writes: half- or full-width digits, thousands separators, a sign.
pub fn written_number(text: &str) -> Option<f64> {
    let text = bare(text);
    let text = text.replace('。', ".");
    let text = if text.contains(',') { without_thousands(&text)? } else { text };
    let digits = text.strip_prefix(['-', '+']).unwrap_or(&text);
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if !plain || !digits.bytes().any(|byte| byte.is_ascii_digit()) || text.len() > 40 {
        return None;
    }
    text.parse::<f64>().ok().filter(|number| number.is_finite())
}

/// The share that a text writes, with a percent sign (94% is 0.94) or as a plain number.
pub fn written_share(text: &str) -> Option<f64> {
    let text = bare(text);
    match text.strip_suffix('%') {
        Some(digits) => written_number(digits).map(hundredth),
        None => written_number(&text),
    }
}

/// A hundredth of a number, through its decimal digits: 33.3 gives the number nearest to 0.333.
pub fn hundredth(number: f64) -> f64 {
    format!("{number}e-2").parse().unwrap_or(number / 100.0)
}

fn without_thousands(text: &str) -> Option<String> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let mut groups = whole.trim_start_matches(['-', '+']).split(',');
    let first = groups.next()?;
    let regular =
        (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3) && !rest.contains(',');
    regular.then(|| text.replace(',', ""))
}

/// A day or moment as text: 2026-03-05, with the time where there is one.
pub fn date_text(number: f64) -> String {
    let minutes = ((number - number.floor()) * 1_440.0).round() as u32;
    let time = format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60);
    if (0.0..1.0).contains(&number) {
        return time;
    }
    let Some(day) = day_of(number) else { return number_text(number) };
    let text = format!("{:04}-{:02}-{:02}", day.year, day.month, day.day);
    if minutes.is_multiple_of(1_440) { text } else { format!("{text} {time}") }
}

/// A length of time in days as hours and minutes.
pub fn span_text(days: f64) -> String {
    let minutes = (days.abs() * 1_440.0).round();
    let sign = if days < 0.0 { "-" } else { "" };
    format!("{sign}{:.0}:{:02.0}", (minutes / 60.0).floor(), minutes % 60.0)
}

/// A share as a percentage.
pub fn share_text(share: f64) -> String {
    format!("{}%", number_text(share * 100.0))
}

/// A cell as text, about as the office program shows it.
pub fn cell_text(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Empty => Cow::Borrowed(""),
        Cell::Text(text) => Cow::Borrowed(text),
        Cell::Number(number) => Cow::Owned(number_text(*number)),
        Cell::Date(number) => Cow::Owned(date_text(*number)),
        Cell::Span(days) => Cow::Owned(span_text(*days)),
        Cell::Bool(true) => Cow::Borrowed("TRUE"),
        Cell::Bool(false) => Cow::Borrowed("FALSE"),
        Cell::Fault(fault) => Cow::Borrowed(fault.text()),
    }
}
