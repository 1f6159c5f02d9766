//! What a template carries in a sheet that is not shown: which book, table and unit it is for, and what it
//! had when it was handed out.

use std::fmt::Write;

use crate::book::{Book, Facet};
use crate::excel::import::cell_text;
use crate::excel::read::{Cell, Row, Sheet, Workbook};
use crate::scheme::Scheme;

/// The format of what a template carries.
pub(in crate::excel) const FORMAT: u32 = 1;
/// What stands in the first cell of the sheet, so that it is known by more than its name.
pub(in crate::excel) const MARK: &str = "evalbook template";

const KEY_FORMAT: &str = "格式";
const KEY_BOOK: &str = "考评簿";
const KEY_SCHEME: &str = "办法";
const KEY_TABLE: &str = "表";
const KEY_FACET: &str = "部分";
const KEY_UNIT: &str = "单位";
const KEY_ROWS: &str = "已有行";
const KEY_ASKS: &str = "待填";
const KEY_LISTS: &str = "选项表";
const KEY_COLUMNS: &str = "列";
const KEY_KNOWN: &str = "已知";
const YES: &str = "是";
const ROSTER: &str = "名册";
const SCORES: &str = "填报";

/// A template that came back, as it was handed out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Returned {
    /// The format of what it carries.
    pub format: u32,
    /// What tells its book from others.
    pub book: String,
    /// What tells the version of its scheme from others.
    pub scheme: String,
    /// The name of its table.
    pub table: String,
    /// Whether it is of the roster; else of what is entered.
    pub of_roster: bool,
    /// The unit or the kind of raters it is for; empty for all.
    pub unit: String,
    /// How many rows it had.
    pub rows: usize,
    /// Whether its rows ask for entries that the table has not yet, such as ballots.
    pub asks: bool,
    /// The sheet with lists to choose from; empty without one.
    pub lists: String,
    /// Its columns, in order.
    pub columns: Vec<FilledColumn>,
}

/// A column of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilledColumn {
    /// Its heading.
    pub name: String,
    /// Whether it tells which row is meant, and is locked where it is filled.
    pub known: bool,
}

impl Returned {
    /// The part of the table.
    pub fn facet(&self) -> Facet {
        if self.of_roster { Facet::Roster } else { Facet::Scores }
    }

    /// Whether a heading is that of one of its columns.
    pub fn has(&self, heading: &str) -> bool {
        self.columns.iter().any(|column| column.name == heading)
    }
}

/// What a workbook carries of the template it was; `None` for any other workbook.
pub fn recognise(workbook: &Workbook) -> Option<Returned> {
    workbook.sheets.iter().find(|sheet| is_mark(sheet)).map(read)
}

/// Takes away the sheets of a template that are not filled in.
pub(in crate::excel) fn set_aside(workbook: &mut Workbook, returned: &Returned) {
    workbook.sheets.retain(|sheet| !is_mark(sheet) && (sheet.name != returned.lists || !sheet.hidden));
}

/// The rows of the sheet, below the mark and what is said of it.
pub(in crate::excel) fn write_rows(returned: &Returned) -> Vec<Vec<String>> {
    let pair = |key: &str, value: &str| vec![key.to_owned(), value.to_owned()];
    let flag = |yes: bool| if yes { YES } else { "" };
    let listed = |key: &str, value: fn(&FilledColumn) -> String| {
        std::iter::once(key.to_owned()).chain(returned.columns.iter().map(value)).collect()
    };
    vec![
        pair(KEY_FORMAT, &returned.format.to_string()),
        pair(KEY_BOOK, &returned.book),
        pair(KEY_SCHEME, &returned.scheme),
        pair(KEY_TABLE, &returned.table),
        pair(KEY_FACET, if returned.of_roster { ROSTER } else { SCORES }),
        pair(KEY_UNIT, &returned.unit),
        pair(KEY_ROWS, &returned.rows.to_string()),
        pair(KEY_ASKS, flag(returned.asks)),
        pair(KEY_LISTS, &returned.lists),
        listed(KEY_COLUMNS, |column| column.name.clone()),
        listed(KEY_KNOWN, |column| if column.known { YES } else { "" }.to_owned()),
    ]
}

fn is_mark(sheet: &Sheet) -> bool {
    matches!(sheet.cell(0, 0), Cell::Text(text) if &**text == MARK)
}

fn read(sheet: &Sheet) -> Returned {
    let mut returned = Returned::default();
    let mut known = Vec::new();
    for row in sheet.rows() {
        let value = cell_text(row.cell(1)).into_owned();
        match cell_text(row.cell(0)).as_ref() {
            KEY_FORMAT => returned.format = value.parse().unwrap_or(0),
            KEY_BOOK => returned.book = value,
            KEY_SCHEME => returned.scheme = value,
            KEY_TABLE => returned.table = value,
            KEY_FACET => returned.of_roster = value == ROSTER,
            KEY_UNIT => returned.unit = value,
            KEY_ROWS => returned.rows = value.parse().unwrap_or(0),
            KEY_ASKS => returned.asks = value == YES,
            KEY_LISTS => returned.lists = value,
            KEY_COLUMNS => returned.columns = columns(&row),
            KEY_KNOWN => {
                known = row.cells().filter(|(_, cell)| cell_text(cell) == YES).map(|(at, _)| at).collect();
            }
            _ => {}
        }
    }
    for (at, column) in (1u32..).zip(&mut returned.columns) {
        column.known = known.contains(&at);
    }
    returned
}

fn columns(row: &Row) -> Vec<FilledColumn> {
    let names = row.cells().filter(|(at, _)| *at > 0);
    names.map(|(_, cell)| FilledColumn { name: cell_text(cell).into_owned(), known: false }).collect()
}

/// What tells a book from others: its scheme's name and its period.
pub fn book_mark(book: &Book) -> String {
    let text = format!("{}\n{}", book.scheme.name, book.period);
    fingerprint(text.as_bytes())
}

/// What tells a version of a scheme from others.
pub fn scheme_mark(scheme: &Scheme) -> String {
    // A scheme always has a text; without one it would be told from all that have.
    fingerprint(&serde_json::to_vec(scheme).unwrap_or_default())
}

/// Fowler, Noll and Vo's hash (FNV-1a, 64 bits), which is the same everywhere and always.
fn fingerprint(bytes: &[u8]) -> String {
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let mut text = String::with_capacity(16);
    // Writing into a string always succeeds.
    let _ = write!(text, "{hash:016x}");
    text
}

#[cfg(test)]
mod tests {
    use super::fingerprint;

    /// Test vectors of the hash's authors (FNV reference, `test_fnv.c`).
    #[test]
    fn fingerprints_are_fnv_1a() {
        for (text, hash) in
            [("", "cbf29ce484222325"), ("a", "af63dc4c8601ec8c"), ("foobar", "85944171f73967e8")]
        {
            assert_eq!(fingerprint(text.as_bytes()), hash);
        }
    }
}
