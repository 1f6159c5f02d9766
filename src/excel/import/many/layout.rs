//! The layout of a file, remembered when it is imported and recognised in the next file like it.

use super::super::Import;
use super::super::arrange::{self, Arranged, Shape};
use super::super::header::Header;
use super::super::heading::plain;
use super::super::purpose::Purpose;
use super::super::target::{Proposal, Remark, Target};
use super::super::top::Top;
use crate::book::{Book, Mapping, ReadingKind};
use crate::excel::read::Sheet;
use crate::sentence::Sentence;

/// Rows in which a header is looked for that the layout had elsewhere.
const ROWS: usize = 30;

impl Import {
    /// The layout and what is made of it, as it is remembered.
    pub fn mapping(&self, book: &Book) -> Mapping {
        let becomes = |proposal: &Proposal| match &proposal.target {
            Target::Known(name) | Target::Kept(name) => name.clone(),
            Target::Left => String::new(),
        };
        let headed = self.columns.iter().zip(&self.proposals).filter(|(column, _)| is_headed(column));
        Mapping {
            table: self.class.clone(),
            scores: self.purpose == Purpose::Scores,
            reading: self.readings.get(self.reading).map_or(ReadingKind::Sheet, |one| kind(&one.shape)),
            headings: self.headings(),
            first: self.header.first,
            rows: self.header.rows,
            becomes: headed.map(|(_, proposal)| becomes(proposal)).collect(),
            unit: self.unit().is_some(),
            units: self.units(book),
            file: self.file.clone(),
        }
    }

    /// The layout that is followed, where one is.
    pub fn followed(&self) -> Option<&Mapping> {
        self.followed.as_ref()
    }

    /// Follows the newest remembered layout that this is a file of.
    pub fn recognise(&mut self, book: &Book) {
        let scores = self.purpose == Purpose::Scores;
        for mapping in book.mappings.iter().rev().filter(|one| one.scores == scores) {
            if mapping.table == self.class && self.follow(mapping, book) {
                return;
            }
        }
    }

    /// Imports the file as one of this layout was, where it is of this layout; says whether it is.
    pub fn follow(&mut self, mapping: &Mapping, book: &Book) -> bool {
        if mapping.headings.is_empty() {
            return false;
        }
        if self.headings() != mapping.headings || self.header.rows != mapping.rows {
            let Some((reading, arranged)) = self.find_layout(mapping) else { return false };
            self.reading = reading;
            self.arranged = arranged.sheet;
            self.places = arranged.places;
            self.header = arranged.header;
            self.look_at_columns(book);
        }
        self.said.clear();
        let headed = self.columns.iter().filter(|column| is_headed(column));
        let table = book.tables.get(self.table);
        let target = |name: &String| match table.and_then(|table| table.column_position(name)) {
            _ if name.is_empty() => Target::Left,
            Some(_) => Target::Known(name.clone()),
            None => Target::Kept(name.clone()),
        };
        self.said = headed.map(|column| column.position).zip(mapping.becomes.iter().map(target)).collect();
        self.followed = Some(mapping.clone());
        self.propose(book);
        true
    }

    /// Gives the columns that became what they are by the layout that is followed its reason, those
    /// that would have become it anyway theirs.
    pub(in super::super) fn explain_followed(&mut self, book: &Book) {
        let Some(file) = self.followed.as_ref().map(|mapping| mapping.file.clone()) else { return };
        let said = std::mem::take(&mut self.said);
        let chosen = std::mem::take(&mut self.proposals);
        self.match_columns(book);
        let alone = std::mem::replace(&mut self.proposals, chosen);
        self.said = said;
        let followed = self.followed.as_ref();
        let mut by_layout = followed.iter().flat_map(|one| &one.becomes);
        for ((column, proposal), alone) in self.columns.iter().zip(&mut self.proposals).zip(alone) {
            let became = match &proposal.target {
                Target::Known(name) | Target::Kept(name) => name.as_str(),
                Target::Left => "",
            };
            if !is_headed(column) || by_layout.next().is_none_or(|name| name != became) {
                continue;
            }
            if proposal.target == alone.target {
                proposal.reason = alone.reason;
                proposal.remark = alone.remark;
                continue;
            }
            proposal.reason = as_before(&file);
            if proposal.remark == Some(Remark::LeftByUser) {
                proposal.remark = None;
            }
        }
    }

    /// The headings in order, spelled plainly.
    pub fn headings(&self) -> Vec<String> {
        let headed = self.columns.iter().filter(|column| is_headed(column));
        headed.map(|column| spelled(column.parts.iter().map(String::as_str))).collect()
    }

    /// The reading and the header under which the headings are those of a layout.
    fn find_layout(&self, mapping: &Mapping) -> Option<(usize, Arranged)> {
        let same_kind = |at: &usize| {
            *at != self.reading
                && self.readings.get(*at).is_some_and(|one| kind(&one.shape) == mapping.reading)
        };
        let order = std::iter::once(self.reading).chain((0..self.readings.len()).filter(same_kind));
        for at in order {
            let arranged = arrange::arrange(self.readings.get(at)?, &self.workbook.sheets);
            let sheet = match &arranged.sheet {
                Some(sheet) => Some(sheet),
                None => arranged.places.runs.first().and_then(|run| self.workbook.sheets.get(run.sheet)),
            };
            if let Some(header) = sheet.and_then(|sheet| header_of(sheet, &arranged.header, mapping)) {
                return Some((at, Arranged { header, ..arranged }));
            }
        }
        None
    }
}

/// The header that has the headings of a layout: the one that was found, or one elsewhere.
fn header_of(sheet: &Sheet, found: &Header, mapping: &Mapping) -> Option<Header> {
    let fits = |first: u32| {
        let top = Top::of(sheet, first);
        let parts = |column| top.heading(first, mapping.rows, column);
        let columns = top.columns(first, mapping.rows);
        let headed = columns.into_iter().map(parts).filter(|parts| !parts.is_empty());
        headed.map(spelled).eq(mapping.headings.iter().cloned())
    };
    if found.settled && found.rows == mapping.rows && fits(found.first) {
        return Some(found.clone());
    }
    let rows = sheet.rows().take(ROWS).map(|row| row.number);
    let first = std::iter::once(mapping.first).chain(rows).find(|&first| fits(first))?;
    Some(Header { first, rows: mapping.rows, settled: true, reason: as_before(&mapping.file) })
}

fn is_headed(column: &super::super::column::Column) -> bool {
    column.stands() && !column.parts.is_empty()
}

fn spelled<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    parts.into_iter().map(plain).collect::<Vec<_>>().join("›")
}

fn kind(shape: &Shape) -> ReadingKind {
    match shape {
        Shape::Whole(..) => ReadingKind::Sheet,
        Shape::Visible(..) => ReadingKind::Visible,
        Shape::Turned(..) => ReadingKind::Turned,
        Shape::Parts(parts, _) => {
            let first = parts.first().map(|part| part.sheet);
            let one_sheet = parts.iter().all(|part| Some(part.sheet) == first);
            if one_sheet { ReadingKind::Tables } else { ReadingKind::Sheets }
        }
    }
}

fn as_before(file: &str) -> Sentence {
    Sentence::new(format!("与“{file}”的做法相同。"), format!("As it was done for {file}."))
}
