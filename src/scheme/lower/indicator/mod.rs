//! Indicators as formula columns: the raw quantity, the leaf's score, the group's score.

mod ballots;
mod cohort;
mod conversion;
mod group;
mod leaf;
mod measure;
mod rows;
mod weighted;

use super::formula::cell;
use super::{Format, FormulaColumn, Role};
use crate::scheme::clause::{group_sentence, rule_sentence};
use crate::scheme::model::{Aggregation, Body, Class, Indicator, Missing, Scheme};

pub(super) use group::group_formula;
use leaf::Leaf;

/// The column that holds an indicator's score.
pub(super) fn score_column(indicator: &Indicator) -> String {
    score_column_of(&indicator.name)
}

fn score_column_of(indicator: &str) -> String {
    format!("{indicator}得分")
}

/// Adds the columns of indicators that have one parent, or are at the top, and of all below them:
/// children first. `group` is the title they stand under.
pub(super) fn push_columns(
    scheme: &Scheme,
    class: &Class,
    indicators: &[Indicator],
    within: Aggregation,
    group: &str,
    columns: &mut Vec<FormulaColumn>,
) {
    // The best ones are taken from a range, so that the scores have to stand side by side.
    let together = matches!(within, Aggregation::Best(_) | Aggregation::DropLowest(_));
    let mut scores = Vec::new();
    for indicator in indicators {
        push_indicator(scheme, class, indicator, within, group, columns);
        if together {
            scores.extend(columns.pop());
        }
    }
    columns.extend(scores);
}

/// The calculated columns that rules need in a table: weighted values, the validity of ballots.
pub(super) fn table_columns(scheme: &Scheme, table: &str) -> Vec<FormulaColumn> {
    let mut columns = weighted::columns(scheme, table);
    columns.extend(ballots::table_columns(scheme, table));
    columns
}

/// Adds an indicator's columns; its score comes last.
fn push_indicator(
    scheme: &Scheme,
    class: &Class,
    indicator: &Indicator,
    within: Aggregation,
    group: &str,
    columns: &mut Vec<FormulaColumn>,
) {
    match &indicator.body {
        Body::Group { aggregation, children } => {
            let title = if group.is_empty() { indicator.name.as_str() } else { group };
            push_columns(scheme, class, children, *aggregation, title, columns);
            columns.push(FormulaColumn {
                name: score_column(indicator),
                group: title.to_owned(),
                formula: group::nested_group_formula(class, indicator, within, *aggregation, children),
                role: Role::Group(indicator.name.clone()),
                format: Format::UpTo(4),
                meaning: group_sentence(*aggregation, children),
            });
        }
        Body::Leaf { measure, conversion, missing } => {
            let leaf = Leaf { scheme, class, indicator, within, group, missing: *missing };
            let raw = leaf.push_raw(measure, columns);
            let formula = leaf.score(raw, conversion, columns);
            columns.push(FormulaColumn {
                name: score_column(indicator),
                group: group.to_owned(),
                formula,
                role: Role::Part(indicator.name.clone()),
                format: Format::UpTo(4),
                meaning: rule_sentence(indicator, within),
            });
        }
    }
}

/// Whether the index waits for something below this indicator.
pub(super) fn awaits_entries(indicator: &Indicator) -> bool {
    match &indicator.body {
        Body::Group { children, .. } => children.iter().any(awaits_entries),
        Body::Leaf { missing, .. } => *missing == Missing::Pending,
    }
}

/// Whether all that is below is left out where it is not entered, so that the score may be blank.
fn is_reweighted(indicator: &Indicator) -> bool {
    match &indicator.body {
        Body::Group { children, .. } => !children.is_empty() && children.iter().all(is_reweighted),
        Body::Leaf { missing, .. } => *missing == Missing::Reweight,
    }
}

/// Whether indicators that are all left out make their parent's score blank without being waited for.
pub(super) fn may_all_be_left_out(indicators: &[Indicator]) -> bool {
    !indicators.is_empty() && indicators.iter().all(is_reweighted)
}

/// Every leaf of the scheme with its class.
fn all_leaves(scheme: &Scheme) -> Vec<(&Class, &Indicator)> {
    let classes = scheme.classes.iter();
    classes.flat_map(|class| class.leaves().into_iter().map(move |leaf| (class, leaf))).collect()
}

fn score_cells(children: &[Indicator]) -> Vec<String> {
    children.iter().map(|child| cell(&score_column(child))).collect()
}
