//! What a column of the sheet becomes.

use crate::scheme::{Kind, Meaning};
use crate::sentence::Sentence;

/// What a column of the sheet becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A column of the class that is there already, by name.
    Known(String),
    /// A further column of the roster, kept as it is, with this name.
    Kept(String),
    /// Nothing; said in the diagnostics.
    Left,
}

/// What a column becomes, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// What it becomes.
    pub target: Target,
    /// Why.
    pub reason: Sentence,
    /// What a kept column means, as far as its heading tells.
    pub meaning: Meaning,
    /// The kind of a kept column's values.
    pub kind: Kind,
    /// Something to say of it in the diagnostics, where it is more than the reason.
    pub remark: Option<Remark>,
}

/// What is remarkable about a proposal.
#[derive(Clone, Debug, PartialEq)]
pub enum Remark {
    /// Another column was taken for the same attribute.
    Rival {
        /// The attribute.
        attribute: String,
        /// The heading of the column that was taken.
        taken: String,
    },
    /// The name was changed because another column has it.
    Renamed,
    /// The column only counts the rows.
    RowNumber,
    /// The table that is imported has no such column.
    Unknown,
    /// Left out by the user.
    LeftByUser,
    /// Several columns look like the attribute and none was taken.
    Ambiguous {
        /// The attribute.
        attribute: String,
    },
}
