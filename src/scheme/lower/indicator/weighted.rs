//! The columns `value×weight` that weighted means over a table need.

use super::super::class::own_score_column;
use super::super::formula::cell;
use super::super::{Format, FormulaColumn, Role};
use super::{all_leaves, score_column_of};
use crate::scheme::model::{Aggregate, Body, Figure, Indicator, Measure, Scheme};
use crate::sentence::Sentence;

/// The name of the column of a value times a weight.
pub(super) fn weighted_column(value: &str, weight: &str) -> String {
    format!("{value}×{weight}")
}

/// The products that weighted means need in a table, each once.
pub(super) fn columns(scheme: &Scheme, table: &str) -> Vec<FormulaColumn> {
    let mut pairs: Vec<(String, String)> =
        all_leaves(scheme).into_iter().filter_map(|(_, leaf)| pair(scheme, leaf, table)).collect();
    pairs.sort();
    pairs.dedup();
    pairs.into_iter().map(|(value, weight)| product(&value, &weight)).collect()
}

/// The value and the weight whose product an indicator needs in a table.
fn pair(scheme: &Scheme, leaf: &Indicator, table: &str) -> Option<(String, String)> {
    let Body::Leaf { measure, .. } = &leaf.body else { return None };
    match measure {
        Measure::Rows { table: of, aggregate: Aggregate::WeightedMean { value, weight }, .. }
            if of == table =>
        {
            Some((value.clone(), weight.clone()))
        }
        Measure::Subjects { class, figure, aggregate: Aggregate::WeightedMean { weight, .. }, .. }
            if class == table =>
        {
            let other = scheme.classes.iter().find(|other| other.name == *class)?;
            let value = match figure {
                Figure::Own => own_score_column(other).to_owned(),
                Figure::Index => other.index.clone(),
                Figure::Part(name) => score_column_of(name),
            };
            Some((value, weight.clone()))
        }
        _ => None,
    }
}

fn product(value: &str, weight: &str) -> FormulaColumn {
    let (of, by) = (cell(value), cell(weight));
    FormulaColumn {
        name: weighted_column(value, weight),
        group: String::new(),
        formula: format!("IF(OR({of}=\"\",{by}=\"\"),\"\",{of}*{by})"),
        role: Role::Helper,
        format: Format::UpTo(4),
        meaning: Sentence::new(format!("{value}乘以{weight}。"), format!("{value} times {weight}.")),
    }
}
