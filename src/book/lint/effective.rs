//! How much an indicator really moves: its effective weight beside its nominal one.
//!
//! The effective weight of a part is its share in the variance of the sum,
//! `cov(wᵢxᵢ, Σwx) ÷ var(Σwx)`: the shares of all parts sum to 1, and a part in which all are equal
//! has none. It is the usual measure of the weight that a component of a composite score really has
//! (M. Wang and J. Stanley, “Differential weighting”, Review of Educational Research 40, 1970; for
//! composite indicators P. Paruolo, M. Saisana and A. Saltelli, “Ratings and rankings: voodoo or
//! science?”, Journal of the Royal Statistical Society A 176, 2013).

use super::{Books, Report};
use crate::engine::{Value, number_text, round_to};
use crate::scheme::lint::Place;
use crate::scheme::{Aggregation, Body, Class, Indicator, Role};

/// Of fewer subjects a spread says little.
const FEWEST: usize = 10;
/// Parts that weigh less in name are not worth a word.
const LEAST_NOMINAL: f64 = 0.08;
/// What is left of the nominal weight, below which it is worth a word.
const LEFT: f64 = 0.3;

/// Indicators whose weight in name is several times their effect.
pub(super) fn hardly_moves(books: &Books, report: &mut Report) {
    for class in &books.book.scheme.classes {
        for found in effective_weights(books, class) {
            if found.nominal < LEAST_NOMINAL || found.effective > LEFT * found.nominal {
                continue;
            }
            let figures =
                [found.nominal * 100.0, found.effective * 100.0].map(|part| number_text(round_to(part, 1)));
            let [nominal, effective] = &figures;
            let (name, class_name) = (&found.indicator.name, &class.name);
            let spread = number_text(round_to(found.spread, 2));
            report.find(
                Place::Indicator { class: class_name.clone(), indicator: name.clone() },
                &found.indicator.source,
                format!(
                    "“{name}”名义权重 {nominal}%，实际只左右总分差异的 {effective}%：各{class_name}得分几乎一样（标准差 {spread}）。请把标准定细，或降低权重。"
                ),
                format!(
                    "{name} weighs {nominal}% in name but moves only {effective}% of the differences: nearly all score alike (deviation {spread}). Set finer standards or lower the weight."
                ), None);
        }
    }
}

/// An indicator's weight in name and in effect.
pub(super) struct Weighed<'a> {
    pub(super) indicator: &'a Indicator,
    pub(super) nominal: f64,
    pub(super) effective: f64,
    /// The standard deviation of its score.
    pub(super) spread: f64,
}

/// The weights of all parts of a class's base score, over the subjects whose parts are all known. A
/// group that is no sum (the best of several …) is a part as a whole.
pub(super) fn effective_weights<'a>(books: &Books<'a>, class: &'a Class) -> Vec<Weighed<'a>> {
    let mut parts = Vec::new();
    if !matches!(class.aggregation, Aggregation::Points | Aggregation::Weights | Aggregation::Mean) {
        return Vec::new();
    }
    push_parts(&class.indicators, class.aggregation, 1.0, &mut parts);
    let Some(scores) = scores(books, class, &parts) else { return Vec::new() };
    let Some(rows) = scores.first().map(Vec::len).filter(|rows| *rows >= FEWEST) else { return Vec::new() };
    let totals: Vec<f64> =
        (0..rows).map(|row| scores.iter().filter_map(|column| column.get(row)).sum()).collect();
    let variance = covariance(&totals, &totals);
    let whole: f64 = parts.iter().map(|part| part.most).sum();
    if variance <= 1e-9 || whole <= 0.0 {
        return Vec::new();
    }
    parts
        .iter()
        .zip(&scores)
        .map(|(part, column)| Weighed {
            indicator: part.indicator,
            nominal: part.most / whole,
            effective: covariance(column, &totals) / variance,
            spread: covariance(column, column).max(0.0).sqrt() / part.factor,
        })
        .collect()
}

/// A part of the base score.
struct Part<'a> {
    indicator: &'a Indicator,
    role: Role,
    /// What its score is multiplied by on its way to the base.
    factor: f64,
    /// The most it adds to the base.
    most: f64,
}

fn push_parts<'a>(indicators: &'a [Indicator], within: Aggregation, factor: f64, parts: &mut Vec<Part<'a>>) {
    let count = indicators.len().max(1) as f64;
    for indicator in indicators {
        let (own, full) = match within {
            Aggregation::Points => (factor, points(indicator)),
            Aggregation::Weights => (factor * indicator.share, 100.0),
            _ => (factor / count, 100.0),
        };
        if own <= 0.0 || full <= 0.0 {
            continue;
        }
        let part = |role: Role| Part { indicator, role, factor: own, most: own * full };
        match &indicator.body {
            Body::Leaf { .. } => parts.push(part(Role::Part(indicator.name.clone()))),
            Body::Group { aggregation, children } => {
                let sum: f64 = children.iter().map(points).sum();
                match (within, aggregation) {
                    (Aggregation::Points, Aggregation::Points) => {
                        push_parts(children, *aggregation, own, parts);
                    }
                    (Aggregation::Points, Aggregation::Weights | Aggregation::Mean) => {
                        push_parts(children, *aggregation, own * indicator.share / 100.0, parts);
                    }
                    (_, Aggregation::Points) if sum > 0.0 => {
                        push_parts(children, *aggregation, own * 100.0 / sum, parts);
                    }
                    (_, Aggregation::Weights | Aggregation::Mean) => {
                        push_parts(children, *aggregation, own, parts);
                    }
                    _ => parts.push(part(Role::Group(indicator.name.clone()))),
                }
            }
        }
    }
}

fn points(indicator: &Indicator) -> f64 {
    match &indicator.body {
        Body::Group { aggregation: Aggregation::Points, children } => children.iter().map(points).sum(),
        _ => indicator.share,
    }
}

/// What each part adds to the base, a column each, of the subjects of whom all that are not left out
/// are known. A part that is left out adds nothing for that subject.
fn scores(books: &Books, class: &Class, parts: &[Part]) -> Option<Vec<Vec<f64>>> {
    let table = books.book.table_position(&class.name)?;
    let rows = books.book.tables.get(table)?.rows;
    let base = books.column(table, "指标得分")?;
    let columns: Vec<usize> =
        parts.iter().map(|part| books.calculation.role_position(table, &part.role)).collect::<Option<_>>()?;
    let known: Vec<usize> = (0..rows)
        .filter(|row| matches!(books.calculation.value(table, base, *row), Value::Number(_)))
        .collect();
    let of = |column: usize, factor: f64| -> Vec<f64> {
        let value = |row: &usize| match books.calculation.value(table, column, *row) {
            Value::Number(number) => number * factor,
            _ => 0.0,
        };
        known.iter().map(value).collect()
    };
    Some(columns.iter().zip(parts).map(|(column, part)| of(*column, part.factor)).collect())
}

fn covariance(one: &[f64], other: &[f64]) -> f64 {
    let count = one.len() as f64;
    let mean = |of: &[f64]| of.iter().sum::<f64>() / count;
    let (first, second) = (mean(one), mean(other));
    one.iter().zip(other).map(|(left, right)| (left - first) * (right - second)).sum::<f64>() / count
}
