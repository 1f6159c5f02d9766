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
    parameter::{ParameterCell, parameters},
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
    /// The index.
    Index,
    /// The rank in the class.
    Rank,
    /// The rank within the attribute's group.
    RankWithin,
    /// The grade.
    Grade,
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

/// Lowers a scheme. Classes come first, in the scheme's order, then the tables of entries.
pub fn lower(scheme: &Scheme) -> Lowered {
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
        LoweredTable { name: table.name.clone(), columns }
    }));
    Lowered { tables, parameters: parameters(scheme) }
}
