//! Entries that are missing, count twice, give no place or warn of everyone.

use std::collections::BTreeMap;

use super::{Books, Report, some};
use crate::book::Table;
use crate::engine::{Value, number_text, round_to};
use crate::scheme::lint::Place;
use crate::scheme::{Body, Filter, Ledger, Measure, QuotaFigure, Role, entered_columns};

/// Indicators that nobody has an entry for.
pub(super) fn none(books: &Books, report: &mut Report) {
    for class in &books.book.scheme.classes {
        let Some(table) = books.book.table(&class.name).filter(|table| table.rows > 0) else { continue };
        for indicator in class.leaves() {
            let Body::Leaf { measure, .. } = &indicator.body else { continue };
            if !is_without(books, table, measure) {
                continue;
            }
            let (name, class_name) = (&indicator.name, &class.name);
            report.find(
                Place::Indicator { class: class_name.clone(), indicator: name.clone() },
                &indicator.source,
                format!("“{name}”还没有任何{class_name}的数据。请录入，或在本年度停用这个指标。"),
                format!(
                    "Nobody of {class_name} has an entry for {name}. Enter some or leave the indicator out."
                ),
                None,
            );
        }
    }
}

fn is_without(books: &Books, own: &Table, measure: &Measure) -> bool {
    match measure {
        Measure::Entry { .. } | Measure::Parts { .. } | Measure::Votes { .. } => {
            let columns = entered_columns(&books.book.scheme.period, measure);
            let mut entries = columns
                .iter()
                .filter_map(|column| own.column_position(&column.name))
                .filter_map(|position| own.entries.get(position));
            entries.all(|column| column.values().all(|value| value == Value::Empty))
        }
        Measure::Rows { table, owner, only, .. } => !has_rows(books, table, owner, only),
        Measure::Ballots { table, owner, .. } => !has_rows(books, table, owner, &[]),
        Measure::Subjects { class, .. } => books.book.table(class).is_some_and(|table| table.rows == 0),
        Measure::Formula { .. } => false,
    }
}

/// Whether a table has a row with an owner for which all conditions hold.
fn has_rows(books: &Books, table: &str, owner: &str, only: &[Filter]) -> bool {
    let Some(position) = books.book.table_position(table) else { return true };
    let Some(owner) = books.column(position, owner) else { return true };
    let columns: Option<Vec<(usize, &str)>> = only
        .iter()
        .map(|filter| Some((books.column(position, &filter.column)?, filter.is.as_str())))
        .collect();
    let Some(columns) = columns else { return true };
    let rows = books.book.tables.get(position).map_or(0, |table| table.rows);
    let value = |column: usize, row: usize| books.calculation.value(position, column, row);
    (0..rows).any(|row| {
        !matches!(value(owner, row), Value::Empty)
            && columns.iter().all(|(column, is)| value(*column, row) == Value::text(is))
    })
}

/// One case of one subject in one direction, twice in the ledger. With a case column only the largest
/// counts; without one, rows of one day, subject, direction and points are suspected.
pub(super) fn counted_twice(books: &Books, report: &mut Report) {
    let mut told: Vec<&Ledger> = Vec::new();
    for class in &books.book.scheme.classes {
        let Some(ledger) = &class.ledger else { continue };
        let same = |other: &&Ledger| other.table == ledger.table && other.case == ledger.case;
        if told.iter().any(same) {
            continue;
        }
        told.push(ledger);
        let Some(table) = books.book.table(&ledger.table) else { continue };
        for (case, owner, rows) in repeated(table, ledger) {
            let count = rows.len();
            let lines: Vec<String> = rows.iter().map(|row| (row + 1).to_string()).collect();
            let lines = lines.join("、");
            let (zh, en) = match &ledger.case {
                Some(_) => (
                    format!(
                        "{owner}的案号“{case}”在台账里有 {count} 笔同向记录（第 {lines} 行），只计最大的一笔。请核对是不是同一件事。"
                    ),
                    format!(
                        "Case {case} of {owner} stands {count} times in the ledger (rows {lines}); only the largest counts. Check it."
                    ),
                ),
                None => (
                    format!(
                        "{owner}在台账第 {lines} 行有 {count} 笔相同的记录，都计入了。若是同一件事，请删去多余的，或设案号列。"
                    ),
                    format!(
                        "{owner} has {count} equal rows in the ledger ({lines}), and all count. Remove what is the same event."
                    ),
                ),
            };
            report.find(Place::Table(ledger.table.clone()), "", zh, en, None);
        }
    }
}

/// What may be one event: its case, its subject and its rows.
fn repeated(table: &Table, ledger: &Ledger) -> Vec<(String, String, Vec<usize>)> {
    let columns = match &ledger.case {
        Some(case) => vec![case.as_str(), &ledger.class, &ledger.owner, &ledger.direction],
        None => vec!["日期", "事由", &ledger.class, &ledger.owner, &ledger.direction, &ledger.points],
    };
    let position = |name: &&str| table.column_position(name);
    let Some(columns) = columns.iter().map(position).collect::<Option<Vec<usize>>>() else {
        return Vec::new();
    };
    let owner = table.column_position(&ledger.owner);
    let mut groups: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
    for row in 0..table.rows {
        let texts: Vec<String> = columns.iter().map(|column| text(&table.value(*column, row))).collect();
        if texts.first().is_some_and(|first| !first.is_empty()) {
            groups.entry(texts).or_default().push(row);
        }
    }
    let doubled = groups.into_iter().filter(|(_, rows)| rows.len() > 1);
    doubled
        .map(|(texts, rows)| {
            let owner = owner
                .zip(rows.first())
                .map_or_else(String::new, |(owner, row)| text(&table.value(owner, *row)));
            (texts.into_iter().next().unwrap_or_default(), owner, rows)
        })
        .collect()
}

fn text(value: &Value) -> String {
    match value {
        Value::Text(text) => text.to_string(),
        Value::Number(number) => number_text(*number),
        _ => String::new(),
    }
}

/// Quotas of whose groups none, or some, are too small for a single place.
pub(super) fn no_place(books: &Books, report: &mut Report) {
    for class in &books.book.scheme.classes {
        let Some(table) = books.book.table_position(&class.name) else { continue };
        let rows = books.book.tables.get(table).map_or(0, |table| table.rows);
        for band in &class.grades {
            let Some(quota) = &band.quota else { continue };
            let figure = |figure: QuotaFigure| {
                books.calculation.role_position(table, &Role::Quota(figure, band.name.clone()))
            };
            let (Some(places), Some(base)) = (figure(QuotaFigure::Places), figure(QuotaFigure::Base)) else {
                continue;
            };
            let group = figure(QuotaFigure::Group);
            let mut short: BTreeMap<String, f64> = BTreeMap::new();
            for row in 0..rows {
                let value = |column: usize| books.calculation.value(table, column, row);
                if let (Value::Number(places), Value::Number(base)) = (value(places), value(base))
                    && places < 1.0
                    && base > 0.0
                {
                    let name = group.map_or_else(|| class.name.clone(), |group| text(&value(group)));
                    short.insert(name, base);
                }
            }
            if short.is_empty() {
                continue;
            }
            let names: Vec<String> =
                short.iter().map(|(name, base)| format!("{name}（{} 人）", number_text(*base))).collect();
            let (zh, en) = some(&names);
            let share = number_text(round_to(quota.share * 100.0, 2));
            report.find(
                Place::Grade { class: class.name.clone(), grade: band.name.clone() },
                &quota.source,
                format!(
                    "“{}”按 {share}% 计，下列范围人数太少，一个名额也没有：{zh}。请扩大范围，或全体统算。",
                    band.name
                ),
                format!(
                    "At {share}% these are too few for a single place of {}: {en}. Widen or pool them.",
                    band.name
                ),
                None,
            );
        }
    }
}

/// Alerts that are raised for everyone, so that they tell nobody apart.
pub(super) fn everyone_warned(books: &Books, report: &mut Report) {
    /// Of fewer subjects an alert for all may well be meant.
    const FEWEST: usize = 5;
    for class in &books.book.scheme.classes {
        let Some(table) = books.book.table_position(&class.name) else { continue };
        let rows = books.book.tables.get(table).map_or(0, |table| table.rows);
        for alert in class.alerts.iter().filter(|_| rows >= FEWEST) {
            let role = Role::Alert(alert.name.clone());
            let Some(column) = books.calculation.role_position(table, &role) else { continue };
            let raised = |row: usize| matches!(books.calculation.value(table, column, row), Value::Text(why) if !why.is_empty());
            if !(0..rows).all(raised) {
                continue;
            }
            report.find(
                Place::Alert { class: class.name.clone(), alert: alert.name.clone() },
                &alert.source,
                format!(
                    "预警“{}”对全部 {rows} 个{}都发出，起不到提醒作用。请核对条件和界线。",
                    alert.name, class.name
                ),
                format!(
                    "The alert {} is raised for all {rows} of {}: it tells nobody apart. Check its limit.",
                    alert.name, class.name
                ),
                None,
            );
        }
    }
}
