//! What Excel takes of one formula, whatever it says: calls within calls, arguments, letters of a text.

use super::{Expr, Kind, spell_text};

/// The most calls within calls.
const NESTED: usize = 64;
/// The most arguments of a call.
const ARGUMENTS: usize = 255;
/// The most letters of a text between quotes, as Excel counts them.
const LETTERS: usize = 255;

/// Whether Excel takes the formula. A file with a formula beyond this would be "repaired" by Excel.
pub(super) fn within(tree: &Expr) -> bool {
    let mut waiting = vec![(tree, 0)];
    while let Some((part, depth)) = waiting.pop() {
        match &part.kind {
            Kind::Unary(_, inner) | Kind::Group(inner) => waiting.push((inner, depth)),
            Kind::Binary(_, left, right) => waiting.extend([(&**left, depth), (&**right, depth)]),
            Kind::Call(_, arguments) => {
                if depth == NESTED || arguments.len() > ARGUMENTS {
                    return false;
                }
                waiting.extend(arguments.iter().map(|argument| (argument, depth + 1)));
            }
            Kind::Array(rows) => {
                let long = |part: &Expr| matches!(&part.kind, Kind::Text(text) if is_long(text));
                if rows.iter().flatten().any(long) {
                    return false;
                }
            }
            _ => {}
        }
    }
    true
}

/// A text longer than Excel takes, as pieces that are joined; `None` for one that fits.
pub(super) fn long_text(text: &str) -> Option<String> {
    if !is_long(text) {
        return None;
    }
    let (mut pieces, mut units) = (vec![String::new()], 0);
    for letter in text.chars() {
        units += letter.len_utf16();
        if units > LETTERS {
            pieces.push(String::new());
            units = letter.len_utf16();
        }
        if let Some(piece) = pieces.last_mut() {
            piece.push(letter);
        }
    }
    let pieces: Vec<String> = pieces.iter().map(|piece| spell_text(piece)).collect();
    Some(format!("({})", pieces.join("&")))
}

fn is_long(text: &str) -> bool {
    text.len() > LETTERS && text.encode_utf16().count() > LETTERS
}
