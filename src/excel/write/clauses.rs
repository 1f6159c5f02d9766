//! 办法: the numbered clauses, as an office prints them.

use rust_xlsxwriter::XlsxError;

use crate::scheme::{ClauseItem, clauses};

use super::Export;
use super::cells::lines;
use super::sheet::Sheet;

const NUMBER_WIDTH: f64 = 11.0;
const WORDS_WIDTH: f64 = 80.0;
const LINE_HEIGHT: f64 = 19.0;

/// Writes the clauses, one after another.
pub(super) fn write(export: &Export, sheet: &mut Sheet) -> Result<(), XlsxError> {
    let styles = &export.styles;
    sheet.page.set_column_width(0, NUMBER_WIDTH)?.set_column_width(1, WORDS_WIDTH)?.set_portrait();
    sheet.page.set_row_height(0, 40)?;
    sheet.spread(0, 0, 1, &export.book.scheme.name, &styles.cover_title)?;
    let mut row = 1;
    for clause in clauses(&export.book.scheme) {
        row += 1;
        sheet.page.set_row_height(row, 24)?;
        sheet.text(row, 0, &clause.title().zh, &styles.clause_title)?;
        sheet.text(row, 1, &clause.heading.zh, &styles.clause_title)?;
        row += 1;
        paragraph(export, sheet, row, &cited(&clause.text.zh, &clause.source))?;
        for (at, item) in (1u32..).zip(&clause.items) {
            row += 1;
            paragraph(export, sheet, row, &item_words(at, item))?;
        }
    }
    sheet.page.set_print_area(0, 0, row, 1)?;
    Ok(())
}

fn paragraph(export: &Export, sheet: &mut Sheet, row: u32, text: &str) -> Result<(), XlsxError> {
    sheet.page.set_row_height(row, LINE_HEIGHT * lines(text, WORDS_WIDTH - 8.0) + 4.0)?;
    sheet.text(row, 1, text, &export.styles.clause)
}

fn item_words(number: u32, item: &ClauseItem) -> String {
    let indent = "　".repeat(item.depth.min(8));
    let words = match item.name.zh.as_str() {
        "" => format!("{number}．{}", item.text.zh),
        name => format!("{name}：{}", item.text.zh),
    };
    cited(&format!("{indent}{words}"), &item.source)
}

fn cited(text: &str, source: &str) -> String {
    match source.trim_end_matches('。') {
        "" => text.to_owned(),
        source => format!("{text}（依据：{source}）"),
    }
}
