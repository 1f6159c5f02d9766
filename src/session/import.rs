//! An import as the screen shows it.

use super::display::entered_text;
use super::import_findings::{Attention, Looked, dealt_with};
use super::many_view::{Take, many_view};
use super::{ImportColumnView, ImportRowView, ImportSheetView, ImportTarget, ImportView, NoticeLevel};
use crate::book::{Book, Change, Refused};
use crate::excel::import::{
    Fate, Import, Level, Many, ManyFile, Opened, PlannedColumn, Purpose, Reading, Settling, Target, cell_text,
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

/// An import under way, planned for the book as it is, with the file that is looked at.
#[derive(Debug)]
pub struct Importing {
    many: Many,
    chosen: usize,
    /// What the user has dealt with, by file.
    attention: Vec<Attention>,
}

impl Importing {
    /// An import into a class or a table, without files yet; the book is not touched.
    pub fn begin((into, purpose): (&str, Purpose)) -> Self {
        Self { many: Many::new(into, purpose), chosen: 0, attention: Vec::new() }
    }

    /// Reads a further file.
    pub fn add(&mut self, file: (&str, f64), bytes: &[u8], book: &Book, progress: Progress<'_>) {
        self.many.add(file, bytes, book, progress);
        self.attention.push(Attention::default());
        let looks_at_one = self.many.files().get(self.chosen).is_some_and(|file| file.content.is_ok());
        let readable = self.many.files().iter().position(|file| file.content.is_ok());
        if let (false, Some(readable)) = (looks_at_one, readable) {
            self.chosen = readable;
        }
    }

    /// Why nothing can be made of the only file; nothing where something can.
    pub fn refusal(&self) -> Option<Sentence> {
        match self.many.files() {
            [only] => only.content.as_ref().err().cloned(),
            _ => None,
        }
    }

    /// Reads a text file anew in an encoding, by its name; of another file nothing changes.
    pub fn choose_encoding(
        &mut self,
        name: &str,
        book: &Book,
        progress: Progress<'_>,
    ) -> Result<(), Sentence> {
        match Encoding::named(name) {
            Some(encoding) => {
                self.look_anew();
                self.many.choose_encoding(self.chosen, encoding, book, progress)
            }
            None => Ok(()),
        }
    }

    /// Looks at another file.
    pub fn choose_file(&mut self, file: usize) {
        self.chosen = file.min(self.many.files().len().saturating_sub(1));
    }

    /// Takes a file off the list.
    pub fn remove_file(&mut self, file: usize, book: &Book) {
        self.many.remove(file, book);
        if file < self.attention.len() {
            self.attention.remove(file);
        }
        let before = usize::from(file < self.chosen);
        self.choose_file(self.chosen - before);
    }

    /// Takes another sheet.
    pub fn choose_sheet(&mut self, sheet: usize, book: &Book) {
        self.look_anew();
        self.many.choose_sheet(self.chosen, sheet, book);
    }

    /// Takes the header that the user points out.
    pub fn choose_header(&mut self, first: usize, rows: usize, book: &Book) {
        let row = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        self.many.choose_header(self.chosen, row(first), row(rows), book);
    }

    /// Takes the user's word on what a column is.
    pub fn map_column(&mut self, column: usize, target: ImportTarget, book: &Book) {
        let target = match target {
            ImportTarget::Known(name) => Target::Known(name),
            ImportTarget::Kept(name) => Target::Kept(name),
            ImportTarget::Left => Target::Left,
        };
        self.many.map_column(self.chosen, column, target, book);
    }

    /// Takes the user's word on the unit of the file.
    pub fn choose_unit(&mut self, unit: Option<&str>, book: &Book) {
        self.many.choose_unit(self.chosen, unit, book);
    }

    /// Settles a conflict, or all of them.
    pub fn settle(&mut self, conflict: Option<usize>, take: Take, book: &Book) {
        let settling = match take {
            Take::Book => Settling::Book,
            Take::Files => Settling::Files,
            Take::Latest => Settling::Latest,
            Take::Value(value) => {
                let conflict = conflict.and_then(|at| self.many.conflicts().get(at));
                let files = conflict.and_then(|one| one.theirs.get(value)).map(|(_, files)| files.as_slice());
                match files {
                    Some([first, ..]) => Settling::File(*first),
                    _ => return,
                }
            }
        };
        self.many.settle(conflict, settling, book);
    }

    /// Looks at a cell of the sheet, by its row and its column among those of the import. What is typed
    /// takes the place of what it says; what is found in it is ignored for a reason, and found again
    /// without one.
    pub fn deal_with(
        &mut self,
        row: usize,
        column: usize,
        text: Option<&str>,
        reason: Option<&str>,
        book: &Book,
    ) {
        let Some(cell) = self.cell(row, column) else { return };
        if let Some(attention) = self.attention.get_mut(self.chosen) {
            attention.look(cell);
            if let Some(reason) = reason {
                attention.ignore(cell, reason);
            }
        }
        if let Some(text) = text {
            self.many.correct_cell(self.chosen, cell, text, book);
        }
    }

    fn cell(&self, row: usize, column: usize) -> Option<(u32, u32)> {
        let opened = self.many.files().get(self.chosen)?.content.as_ref().ok()?;
        let column = opened.import.columns().get(column)?;
        Some((u32::try_from(row).ok()?, column.position))
    }

    /// What was dealt with in the file is so no more: another table is read in it.
    fn look_anew(&mut self) {
        if let Some(attention) = self.attention.get_mut(self.chosen) {
            *attention = Attention::default();
        }
    }

    /// The files that were understood, with what was dealt with in them.
    fn looked(&self) -> impl Iterator<Item = (usize, Looked<'_>)> {
        let files = self.many.files().iter().zip(&self.attention).enumerate();
        files.filter_map(|(at, (file, attention))| {
            let opened = file.content.as_ref().ok()?;
            Some((at, Looked { import: &opened.import, plan: &opened.plan, attention }))
        })
    }

    /// Plans anew, after the book has changed.
    pub fn refresh(&mut self, book: &Book) {
        self.many.plan(book);
    }

    /// The change that does what is shown, and what to call it; `None` when it cannot be taken.
    pub fn change(&self, book: &Book) -> Result<Option<(Sentence, Change)>, Refused> {
        if !self.many.ready() {
            return Ok(None);
        }
        let (class, added, updated) = (self.many.table(), self.many.added(), self.many.updated());
        let taken: Vec<&ManyFile> = self.many.files().iter().filter(|file| !file.is_left_out()).collect();
        let (zh, en) = match taken.as_slice() {
            [file] => (format!("“{}”", file.name), file.name.clone()),
            files => (format!(" {} 个文件", files.len()), format!("{} files", files.len())),
        };
        let further = dealt_with(self.looked().map(|(_, looked)| looked));
        let label = Sentence::new(
            format!("从{zh}导入{class}：新增 {added}，更新 {updated}{}", further.zh),
            format!("Import {class} from {en}: {added} added, {updated} updated{}", further.en),
        );
        let mut changes = vec![self.many.change(book)?];
        changes.extend(self.noted_down(book));
        Ok(Some((label, Change::Several(changes))))
    }

    /// What notes down which templates have come back, of those that were handed out from this book.
    fn noted_down(&self, book: &Book) -> Option<Change> {
        let mark = book_mark(book);
        let taken = self.many.files().iter().filter(|file| !file.is_left_out());
        let returned = taken.filter_map(|file| file.content.as_ref().ok()?.import.returned());
        let own = returned.filter(|returned| returned.book == mark);
        book.take_back(own.map(|one| (one.table.as_str(), one.facet(), one.unit.as_str())))
    }

    /// The sheets of the file that is looked at, with what is wrong marked in them.
    pub fn errors(&self, book: &Book) -> Option<Result<Written, Sentence>> {
        let opened = self.many.files().get(self.chosen)?.content.as_ref().ok()?;
        Some(write_errors(&opened.import, &opened.plan, book))
    }

    /// What is to be said when it is taken: files that are not, and conflicts that nobody has settled.
    pub fn left_open(&self) -> impl Iterator<Item = Sentence> {
        let names = self.many.files().iter().filter(|file| file.is_left_out()).map(|file| file.name.as_str());
        let names: Vec<&str> = names.collect();
        let files = (!names.is_empty()).then(|| {
            let count = names.len();
            Sentence::new(
                format!("有 {count} 个文件没有导入：{}。", names.join("，")),
                format!("{count} files were not imported: {}.", names.join(", ")),
            )
        });
        files.into_iter().chain(self.open_conflicts())
    }

    fn open_conflicts(&self) -> Option<Sentence> {
        let open = self.many.conflicts().iter().filter(|conflict| !conflict.settled).count();
        (open > 0).then(|| {
            Sentence::new(
                format!("有 {open} 处冲突没有处理，书里的值没有改；新增的人这几项先空着。"),
                format!("{open} conflicts were not settled: the book's values stay, those of new subjects are blank."),
            )
        })
    }

    /// What the screen shows.
    pub fn view(&self, book: &Book) -> ImportView {
        let many = &self.many;
        let mut view = ImportView {
            file: many.files().get(self.chosen).map(|file| file.name.clone()).unwrap_or_default(),
            class: many.table().into(),
            scores: many.purpose() != Purpose::Roster,
            keeps: many.purpose().keeps_columns(),
            encodings: Encoding::ALL.map(|encoding| encoding.name().into()).to_vec(),
            added: many.added(),
            updated: many.updated(),
            ready: many.ready(),
            many: many_view(many, self.chosen, book),
            ..ImportView::default()
        };
        for opened in many.files().iter().filter_map(|file| file.content.as_ref().ok()) {
            view.left_out += opened.plan.left_out;
            if let Some(registered) = opened.plan.registered.first() {
                view.registered.extend(registered.keys.iter().cloned());
                view.registered_class.clone_from(&registered.class);
            }
        }
        if let Some(Ok(opened)) = many.files().get(self.chosen).map(|file| &file.content) {
            show(opened, &mut view);
        }
        if let Some((_, looked)) = self.looked().find(|(at, _)| *at == self.chosen) {
            (view.groups, view.diagnostics) = looked.diagnostic_views();
            view.focus = looked.focus_view();
            view.preview = preview(&looked);
        }
        view
    }
}

/// Shows what was understood of a file.
fn show(opened: &Opened, view: &mut ImportView) {
    let Opened { import, plan, targets, .. } = opened;
    let header = import.header();
    view.sheets = import.readings().iter().map(reading_view).collect();
    view.sheet = import.reading();
    view.encoding = match import.format() {
        Format::Text { encoding, .. } => Some(encoding.name().into()),
        _ => None,
    };
    view.header_first = header.first as usize;
    view.header_rows = header.rows as usize;
    view.header_reason = header.reason.clone();
    view.columns = column_views(import);
    view.targets.clone_from(targets);
    view.raw = import.chosen_sheet().map(|sheet| raw(import, sheet)).unwrap_or_default();
    view.diagnostics_total = plan.diagnostics.total();
}

pub(super) fn level(level: Level) -> NoticeLevel {
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
            let stand = import.columns().iter().filter(|column| column.stands());
            stand.map(|column| text(column.position)).collect()
        })
        .collect()
}

fn preview(looked: &Looked<'_>) -> Vec<ImportRowView> {
    let (import, plan) = (looked.import, looked.plan);
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
            marked: marked(looked, row.number),
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
fn marked(looked: &Looked<'_>, row: u32) -> Vec<usize> {
    let import = looked.import;
    let concerned: Vec<u32> = looked
        .plan
        .diagnostics
        .list()
        .iter()
        .filter(|diagnostic| diagnostic.level >= Level::Warning)
        .filter(|diagnostic| looked.attention.reason(diagnostic).is_none())
        .filter_map(|diagnostic| diagnostic.cell.filter(|cell| cell.0 == row).map(|cell| cell.1))
        .collect();
    (0..import.columns().len())
        .filter(|&source| {
            import.columns().get(source).is_some_and(|column| concerned.contains(&column.position))
        })
        .collect()
}
