//! Rules tried on sample quantities: the scheme's own formulas over a small book of invented entries.

use crate::book::{Book, Calculation};
use crate::engine::{Column, Value, number_text, round_to};
use crate::scheme::{
    Aggregation, Body, Class, Conversion, Indicator, Kind, Measure, Missing, Options, Role, Scheme,
};

/// A quantity and the points it earns, as shown.
pub(in crate::session) type Tried = (String, String);

/// How many quantities each rule is tried on.
const TRIES: usize = 4;

/// Every leaf of a class by name, tried on sample quantities. What others' entries decide is tried
/// with the samples as the others.
pub(in crate::session) fn samples(scheme: &Scheme, class: &Class) -> Vec<(String, Vec<Tried>)> {
    let mut leaves = Vec::new();
    let indicators = class.indicators.iter().map(|one| tried(one, class.aggregation, &mut leaves)).collect();
    let class = Class {
        indicators,
        apportionment: None,
        ledger: None,
        link: None,
        restrictions: Vec::new(),
        adjustment: None,
        grades: Vec::new(),
        previous: None,
        outcomes: Vec::new(),
        alerts: Vec::new(),
        ranking: crate::scheme::Ranking {
            chain: Vec::new(),
            by_hand: None,
            within: None,
            ..class.ranking.clone()
        },
        ..class.clone()
    };
    let scheme = Scheme { classes: vec![class], tables: Vec::new(), ..scheme.clone() };
    let mut book = Book::new(scheme, "", "", "", 0.0);
    let Some(table) = book.tables.first_mut() else { return Vec::new() };
    table.rows = TRIES;
    for (definition, entries) in table.columns.iter().zip(&mut table.entries) {
        let leaf = leaves.iter().find(|leaf| leaf.column == definition.name);
        let values = (0..TRIES).map(|row| leaf.and_then(|leaf| leaf.quantities.get(row)).cloned());
        *entries = std::sync::Arc::new(values.map(Option::unwrap_or_default).collect::<Column>());
    }
    let calculation = Calculation::new(&book);
    leaves.into_iter().map(|leaf| leaf.read(&calculation)).collect()
}

/// A leaf that is tried.
struct Leaf {
    name: String,
    column: String,
    kind: Kind,
    quantities: Vec<Value>,
}

impl Leaf {
    fn read(self, calculation: &Calculation) -> (String, Vec<Tried>) {
        let position = calculation.role_position(0, &Role::Part(self.name.clone()));
        let read = |(row, quantity): (usize, &Value)| {
            let points = match calculation.value(0, position?, row) {
                Value::Number(points) => number_text(round_to(points, 2)),
                _ => return None,
            };
            let quantity = match quantity {
                Value::Number(number) if self.kind == Kind::Percent => {
                    format!("{}%", number_text(round_to(number * 100.0, 2)))
                }
                Value::Number(number) => number_text(*number),
                Value::Text(text) => text.to_string(),
                _ => return None,
            };
            Some((quantity, points))
        };
        let tries = self.quantities.iter().enumerate().filter_map(read).collect();
        (self.name, tries)
    }
}

/// The indicator with an entry of its own in place of what it measures.
fn tried(indicator: &Indicator, within: Aggregation, leaves: &mut Vec<Leaf>) -> Indicator {
    let body = match &indicator.body {
        Body::Group { aggregation, children } => Body::Group {
            aggregation: *aggregation,
            children: children.iter().map(|child| tried(child, *aggregation, leaves)).collect(),
        },
        Body::Leaf { measure, conversion, .. } => {
            let full = if within == Aggregation::Points { indicator.share } else { 100.0 };
            let kind = kind_of(measure);
            let column = format!("{}样例", indicator.name);
            leaves.push(Leaf {
                name: indicator.name.clone(),
                column: column.clone(),
                kind,
                quantities: quantities(conversion, full, kind),
            });
            let measure = Measure::Entry { column, kind, options: Options::Free };
            Body::Leaf { measure, conversion: conversion.clone(), missing: Missing::Reweight }
        }
    };
    Indicator { body, ..indicator.clone() }
}

fn kind_of(measure: &Measure) -> Kind {
    match measure {
        Measure::Entry { kind, .. } | Measure::Parts { kind, .. } | Measure::Formula { kind, .. } => *kind,
        Measure::Rows { aggregate: crate::scheme::Aggregate::WeightedMean { .. }, .. } => Kind::Percent,
        _ => Kind::Number,
    }
}

/// Quantities that show what a conversion does: at its edges, and beyond them.
fn quantities(conversion: &Conversion, full: f64, kind: Kind) -> Vec<Value> {
    let whole = |number: f64| if kind == Kind::Count { number.floor() } else { round_to(number, 2) };
    let numbers = match conversion {
        Conversion::Addition { each } | Conversion::Deduction { each } if *each > 0.0 => {
            let most = (full / each).ceil();
            vec![0.0, 1.0, whole(most / 2.0).max(2.0), most + 3.0]
        }
        Conversion::Proportion { target, floor, most } => {
            let low = floor.map_or(target * 0.5, |floor| floor - target * 0.1);
            vec![low, target * 0.8, *target, target * (most + 0.2)]
        }
        Conversion::Interpolation { zero, target, .. } => {
            let middle = (zero + target) / 2.0;
            vec![*zero, middle, *target, target + (target - zero) / 2.0]
        }
        Conversion::Steps { steps } => {
            let below = steps.last().map(|step| step.from - 1.0);
            steps.iter().map(|step| step.from).take(TRIES - 1).chain(below).collect()
        }
        Conversion::Words { words } => {
            return words.iter().take(TRIES).map(|word| Value::text(&word.word)).collect();
        }
        Conversion::Mark => vec![whole(full * 0.6), whole(full * 0.86), full, full * 1.2],
        _ => vec![60.0, 75.0, 90.0, 100.0],
    };
    numbers.into_iter().map(|number| Value::Number(round_to(number.max(0.0), 4))).collect()
}
