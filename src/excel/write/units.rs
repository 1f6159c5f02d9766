//! A unit's sheet: its own result and those of its people.

use rust_xlsxwriter::XlsxError;

use crate::engine::Place;
use crate::scheme::Role;

use super::Export;
use super::cells::width;
use super::groups::Group;
use super::layout::{FIRST_ROW, identity};
use super::parts::tops;
use super::results::SIGNATURES;
use super::sheet::Sheet;

const HEAD_LINE: f64 = 15.0;
const NARROWEST: f64 = 9.3;
const WIDEST: f64 = 30.0;

/// Writes a unit's sheet.
pub(super) fn write(export: &Export, sheet: &mut Sheet, group: &Group) -> Result<(), XlsxError> {
    let styles = &export.styles;
    let table = group.table;
    let (Some(found), Some(class)) = (export.book.tables.get(table), export.book.class_of(table)) else {
        return Ok(());
    };
    let mut columns: Vec<usize> =
        identity(export.book, table, found).into_iter().filter(|column| *column != group.column).collect();
    let roles = [Role::Index, Role::Rank, Role::RankWithin, Role::Grade];
    columns.extend(roles.iter().filter_map(|role| export.column_of(table, role)));
    columns.extend(tops(export, table).into_iter().map(|top| top.column));
    let last = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(0).max(3);
    sheet.page.set_row_height(0, 30)?;
    sheet.spread(
        0,
        0,
        last,
        &format!("{} {}{}结果", group.name, class.name, class.index),
        &styles.form_title,
    )?;
    sheet.spread(1, 0, last, &own_words(export, group), &styles.words)?;
    sheet.page.set_row_height(1, 20)?;
    let mut lines = 1.0_f64;
    for (at, column) in (0u16..).zip(&columns) {
        let name = export.name_of(table, *column);
        let content =
            group.rows.iter().map(|&row| width(&export.words(Place { table, column: *column, row })));
        let content = if *column < found.columns.len() { content.fold(0.0, f64::max) } else { 0.0 };
        let room = (content + 3.0).clamp(NARROWEST, WIDEST);
        sheet.page.set_column_width(at, room)?;
        lines = lines.max((width(name) / (room - 1.0)).ceil());
        sheet.text(2, at, name, &styles.head)?;
    }
    sheet.page.set_row_height(2, HEAD_LINE * lines + 8.0)?;
    for (line, &row) in (FIRST_ROW..).zip(&group.rows) {
        for (at, column) in (0u16..).zip(&columns) {
            let format = styles.cell(export.look_of(table, *column), false);
            export.show(sheet, (line, at), Place { table, column: *column, row }, format)?;
        }
    }
    let end = FIRST_ROW + group.rows.len() as u32 + 1;
    sheet.spread(end, 0, last, SIGNATURES, &styles.wide)?;
    sheet.page.set_row_height(end, 30)?;
    sheet.page.set_freeze_panes(FIRST_ROW, 1)?.set_repeat_rows(2, 2)?.set_print_area(0, 0, end, last)?;
    Ok(())
}

/// The unit's own result in words, where it is a subject itself.
fn own_words(export: &Export, group: &Group) -> String {
    let mut words = format!("{} {} 人", export.book.period, group.rows.len());
    let Some((table, row)) = group.own else { return words };
    let index = export.book.class_of(table).map_or("", |class| class.index.as_str());
    for (role, name) in [(Role::Index, index), (Role::Rank, "名次"), (Role::Grade, "等次")] {
        let figure = export.column_of(table, &role).map(|column| export.words(Place { table, column, row }));
        if let Some(figure) = figure.filter(|figure| !figure.is_empty()) {
            words.push_str(&format!("　{name} {figure}"));
        }
    }
    words
}
