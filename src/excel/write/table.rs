//! A table on a sheet: title, groups, names, rows, and what makes it easy to read and to print.

use rust_xlsxwriter::{ConditionalFormatFormula, IgnoreError, XlsxError};

use crate::engine::{Column, Value};

use super::Export;
use super::bulk::{self, Bulk};
use super::cells::{letters, lines};
use super::formulas::Template;
use super::layout::FIRST_ROW;
use super::sheet::Sheet;
use super::style::Look;
use super::widths::{column_width, name_lines, wraps};

const TITLE_HEIGHT: f64 = 28.0;
const LINE_HEIGHT: f64 = 15.0;
const NOTE_LINE_HEIGHT: f64 = 13.0;
/// Tables up to this width are printed upright.
const PORTRAIT_ROOM: f64 = 92.0;
const ROW_HEIGHT: f64 = 19.0;

/// The group of the columns that tell who a subject is.
pub(super) const SUBJECT: &str = "考评对象";

/// A column to be written.
pub(super) struct Drawn<'a> {
    pub group: String,
    pub name: String,
    pub look: Look,
    /// Conclusions stand out.
    pub strong: bool,
    /// Columns that can be unfolded.
    pub folded: bool,
    /// The first column that is not printed: its group's name stands there again.
    pub unprinted: bool,
    pub cells: Cells<'a>,
}

/// What a column's cells hold.
pub(super) enum Cells<'a> {
    /// Values.
    Values(&'a Column),
    /// Live formulas with these results.
    Formulas(&'a Template, &'a Column),
    /// Texts repeated from another sheet by these formulas, where they stay what they are.
    Repeats(Template, &'a Column),
    /// References to results, with these results.
    References(Template, &'a Column),
    /// Live formulas, one made for each row, with one result for all.
    Made(Box<dyn Fn(usize) -> String + 'a>, Value),
}

/// Writes title, groups or a note, names and rows, and sets the sheet up. Most rows of a long table are
/// left for later.
pub(super) fn write<'e>(
    export: &Export,
    sheet: &mut Sheet<'_, 'e>,
    title: &str,
    note: Option<&str>,
    columns: Vec<Drawn<'e>>,
    rows: usize,
) -> Result<(), XlsxError> {
    write_around(export, sheet, title, note, &columns, rows)?;
    if bulk::is_long(rows) {
        sheet.bulks.push(Bulk { sheet: sheet.position, columns, rows });
    }
    Ok(())
}

fn write_around(
    export: &Export,
    sheet: &mut Sheet,
    title: &str,
    note: Option<&str>,
    columns: &[Drawn],
    rows: usize,
) -> Result<(), XlsxError> {
    let Some(last) = columns.len().checked_sub(1).and_then(|last| u16::try_from(last).ok()) else {
        return sheet.text(0, 0, title, &export.styles.title);
    };
    let widths: Vec<f64> = columns.iter().map(|column| column_width(column, rows)).collect();
    for (at, width) in (0u16..).zip(&widths) {
        sheet.page.set_column_width(at, *width)?;
    }
    let seen = columns.iter().zip(&widths).filter(|(column, _)| !column.folded);
    let room: f64 = seen.map(|(_, width)| width).sum();
    sheet.text(0, 0, title, &export.styles.title)?;
    match note {
        Some(note) => {
            sheet.spread(1, 0, last, note, &export.styles.note)?;
            sheet.page.set_row_height(1, NOTE_LINE_HEIGHT * lines(note, room) + 6.0)?;
        }
        None => write_groups(export, sheet, columns, &widths)?,
    }
    for (at, column) in (0u16..).zip(columns) {
        sheet.text(2, at, &column.name, &export.styles.head)?;
    }
    write_rows(export, sheet, columns, rows)?;
    fold(sheet, columns)?;
    show_whole_numbers(export, sheet, columns, rows)?;
    if room <= PORTRAIT_ROOM {
        sheet.page.set_portrait();
    }
    set_up(sheet, columns, last, rows, note.is_none())
}

fn write_groups(
    export: &Export,
    sheet: &mut Sheet,
    columns: &[Drawn],
    widths: &[f64],
) -> Result<(), XlsxError> {
    let (mut first, mut most) = (0u16, 1.0_f64);
    for run in columns.chunk_by(|one, other| one.group == other.group && !other.unprinted) {
        let length = u16::try_from(run.len()).unwrap_or(1);
        let name = run.first().map_or("", |column| column.group.as_str());
        sheet.spread(1, first, first + length - 1, name, &export.styles.group)?;
        let seen = run.iter().zip(widths.iter().skip(usize::from(first)));
        let room: f64 = seen.filter(|(column, _)| !column.folded).map(|(_, width)| width).sum();
        most = most.max(lines(name, room - 1.0));
        first += length;
    }
    sheet.page.set_row_height(1, LINE_HEIGHT * most + 5.0)?;
    Ok(())
}

fn write_rows(export: &Export, sheet: &mut Sheet, columns: &[Drawn], rows: usize) -> Result<(), XlsxError> {
    let ends = bulk::is_long(rows);
    for row in (0..rows).filter(|&row| !ends || row == 0 || row + 1 == rows) {
        let line = FIRST_ROW + row as u32;
        for (at, column) in (0u16..).zip(columns) {
            let format = export.styles.cell(column.look, column.strong);
            match &column.cells {
                Cells::Values(values) => sheet.value(line, at, &values.get(row), format)?,
                Cells::Formulas(template, values) => {
                    sheet.formula(line, at, &template.at(row), &values.get(row), format)?;
                }
                Cells::References(template, values) => {
                    sheet.formula(line, at, &template.at(row), &values.get(row), format)?;
                }
                Cells::Repeats(template, values) => match values.get(row) {
                    Value::Text(text) if super::cells::is_plainly_text(&text) => {
                        sheet.formula(line, at, &template.at(row), &Value::Text(text), format)?;
                    }
                    value => sheet.value(line, at, &value, format)?,
                },
                Cells::Made(formula, result) => sheet.formula(line, at, &formula(row), result, format)?,
            }
        }
        sheet.tick(row + 1);
    }
    Ok(())
}

/// Puts runs of columns that can be unfolded under an outline, closed.
fn fold(sheet: &mut Sheet, columns: &[Drawn]) -> Result<(), XlsxError> {
    let mut first = 0u16;
    for run in columns.chunk_by(|one, other| one.folded == other.folded) {
        let length = u16::try_from(run.len()).unwrap_or(1);
        if run.first().is_some_and(|column| column.folded) {
            sheet.page.group_columns_collapsed(first, first + length - 1)?;
        }
        first += length;
    }
    Ok(())
}

/// `0.####` leaves a point behind whole numbers, so these get a format of their own.
fn show_whole_numbers(
    export: &Export,
    sheet: &mut Sheet,
    columns: &[Drawn],
    rows: usize,
) -> Result<(), XlsxError> {
    if rows == 0 {
        return Ok(());
    }
    for (at, column) in (0u16..).zip(columns) {
        let (format, decimals) = match column.look {
            Look::UpTo(decimals) => (&export.styles.whole, [decimals, 0]),
            Look::Percent => (&export.styles.whole_percent, [4, 2]),
            _ => continue,
        };
        let cell = format!("{}{}", letters(at), FIRST_ROW + 1);
        let [fine, coarse] = decimals;
        let rule = format!("=AND(ISNUMBER({cell}),ROUND({cell},{fine})=ROUND({cell},{coarse}))");
        let rule = ConditionalFormatFormula::new().set_rule(rule.as_str()).set_format(format);
        sheet.page.add_conditional_format(FIRST_ROW, at, FIRST_ROW + rows as u32 - 1, at, &rule)?;
    }
    Ok(())
}

fn set_up(
    sheet: &mut Sheet,
    columns: &[Drawn],
    last: u16,
    rows: usize,
    grouped: bool,
) -> Result<(), XlsxError> {
    let end = FIRST_ROW + (rows.max(1) as u32) - 1;
    let lines = columns
        .iter()
        .filter(|column| !column.folded)
        .map(|column| name_lines(&column.name))
        .fold(1.0, f64::max);
    sheet.page.set_row_height(0, TITLE_HEIGHT)?;
    sheet.page.set_row_height(2, LINE_HEIGHT * lines + 8.0)?;
    let wraps = columns.iter().any(|column| wraps(column, rows));
    // A default height would keep a row of wrapped text from growing.
    if !wraps {
        sheet.page.set_default_row_height(ROW_HEIGHT);
    }
    let names = columns.iter().take_while(|column| column.group == SUBJECT).count();
    sheet.page.set_freeze_panes(FIRST_ROW, u16::try_from(names.max(1)).unwrap_or(1))?;
    // Staff numbers are text on purpose.
    sheet.page.ignore_error_range(FIRST_ROW, 0, end, last, IgnoreError::NumberStoredAsText)?;
    sheet.page.autofilter(FIRST_ROW - 1, 0, end, last)?;
    sheet.page.set_repeat_rows(if grouped { 1 } else { FIRST_ROW - 1 }, FIRST_ROW - 1)?;
    sheet.page.set_print_area(0, 0, end, last)?;
    Ok(())
}
