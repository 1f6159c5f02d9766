//! Rows below the header that are not taken, and why.

use std::collections::HashMap;

use super::arrange::Places;
use super::diagnostic::{Diagnostics, Level};
use super::findings;
use super::heading::plain;
use super::purpose::Purpose;
use super::rows::{RowKind, beginning, filled, kind_of};
use crate::excel::read::{Cell, Row};

/// Why a row is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// Totals or averages.
    Total,
    /// Signatures or notes.
    Signature,
    /// The header once more.
    Header,
    /// No name.
    Nameless,
    /// A sentence where a name should be.
    Note,
}

impl LeftOut {
    /// Says that the row is left out, where it begins or where its name is wanting.
    pub fn say(self, row: &Row<'_>, naming: u32, places: &Places, diagnostics: &mut Diagnostics) {
        let level = match self {
            LeftOut::Total | LeftOut::Signature | LeftOut::Header => Level::Information,
            LeftOut::Nameless | LeftOut::Note => Level::Warning,
        };
        let first = row.cells().find(|(_, cell)| !cell.is_blank()).map_or(0, |(column, _)| column);
        let column = if self == LeftOut::Nameless { naming } else { first };
        diagnostics.add(level, Some((row.number, column)), || {
            findings::row_left_out(self, &places.row(row.number), &beginning(row))
        });
    }
}

/// Why a row is left out; nothing when it is taken.
pub fn reason_to_leave(
    row: &Row<'_>,
    naming: u32,
    headings: &HashMap<u32, String>,
    purpose: Purpose,
) -> Option<LeftOut> {
    match kind_of(row) {
        RowKind::Total => return Some(LeftOut::Total),
        RowKind::Signature => return Some(LeftOut::Signature),
        RowKind::Plain => {}
    }
    let name = row.cell(naming);
    if purpose == Purpose::Entries && filled(row) >= 2 && name.is_blank() {
        return None;
    }
    if name.is_blank() || matches!(name, Cell::Fault(_)) {
        return Some(LeftOut::Nameless);
    }
    let Cell::Text(text) = name else { return None };
    if headings.get(&naming).is_some_and(|heading| !heading.is_empty() && *heading == plain(text)) {
        return Some(LeftOut::Header);
    }
    let alone = headings.len() >= 3 && filled(row) == 1;
    let sentence =
        text.trim().chars().count() > 10 || text.contains(['。', '，', '；', '、', ',', ';', ':', '：']);
    if alone && sentence { Some(LeftOut::Note) } else { None }
}
