//! What many checks look up in a scheme, found once.

use super::finding::Place;
use super::shape::{ColumnShape, TableShape, shapes};
use crate::engine::{number_text, round_to};
use crate::scheme::lower::lower;
use crate::scheme::model::{Aggregation, Body, Class, Conversion, Indicator, Measure, Scheme};
use crate::scheme::parameter::{ParameterCell, indicator_parameter};

/// A scheme with its tree laid flat.
pub(super) struct Lookup<'a> {
    pub(super) scheme: &'a Scheme,
    /// Every indicator of every class, depth first.
    pub(super) nodes: Vec<Node<'a>>,
    /// The tables with their columns, classes first.
    pub(super) tables: Vec<TableShape>,
    /// The numbers of the scheme.
    pub(super) parameters: Vec<ParameterCell>,
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

/// Indicators that make a score together: a class's top or a group.
pub(super) struct Group<'a> {
    pub(super) class: &'a Class,
    /// The group's name; none at the top.
    pub(super) name: Option<&'a str>,
    pub(super) aggregation: Aggregation,
    pub(super) children: &'a [Indicator],
    pub(super) source: &'a str,
}

/// The rule of a leaf.
#[derive(Clone, Copy)]
pub(super) struct Rule<'a> {
    pub(super) measure: &'a Measure,
    pub(super) conversion: &'a Conversion,
}

impl<'a> Lookup<'a> {
    pub(super) fn new(scheme: &'a Scheme) -> Self {
        let mut nodes = Vec::new();
        for class in &scheme.classes {
            push(class, &class.indicators, class.aggregation, &[], &mut nodes);
        }
        let lowered = lower(scheme, scheme.period.to);
        Self { scheme, nodes, tables: shapes(scheme, &lowered), parameters: lowered.parameters }
    }

    /// The class with this name.
    pub(super) fn class(&self, name: &str) -> Option<&'a Class> {
        self.scheme.classes.iter().find(|class| class.name == name)
    }

    /// The column with this name, entered or calculated.
    pub(super) fn column(&self, table: &str, column: &str) -> Option<&ColumnShape> {
        let table = self.tables.iter().find(|found| found.name == table)?;
        table.columns.iter().find(|found| found.name == column)
    }

    /// Whether a node is the indicator with this name of its class, or below it.
    pub(super) fn is_below(&self, node: &Node, name: &str) -> bool {
        self.nodes.iter().any(|other| {
            other.class.name == node.class.name
                && other.indicator.name == name
                && node.path.starts_with(&other.path)
        })
    }

    /// Every class's top, and every group.
    pub(super) fn groups(&self) -> impl Iterator<Item = Group<'a>> {
        let tops = self.scheme.classes.iter().map(|class| Group {
            class,
            name: None,
            aggregation: class.aggregation,
            children: &class.indicators,
            source: "",
        });
        tops.chain(self.nodes.iter().filter_map(|node| match &node.indicator.body {
            Body::Group { aggregation, children } => Some(Group {
                class: node.class,
                name: Some(&node.indicator.name),
                aggregation: *aggregation,
                children,
                source: &node.indicator.source,
            }),
            Body::Leaf { .. } => None,
        }))
    }

    /// The leaves with their rules.
    pub(super) fn rules(&self) -> impl Iterator<Item = (&Node<'a>, Rule<'a>)> {
        self.nodes.iter().filter_map(|node| match &node.indicator.body {
            Body::Leaf { measure, conversion, .. } => Some((node, Rule { measure, conversion })),
            Body::Group { .. } => None,
        })
    }
}

impl Group<'_> {
    pub(super) fn place(&self) -> Place {
        let class = self.class.name.clone();
        match self.name {
            None => Place::Class(class),
            Some(name) => Place::Indicator { class, indicator: name.to_owned() },
        }
    }

    /// What sentences call it.
    pub(super) fn title(&self) -> String {
        match self.name {
            None => self.class.name.clone(),
            Some(name) => format!("“{name}”"),
        }
    }
}

impl Node<'_> {
    pub(super) fn place(&self) -> Place {
        Place::Indicator { class: self.class.name.clone(), indicator: self.indicator.name.clone() }
    }

    /// The name of one of its parameters.
    pub(super) fn parameter(&self, part: &str) -> String {
        indicator_parameter(&self.class.name, &self.indicator.name, part)
    }

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

/// Whether two sums of shares are the same as far as an office writes them.
pub(super) fn near(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-6
}

/// A number as sentences show it.
pub(super) fn shown(number: f64) -> String {
    number_text(round_to(number, 6))
}
