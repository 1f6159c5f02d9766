//! What follows from results: outcomes, and alerts through the year.

use serde::{Deserialize, Serialize};

use super::Filter;

/// Results of an earlier year, as columns of the class's table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Previous {
    /// The column of last year's index (上年指数).
    pub index: String,
    /// The column of last year's grade (上年等次).
    pub grade: String,
}

/// What follows from a result (结果运用).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// The list's name, unique in its class (表彰名单).
    pub name: String,
    /// Whether it commends or urges.
    pub leaning: Leaning,
    /// When it follows.
    pub condition: Condition,
    /// What is to be done (约谈提醒).
    pub action: String,
    /// The clause (依据).
    pub source: String,
}

/// Whether an outcome commends or urges.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Leaning {
    /// Commend, reward, develop.
    Commend,
    /// Remind, talk to, correct.
    Urge,
}

/// A warning through the year (预警).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Alert {
    /// Its name, unique in its class (任务逾期).
    pub name: String,
    /// When it is raised.
    pub condition: Condition,
    /// The clause (依据).
    pub source: String,
}

/// When an outcome follows or an alert is raised.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Condition {
    /// The grade is one of these.
    Grade(Vec<String>),
    /// The grade is one of these this year and was one of them last year.
    GradeAgain(Vec<String>),
    /// The index is at least this.
    AtLeast(f64),
    /// The index is below this.
    Below(f64),
    /// The rank is at most this.
    RankWithin(f64),
    /// The index is lower than last year's by more than this.
    FellByYear(f64),
    /// The entries of an indicator that is entered by parts of the period fell by more than this from
    /// one part to the next entered one.
    FellByPart {
        /// The indicator.
        indicator: String,
        /// By more than this.
        by: f64,
    },
    /// The score of an indicator is below this part of its full mark.
    PartBelow {
        /// The indicator.
        indicator: String,
        /// The part, 0 to 1.
        share: f64,
    },
    /// More than so many rows of a table belong to the subject and satisfy the conditions (逾期任务).
    Rows {
        /// The table.
        table: String,
        /// The column that names the subject.
        owner: String,
        /// The conditions.
        only: Vec<Filter>,
        /// More than this many.
        most: f64,
    },
    /// Even with full marks in all that remains the index stays below the grade.
    OutOfReach(String),
    /// All of these hold.
    All(Vec<Condition>),
}
