//! The same scheme for the year after.

use super::model::Scheme;
use crate::engine::{day_of, serial_day};

/// The scheme for the period a year later: its days and the years in its name move on by one.
pub fn next_year(scheme: &Scheme) -> Scheme {
    let mut next = scheme.clone();
    let (from, to) = (scheme.period.from, scheme.period.to);
    next.period.from = year_later(from);
    // The last day is the one before the next period's first, whatever February has.
    next.period.to = year_later(to + 1.0) - 1.0;
    next.name = years_later(&scheme.name);
    next
}

/// The day a year later; the 29th of February becomes the 1st of March.
pub fn year_later(serial: f64) -> f64 {
    let day = day_of(serial);
    day.and_then(|day| serial_day(day.year + 1, day.month, day.day)).unwrap_or(serial)
}

/// The text with every year from 1900 to 2999 in it moved on by one.
pub fn years_later(text: &str) -> String {
    let mut moved = String::with_capacity(text.len());
    let mut digits = String::new();
    for character in text.chars().chain(std::iter::once('\0')) {
        if character.is_ascii_digit() {
            digits.push(character);
            continue;
        }
        match digits.parse::<u32>() {
            Ok(year) if digits.len() == 4 && (1900..3000).contains(&year) => {
                moved.push_str(&(year + 1).to_string());
            }
            _ => moved.push_str(&digits),
        }
        digits.clear();
        if character != '\0' {
            moved.push(character);
        }
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scheme::reference_scheme;

    /// Serial days by DATE: 2026-01-01 is 46023, 2027-01-01 is 46388, 2027-12-31 is 46752, 2028-12-31 is
    /// 47118 (2028 is a leap year).
    #[test]
    fn the_period_moves_by_a_year() {
        let mut scheme = reference_scheme();
        scheme.name = "2026 年考评办法（20260101 版）".into();
        let next = next_year(&scheme);
        assert_eq!((next.period.from, next.period.to), (46_388.0, 46_752.0));
        assert_eq!(next.name, "2027 年考评办法（20260101 版）");
        let after = next_year(&next);
        assert_eq!((after.period.from, after.period.to), (46_753.0, 47_118.0));
        assert_eq!(after.classes, scheme.classes);
        assert_eq!(after.period.parts, scheme.period.parts);
    }

    #[test]
    fn years_in_a_text_move_on() {
        for (text, expected) in [
            ("2026 年度", "2027 年度"),
            ("2026 年度党建考评", "2027 年度党建考评"),
            ("1999", "2000"),
            ("第 12026 号", "第 12026 号"),
            ("2026—2027", "2027—2028"),
            ("", ""),
        ] {
            assert_eq!(years_later(text), expected);
        }
    }
}
