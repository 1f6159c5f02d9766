//! What stands in square brackets: `[列]`, `[@列]`, `[@[a b]]`, `[[列1]:[列3]]`, `[[#All],[列]]`.

use std::sync::Arc;

use super::{Reference, Rows, token::plain};

/// The length of the bracketed text that `text` begins with, its last bracket included.
pub(super) fn end(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut letters = text.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\'' => {
                letters.next();
            }
            _ => match plain(letter) {
                '[' => depth += 1,
                ']' => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return Some(at + letter.len_utf8());
                    }
                }
                _ => {}
            },
        }
    }
    None
}

/// Reads a bracketed text, its outer brackets included; `None` when it is not one.
pub(super) fn read(text: &str, table: Option<Arc<str>>) -> Option<Reference> {
    let inside = strip(text)?;
    let trimmed = inside.trim();
    let mut reference = Reference { table, rows: Rows::Data, first: None, last: None };
    let rest = match trimmed.chars().next() {
        Some(at) if plain(at) == '@' => {
            reference.rows = Rows::This;
            trimmed.get(at.len_utf8()..)?.trim_start()
        }
        _ => trimmed,
    };
    match rest.chars().next().map(plain) {
        None => return Some(reference),
        Some('[') => items(rest, &mut reference)?,
        Some('#') => reference.rows = keyword(rest)?,
        Some(_) => reference.first = Some(unescape(rest)),
    }
    Some(reference)
}

/// The text between the outer brackets.
fn strip(text: &str) -> Option<&str> {
    let open = text.chars().next()?;
    let close = text.chars().next_back()?;
    text.get(open.len_utf8()..text.len().checked_sub(close.len_utf8())?)
}

/// A list of bracketed items with commas and at most one colon.
fn items(text: &str, reference: &mut Reference) -> Option<()> {
    let mut rest = text.trim();
    let mut after_colon = false;
    loop {
        let length = end(rest)?;
        let item = strip(rest.get(..length)?)?;
        if item.trim_start().chars().next().map(plain) == Some('#') {
            reference.rows = keyword(item.trim())?;
        } else {
            let name = unescape(item);
            match (&reference.first, after_colon) {
                (None, false) => reference.first = Some(name),
                (Some(_), true) if reference.last.is_none() => reference.last = Some(name),
                _ => return None,
            }
        }
        rest = rest.get(length..)?.trim_start();
        let Some(separator) = rest.chars().next() else {
            return Some(());
        };
        after_colon = match plain(separator) {
            ':' => true,
            ',' => false,
            _ => return None,
        };
        rest = rest.get(separator.len_utf8()..)?.trim_start();
    }
}

fn keyword(text: &str) -> Option<Rows> {
    let word: String = text.chars().map(plain).collect::<String>().to_lowercase();
    Some(match word.as_str() {
        "#this row" | "#此行" => Rows::This,
        "#data" | "#数据" => Rows::Data,
        "#headers" | "#标题" => Rows::Headers,
        "#all" | "#全部" => Rows::All,
        _ => return None,
    })
}

/// A single quote takes the next letter as it is.
fn unescape(text: &str) -> Arc<str> {
    if !text.contains('\'') {
        return text.into();
    }
    let mut name = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\'' => name.extend(letters.next()),
            _ => name.push(letter),
        }
    }
    name.into()
}
