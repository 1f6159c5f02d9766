//! Numbers in the places of a section.

use super::{
    chinese,
    format::{Piece, Section},
};
use crate::engine::{digits, round};

/// The number with the section's digits, groups, percentages and literals.
pub(super) fn show(section: &Section, number: f64) -> String {
    let pieces = section.pieces.as_slice();
    let text = if pieces.contains(&Piece::General) || (pieces.is_empty() && section.numerals.is_some()) {
        return with_general(section, number);
    } else if pieces.iter().any(|piece| matches!(piece, Piece::Exponent(_))) {
        scientific(pieces, number)
    } else {
        placed(pieces, number)
    };
    match section.numerals {
        Some(numerals) => chinese::letter_by_letter(&text, numerals),
        None => text,
    }
}

fn with_general(section: &Section, number: f64) -> String {
    let shown = general(number);
    let shown = match section.numerals {
        Some(numerals) => chinese::spoken(&shown, numerals),
        None => shown,
    };
    if section.pieces.is_empty() {
        return shown;
    }
    let literal = |piece: &Piece| match piece {
        Piece::Literal(literal) => literal.clone(),
        Piece::General => shown.clone(),
        Piece::Percent => "%".to_owned(),
        _ => String::new(),
    };
    section.pieces.iter().map(literal).collect()
}

/// The number as the format General shows it: in eleven letters, sign apart.
fn general(number: f64) -> String {
    let size = number.abs();
    let sign = if number < 0.0 { "-" } else { "" };
    if size == 0.0 {
        return "0".to_owned();
    }
    if !(1e-4..1e11).contains(&size) {
        let pieces = [Piece::Digit('0'), Piece::Point]
            .into_iter()
            .chain(std::iter::repeat_n(Piece::Digit('#'), 5))
            .chain([Piece::Exponent(true), Piece::Digit('0'), Piece::Digit('0')]);
        return scientific(&pieces.collect::<Vec<_>>(), number).replace(".E", "E");
    }
    let whole = if size < 1.0 { 1 } else { format!("{:.0}", size.floor()).len() };
    let places = 10_usize.saturating_sub(whole);
    let rounded = round::nearest(size, i32::try_from(places).unwrap_or(0));
    let text = format!("{rounded:.places$}");
    let text = if places > 0 { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    format!("{sign}{text}")
}

fn placed(pieces: &[Piece], number: f64) -> String {
    let layout = Layout::of(pieces);
    if layout.whole + layout.decimals == 0 {
        let sign = if number < 0.0 { "-" } else { "" };
        return format!("{sign}{}", layout.fill(pieces, "", ""));
    }
    let scaled = number.abs() * 100_f64.powi(layout.percents) / 1000_f64.powi(layout.thousands);
    let rounded = round::nearest(scaled, i32::try_from(layout.decimals).unwrap_or(0));
    let text = fixed(rounded, layout.decimals);
    let (whole, part) = text.split_once('.').unwrap_or((text.as_str(), ""));
    let whole = if whole == "0" { "" } else { whole };
    let sign = if number < 0.0 { "-" } else { "" };
    format!("{sign}{}", layout.fill(pieces, whole, part))
}

/// Decimals of a rounded number, from the digits that are seen.
fn fixed(number: f64, decimals: usize) -> String {
    let number = if number < 1e15 { number } else { digits::snapped(number) };
    format!("{number:.decimals$}")
}

/// Where the digits of a section go.
pub(super) struct Layout {
    whole: usize,
    decimals: usize,
    percents: i32,
    thousands: i32,
    grouped: bool,
}

impl Layout {
    pub(super) fn of(pieces: &[Piece]) -> Self {
        let point = pieces.iter().position(|piece| *piece == Piece::Point).unwrap_or(pieces.len());
        let is_digit = |piece: &Piece| matches!(piece, Piece::Digit(_));
        let digits = |pieces: &[Piece]| pieces.iter().filter(|piece| is_digit(piece)).count();
        let (before, after) = pieces.split_at(point);
        let bounds = (before.iter().position(is_digit), before.iter().rposition(is_digit));
        let grouped = match bounds {
            (Some(first), Some(last)) => before.get(first..last).unwrap_or_default().contains(&Piece::Comma),
            _ => false,
        };
        let end = pieces.iter().rposition(is_digit).map_or(pieces.len(), |at| at + 1);
        let trailing = pieces.iter().skip(end).take_while(|piece| **piece == Piece::Comma).count();
        let percents = pieces.iter().filter(|piece| **piece == Piece::Percent).count();
        Self {
            whole: digits(before),
            decimals: digits(after),
            percents: i32::try_from(percents).unwrap_or(0),
            thousands: i32::try_from(trailing).unwrap_or(0),
            grouped,
        }
    }

    /// Puts the digits in their places, with the literals between them.
    pub(super) fn fill(&self, pieces: &[Piece], whole: &str, part: &str) -> String {
        let mut shown = String::new();
        let figures: Vec<char> = whole.chars().collect();
        let mut decimals = part.chars();
        let kept = part.trim_end_matches('0').len();
        let (mut place, mut decimal, mut after_point) = (0_usize, 0_usize, false);
        for piece in pieces {
            match piece {
                Piece::Literal(literal) => shown.push_str(literal),
                Piece::Percent => shown.push('%'),
                Piece::Point => {
                    after_point = true;
                    shown.push('.');
                }
                Piece::Digit(kind) if after_point => {
                    let figure = decimals.next().unwrap_or('0');
                    decimal += 1;
                    match kind {
                        '0' => shown.push(figure),
                        _ if decimal <= kept => shown.push(figure),
                        '?' => shown.push(' '),
                        _ => {}
                    }
                }
                Piece::Digit(kind) => {
                    self.whole_digits(&mut shown, &figures, place, *kind);
                    place += 1;
                }
                _ => {}
            }
        }
        shown
    }

    /// The digits that belong to one place of the whole part; the first place takes all in front.
    fn whole_digits(&self, shown: &mut String, figures: &[char], place: usize, kind: char) {
        let from_right = self.whole - place;
        let first = if place == 0 { figures.len().max(from_right) } else { from_right };
        for position in (from_right..=first).rev() {
            let figure = figures.len().checked_sub(position).and_then(|at| figures.get(at)).copied();
            match (figure, kind) {
                (Some(figure), _) => shown.push(figure),
                (None, '0') => shown.push('0'),
                (None, '?') => shown.push(' '),
                (None, _) => continue,
            }
            if self.grouped && position > 1 && position % 3 == 1 {
                shown.push(',');
            }
        }
    }
}

/// With several places before the point the exponent is a multiple of their number.
fn scientific(pieces: &[Piece], number: f64) -> String {
    let split = pieces.iter().position(|piece| matches!(piece, Piece::Exponent(_))).unwrap_or(0);
    let (mantissa, power) = pieces.split_at(split);
    let layout = Layout::of(mantissa);
    let step = i32::try_from(layout.whole.max(1)).unwrap_or(1);
    let decimals = i32::try_from(layout.decimals).unwrap_or(0);
    let size = number.abs();
    let mut exponent = if size == 0.0 { 0 } else { exponent_of(size).div_euclid(step) * step };
    let mut scaled = round::nearest(shifted(size, -exponent), decimals);
    if scaled >= 10_f64.powi(step) {
        exponent += step;
        scaled = round::nearest(shifted(size, -exponent), decimals);
    }
    let text = fixed(scaled, layout.decimals);
    let (whole, part) = text.split_once('.').unwrap_or((text.as_str(), ""));
    let plus = matches!(power.first(), Some(Piece::Exponent(true)));
    let places = power.iter().filter(|piece| matches!(piece, Piece::Digit(_))).count();
    let sign = if number < 0.0 { "-" } else { "" };
    let exponent_sign = match (exponent < 0, plus) {
        (true, _) => "-",
        (false, true) => "+",
        (false, false) => "",
    };
    format!("{sign}{}E{exponent_sign}{:0places$}", layout.fill(mantissa, whole, part), exponent.abs())
}

/// The power of ten of the first digit that is seen.
fn exponent_of(size: f64) -> i32 {
    let text = format!("{size:.14e}");
    text.split_once('e').and_then(|(_, power)| power.parse().ok()).unwrap_or(0)
}

/// The number with its decimal point moved, read from its digits so that no error creeps in.
fn shifted(size: f64, by: i32) -> f64 {
    let text = format!("{size:e}");
    let (digits, power) = text.split_once('e').unwrap_or((text.as_str(), "0"));
    let power = power.parse::<i32>().unwrap_or(0).saturating_add(by);
    format!("{digits}e{power}").parse().unwrap_or(size)
}
