//! Lowering: the scheme as formula columns in Excel's syntax. What is evaluated, explained and
//! exported are these formulas.

mod class;
mod formula;
mod indicator;
mod ledger;
#[cfg(test)]
mod tests;

use super::{
    Kind, Scheme,
    parameter::{ParameterCell, date_parameter, parameters},
};
use crate::sentence::Sentence;

/// A scheme as formulas.
#[derive(Clone, Debug, PartialEq)]
pub struct Lowered {
    /// The calculated columns of every table that has some, in the book's order of tables.
    pub tables: Vec<LoweredTable>,
    /// The parameters that the formulas refer to.
    pub parameters: Vec<ParameterCell>,
}

/// The calculated columns of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct LoweredTable {
    /// The table's name.
    pub name: String,
    /// The columns, in the order they are read.
    pub columns: Vec<FormulaColumn>,
}

/// A calculated column.
#[derive(Clone, Debug, PartialEq)]
pub struct FormulaColumn {
    /// The name formulas use, unique in its table.
    pub name: String,
    /// The indicator group it is shown under; may be empty.
    pub group: String,
    /// The formula, in Excel's syntax without the leading `=`.
    pub formula: String,
    /// What the figure is.
    pub role: Role,
    /// How it is shown.
    pub format: Format,
    /// The rule in a sentence.
    pub meaning: Sentence,
}

/// What a calculated figure is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// An intermediate quantity that formulas need.
    Helper,
    /// The score of the leaf with this name.
    Part(String),
    /// The score of the group with this name.
    Group(String),
    /// Bonus points.
    Bonus,
    /// Penalty points.
    Penalty,
    /// How many entries are missing.
    Missing,
    /// The own score, before the link.
    Own,
    /// The other class's index that counts.
    Linked,
    /// The index as computed, where it can be adjusted by hand.
    Computed,
    /// What became of an adjustment by hand, in words.
    Adjustment,
    /// The index.
    Index,
    /// The rank in the class.
    Rank,
    /// The rank within the attribute's group.
    RankWithin,
    /// Whether the subject counts in the base of quotas.
    TakesPart,
    /// A figure of the quota of the grade with this name.
    Quota(QuotaFigure, String),
    /// A figure of a unit by which the places of a linked class are shared out.
    Pooled,
    /// The grade.
    Grade,
    /// The guaranteed minimum of the index.
    Floor,
    /// The attainable maximum of the index.
    Reach,
    /// Why the outcome with this name follows; empty where it does not.
    Outcome(String),
    /// Why the alert with this name is raised; empty where it is not.
    Alert(String),
}

/// A figure of a quota, a column each, in the order they are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuotaFigure {
    /// Whether the subject is a candidate: 1 or 0.
    Candidate,
    /// The group within which places are given.
    Group,
    /// How many of the group take part.
    Base,
    /// How many places the group has.
    Places,
    /// The candidate's place within the group; equals share it.
    Order,
    /// The place of the last of its equals: they get in together or not at all.
    Last,
    /// Whether the candidate found a place: 1 or 0.
    Chosen,
}

impl QuotaFigure {
    /// What stands after the grade's name in the column's.
    pub(super) fn suffix(self) -> &'static str {
        match self {
            Self::Candidate => "候选",
            Self::Group => "分组",
            Self::Base => "基数",
            Self::Places => "名额",
            Self::Order => "顺位",
            Self::Last => "同分末位",
            Self::Chosen => "入选",
        }
    }
}

/// How a figure is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Exactly so many decimals.
    Fixed(u8),
    /// Up to so many decimals, as many as count.
    UpTo(u8),
    /// A percentage with up to two decimals.
    Percent,
    /// A whole number.
    Whole,
    /// Text.
    Text,
}

/// Lowers a scheme for an evaluation's date (Excel's serial day), which becomes a parameter: no formula
/// asks for today. Classes come first, in the scheme's order, then the tables of entries.
pub fn lower(scheme: &Scheme, date: f64) -> Lowered {
    let mut tables: Vec<LoweredTable> =
        scheme.classes.iter().map(|class| class::lower(scheme, class)).collect();
    tables.extend(scheme.tables.iter().map(|table| {
        let mut columns: Vec<FormulaColumn> = table
            .columns
            .iter()
            .filter_map(|column| {
                let formula = column.formula.clone()?;
                let format = if column.kind == Kind::Percent { Format::Percent } else { Format::UpTo(4) };
                Some(FormulaColumn {
                    name: column.name.clone(),
                    group: String::new(),
                    meaning: Sentence::new(
                        format!("“{}”由本行算出。", column.name),
                        format!("{} is calculated from its row.", column.name),
                    ),
                    formula,
                    role: Role::Helper,
                    format,
                })
            })
            .collect();
        columns.extend(indicator::table_columns(scheme, &table.name));
        columns.extend(ledger::table_columns(scheme, &table.name));
        columns.extend(class::membership_columns(scheme, &table.name));
        LoweredTable { name: table.name.clone(), columns }
    }));
    let mut parameters = parameters(scheme);
    parameters.push(date_parameter(date));
    Lowered { tables, parameters }
}
