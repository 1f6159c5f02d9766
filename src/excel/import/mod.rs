//! Rosters taken into the book: an [`Import`] is opened on a file, corrected by the user, planned
//! for the preview, and turned into one change of the document. What the plan shows is what the
//! change does.

mod change;
mod column;
mod diagnostic;
mod findings;
mod header;
mod heading;
mod keys;
mod link;
mod matching;
mod naming;
mod people;
mod plan;
mod reason;
mod rows;
mod shape;
mod spelling;
mod subjects;
mod take;
mod target;
mod top;
mod written;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet, HashSet};

pub use column::Column;
pub use diagnostic::{Diagnostic, Diagnostics, Level};
pub use header::Header;
pub use plan::{Fate, ImportPlan, PlannedColumn, PlannedRow, Registered};
pub(super) use take::take;
pub use target::{Proposal, Remark, Target};
pub use written::cell_text;

use super::read::{Encoding, Format, Progress, Sheet, Workbook, read_workbook_in};
use crate::book::{Book, Change};
use crate::scheme::{Meaning, Options, lower};
use crate::sentence::Sentence;
use matching::Against;
use top::Top;

/// An import under way; nothing of it is in the book yet.
#[derive(Clone, Debug)]
pub struct Import {
    file: String,
    class: String,
    table: usize,
    workbook: Workbook,
    sheet: usize,
    header: Header,
    columns: Vec<Column>,
    proposals: Vec<Proposal>,
    said: BTreeMap<u32, Target>,
}

impl Import {
    /// Reads a workbook as a roster of a class, and proposes sheet, header and columns.
    pub fn open(
        file: &str,
        bytes: &[u8],
        class: &str,
        book: &Book,
        progress: Progress<'_>,
    ) -> Result<Self, Sentence> {
        Self::open_in(file, (bytes, None), class, book, progress)
    }

    /// The same; a text file in the encoding that is said, where one is.
    pub fn open_in(
        file: &str,
        (bytes, encoding): (&[u8], Option<Encoding>),
        class: &str,
        book: &Book,
        progress: Progress<'_>,
    ) -> Result<Self, Sentence> {
        let Some(table) = book.table_position(class).filter(|&table| book.class_of(table).is_some()) else {
            return Err(Sentence::new(
                format!("办法里没有“{class}”这一类考评对象。请重新选择要导入哪一类。"),
                format!("The scheme has no class {class}. Choose again what to import."),
            ));
        };
        let workbook = read_workbook_in(bytes, encoding, progress)?;
        let mut import = Self {
            file: file.into(),
            class: class.into(),
            table,
            workbook,
            sheet: 0,
            header: Header::given(0, 0),
            columns: Vec::new(),
            proposals: Vec::new(),
            said: BTreeMap::new(),
        };
        let sheet = import.likeliest_sheet(book);
        import.choose_sheet(sheet, book);
        Ok(import)
    }

    /// Takes a sheet; its header is found anew. Without such a sheet nothing changes.
    pub fn choose_sheet(&mut self, sheet: usize, book: &Book) {
        let Some(chosen) = self.workbook.sheets.get(sheet) else { return };
        let top = Top::of(chosen, 0);
        self.header = header::find(&top, &vocabulary(book, self.table));
        self.sheet = sheet;
        self.said.clear();
        self.look_at_columns(book);
    }

    /// Takes the header that the user points out.
    pub fn choose_header(&mut self, first: u32, rows: u32, book: &Book) {
        self.header = Header::given(first, rows);
        self.said.clear();
        self.look_at_columns(book);
    }

    /// Takes the user's word on what a column is, by its position among [`Import::columns`].
    pub fn map_column(&mut self, column: usize, target: Target, book: &Book) {
        let Some(position) = self.columns.get(column).map(|column| column.position) else { return };
        // An attribute comes from one column: the last word counts.
        self.said.retain(|_, said| !matches!(said, Target::Known(_)) || *said != target);
        self.said.insert(position, target);
        self.propose(book);
    }

    /// Matches the columns once more, after the book has changed.
    pub fn refresh(&mut self, book: &Book) {
        self.propose(book);
    }

    /// What the import will do to the book as it is.
    pub fn plan(&self, book: &Book) -> ImportPlan {
        plan::plan(self, book)
    }

    /// The change that does what [`Import::plan`] shows.
    pub fn change(&self, book: &Book) -> Change {
        self.plan(book).change(book)
    }

    /// The file's name.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The class that subjects are imported for.
    pub fn class(&self) -> &str {
        &self.class
    }

    /// The format of the workbook.
    pub fn format(&self) -> Format {
        self.workbook.format
    }

    /// The sheets of the workbook.
    pub fn sheets(&self) -> &[Sheet] {
        &self.workbook.sheets
    }

    /// The position of the chosen sheet.
    pub fn sheet(&self) -> usize {
        self.sheet
    }

    /// The chosen sheet.
    pub fn chosen_sheet(&self) -> Option<&Sheet> {
        self.workbook.sheets.get(self.sheet)
    }

    /// Where the header stands.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// The columns of the sheet.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// What becomes of each column.
    pub fn proposals(&self) -> &[Proposal] {
        &self.proposals
    }

    /// The names of the columns that a column of the sheet may become.
    pub fn targets(&self, book: &Book) -> Vec<String> {
        let columns = book.tables.get(self.table).map(|table| table.columns.as_slice()).unwrap_or_default();
        columns.iter().map(|column| column.name.clone()).collect()
    }

    fn look_at_columns(&mut self, book: &Book) {
        if let Some(sheet) = self.workbook.sheets.get(self.sheet) {
            let first = if self.header.rows > 0 { self.header.first } else { 0 };
            let top = Top::of(sheet, first);
            self.columns = column::columns_of(sheet, &top, &self.header);
        }
        self.propose(book);
    }

    fn propose(&mut self, book: &Book) {
        let Some(table) = book.tables.get(self.table) else { return };
        let against = Against {
            class: &self.class,
            definitions: &table.columns,
            reserved: reserved(book, self.table),
            referred: referred(book, self.table),
        };
        self.proposals = matching::propose(&self.columns, &against, &self.said);
    }

    /// The visible sheet with the most rows under a header that names subjects; without one, under
    /// any header; without that, with the most rows.
    fn likeliest_sheet(&self, book: &Book) -> usize {
        let vocabulary = vocabulary(book, self.table);
        let naming = book.class_of(self.table).map_or("", plan::naming_attribute);
        let worth = |sheet: &Sheet| {
            let top = Top::of(sheet, 0);
            let header = header::find(&top, &vocabulary);
            let names = header::names_subjects(&top, &header, &vocabulary, naming);
            (!sheet.hidden && sheet.row_count() > 0, names, header.settled, sheet.row_count())
        };
        let mut best = (0, (false, false, false, 0));
        for (position, sheet) in self.workbook.sheets.iter().enumerate() {
            let worth = worth(sheet);
            if worth > best.1 {
                best = (position, worth);
            }
        }
        best.0
    }
}

fn vocabulary(book: &Book, table: usize) -> header::Vocabulary {
    let columns = book.tables.get(table).map(|table| table.columns.as_slice()).unwrap_or_default();
    let own: BTreeSet<String> = columns
        .iter()
        .map(|column| column.name.as_str())
        .chain(book.class_of(table).map(|class| class.name.as_str()))
        .map(heading::plain)
        .collect();
    let naming = book.class_of(table).map(|class| {
        let name = plan::naming_attribute(class);
        match class.attributes.iter().find(|attribute| attribute.name == name) {
            Some(attribute) if attribute.meaning == Meaning::PersonName => vec![Meaning::PersonName],
            _ => vec![Meaning::UnitName, Meaning::Branch, Meaning::Department],
        }
    });
    header::Vocabulary { own, naming: naming.unwrap_or_default() }
}

/// The names that the table's columns have, entered and calculated.
fn reserved(book: &Book, table: usize) -> BTreeSet<String> {
    let Some(table) = book.tables.get(table) else { return BTreeSet::new() };
    let lowered = lower(&book.scheme, book.date);
    let calculated = lowered
        .tables
        .into_iter()
        .filter(|lowered| lowered.name == table.name)
        .flat_map(|lowered| lowered.columns)
        .map(|column| column.name);
    table.columns.iter().map(|column| column.name.clone()).chain(calculated).collect()
}

/// For each column that refers to subjects of another class: the spelled keys that are registered.
fn referred(book: &Book, table: usize) -> BTreeMap<String, HashSet<String>> {
    let columns = book.tables.get(table).map(|table| table.columns.as_slice()).unwrap_or_default();
    columns
        .iter()
        .filter_map(|column| {
            let Options::SubjectOf(class) = &column.options else { return None };
            let keys = link::keys_of(book, book.table(class)?);
            Some((column.name.clone(), keys.iter().map(|key| spelling::spelling(key)).collect()))
        })
        .collect()
}
