//! What was changed in a workbook since it was exported, as the screen shows it.

use serde::{Deserialize, Serialize};

use crate::sentence::Sentence;

/// What was changed in a workbook of ours since it was exported.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReturnedView {
    /// The file's name.
    pub file: String,
    /// How many differences there are in all.
    pub total: usize,
    /// The first differences.
    pub rows: Vec<ReturnedRowView>,
}

/// A difference from the book as it was exported.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReturnedRowView {
    /// Where it stands: `评分-党员!D7`.
    pub place: String,
    /// Whom or what it concerns.
    pub subject: String,
    /// What it is.
    pub item: Sentence,
    /// The value as it was exported.
    pub before: String,
    /// The value as it stands.
    pub after: String,
    /// Whether taking it does something; otherwise it is only said.
    pub can_be_taken: bool,
}
