//! Moments in ISO 8601, as OpenDocument and strict OOXML write them.

use super::workbook::Cell;
use crate::engine::{is_real_day, serial_day};

/// A moment (2026-03-05 or 2026-03-05T08:30:00), a time of day (08:30:00) or a length of time
/// (PT8H30M) as a cell.
pub fn iso_cell(text: &str) -> Option<Cell> {
    if text.starts_with(['P', '-']) {
        return iso_span(text).map(Cell::Span);
    }
    if text.contains('-') {
        return iso_serial(text).map(Cell::Date);
    }
    // The day does not matter: only its time is kept.
    iso_serial(&format!("1899-12-30T{text}")).map(Cell::Date)
}

/// The serial number of a moment in ISO 8601 (2026-03-05 or 2026-03-05T08:30:00).
pub fn iso_serial(text: &str) -> Option<f64> {
    let (day, time) = text.split_once(['T', ' ']).unwrap_or((text, ""));
    let mut parts = day.split('-').map(|part| part.parse::<i64>().ok());
    let (year, month, date) = (parts.next()??, parts.next()??, parts.next()??);
    if parts.next().is_some() {
        return None;
    }
    let mut serial = match (year, month, date) {
        // Office programs write the first two numbers of days so.
        (1899, 12, 30) => 0.0,
        (1899, 12, 31) => 1.0,
        _ if is_real_day(year, month, date) => serial_day(year, month, date)?,
        _ => return None,
    };
    for (part, unit) in time.trim_end_matches('Z').split(':').zip([24.0, 1_440.0, 86_400.0]) {
        if !part.is_empty() {
            serial += part.parse::<f64>().ok().filter(|part| part.is_finite())? / unit;
        }
    }
    Some(serial)
}

/// A length of time (PT8H30M0.5S) in days.
fn iso_span(text: &str) -> Option<f64> {
    let (sign, text) = match text.strip_prefix('-') {
        Some(text) => (-1.0, text),
        None => (1.0, text),
    };
    let mut rest = text.strip_prefix("PT")?;
    let mut days = 0.0;
    while let Some(end) = rest.find(|character: char| character.is_ascii_alphabetic()) {
        let number: f64 = rest.get(..end)?.replace(',', ".").parse().ok()?;
        days += number
            / match rest.get(end..=end)? {
                "H" => 24.0,
                "M" => 1_440.0,
                "S" => 86_400.0,
                _ => return None,
            };
        rest = rest.get(end + 1..)?;
    }
    Some(sign * days)
}
