//! What a check finds: where, what, and what can be done about it.

use serde::{Deserialize, Serialize};

use super::Fix;
use crate::sentence::Sentence;

/// One thing found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// The code of the check that found it.
    pub check: String,
    /// How serious it is.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    /// What is the matter, with its figures, and what to do.
    pub sentence: Sentence,
    /// The clause it is about (依据); may be empty.
    pub source: String,
    /// What can be done about it without asking further.
    pub fix: Option<Fix>,
}

/// How serious a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// The scheme cannot do what it says.
    Error,
    /// It does something that is probably not meant.
    Warning,
    /// Worth a look.
    Advice,
}

/// Where in the scheme.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Place {
    /// The scheme as a whole.
    Scheme,
    /// A class of subjects.
    Class(String),
    /// An indicator of a class.
    Indicator {
        /// The class.
        class: String,
        /// The indicator.
        indicator: String,
    },
    /// A grade of a class, with its quota.
    Grade {
        /// The class.
        class: String,
        /// The grade.
        grade: String,
    },
    /// The link of a class to another.
    Link(String),
    /// The ledger rules of a class.
    Ledger(String),
    /// A restriction of a class, by its entry column.
    Restriction {
        /// The class.
        class: String,
        /// The entry column.
        column: String,
    },
    /// An outcome of a class.
    Outcome {
        /// The class.
        class: String,
        /// The outcome.
        outcome: String,
    },
    /// An alert of a class.
    Alert {
        /// The class.
        class: String,
        /// The alert.
        alert: String,
    },
    /// A table of entries.
    Table(String),
    /// A column of a table, a class's own included.
    Column {
        /// The table.
        table: String,
        /// The column.
        column: String,
    },
}

impl Place {
    /// The place in words (党员 › 业务攻关).
    pub fn words(&self) -> Sentence {
        let both = |zh: String, en: String| Sentence::new(zh, en);
        match self {
            Self::Scheme => both("全办法".into(), "the whole scheme".into()),
            Self::Class(name) | Self::Table(name) => both(name.clone(), name.clone()),
            Self::Indicator { class, indicator: name }
            | Self::Outcome { class, outcome: name }
            | Self::Alert { class, alert: name }
            | Self::Restriction { class, column: name }
            | Self::Column { table: class, column: name } => {
                both(format!("{class} › {name}"), format!("{class} › {name}"))
            }
            Self::Grade { class, grade } => {
                both(format!("{class} › 等次“{grade}”"), format!("{class} › grade {grade}"))
            }
            Self::Link(class) => both(format!("{class} › 挂钩"), format!("{class} › link")),
            Self::Ledger(class) => both(format!("{class} › 加减分"), format!("{class} › bonus and penalty")),
        }
    }
}
