//! Units written across a table, each above its people.

use super::super::header::{Vocabulary, says_name};
use super::super::heading::{Said, said_by};
use super::super::rows::{RowKind, kind_of};
use super::Part;
use super::find::{caption, headings};
use super::names::unit_in;
use crate::excel::read::Sheet;
use crate::scheme::Meaning;

/// Splits a table at rows that have nothing but a unit's name; it stays whole where there are fewer
/// than two, where one has nobody below it, or where a column says the unit already.
pub fn split(sheet: &Sheet, part: Part, vocabulary: &Vocabulary) -> Vec<Part> {
    let headings = headings(sheet, &part);
    let says_unit = headings.iter().any(|(_, parts)| {
        parts.last().is_some_and(|leaf| {
            said_by(leaf)
                .iter()
                .any(|said| matches!(said, Said::Meaning(Meaning::Branch | Meaning::Department, _)))
        })
    });
    let names =
        headings.iter().any(|(_, parts)| parts.last().is_some_and(|leaf| says_name(leaf, vocabulary)));
    if says_unit || !names || headings.len() < 2 || part.columns.is_some() {
        return vec![part];
    }
    let mut bands: Vec<Part> = Vec::new();
    let mut people_since = true;
    for row in sheet.rows_from(part.rows.0).take_while(|row| row.number <= part.rows.1) {
        match caption(&row).and_then(|text| unit_in(&text)) {
            Some(unit) => {
                if !people_since {
                    return vec![part];
                }
                people_since = false;
                bands.push(Part { rows: (row.number + 1, row.number + 1), name: Some(unit), ..part.clone() });
            }
            None => {
                people_since |= kind_of(&row) == RowKind::Plain && !row.is_blank();
                match bands.last_mut() {
                    Some(band) => band.rows.1 = row.number,
                    // People before the first unit belong to none.
                    None if !row.is_blank() => return vec![part],
                    None => {}
                }
            }
        }
    }
    if bands.len() >= 2 && people_since { bands } else { vec![part] }
}
