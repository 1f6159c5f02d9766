//! What the screen draws.

use serde::{Deserialize, Serialize};

use super::{Clause, Grid, Kind, ManyView, NoticeLevel, Order, Scheme};
pub use crate::book::{Facet, HandedOut};
use crate::sentence::Sentence;

/// The book's outline.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct BookView {
    /// The title.
    pub title: String,
    /// The organisation.
    pub organisation: String,
    /// The period.
    pub period: String,
    /// The evaluation's date, Excel's serial day.
    pub date: f64,
    /// The names of the classes, in order.
    pub classes: Vec<String>,
    /// The class that people belong to: the last whose roster gives their names, else the last.
    pub people: String,
    /// All grids: roster, scores and results of every class, then the entry tables.
    pub grids: Vec<GridOutline>,
    /// The templates that were handed out, the last ones last.
    pub handed: Vec<HandedOut>,
    /// What undo would take back.
    pub undo: Option<Sentence>,
    /// What redo would make again.
    pub redo: Option<Sentence>,
}

/// A grid without its cells.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GridOutline {
    /// Which grid.
    pub grid: Grid,
    /// Its title (党员, 年度任务 …).
    pub title: String,
    /// What it is for, in one line; may be empty.
    pub purpose: Sentence,
    /// The number of rows of the table.
    pub rows: usize,
    /// Whether rows can be added at the end by typing or pasting.
    pub grows: bool,
    /// How many columns at the left stay in sight.
    pub frozen: usize,
    /// The columns.
    pub columns: Vec<ColumnView>,
}

/// A column of a grid.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ColumnView {
    /// Its name.
    pub name: String,
    /// The heading above it, shared with its neighbours; may be empty.
    pub group: String,
    /// The kind of its values.
    pub kind: Kind,
    /// How its cells are aligned.
    pub alignment: Alignment,
    /// Whether its cells can be edited.
    pub editable: bool,
    /// A width in characters of the Latin alphabet (a Chinese character is two).
    pub width: u16,
    /// The values to choose from.
    pub options: OptionsView,
    /// The rule or the meaning, in a sentence; may be empty.
    pub hint: Sentence,
    /// The formula of a calculated column, in Excel's syntax; empty for an entered one.
    pub formula: String,
}

/// How cells are aligned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Alignment {
    /// To the left: text.
    Start,
    /// To the right: numbers.
    End,
    /// In the middle: grades, ranks, choices.
    Center,
}

/// The values to choose from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum OptionsView {
    /// Any value.
    Free,
    /// One of these.
    Choice(Vec<String>),
    /// Between two bounds.
    Between(f64, f64),
}

/// A window of a grid.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GridView {
    /// Which grid.
    pub grid: Grid,
    /// The first row of the window, in the grid's order.
    pub first: usize,
    /// The number of rows that pass the filter.
    pub matching: usize,
    /// The order shown.
    pub order: Option<Order>,
    /// The filter applied.
    pub filter: String,
    /// The rows of the window.
    pub rows: Vec<RowView>,
}

/// A row of a window.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RowView {
    /// The row's own number in its table, from 0.
    pub row: usize,
    /// A cell for each column of the grid.
    pub cells: Vec<CellView>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CellView {
    /// The text shown.
    pub text: String,
    /// What to say of it.
    pub state: CellState,
}

/// What to say of a cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CellState {
    /// Nothing.
    Plain,
    /// An entry is missing and the index waits for it.
    Missing,
    /// The figure waits for missing entries.
    Pending,
    /// A fault or a doubtful entry, with its sentence.
    Fault(Sentence),
}

/// An import under way.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ImportView {
    /// The file's name.
    pub file: String,
    /// The class or the table it is for.
    pub class: String,
    /// Whether it is of scores or entries rather than a roster.
    pub scores: bool,
    /// Whether columns that the book has not can be kept.
    pub keeps: bool,
    /// The sheets.
    pub sheets: Vec<ImportSheetView>,
    /// The sheet chosen.
    pub sheet: usize,
    /// The encoding that a text file is read in; nothing for other files.
    pub encoding: Option<String>,
    /// The encodings that a text file can be read in.
    pub encodings: Vec<String>,
    /// The first row of the header, from 0.
    pub header_first: usize,
    /// How many rows the header has.
    pub header_rows: usize,
    /// Why the header was taken to be there.
    pub header_reason: Sentence,
    /// The columns.
    pub columns: Vec<ImportColumnView>,
    /// What a column may become: the class's attributes.
    pub targets: Vec<String>,
    /// The first rows as they stand in the sheet, header included (at most 30).
    pub raw: Vec<Vec<String>>,
    /// The first rows as they will be taken (at most 200).
    pub preview: Vec<ImportRowView>,
    /// How many rows will be added.
    pub added: usize,
    /// How many existing subjects will be updated.
    pub updated: usize,
    /// How many rows are left out, each with a diagnostic.
    pub left_out: usize,
    /// Subjects of a linked class that will be registered too (branches named by members).
    pub registered: Vec<String>,
    /// The class those belong to; empty when there are none.
    pub registered_class: String,
    /// What is to be said, counted: level, what it is about, how many that are not ignored; worst first.
    pub groups: Vec<(NoticeLevel, Sentence, usize)>,
    /// The cell that is looked at.
    pub focus: Option<ImportFocusView>,
    /// What is to be said, worst first, at most 500.
    pub diagnostics: Vec<ImportDiagnosticView>,
    /// How many diagnostics there are in all.
    pub diagnostics_total: usize,
    /// Whether it can be taken; if not, a diagnostic says why.
    pub ready: bool,
    /// All its files; what is above is of the one that is looked at, but for the counts.
    pub many: ManyView,
}

/// A sheet of the workbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportSheetView {
    /// Its name, or what is taken of the workbook.
    pub name: Sentence,
    /// How many rows have something in them.
    pub rows: usize,
    /// Whether it is hidden in the workbook.
    pub hidden: bool,
}

/// A column of the sheet and what it becomes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportColumnView {
    /// The column's letters in the sheet.
    pub letters: String,
    /// Its heading; parts of a multi-row header are joined with ` › `.
    pub heading: String,
    /// The first values.
    pub samples: Vec<String>,
    /// What it becomes.
    pub target: ImportTarget,
    /// Why.
    pub reason: Sentence,
}

/// What a column of the sheet becomes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ImportTarget {
    /// A column of the class that is there already, by name.
    Known(String),
    /// A further column of the roster, kept as it is, with this name.
    Kept(String),
    /// Nothing, by the user's own choice; said in the diagnostics.
    Left,
}

/// A row as it will be taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportRowView {
    /// The row's number in the sheet, from 1 as the office program shows it.
    pub sheet_row: usize,
    /// The key the subject will have.
    pub key: String,
    /// A text for each column of the sheet.
    pub cells: Vec<String>,
    /// Columns of the sheet to mark, by position.
    pub marked: Vec<usize>,
}

/// Something found in the workbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportDiagnosticView {
    /// How serious it is.
    pub level: NoticeLevel,
    /// Where: `Sheet1!C12`; may be empty.
    pub place: String,
    /// What is the matter and what to do.
    pub sentence: Sentence,
    /// The position of its group.
    pub group: usize,
    /// The cell, where it is one that can be looked at: its row in the sheet, from 0, and the position of
    /// its column.
    pub cell: Option<(usize, usize)>,
    /// Why it is ignored, where it is.
    pub ignored: Option<String>,
}

/// A cell of the sheet that is looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportFocusView {
    /// What it is called: `Sheet1!C12`.
    pub place: String,
    /// Its row in the sheet, from 0.
    pub row: usize,
    /// The position of its column.
    pub column: usize,
    /// What the file says, where it was corrected.
    pub written: Option<String>,
    /// The first of the rows around it, from 0.
    pub first: usize,
    /// The rows around it as they stand in the sheet.
    pub rows: Vec<Vec<String>>,
}

/// The scheme as the screen shows it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SchemeView {
    /// Its name.
    pub name: String,
    /// The classes.
    pub classes: Vec<ClassSchemeView>,
    /// The scheme itself, for editing.
    pub scheme: Scheme,
    /// The scheme as it is printed, clause by clause.
    pub clauses: Vec<Clause>,
}

/// A class of the scheme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClassSchemeView {
    /// The class's name.
    pub name: String,
    /// The name of its index.
    pub index: String,
    /// The indicators, depth first.
    pub indicators: Vec<IndicatorView>,
    /// What makes the index beside the indicators: bonus, penalty, link, veto, grades, decimals.
    pub rules: Vec<ParameterView>,
    /// How the index is made, in a sentence.
    pub sentence: Sentence,
    /// What the top indicators' shares sum to, which should be 100 points or weights of 1.
    pub total: f64,
}

/// An indicator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IndicatorView {
    /// Its place in the tree: positions from the top down.
    pub path: Vec<usize>,
    /// How deep it stands, from 0.
    pub depth: usize,
    /// The code.
    pub code: String,
    /// The name.
    pub name: String,
    /// Whether it is a leaf with a rule.
    pub leaf: bool,
    /// Its part of the whole, from 0 to 1, for a bar.
    pub portion: f64,
    /// The rule in a sentence; empty for a group.
    pub rule: Sentence,
    /// The formula of its score, in Excel's syntax.
    pub formula: String,
    /// Where the rule comes from.
    pub source: String,
    /// Its parameters.
    pub parameters: Vec<ParameterView>,
    /// What sample quantities earn: quantity and points.
    pub samples: Vec<(String, String)>,
}

/// A parameter that can be changed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ParameterView {
    /// Its full name, as formulas use it.
    pub name: String,
    /// A short label.
    pub label: Sentence,
    /// Its value as text.
    pub text: String,
}

/// The counts of the overview.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SummaryView {
    /// A summary per class.
    pub classes: Vec<ClassSummary>,
}

/// How a class stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClassSummary {
    /// The class's name.
    pub name: String,
    /// The name of its index.
    pub index: String,
    /// How many subjects.
    pub subjects: usize,
    /// How many have an index.
    pub complete: usize,
    /// How many entries are missing.
    pub missing: usize,
    /// How many alerts are raised.
    pub alerts: usize,
    /// The mean of the indices, as text; empty when there is none.
    pub mean: String,
    /// Subjects per grade, best first.
    pub grades: Vec<Count>,
}

/// A name and how many.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// The name.
    pub name: String,
    /// How many.
    pub count: usize,
}

/// How a figure came about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ExplanationView {
    /// The subject or row it belongs to.
    pub subject: String,
    /// The figure's name.
    pub name: String,
    /// Its value as shown.
    pub value: String,
    /// The rule in words; may be empty.
    pub rule: Sentence,
    /// What decided it, where that is worth saying ("因所在支部指数 76.95，由 92.95 降至 89.75").
    pub remark: Option<Sentence>,
    /// The formula as written.
    pub formula: String,
    /// The formula with values put in, and the lines that follow from it, ending in the value.
    pub lines: Vec<String>,
    /// What it was made from.
    pub inputs: Vec<InputView>,
    /// The table's position.
    pub table: usize,
    /// The column's position in the calculation.
    pub column: usize,
    /// The row's own number.
    pub row: usize,
}

/// One thing a figure was made from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InputView {
    /// Its name (`任务完成得分`, `权重`).
    pub name: String,
    /// Its value as shown.
    pub value: String,
    /// Where it stands: an entry, a calculated figure, a parameter, or rows of a table.
    pub origin: Sentence,
    /// The place to explain next, when it is a calculated figure: table, column, row.
    pub place: Option<(usize, usize, usize)>,
}
