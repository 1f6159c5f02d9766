//! Count, sum and mean of the selected cells.

/// What the status bar says of a selection.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Statistics {
    /// How many cells have something in them.
    pub filled: usize,
    /// How many of those are numbers.
    pub numbers: usize,
    /// Their sum.
    pub sum: f64,
}

impl Statistics {
    /// Of texts as they are shown.
    pub fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut statistics = Self::default();
        for text in texts.map(str::trim).filter(|text| !text.is_empty()) {
            statistics.filled += 1;
            if let Some(number) = number(text) {
                statistics.numbers += 1;
                statistics.sum += number;
            }
        }
        statistics
    }

    /// The sum as text, where there are numbers.
    pub fn sum_text(&self) -> Option<String> {
        (self.numbers > 0).then(|| short(self.sum))
    }

    /// The mean as text, where there are numbers.
    pub fn mean_text(&self) -> Option<String> {
        (self.numbers > 0).then(|| short(self.sum / self.numbers as f64))
    }
}

/// The number that a text shows: 1,234.5 or 94%.
fn number(text: &str) -> Option<f64> {
    let (text, scale) = text.strip_suffix('%').map_or((text, 1.0), |text| (text, 0.01));
    if !text.starts_with(|first: char| first.is_ascii_digit() || "+-.".contains(first)) {
        return None;
    }
    text.replace(',', "").parse::<f64>().ok().filter(|number| number.is_finite()).map(|number| number * scale)
}

/// Four decimals at most: more would show what binary sums are made of.
fn short(number: f64) -> String {
    let text = format!("{number:.4}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}
