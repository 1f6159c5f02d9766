//! Links between classes: whether what they name is there, and whether they lead back to themselves.

use std::collections::BTreeSet;

use super::finding::Place;
use super::fix::Fix;
use super::lookup::Lookup;
use super::report::Report;
use crate::scheme::model::{Class, Figure, Measure, Options, QuotaScope};

/// A link to a class or by an attribute that is not there.
pub(super) fn target(lookup: &Lookup, report: &mut Report) {
    for class in &lookup.scheme.classes {
        let Some(link) = &class.link else { continue };
        let name = &class.name;
        let mut find = |zh: String, en: String| {
            report.find(Place::Link(name.clone()), &link.source, zh, en, None);
        };
        if lookup.class(&link.class).is_none() {
            find(
                format!("{name}挂钩“{}”，但没有这一类考评对象。请加上，或改挂钩。", link.class),
                format!(
                    "{name} is linked to {}, but there is no such class. Add it or change the link.",
                    link.class
                ),
            );
        }
        let columns =
            std::iter::once(&link.attribute).chain(link.exceptions.iter().map(|found| &found.column));
        for column in columns.filter(|column| !class.attributes.iter().any(|found| found.name == **column)) {
            find(
                format!("{name}的挂钩用到“{column}”，名册里没有这一列。请加上这一列，或改挂钩。"),
                format!("The link of {name} needs {column}, which the roster does not have. Add it."),
            );
        }
        if let Some(moves) = &link.memberships {
            for column in [&moves.member, &moves.unit, &moves.from, &moves.to] {
                if lookup.column(&moves.table, column).is_none() {
                    find(
                        format!("{name}的任职变动要用“{}”的“{column}”，没有这一列。请加上。", moves.table),
                        format!(
                            "Memberships of {name} need {column} in {}, which is not there. Add it.",
                            moves.table
                        ),
                    );
                }
            }
        }
    }
}

/// An attribute that a link goes by, but that takes any text.
pub(super) fn options(lookup: &Lookup, report: &mut Report) {
    for class in &lookup.scheme.classes {
        let Some(link) = &class.link else { continue };
        let found = class.attributes.iter().find(|found| found.name == link.attribute);
        let Some(attribute) = found else { continue };
        if attribute.options == Options::SubjectOf(link.class.clone()) || lookup.class(&link.class).is_none()
        {
            continue;
        }
        report.find(
            Place::Link(class.name.clone()),
            &link.source,
            format!("“{}”挂钩{}，却可以随意填写，填错的人找不到所属{}。请只让填已有的。", attribute.name, link.class, link.class),
            format!("{} links to {} but takes any text; a typing error loses the link. Let it take existing ones only.", attribute.name, link.class),
            Some(Fix::LinkAttribute {
                class: class.name.clone(),
                attribute: attribute.name.clone(),
                of: link.class.clone(),
            }),
        );
    }
}

/// Attributes that name subjects of a class, but that nothing goes by.
pub(super) fn idle(lookup: &Lookup, report: &mut Report) {
    for class in &lookup.scheme.classes {
        for attribute in &class.attributes {
            let Options::SubjectOf(of) = &attribute.options else { continue };
            if is_used(lookup, class, &attribute.name) {
                continue;
            }
            report.find(
                Place::Column { table: class.name.clone(), column: attribute.name.clone() },
                "",
                format!(
                    "“{}”填的是{of}，但挂钩、分组和指标都没有用到它。若要联动考核，请设挂钩。",
                    attribute.name
                ),
                format!(
                    "{} names {of}, but no link, group or indicator goes by it. Add a link if one is meant.",
                    attribute.name
                ),
                None,
            );
        }
    }
}

fn is_used(lookup: &Lookup, class: &Class, attribute: &str) -> bool {
    let linked = class.link.as_ref().is_some_and(|link| link.attribute == attribute);
    let ranked = class.ranking.within.as_deref() == Some(attribute);
    let quotas = class.grades.iter().filter_map(|band| band.quota.as_ref());
    let grouped =
        quotas.map(|quota| &quota.scope).any(|scope| *scope == QuotaScope::Group(attribute.to_owned()));
    let measured = lookup.rules().any(|(_, rule)| {
        matches!(rule.measure, Measure::Subjects { class: of, attribute: by, .. } if *of == class.name && by == attribute)
    });
    linked || ranked || grouped || measured
}

/// A figure of a class: what cycles lead through.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    Part(String, String),
    Own(String),
    Index(String),
}

/// Figures that depend on themselves, with the path.
pub(super) fn cycles(lookup: &Lookup, report: &mut Report) {
    let mut done = BTreeSet::new();
    for class in &lookup.scheme.classes {
        let mut path = Vec::new();
        visit(lookup, Stage::Index(class.name.clone()), &mut path, &mut done, report);
    }
}

fn visit(
    lookup: &Lookup,
    stage: Stage,
    path: &mut Vec<Stage>,
    done: &mut BTreeSet<Stage>,
    report: &mut Report,
) {
    if let Some(begin) = path.iter().position(|found| *found == stage) {
        let around: Vec<String> = path
            .iter()
            .skip(begin)
            .chain(std::iter::once(&stage))
            .map(|stage| title(lookup, stage))
            .collect();
        let place = match &stage {
            Stage::Part(class, indicator) => {
                Place::Indicator { class: class.clone(), indicator: indicator.clone() }
            }
            Stage::Own(class) | Stage::Index(class) => Place::Link(class.clone()),
        };
        let around = around.join(" → ");
        report.find(
            place,
            "",
            format!("循环：{around}。请让其中一步用“本人得分”，不用指数，或去掉一个挂钩。"),
            format!(
                "A cycle: {around}. Let one step take the own score instead of the index, or remove a link."
            ),
            None,
        );
        return;
    }
    if !done.insert(stage.clone()) {
        return;
    }
    path.push(stage.clone());
    for next in follows(lookup, &stage) {
        visit(lookup, next, path, done, report);
    }
    path.pop();
}

/// What a figure is made from.
fn follows(lookup: &Lookup, stage: &Stage) -> Vec<Stage> {
    match stage {
        Stage::Index(class) => {
            let link = lookup.class(class).and_then(|class| class.link.as_ref());
            let linked = link.filter(|link| lookup.class(&link.class).is_some());
            std::iter::once(Stage::Own(class.clone()))
                .chain(linked.map(|link| Stage::Index(link.class.clone())))
                .collect()
        }
        Stage::Own(class) => {
            let rules = lookup.rules().filter(|(node, _)| node.class.name == *class);
            rules.map(|(node, _)| Stage::Part(class.clone(), node.indicator.name.clone())).collect()
        }
        Stage::Part(class, name) => {
            let nodes = lookup.rules().filter(|(node, _)| node.class.name == *class);
            let below = nodes.filter(|(node, _)| lookup.is_below(node, name));
            below
                .filter_map(|(_, rule)| match rule.measure {
                    Measure::Subjects { class: of, figure, .. } => Some(match figure {
                        Figure::Own => Stage::Own(of.clone()),
                        Figure::Index => Stage::Index(of.clone()),
                        Figure::Part(part) => Stage::Part(of.clone(), part.clone()),
                    }),
                    _ => None,
                })
                .collect()
        }
    }
}

fn title(lookup: &Lookup, stage: &Stage) -> String {
    match stage {
        Stage::Part(class, indicator) => format!("{class}·{indicator}"),
        Stage::Own(class) => format!("{class}·本人得分"),
        Stage::Index(class) => match lookup.class(class) {
            Some(found) => format!("{class}·{}", found.index),
            None => class.clone(),
        },
    }
}
