//! Which indicator an entered column feeds.

use super::model::{Aggregation, Body, Class, Indicator, Measure, Missing};

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
pub fn fed_leaf<'a>(class: &'a Class, column: &str) -> Option<FedLeaf<'a>> {
    class.indicators.iter().find_map(|top| {
        let (leaf, within) = find(top, class.aggregation, column)?;
        Some(FedLeaf { leaf, within, top })
    })
}

fn find<'a>(
    indicator: &'a Indicator,
    within: Aggregation,
    column: &str,
) -> Option<(&'a Indicator, Aggregation)> {
    match &indicator.body {
        Body::Group { aggregation, children } => {
            children.iter().find_map(|child| find(child, *aggregation, column))
        }
        Body::Leaf { measure: Measure::Entry { column: entry, .. }, .. } => {
            (entry == column).then_some((indicator, within))
        }
        Body::Leaf { measure: Measure::Votes { choices }, .. } => {
            choices.iter().any(|choice| choice.column == column).then_some((indicator, within))
        }
        Body::Leaf { .. } => None,
    }
}
