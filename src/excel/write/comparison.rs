//! 对账: the app's figures beside the workbook's own, and their differences, all of which must be 0.

use rust_xlsxwriter::{ConditionalFormatFormula, XlsxError};

use crate::book::TableRole;
use crate::engine::{Column, Fault, Value};
use crate::scheme::{FormulaColumn, Role};

use super::Export;
use super::cells::{block_range, letters};
use super::entries::subject;
use super::formulas::{ROW_MARK, Template};
use super::layout::{FIRST_ROW, Place, Plan, Purpose, Section, Spot, key_column, section};
use super::sheet::Sheet;
use super::style::Look;
use super::table::{Cells, Drawn, write as write_table};

/// Differences smaller than half a unit of this decimal are the noise of binary sums.
const COMPARED_DECIMALS: u8 = 9;

/// The cell of the summary that says how many figures differ.
pub(super) const TOTAL_CELL: &str = "$B$3";

const DIFFERENCES: &str = "差（应全为 0）";
const SUMMARY_HEADS: u32 = 4;
const SUMMARY_WIDTHS: [f64; 6] = [22.0, 24.0, 14.0, 16.0, 16.0, 16.0];

/// A figure that is compared.
struct Compared<'a> {
    formula: &'a FormulaColumn,
    spot: Spot,
    values: &'a Column,
}

/// Every result of a class that a reader sees.
fn compared<'a>(export: &'a Export, table: usize) -> Vec<Compared<'a>> {
    let entered = export.calculation.entered_columns(table);
    let formulas = export.calculation.formulas(table);
    let mut found: Vec<Compared> = formulas
        .iter()
        .enumerate()
        .filter(|&(position, formula)| {
            formula.role != Role::Helper || section(formulas, position) == Section::Composition
        })
        .filter_map(|(position, formula)| {
            Some(Compared {
                formula,
                spot: export.layout.spot(table, entered + position)?,
                values: export.calculation.model().column(table, entered + position)?,
            })
        })
        .collect();
    found.sort_by_key(|compared| compared.spot.column);
    found
}

/// Writes the sheet that sums up.
pub(super) fn write_summary(export: &Export, sheet: &mut Sheet) -> Result<(), XlsxError> {
    let styles = &export.styles;
    for (at, width) in (0u16..).zip(SUMMARY_WIDTHS) {
        sheet.page.set_column_width(at, width)?;
    }
    sheet.page.set_row_height(0, 28)?;
    sheet.text(0, 0, "对账", &styles.title)?;
    let note = format!(
        "导出时考评簿算出的数与本簿公式重算的数逐个相比；数字比到 {COMPARED_DECIMALS} 位小数，文字须完全相同。改动本簿的权重或录入后，此处会显示差异。"
    );
    sheet.spread(1, 0, 5, &note, &styles.note)?;
    sheet.page.set_row_height(1, 32)?;
    let heads = ["考评对象", "明细", "对象数", "每个对象核对数", "核对总数", "不一致数"];
    for (at, head) in (0u16..).zip(heads) {
        sheet.text(SUMMARY_HEADS, at, head, &styles.head)?;
    }
    let mut row = SUMMARY_HEADS;
    for (table, found) in export.book.tables.iter().enumerate() {
        if matches!(found.role, TableRole::Subjects(_)) {
            row += 1;
            write_summary_row(export, sheet, row, table)?;
        }
    }
    let total = format!("SUM(F{}:F{})", SUMMARY_HEADS + 2, row.max(SUMMARY_HEADS + 1) + 1);
    sheet.text(2, 0, "不一致合计", &styles.label)?;
    sheet.formula(2, 1, &total, &Value::Number(0.0), &styles.sum)?;
    let conclusion = conclusion(TOTAL_CELL);
    sheet.formula(2, 2, &conclusion, &Value::text(AGREED), &styles.boxed)?;
    mark_differences(export, sheet, (2, 1), (2, 1))?;
    mark_differences(export, sheet, (SUMMARY_HEADS + 1, 5), (row.max(SUMMARY_HEADS + 1), 5))?;
    sheet.page.set_row_height(2, 22)?.set_row_height(SUMMARY_HEADS, 22)?;
    sheet.page.set_print_area(0, 0, row, 5)?;
    Ok(())
}

/// What is said when nothing differs.
pub(super) const AGREED: &str = "全部一致";

/// The formula that says whether all figures agree; `total` is the cell that counts.
pub(super) fn conclusion(total: &str) -> String {
    format!("IF({total}=0,\"{AGREED}\",\"有 \"&{total}&\" 个数不一致\")")
}

fn write_summary_row(export: &Export, sheet: &mut Sheet, row: u32, table: usize) -> Result<(), XlsxError> {
    let styles = &export.styles;
    let Some(found) = export.book.tables.get(table) else { return Ok(()) };
    let figures = 1 + compared(export, table).len();
    let details = export.layout.sheet_for(Purpose::ComparisonOf(table));
    let plan = details.and_then(|sheet| export.layout.sheets().get(sheet));
    sheet.text(row, 0, &found.name, &styles.boxed)?;
    sheet.text(row, 1, plan.map_or("", |plan| &plan.name), &styles.boxed)?;
    sheet.number(row, 2, found.rows as f64, &styles.sum)?;
    sheet.number(row, 3, figures as f64, &styles.sum)?;
    sheet.number(row, 4, (found.rows * figures) as f64, &styles.sum)?;
    match (details, plan) {
        (Some(position), Some(plan)) if found.rows > 0 => {
            let (first, last) = differences(plan.columns.len(), figures);
            let prefix = export.layout.prefix(position, sheet.position);
            let range = format!("{prefix}{}", block_range(first, last, found.rows));
            let formula = format!("ROWS({range})*COLUMNS({range})-COUNTIF({range},0)");
            sheet.formula(row, 5, &formula, &Value::Number(0.0), &styles.sum)
        }
        _ => sheet.number(row, 5, 0.0, &styles.sum),
    }
}

/// The first and the last column of differences, right of those that name the subject.
fn differences(names: usize, figures: usize) -> (u16, u16) {
    let first = u16::try_from(names).unwrap_or(u16::MAX);
    (first, first.saturating_add(u16::try_from(figures).unwrap_or(u16::MAX)).saturating_sub(1))
}

/// Writes the comparison of a class: differences, the app's figures, the workbook's own.
pub(super) fn write_details<'e>(
    export: &'e Export,
    sheet: &mut Sheet<'_, 'e>,
    plan: &Plan,
    table: usize,
) -> Result<(), XlsxError> {
    let Some(found) = export.book.tables.get(table) else { return Ok(()) };
    let figures = compared(export, table);
    let names = plan.columns.len();
    let mut columns: Vec<Drawn> =
        plan.columns.iter().filter_map(|place| subject(export, sheet.position, table, *place)).collect();
    columns.extend(alignment(export, sheet.position, table));
    for (at, figure) in figures.iter().enumerate() {
        let app = names + 1 + figures.len() + at;
        columns.push(difference(figure, app, app + figures.len()));
    }
    columns.extend(
        figures
            .iter()
            .map(|figure| Drawn {
                cells: Cells::Values(figure.values), ..drawn(figure, "考评簿算出的数")
            }),
    );
    for figure in &figures {
        let prefix = export.layout.prefix(figure.spot.sheet, sheet.position);
        let template = Template::new(&format!("{prefix}{}{ROW_MARK}", letters(figure.spot.column)));
        columns.push(Drawn {
            cells: Cells::References(template, figure.values),
            ..drawn(figure, "本簿公式重算的数")
        });
    }
    write_table(export, sheet, &format!("{}对账", found.name), None, columns, found.rows)?;
    let (first, last) = differences(names, 1 + figures.len());
    if found.rows > 0 {
        mark_differences(export, sheet, (FIRST_ROW, first), (FIRST_ROW + found.rows as u32 - 1, last))?;
    }
    // On paper the differences are enough: the figures themselves stand with the results.
    sheet.page.set_print_area(0, 0, FIRST_ROW + found.rows.max(1) as u32 - 1, last)?;
    Ok(())
}

/// Whether roster, scores and comparison hold the same subject on this row: a sheet that was sorted
/// alone would give scores to others.
fn alignment<'a>(export: &'a Export, seen_from: usize, table: usize) -> Option<Drawn<'a>> {
    let key = key_column(export.book, table)?;
    let copy = |purpose: Purpose| {
        let sheet = export.layout.sheet_for(purpose)?;
        let plan = export.layout.sheets().get(sheet)?;
        let column = plan.columns.iter().position(|place| *place == Place::Copy(key))?;
        let letters = letters(u16::try_from(column).ok()?);
        Some(format!("{}{letters}{ROW_MARK}", export.layout.prefix(sheet, seen_from)))
    };
    let roster = export.layout.spot(table, key)?;
    let roster =
        format!("{}{}{ROW_MARK}", export.layout.prefix(roster.sheet, seen_from), letters(roster.column));
    let (scores, own) = (copy(Purpose::Scores(table))?, copy(Purpose::ComparisonOf(table))?);
    let template = Template::new(&format!("IF(AND(EXACT({roster},{own}),EXACT({scores},{own})),0,1)"));
    Some(Drawn {
        group: DIFFERENCES.to_owned(),
        name: "同行同人".to_owned(),
        look: Look::General,
        strong: false,
        folded: false,
        unprinted: false,
        cells: Cells::Made(Box::new(move |row| template.at(row)), Value::Number(0.0)),
    })
}

fn drawn<'a>(figure: &Compared<'a>, group: &str) -> Drawn<'a> {
    Drawn {
        group: group.to_owned(),
        name: figure.formula.name.clone(),
        look: Look::of_format(figure.formula.format),
        strong: false,
        folded: false,
        unprinted: false,
        cells: Cells::Values(figure.values),
    }
}

fn difference<'a>(figure: &Compared<'a>, app: usize, own: usize) -> Drawn<'a> {
    let letters_at = |column: usize| letters(u16::try_from(column).unwrap_or(u16::MAX));
    let (app, own) = (letters_at(app), letters_at(own));
    let values = figure.values;
    let formula = move |row: usize| {
        let line = FIRST_ROW as usize + row + 1;
        difference_formula(&values.get(row), &format!("{app}{line}"), &format!("{own}{line}"))
    };
    Drawn {
        look: Look::General,
        cells: Cells::Made(Box::new(formula), Value::Number(0.0)),
        ..drawn(figure, DIFFERENCES)
    }
}

/// The difference of two cells by what the app's holds: of numbers their difference, of anything else
/// 0 where it is the same and 1 where it is not.
fn difference_formula(value: &Value, app: &str, own: &str) -> String {
    match value {
        Value::Number(_) => format!("IF(ISNUMBER({own}),ROUND({own}-{app},{COMPARED_DECIMALS}),1)"),
        Value::Bool(_) => format!("IF(ISLOGICAL({own}),IF({own}={app},0,1),1)"),
        Value::Text(_) | Value::Empty => format!("IF(ISERROR({own}),1,IF(EXACT({own},{app}),0,1))"),
        Value::Fault(fault) => match error_type(*fault) {
            Some(number) => format!("IF(ISERROR({own}),IF(ERROR.TYPE({own})={number},0,1),1)"),
            None => format!("IF(ISERROR({own}),0,1)"),
        },
    }
}

/// Excel's number of an error; the faults it lacks in 2010 have none.
fn error_type(fault: Fault) -> Option<u8> {
    Some(match fault {
        Fault::Null => 1,
        Fault::DivisionByZero => 2,
        Fault::Value => 3,
        Fault::Reference => 4,
        Fault::Name => 5,
        Fault::Number => 6,
        Fault::NotAvailable => 7,
        Fault::Spill | Fault::Calculation | Fault::Cycle => return None,
    })
}

/// Colours what is not 0, errors included.
fn mark_differences(
    export: &Export,
    sheet: &mut Sheet,
    from: (u32, u16),
    to: (u32, u16),
) -> Result<(), XlsxError> {
    let ((top, left), (bottom, right)) = (from, to);
    let cell = format!("{}{}", letters(left), top + 1);
    let rule = format!("=IF(ISNUMBER({cell}),{cell}<>0,TRUE)");
    let rule = ConditionalFormatFormula::new().set_rule(rule.as_str()).set_format(&export.styles.wrong);
    sheet.page.add_conditional_format(top, left, bottom, right, &rule)?;
    Ok(())
}
