//! What many checks look up in a scheme, found once.

use crate::scheme::model::{Aggregation, Body, Class, Conversion, Indicator, Measure, Missing, Scheme};

/// A scheme with its tree laid flat.
pub(super) struct Lookup<'a> {
    pub(super) scheme: &'a Scheme,
    /// Every indicator of every class, depth first.
    pub(super) nodes: Vec<Node<'a>>,
}

/// An indicator with where it stands.
#[derive(Clone)]
pub(super) struct Node<'a> {
    pub(super) class: &'a Class,
    pub(super) indicator: &'a Indicator,
    /// How its parent takes it.
    pub(super) within: Aggregation,
    /// Positions from the top.
    pub(super) path: Vec<usize>,
}

/// The rule of a leaf.
#[derive(Clone, Copy)]
pub(super) struct Rule<'a> {
    pub(super) measure: &'a Measure,
    pub(super) conversion: &'a Conversion,
    pub(super) missing: Missing,
}

impl<'a> Lookup<'a> {
    pub(super) fn new(scheme: &'a Scheme) -> Self {
        let mut nodes = Vec::new();
        for class in &scheme.classes {
            push(class, &class.indicators, class.aggregation, &[], &mut nodes);
        }
        Self { scheme, nodes }
    }

    /// The class with this name.
    pub(super) fn class(&self, name: &str) -> Option<&'a Class> {
        self.scheme.classes.iter().find(|class| class.name == name)
    }

    /// The leaves with their rules.
    pub(super) fn rules(&self) -> impl Iterator<Item = (&Node<'a>, Rule<'a>)> {
        self.nodes.iter().filter_map(|node| match &node.indicator.body {
            Body::Leaf { measure, conversion, missing } => {
                Some((node, Rule { measure, conversion, missing: *missing }))
            }
            Body::Group { .. } => None,
        })
    }
}

impl Node<'_> {
    /// The mark a leaf can reach: its points under points, else 100.
    pub(super) fn full(&self) -> f64 {
        if self.within == Aggregation::Points { self.indicator.share } else { 100.0 }
    }
}

fn push<'a>(
    class: &'a Class,
    indicators: &'a [Indicator],
    within: Aggregation,
    above: &[usize],
    nodes: &mut Vec<Node<'a>>,
) {
    for (position, indicator) in indicators.iter().enumerate() {
        let mut path = above.to_vec();
        path.push(position);
        nodes.push(Node { class, indicator, within, path: path.clone() });
        if let Body::Group { aggregation, children } = &indicator.body {
            push(class, children, *aggregation, &path, nodes);
        }
    }
}
