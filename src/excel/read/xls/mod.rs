//! .xls: the binary format of Excel 5 to 2003, read record by record. Nothing is set aside for what
//! a record announces, and what is not in the file is not read.

mod cells;
mod globals;
mod records;

use std::collections::HashSet;

use super::intake::{Intake, Page};
use super::workbook::{Format, Sheet, Workbook};
use super::{Progress, guard, limits};
use crate::sentence::Sentence;
use cells::End;
use globals::Globals;
use records::Records;

/// Reads all worksheets of the stream that an .xls keeps its workbook in.
pub fn read(stream: &[u8], progress: Progress<'_>) -> Result<Workbook, Sentence> {
    let globals = Globals::read(stream)?;
    if globals.sheets.len() as u64 > limits::LISTED {
        return Err(guard::too_large());
    }
    let mut intake = Intake::new(progress);
    let mut workbook = Workbook::new(Format::Xls);
    let mut begun = HashSet::new();
    // Sheets stand one behind another; those of a lying file may share their records.
    let mut left = stream.len().saturating_mul(2);
    for listed in globals.sheets.iter().filter(|listed| listed.has_cells) {
        let mut page = Page::new(Sheet::new(listed.name.clone(), listed.hidden, Vec::new()));
        let mut records = Records::new(stream, listed.position);
        let end = if begun.insert(listed.position) {
            cells::read(&mut records, &globals, &mut page, &mut intake)?
        } else {
            End::Cut
        };
        if matches!(end, End::Cut) {
            page.sheet.problem = Some(if page.sheet.row_count() == 0 {
                guard::unreadable(&listed.name)
            } else {
                guard::cut(&listed.name, page.last.0)
            });
        }
        workbook.sheets.push(page.end());
        left = left
            .checked_sub(records.position().saturating_sub(listed.position))
            .ok_or_else(guard::damaged)?;
    }
    intake.end();
    Ok(workbook)
}
