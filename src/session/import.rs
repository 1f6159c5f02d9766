//! An import as the screen shows it.

use super::display::entered_text;
use super::{
    ImportColumnView, ImportDiagnosticView, ImportRowView, ImportSheetView, ImportTarget, ImportView,
    NoticeLevel,
};
use crate::book::{Book, Change};
use crate::excel::import::{
    Fate, Import, ImportPlan, Level, PlannedColumn, Purpose, Reading, Target, cell_text,
};
use crate::excel::read::{Encoding, Format, Progress, Sheet, letters};
use crate::excel::returned::book_mark;
use crate::excel::{Written, write_errors};
use crate::sentence::Sentence;

/// Rows of the sheet shown as they stand.
const RAW_ROWS: u32 = 30;
/// Rows shown as they will be taken; fewer when they are very wide.
const PREVIEW_ROWS: usize = 200;
/// Cells shown as they will be taken.
const PREVIEW_CELLS: usize = 40_000;
/// Diagnostics shown.
const DIAGNOSTICS: usize = 500;

/// An import under way, with its plan for the book as it is.
#[derive(Debug)]
pub struct Importing {
    import: Import,
    plan: ImportPlan,
    /// The bytes of a text file, which may have to be read in another encoding.
    text: Option<Vec<u8>>,
}

impl Importing {
    /// Reads a workbook for a class or a table; the book is not touched.
    pub fn open(
        file: &str,
        bytes: &[u8],
        into: (&str, Purpose),
        book: &Book,
        progress: Progress<'_>,
    ) -> Result<Self, Sentence> {
        let import = Import::open_for(file, bytes, into, book, progress)?;
        let plan = import.plan(book);
        let text = matches!(import.format(), Format::Text { .. }).then(|| bytes.to_vec());
        Ok(Self { import, plan, text })
    }

    /// Reads a text file anew in an encoding, by its name; of another file nothing changes.
    pub fn choose_encoding(
        &mut self,
        name: &str,
        book: &Book,
        progress: Progress<'_>,
    ) -> Result<(), Sentence> {
        if let (Some(text), Some(encoding)) = (&self.text, Encoding::named(name)) {
            self.import.choose_encoding((text, encoding), book, progress)?;
            self.plan = self.import.plan(book);
        }
        Ok(())
    }

    /// Takes another sheet.
    pub fn choose_sheet(&mut self, sheet: usize, book: &Book) {
        self.import.choose_sheet(sheet, book);
        self.plan = self.import.plan(book);
    }

    /// Takes the header that the user points out.
    pub fn choose_header(&mut self, first: usize, rows: usize, book: &Book) {
        let row = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        self.import.choose_header(row(first), row(rows), book);
        self.plan = self.import.plan(book);
    }

    /// Takes the user's word on what a column is.
    pub fn map_column(&mut self, column: usize, target: ImportTarget, book: &Book) {
        let target = match target {
            ImportTarget::Known(name) => Target::Known(name),
            ImportTarget::Kept(name) => Target::Kept(name),
            ImportTarget::Left => Target::Left,
        };
        self.import.map_column(column, target, book);
        self.plan = self.import.plan(book);
    }

    /// Plans anew, after the book has changed.
    pub fn refresh(&mut self, book: &Book) {
        self.import.refresh(book);
        self.plan = self.import.plan(book);
    }

    /// The change that does what is shown, and what to call it; `None` when it cannot be taken.
    pub fn change(&self, book: &Book) -> Option<(Sentence, Change)> {
        if !self.plan.ready {
            return None;
        }
        let (class, file) = (self.import.class(), self.import.file());
        let (added, updated) = (self.plan.added(), self.plan.updated());
        let label = Sentence::new(
            format!("从“{file}”导入{class}：新增 {added}，更新 {updated}"),
            format!("Import {class} from {file}: {added} added, {updated} updated"),
        );
        let mut changes = vec![self.plan.change(book)];
        changes.extend(self.noted_down(book));
        Some((label, Change::Several(changes)))
    }

    /// What notes down that a template has come back, where it is one that was handed out from this book.
    fn noted_down(&self, book: &Book) -> Option<Change> {
        let returned = self.import.returned().filter(|returned| returned.book == book_mark(book))?;
        book.take_back(&returned.table, returned.facet(), &returned.unit)
    }

    /// The sheets with what is wrong marked in them.
    pub fn errors(&self, book: &Book) -> Result<Written, Sentence> {
        write_errors(&self.import, &self.plan, book)
    }

    /// What the screen shows.
    pub fn view(&self, book: &Book) -> ImportView {
        let (import, plan) = (&self.import, &self.plan);
        let header = import.header();
        let registered = plan.registered.first();
        ImportView {
            file: import.file().into(),
            class: import.class().into(),
            scores: import.purpose() != Purpose::Roster,
            keeps: import.purpose().keeps_columns(),
            sheets: import.readings().iter().map(reading_view).collect(),
            sheet: import.reading(),
            encoding: match import.format() {
                Format::Text { encoding, .. } => Some(encoding.name().into()),
                _ => None,
            },
            encodings: Encoding::ALL.map(|encoding| encoding.name().into()).to_vec(),
            header_first: header.first as usize,
            header_rows: header.rows as usize,
            header_reason: header.reason.clone(),
            columns: column_views(import),
            targets: import.targets(book),
            raw: import.chosen_sheet().map(|sheet| raw(import, sheet)).unwrap_or_default(),
            preview: preview(import, plan),
            added: plan.added(),
            updated: plan.updated(),
            left_out: plan.left_out,
            registered: registered.map(|one| one.keys.clone()).unwrap_or_default(),
            registered_class: registered.map(|one| one.class.clone()).unwrap_or_default(),
            diagnostics: plan
                .diagnostics
                .list()
                .iter()
                .take(DIAGNOSTICS)
                .map(|diagnostic| ImportDiagnosticView {
                    level: level(diagnostic.level),
                    place: import.place(diagnostic),
                    sentence: diagnostic.sentence.clone(),
                })
                .collect(),
            diagnostics_total: plan.diagnostics.total(),
            ready: plan.ready,
        }
    }
}

fn level(level: Level) -> NoticeLevel {
    match level {
        Level::Information => NoticeLevel::Information,
        Level::Warning => NoticeLevel::Warning,
        Level::Error => NoticeLevel::Error,
    }
}

fn reading_view(reading: &Reading) -> ImportSheetView {
    ImportSheetView { name: reading.label.clone(), rows: reading.rows, hidden: reading.hidden }
}

fn column_views(import: &Import) -> Vec<ImportColumnView> {
    import
        .columns()
        .iter()
        .zip(import.proposals())
        .map(|(column, proposal)| ImportColumnView {
            letters: letters(column.position),
            heading: column.heading(),
            samples: column.samples.clone(),
            target: match &proposal.target {
                Target::Known(name) => ImportTarget::Known(name.clone()),
                Target::Kept(name) => ImportTarget::Kept(name.clone()),
                Target::Left => ImportTarget::Left,
            },
            reason: proposal.reason.clone(),
        })
        .collect()
}

/// The first rows of the sheet from its very top, in the columns of the import.
fn raw(import: &Import, sheet: &Sheet) -> Vec<Vec<String>> {
    let rows = sheet.last_row().map_or(0, |last| last.saturating_add(1)).min(RAW_ROWS);
    (0..rows)
        .map(|row| {
            let row = sheet.row(row);
            let text =
                |column: u32| row.map(|row| cell_text(row.cell(column)).into_owned()).unwrap_or_default();
            import.columns().iter().map(|column| text(column.position)).collect()
        })
        .collect()
}

fn preview(import: &Import, plan: &ImportPlan) -> Vec<ImportRowView> {
    let count = import.columns().len();
    let by_source: Vec<Option<&PlannedColumn>> =
        (0..count).map(|source| plan.columns.iter().find(|column| column.source == source)).collect();
    plan.rows
        .iter()
        .enumerate()
        .filter(|(_, row)| row.fate != Fate::LeftOut)
        .take(PREVIEW_ROWS.min(PREVIEW_CELLS / count.max(1)))
        .map(|(position, row)| ImportRowView {
            sheet_row: row.number as usize + 1,
            key: row.key.to_string(),
            cells: by_source
                .iter()
                .enumerate()
                .map(|(source, column)| match column {
                    Some(column) => column
                        .values
                        .get(position)
                        .map(|value| entered_text(value, column.definition.kind))
                        .unwrap_or_default(),
                    None => beside(import, row.number, source),
                })
                .collect(),
            marked: marked(import, plan, row.number),
        })
        .collect()
}

/// What a sheet of scores says of who a row is for, which is shown and changes nothing.
fn beside(import: &Import, row: u32, source: usize) -> String {
    let column = import.columns().get(source).filter(|_| import.purpose() == Purpose::Scores);
    match (column, import.chosen_sheet()) {
        (Some(column), Some(sheet)) => cell_text(sheet.cell(row, column.position)).into_owned(),
        _ => String::new(),
    }
}

/// The columns with something to look at in a row.
fn marked(import: &Import, plan: &ImportPlan, row: u32) -> Vec<usize> {
    let concerned: Vec<u32> = plan
        .diagnostics
        .list()
        .iter()
        .filter(|diagnostic| diagnostic.level >= Level::Warning)
        .filter_map(|diagnostic| diagnostic.cell.filter(|cell| cell.0 == row).map(|cell| cell.1))
        .collect();
    (0..import.columns().len())
        .filter(|&source| {
            import.columns().get(source).is_some_and(|column| concerned.contains(&column.position))
        })
        .collect()
}
