//! Moments in ISO 8601, as OpenDocument and strict OOXML write them.

use crate::engine::{is_real_day, serial_day};

/// The serial number of a moment in ISO 8601 (2026-03-05 or 2026-03-05T08:30:00).
pub fn iso_serial(text: &str) -> Option<f64> {
    let (day, time) = text.split_once(['T', ' ']).unwrap_or((text, ""));
    let mut parts = day.split('-').map(|part| part.parse::<i64>().ok());
    let (year, month, date) = (parts.next()??, parts.next()??, parts.next()??);
    if parts.next().is_some() || !is_real_day(year, month, date) {
        return None;
    }
    let mut serial = serial_day(year, month, date)?;
    for (part, unit) in time.trim_end_matches('Z').split(':').zip([24.0, 1_440.0, 86_400.0]) {
        if !part.is_empty() {
            serial += part.parse::<f64>().ok().filter(|part| part.is_finite())? / unit;
        }
    }
    Some(serial)
}
