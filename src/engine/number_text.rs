//! Numbers as text.

/// A number as Excel's General format shows it without a width limit: at most 15 significant
/// digits, no trailing zeros.
pub fn number_text(number: f64) -> String {
    let scientific = format!("{number:.14e}");
    let Some((mantissa, exponent)) = scientific.split_once('e') else { return scientific };
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let negative = mantissa.starts_with('-');
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() {
        return "0".to_owned();
    }
    let text = if exponent >= 21 || exponent < -9 {
        let (head, tail) = digits.split_at(1);
        let point = if tail.is_empty() { "" } else { "." };
        format!("{head}{point}{tail}E{}{:02}", if exponent < 0 { '-' } else { '+' }, exponent.abs())
    } else {
        positional(digits, exponent)
    };
    if negative { format!("-{text}") } else { text }
}

fn positional(digits: &str, exponent: i32) -> String {
    if exponent < 0 {
        let zeros = "0".repeat(exponent.unsigned_abs() as usize - 1);
        return format!("0.{zeros}{digits}");
    }
    let whole = exponent as usize + 1;
    if digits.len() <= whole {
        return format!("{digits}{}", "0".repeat(whole - digits.len()));
    }
    let (head, tail) = digits.split_at(whole);
    format!("{head}.{tail}")
}

#[cfg(test)]
mod tests {
    use super::number_text;

    /// Expected texts are what Excel shows in a cell wide enough, format General.
    #[test]
    fn numbers_show_fifteen_digits() {
        for (number, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (0.1 + 0.2, "0.3"),
            (98.63, "98.63"),
            (-1.5, "-1.5"),
            (1e15, "1000000000000000"),
            (0.000001, "0.000001"),
            (1234567.0, "1234567"),
            (2.0 / 3.0, "0.666666666666667"),
            (1e21, "1E+21"),
            (1.25e-10, "1.25E-10"),
        ] {
            assert_eq!(number_text(number), text);
        }
    }
}
