//! The sheets of results: every figure a live formula with the app's result.

use rust_xlsxwriter::{ConditionalFormatFormula, XlsxError};

use crate::scheme::{FormulaColumn, Role};

use super::Export;
use super::cells::letters;
use super::entries::subject;
use super::layout::{FIRST_ROW, Place, Plan, Section, is_working, section};
use super::sheet::Sheet;
use super::style::Look;
use super::table::{Cells, Drawn, write as write_table};
use super::widths::column_width;

pub(super) const SIGNATURES: &str =
    "制表人：　　　　　　　　审核人：　　　　　　　　负责人：　　　　　　　　日期：　　　年　　月　　日";

/// Writes the results of a class.
pub(super) fn write<'e>(
    export: &'e Export,
    sheet: &mut Sheet<'_, 'e>,
    plan: &Plan,
    table: usize,
) -> Result<(), XlsxError> {
    let (Some(found), Some(class)) = (export.book.tables.get(table), export.book.class_of(table)) else {
        return Ok(());
    };
    let mut columns: Vec<Drawn> = plan
        .columns
        .iter()
        .filter_map(|place| match *place {
            Place::Repeat(_) | Place::Copy(_) => subject(export, sheet.position, table, *place),
            Place::Home(column) => calculated(export, table, column),
        })
        .collect();
    let last = last_printed(&columns, found.rows);
    if let Some(column) = columns.get_mut(usize::from(last) + 1) {
        column.unprinted = true;
    }
    let title = format!("{} {}{}结果", export.book.period, class.name, class.index);
    write_table(export, sheet, title.trim(), None, columns, found.rows)?;
    show_waiting(export, sheet, plan, table, found.rows)?;
    let end = FIRST_ROW + found.rows.max(1) as u32 + 1;
    sheet.spread(end, 0, last, SIGNATURES, &export.styles.words)?;
    sheet.page.set_row_height(end, 24)?;
    sheet.page.set_print_area(0, 0, end, last)?;
    Ok(())
}

/// What a page of A4 takes at a size that can be read, in units of width.
const PRINTED: f64 = 175.0;

/// The last column that is printed: as many from the left as can be read on a page. The rest is on the
/// screen; what follows from results has sheets of its own.
fn last_printed(columns: &[Drawn], rows: usize) -> u16 {
    let mut room = PRINTED;
    let fits = |column: &&Drawn| {
        if !column.folded {
            room -= column_width(column, rows);
        }
        room >= 0.0
    };
    u16::try_from(columns.iter().take_while(fits).count().saturating_sub(1)).unwrap_or(0)
}

fn calculated<'a>(export: &'a Export, table: usize, column: usize) -> Option<Drawn<'a>> {
    let formula = export.calculation.formula(table, column)?;
    let position = column.checked_sub(export.calculation.entered_columns(table))?;
    let values = export.calculation.model().column(table, column)?;
    let section = section(export.calculation.formulas(table), position);
    Some(Drawn {
        group: group(formula, section),
        name: formula.name.clone(),
        look: look(formula),
        strong: section == Section::Conclusion,
        folded: is_working(formula),
        unprinted: false,
        cells: match export.formulas.of(table, position) {
            Some(template) => Cells::Formulas(template, values),
            None => Cells::Values(values),
        },
    })
}

fn group(formula: &FormulaColumn, section: Section) -> String {
    match section {
        Section::Conclusion => "结论".to_owned(),
        Section::Composition => "构成".to_owned(),
        Section::Following => "预警和结果运用".to_owned(),
        Section::Indicators if formula.group.is_empty() => "其他指标".to_owned(),
        Section::Indicators => formula.group.clone(),
    }
}

/// Ranks and grades stand in the middle of their cells.
pub(super) fn look(formula: &FormulaColumn) -> Look {
    match formula.role {
        Role::Grade => Look::Word,
        Role::Rank | Role::RankWithin => Look::Place,
        _ => Look::of_format(formula.format),
    }
}

/// Colours the conclusions of subjects that still wait for entries.
fn show_waiting(
    export: &Export,
    sheet: &mut Sheet,
    plan: &Plan,
    table: usize,
    rows: usize,
) -> Result<(), XlsxError> {
    let missing = export.calculation.role_position(table, &Role::Missing);
    let Some(spot) = missing.and_then(|column| export.layout.spot(table, column)).filter(|_| rows > 0) else {
        return Ok(());
    };
    for (at, place) in (0u16..).zip(&plan.columns) {
        let Place::Home(column) = *place else { continue };
        let Some(formula) = export.calculation.formula(table, column) else { continue };
        if !matches!(formula.role, Role::Index | Role::Rank | Role::RankWithin | Role::Grade | Role::Missing)
        {
            continue;
        }
        let rule = format!("=N(${}{})>0", letters(spot.column), FIRST_ROW + 1);
        let rule = ConditionalFormatFormula::new().set_rule(rule.as_str()).set_format(&export.styles.missing);
        sheet.page.add_conditional_format(FIRST_ROW, at, FIRST_ROW + rows as u32 - 1, at, &rule)?;
    }
    Ok(())
}
