//! Links between classes, and the ledger of bonus and penalty.

use serde::{Deserialize, Serialize};

/// A score that depends on another class's index: own × own score + linked × the other's index.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Link {
    /// The attribute that holds the other subject's key.
    pub attribute: String,
    /// The other class.
    pub class: String,
    /// The weight of the own score.
    pub own: f64,
    /// The weight of the other's index.
    pub linked: f64,
    /// Other weights for some subjects (secretaries 50/50); the first that fits counts.
    pub exceptions: Vec<LinkException>,
    /// Dated memberships, where a subject may have moved during the period.
    pub memberships: Option<Memberships>,
    /// The clause (依据).
    pub source: String,
}

/// Other weights where an attribute is a text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LinkException {
    /// The attribute (职务).
    pub column: String,
    /// The text (支部书记).
    pub is: String,
    /// The weight of the own score.
    pub own: f64,
    /// The weight of the other's index.
    pub linked: f64,
}

/// A table of dated memberships: the linked index is the mean over the days spent in each unit
/// within the period. A subject without a row counts with its attribute.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Memberships {
    /// The table.
    pub table: String,
    /// The column that names the subject.
    pub member: String,
    /// The column that names the unit.
    pub unit: String,
    /// The column of the first day; blank is the period's first.
    pub from: String,
    /// The column of the last day; blank is the period's last.
    pub to: String,
}

/// Bonus and penalty taken from a ledger.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Ledger {
    /// The table.
    pub table: String,
    /// The column that names the subject's class.
    pub class: String,
    /// The column that names the subject.
    pub owner: String,
    /// The column that says bonus or penalty.
    pub direction: String,
    /// The text in it that means bonus.
    pub bonus: String,
    /// The text in it that means penalty.
    pub penalty: String,
    /// The column of points.
    pub points: String,
    /// The column of the case number (案号): of rows with one case, one subject and one direction
    /// only the largest counts, once.
    pub case: Option<String>,
    /// The column of a multiplier of the points; blank is 1.
    pub multiplier: Option<String>,
    /// The most that bonuses can add.
    pub bonus_cap: f64,
    /// The most that penalties can take.
    pub penalty_cap: f64,
}

impl Ledger {
    /// A ledger with the columns that offices use, each event counted as it stands.
    pub fn new(table: impl Into<String>, bonus_cap: f64, penalty_cap: f64) -> Self {
        Self {
            table: table.into(),
            class: "对象类别".into(),
            owner: "对象".into(),
            direction: "加减分".into(),
            bonus: "加分".into(),
            penalty: "减分".into(),
            points: "分值".into(),
            case: None,
            multiplier: None,
            bonus_cap,
            penalty_cap,
        }
    }
}
