//! Whether those that entries name are there, and only once.

use std::collections::{BTreeMap, BTreeSet};

use super::{Books, Report, some};
use crate::engine::Value;
use crate::scheme::Options;
use crate::scheme::lint::Place;

/// Names in tasks, ballots, the ledger and rosters that are no subject's.
pub(super) fn unknown(books: &Books, report: &mut Report) {
    let keys = keys(books);
    for table in &books.book.tables {
        for (position, column) in table.columns.iter().enumerate() {
            let class_column = match &column.options {
                Options::SubjectOf(_) => None,
                Options::SubjectOfClassIn(named) => match table.column_position(named) {
                    Some(found) => Some(found),
                    None => continue,
                },
                _ => continue,
            };
            let mut unknown = Vec::new();
            for row in 0..table.rows {
                let Value::Text(name) = table.value(position, row) else { continue };
                let named;
                let class = match (&column.options, class_column) {
                    (Options::SubjectOf(class), _) => class.as_str(),
                    (_, Some(found)) => {
                        named = table.value(found, row);
                        match &named {
                            Value::Text(class) => class,
                            _ => continue,
                        }
                    }
                    _ => continue,
                };
                if !name.is_empty() && keys.get(class).is_some_and(|keys| !keys.contains(&*name)) {
                    unknown.push(format!("第 {} 行“{name}”", row + 1));
                }
            }
            if unknown.is_empty() {
                continue;
            }
            let (zh, en) = some(&unknown);
            report.find(
                Place::Column { table: table.name.clone(), column: column.name.clone() },
                "",
                format!(
                    "“{}”的“{}”有名册里没有的对象：{zh}。这些行不计入任何人，请改正或先补录名册。",
                    table.name, column.name
                ),
                format!(
                    "{} of {} names subjects that are not on the roster: {en}. Correct them or add them.",
                    column.name, table.name
                ),
                None,
            );
        }
    }
}

/// Subjects that come twice under one key.
pub(super) fn twice(books: &Books, report: &mut Report) {
    for class in &books.book.scheme.classes {
        let Some(table) = books.book.table(&class.name) else { continue };
        let Some(key) = table.column_position(&class.key) else { continue };
        let mut seen = BTreeSet::new();
        let mut repeated = Vec::new();
        for row in 0..table.rows {
            if let Value::Text(name) = table.value(key, row)
                && !seen.insert(name.to_string())
            {
                repeated.push(name.to_string());
            }
        }
        if repeated.is_empty() {
            continue;
        }
        let (zh, en) = some(&repeated);
        report.find(
            Place::Column { table: class.name.clone(), column: class.key.clone() },
            "",
            format!(
                "{}名册里有重复的“{}”：{zh}。测评票和台账分不清是谁，请改为不重复。",
                class.name, class.key
            ),
            format!("{} comes twice in the roster of {}: {en}. Make each unique.", class.key, class.name),
            None,
        );
    }
}

/// The keys of each class's subjects.
fn keys<'a>(books: &Books<'a>) -> BTreeMap<&'a str, BTreeSet<String>> {
    let mut keys = BTreeMap::new();
    for class in &books.book.scheme.classes {
        let Some(table) = books.book.table(&class.name) else { continue };
        let Some(key) = table.column_position(&class.key) else { continue };
        let names = (0..table.rows).filter_map(|row| match table.value(key, row) {
            Value::Text(name) => Some(name.to_string()),
            _ => None,
        });
        keys.insert(class.name.as_str(), names.collect());
    }
    keys
}
