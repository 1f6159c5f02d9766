//! Excel's serial days as the calendar's dates, for date fields.

/// The date `YYYY-MM-DD` of a serial day of the 1900 system, valid from 1900-03-01.
pub fn date_of(serial: f64) -> String {
    // Days since 1970-01-01, then the civil calendar by 400-year eras that begin in March.
    let days = serial as i64 - 25_569 + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

/// The serial day of a date `YYYY-MM-DD`.
pub fn serial_of(date: &str) -> Option<f64> {
    let mut parts = date.split('-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    if parts.next().is_some() || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = (month + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    Some((era * 146_097 + day_of_era - 719_468 + 25_569) as f64)
}

#[cfg(test)]
mod tests {
    use super::{date_of, serial_of};

    /// Serial days as LibreOffice Calc shows them for these dates.
    const DAYS: [(f64, &str); 5] = [
        (61.0, "1900-03-01"),
        (25_569.0, "1970-01-01"),
        (45_351.0, "2024-02-29"),
        (46_387.0, "2026-12-31"),
        (73_050.0, "2099-12-31"),
    ];

    #[test]
    fn days_and_dates_agree_both_ways() {
        for (serial, date) in DAYS {
            assert_eq!(date_of(serial), date);
            assert_eq!(serial_of(date), Some(serial));
        }
    }

    #[test]
    fn what_is_no_date_has_no_day() {
        for text in ["", "2026", "2026-13-01", "2026-00-10", "2026-01-01-01", "一月"] {
            assert_eq!(serial_of(text), None, "{text}");
        }
    }
}
