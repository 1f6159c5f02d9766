//! Weights that sum to 1, points that sum to 100.

use super::finding::Place;
use super::fix::Fix;
use super::lookup::{Group, Lookup, near, shown};
use super::report::Report;
use crate::scheme::model::{Aggregation, Body, Indicator, Measure};

/// Weights of a group that do not sum to 1.
pub(super) fn weights(lookup: &Lookup, report: &mut Report) {
    for group in lookup.groups().filter(|group| group.aggregation == Aggregation::Weights) {
        let total: f64 = group.children.iter().map(|child| child.share).sum();
        if group.children.is_empty() || near(total, 1.0) {
            continue;
        }
        let (name, total) = (group.title(), shown(total));
        report.find(
            group.place(),
            group.source,
            format!("{name}各项权重合计 {total}，应为 1。请改权重，或按比例调整。"),
            format!("The weights of {name} sum to {total} instead of 1. Change or scale them."),
            Some(scaling(&group, 1.0)),
        );
    }
}

/// Points of a class that do not sum to 100.
pub(super) fn points(lookup: &Lookup, report: &mut Report) {
    let tops = lookup.groups().filter(|group| group.name.is_none());
    for group in tops.filter(|group| group.aggregation == Aggregation::Points) {
        let total: f64 = group.children.iter().map(points_of).sum();
        if group.children.is_empty() || near(total, 100.0) {
            continue;
        }
        let (name, total) = (group.title(), shown(total));
        report.find(
            group.place(),
            "",
            format!("{name}各项满分合计 {total} 分，不是 100 分。若不是有意，请改满分，或按比例调整。"),
            format!(
                "The full marks of {name} sum to {total} instead of 100. Change or scale them unless meant."
            ),
            Some(scaling(&group, 100.0)),
        );
    }
}

/// An indicator whose share counts nothing, or counts against.
pub(super) fn not_positive(lookup: &Lookup, report: &mut Report) {
    for node in &lookup.nodes {
        let indicator = node.indicator;
        let counts = match (node.within, &indicator.body) {
            (Aggregation::Weights, _) => true,
            (Aggregation::Points, Body::Group { aggregation: Aggregation::Points, .. }) => false,
            (aggregation, _) => aggregation == Aggregation::Points,
        };
        if counts && indicator.share <= 0.0 {
            let (name, share) = (&indicator.name, shown(indicator.share));
            report.find(
                node.place(),
                &indicator.source,
                format!("“{name}”的分值或权重为 {share}，这一项不起作用。请填正数，或删去这一项。"),
                format!(
                    "{name} has the share {share} and counts nothing. Enter a positive one or remove it."
                ),
                None,
            );
        }
    }
}

/// Weights of the kinds of raters that do not sum to 1.
pub(super) fn raters(lookup: &Lookup, report: &mut Report) {
    for (node, rule) in lookup.rules() {
        let Measure::Ballots { raters, .. } = rule.measure else { continue };
        let total: f64 = raters.iter().map(|rater| rater.weight).sum();
        if near(total, 1.0) {
            continue;
        }
        let (name, total) = (&node.indicator.name, shown(total));
        let fix = (!raters.is_empty())
            .then(|| Fix::ScaleRaters { class: node.class.name.clone(), indicator: name.clone() });
        report.find(
            node.place(),
            &node.indicator.source,
            format!("“{name}”各类评分人的权重合计 {total}，应为 1。请改权重，或按比例调整。"),
            format!("The raters' weights of {name} sum to {total} instead of 1. Change or scale them."),
            fix,
        );
    }
}

/// Own and linked weight that do not sum to 1, for everyone or for an exception.
pub(super) fn link(lookup: &Lookup, report: &mut Report) {
    for class in &lookup.scheme.classes {
        let Some(link) = &class.link else { continue };
        let exceptions = link.exceptions.iter().map(|found| (found.is.as_str(), found.own, found.linked));
        for (who, own, linked) in
            std::iter::once((class.name.as_str(), link.own, link.linked)).chain(exceptions)
        {
            if near(own + linked, 1.0) {
                continue;
            }
            let (own, linked, total) = (shown(own), shown(linked), shown(own + linked));
            report.find(
                Place::Link(class.name.clone()),
                &link.source,
                format!("{who}的本人权重 {own} 与挂钩权重 {linked} 合计 {total}，不是 1。请改其中一个。"),
                format!(
                    "Own weight {own} and linked weight {linked} of {who} sum to {total}, not 1. Change one."
                ),
                Some(Fix::CompleteLink { class: class.name.clone() }),
            );
        }
    }
}

/// Weights of the parts of the period that do not sum to 1, where something is entered by parts.
pub(super) fn parts(lookup: &Lookup, report: &mut Report) {
    let by_parts = lookup.rules().find(|(_, rule)| matches!(rule.measure, Measure::Parts { .. }));
    let Some((node, _)) = by_parts else { return };
    let parts = &lookup.scheme.period.parts;
    let name = &node.indicator.name;
    let total: f64 = parts.iter().map(|part| part.weight).sum();
    if parts.is_empty() {
        report.find(
            node.place(),
            &node.indicator.source,
            format!("“{name}”分期录入，但考评周期没有分期。请在周期里加上季度，或改为一次录入。"),
            format!("{name} is entered by parts, but the period has none. Add quarters or enter it once."),
            None,
        );
    } else if !near(total, 1.0) {
        let total = shown(total);
        report.find(
            Place::Scheme,
            "",
            format!("考评周期各期权重合计 {total}，应为 1。请改权重，或按比例调整。"),
            format!("The weights of the period's parts sum to {total} instead of 1. Change or scale them."),
            Some(Fix::ScaleParts),
        );
    }
}

/// The points an indicator counts in a sum: a group of points counts its children's.
pub(super) fn points_of(indicator: &Indicator) -> f64 {
    match &indicator.body {
        Body::Group { aggregation: Aggregation::Points, children } => children.iter().map(points_of).sum(),
        _ => indicator.share,
    }
}

fn scaling(group: &Group, to: f64) -> Fix {
    Fix::ScaleShares { class: group.class.name.clone(), group: group.name.map(str::to_owned), to }
}
