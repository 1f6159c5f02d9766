//! Long tables. The writer behind the workbook holds every cell until the end, some 225 bytes each. Of a
//! long table it is given the first row and the last, and once it has made the package, the rows
//! between are written into the sheet in the first one's manner and packed as they come.

mod cell;
#[cfg(test)]
mod tests;

use std::io::{Cursor, Read, Seek, Write};

use rust_xlsxwriter::XlsxError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use self::cell::Pen;
use super::layout::{FIRST_ROW, Purpose};
use super::table::Drawn;

/// Tables of more rows than this are written here.
const LONG: usize = 2_000;
/// Bytes that are gathered before they are packed.
const GATHERED: usize = 1 << 16;
/// Sheets with more cells than this may have more bytes than the short form of a package can say.
const LARGE: usize = 20_000_000;
/// Progress is told every so many rows.
const STRIDE: usize = 2_000;
/// Packing at a higher level takes longer than writing and saves little.
const COMPRESSION: i64 = 2;

/// A long table on a sheet.
pub(super) struct Bulk<'a> {
    /// The sheet's position.
    pub sheet: usize,
    pub columns: Vec<Drawn<'a>>,
    pub rows: usize,
}

/// Whether a table of so many rows on a sheet for this purpose is written here.
pub(super) fn takes(purpose: Purpose, rows: usize) -> bool {
    let table = matches!(
        purpose,
        Purpose::Roster(_)
            | Purpose::Scores(_)
            | Purpose::Entries(_)
            | Purpose::Results(_)
            | Purpose::ComparisonOf(_)
    );
    table && is_long(rows)
}

/// Whether a table of so many rows is long.
pub(super) fn is_long(rows: usize) -> bool {
    rows > LONG
}

/// The package with the rows of the long tables between their first and last ones. `progress` hears how
/// many rows are written.
pub(super) fn fill(
    package: &[u8],
    bulks: &[Bulk],
    progress: &mut dyn FnMut(u64),
) -> Result<Vec<u8>, XlsxError> {
    let mut source = ZipArchive::new(Cursor::new(package))?;
    let mut target = ZipWriter::new(Cursor::new(Vec::new()));
    let mut done = 0;
    for part in 0..source.len() {
        let file = source.by_index_raw(part)?;
        let name = file.name()?;
        let bulk = bulks.iter().find(|bulk| name == sheet_part(bulk.sheet));
        let Some(bulk) = bulk else {
            target.raw_copy_file(file)?;
            continue;
        };
        drop(file);
        let mut sheet = String::new();
        source.by_index(part)?.read_to_string(&mut sheet)?;
        target.start_file(sheet_part(bulk.sheet), options(bulk))?;
        fill_sheet(&sheet, bulk, &mut target, &mut |rows| progress(done + rows))?;
        done += bulk.rows as u64;
    }
    Ok(target.finish()?.into_inner())
}

fn sheet_part(position: usize) -> String {
    format!("xl/worksheets/sheet{}.xml", position + 1)
}

fn options(bulk: &Bulk) -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(COMPRESSION))
        .unix_permissions(0o600)
        .last_modified_time(DateTime::default())
        .large_file(bulk.rows.saturating_mul(bulk.columns.len()) > LARGE)
}

fn fill_sheet(
    sheet: &str,
    bulk: &Bulk,
    target: &mut ZipWriter<impl Write + Seek>,
    progress: &mut dyn FnMut(u64),
) -> Result<(), XlsxError> {
    let unlike = || XlsxError::ParameterError("a sheet without its first row".to_owned());
    let (head, first, tail) = split(sheet).ok_or_else(unlike)?;
    let attributes = first.split_once('>').map_or("", |(tag, _)| after_number(tag));
    let pens: Vec<Pen> =
        cells(first).zip(&bulk.columns).map(|(cell, column)| Pen::like(cell, column)).collect();
    if pens.len() != bulk.columns.len() {
        return Err(unlike());
    }
    target.write_all(head.as_bytes())?;
    target.write_all(first.as_bytes())?;
    let mut text = String::with_capacity(2 * GATHERED);
    for row in 1..bulk.rows.saturating_sub(1) {
        let line = FIRST_ROW as usize + row + 1;
        text.push_str("<row r=\"");
        cell::push_number(&mut text, line);
        text.push('"');
        text.push_str(attributes);
        text.push('>');
        for (pen, column) in pens.iter().zip(&bulk.columns) {
            pen.write(&mut text, line, row, &column.cells)?;
        }
        text.push_str("</row>");
        if text.len() > GATHERED {
            target.write_all(text.as_bytes())?;
            text.clear();
        }
        if row % STRIDE == 0 {
            progress(row as u64);
        }
    }
    target.write_all(text.as_bytes())?;
    target.write_all(tail.as_bytes())?;
    progress(bulk.rows as u64);
    Ok(())
}

/// The sheet up to the first row of the table, that row, and what follows.
fn split(sheet: &str) -> Option<(&str, &str, &str)> {
    let start = sheet.find(&format!("<row r=\"{}\"", FIRST_ROW + 1))?;
    let end = start + sheet.get(start..)?.find("</row>")? + "</row>".len();
    Some((sheet.get(..start)?, sheet.get(start..end)?, sheet.get(end..)?))
}

/// What stands in a row's tag behind its number.
fn after_number(tag: &str) -> &str {
    tag.strip_prefix("<row r=\"").and_then(|rest| rest.split_once('"')).map_or("", |(_, rest)| rest)
}

/// The tags of a row's cells.
fn cells(row: &str) -> impl Iterator<Item = &str> {
    row.split("<c ").skip(1).map(|cell| cell.split_once('>').map_or(cell, |(tag, _)| tag))
}
