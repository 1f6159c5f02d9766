//! Rosters taken into the book: an [`Import`] is opened on a file, corrected by the user, planned
//! for the preview, and turned into one change of the document. What the plan shows is what the
//! change does.

mod arrange;
mod change;
mod column;
mod corrected;
mod correction;
mod diagnostic;
mod entries;
mod extent;
mod filled;
mod findings;
mod header;
mod heading;
mod keys;
mod left_out;
mod link;
mod many;
mod matching;
mod naming;
mod people;
mod plan;
mod purpose;
mod reason;
mod references;
mod rows;
mod scores;
mod shape;
mod sources;
mod spelling;
mod subjects;
mod take;
mod target;
mod top;
mod written;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet, HashSet};

pub use arrange::{Origin, Places, Reading};
pub use column::Column;
pub use diagnostic::{Diagnostic, Diagnostics, Level, Topic};
pub use header::Header;
pub use many::{Conflict, Knowledge, Many, ManyFile, Opened, Settling, base_of};
pub(super) use plan::naming_attribute;
pub use plan::{Fate, ImportPlan, PlannedColumn, PlannedRow, Registered};
pub use purpose::Purpose;
pub(super) use subjects::spelled;
pub(super) use take::take;
pub use target::{Proposal, Remark, Target};
pub use written::cell_text;

use super::read::{Cell, Encoding, Format, Progress, Sheet, Workbook, read_workbook, read_workbook_in};
use super::returned::{self, Returned};
use crate::book::{Book, Change, Mapping};
use crate::scheme::{Meaning, Options, lower};
use crate::sentence::Sentence;
use many::{Among, Unit};
use matching::Against;
use top::Top;

/// The position of a column that the sheet has not.
const NOWHERE: u32 = u32::MAX;

/// An import under way; nothing of it is in the book yet.
#[derive(Clone, Debug)]
pub struct Import {
    file: String,
    class: String,
    purpose: Purpose,
    table: usize,
    workbook: Workbook,
    readings: Vec<Reading>,
    reading: usize,
    /// What is read, where it is not a sheet as it stands.
    arranged: Option<Sheet>,
    places: Places,
    header: Header,
    columns: Vec<Column>,
    proposals: Vec<Proposal>,
    said: BTreeMap<u32, Target>,
    /// What the file says in cells that the user corrected.
    corrected: Vec<(Origin, Cell)>,
    /// The unit that all rows are of, where no column says it.
    unit: Unit,
    /// The layout that is followed, and the columns where it says what would not be proposed.
    followed: Option<Mapping>,
    /// Columns that other files of the same import bring.
    coming: BTreeSet<String>,
    /// The template that the workbook is, with the sheet and the row of its headings.
    returned: Option<(Returned, Option<(usize, u32)>)>,
    /// What was set aside before the sheets were looked at.
    aside: Vec<Sentence>,
}

impl Import {
    /// Reads a workbook as a roster of a class, or as rows of a table of entries, and proposes sheet, header
    /// and columns.
    pub fn open(
        file: &str,
        bytes: &[u8],
        class: &str,
        book: &Book,
        progress: Progress<'_>,
    ) -> Result<Self, Sentence> {
        Self::open_for(file, bytes, (class, Purpose::Roster), book, progress)
    }

    /// Reads a workbook for a table of the book. A table of entries takes entries, whatever the purpose.
    pub fn open_for(
        file: &str,
        bytes: &[u8],
        (class, purpose): (&str, Purpose),
        book: &Book,
        progress: Progress<'_>,
    ) -> Result<Self, Sentence> {
        let mut workbook = read_workbook(bytes, progress)?;
        let returned = returned::recognise(&workbook);
        // A template says itself what it is for.
        let own = returned.as_ref().filter(|returned| book.table_position(&returned.table).is_some());
        let (class, purpose) = own.map_or((class, purpose), |own| {
            (own.table.as_str(), if own.of_roster { Purpose::Roster } else { Purpose::Scores })
        });
        let Some(table) = book.table_position(class) else {
            return Err(no_such_table(class));
        };
        let purpose = if book.class_of(table).is_some() { purpose } else { Purpose::Entries };
        let aside = corrected::set_aside(&mut workbook, &book.tables);
        let class = class.to_owned();
        let returned = returned.map(|returned| {
            returned::set_aside(&mut workbook, &returned);
            let found = returned::heading_row(&returned, &workbook.sheets);
            (returned, found)
        });
        let mut import = Self {
            file: file.into(),
            class,
            purpose,
            table,
            workbook,
            readings: Vec::new(),
            reading: 0,
            arranged: None,
            places: Places::default(),
            header: Header::given(0, 0),
            columns: Vec::new(),
            proposals: Vec::new(),
            said: BTreeMap::new(),
            corrected: Vec::new(),
            unit: Unit::default(),
            followed: None,
            coming: BTreeSet::new(),
            returned,
            aside,
        };
        import.look_at_sheets(book);
        import.choose_sheet(import.likeliest(), book);
        Ok(import)
    }

    /// Reads the bytes of a text file anew in an encoding; what was chosen for it before is forgotten.
    pub fn choose_encoding(
        &mut self,
        (bytes, encoding): (&[u8], Encoding),
        book: &Book,
        progress: Progress<'_>,
    ) -> Result<(), Sentence> {
        self.workbook = read_workbook_in(bytes, Some(encoding), progress)?;
        self.aside = corrected::set_aside(&mut self.workbook, &book.tables);
        self.forget();
        self.corrected.clear();
        self.look_at_sheets(book);
        self.choose_sheet(self.likeliest(), book);
        Ok(())
    }

    /// Takes a reading by its position among [`Import::readings`]; its header is found anew. Without
    /// such a reading nothing changes.
    pub fn choose_sheet(&mut self, reading: usize, book: &Book) {
        let Some(chosen) = self.readings.get(reading) else { return };
        let arranged = arrange::arrange(chosen, &self.workbook.sheets);
        self.arranged = arranged.sheet;
        self.places = arranged.places;
        if matches!(self.workbook.format, Format::Text { .. }) {
            // The sheet of a text file has no name that anybody knows.
            self.places.sheets.iter_mut().for_each(String::clear);
        }
        self.header = arranged.header;
        self.reading = reading;
        self.forget();
        self.look_at_columns(book);
    }

    /// Takes the header that the user points out.
    pub fn choose_header(&mut self, first: u32, rows: u32, book: &Book) {
        self.header = Header::given(first, rows);
        self.forget();
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
        plan::plan(self, book, &Among::default())
    }

    /// The change that does what [`Import::plan`] shows.
    pub fn change(&self, book: &Book) -> Change {
        self.plan(book).change(book)
    }

    /// The file's name.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// What the workbook is imported for.
    pub fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// The class or the table that is imported.
    pub fn class(&self) -> &str {
        &self.class
    }

    /// The format of the workbook.
    pub fn format(&self) -> Format {
        self.workbook.format
    }

    /// The ways in which the workbook can be read as one table.
    pub fn readings(&self) -> &[Reading] {
        &self.readings
    }

    /// The position of the chosen reading.
    pub fn reading(&self) -> usize {
        self.reading
    }

    /// The chosen sheet, or what was arranged from several places.
    pub fn chosen_sheet(&self) -> Option<&Sheet> {
        match &self.arranged {
            Some(sheet) => Some(sheet),
            None => self.workbook.sheets.get(self.places.runs.first()?.sheet),
        }
    }

    /// The sheets of the workbook that the chosen reading takes cells of.
    fn sheets_read(&self) -> Vec<&Sheet> {
        let positions: BTreeSet<usize> = self.places.runs.iter().map(|run| run.sheet).collect();
        positions.into_iter().filter_map(|position| self.workbook.sheets.get(position)).collect()
    }

    /// The workbook's sheets.
    pub fn sheets(&self) -> &[Sheet] {
        &self.workbook.sheets
    }

    /// Where the cells of the chosen sheet came from.
    pub fn places(&self) -> &Places {
        &self.places
    }

    /// Where a diagnostic is, as the office program names it (花名册!C12); empty for the table as a whole.
    pub fn place(&self, diagnostic: &Diagnostic) -> String {
        diagnostic.cell.map(|(row, column)| self.places.address(row, column)).unwrap_or_default()
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
        let columns = self.chosen_sheet().map(|sheet| {
            let first = if self.header.rows > 0 { self.header.first } else { 0 };
            let top = Top::of(sheet, first);
            column::columns_of(sheet, &top, &self.header)
        });
        self.columns = columns.unwrap_or_default();
        self.propose(book);
    }

    /// Forgets what was said of the columns.
    fn forget(&mut self) {
        self.said.clear();
        self.followed = None;
    }

    fn propose(&mut self, book: &Book) {
        self.columns.retain(|column| column.position != NOWHERE);
        self.match_columns(book);
        self.add_unit(book);
        self.explain_followed(book);
    }

    fn match_columns(&mut self, book: &Book) {
        let Some(table) = book.tables.get(self.table) else { return };
        let against = Against {
            class: &self.class,
            definitions: &table.columns,
            reserved: reserved(book, self.table),
            referred: referred(book, self.table),
            purpose: self.purpose,
        };
        let said = |(&position, target): (&u32, &Target)| match target {
            Target::Kept(name) if self.coming.contains(name) => (position, Target::Known(name.clone())),
            target => (position, target.clone()),
        };
        let said = self.said.iter().map(said).collect();
        self.proposals = matching::propose(&self.columns, &against, &said);
    }

    /// The column that a row has to have: what names the subjects, or the first one of a table of entries.
    fn naming<'a>(&self, book: &'a Book) -> &'a str {
        let first = || book.tables.get(self.table)?.columns.first();
        match book.class_of(self.table) {
            Some(class) => plan::naming_attribute(class),
            None => first().map_or("", |column| column.name.as_str()),
        }
    }

    fn look_at_sheets(&mut self, book: &Book) {
        if let Some((_, Some((sheet, row)))) = &self.returned {
            let found = self.workbook.sheets.get(*sheet);
            self.readings =
                found.map(|found| arrange::of_template(*sheet, found, *row)).into_iter().collect();
            return;
        }
        let naming = self.naming(book);
        let vocabulary = vocabulary(book, self.table);
        let known = known_subjects(book, self.table, naming);
        self.readings =
            arrange::readings(&self.workbook.sheets, &vocabulary, naming, &|name| known.contains(name));
    }

    /// The reading of visible sheets with the most rows under a header that names subjects; without
    /// one, under any header; without that, with the most rows.
    fn likeliest(&self) -> usize {
        let worth = |reading: &Reading| {
            let visible = !reading.hidden && reading.rows > 0 && !reading.offered;
            (visible, reading.names, reading.is_settled(), reading.is_stack(), reading.rows)
        };
        let mut best = (0, (false, false, false, false, 0));
        for (position, reading) in self.readings.iter().enumerate() {
            let worth = worth(reading);
            if worth > best.1 {
                best = (position, worth);
            }
        }
        best.0
    }
}

/// There is nothing of this name to import into.
pub fn no_such_table(name: &str) -> Sentence {
    Sentence::new(
        format!("办法里没有“{name}”这一类考评对象，也没有叫“{name}”的表。请重新选择要导入什么。"),
        format!("The scheme has no class and no table called {name}. Choose again what to import."),
    )
}

/// The spelled names and keys of a table's subjects.
fn known_subjects(book: &Book, table: usize, naming: &str) -> HashSet<String> {
    let Some(table) = book.tables.get(table) else { return HashSet::new() };
    let names = table
        .column_position(naming)
        .map(|column| (0..table.rows).map(move |row| subjects::spelled(&table.value(column, row))));
    let keys = link::keys_of(book, table);
    names
        .into_iter()
        .flatten()
        .chain(keys.iter().map(|key| spelling::spelling(key)))
        .filter(|name| !name.is_empty())
        .collect()
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
