//! The records of a sheet.

use std::sync::Arc;

use super::globals::{BEGIN, END, Globals};
use super::records::{LengthIn, Reading, Record, Records};
use crate::excel::read::compound::{double, long, word};
use crate::excel::read::intake::{Intake, Page};
use crate::excel::read::limits;
use crate::excel::read::number_format::{fault, packed};
use crate::excel::read::workbook::{Cell, Region};
use crate::sentence::Sentence;

/// How the records of a sheet ended.
pub enum End {
    /// With the record that says so.
    Whole,
    /// In the middle.
    Cut,
}

/// Reads a sheet's cells from its records.
pub fn read(
    records: &mut Records<'_>,
    globals: &Globals,
    page: &mut Page,
    intake: &mut Intake<'_>,
) -> Result<End, Sentence> {
    // The records of a chart within the sheet look like cells.
    let mut depth = 0usize;
    let mut awaiting = None;
    while let Some(record) = records.next() {
        match record.kind {
            BEGIN => depth += 1,
            END if depth <= 1 => return Ok(End::Whole),
            END => depth -= 1,
            _ if depth > 1 => {}
            0x0200 => {
                let short = |at| word(record.data, at).map(u32::from);
                let (rows, columns) = if globals.letters.wide {
                    (long(record.data, 4), short(10))
                } else {
                    (short(2), short(6))
                };
                page.sheet.declared = (rows.unwrap_or(0), columns.unwrap_or(0));
                intake.expect(page.sheet.declared.0);
            }
            0x00BD => packed_numbers(record.data, globals, page, intake)?,
            0x00E5 => merges(record.data, &mut page.sheet.merges),
            0x0208 => hidden_row(record.data, page),
            0x007D => hidden_columns(record.data, page),
            0x0207 => {
                if let Some((row, column)) = awaiting.take() {
                    let text = Reading::new(record, 0).string(&globals.letters, LengthIn::TwoBytes);
                    let cell = text.map_or(Cell::Empty, |text| intake.text(&text));
                    page.put(row, column, cell, intake)?;
                }
            }
            0x0203 | 0x0204 | 0x00D6 | 0x0205 | 0x027E | 0x00FD | 0x0006 | 0x0206 | 0x0406 => {
                let Some(place) = place(&record) else {
                    page.unread();
                    continue;
                };
                match content(record, globals, intake) {
                    Some(Content::Cell(cell)) => page.put(place.0, place.1, cell, intake)?,
                    Some(Content::TextFollows) => awaiting = Some(place),
                    None => {
                        page.last = place;
                        page.unread();
                    }
                }
            }
            _ => {}
        }
    }
    Ok(End::Cut)
}

enum Content {
    Cell(Cell),
    TextFollows,
}

fn place(record: &Record<'_>) -> Option<(u32, u32)> {
    Some((u32::from(word(record.data, 0)?), u32::from(word(record.data, 2)?)))
}

fn content(record: Record<'_>, globals: &Globals, intake: &mut Intake<'_>) -> Option<Content> {
    let data = record.data;
    let format = usize::from(word(data, 4)?);
    let cell = match record.kind {
        0x0203 => globals.formats.cell(double(data, 6)?, format),
        0x027E => globals.formats.cell(packed(long(data, 6)?), format),
        0x0204 | 0x00D6 => {
            let text = Reading::new(record, 6).string(&globals.letters, LengthIn::TwoBytes)?;
            intake.text(&text)
        }
        0x0205 => truth_or_fault(*data.get(6)?, *data.get(7)?)?,
        0x00FD => match globals.texts.get(long(data, 6)? as usize)? {
            text if text.is_empty() => Cell::Empty,
            text => Cell::Text(Arc::clone(text)),
        },
        _ => return outcome(data, globals, format),
    };
    Some(Content::Cell(cell))
}

/// The value that a formula last had.
fn outcome(data: &[u8], globals: &Globals, format: usize) -> Option<Content> {
    if word(data, 12)? != 0xFFFF {
        return Some(Content::Cell(globals.formats.cell(double(data, 6)?, format)));
    }
    let value = *data.get(8)?;
    Some(match data.get(6)? {
        0 => Content::TextFollows,
        1 => Content::Cell(truth_or_fault(value, 0)?),
        2 => Content::Cell(truth_or_fault(value, 1)?),
        _ => Content::Cell(Cell::Empty),
    })
}

fn truth_or_fault(value: u8, is_fault: u8) -> Option<Cell> {
    if is_fault == 0 { Some(Cell::Bool(value != 0)) } else { fault(value).map(Cell::Fault) }
}

fn packed_numbers(
    data: &[u8],
    globals: &Globals,
    page: &mut Page,
    intake: &mut Intake<'_>,
) -> Result<(), Sentence> {
    let (Some(row), Some(first)) = (word(data, 0), word(data, 2)) else {
        page.unread();
        return Ok(());
    };
    let numbers = data.get(4..data.len().saturating_sub(2)).unwrap_or_default();
    for (column, packet) in (u32::from(first)..).zip(numbers.as_chunks::<6>().0) {
        if let (Some(format), Some(bits)) = (word(packet, 0), long(packet, 2)) {
            page.put(
                u32::from(row),
                column,
                globals.formats.cell(packed(bits), usize::from(format)),
                intake,
            )?;
        }
    }
    Ok(())
}

fn merges(data: &[u8], merges: &mut Vec<Region>) {
    for area in data.get(2..).unwrap_or_default().as_chunks::<8>().0 {
        let bound = |at: usize| word(area, at).map_or(0, u32::from);
        let region = Region { top: bound(0), bottom: bound(2), left: bound(4), right: bound(6) };
        let several = region.top < region.bottom || region.left < region.right;
        let upright = region.top <= region.bottom && region.left <= region.right;
        if several && upright && merges.len() < limits::REGIONS {
            merges.push(region);
        }
    }
}

fn hidden_row(data: &[u8], page: &mut Page) {
    if let (Some(row), Some(options)) = (word(data, 0), word(data, 12))
        && options & 0x20 != 0
    {
        page.sheet.hide_rows(u32::from(row), u32::from(row));
    }
}

fn hidden_columns(data: &[u8], page: &mut Page) {
    if let (Some(first), Some(last), Some(options)) = (word(data, 0), word(data, 2), word(data, 8))
        && options & 1 != 0
    {
        page.sheet.hide_columns(u32::from(first), u32::from(last));
    }
}
