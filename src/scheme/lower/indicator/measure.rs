//! Raw quantities: entries, parts of the period, rows, other subjects, votes, ballots, formulas.

use super::super::class::own_score_column;
use super::super::formula::{blank_if, blank_if_any, cell, column, criterion, sum_of_products, text};
use super::super::{Format, FormulaColumn};
use super::leaf::{Leaf, Raw};
use super::rows::Rows;
use super::score_column_of;
use crate::scheme::model::{Aggregate, Effect, Figure, Filter, Kind, Measure, Missing, VoteChoice};
use crate::scheme::parameter::period_parameter;

const RAW: &str = "原值";

impl Leaf<'_> {
    /// Adds the columns that hold the raw quantity, if any, and says where it stands.
    pub(super) fn push_raw(&self, measure: &Measure, columns: &mut Vec<FormulaColumn>) -> Raw {
        let (formula, format) = match measure {
            Measure::Entry { column, .. } => return Raw { column: column.clone(), entered: true },
            Measure::Parts { column, kind, .. } => (self.parts(column), format_of(*kind)),
            Measure::Rows { table, owner, only, aggregate } => self.rows(table, owner, only, aggregate),
            Measure::Subjects { class, attribute, figure, aggregate } => {
                self.subjects(class, attribute, figure, aggregate)
            }
            Measure::Votes { choices } => (self.votes(choices), Format::UpTo(4)),
            Measure::Ballots { .. } => (self.push_ballots(measure, columns), Format::UpTo(4)),
            Measure::Formula { formula, kind } => (formula.clone(), format_of(*kind)),
        };
        Raw { column: self.push_helper(RAW, formula, format, columns), entered: false }
    }

    /// The mean over the parts of the period. An entry that is no number is a fault, never a blank.
    fn parts(&self, entry: &str) -> String {
        let parts = &self.scheme.period.parts;
        if parts.is_empty() {
            return "\"\"".to_owned();
        }
        let cells: Vec<String> = parts.iter().map(|part| cell(&format!("{}{entry}", part.name))).collect();
        let weights: Vec<String> =
            parts.iter().map(|part| period_parameter(&format!("{}.权重", part.name))).collect();
        let sum = sum_of_products(&weights, &cells);
        let whole = format!("({sum})/({})", weights.join("+"));
        match self.missing {
            Missing::Zero => whole,
            Missing::Pending => blank_if_any(&cells, &whole),
            Missing::Reweight => {
                let there: Vec<String> = cells.iter().map(|cell| format!("({cell}<>\"\")")).collect();
                let present = sum_of_products(&weights, &there);
                blank_if(&format!("{present}=0"), &format!("({sum})/({present})"))
            }
        }
    }

    fn rows(&self, table: &str, owner: &str, only: &[Filter], aggregate: &Aggregate) -> (String, Format) {
        let mut criteria = format!("{},{}", column(table, owner), cell(&self.class.key));
        for Filter { column: of, is } in only {
            criteria = format!("{criteria},{},{}", column(table, of), criterion(is));
        }
        Rows { table, criteria, missing: self.missing }.aggregate(aggregate, None)
    }

    /// Figures of another class's subjects that name this one. Those that do not take part are
    /// passed over.
    fn subjects(
        &self,
        class: &str,
        attribute: &str,
        figure: &Figure,
        aggregate: &Aggregate,
    ) -> (String, Format) {
        let mut criteria = format!("{},{}", column(class, attribute), cell(&self.class.key));
        let other = self.scheme.classes.iter().find(|other| other.name == class);
        for restriction in other.iter().flat_map(|other| &other.restrictions) {
            if matches!(restriction.effect, Effect::Exempt(_)) {
                let not = text(&format!("<>{}", restriction.is));
                criteria = format!("{criteria},{},{not}", column(class, &restriction.column));
            }
        }
        let figure = match (figure, other) {
            (Figure::Own, Some(other)) => own_score_column(other).to_owned(),
            (Figure::Index, Some(other)) => other.index.clone(),
            (Figure::Part(name), _) => score_column_of(name),
            // The engine says of the formula that there is no such class.
            (Figure::Own | Figure::Index, None) => String::new(),
        };
        Rows { table: class, criteria, missing: self.missing }.aggregate(aggregate, Some(&figure))
    }

    fn votes(&self, choices: &[VoteChoice]) -> String {
        let cells: Vec<String> = choices.iter().map(|choice| cell(&choice.column)).collect();
        if cells.is_empty() {
            return "\"\"".to_owned();
        }
        let marks: Vec<String> =
            choices.iter().map(|choice| self.parameter(&format!("{}分值", choice.column))).collect();
        let total = format!("SUM({})", cells.join(","));
        blank_if(&format!("{total}=0"), &format!("({})/{total}", sum_of_products(&cells, &marks)))
    }
}

fn format_of(kind: Kind) -> Format {
    match kind {
        Kind::Percent => Format::Percent,
        Kind::Text => Format::Text,
        Kind::Number | Kind::Count | Kind::Date => Format::UpTo(4),
    }
}
