//! 预警 and 结果运用: for whom which clause holds, with the reason that the formula gives.

use rust_xlsxwriter::XlsxError;

use crate::engine::{Place, Value};
use crate::scheme::{Class, Role, alert_sentence, outcome_sentence};

use super::Export;
use super::cells::lines;
use super::sheet::Sheet;

const WIDTHS: [f64; 4] = [8.0, 22.0, 22.0, 66.0];
const LAST: u16 = 3;
const ROOM: f64 = 112.0;
const REASON_ROOM: f64 = 63.0;

/// A list to be written.
struct List {
    title: String,
    rule: String,
    role: Role,
}

/// Writes the alerts of all classes.
pub(super) fn write_alerts(export: &Export, sheet: &mut Sheet) -> Result<(), XlsxError> {
    write(export, sheet, "预警", |class| {
        let alerts = class.alerts.iter();
        let list = |alert: &crate::scheme::Alert| List {
            title: alert.name.clone(),
            rule: alert_sentence(class, alert).zh,
            role: Role::Alert(alert.name.clone()),
        };
        alerts.map(list).collect()
    })
}

/// Writes the outcomes of all classes.
pub(super) fn write_outcomes(export: &Export, sheet: &mut Sheet) -> Result<(), XlsxError> {
    write(export, sheet, "结果运用", |class| {
        let outcomes = class.outcomes.iter();
        let list = |outcome: &crate::scheme::Outcome| List {
            title: format!("{}（{}）", outcome.name, outcome.action),
            rule: outcome_sentence(class, outcome).zh,
            role: Role::Outcome(outcome.name.clone()),
        };
        outcomes.map(list).collect()
    })
}

fn write(
    export: &Export,
    sheet: &mut Sheet,
    title: &str,
    lists: impl Fn(&Class) -> Vec<List>,
) -> Result<(), XlsxError> {
    for (at, width) in (0u16..).zip(WIDTHS) {
        sheet.page.set_column_width(at, width)?;
    }
    sheet.page.set_row_height(0, 28)?;
    sheet.text(0, 0, title, &export.styles.title)?;
    let note = "人数和理由都是活公式；名单是导出时的，改动权重或录入后人数与名单不符的，以结果表为准。";
    sheet.spread(1, 0, LAST, note, &export.styles.note)?;
    let mut row = 2;
    for table in 0..export.book.tables.len() {
        let Some(class) = export.book.class_of(table) else { continue };
        for list in lists(class) {
            row = write_list(export, sheet, row + 1, (table, class), &list)?;
        }
    }
    sheet.page.set_print_area(0, 0, row, LAST)?.set_freeze_panes(2, 0)?.set_portrait();
    Ok(())
}

fn write_list(
    export: &Export,
    sheet: &mut Sheet,
    mut row: u32,
    (table, class): (usize, &Class),
    list: &List,
) -> Result<u32, XlsxError> {
    let styles = &export.styles;
    let (Some(column), Some(key)) =
        (export.column_of(table, &list.role), super::layout::key_column(export.book, table))
    else {
        return Ok(row);
    };
    let told: Vec<usize> = (0..export.book.tables.get(table).map_or(0, |found| found.rows))
        .filter(|&row| says(&export.calculation.value(table, column, row)))
        .collect();
    sheet.spread(row, 0, LAST, &format!("{} · {}", class.name, list.title), &styles.section)?;
    sheet.page.set_row_height(row, 24)?;
    row += 1;
    sheet.spread(row, 0, LAST, &list.rule, &styles.words)?;
    sheet.page.set_row_height(row, 16.0 * lines(&list.rule, ROOM) + 4.0)?;
    row += 1;
    write_count(export, sheet, row, (table, column), told.len())?;
    for (number, subject) in (1u32..).zip(told) {
        row += 1;
        sheet.number(row, 0, f64::from(number), &styles.centred)?;
        export.show(sheet, (row, 1), Place { table, column: key, row: subject }, &styles.boxed)?;
        sheet.text(row, 2, &unit(export, table, subject), &styles.boxed)?;
        let place = Place { table, column, row: subject };
        sheet.page.set_row_height(row, 15.0 * lines(&export.words(place), REASON_ROOM) + 4.0)?;
        export.show(sheet, (row, LAST), place, &styles.boxed)?;
    }
    Ok(row + 1)
}

/// How many there are, counted live.
fn write_count(
    export: &Export,
    sheet: &mut Sheet,
    row: u32,
    (table, column): (usize, usize),
    count: usize,
) -> Result<(), XlsxError> {
    let styles = &export.styles;
    for (at, head) in (0u16..).zip(["序号", "对象", "单位"]) {
        sheet.text(row, at, head, &styles.head)?;
    }
    let value = Value::text(format!("理由（共 {count} 个）"));
    match export.range(sheet.position, table, column).filter(|_| count > 0) {
        Some(range) => {
            let formula =
                format!("\"理由（共 \"&SUMPRODUCT(ISERROR({range})+ISNUMBER(1/LEN({range})))&\" 个）\"");
            sheet.formula(row, LAST, &formula, &value, &styles.head)
        }
        None => sheet.value(row, LAST, &value, &styles.head),
    }
}

/// The unit that a subject is ranked in or linked to.
fn unit(export: &Export, table: usize, row: usize) -> String {
    let Some(found) = export.book.tables.get(table) else { return String::new() };
    let key = super::layout::key_column(export.book, table);
    let columns = super::layout::identity(export.book, table, found);
    let named = columns.into_iter().filter(|column| Some(*column) != key);
    let of_unit = named.filter(|&column| {
        found
            .columns
            .get(column)
            .is_some_and(|definition| definition.meaning != crate::scheme::Meaning::PersonName)
    });
    of_unit
        .map(|column| export.words(Place { table, column, row }))
        .find(|text| !text.is_empty())
        .unwrap_or_default()
}

fn says(value: &Value) -> bool {
    match value {
        Value::Text(text) => !text.is_empty(),
        Value::Number(_) | Value::Fault(_) => true,
        Value::Bool(_) | Value::Empty => false,
    }
}
