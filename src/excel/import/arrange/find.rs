//! The tables of a sheet, one below the other: blocks of rows set apart by blank rows and captions; a
//! block with a header begins a table, one without goes on with the table above.

use super::super::header::{self, Header, Vocabulary};
use super::super::heading::plain;
use super::super::rows::{RowKind, kind_of};
use super::super::spelling::trimmed;
use super::super::top::Top;
use super::Part;

use crate::excel::read::{Cell, Row, Sheet};

/// Blocks that are looked at; what follows belongs to the last one.
const BLOCKS: usize = 400;

/// A run of rows without a gap.
struct Block {
    first: u32,
    last: u32,
    /// Texts that stand alone in the rows at its beginning.
    captions: Vec<String>,
    /// Whether it has nothing but captions.
    captions_only: bool,
}

/// The tables of a sheet from the top; none where no header is found.
pub fn tables(position: usize, sheet: &Sheet, vocabulary: &Vocabulary) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut captions: Vec<String> = Vec::new();
    let mut pending: Option<u32> = None;
    for block in blocks(sheet) {
        if block.captions_only {
            captions.extend(block.captions);
            pending = Some(block.last);
            continue;
        }
        captions.extend(block.captions);
        let top = Top::between(sheet, block.first, block.last);
        let header = header::find(&top, vocabulary);
        let begins = header.settled
            && (parts.is_empty()
                || (is_heading_row(&top, &header, vocabulary) && !captions.is_empty())
                || parts.last().is_some_and(|last| is_another(sheet, last, &top, &header, vocabulary)));
        if begins {
            parts.push(Part {
                sheet: position,
                rows: (header.end(), block.last),
                header,
                columns: None,
                name: captions.pop(),
            });
        } else if let Some(part) = parts.last_mut() {
            part.rows.1 = block.last;
        }
        captions.clear();
        pending = None;
    }
    if let (Some(last), Some(part)) = (pending, parts.last_mut()) {
        part.rows.1 = last;
    }
    parts
}

fn blocks(sheet: &Sheet) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for row in sheet.rows().filter(|row| !row.is_blank()) {
        let caption = caption(&row);
        let full = blocks.len() >= BLOCKS;
        match blocks.last_mut() {
            Some(block)
                if full || (row.number == block.last + 1 && (caption.is_none() || block.captions_only)) =>
            {
                block.last = row.number;
                match caption {
                    Some(caption) if block.captions_only => block.captions.push(caption),
                    _ => block.captions_only = false,
                }
            }
            _ => blocks.push(Block {
                first: row.number,
                last: row.number,
                captions_only: caption.is_some(),
                captions: caption.into_iter().collect(),
            }),
        }
    }
    blocks
}

/// A text that stands alone in its row and is no signature or note.
pub fn caption(row: &Row<'_>) -> Option<String> {
    let mut cells = row.cells().filter(|(_, cell)| !cell.is_blank());
    match (cells.next(), cells.next()) {
        (Some((_, Cell::Text(text))), None) if kind_of(row) == RowKind::Plain => {
            Some(trimmed(text).to_string())
        }
        _ => None,
    }
}

/// Whether most of what stands in the header's rows are known headings, one of which names the subjects.
fn is_heading_row(top: &Top, header: &Header, vocabulary: &Vocabulary) -> bool {
    let columns = top.columns(header.first, header.rows).len();
    let known = header::known_headings(top, header.first, header.rows, vocabulary);
    columns >= 2
        && known >= 2
        && known * 2 >= columns
        && top.numbers().next().is_some_and(|first| header.first <= first + 3)
}

/// Whether a header in a block without a caption begins another table: it stands at the block's
/// beginning, is one by most of its columns, and is not the header above repeated on a new page.
fn is_another(sheet: &Sheet, last: &Part, top: &Top, header: &Header, vocabulary: &Vocabulary) -> bool {
    is_heading_row(top, header, vocabulary)
        && !header::has_name(top, header.first, header.rows)
        && leaves(top, header) != leaves(&Top::between(sheet, last.header.first, last.rows.1), &last.header)
}

fn leaves(top: &Top, header: &Header) -> Vec<(u32, String)> {
    top.columns(header.first, header.rows)
        .into_iter()
        .map(|column| {
            let leaf = top.heading(header.first, header.rows, column).last().map(|leaf| plain(leaf));
            (column, leaf.unwrap_or_default())
        })
        .collect()
}

/// The headings of a table's columns: for each column the parts from the top.
pub fn headings(sheet: &Sheet, part: &Part) -> Vec<(u32, Vec<String>)> {
    let header = &part.header;
    let top = Top::between(sheet, header.first, part.rows.1);
    top.columns(header.first, header.rows)
        .into_iter()
        .filter(|column| part.columns.as_ref().is_none_or(|columns| columns.contains(column)))
        .map(|column| {
            let parts =
                top.heading(header.first, header.rows, column).into_iter().map(String::from).collect();
            (column, parts)
        })
        .collect()
}
