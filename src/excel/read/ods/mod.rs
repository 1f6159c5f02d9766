//! .ods: OpenDocument spreadsheets, read as a stream. A repeat is only carried out for what has
//! something in it, and counted before.

mod cell;
mod table;

use std::io::BufReader;

use super::Progress;
use super::guard::{self, Package};
use super::intake::Intake;
use super::markup::{Markup, Piece, attribute, name};
use super::part::{PartFault, Tags};
use super::workbook::{Format, Workbook};
use crate::sentence::Sentence;
use table::Tables;

/// Reads all tables of a package whose sizes have been checked.
pub fn read(
    mut package: Package<'_>,
    names: &[String],
    progress: Progress<'_>,
) -> Result<Workbook, Sentence> {
    require_plain(&mut package, names)?;
    let at = names.iter().position(|name| name == "content.xml").ok_or_else(guard::damaged)?;
    let part = package.by_index(at).map_err(|_| guard::damaged())?;
    let mut intake = Intake::new(progress);
    let mut workbook = Workbook::new(Format::Ods);
    let mut tables = Tables::default();
    let mut markup = Markup::new(BufReader::with_capacity(64 << 10, part));
    loop {
        match markup.next() {
            Ok(Some(piece)) => {
                if let Some(sheet) = tables.take(piece, &mut intake)? {
                    workbook.sheets.push(sheet);
                }
            }
            Ok(None) => break,
            // What came before the damage is used.
            Err(PartFault::Damaged) if tables.has_begun() => break,
            Err(fault) => return Err(guard::refusal(fault)),
        }
    }
    workbook.sheets.extend(tables.cut());
    intake.end();
    Ok(workbook)
}

/// Refuses a document with a password: the list of its parts says so.
fn require_plain(package: &mut Package<'_>, names: &[String]) -> Result<(), Sentence> {
    let Some(at) = names.iter().position(|name| name == "meta-inf/manifest.xml") else { return Ok(()) };
    let part = package.by_index(at).map_err(|_| guard::damaged())?;
    let mut tags = Tags::new(BufReader::new(part));
    loop {
        match tags.next() {
            Ok(Some(tag)) if tag.name() == b"encryption-data" => return Err(guard::encrypted()),
            Ok(Some(_)) => {}
            Ok(None) | Err(_) => return Ok(()),
        }
    }
}

/// The value of an attribute of a tag as a number of repeats, at least one.
fn count(tag: &str, wanted: &str) -> u32 {
    attribute(tag, wanted).and_then(|count| count.trim().parse().ok()).unwrap_or(1).max(1)
}

/// Whether a piece opens an element with this name.
fn opens(piece: &Piece<'_>, wanted: &str) -> bool {
    matches!(piece, Piece::Open(tag) if name(tag) == wanted)
}
