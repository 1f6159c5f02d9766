//! What a user does.

use serde::{Deserialize, Serialize};

use super::{Facet, ImportTarget, SchemeChange, Take};
use super::{Handout, TemplateId};

/// A gesture of the user. Positions refer to what the session last showed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Action {
    /// Begins a book; the one that was open is left.
    Start(Start),
    /// Sets the title, organisation, period and date (Excel's serial day).
    SetParticulars {
        /// The title.
        title: String,
        /// The organisation.
        organisation: String,
        /// The period.
        period: String,
        /// The date.
        date: f64,
    },
    /// Reads a workbook whose bytes are attached, as a roster of a class; nothing is taken yet.
    ReadRoster {
        /// The file's name.
        file: String,
        /// The class's name.
        class: String,
    },
    /// Reads a workbook whose bytes are attached, as scores of a class's subjects or as rows of a table of
    /// entries; nothing is taken yet.
    ReadScores {
        /// The file's name.
        file: String,
        /// The class's or the table's name.
        table: String,
    },
    /// Begins an import of files into a class's roster, or of scores, or into a table of entries.
    BeginImport {
        /// The class's or the table's name.
        table: String,
        /// Whether they are scores or entries rather than a roster.
        scores: bool,
    },
    /// Adds a file whose bytes are attached to the import under way.
    AddFile {
        /// Its name.
        file: String,
        /// When it was last written, in milliseconds; 0 where that is not known.
        modified: f64,
    },
    /// Looks at another file of the import.
    ChooseFile(usize),
    /// Takes a file off the import.
    RemoveFile(usize),
    /// Says of which unit the rows of the file that is looked at are.
    ChooseUnit(Option<String>),
    /// Settles a conflict of the import, or all of them.
    SettleConflict {
        /// Its position; all without one.
        conflict: Option<usize>,
        /// What is taken.
        take: Take,
    },
    /// Takes another sheet of the workbook that was read.
    ChooseSheet(usize),
    /// Reads the text file that is being imported anew, in the encoding with this name.
    ChooseEncoding(String),
    /// Says where the header stands: first row (from 0) and number of rows.
    ChooseHeader {
        /// The first row of the header.
        first: usize,
        /// How many rows it has; 0 when there is none.
        rows: usize,
    },
    /// Says what a column of the sheet is.
    MapColumn {
        /// The column of the sheet.
        column: usize,
        /// What it becomes.
        target: ImportTarget,
    },
    /// Looks at a cell of the sheet that is imported, and deals with it.
    ImportCell {
        /// Its row in the sheet, from 0.
        row: usize,
        /// The position of its column.
        column: usize,
        /// What is typed in the place of what it says.
        text: Option<String>,
        /// Why what is found in it is ignored; it counts again without a reason.
        reason: Option<String>,
    },
    /// Takes what the preview shows, as one step.
    CommitImport,
    /// Leaves the import; the book is as it was.
    CancelImport,
    /// Writes the sheets of the import with what is wrong marked, to be corrected and imported again.
    ExportErrors,
    /// Shows a window of a grid and keeps it fresh. One window per grid.
    Look(Look),
    /// Stops showing a grid.
    LookAway(Grid),
    /// Enters text into cells as if typed, as one step.
    Edit {
        /// The grid.
        grid: Grid,
        /// The cells.
        edits: Vec<CellEdit>,
    },
    /// Pastes tab-separated text with its corner at a cell, as one step; rows are added to an entry
    /// table where it ends.
    Paste {
        /// The grid.
        grid: Grid,
        /// The position of the corner's row in the grid as ordered and filtered.
        row: usize,
        /// The corner's column in the grid.
        column: usize,
        /// The text.
        text: String,
    },
    /// Asks for a block of cells as tab-separated text.
    Copy {
        /// The grid.
        grid: Grid,
        /// First row, in the grid's order.
        row: usize,
        /// First column.
        column: usize,
        /// How many rows.
        rows: usize,
        /// How many columns.
        columns: usize,
    },
    /// Adds empty rows at the end of the grid's table.
    AppendRows {
        /// The grid.
        grid: Grid,
        /// How many.
        count: usize,
    },
    /// Removes rows, by their own numbers.
    RemoveRows {
        /// The grid.
        grid: Grid,
        /// The rows' own numbers (`RowView::row`).
        rows: Vec<usize>,
    },
    /// Changes a parameter of the scheme, as typed.
    SetParameter {
        /// Its name.
        name: String,
        /// The text typed.
        text: String,
    },
    /// Changes the scheme; the tables follow, as one step.
    ChangeScheme(SchemeChange),
    /// Copies rows of a table of entries for more owners, as one step.
    Assign {
        /// The grid.
        grid: Grid,
        /// The rows' own numbers (`RowView::row`).
        rows: Vec<usize>,
        /// The column in the grid that names the owner.
        column: usize,
        /// The owners; each gets a row of its own for each of the rows.
        owners: Vec<String>,
    },
    /// Makes the correction that a finding offers.
    ApplyFix {
        /// The finding's position in the `FindingsView` last shown.
        finding: usize,
    },
    /// Writes the scheme alone to a file (考评办法.json).
    SaveScheme,
    /// Takes the scheme of a saved file whose bytes are attached. With a book open it becomes the
    /// book's and entries that it still has stay; without one a new book begins with it.
    LoadScheme {
        /// The file's name.
        file: String,
    },
    /// Takes the last step back.
    Undo,
    /// Makes the last undone step again.
    Redo,
    /// Explains a cell of a grid.
    Explain {
        /// The grid.
        grid: Grid,
        /// The row's own number.
        row: usize,
        /// The column in the grid.
        column: usize,
    },
    /// Explains the cell that an explanation's input stands for.
    ExplainPlace {
        /// The table's position.
        table: usize,
        /// The column's position in the calculation.
        column: usize,
        /// The row's own number.
        row: usize,
    },
    /// Shows what follows from the results, and keeps it fresh.
    ShowStanding,
    /// Stops showing it.
    HideStanding,
    /// Shows a whole grid as it is ordered and filtered, for printing.
    Print {
        /// The grid.
        grid: Grid,
        /// How many of its columns, from the left.
        columns: usize,
    },
    /// Shows what is found wrong with scheme and entries, and keeps it fresh.
    ShowFindings,
    /// Stops looking for it: at every step it takes longer than the step itself.
    HideFindings,
    /// Writes the year-end workbook, or what else is asked for.
    Export(Handout),
    /// Writes templates to fill in for a grid and notes down that they are handed out.
    HandOut {
        /// The grid: a roster, scores, or a table of entries.
        grid: Grid,
        /// Whether each unit gets its own.
        each: bool,
        /// The last day to give them back, Excel's serial day.
        due: Option<f64>,
    },
    /// Opens a workbook that evalbook wrote, whose bytes are attached, as the book it came from; the
    /// book that was open is left. What was changed in it since is shown before it is taken.
    OpenBook {
        /// The file's name.
        file: String,
    },
    /// Takes the changes of the workbook that was opened, as one step.
    TakeReturned {
        /// The positions of those that are left out.
        left_out: Vec<usize>,
    },
    /// Leaves the changes of the workbook that was opened; the book is as it was exported.
    LeaveReturned,
    /// Restores the book from its journal (newline-delimited records, attached).
    Restore,
}

/// What a book begins from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Start {
    /// The built-in reference evaluation, without subjects.
    Reference,
    /// The built-in reference evaluation with invented subjects and entries.
    Sample,
    /// One of the built-in schemes, without subjects.
    Template(TemplateId),
    /// The scheme of the book that is open, its period moved on by a year, without entries.
    NextYear,
}

/// A grid: one facet of one table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Grid {
    /// The table's position in the book.
    pub table: usize,
    /// The facet.
    pub facet: Facet,
}

/// A window of a grid.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Look {
    /// The grid.
    pub grid: Grid,
    /// The first row of the window, in the grid's order.
    pub first: usize,
    /// How many rows.
    pub count: usize,
    /// The order; the table's own without one. An order changes no result.
    pub order: Option<Order>,
    /// Only rows in which some cell contains this text; all when empty.
    pub filter: String,
}

/// An order by a column of the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// The column in the grid.
    pub column: usize,
    /// Largest first.
    pub descending: bool,
}

/// Text typed into a cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellEdit {
    /// The row's own number (`RowView::row`); one past the last adds a row to an entry table.
    pub row: usize,
    /// The column in the grid.
    pub column: usize,
    /// The text; empty clears the cell.
    pub text: String,
}
