//! A leaf under lowering, and its raw quantity.

use super::super::formula::cell;
use super::super::{Format, FormulaColumn, Role};
use crate::scheme::clause::rule_sentence;
use crate::scheme::model::{Aggregation, Class, Indicator, Missing, Scheme};
use crate::scheme::parameter::indicator_parameter;

/// A leaf with all that its formulas need.
pub(super) struct Leaf<'a> {
    pub scheme: &'a Scheme,
    pub class: &'a Class,
    pub indicator: &'a Indicator,
    pub within: Aggregation,
    pub group: &'a str,
    pub missing: Missing,
}

/// Where a raw quantity stands.
pub(super) struct Raw {
    /// Its column in the class's own table.
    pub column: String,
    /// Whether it was entered as it is. What was calculated is the text "" where it waits.
    pub entered: bool,
}

impl Raw {
    /// The cell of the quantity.
    pub fn cell(&self) -> String {
        cell(&self.column)
    }
}

impl Leaf<'_> {
    /// The name of one of the indicator's parameters.
    pub fn parameter(&self, part: &str) -> String {
        indicator_parameter(&self.class.name, &self.indicator.name, part)
    }

    /// The full mark: the indicator's points, or 100.
    pub fn full(&self) -> String {
        match self.within {
            Aggregation::Points => self.parameter("满分"),
            _ => "100".to_owned(),
        }
    }

    /// Adds a column that the score needs; gives its name.
    pub fn push_helper(
        &self,
        suffix: &str,
        formula: String,
        format: Format,
        columns: &mut Vec<FormulaColumn>,
    ) -> String {
        let name = format!("{}{suffix}", self.indicator.name);
        columns.push(FormulaColumn {
            name: name.clone(),
            group: self.group.to_owned(),
            formula,
            role: Role::Helper,
            format,
            meaning: rule_sentence(self.indicator, self.within),
        });
        name
    }
}
