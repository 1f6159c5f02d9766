//! What the session answers.

use serde::{Deserialize, Serialize};

use super::{
    BookView, ExplanationView, FindingsView, GridView, ImportView, ReturnedView, SchemeView, StandingView,
    SummaryView,
};
use crate::sentence::Sentence;

/// An answer of the session. Views are complete: a later one replaces an earlier one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Event {
    /// The book's outline changed.
    Book(Box<BookView>),
    /// The scheme's view changed.
    Scheme(Box<SchemeView>),
    /// What is found wrong with the scheme changed.
    Findings(Box<FindingsView>),
    /// The counts on the overview changed.
    Summary(Box<SummaryView>),
    /// What follows from the results changed: alerts, outcomes, quotas.
    Standing(Box<StandingView>),
    /// A window of a grid, fresh.
    Grid(Box<GridView>),
    /// A whole grid, to be printed.
    Print(Box<GridView>),
    /// The import under way changed; `None`: there is none any more.
    Import(Option<Box<ImportView>>),
    /// A workbook of ours came back with changes; `None`: they are settled.
    Returned(Option<Box<ReturnedView>>),
    /// A file that was given to be opened is another workbook: a roster perhaps.
    NotABook {
        /// Its name.
        file: String,
    },
    /// How a figure came about.
    Explanation(Box<ExplanationView>),
    /// A block of cells as tab-separated text, for the clipboard.
    Copied {
        /// The text.
        text: String,
    },
    /// A file to save; its bytes are attached.
    File {
        /// The name to save it under.
        name: String,
    },
    /// Something to say.
    Notice(Notice),
    /// How far long work has come.
    Progress {
        /// What is being done.
        work: Work,
        /// How much is done.
        done: u64,
        /// Of how much; 0 when that is not known.
        total: u64,
    },
    /// A record for the journal is attached.
    Journal {
        /// Earlier records are no longer needed: this one begins the journal.
        begins: bool,
    },
}

/// Long work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Work {
    /// Reading a workbook.
    Reading,
    /// Calculating.
    Calculating,
    /// Writing a workbook.
    Writing,
    /// Restoring the book.
    Restoring,
}

/// Something to say to the user.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// How serious it is.
    pub level: NoticeLevel,
    /// What it says.
    pub sentence: Sentence,
}

/// How serious a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum NoticeLevel {
    /// For information.
    Information,
    /// Something to look at; nothing was lost.
    Warning,
    /// What was asked for was not done.
    Error,
}
