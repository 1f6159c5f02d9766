//! The sheet of a template that is filled in.

use rust_xlsxwriter::{Color, Format, Note, ProtectionOptions, XlsxError};

use super::lists::Lists;
use super::{Form, words};
use crate::book::ColumnDefinition;
use crate::engine::{Value, number_text};
use crate::excel::write::cells::{letters, lines, width};
use crate::excel::write::layout::FIRST_ROW;
use crate::excel::write::sheet::Sheet;
use crate::excel::write::style::{Look, Styles};
use crate::scheme::{Kind, Options};

const A4: u8 = 9;
const HEADINGS: u32 = FIRST_ROW - 1;
const LOCKED_FILL: Color = Color::RGB(0x00EC_ECEC);
const NARROWEST: f64 = 9.0;
const WIDEST: f64 = 34.0;
/// A heading longer than six Chinese characters is wrapped.
const HEADING_ROOM: f64 = 12.0;
/// Rows by which the widths are judged.
const JUDGED: usize = 500;
const ROW_HEIGHT: f64 = 19.0;

/// A column with the looks of its cells.
struct Drawn<'a> {
    definition: &'a ColumnDefinition,
    known: bool,
    width: f64,
    open: Format,
    locked: Format,
}

/// Writes the sheet.
pub(super) fn write(form: &Form, sheet: &mut Sheet, lists: &mut Lists) -> Result<(), XlsxError> {
    let styles = Styles::new();
    let columns = drawn(form, &styles);
    let Some(last) = columns.len().checked_sub(1).and_then(|last| u16::try_from(last).ok()) else {
        return Ok(());
    };
    write_top(form, sheet, &columns, last, &styles)?;
    write_rows(form, sheet, &columns)?;
    let page = &mut *sheet.page;
    let end = FIRST_ROW + u32::try_from((form.rows.len() + form.blank).max(1)).unwrap_or(1) - 1;
    for (at, column) in (0u16..).zip(&columns) {
        let cell = |name: &str| {
            let at = (0u16..).zip(&columns).find(|(_, column)| column.definition.name == name)?.0;
            Some(format!("${}{}", letters(at), FIRST_ROW + 1))
        };
        if let Some(rule) = lists.rule(form.book, column.definition, &form.unit, &cell)? {
            page.add_data_validation(FIRST_ROW, at, end, at, &rule)?;
        }
    }
    page.protect_with_options(&ProtectionOptions {
        format_columns: true,
        format_rows: true,
        ..ProtectionOptions::default()
    });
    let names = columns.iter().take_while(|column| column.known).count().clamp(1, 3);
    page.set_freeze_panes(FIRST_ROW, u16::try_from(names).unwrap_or(1))?;
    page.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    page.set_margins(0.5, 0.5, 0.65, 0.65, 0.3, 0.3).set_footer("&C&9第 &P 页，共 &N 页");
    page.set_repeat_rows(HEADINGS, HEADINGS)?.set_print_area(0, 0, end, last)?;
    Ok(())
}

fn drawn<'a>(form: &'a Form, styles: &Styles) -> Vec<Drawn<'a>> {
    let Some(table) = form.book.tables.get(form.table) else { return Vec::new() };
    let column = |(at, &(column, known)): (usize, &(usize, bool))| {
        let definition = table.columns.get(column)?;
        let look = match (&definition.options, definition.kind) {
            (Options::Choice(_), Kind::Text) => Look::Word,
            (_, kind) => Look::of_kind(kind),
        };
        let cell = styles.cell(look, false);
        let values = form.rows.iter().take(JUDGED).filter_map(|row| row.values.get(at));
        let content = values.map(|value| shown_width(value, definition.kind)).fold(0.0, f64::max);
        let least = if definition.kind == Kind::Text && !known { 14.0 } else { NARROWEST };
        Some(Drawn {
            definition,
            known,
            width: (width(&definition.name).min(HEADING_ROOM).max(content) + 2.5).clamp(least, WIDEST),
            open: cell.clone().set_unlocked(),
            locked: cell.clone().set_background_color(LOCKED_FILL),
        })
    };
    form.columns.iter().enumerate().filter_map(column).collect()
}

fn write_top(
    form: &Form,
    sheet: &mut Sheet,
    columns: &[Drawn],
    last: u16,
    styles: &Styles,
) -> Result<(), XlsxError> {
    for (at, column) in (0u16..).zip(columns) {
        sheet.page.set_column_width(at, column.width)?;
    }
    let title = words::title(form.book, form.table, form.facet, &form.unit.name);
    sheet.text(0, 0, &title, &styles.title)?;
    sheet.page.set_row_height(0, 28)?;
    let how_to = words::how_to(form.book, form.table, form.due, form.blank);
    // A line that is read on a screen is no wider than the screen, however wide the table is.
    let mut room = 0.0;
    let across = columns.iter().take_while(|column| {
        room += column.width;
        room <= 110.0
    });
    let across = u16::try_from(across.count()).unwrap_or(1).saturating_sub(1).min(last);
    let room: f64 = columns.iter().take(usize::from(across) + 1).map(|column| column.width).sum();
    sheet.spread(1, 0, across, &how_to, &styles.note)?;
    sheet.page.set_row_height(1, 13.0 * lines(&how_to, room) + 6.0)?;
    let most = columns.iter().map(|column| lines(&column.definition.name, column.width - 1.5));
    sheet.page.set_row_height(HEADINGS, 15.0 * most.fold(1.0, f64::max) + 8.0)?;
    for (at, column) in (0u16..).zip(columns) {
        sheet.text(HEADINGS, at, &column.definition.name, &styles.head)?;
        let meaning = words::meaning(form.book, form.table, column.definition, column.known);
        let height = 19.0 * lines(&meaning, 36.0) + 12.0;
        let note =
            Note::new(meaning).add_author_prefix(false).set_width(280).set_height((height as u32).min(420));
        sheet.page.insert_note(HEADINGS, at, &note)?;
    }
    Ok(())
}

/// What is known is locked; all else can be filled in.
fn write_rows(form: &Form, sheet: &mut Sheet, columns: &[Drawn]) -> Result<(), XlsxError> {
    sheet.page.set_default_row_height(ROW_HEIGHT);
    for (line, row) in (FIRST_ROW..).zip(&form.rows) {
        for ((at, column), value) in (0u16..).zip(columns).zip(&row.values) {
            let locked = row.locked || (column.known && !value.is_empty());
            sheet.value(line, at, value, if locked { &column.locked } else { &column.open })?;
        }
    }
    let first = FIRST_ROW + u32::try_from(form.rows.len()).unwrap_or(0);
    for line in (first..).take(form.blank) {
        for (at, column) in (0u16..).zip(columns) {
            sheet.text(line, at, "", &column.open)?;
        }
    }
    Ok(())
}

fn shown_width(value: &Value, kind: Kind) -> f64 {
    match (value, kind) {
        (Value::Text(text), _) => width(text) + 1.5,
        (Value::Number(_), Kind::Date) => 10.0,
        (Value::Number(number), _) => width(&number_text(*number)),
        _ => 0.0,
    }
}
