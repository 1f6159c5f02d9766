//! The scheme's sheet: indicators, rules and parameters. The formulas refer to its cells.

mod lines;

use rust_xlsxwriter::XlsxError;

use crate::engine::{Value, round_to};
use crate::scheme::is_day_parameter;

use super::Export;
use super::cells::{letters, lines as line_count};
use super::sheet::Sheet;

pub(super) use lines::{Line, Share, lines, sentences};

/// The column of shares and parameters.
pub(super) const VALUE_COLUMN: u16 = 3;

const LAST_COLUMN: u16 = 5;
const WIDTHS: [f64; 6] = [8.0, 24.0, 20.0, 11.0, 66.0, 20.0];
const RULE_ROOM: f64 = 63.0;
const SENTENCE_ROOM: f64 = 144.0;
const LINE_HEIGHT: f64 = 15.0;

/// Writes the scheme's sheet as planned.
pub(super) fn write(export: &Export, sheet: &mut Sheet) -> Result<(), XlsxError> {
    for (at, width) in (0u16..).zip(WIDTHS) {
        sheet.page.set_column_width(at, width)?;
    }
    let lines = export.layout.scheme();
    for (row, line) in (0u32..).zip(lines) {
        write_line(export, sheet, row, line)?;
    }
    sheet.page.set_freeze_panes(1, 0)?;
    let end = u32::try_from(lines.len().saturating_sub(1)).unwrap_or(0);
    sheet.page.set_print_area(0, 0, end, LAST_COLUMN)?;
    Ok(())
}

fn write_line(export: &Export, sheet: &mut Sheet, row: u32, line: &Line) -> Result<(), XlsxError> {
    let styles = &export.styles;
    match line {
        Line::Blank => Ok(()),
        Line::Title(text) => {
            sheet.page.set_row_height(row, 28)?;
            sheet.text(row, 0, text, &styles.title)
        }
        Line::Note(text) => sheet.spread(row, 0, LAST_COLUMN, text, &styles.note),
        Line::Section(text) => {
            sheet.page.set_row_height(row, 24)?;
            sheet.spread(row, 0, LAST_COLUMN, text, &styles.section)
        }
        Line::Sentence(text) => {
            sheet.page.set_row_height(row, LINE_HEIGHT * line_count(text, SENTENCE_ROOM) + 4.0)?;
            sheet.spread(row, 0, LAST_COLUMN, text, &styles.words)
        }
        Line::Heads(names) => {
            sheet.page.set_row_height(row, 22)?;
            for (at, name) in (0u16..).zip(names).filter(|(_, name)| !name.is_empty()) {
                sheet.text(row, at, name, &styles.head)?;
            }
            Ok(())
        }
        Line::Indicator { .. } => write_indicator(export, sheet, row, line),
        Line::Total { .. } => write_total(export, sheet, row, line),
        Line::Parameter { name, code, indicator, label, value } => {
            sheet.text(row, 0, code, &styles.boxed)?;
            sheet.text(row, 1, indicator, &styles.boxed)?;
            sheet.text(row, 2, label, &styles.boxed)?;
            let style = if is_day_parameter(name) { &styles.input_day } else { &styles.input };
            sheet.number(row, VALUE_COLUMN, *value, style)
        }
    }
}

fn write_indicator(export: &Export, sheet: &mut Sheet, row: u32, line: &Line) -> Result<(), XlsxError> {
    let Line::Indicator { depth, code, name, share, rule, source } = line else { return Ok(()) };
    let styles = &export.styles;
    let name_style = if *depth == 0 { &styles.boxed_strong } else { &styles.boxed };
    sheet
        .page
        .set_row_height(row, LINE_HEIGHT * line_count(rule, RULE_ROOM).max(line_count(source, 18.0)) + 5.0)?;
    sheet.text(row, 0, code, &styles.boxed)?;
    sheet.text(row, 1, &format!("{}{name}", "　".repeat(*depth)), name_style)?;
    sheet.text(row, 2, level(*depth), &styles.boxed)?;
    match share {
        Share::Parameter { value, .. } => sheet.number(row, VALUE_COLUMN, *value, &styles.input)?,
        Share::Sum { of, value } => {
            sheet.formula(row, VALUE_COLUMN, &sum(of), &Value::Number(*value), &styles.sum)?;
        }
        Share::Alike => sheet.text(row, VALUE_COLUMN, "", &styles.boxed)?,
    }
    sheet.text(row, 4, rule, &styles.boxed)?;
    sheet.text(row, LAST_COLUMN, source, &styles.boxed)
}

fn write_total(export: &Export, sheet: &mut Sheet, row: u32, line: &Line) -> Result<(), XlsxError> {
    let Line::Total { label, of, sum: total, expected } = line else { return Ok(()) };
    let styles = &export.styles;
    sheet.page.set_row_height(row, 20)?;
    sheet.spread(row, 0, 2, label, &styles.label)?;
    sheet.formula(row, VALUE_COLUMN, &sum(of), &Value::Number(*total), &styles.sum)?;
    let cell = format!("{}{}", letters(VALUE_COLUMN), row + 1);
    let right = format!("合计为 {expected}，相符");
    let formula = format!(
        "IF(ROUND({cell},6)={expected},\"{right}\",\"合计为 \"&ROUND({cell},6)&\"，不是 {expected}，请核对\")"
    );
    let shown = if (total - expected).abs() < 5e-7 {
        right
    } else {
        format!("合计为 {}，不是 {expected}，请核对", round_to(*total, 6))
    };
    sheet.formula(row, 4, &formula, &Value::text(shown), &styles.boxed)?;
    sheet.text(row, LAST_COLUMN, "", &styles.boxed)
}

fn sum(of: &[u32]) -> String {
    let cells: Vec<String> = of.iter().map(|row| format!("{}{}", letters(VALUE_COLUMN), row + 1)).collect();
    format!("SUM({})", cells.join(","))
}

fn level(depth: usize) -> &'static str {
    match depth {
        0 => "一级指标",
        1 => "二级指标",
        2 => "三级指标",
        _ => "下级指标",
    }
}
