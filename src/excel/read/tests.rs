//! How tags are found in a stream, and how cells are kept.

use std::io::BufReader;

use super::part::{PartFault, Tags};
use super::workbook::{Cell, Sheet};
use super::{letters, place};

/// The tags of a text, however small the pieces in which it comes.
fn tags(text: &str) -> Vec<String> {
    let read = |piece: usize| {
        let mut tags = Tags::new(BufReader::with_capacity(piece, text.as_bytes()));
        let mut found = Vec::new();
        while let Some(tag) = tags.next().expect("readable") {
            let name = String::from_utf8_lossy(tag.name()).into_owned();
            found.push(format!("{name} {}", tag.attribute("r").unwrap_or("-")));
        }
        found
    };
    let whole = read(64 << 10);
    for piece in [1, 2, 3, 7, 16] {
        assert_eq!(read(piece), whole, "in pieces of {piece}");
    }
    whole
}

#[test]
fn tags_are_found_over_comments_quotes_and_prefixes() {
    for (text, expected) in [
        ("<?xml version=\"1.0\"?><aa r=\"1\"><bb/><c r=\"3\"/></aa>", vec!["aa 1", "bb -"]),
        ("<x:a x:r='1 > 2'>text</x:a>", vec!["a 1 > 2"]),
        ("<!-- <no r=\"1\"> -- > --><aa/>", vec!["aa -"]),
        ("<![CDATA[ <no> ]] > ]]><aa r = \"2\" />", vec!["aa 2"]),
        ("<aa q=\"r='3'\" r=\"4\"/>", vec!["aa 4"]),
        ("<aa r>", vec!["aa -"]),
        ("<aa r=\"unfinished", vec![]),
        ("no tags", vec![]),
        ("", vec![]),
    ] {
        assert_eq!(tags(text), expected, "{text}");
    }
}

#[test]
fn runs_that_are_too_long_are_refused() {
    let quoted = format!("<a q=\"{}\"/>", ">".repeat(5 << 20));
    for text in
        ["<".repeat(5 << 20), "a".repeat(5 << 20), quoted, format!("<!--{}-->", "<a>".repeat(2 << 20))]
    {
        let mut tags = Tags::new(BufReader::new(text.as_bytes()));
        let fault = loop {
            match tags.next() {
                Ok(Some(_)) => {}
                other => break other.map(|_| ()),
            }
        };
        assert!(matches!(fault, Err(PartFault::TooLong)), "{fault:?}");
    }
}

#[test]
fn cells_are_found_in_sparse_rows() {
    let mut sheet = Sheet::new("表".into(), false, Vec::new());
    for (row, column) in [(2, 1), (2, 2), (2, 5), (9, 0), (9, 700)] {
        sheet.push(row, column, Cell::Number(f64::from(row) * 1000.0 + f64::from(column))).expect("in order");
    }
    let stray = sheet.push(9, 3, Cell::Number(9003.0)).expect_err("out of order");
    let second = sheet.push(2, 5, Cell::Bool(true)).expect_err("in a place that is taken");
    sheet.insert_all(vec![stray, second]);
    for (row, column, expected) in [
        (2, 1, Some(2001.0)),
        (2, 5, Some(2005.0)),
        (2, 3, None),
        (2, 0, None),
        (9, 3, Some(9003.0)),
        (9, 700, Some(9700.0)),
        (9, 70_000, None),
        (3, 1, None),
    ] {
        let expected = expected.map_or(Cell::Empty, Cell::Number);
        assert_eq!(sheet.cell(row, column), &expected, "{row} {column}");
    }
    assert_eq!((sheet.row_count(), sheet.last_row()), (2, Some(9)));
}

/// As the office programs name them.
#[test]
fn columns_have_letters() {
    for (column, expected) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")] {
        assert_eq!(letters(column), expected);
    }
    assert_eq!(place(11, 2), "C12");
}
