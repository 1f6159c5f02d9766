//! What follows from the results: alerts, outcomes, and how the quotas were filled.

mod decided;
mod follow;
mod quota;

use serde::{Deserialize, Serialize};

use super::open::Open;
use crate::book::TableRole;
use crate::engine::Value;
use crate::scheme::{Class, Leaning, Role};
use crate::sentence::Sentence;

/// More subjects than this are counted and not listed.
const MOST_LINES: usize = 500;

/// What follows from the results, class by class.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct StandingView {
    /// The classes.
    pub classes: Vec<ClassStanding>,
}

/// What follows for a class.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClassStanding {
    /// The class's name.
    pub name: String,
    /// How many subjects it has.
    pub subjects: usize,
    /// The alerts, in the scheme's order.
    pub alerts: Vec<AlertView>,
    /// The outcomes, in the scheme's order.
    pub outcomes: Vec<OutcomeView>,
    /// The quotas, best grade first.
    pub quotas: Vec<QuotaView>,
}

/// An alert and whom it is raised for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AlertView {
    /// Its name.
    pub name: String,
    /// When it is raised, with its clause.
    pub rule: Sentence,
    /// How many there are.
    pub total: usize,
    /// The subjects, the lowest first; at most 500.
    pub subjects: Vec<FollowLine>,
}

/// An outcome and whom it follows for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OutcomeView {
    /// The list's name.
    pub name: String,
    /// Whether it commends or urges.
    pub leaning: Leaning,
    /// What is to be done.
    pub action: String,
    /// When it follows, with its clause.
    pub rule: Sentence,
    /// How many there are.
    pub total: usize,
    /// The subjects: the best first where it commends, the lowest first where it urges; at most 500.
    pub subjects: Vec<FollowLine>,
}

/// A subject with the reason.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FollowLine {
    /// The subject's key.
    pub subject: String,
    /// Why, in words with figures, as the formula tells it.
    pub reason: String,
    /// The place to explain: table, column, row.
    pub place: (usize, usize, usize),
}

/// How a quota was filled.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuotaView {
    /// The grade.
    pub grade: String,
    /// The rule, in a sentence.
    pub rule: Sentence,
    /// The groups, in the order of their first subjects; one without a name for the whole class.
    pub groups: Vec<QuotaGroupView>,
}

/// How a quota was filled in a group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuotaGroupView {
    /// The group's name; empty for the whole class.
    pub name: String,
    /// How many count in the base.
    pub base: usize,
    /// How many places there are.
    pub places: usize,
    /// Who holds a place, best first.
    pub inside: Vec<PlaceLine>,
    /// Who is first out; several where they are equal.
    pub outside: Vec<PlaceLine>,
    /// Why they are out; empty where nobody is.
    pub why: Sentence,
}

/// A subject at a place of a quota.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlaceLine {
    /// The subject's key.
    pub subject: String,
    /// Its place within the group.
    pub order: usize,
    /// Its index, as shown.
    pub index: String,
    /// The place to explain: table, column, row.
    pub place: (usize, usize, usize),
}

impl Open {
    /// What follows from the results.
    pub(super) fn standing(&self) -> StandingView {
        let tables = self.book.tables.iter().enumerate();
        let classes = tables.filter_map(|(table, found)| match found.role {
            TableRole::Subjects(class) => {
                let class = self.book.scheme.classes.get(class)?;
                Some(ClassStanding {
                    name: class.name.clone(),
                    subjects: found.rows,
                    alerts: self.alerts(table, class),
                    outcomes: self.outcomes(table, class),
                    quotas: self.quotas(table, class),
                })
            }
            TableRole::Entries(_) => None,
        });
        StandingView { classes: classes.collect() }
    }

    /// How many alerts are raised in a class.
    pub(super) fn alert_count(&self, table: usize, class: &Class) -> usize {
        let columns = class
            .alerts
            .iter()
            .filter_map(|alert| self.calculation.role_position(table, &Role::Alert(alert.name.clone())));
        columns.map(|column| self.told(table, column).len()).sum()
    }

    /// The rows in which a column of reasons says something.
    fn told(&self, table: usize, column: usize) -> Vec<usize> {
        let rows = self.book.tables.get(table).map_or(0, |table| table.rows);
        let says = |row: &usize| match self.value(table, column, *row) {
            Value::Text(text) => !text.is_empty(),
            Value::Fault(_) => true,
            _ => false,
        };
        (0..rows).filter(says).collect()
    }

    /// A figure of a subject by its role.
    fn figure(&self, table: usize, row: usize, role: &Role) -> Option<f64> {
        match self.value(table, self.calculation.role_position(table, role)?, row) {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }
}
