//! The saved book: one module per version of the format, and the way from one to the next.

mod scheme;
mod v1;

use serde::Deserialize;

use crate::book::{Book, History};
use crate::sentence::Sentence;

pub use scheme::{read_scheme, write_scheme};

/// What is saved of a book: the document and its history.
#[derive(Clone, Debug, PartialEq)]
pub struct Saved {
    /// The document.
    pub book: Book,
    /// The steps made and undone.
    pub history: History,
}

/// The name that a saved book begins with.
const FORMAT: &str = "evalbook";

/// What every version begins with.
#[derive(Deserialize)]
struct Head {
    format: String,
    version: u32,
}

/// A book as text in the newest version.
pub fn write(book: &Book, history: &History) -> Result<String, Sentence> {
    v1::write(book, history)
}

/// A book from its text, of whatever version.
pub fn read(text: &str) -> Result<Saved, Sentence> {
    let head: Head = serde_json::from_slice(text.as_bytes()).map_err(|_| damaged())?;
    match (head.format.as_str(), head.version) {
        (FORMAT, v1::VERSION) => v1::read(text),
        (FORMAT, version) => Err(Sentence::new(
            format!("这个考评簿由更新的版本（格式 {version}）保存，本版打不开。请换用保存它的版本。"),
            format!("This book was saved by a newer version (format {version}). Open it with that one."),
        )),
        _ => Err(damaged()),
    }
}

fn damaged() -> Sentence {
    Sentence::new(
        "文件里保存的考评簿已损坏，没有打开。请换一份备份；表中的数据仍可作为花名册导入。",
        "The book saved in the file is damaged and was not opened. Use a copy; its tables can still be imported as rosters.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::sample;

    #[test]
    fn a_book_comes_back() {
        let (book, history) = (sample(), History::default());
        let text = write(&book, &history).expect("the sample is written");
        assert_eq!(read(&text), Ok(Saved { book, history }));
    }

    #[test]
    fn what_is_no_book_is_said() {
        let text = write(&sample(), &History::default()).expect("the sample is written");
        let newer = text.replacen("\"version\":1", "\"version\":9", 1);
        for (wrong, says) in [
            ("", "已损坏"),
            ("{}", "已损坏"),
            ("[1,2]", "已损坏"),
            ("{\"format\":\"other\",\"version\":1}", "已损坏"),
            (&text[..text.len() / 2], "已损坏"),
            (&newer, "更新的版本（格式 9）"),
        ] {
            let said = read(wrong).expect_err("it is no book");
            assert!(said.zh.contains(says), "{}", said.zh);
        }
    }

    /// Columns of different lengths would break what every table relies on.
    #[test]
    fn a_book_that_contradicts_itself_is_refused() {
        let mut book = sample();
        book.tables[1].rows += 1;
        let text = write(&book, &History::default()).expect("it is written as it is");
        assert!(read(&text).is_err());
    }
}
