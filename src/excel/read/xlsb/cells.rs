//! The records of a sheet.

use std::io::Read;
use std::sync::Arc;

use super::Globals;
use super::records::{Records, string};
use crate::excel::read::compound::{double, long};
use crate::excel::read::intake::{Intake, Page};
use crate::excel::read::number_format::{fault, packed};
use crate::excel::read::workbook::{Cell, Region};
use crate::excel::read::{guard, limits};
use crate::sentence::Sentence;

/// Reads a sheet's cells.
pub fn read(
    part: impl Read,
    globals: &Globals,
    page: &mut Page,
    intake: &mut Intake<'_>,
) -> Result<(), Sentence> {
    let mut records = Records::new(part);
    let mut row = 0;
    loop {
        let (kind, data) = match records.next() {
            Ok(Some(record)) => record,
            Ok(None) => return Ok(()),
            Err(_) => {
                let name = &page.sheet.name;
                page.sheet.problem = Some(if page.sheet.row_count() == 0 {
                    guard::unreadable(name)
                } else {
                    guard::cut(name, page.last.0)
                });
                return Ok(());
            }
        };
        match kind {
            0x00 => {
                row = long(data, 0).unwrap_or(u32::MAX);
                if data.get(11).is_some_and(|flags| flags & 0x10 != 0) {
                    page.sheet.hide_rows(row, row);
                }
            }
            0x02..=0x0B | 0x3E => match (long(data, 0), content(kind, data, globals, intake)) {
                (Some(column), Some(cell)) => page.put(row, column, cell, intake)?,
                (column, _) => {
                    page.last = (row, column.unwrap_or(0));
                    page.unread();
                }
            },
            0x3C => hidden_columns(data, page),
            0x94 => {
                let last = |at| long(data, at).unwrap_or(0).saturating_add(1);
                page.sheet.declared = (last(4), last(12));
                intake.expect(page.sheet.declared.0);
            }
            0xB0 => {
                page.sheet.merges.extend(merge(data).filter(|_| page.sheet.merges.len() < limits::REGIONS))
            }
            _ => {}
        }
    }
}

fn content(kind: u16, data: &[u8], globals: &Globals, intake: &mut Intake<'_>) -> Option<Cell> {
    // The upper byte has other uses.
    let format = (long(data, 4)? & 0x00FF_FFFF) as usize;
    Some(match kind {
        0x02 => globals.formats.cell(packed(long(data, 8)?), format),
        0x03 | 0x0B => Cell::Fault(fault(*data.get(8)?)?),
        0x04 | 0x0A => Cell::Bool(*data.get(8)? != 0),
        0x05 | 0x09 => globals.formats.cell(double(data, 8)?, format),
        0x06 | 0x08 => intake.text(&string(data, 8)?.0),
        0x3E => intake.text(&string(data, 9)?.0),
        _ => match globals.texts.get(long(data, 8)? as usize)? {
            text if text.is_empty() => Cell::Empty,
            text => Cell::Text(Arc::clone(text)),
        },
    })
}

fn hidden_columns(data: &[u8], page: &mut Page) {
    if let (Some(first), Some(last), Some(flags)) = (long(data, 0), long(data, 4), data.get(16))
        && flags & 1 != 0
    {
        page.sheet.hide_columns(first, last);
    }
}

fn merge(data: &[u8]) -> Option<Region> {
    let region =
        Region { top: long(data, 0)?, bottom: long(data, 4)?, left: long(data, 8)?, right: long(data, 12)? };
    let upright = region.top <= region.bottom && region.left <= region.right;
    let several = region.top < region.bottom || region.left < region.right;
    (upright && several && region.bottom < limits::ROWS && region.right < limits::COLUMNS).then_some(region)
}
