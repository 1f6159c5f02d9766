//! Counts and shares as people read them.

use crate::sentence;

/// A count with its thousands grouped: 12,345.
pub fn grouped(count: usize) -> String {
    sentence::grouped(&count.to_string())
}

/// A share as a percentage with at most one decimal: 12.5%.
pub fn percent(share: f64) -> String {
    let text = format!("{:.1}", share * 100.0);
    format!("{}%", text.strip_suffix(".0").unwrap_or(&text))
}

#[cfg(test)]
mod tests {
    use super::{grouped, percent};

    #[test]
    fn counts_are_grouped_by_thousands() {
        for (count, text) in [(0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567")] {
            assert_eq!(grouped(count), text);
        }
    }

    #[test]
    fn shares_have_at_most_one_decimal() {
        for (share, text) in [(0.0, "0%"), (0.15, "15%"), (0.125, "12.5%"), (1.0, "100%")] {
            assert_eq!(percent(share), text);
        }
    }
}
