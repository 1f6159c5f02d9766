//! Tables with people across and indicators down, turned so that each person is a row.

use super::super::header::{Header, Vocabulary, says_name};
use super::super::heading::{plain, said_by};
use super::super::rows::{RowKind, kind_of};
use super::super::shape::Shape;
use super::super::spelling::{is_chinese, person_name, spelling, trimmed};
use super::super::written::{cell_text, written_number};
use super::names::unit_in;
use super::{Aside, Part};
use crate::excel::read::{Cell, Row, Sheet};
use crate::sentence::Sentence;

/// Rows and cells of a table that may be turned.
const ROWS: usize = 2_000;
const CELLS: usize = 400_000;
/// Rows at the top among which the people's names are looked for.
const LOOK: usize = 12;
/// Columns that name the indicators.
const NAMING: usize = 4;

/// A table that was found with people across.
#[derive(Clone, Debug, PartialEq)]
pub struct Turned {
    /// The row of names and the last row; the header says how many columns name the indicators. The
    /// columns are those that become rows, those that name the indicators first.
    pub part: Part,
    /// Columns that are neither names of indicators nor people.
    pub asides: Vec<Aside>,
}

/// Finds a table with people across. `known` tells the spelled names of subjects.
pub fn find(
    position: usize,
    sheet: &Sheet,
    vocabulary: &Vocabulary,
    known: &dyn Fn(&str) -> bool,
) -> Option<Turned> {
    if sheet.row_count() > ROWS || sheet.cell_count() > CELLS {
        return None;
    }
    let rows: Vec<Row<'_>> = sheet.rows().filter(|row| !row.is_blank()).collect();
    let (at, people) = rows
        .iter()
        .take(LOOK)
        .enumerate()
        .filter_map(|(at, row)| Some((at, people_across(row, known)?)))
        .max_by_key(|(at, people)| (people.len(), std::cmp::Reverse(*at)))?;
    let names = rows.get(at)?;
    let body: Vec<&Row<'_>> =
        rows.iter().skip(at + 1).filter(|row| kind_of(row) != RowKind::Signature).collect();
    let sides = sides(names, &body, *people.first()?);
    let Sides { labels, people: columns, asides } = sides;
    let (&first, &last) = (columns.first()?, columns.last()?);
    let has_marks = |row: &&&Row<'_>| {
        row.cells().any(|(column, cell)| (first..=last).contains(&column) && !cell.is_blank())
            && labels.iter().any(|&column| !row.cell(column).is_blank())
    };
    let body: Vec<&Row<'_>> = body.iter().filter(has_marks).copied().collect();
    let body_end = body.last()?.number;
    if labels.is_empty() || labels.len() > NAMING {
        return None;
    }
    // Where people are listed downwards too, it is a table of marks that they gave each other.
    let down = Shape::of(body.iter().filter_map(|row| labels.first().map(|&column| row.cell(column))));
    if down.names * 2 > down.values || names_column(names, vocabulary) || !marks_below(&body, &columns) {
        return None;
    }
    let count = u32::try_from(labels.len()).unwrap_or(0);
    let columns: Vec<u32> = labels.into_iter().chain(columns).collect();
    let header =
        Header { first: names.number, rows: count, settled: true, reason: reason(names, people.len()) };
    let name = None;
    Some(Turned {
        part: Part { sheet: position, header, rows: (names.number, body_end), columns: Some(columns), name },
        asides,
    })
}

/// The columns with people in a row: at least two and most of what stands behind the leftmost cell,
/// the others being short like names too.
fn people_across(row: &Row<'_>, known: &dyn Fn(&str) -> bool) -> Option<Vec<u32>> {
    let is_known = |cell: &Cell| {
        let Cell::Text(text) = cell else { return false };
        let named = || Shape::of(std::iter::once(cell)).names == 1 && said_by(text).is_empty();
        known(&spelling(text)) || (named() && unit_in(text).is_none())
    };
    let might_be = |cell: &Cell| {
        let Cell::Text(text) = cell else { return false };
        let name = person_name(text);
        (2..=4).contains(&name.chars().count()) && name.chars().all(is_chinese) && said_by(text).is_empty()
    };
    let cells: Vec<(u32, &Cell)> = row.cells().filter(|(_, cell)| !cell.is_blank()).skip(1).collect();
    let people: Vec<u32> =
        cells.iter().filter(|(_, cell)| is_known(cell)).map(|&(column, _)| column).collect();
    let (&first, &last) = (people.first()?, people.last()?);
    let between: Vec<&Cell> =
        cells.iter().filter(|(column, _)| (first..=last).contains(column)).map(|(_, cell)| *cell).collect();
    let fitting = between.iter().all(|cell| is_known(cell) || might_be(cell));
    (people.len() >= 2 && fitting && people.len() * 10 >= between.len() * 6).then_some(people)
}

/// Whether most of what stands below the people are figures or single words such as 优, and no names, as
/// in a list with several columns of names.
fn marks_below(body: &[&Row<'_>], people: &[u32]) -> bool {
    let below: Vec<&Cell> = body
        .iter()
        .flat_map(|row| people.iter().map(|&column| row.cell(column)))
        .filter(|cell| !cell.is_blank())
        .collect();
    let figures = below.iter().filter(|cell| match cell {
        Cell::Number(_) => true,
        Cell::Text(text) => written_number(text).is_some() || text.chars().count() == 1,
        _ => false,
    });
    figures.count() * 2 > below.len()
}

/// The columns of a table with people across.
#[derive(Default)]
struct Sides {
    labels: Vec<u32>,
    people: Vec<u32>,
    asides: Vec<Aside>,
}

/// Which columns name the indicators and which are people; those of weights, full marks, numbers of
/// rows and remarks are put aside. A person whose surname is rare is one all the same.
fn sides(names: &Row<'_>, body: &[&Row<'_>], first_person: u32) -> Sides {
    let mut sides = Sides::default();
    let mut columns: Vec<u32> = body
        .iter()
        .chain(std::iter::once(&names))
        .flat_map(|row| row.cells())
        .filter(|(_, cell)| !cell.is_blank())
        .map(|(column, _)| column)
        .collect();
    columns.sort_unstable();
    columns.dedup();
    for column in columns {
        let figures = body.iter().filter(|row| matches!(row.cell(column), Cell::Number(_))).count();
        let filled = body.iter().filter(|row| !row.cell(column).is_blank()).count();
        let heading = cell_text(names.cell(column)).into_owned();
        let heading = trimmed(&heading);
        let measure = MEASURES.contains(&plain(heading).as_str());
        if measure || (column >= first_person && (heading.is_empty() || !said_by(heading).is_empty())) {
            sides.asides.push(Aside {
                cell: (names.number, column),
                text: heading.chars().take(20).collect(),
                is_table: false,
            });
        } else if column >= first_person || (figures * 2 > filled && !heading.is_empty()) {
            sides.people.push(column);
        } else {
            sides.labels.push(column);
        }
    }
    sides
}

/// What may be said of an indicator beside its name.
const MEASURES: &[&str] =
    &["权重", "分值", "满分", "标准分", "单位", "序号", "基本分", "说明", "评分标准", "计分标准", "备注"];

/// Whether the row of names is in truth a row of headings.
fn names_column(names: &Row<'_>, vocabulary: &Vocabulary) -> bool {
    names.cells().filter(|(_, cell)| matches!(cell, Cell::Text(text) if says_name(text, vocabulary))).count()
        > 1
}

fn reason(names: &Row<'_>, people: usize) -> Sentence {
    let row = u64::from(names.number) + 1;
    Sentence::new(
        format!("第 {row} 行横向排着 {people} 个考评对象，指标竖排在左边；已转成每个对象一行。"),
        format!(
            "Row {row} has {people} subjects across and indicators stand on the left; each subject was made a row."
        ),
    )
}
