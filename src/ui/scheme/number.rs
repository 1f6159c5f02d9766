//! Stepping a number that is written as people write it.

/// Which way a step goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To less, never below 0.
    Down,
    /// To more.
    Up,
}

/// The text of a number one step further: as large a step as suits the number. A percentage stays
/// one; what is no number becomes 1.
pub fn stepped(text: &str, step: Step) -> String {
    let percent = text.ends_with('%');
    let Ok(value) = text.trim_end_matches('%').parse::<f64>() else { return "1".to_owned() };
    let (stepping, sign) = match step {
        // A step down from a border is the smaller one below it.
        Step::Down => (size(value - 1e-9, percent), -1.0),
        Step::Up => (size(value, percent), 1.0),
    };
    let next = ((value + sign * stepping).max(0.0) * 100.0).round() / 100.0;
    if percent { format!("{next}%") } else { next.to_string() }
}

fn size(value: f64, percent: bool) -> f64 {
    match value {
        _ if percent => 5.0,
        value if value < 1.0 => 0.05,
        value if value < 10.0 => 0.5,
        value if value < 60.0 => 1.0,
        _ => 5.0,
    }
}

#[cfg(test)]
mod tests {
    use super::{Step, stepped};

    #[test]
    fn a_step_suits_the_number() {
        for (text, down, up) in [
            ("0", "0", "0.05"),
            ("0.8", "0.75", "0.85"),
            ("1", "0.95", "1.5"),
            ("2", "1.5", "2.5"),
            ("10", "9.5", "11"),
            ("15", "14", "16"),
            ("90", "85", "95"),
            ("20%", "15%", "25%"),
            ("", "1", "1"),
        ] {
            assert_eq!(
                (stepped(text, Step::Down).as_str(), stepped(text, Step::Up).as_str()),
                (down, up),
                "{text}"
            );
        }
    }
}
