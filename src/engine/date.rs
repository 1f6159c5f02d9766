//! Excel's serial days: the 1900 system with its 29 February 1900 that never was.

/// The day after the last one Excel knows.
const END: f64 = 2_958_466.0;

/// A calendar day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// The year, 1900 to 9999.
    pub year: i64,
    /// The month, 1 to 12.
    pub month: i64,
    /// The day of the month, 1 to 31; serial 0 is day 0 of January 1900.
    pub day: i64,
}

/// Days from 1970-01-01 in the proleptic Gregorian calendar.
fn from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

fn to_civil(days: i64) -> Day {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    Day { year: era * 400 + year_of_era + i64::from(month <= 2), month, day }
}

/// The serial day of a date as Excel's DATE sees it: months and days out of range run on. `None`
/// outside 1900 to 9999.
pub fn serial(year: i64, month: i64, day: i64) -> Option<f64> {
    let months = year.checked_mul(12)?.checked_add(month)?.checked_sub(1)?;
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12) + 1);
    if !(1900..=9999).contains(&year) {
        return None;
    }
    let first = from_civil(year, month, 1) + 25_569;
    // Before March 1900 Excel's count is one lower, because it has a day too many afterwards.
    let first = if first < 61 { first - 1 } else { first };
    let days = first.checked_add(day)?.checked_sub(1)?;
    let days = days as f64;
    (0.0..END).contains(&days).then_some(days)
}

/// The calendar day of a serial day; `None` where Excel has none.
pub fn day_of(serial: f64) -> Option<Day> {
    if !(0.0..END).contains(&serial) {
        return None;
    }
    let days = serial.floor() as i64;
    Some(match days {
        0 => Day { year: 1900, month: 1, day: 0 },
        60 => Day { year: 1900, month: 2, day: 29 },
        1..60 => to_civil(days - 25_568),
        _ => to_civil(days - 25_569),
    })
}

/// Whether the date is written in the calendar (31 April is not).
pub fn is_real(year: i64, month: i64, day: i64) -> bool {
    if (year, month, day) == (1900, 2, 29) {
        return true;
    }
    (1900..=9999).contains(&year)
        && (1..=12).contains(&month)
        && day >= 1
        && serial(year, month, day)
            .and_then(day_of)
            .is_some_and(|real| real.month == month && real.day == day)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Serial days as Excel gives them.
    #[test]
    fn serials() {
        for (year, month, day, days) in [
            (1900, 1, 1, 1.0),
            (1900, 2, 28, 59.0),
            (1900, 3, 1, 61.0),
            (2008, 1, 1, 39448.0),
            (2024, 2, 29, 45351.0),
            (9999, 12, 31, 2958465.0),
        ] {
            assert_eq!(serial(year, month, day), Some(days));
            assert_eq!(day_of(days), Some(Day { year, month, day }));
        }
        assert_eq!(serial(2008, 14, 2), Some(39846.0));
        assert_eq!(serial(2008, 1, 35), Some(39482.0));
        assert_eq!(serial(2008, -3, 2), Some(39327.0));
        assert_eq!(serial(10000, 1, 1), None);
        assert!(!is_real(2023, 2, 29));
    }
}
