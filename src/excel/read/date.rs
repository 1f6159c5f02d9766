//! Days of the calendar as Excel's serial numbers (1900 system).

/// The serial number of a day of the Gregorian calendar from 1900-03-01 on; before that day Excel
/// counts a day that never was, and for its January and February one less is given, as Excel does.
pub fn serial(year: i64, month: u32, day: u32) -> Option<f64> {
    if !(1900..=9999).contains(&year) || !(1..=12).contains(&month) || day < 1 || day > days_in(year, month) {
        return None;
    }
    let days = days_from_epoch(year, month, day) + 25_569;
    let days = if days < 61 { days - 1 } else { days };
    Some(days as f64)
}

/// Year, month and day of a serial number, whatever the time of day.
pub fn civil(serial: f64) -> Option<(i64, u32, u32)> {
    if !(1.0..2_958_466.0).contains(&serial) {
        return None;
    }
    let days = serial.floor() as i64;
    if days == 60 {
        return Some((1900, 2, 29));
    }
    let days = if days < 60 { days + 1 } else { days };
    Some(civil_from_epoch(days - 25_569))
}

/// The serial number of a moment in ISO 8601 (2026-03-05 or 2026-03-05T08:30:00).
pub fn iso_serial(text: &str) -> Option<f64> {
    let (day, time) = text.split_once(['T', ' ']).unwrap_or((text, ""));
    let mut parts = day.split('-');
    let (year, month, date) = (parts.next()?, parts.next()?, parts.next()?);
    let whole = serial(year.parse().ok()?, month.parse().ok()?, date.parse().ok()?)?;
    let mut fraction = 0.0;
    for (part, unit) in time.trim_end_matches('Z').split(':').zip([24.0, 1_440.0, 86_400.0]) {
        if !part.is_empty() {
            fraction += part.parse::<f64>().ok().filter(|part| part.is_finite())? / unit;
        }
    }
    (parts.next().is_none()).then_some(whole + fraction)
}

fn days_in(year: i64, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Days since 1970-01-01, by eras of 400 years that begin on 1 March.
fn days_from_epoch(year: i64, month: u32, day: u32) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * i64::from((month + 9) % 12) + 2) / 5 + i64::from(day) - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

fn civil_from_epoch(days: i64) -> (i64, u32, u32) {
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    (year, u32::try_from(month).unwrap_or(1), u32::try_from(day).unwrap_or(1))
}
