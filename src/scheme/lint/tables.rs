//! Tables and columns that rules name: whether they are there, and whether anything reads them.

use std::collections::BTreeSet;

use super::finding::Place;
use super::fix::Fix;
use super::lookup::{Lookup, Node};
use super::report::Report;
use crate::scheme::model::{Aggregate, Condition, Figure, Filter, Measure, Options};

/// Tables, columns, classes and indicators that a rule reads but that are not there.
pub(super) fn missing(lookup: &Lookup, report: &mut Report) {
    for (node, rule) in lookup.rules() {
        match rule.measure {
            Measure::Rows { table, owner, only, aggregate } => {
                let mut columns = vec![owner.as_str()];
                columns.extend(only.iter().map(|filter| filter.column.as_str()));
                columns.extend(values(aggregate));
                lacking(lookup, node, table, &columns, report);
            }
            Measure::Ballots { table, owner, kind, mark, rules, .. } => {
                let mut columns = vec![owner.as_str(), kind, mark];
                columns.extend(rules.ballot.as_deref());
                columns.extend(rules.rater.as_deref());
                lacking(lookup, node, table, &columns, report);
            }
            Measure::Subjects { class, attribute, figure, .. } => {
                lacking(lookup, node, class, &[attribute], report);
                let Figure::Part(part) = figure else { continue };
                let there = lookup
                    .nodes
                    .iter()
                    .any(|other| other.class.name == *class && other.indicator.name == *part);
                if lookup.class(class).is_some() && !there {
                    report.find(
                        node.place(),
                        &node.indicator.source,
                        format!("“{}”取{class}的指标“{part}”，但没有这个指标。请改。", node.indicator.name),
                        format!(
                            "{} takes the indicator {part} of {class}, which is not there. Change it.",
                            node.indicator.name
                        ),
                        None,
                    );
                }
            }
            Measure::Entry { .. }
            | Measure::Parts { .. }
            | Measure::Votes { .. }
            | Measure::Formula { .. } => {}
        }
    }
    for class in &lookup.scheme.classes {
        let Some(ledger) = &class.ledger else { continue };
        let mut columns = vec![&ledger.class, &ledger.owner, &ledger.direction, &ledger.points];
        columns.extend(&ledger.case);
        columns.extend(&ledger.multiplier);
        for column in columns.into_iter().filter(|column| lookup.column(&ledger.table, column).is_none()) {
            report.find(
                Place::Ledger(class.name.clone()),
                "",
                format!(
                    "{}的加减分要用“{}”的“{column}”列，没有这一列。请加上，或改加减分。",
                    class.name, ledger.table
                ),
                format!(
                    "Bonus and penalty of {} need {column} in {}, which is not there. Add it.",
                    class.name, ledger.table
                ),
                None,
            );
        }
    }
}

fn lacking(lookup: &Lookup, node: &Node, table: &str, columns: &[&str], report: &mut Report) {
    let name = &node.indicator.name;
    if !lookup.tables.iter().any(|found| found.name == table) {
        report.find(
            node.place(),
            &node.indicator.source,
            format!("“{name}”要用表“{table}”，但没有这张表。请加上，或改数据来源。"),
            format!("{name} reads the table {table}, which is not there. Add it or change the source."),
            None,
        );
        return;
    }
    for column in columns.iter().filter(|column| lookup.column(table, column).is_none()) {
        report.find(
            node.place(),
            &node.indicator.source,
            format!("“{name}”要用表“{table}”的“{column}”列，但没有这一列。请加上，或改数据来源。"),
            format!("{name} reads the column {column} of {table}, which is not there. Add it or change the source."),
            None,
        );
    }
}

/// The columns an aggregate reads.
fn values(aggregate: &Aggregate) -> Vec<&str> {
    match aggregate {
        Aggregate::WeightedMean { value, weight } => vec![value, weight],
        Aggregate::Mean { value }
        | Aggregate::Sum { value }
        | Aggregate::Minimum { value }
        | Aggregate::Maximum { value } => vec![value],
        Aggregate::Count => Vec::new(),
        Aggregate::Share { of } => of.iter().map(|Filter { column, .. }| column.as_str()).collect(),
    }
}

/// Tables of entries that no rule, ledger, link, alert or formula reads.
pub(super) fn unused(lookup: &Lookup, report: &mut Report) {
    let used = used_tables(lookup);
    for table in &lookup.scheme.tables {
        let name = &table.name;
        let in_formula = format!("{name}[");
        let read =
            used.contains(name.as_str()) || formulas(lookup).any(|formula| formula.contains(&in_formula));
        if read {
            continue;
        }
        report.find(
            Place::Table(name.clone()),
            "",
            format!("表“{name}”没有指标、台账、挂钩或预警用到，填了也不影响结果。若只作记录可以保留。"),
            format!("Nothing reads the table {name}: what is entered changes no result. Keep it if it is a mere record."),
            Some(Fix::RemoveTable { table: name.clone() }),
        );
    }
}

fn used_tables<'a>(lookup: &Lookup<'a>) -> BTreeSet<&'a str> {
    fn of_condition<'a>(condition: &'a Condition, used: &mut BTreeSet<&'a str>) {
        match condition {
            Condition::Rows { table, .. } => {
                used.insert(table);
            }
            Condition::All(all) => all.iter().for_each(|one| of_condition(one, used)),
            _ => {}
        }
    }
    let mut used = BTreeSet::new();
    for (_, rule) in lookup.rules() {
        if let Measure::Rows { table, .. } | Measure::Ballots { table, .. } = rule.measure {
            used.insert(table.as_str());
        }
    }
    for class in &lookup.scheme.classes {
        used.extend(class.ledger.iter().map(|ledger| ledger.table.as_str()));
        let moves = class.link.iter().filter_map(|link| link.memberships.as_ref());
        used.extend(moves.map(|moves| moves.table.as_str()));
        class.outcomes.iter().for_each(|found| of_condition(&found.condition, &mut used));
        class.alerts.iter().for_each(|found| of_condition(&found.condition, &mut used));
    }
    used
}

fn formulas<'a>(lookup: &Lookup<'a>) -> impl Iterator<Item = &'a str> {
    let own = lookup.scheme.tables.iter().flat_map(|table| &table.columns);
    let measured = lookup.nodes.iter().filter_map(|node| match &node.indicator.body {
        crate::scheme::model::Body::Leaf { measure: Measure::Formula { formula, .. }, .. } => {
            Some(formula.as_str())
        }
        _ => None,
    });
    let measured: Vec<&str> = measured.collect();
    own.filter_map(|column| column.formula.as_deref()).chain(measured)
}

/// Columns that name subjects of a class, or a column of the row, that is not there.
pub(super) fn options(lookup: &Lookup, report: &mut Report) {
    for table in &lookup.tables {
        for column in &table.columns {
            let (zh, en) = match &column.options {
                Options::SubjectOf(class) if lookup.class(class).is_none() => (
                    format!("“{}”的“{}”要填{class}，但没有这一类考评对象。请改。", table.name, column.name),
                    format!(
                        "{} of {} names {class}, but there is no such class. Change it.",
                        column.name, table.name
                    ),
                ),
                Options::SubjectOfClassIn(named) if lookup.column(&table.name, named).is_none() => (
                    format!("“{}”的“{}”由“{named}”列定类别，但没有这一列。请改。", table.name, column.name),
                    format!(
                        "The class of {} of {} stands in {named}, which is no column. Change it.",
                        column.name, table.name
                    ),
                ),
                Options::Between(least, most) if least > most => (
                    format!("“{}”的“{}”下限大于上限，什么数都填不进。请改。", table.name, column.name),
                    format!(
                        "The bounds of {} of {} are the wrong way round. Change them.",
                        column.name, table.name
                    ),
                ),
                Options::Choice(choices) if choices.is_empty() => (
                    format!("“{}”的“{}”没有可选的词。请加上。", table.name, column.name),
                    format!("{} of {} has nothing to choose from. Add choices.", column.name, table.name),
                ),
                _ => continue,
            };
            let place = Place::Column { table: table.name.clone(), column: column.name.clone() };
            report.find(place, "", zh, en, None);
        }
    }
}
