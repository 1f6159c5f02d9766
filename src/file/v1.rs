//! Version 1: the document and its history as the types of `book` and `scheme` say. When these
//! change, their shape of before is kept here and read into the new one.

use serde::{Deserialize, Serialize};

use super::{FORMAT, Saved, damaged};
use crate::book::{Book, History};
use crate::sentence::Sentence;

/// The version's number.
pub(super) const VERSION: u32 = 1;

#[derive(Serialize)]
struct Written<'a> {
    format: &'a str,
    version: u32,
    book: &'a Book,
    history: &'a History,
}

#[derive(Deserialize)]
struct Read {
    book: Book,
    history: History,
}

/// The book as text.
pub(super) fn write(book: &Book, history: &History) -> Result<String, Sentence> {
    let written = Written { format: FORMAT, version: VERSION, book, history };
    serde_json::to_string(&written).map_err(|_| {
        Sentence::new(
            "考评簿没有保存成，原有数据未受影响。请再试一次。",
            "The book could not be saved; nothing was changed. Try again.",
        )
    })
}

/// The book from its text.
pub(super) fn read(text: &str) -> Result<Saved, Sentence> {
    let Read { book, history } = serde_json::from_slice(text.as_bytes()).map_err(|_| damaged())?;
    if !book.is_sound() {
        return Err(damaged());
    }
    Ok(Saved { book, history })
}
