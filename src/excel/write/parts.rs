//! The indicators of a class beside the columns of their scores.

use crate::scheme::{Aggregation, Body, Class, Indicator, Role};

use super::Export;

/// An indicator with its score.
#[derive(Clone, Debug)]
pub(super) struct Part<'a> {
    pub indicator: &'a Indicator,
    pub depth: usize,
    /// The column of its score.
    pub column: usize,
    /// The full mark of that score.
    pub full: f64,
}

/// The indicators at the top of a class's tree.
pub(super) fn tops<'a>(export: &Export<'a>, table: usize) -> Vec<Part<'a>> {
    all(export, table).into_iter().filter(|part| part.depth == 0).collect()
}

/// All indicators of a class that have a score, in the order they are read.
pub(super) fn all<'a>(export: &Export<'a>, table: usize) -> Vec<Part<'a>> {
    let mut found = Vec::new();
    if let Some(class) = class(export, table) {
        push(export, table, &class.indicators, (class.aggregation, 0), &mut found);
    }
    found
}

fn class<'a>(export: &Export<'a>, table: usize) -> Option<&'a Class> {
    export.book.class_of(table)
}

fn push<'a>(
    export: &Export<'a>,
    table: usize,
    indicators: &'a [Indicator],
    (within, depth): (Aggregation, usize),
    found: &mut Vec<Part<'a>>,
) {
    for indicator in indicators {
        let name = indicator.name.clone();
        let column = match &indicator.body {
            Body::Leaf { .. } => export.column_of(table, &Role::Part(name)),
            Body::Group { .. } => export.column_of(table, &Role::Group(name)),
        };
        if let Some(column) = column {
            found.push(Part { indicator, depth, column, full: full(indicator, within) });
        }
        if let Body::Group { aggregation, children } = &indicator.body {
            push(export, table, children, (*aggregation, depth + 1), found);
        }
    }
}

/// Under points an indicator has its share, a group of points what its children have; else 100.
fn full(indicator: &Indicator, within: Aggregation) -> f64 {
    if within != Aggregation::Points {
        return 100.0;
    }
    match &indicator.body {
        Body::Group { aggregation: Aggregation::Points, children } => {
            children.iter().map(|child| full(child, Aggregation::Points)).sum()
        }
        _ => indicator.share,
    }
}
