//! Names that clash: of tables, columns, indicators and parameters.

use std::collections::BTreeSet;

use super::finding::Place;
use super::fix::Fix;
use super::lookup::Lookup;
use super::report::Report;

/// Two tables of one name; a class's table is one.
pub(super) fn tables(lookup: &Lookup, report: &mut Report) {
    let classes = lookup.scheme.classes.iter().map(|class| &class.name);
    let names = classes.chain(lookup.scheme.tables.iter().map(|table| &table.name));
    for name in repeated(names) {
        report.find(
            Place::Table(name.to_owned()),
            "",
            format!("有两张表都叫“{name}”，公式分不清。请改名。"),
            format!("Two tables are called {name}; formulas cannot tell them apart. Rename one."),
            None,
        );
    }
}

/// Two indicators of one name in a class.
pub(super) fn indicators(lookup: &Lookup, report: &mut Report) {
    let mut seen = BTreeSet::new();
    for node in &lookup.nodes {
        let (class, name) = (&node.class.name, &node.indicator.name);
        if seen.insert((class, name)) {
            continue;
        }
        let free = (2..).map(|number| format!("{name}{number}")).find(|free| {
            !lookup.nodes.iter().any(|other| other.class.name == *class && other.indicator.name == *free)
        });
        report.find(
            node.place(),
            &node.indicator.source,
            format!("{class}有两个指标都叫“{name}”，得分和参数分不清。请改名。"),
            format!(
                "Two indicators of {class} are called {name}; their scores cannot be told apart. Rename one."
            ),
            free.map(|free| Fix::RenameIndicator {
                class: class.clone(),
                path: node.path.clone(),
                name: free,
            }),
        );
    }
}

/// Two columns of one name in a table, entered or calculated.
pub(super) fn columns(lookup: &Lookup, report: &mut Report) {
    for table in &lookup.tables {
        for name in repeated(table.columns.iter().map(|column| &column.name)) {
            // Indicators of one name are told of by name.
            if lookup
                .nodes
                .iter()
                .any(|node| node.class.name == table.name && score_of(&node.indicator.name, name))
                && doubled_indicator(lookup, &table.name, name)
            {
                continue;
            }
            report.find(
                Place::Column { table: table.name.clone(), column: name.to_owned() },
                "",
                format!("表“{}”里有两列都叫“{name}”，公式分不清。请给其中一列改名。", table.name),
                format!(
                    "Two columns of {} are called {name}; formulas cannot tell them apart. Rename one.",
                    table.name
                ),
                None,
            );
        }
    }
}

/// Two parameters of one name.
pub(super) fn parameter_names(lookup: &Lookup, report: &mut Report) {
    let cells = &lookup.parameters;
    for name in repeated(cells.iter().map(|cell| &cell.name)) {
        let Some(cell) = cells.iter().find(|cell| cell.name == name) else { continue };
        let doubled = cell.indicator.as_ref().is_some_and(|indicator| {
            lookup
                .nodes
                .iter()
                .filter(|node| node.class.name == cell.class && node.indicator.name == *indicator)
                .count()
                > 1
        });
        // Indicators and grades of one name are told of by name.
        if doubled || cell.name.contains("等次.") {
            continue;
        }
        let place = match &cell.indicator {
            Some(indicator) => Place::Indicator { class: cell.class.clone(), indicator: indicator.clone() },
            None => Place::Class(cell.class.clone()),
        };
        report.find(
            place,
            "",
            format!("有两个参数都叫“{name}”，改一个会改到另一个。请把同名的选项、词或评分人改名。"),
            format!(
                "Two parameters are called {name}. Rename one of the choices, words or raters of that name."
            ),
            None,
        );
    }
}

/// The first and last day of the period in the wrong order.
pub(super) fn period(lookup: &Lookup, report: &mut Report) {
    let period = &lookup.scheme.period;
    if period.from > period.to {
        report.find(
            Place::Scheme,
            "",
            "考评周期的第一天在最后一天之后。请改日期。".to_owned(),
            "The period's first day is after its last. Change the dates.".to_owned(),
            Some(Fix::SwapPeriod),
        );
    }
}

fn score_of(indicator: &str, column: &str) -> bool {
    column.starts_with(indicator)
}

fn doubled_indicator(lookup: &Lookup, class: &str, column: &str) -> bool {
    let mut seen = BTreeSet::new();
    let of_class = lookup.nodes.iter().filter(|node| node.class.name == class);
    of_class
        .filter(|node| score_of(&node.indicator.name, column))
        .any(|node| !seen.insert(node.indicator.name.as_str()))
}

/// Each name that comes more than once, once.
fn repeated<'a>(names: impl Iterator<Item = &'a String>) -> Vec<&'a str> {
    let mut seen = BTreeSet::new();
    let mut told = BTreeSet::new();
    names
        .filter(|name| !seen.insert(name.as_str()))
        .filter(|name| told.insert(name.as_str()))
        .map(String::as_str)
        .collect()
}
