//! The unit that a file is of, where no column says it: from the name of its sheet or its own.

use super::super::arrange::unit_in;
use super::super::column::{Column, Tally};
use super::super::purpose::Purpose;
use super::super::shape::Shape;
use super::super::spelling::{spelling, unit_core};
use super::super::target::Target;
use super::super::{Import, NOWHERE, link};
use crate::book::Book;
use crate::engine::Value;
use crate::scheme::Options;
use crate::sentence::Sentence;

/// The unit that all rows of a file are of.
#[derive(Clone, Debug, Default)]
pub struct Unit {
    /// The column of the table that names the unit, where no column of the sheet does.
    column: String,
    /// The unit's name.
    name: Option<String>,
    /// What the user said: a unit, or none.
    said: Option<Option<String>>,
}

impl Unit {
    /// The unit as the value of a row.
    pub fn value(&self) -> Value {
        self.name.as_deref().map(Value::text).unwrap_or_default()
    }
}

impl Import {
    /// The unit that all rows are of, where no column says it.
    pub fn unit(&self) -> Option<&str> {
        self.unit.name.as_deref()
    }

    /// Whether no column of the sheet says which unit a row is of.
    pub fn lacks_unit(&self) -> bool {
        !self.unit.column.is_empty()
    }

    /// Takes the user's word on the unit; none: the rows are of no unit.
    pub fn choose_unit(&mut self, unit: Option<&str>, book: &Book) {
        self.unit.said = Some(unit.map(str::to_owned));
        self.propose(book);
    }

    /// The units that the book knows, in its order.
    pub fn units(&self, book: &Book) -> Vec<String> {
        unit_column(self, book).map(|(_, units)| units).unwrap_or_default()
    }

    /// Adds a column that the sheet has not, where the file's name says what it would.
    pub(in super::super) fn add_unit(&mut self, book: &Book) {
        self.unit.column.clear();
        self.unit.name = None;
        let Some((column, units)) = unit_column(self, book) else { return };
        let taken = Target::Known(column.clone());
        if !self.header.settled || self.proposals.iter().any(|proposal| proposal.target == taken) {
            return;
        }
        self.unit.column.clone_from(&column);
        let found = self.unit.said.clone().map(|said| (said, Sentence::new("由你指定。", "Chosen by you.")));
        let Some((Some(name), reason)) = found.or_else(|| self.unit_by_name(&units)) else { return };
        self.columns.push(Column {
            position: NOWHERE,
            parts: vec![column],
            samples: vec![name.clone()],
            shape: Shape::default(),
            tally: Tally::default(),
        });
        self.unit.name = Some(name);
        self.match_columns(book);
        if let Some(proposal) = self.proposals.last_mut().filter(|one| one.target == taken) {
            proposal.reason = reason;
        }
    }

    /// The unit that the name of the sheet or of the file says: one that is known, or any where the
    /// layout was imported like this before.
    fn unit_by_name(&self, units: &[String]) -> Option<(Option<String>, Sentence)> {
        let trusted = self.followed.as_ref().is_some_and(|mapping| mapping.unit);
        let stem = self.file.rsplit_once('.').map_or(self.file.as_str(), |(stem, _)| stem);
        let sheet = match self.places.runs.as_slice() {
            [run] => self.places.sheets.get(run.sheet).map(String::as_str),
            _ => None,
        };
        let named =
            |name: &str| known_unit(name, units).or_else(|| if trusted { unit_in(name) } else { None });
        if let Some(sheet) = sheet.filter(|sheet| *sheet != stem)
            && let Some(unit) = named(sheet)
        {
            let reason = Sentence::new(
                format!("表中没有这一列，按工作表名“{sheet}”填“{unit}”。不对请改。"),
                format!(
                    "No column says it; the sheet's name {sheet} gives {unit}. Change it if that is wrong."
                ),
            );
            return Some((Some(unit), reason));
        }
        let unit = named(stem)?;
        let file = &self.file;
        let reason = Sentence::new(
            format!("表中没有这一列，按文件名“{file}”填“{unit}”。不对请改。"),
            format!("No column says it; the file's name {file} gives {unit}. Change it if that is wrong."),
        );
        Some((Some(unit), reason))
    }
}

/// The column of the table that names another class's subjects, and those that are known.
fn unit_column(import: &Import, book: &Book) -> Option<(String, Vec<String>)> {
    if import.purpose == Purpose::Entries {
        return None;
    }
    let table = book.tables.get(import.table)?;
    table.columns.iter().find_map(|column| {
        let Options::SubjectOf(class) = &column.options else { return None };
        let units = book.table(class).filter(|units| units.name != table.name)?;
        Some((column.name.clone(), link::keys_of(book, units).iter().map(ToString::to_string).collect()))
    })
}

/// The one known unit that a name says, in whatever spelling; none where it may be two.
fn known_unit(name: &str, units: &[String]) -> Option<String> {
    let spelled = spelling(name);
    let within: Vec<(&String, String)> = units
        .iter()
        .map(|unit| (unit, spelling(unit)))
        .filter(|(_, unit)| !unit.is_empty() && spelled.contains(unit.as_str()))
        .collect();
    // 机关第一党支部 has 第一党支部 in it and is another unit.
    let longest: Vec<&String> = within
        .iter()
        .filter(|(_, unit)| !within.iter().any(|(_, other)| other != unit && other.contains(unit.as_str())))
        .map(|(unit, _)| *unit)
        .collect();
    match longest.as_slice() {
        [unit] => return Some((*unit).clone()),
        [] => {}
        _ => return None,
    }
    let core = unit_core(&unit_in(name)?);
    let mut alike = units.iter().filter(|unit| unit_core(unit) == core);
    alike.next().filter(|_| alike.next().is_none()).cloned()
}
