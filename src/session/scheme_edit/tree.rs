//! Places in the indicator tree, and the shares below them.

use super::change::IndicatorPlace;
use super::name::nothing_there;
use crate::scheme::{Aggregation, Body, Class, Indicator, Scheme, scale};
use crate::sentence::Sentence;

/// The indicators below a place and how they come together.
pub(super) struct Below<'a> {
    /// How they come together.
    pub(super) aggregation: &'a mut Aggregation,
    /// The indicators.
    pub(super) children: &'a mut Vec<Indicator>,
    /// The code of the group; empty at the top.
    pub(super) code: String,
}

/// What is below a place: the top of a class, or a group.
pub(super) fn below<'a>(scheme: &'a mut Scheme, place: &IndicatorPlace) -> Result<Below<'a>, Sentence> {
    let class = scheme.classes.get_mut(place.class).ok_or_else(nothing_there)?;
    let Class { aggregation, indicators, .. } = class;
    let mut found = Below { aggregation, children: indicators, code: String::new() };
    for position in &place.path {
        let next = found.children.get_mut(*position).ok_or_else(nothing_there)?;
        let code = next.code.clone();
        let Body::Group { aggregation, children } = &mut next.body else {
            return Err(not_a_group(&next.name));
        };
        found = Below { aggregation, children, code };
    }
    Ok(found)
}

/// The indicator at a place.
pub(super) fn indicator<'a>(
    scheme: &'a mut Scheme,
    place: &IndicatorPlace,
) -> Result<&'a mut Indicator, Sentence> {
    let (parent, position) = parent(place)?;
    below(scheme, &parent)?.children.get_mut(position).ok_or_else(nothing_there)
}

/// The place of what an indicator is in, and its position there.
pub(super) fn parent(place: &IndicatorPlace) -> Result<(IndicatorPlace, usize), Sentence> {
    let (position, path) = place.path.split_last().ok_or_else(nothing_there)?;
    Ok((IndicatorPlace { class: place.class, path: path.to_vec() }, *position))
}

/// Whether an indicator of a class has this name.
pub(super) fn has_name(indicators: &[Indicator], name: &str) -> bool {
    indicators.iter().any(|indicator| {
        indicator.name == name
            || matches!(&indicator.body, Body::Group { children, .. } if has_name(children, name))
    })
}

/// Scales the shares of these indicators so that they are 100 points or weights of 1; equal ones
/// where there is nothing to scale.
pub(super) fn normalise(aggregation: Aggregation, children: &mut [Indicator]) {
    match aggregation {
        Aggregation::Points => scale(&mut point_shares(children), 100.0, 2),
        Aggregation::Weights => {
            let mut shares: Vec<&mut f64> = children.iter_mut().map(|child| &mut child.share).collect();
            scale(&mut shares, 1.0, 4);
        }
        // Elsewhere children count alike.
        _ => {}
    }
}

/// The shares that sum to a total of points: a group of points has those of its children.
fn point_shares(children: &mut [Indicator]) -> Vec<&mut f64> {
    let mut shares = Vec::new();
    for child in children {
        match &mut child.body {
            Body::Group { aggregation: Aggregation::Points, children } => {
                shares.extend(point_shares(children))
            }
            _ => shares.push(&mut child.share),
        }
    }
    shares
}

fn not_a_group(name: &str) -> Sentence {
    Sentence::new(
        format!("“{name}”是直接计分的指标，下面不能再加指标。请先新增一个指标组。"),
        format!("{name} has a rule of its own and nothing can be below it. Add a group first."),
    )
}
