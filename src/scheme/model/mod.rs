//! The scheme as data.

mod class;
mod follow;
mod indicator;
mod link;
mod standing;
mod table;

use serde::{Deserialize, Serialize};

pub use class::{Adjustment, Apportionment, Attribute, Class, Meaning};
pub use follow::{Alert, Condition, Leaning, Outcome, Previous};
pub use indicator::{
    Aggregate, Aggregation, BallotRules, Body, Conversion, Figure, Filter, Indicator, Measure, Missing,
    RaterKind, Step, VoteChoice, WordMark,
};
pub use link::{Ledger, Link, LinkException, Memberships};
pub use standing::{Band, Effect, Quota, QuotaScope, Ranking, Restriction, Rounding, Ties, UnitShare};
pub use table::{EntryColumn, EntryTable, Kind, Options};

/// What stands where an office is to name its own clause.
pub const CHECK: &str = "请核对本单位文件";

/// A whole scheme: its classes of subjects and the tables their entries come from.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Scheme {
    /// The scheme's name, as an office would title it.
    pub name: String,
    /// The period it evaluates.
    pub period: Period,
    /// The classes of subjects, in the order they are shown.
    pub classes: Vec<Class>,
    /// Tables of entries beside the subjects' own: tasks, ledger, ballots.
    pub tables: Vec<EntryTable>,
}

/// What is evaluated: usually a year and its quarters.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Period {
    /// The first day, Excel's serial day.
    pub from: f64,
    /// The last day, Excel's serial day.
    pub to: f64,
    /// Its parts (一季度 …) in order, for indicators that are entered part by part.
    pub parts: Vec<PeriodPart>,
}

/// A part of the period.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PeriodPart {
    /// Its name; a column entered for it begins with it (一季度学习完成率).
    pub name: String,
    /// Its weight within the period.
    pub weight: f64,
}
