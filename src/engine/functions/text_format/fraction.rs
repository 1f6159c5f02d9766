//! Formats like `# ?/?` and `0/8`.

use super::{
    format::{Piece, Section},
    number::Layout,
};

/// The number as a fraction, where the section is made for one.
pub(super) fn show(section: &Section, number: f64) -> Option<String> {
    let pieces = section.pieces.as_slice();
    let is_digit = |piece: &Piece| matches!(piece, Piece::Digit(_));
    let slash = pieces.iter().position(|piece| *piece == Piece::Literal("/".to_owned()))?;
    let (before, after) = (pieces.get(..slash)?, pieces.get(slash + 1..)?);
    let top = before.iter().rev().take_while(|piece| is_digit(piece)).count();
    let wholes = before.get(..before.len() - top)?;
    let bottom = after.iter().take_while(|piece| is_digit(piece)).count();
    let written = written_number(after);
    if top == 0 || (bottom == 0 && written.is_none()) {
        return None;
    }
    let mixed = wholes.iter().any(is_digit);
    let size = number.abs();
    let whole = if mixed { size.floor() } else { 0.0 };
    let (mut numerator, denominator) = match written {
        Some((denominator, _)) => (((size - whole) * denominator).round(), denominator),
        None => nearest(size - whole, 10_f64.powi(i32::try_from(bottom.min(7)).unwrap_or(1)) - 1.0),
    };
    let mut whole = whole;
    if mixed && numerator == denominator {
        (whole, numerator) = (whole + 1.0, 0.0);
    }
    let sign = if number < 0.0 { "-" } else { "" };
    let front = match mixed {
        true if whole == 0.0 && numerator != 0.0 => Layout::of(wholes).fill(wholes, "", ""),
        true => Layout::of(wholes).fill(wholes, &format!("{whole:.0}"), ""),
        false => Layout::of(wholes).fill(wholes, "", ""),
    };
    let taken = written.map_or(bottom, |(_, taken)| taken);
    let below = if bottom > 0 { bottom } else { format!("{denominator:.0}").len() };
    let tail = after.get(taken..).unwrap_or_default();
    let tail = Layout::of(tail).fill(tail, "", "");
    if mixed && numerator == 0.0 {
        return Some(format!("{sign}{front}{}{tail}", " ".repeat(top + 1 + below)));
    }
    Some(format!("{sign}{front}{numerator:>top$}/{denominator:<below$}{tail}"))
}

/// A denominator written in the format, and how many pieces it takes.
fn written_number(pieces: &[Piece]) -> Option<(f64, usize)> {
    let mut text = String::new();
    for piece in pieces {
        match piece {
            Piece::Literal(letter) if letter.bytes().all(|byte| byte.is_ascii_digit()) => {
                text.push_str(letter)
            }
            Piece::Digit('0') if !text.is_empty() => text.push('0'),
            _ => break,
        }
    }
    let number: f64 = text.parse().ok().filter(|number| *number > 0.0)?;
    Some((number, text.len()))
}

/// The fraction nearest to a share, its denominator at most `most`.
fn nearest(share: f64, most: f64) -> (f64, f64) {
    // Between two neighbours in the tree of all fractions, until the next would be too large.
    let (mut low, mut high) = ((0.0, 1.0), (1.0, 0.0));
    let mut best = (share.round(), 1.0);
    for _ in 0..10_000 {
        let middle: (f64, f64) = (low.0 + high.0, low.1 + high.1);
        if middle.1 > most {
            break;
        }
        let miss = |fraction: (f64, f64)| (fraction.0 / fraction.1 - share).abs();
        if miss(middle) < miss(best) {
            best = middle;
        }
        match (middle.0 / middle.1).partial_cmp(&share) {
            Some(std::cmp::Ordering::Less) => low = middle,
            Some(std::cmp::Ordering::Greater) => high = middle,
            _ => break,
        }
    }
    best
}
