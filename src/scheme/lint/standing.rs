//! Ranks, restrictions, outcomes and alerts: whether what they name is there.

use super::finding::Place;
use super::fix::Fix;
use super::lookup::Lookup;
use super::report::Report;
use crate::scheme::model::{Class, Condition, Effect, Filter, Measure};
use crate::scheme::parameter::class_parameter;

/// A tie-break or a group of ranks by a column that is not there.
pub(super) fn chain(lookup: &Lookup, report: &mut Report) {
    for class in &lookup.scheme.classes {
        let known = |column: &String| lookup.column(&class.name, column).is_some();
        for column in class.ranking.chain.iter().filter(|column| !known(column)) {
            report.find(
                Place::Class(class.name.clone()),
                "",
                format!("{}同分时先比“{column}”，但没有这一列。请改为已有的列（如“…得分”）。", class.name),
                format!(
                    "Ties of {} are broken by {column}, which is no column. Choose one that is there.",
                    class.name
                ),
                Some(Fix::RemoveTieBreak { class: class.name.clone(), column: column.clone() }),
            );
        }
        if let Some(column) = class.ranking.within.iter().find(|column| !known(column)) {
            report.find(
                Place::Class(class.name.clone()),
                "",
                format!("{}在“{column}”内另排名次，但没有这一列。请改。", class.name),
                format!("{} is also ranked within {column}, which is no column. Change it.", class.name),
                None,
            );
        }
    }
}

/// A cap at a grade that the class does not give, or at its best, which limits nobody.
pub(super) fn restrictions(lookup: &Lookup, report: &mut Report) {
    for class in &lookup.scheme.classes {
        for restriction in &class.restrictions {
            let Effect::GradeAtMost(grade) = &restriction.effect else { continue };
            let column = &restriction.column;
            let (zh, en) = match class.grades.iter().position(|band| band.name == *grade) {
                None => (
                    format!("“{column}”限定最高为“{grade}”，但{}没有这个等次。请改。", class.name),
                    format!(
                        "{column} limits the grade to {grade}, which {} does not have. Change it.",
                        class.name
                    ),
                ),
                Some(0) => (
                    format!("“{column}”限定最高为“{grade}”，它已是最好的等次，限制不起作用。请改。"),
                    format!(
                        "{column} limits the grade to {grade}, the best there is: it limits nobody. Change it."
                    ),
                ),
                Some(_) => continue,
            };
            let place = Place::Restriction { class: class.name.clone(), column: column.clone() };
            report.find(place, &restriction.source, zh, en, None);
        }
    }
}

/// Outcomes and alerts by a grade, an indicator, a table or a column that is not there.
pub(super) fn conditions(lookup: &Lookup, report: &mut Report) {
    for class in &lookup.scheme.classes {
        let outcomes = class.outcomes.iter().map(|found| {
            let place = Place::Outcome { class: class.name.clone(), outcome: found.name.clone() };
            (place, &found.name, &found.condition, &found.source)
        });
        let alerts = class.alerts.iter().map(|found| {
            let place = Place::Alert { class: class.name.clone(), alert: found.name.clone() };
            (place, &found.name, &found.condition, &found.source)
        });
        for (place, name, condition, source) in outcomes.chain(alerts) {
            let mut lacking = Vec::new();
            lacks(lookup, class, condition, &mut lacking);
            for (zh, en) in lacking {
                report.find(
                    place.clone(),
                    source,
                    format!("“{name}”的条件用到{zh}，但没有。请改条件。"),
                    format!("The condition of {name} needs {en}, which is not there. Change it."),
                    None,
                );
            }
        }
    }
}

fn lacks(lookup: &Lookup, class: &Class, condition: &Condition, found: &mut Vec<(String, String)>) {
    let grade = |name: &String, found: &mut Vec<(String, String)>| {
        let restricted = class.restrictions.iter().any(
            |other| matches!(&other.effect, Effect::NoGrade(text) | Effect::Exempt(text) if text == name),
        );
        if !restricted && !class.grades.iter().any(|band| band.name == *name) {
            found.push((format!("等次“{name}”"), format!("the grade {name}")));
        }
    };
    let column = |table: &str, name: &str, found: &mut Vec<(String, String)>| {
        if lookup.column(table, name).is_none() {
            found.push((format!("“{table}”的“{name}”列"), format!("the column {name} of {table}")));
        }
    };
    match condition {
        Condition::Grade(names) => names.iter().for_each(|name| grade(name, found)),
        Condition::GradeAgain(names) => {
            names.iter().for_each(|name| grade(name, found));
            if class.previous.is_none() {
                found.push(("上年等次".into(), "last year's grade".into()));
            }
        }
        Condition::FellByYear(_) if class.previous.is_none() => {
            found.push(("上年指数".into(), "last year's index".into()));
        }
        Condition::OutOfReach(name) => grade(name, found),
        Condition::FellByPart { indicator, .. } => {
            let node = lookup
                .rules()
                .find(|(node, _)| node.class.name == class.name && node.indicator.name == *indicator);
            if !node.is_some_and(|(_, rule)| matches!(rule.measure, Measure::Parts { .. })) {
                found.push((
                    format!("分期录入的指标“{indicator}”"),
                    format!("an indicator {indicator} entered by parts"),
                ));
            }
        }
        Condition::PartBelow { indicator, .. } => {
            let there = lookup
                .nodes
                .iter()
                .any(|node| node.class.name == class.name && node.indicator.name == *indicator);
            if !there {
                found.push((format!("指标“{indicator}”"), format!("the indicator {indicator}")));
            }
        }
        Condition::Rows { table, owner, only, .. } => {
            column(table, owner, found);
            only.iter().for_each(|Filter { column: name, .. }| column(table, name, found));
        }
        Condition::All(all) => all.iter().for_each(|one| lacks(lookup, class, one, found)),
        Condition::AtLeast(_) | Condition::Below(_) | Condition::RankWithin(_) | Condition::FellByYear(_) => {
        }
    }
}

/// A ledger that can neither add nor take anything.
pub(super) fn ledger(lookup: &Lookup, report: &mut Report) {
    for class in &lookup.scheme.classes {
        let Some(ledger) = &class.ledger else { continue };
        for (cap, zh, en) in [(ledger.bonus_cap, "加分", "bonus"), (ledger.penalty_cap, "减分", "penalty")]
        {
            if cap > 0.0 {
                continue;
            }
            report.find(
                Place::Ledger(class.name.clone()),
                "",
                format!("{}的{zh}上限是 0，台账里的{zh}不起作用。请改上限。", class.name),
                format!("The most {en} of {} is 0: what the ledger says does nothing. Raise it.", class.name),
                Some(Fix::Set {
                    parameter: class_parameter(&class.name, &format!("{zh}上限")), value: 10.0
                }),
            );
        }
    }
}

/// A class without indicators.
pub(super) fn empty(lookup: &Lookup, report: &mut Report) {
    for class in lookup.scheme.classes.iter().filter(|class| class.indicators.is_empty()) {
        report.find(
            Place::Class(class.name.clone()),
            "",
            format!("{}没有指标，得不出指数。请加上指标，或删去这一类。", class.name),
            format!("{} has no indicators and gets no index. Add some or remove the class.", class.name),
            None,
        );
    }
}

/// A group without indicators.
pub(super) fn empty_group(lookup: &Lookup, report: &mut Report) {
    for group in lookup.groups().filter(|group| group.name.is_some() && group.children.is_empty()) {
        let name = group.title();
        report.find(
            group.place(),
            group.source,
            format!("{name}下面没有指标。请加上，或删去它。"),
            format!("{name} has no indicators below it. Add some or remove it."),
            None,
        );
    }
}
