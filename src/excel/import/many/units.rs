//! Which of the known units no file is of.

use std::collections::BTreeSet;

use super::super::link;
use super::super::plan::Fate;
use super::super::purpose::Purpose;
use super::super::spelling::spelling;
use super::super::subjects::text_of;
use super::Many;
use crate::book::Book;
use crate::scheme::Options;
use crate::sentence::Sentence;

/// Missing units that are named.
const NAMED: usize = 12;

/// Says which of the known units none of several files is of.
pub fn missing(many: &Many, book: &Book) -> Option<Sentence> {
    if many.files.len() < 2 || many.purpose == Purpose::Entries {
        return None;
    }
    let table = book.table(&many.into)?;
    let (at, class) = table.columns.iter().enumerate().find_map(|(at, column)| match &column.options {
        Options::SubjectOf(class) if *class != many.into => Some((at, class)),
        _ => None,
    })?;
    let column = table.columns.get(at)?.name.as_str();
    let mut expected: Vec<String> = book
        .table(class)
        .map(|units| link::keys_of(book, units))
        .unwrap_or_default()
        .iter()
        .map(ToString::to_string)
        .collect();
    let mut known: BTreeSet<String> = expected.iter().map(|unit| spelling(unit)).collect();
    for mapping in many.taken().filter_map(|(_, opened)| opened.import.followed()) {
        expected.extend(mapping.units.iter().filter(|unit| known.insert(spelling(unit))).cloned());
    }
    if expected.is_empty() {
        return None;
    }
    let present = present(many, table, (at, column));
    let missing: Vec<&str> =
        expected.iter().filter(|unit| !present.contains(&spelling(unit))).map(String::as_str).collect();
    let (all, class) = (expected.len(), class.as_str());
    if missing.is_empty() {
        return Some(Sentence::new(
            format!("{all} 个{class}都有了。"),
            format!("All {all} units ({class}) are there."),
        ));
    }
    let named = missing.iter().take(NAMED).copied().collect::<Vec<_>>();
    let (more_zh, more_en) = match missing.len() - named.len() {
        0 => (String::new(), String::new()),
        more => (format!("等 {} 个", missing.len()), format!(" and {more} more")),
    };
    Some(Sentence::new(
        format!("{all} 个{class}中还缺 {}{more_zh}。", named.join("、")),
        format!("Of {all} units ({class}) there is nothing yet from {}{more_en}.", named.join(", ")),
    ))
}

/// The spelled units of the rows that the files have.
fn present(many: &Many, table: &crate::book::Table, (at, name): (usize, &str)) -> BTreeSet<String> {
    let mut present = BTreeSet::new();
    for opened in many.files.iter().filter_map(|file| file.content.as_ref().ok()) {
        let column = opened.plan.column_named(name);
        for (position, row) in opened.plan.rows.iter().enumerate() {
            let said = column.and_then(|column| column.values.get(position)).map(text_of);
            let unit = match (said.filter(|unit| !unit.is_empty()), row.fate) {
                (Some(unit), _) => unit,
                (None, Fate::Updated(row) | Fate::Agrees(row)) => text_of(&table.value(at, row)),
                _ => continue,
            };
            if !present.contains(&*unit) {
                present.insert(spelling(&unit));
            }
        }
    }
    present
}
