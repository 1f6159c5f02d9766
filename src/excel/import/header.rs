//! Where a sheet's header stands, over title rows and notes, in one row or several.

use std::collections::{BTreeMap, BTreeSet};

use super::heading::{Said, plain, said_by};
use super::shape::Shape;
use super::top::Top;
use crate::excel::read::Cell;
use crate::scheme::Meaning;
use crate::sentence::Sentence;

/// The rows of a sheet that hold the headings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The first row, from 0.
    pub first: u32,
    /// How many rows; 0 when there is none.
    pub rows: u32,
    /// Whether it was found or given by the user; without, nothing can be taken.
    pub settled: bool,
    /// Why it was taken to be there.
    pub reason: Sentence,
}

/// What a header may be recognised by, beside the names in use.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// The names of the table's own columns and of the class, spelled plainly.
    pub own: BTreeSet<String>,
    /// What a heading may mean that names the subjects.
    pub naming: Vec<Meaning>,
}

/// Columns that are looked at to find the header.
const COLUMNS: usize = 500;

/// Rows that a header can have.
pub const MOST_ROWS: u32 = 5;

impl Header {
    /// The first row below the header.
    pub fn end(&self) -> u32 {
        self.first.saturating_add(self.rows)
    }

    /// The header that the user pointed out.
    pub fn given(first: u32, rows: u32) -> Self {
        let rows = rows.min(MOST_ROWS);
        Self { first, rows, settled: true, reason: Sentence::new("由你指定。", "Chosen by you.") }
    }
}

/// Finds the header: the rows in which most columns have a known heading.
pub fn find(top: &Top, vocabulary: &Vocabulary) -> Header {
    let mut best: Option<(usize, u32, u32)> = None;
    for first in top.numbers() {
        for rows in 1..=3 {
            if (first..first + rows).any(|row| top.row(row).is_none()) {
                break;
            }
            let known = known_headings(top, first, rows, vocabulary);
            // Of two headers that say as much, the lower one with fewer rows has no title in it.
            if best.is_none_or(|(most, _, fewest)| (known, fewest) > (most, rows)) {
                best = Some((known, first, rows));
            }
        }
    }
    match best {
        Some((known, first, rows)) if known > 0 && is_enough(top, first, rows, known, vocabulary) => {
            let (first, rows) = whole(top, first, rows, vocabulary);
            Header { first, rows, settled: true, reason: reason(top, first, rows, vocabulary) }
        }
        _ => Header {
            first: top.numbers().next().unwrap_or(0),
            rows: 0,
            settled: false,
            reason: Sentence::new(
                "没有找到表头：前几行里没有“姓名”“工号”“支部”这类常见的列名。请指出表头在哪一行。",
                "No header was found: none of the first rows has usual headings such as 姓名, 工号 or 支部. Point out the row of the header.",
            ),
        },
    }
}

/// How many columns have a known heading; 0 when figures stand among the headings as in data.
pub fn known_headings(top: &Top, first: u32, rows: u32, vocabulary: &Vocabulary) -> usize {
    let figures: usize = (first..first + rows)
        .filter_map(|row| top.row(row))
        .map(|row| row.values().filter(|seen| seen.is_figure).count())
        .sum();
    let known = top
        .columns(first, rows)
        .into_iter()
        .take(COLUMNS)
        .filter(|&column| is_known(&top.heading(first, rows, column), vocabulary))
        .count();
    // A figure beside a person's name is a row of data, though it has 书记, which is a heading elsewhere.
    if figures > known || (figures > 0 && has_name(top, first, rows)) { 0 } else { known }
}

/// Whether something in a run of rows looks like a person's name and is no known heading.
pub fn has_name(top: &Top, first: u32, rows: u32) -> bool {
    (first..first + rows).filter_map(|row| top.row(row)).flat_map(BTreeMap::values).any(|seen| {
        let text = Cell::Text(seen.text.as_str().into());
        said_by(&seen.text).is_empty() && Shape::of(std::iter::once(&text)).names == 1
    })
}

fn is_known(parts: &[&str], vocabulary: &Vocabulary) -> bool {
    let Some(leaf) = parts.last() else { return false };
    let joined = parts.concat();
    [*leaf, joined.as_str()]
        .iter()
        .any(|heading| vocabulary.own.contains(&plain(heading)) || !said_by(heading).is_empty())
}

/// Whether a header has a heading for the attribute that names the subjects.
pub fn names_subjects(top: &Top, header: &Header, vocabulary: &Vocabulary, naming: &str) -> bool {
    let naming = plain(naming);
    top.columns(header.first, header.rows).into_iter().any(|column| {
        let parts = top.heading(header.first, header.rows, column);
        parts.last().is_some_and(|leaf| plain(leaf) == naming || says_name(leaf, vocabulary))
    })
}

/// One known heading is enough only when it may name the subjects.
fn is_enough(top: &Top, first: u32, rows: u32, known: usize, vocabulary: &Vocabulary) -> bool {
    known >= 2
        || top.columns(first, rows).into_iter().any(|column| {
            let parts = top.heading(first, rows, column);
            parts
                .last()
                .is_some_and(|leaf| vocabulary.own.contains(&plain(leaf)) || says_name(leaf, vocabulary))
        })
}

/// Whether a heading may name the subjects.
pub fn says_name(heading: &str, vocabulary: &Vocabulary) -> bool {
    said_by(heading)
        .iter()
        .any(|said| matches!(said, Said::Meaning(meaning, _) if vocabulary.naming.contains(meaning)))
}

/// Takes in rows of the header above and below that have no known heading of their own.
fn whole(top: &Top, mut first: u32, mut rows: u32, vocabulary: &Vocabulary) -> (u32, u32) {
    while rows < MOST_ROWS && first > 0 && is_group_row(top, first - 1, first) {
        first -= 1;
        rows += 1;
    }
    let reach = top
        .regions()
        .iter()
        .filter(|region| (first..first + rows).contains(&region.top))
        .map(|region| region.bottom + 1 - first)
        .max()
        .unwrap_or(rows);
    if reach > rows && reach <= MOST_ROWS {
        rows = reach;
    }
    while rows < MOST_ROWS && goes_on_below(top, first, rows, vocabulary) {
        rows += 1;
    }
    (first, rows)
}

/// Whether a row gives groups over the headings below it: it is tied to them by a merged cell, or
/// it has several short texts of which some span columns. A title or a note has neither.
fn is_group_row(top: &Top, row: u32, below: u32) -> bool {
    let Some(cells) = top.row(row) else { return false };
    let texts: BTreeSet<&str> = cells.values().map(|seen| seen.text.as_str()).collect();
    let spans = |down: bool| {
        top.regions().iter().any(|region| {
            region.top == row && if down { region.bottom >= below } else { region.left < region.right }
        })
    };
    let is_note = texts.iter().any(|text| text.contains([':', '：']) || text.chars().count() > 20);
    let is_data = cells.values().any(|seen| seen.is_figure);
    texts.len() >= 2 && !is_note && !is_data && (spans(true) || spans(false))
}

/// Whether the row below the header belongs to it: only texts, none under a known heading, and one
/// under a blank (the merged cells of a group were lost on the way).
fn goes_on_below(top: &Top, first: u32, rows: u32, vocabulary: &Vocabulary) -> bool {
    let Some(next) = top.row(first + rows) else { return false };
    let mut under_blank = false;
    for (&column, seen) in next {
        let parts = top.heading(first, rows, column);
        if seen.is_figure || is_known(&parts, vocabulary) || seen.text.chars().count() > 20 {
            return false;
        }
        under_blank |= parts.is_empty();
    }
    under_blank && next.len() >= 2
}

fn reason(top: &Top, first: u32, rows: u32, vocabulary: &Vocabulary) -> Sentence {
    let names: Vec<String> = top
        .columns(first, rows)
        .into_iter()
        .map(|column| top.heading(first, rows, column))
        .filter(|parts| is_known(parts, vocabulary))
        .filter_map(|parts| parts.last().map(ToString::to_string))
        .collect();
    let shown = names.iter().take(4).map(String::as_str).collect::<Vec<_>>();
    let (from, to) = (u64::from(first) + 1, u64::from(first + rows));
    let (lines_zh, lines_en) = if rows == 1 {
        (format!("第 {from} 行"), format!("Row {from}"))
    } else {
        (format!("第 {from}–{to} 行"), format!("Rows {from} to {to}"))
    };
    Sentence::new(
        format!(
            "{lines_zh}有 {} 个常见的列名（{}{}）。",
            names.len(),
            shown.join("、"),
            if names.len() > 4 { " 等" } else { "" }
        ),
        format!(
            "{lines_en}: {} usual headings ({}{}).",
            names.len(),
            shown.join(", "),
            if names.len() > 4 { " …" } else { "" }
        ),
    )
}
