//! Numbers at Excel's fifteen significant digits: shown, snapped and compared.

/// The decimal digits (at most fifteen, without trailing zeros) and the exponent of the first one:
/// `123.4` is `("1234", 2)`.
fn fifteen(number: f64) -> (String, i32) {
    let text = format!("{:.14e}", number.abs());
    let (mantissa, exponent) = text.split_once('e').unwrap_or((text.as_str(), "0"));
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_end_matches('0').to_owned();
    (digits, exponent.parse().unwrap_or(0))
}

/// The number as Excel turns it into text: shortest to fifteen significant digits, with an exponent
/// only where the plain form would be longer than twenty digits.
pub fn shown(number: f64) -> String {
    if number == 0.0 {
        return "0".to_owned();
    }
    let (digits, exponent) = fifteen(number);
    let sign = if number < 0.0 { "-" } else { "" };
    let count = i32::try_from(digits.len()).unwrap_or(15);
    let body = if !(-19..20).contains(&exponent) || (exponent < 0 && count - exponent > 20) {
        let (first, rest) = digits.split_at(1.min(digits.len()));
        let point = if rest.is_empty() { "" } else { "." };
        let exponent_sign = if exponent < 0 { '-' } else { '+' };
        format!("{first}{point}{rest}E{exponent_sign}{:02}", exponent.abs())
    } else if exponent < 0 {
        format!("0.{}{digits}", zeros(-exponent - 1))
    } else if count <= exponent + 1 {
        format!("{digits}{}", zeros(exponent + 1 - count))
    } else {
        let (whole, part) = digits.split_at(usize::try_from(exponent + 1).unwrap_or(0));
        format!("{whole}.{part}")
    };
    format!("{sign}{body}")
}

fn zeros(count: i32) -> String {
    "0".repeat(usize::try_from(count).unwrap_or(0))
}

/// The nearest number that has fifteen significant digits.
pub fn snapped(number: f64) -> f64 {
    if number == 0.0 || !number.is_finite() {
        return number;
    }
    format!("{number:.14e}").parse().unwrap_or(number)
}

/// Whether two numbers are the same at fifteen significant digits, which is how Excel's comparison
/// operators see them: `0.1+0.2=0.3` is TRUE.
#[inline]
pub fn same(left: f64, right: f64) -> bool {
    // Numbers further apart than this differ within fifteen digits whatever their first digit is.
    let far = 1e-14 * left.abs().max(right.abs());
    left == right || ((left - right).abs() <= far && snapped_alike(left, right))
}

#[cold]
fn snapped_alike(left: f64, right: f64) -> bool {
    snapped(left) == snapped(right)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_fifteen_digits() {
        // Excel: each number joined with an empty text.
        for (number, text) in [
            (0.0, "0"),
            (1.0, "1"),
            (-2.5, "-2.5"),
            (0.1 + 0.2, "0.3"),
            (1.0 / 3.0, "0.333333333333333"),
            (100.0, "100"),
            (123456789012345.0, "123456789012345"),
            (1e20, "1E+20"),
            (1.5e-20, "1.5E-20"),
            (94.08760000000001, "94.0876"),
        ] {
            assert_eq!(shown(number), text);
        }
    }

    #[test]
    fn compares_fifteen_digits() {
        assert!(same(0.1 + 0.2, 0.3));
        assert!(same(21.9 / 0.2, 109.5));
        assert!(!same(1.0, 1.00000000000001));
        assert!(!same(0.0, 1e-17));
    }
}
