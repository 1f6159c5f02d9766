//! What stands side by side: tables beside each other, and notes beside a table.

use std::collections::BTreeSet;

use super::super::header::{Vocabulary, says_name};
use super::super::heading::plain;
use super::super::spelling::trimmed;
use super::super::top::Top;
use super::super::written::cell_text;
use super::{Aside, Part};
use crate::excel::read::Sheet;

/// Columns up to which it is looked for what stands side by side.
const COLUMNS: usize = 300;

/// A run of columns without a blank one between them.
struct Strip {
    columns: Vec<u32>,
    /// The lowest part of each column's heading, spelled plainly.
    leaves: Vec<String>,
    names: bool,
    note: bool,
}

/// Splits a table found by rows into those beside each other; also what is left aside.
pub fn split(sheet: &Sheet, part: Part, vocabulary: &Vocabulary) -> (Vec<Part>, Vec<Aside>) {
    let header = &part.header;
    let top = Top::between(sheet, header.first, part.rows.1);
    let headed = top.columns(header.first, header.rows);
    let mut used: BTreeSet<u32> = headed.iter().copied().collect();
    for row in sheet.rows_from(part.rows.0).take_while(|row| row.number <= part.rows.1) {
        used.extend(row.cells().filter(|(_, cell)| !cell.is_blank()).map(|(column, _)| column));
    }
    if used.is_empty() || used.len() > COLUMNS {
        return (vec![part], Vec::new());
    }
    let strips = strips(&top, &part, used, vocabulary);
    let Some(main) = strips.iter().position(|strip| strip.names) else { return (vec![part], Vec::new()) };
    let mut tables: Vec<Vec<u32>> = Vec::new();
    let mut asides = Vec::new();
    for (position, strip) in strips.into_iter().enumerate() {
        if strip.names {
            tables.push(strip.columns);
        } else if strip.note {
            asides.extend(aside(sheet, &part, &strip));
        } else if position < main || tables.is_empty() {
            // What stands to the left of the names belongs to them.
            tables.push(strip.columns);
        } else if let Some(table) = tables.last_mut() {
            table.extend(strip.columns);
        }
    }
    let tables = join_left(tables, main);
    if tables.len() == 1 && asides.is_empty() {
        return (vec![part], Vec::new());
    }
    let parts = tables.into_iter().map(|columns| Part { columns: Some(columns), ..part.clone() });
    (parts.collect(), asides)
}

/// Joins the strips before the one with the names with it.
fn join_left(mut tables: Vec<Vec<u32>>, main: usize) -> Vec<Vec<u32>> {
    let behind = tables.split_off(main.min(tables.len()));
    let mut joined: Vec<u32> = tables.into_iter().flatten().collect();
    let mut behind = behind.into_iter();
    joined.extend(behind.next().into_iter().flatten());
    std::iter::once(joined).chain(behind).collect()
}

fn strips(top: &Top, part: &Part, used: BTreeSet<u32>, vocabulary: &Vocabulary) -> Vec<Strip> {
    let mut runs: Vec<Vec<u32>> = Vec::new();
    for column in used {
        match runs.last_mut() {
            Some(run) if run.last().is_some_and(|&last| last + 1 == column) => run.push(column),
            _ => runs.push(vec![column]),
        }
    }
    runs.into_iter().flat_map(|run| repeated(strip(top, part, run, vocabulary), vocabulary)).collect()
}

fn strip(top: &Top, part: &Part, columns: Vec<u32>, vocabulary: &Vocabulary) -> Strip {
    let texts: Vec<Vec<&str>> =
        columns.iter().map(|&column| top.heading(part.header.first, part.header.rows, column)).collect();
    let names = texts.iter().any(|parts| parts.last().is_some_and(|leaf| says_name(leaf, vocabulary)));
    let headed: Vec<&str> = texts.iter().filter_map(|parts| parts.last().copied()).collect();
    // Beside the table and set apart by a blank column: without headings or under a sentence, and with
    // a text that speaks to the reader. Anything else is a column like the others.
    let speaks = || top.numbers().any(|row| columns.iter().any(|&column| is_note(top.text(row, column))));
    let note = !names && headed.iter().all(|text| is_note(text)) && speaks();
    let leaves = texts.iter().map(|parts| parts.last().map(|leaf| plain(leaf)).unwrap_or_default()).collect();
    Strip { columns, leaves, names, note }
}

fn is_note(text: &str) -> bool {
    let bare = plain(text);
    text.contains([':', '：', '。', '；', '，'])
        || text.chars().count() > 20
        || ["说明", "注", "备注", "填表说明", "填报说明", "评分标准", "注意事项", "提示", "等次标准", "图例"]
            .contains(&bare.as_str())
}

/// The same headings once more without a blank column between are tables side by side.
fn repeated(strip: Strip, vocabulary: &Vocabulary) -> Vec<Strip> {
    let naming = strip.leaves.iter().position(|leaf| says_name(leaf, vocabulary));
    let Some(name) = naming.and_then(|at| strip.leaves.get(at)) else { return vec![strip] };
    let times = strip.leaves.iter().filter(|leaf| *leaf == name).count();
    let width = strip.leaves.len() / times.max(1);
    let periodic = times > 1
        && width > 1
        && width * times == strip.leaves.len()
        && strip.leaves.chunks(width).all(|chunk| Some(chunk) == strip.leaves.get(..width));
    if !periodic {
        return vec![strip];
    }
    strip
        .columns
        .chunks(width)
        .zip(strip.leaves.chunks(width))
        .map(|(columns, leaves)| Strip {
            columns: columns.to_vec(),
            leaves: leaves.to_vec(),
            names: true,
            note: false,
        })
        .collect()
}

fn aside(sheet: &Sheet, part: &Part, strip: &Strip) -> Option<Aside> {
    sheet
        .rows_from(part.header.first)
        .take_while(|row| row.number <= part.rows.1)
        .flat_map(|row| row.cells().map(move |(column, cell)| (row.number, column, cell)))
        .find(|(_, column, cell)| strip.columns.contains(column) && !cell.is_blank())
        .map(|(row, column, cell)| Aside {
            cell: (row, column),
            text: trimmed(&cell_text(cell)).chars().take(20).collect(),
            is_table: false,
        })
}
