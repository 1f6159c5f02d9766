//! The columns that an indicator asks to be entered, and which indicator an entered column feeds.

use super::model::{Aggregation, Body, Class, Indicator, Kind, Measure, Missing, Options, Period};

/// A column that is entered for an indicator, in its class's own table.
#[derive(Clone, Debug, PartialEq)]
pub struct EnteredColumn {
    /// The column's name.
    pub name: String,
    /// The kind of its values.
    pub kind: Kind,
    /// The values it may take.
    pub options: Options,
}

/// The columns of its class's own table that a measure reads.
pub fn entered_columns(period: &Period, measure: &Measure) -> Vec<EnteredColumn> {
    let column = |name: &str, kind: Kind, options: &Options| EnteredColumn {
        name: name.to_owned(),
        kind,
        options: options.clone(),
    };
    match measure {
        Measure::Entry { column: name, kind, options } => vec![column(name, *kind, options)],
        Measure::Parts { column: name, kind, options } => {
            period.parts.iter().map(|part| column(&format!("{}{name}", part.name), *kind, options)).collect()
        }
        Measure::Votes { choices } => {
            choices.iter().map(|choice| column(&choice.column, Kind::Count, &Options::Free)).collect()
        }
        Measure::Rows { .. }
        | Measure::Subjects { .. }
        | Measure::Ballots { .. }
        | Measure::Formula { .. } => Vec::new(),
    }
}

/// A leaf that is fed by an entered column.
#[derive(Clone, Copy, Debug)]
pub struct FedLeaf<'a> {
    /// The leaf.
    pub leaf: &'a Indicator,
    /// How its parent takes it.
    pub within: Aggregation,
    /// The indicator at the top of the tree that it belongs to.
    pub top: &'a Indicator,
}

impl FedLeaf<'_> {
    /// What a missing entry means.
    pub fn missing(&self) -> Option<Missing> {
        match self.leaf.body {
            Body::Leaf { missing, .. } => Some(missing),
            Body::Group { .. } => None,
        }
    }
}

/// The leaf that an entered column of the class's own table feeds.
pub fn fed_leaf<'a>(period: &Period, class: &'a Class, column: &str) -> Option<FedLeaf<'a>> {
    class.indicators.iter().find_map(|top| {
        let (leaf, within) = find(period, top, class.aggregation, column)?;
        Some(FedLeaf { leaf, within, top })
    })
}

fn find<'a>(
    period: &Period,
    indicator: &'a Indicator,
    within: Aggregation,
    column: &str,
) -> Option<(&'a Indicator, Aggregation)> {
    match &indicator.body {
        Body::Group { aggregation, children } => {
            children.iter().find_map(|child| find(period, child, *aggregation, column))
        }
        Body::Leaf { measure, .. } => entered_columns(period, measure)
            .iter()
            .any(|entered| entered.name == column)
            .then_some((indicator, within)),
    }
}
