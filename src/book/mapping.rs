//! Layouts of files that were imported: what each column became, kept for the next file like it.

use serde::{Deserialize, Serialize};

/// How a file of one layout was imported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// The class or the table that it was imported into.
    pub table: String,
    /// Whether it was scores of the class's subjects rather than its roster.
    pub scores: bool,
    /// How the workbook was read.
    pub reading: ReadingKind,
    /// The headings in order, spelled plainly.
    pub headings: Vec<String>,
    /// The first row of the header, from 0.
    pub first: u32,
    /// How many rows the header has.
    pub rows: u32,
    /// What the column under each heading became, by name; nothing when it was left out.
    pub becomes: Vec<String>,
    /// Whether the name of the file or the sheet said which unit it is of.
    pub unit: bool,
    /// The units that were known, to name those that are missing next time.
    pub units: Vec<String>,
    /// The file that was imported last.
    pub file: String,
}

/// How a workbook is read as one table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReadingKind {
    /// A sheet as it stands.
    Sheet,
    /// A sheet without its hidden rows and columns.
    Visible,
    /// Tables of one sheet.
    Tables,
    /// Tables of several sheets.
    Sheets,
    /// People across, turned.
    Turned,
}

/// Layouts that a book remembers; the oldest are forgotten.
const MOST: usize = 100;

impl Mapping {
    /// Whether another mapping is of the same layout for the same purpose.
    pub fn is_of(&self, other: &Self) -> bool {
        (&self.table, self.scores, &self.headings) == (&other.table, other.scores, &other.headings)
    }
}

/// The mappings with further ones, which take the places of those of the same layouts.
pub fn remember(known: &[Mapping], further: impl IntoIterator<Item = Mapping>) -> Vec<Mapping> {
    let mut all = known.to_vec();
    for mapping in further {
        match all.iter_mut().find(|one| one.is_of(&mapping)) {
            Some(one) => *one = mapping,
            None => all.push(mapping),
        }
    }
    let forgotten = all.len().saturating_sub(MOST);
    all.drain(..forgotten);
    all
}
