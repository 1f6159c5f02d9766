//! The files of an import as the screen shows them, and what they say differently.

use serde::{Deserialize, Serialize};

use super::NoticeLevel;
use super::display::entered_text;
use super::import::level;
use crate::book::Book;
use crate::engine::Value;
use crate::excel::import::{Conflict, Fate, Many, ManyFile};
use crate::excel::read::Format;
use crate::sentence::Sentence;

/// Conflicts shown.
const CONFLICTS: usize = 500;

/// The files of an import.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ManyView {
    /// The files.
    pub files: Vec<ManyFileView>,
    /// The file that is looked at.
    pub chosen: usize,
    /// The units that rows without one may be of; none where a column says it.
    pub units: Vec<String>,
    /// The unit that the rows of the file are of, where no column says it.
    pub unit: Option<String>,
    /// Which known units no file is of.
    pub missing: Option<Sentence>,
    /// What files and the book say differently, at most 500.
    pub conflicts: Vec<ConflictView>,
    /// How many there are in all.
    pub conflicts_total: usize,
    /// How many are not settled: there the book's value stays.
    pub unsettled: usize,
}

/// A file of an import.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ManyFileView {
    /// Its name.
    pub name: String,
    /// What it is, as the ending of its name usually says.
    pub format: String,
    /// How many of its rows are taken or agree with the book.
    pub rows: usize,
    /// Information when it is understood, a warning when something should be looked at, an error when
    /// it cannot be read.
    pub level: NoticeLevel,
    /// What there is to say of it.
    pub sentence: Sentence,
}

/// A value on which files and the book disagree.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ConflictView {
    /// The subject.
    pub subject: String,
    /// The column.
    pub column: String,
    /// What was imported before; nothing where that is not known.
    pub base: Option<String>,
    /// What the book says.
    pub ours: String,
    /// What the files say, each value with its files' names.
    pub theirs: Vec<(String, String)>,
    /// The position of the value that is taken; none: the book's stays.
    pub taken: Option<usize>,
    /// Whether that was said by the user.
    pub settled: bool,
}

/// How a conflict is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Take {
    /// The book's value stays.
    Book,
    /// The files' value is taken where they agree.
    Files,
    /// The value of the file that was written last is taken.
    Latest,
    /// The value at this position among those of the files is taken.
    Value(usize),
}

/// The files, with one of them looked at.
pub(super) fn many_view(many: &Many, chosen: usize, book: &Book) -> ManyView {
    let import = many.files().get(chosen).and_then(|file| Some(&file.content.as_ref().ok()?.import));
    let lacking = import.filter(|import| import.lacks_unit());
    let conflicts = many.conflicts();
    ManyView {
        files: many.files().iter().map(file_view).collect(),
        chosen,
        units: lacking.map(|import| import.units(book)).unwrap_or_default(),
        unit: lacking.and_then(|import| import.unit()).map(str::to_owned),
        missing: many.missing().cloned(),
        conflicts: conflicts.iter().take(CONFLICTS).map(|one| conflict_view(one, many)).collect(),
        conflicts_total: conflicts.len(),
        unsettled: conflicts.iter().filter(|conflict| !conflict.settled).count(),
    }
}

fn file_view(file: &ManyFile) -> ManyFileView {
    let (worst, sentence) = file.state();
    let opened = file.content.as_ref().ok();
    ManyFileView {
        name: file.name.clone(),
        format: opened.map(|opened| format_name(opened.import.format())).unwrap_or_default().into(),
        rows: opened.map_or(0, |opened| opened.plan.count(|fate| fate != Fate::LeftOut)),
        level: level(worst),
        sentence,
    }
}

fn format_name(format: Format) -> &'static str {
    match format {
        Format::Xlsx => "xlsx",
        Format::Xlsb => "xlsb",
        Format::Xls => "xls",
        Format::Ods => "ods",
        Format::Text { separator: '\t', .. } => "tsv",
        Format::Text { .. } => "csv",
        Format::WebPage => "html",
        Format::SpreadsheetXml => "xml",
    }
}

fn conflict_view(conflict: &Conflict, many: &Many) -> ConflictView {
    let text = |value: &Value| entered_text(value, conflict.kind);
    let names = |files: &[usize]| {
        let names = files.iter().filter_map(|&file| many.files().get(file)).map(|file| file.name.as_str());
        names.collect::<Vec<_>>().join("，")
    };
    ConflictView {
        subject: conflict.subject.to_string(),
        column: conflict.column.clone(),
        base: conflict.base.as_ref().map(text),
        ours: text(&conflict.ours),
        theirs: conflict.theirs.iter().map(|(value, files)| (text(value), names(files))).collect(),
        taken: conflict.taken,
        settled: conflict.settled,
    }
}
