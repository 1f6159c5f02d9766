//! A sheet of the error workbook.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Note, Worksheet, XlsxError};

use super::Faults;
use crate::engine::Value;
use crate::excel::import::cell_text;
use crate::excel::read::{Cell, Row};
use crate::excel::write::cells::{cached, lines, width};
use crate::excel::write::sheet::Sheet;

/// What the column is called that says what is wrong.
const HEADING: &str = "错误说明";
/// The widest a column of the original gets.
const WIDEST: f64 = 40.0;
const WORDS_ROOM: f64 = 60.0;
/// Rows by which the widths are judged.
const JUDGED: usize = 500;
/// Cells in merged regions that are kept.
const MERGED_CELLS: u64 = 200_000;
/// Cells whose lines are drawn where they are blank.
const DRAWN_CELLS: u64 = 1_000_000;
const LONGEST_CELL: usize = 32_000;

/// The heading of the column that says what is wrong.
pub(in crate::excel) fn heading() -> &'static str {
    HEADING
}

/// Writes a sheet as it stands, what is wrong in it marked, and said at the end of its row.
pub(super) fn write(faults: &Faults, sheet: &mut Sheet, name: &str) -> Result<(), XlsxError> {
    let page = &mut *sheet.page;
    page.set_name(name)?.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    let looks = Looks::new();
    let widths = widths(faults);
    let last = u16::try_from(widths.len()).unwrap_or(u16::MAX);
    for (at, width) in (0u16..).zip(&widths) {
        page.set_column_width(at, *width)?;
    }
    page.set_column_width(last, WORDS_ROOM)?;
    draw_blanks(faults, sheet, last, &looks)?;
    merge(faults, sheet.page, &looks);
    for row in faults.sheet.rows() {
        write_row(faults, sheet, &row, &looks)?;
    }
    // Cells where something is wanting may be blank.
    for &(row, column) in faults.cells.keys() {
        let Ok(at) = u16::try_from(column) else { continue };
        if faults.sheet.cell(row, column).is_blank() {
            sheet.text(row, at, "", &looks.wrong)?;
        }
    }
    say(faults, sheet, last, &looks)?;
    set_up(faults, sheet.page, last)
}

/// Sets what is said of the rows, of the cells and of the whole.
fn say(faults: &Faults, sheet: &mut Sheet, last: u16, looks: &Looks) -> Result<(), XlsxError> {
    for &(_, row) in &faults.headings {
        sheet.text(row, last, HEADING, &looks.head)?;
    }
    let below = faults.first_heading().unwrap_or(0);
    for (&(row, _), words) in faults.rows.iter().filter(|((row, _), _)| *row > below) {
        if !faults.is_heading(row) {
            let words = shortened(&words.join("\n"));
            sheet.page.set_row_height(row, (15.0 * lines(&words, WORDS_ROOM - 2.0) + 4.0).min(400.0))?;
            sheet.text(row, last, &words, &looks.words)?;
        }
    }
    for (&(row, column), words) in &faults.cells {
        if let Ok(at) = u16::try_from(column) {
            sheet.page.insert_note(row, at, &note(&words.join("\n")))?;
        }
    }
    if !faults.general.is_empty() {
        sheet.page.insert_note(below, last, &note(&faults.general.join("\n")))?;
    }
    Ok(())
}

/// Rows with something wrong can be filtered, and the headings stay in sight.
fn set_up(faults: &Faults, page: &mut Worksheet, last: u16) -> Result<(), XlsxError> {
    let end = faults.sheet.last_row().unwrap_or(0);
    if let Some(heading) = faults.first_heading() {
        page.set_freeze_panes(heading + 1, 0)?.set_repeat_rows(heading, heading)?;
        if end > heading {
            page.autofilter(heading, 0, end, last)?;
        }
    }
    Ok(())
}

fn write_row(faults: &Faults, sheet: &mut Sheet, row: &Row, looks: &Looks) -> Result<(), XlsxError> {
    let number = row.number;
    let (is_heading, is_above) = (faults.is_heading(number), faults.is_above(number));
    for (column, cell) in row.cells() {
        let Ok(at) = u16::try_from(column) else { continue };
        let wrong = faults.cells.contains_key(&(number, column));
        let look = match (wrong, is_heading, is_above) {
            (true, ..) => &looks.wrong,
            (_, true, _) => &looks.head,
            (_, _, true) => &looks.above,
            _ => &looks.plain,
        };
        write_cell(sheet, (number, at), cell, look, wrong)?;
    }
    Ok(())
}

/// Writes a cell as what it is. Text stays text when it is typed over, but for wrong text that may give way
/// to a number; an identity number of 18 digits would lose some as one.
fn write_cell(
    sheet: &mut Sheet,
    (row, column): (u32, u16),
    cell: &Cell,
    look: &Format,
    wrong: bool,
) -> Result<(), XlsxError> {
    let formatted = |format: &str| look.clone().set_num_format(format);
    match cell {
        Cell::Empty => sheet.text(row, column, "", look),
        Cell::Text(text) if wrong && !is_code(text) => sheet.text(row, column, &shortened(text), look),
        Cell::Text(text) => sheet.text(row, column, &shortened(text), &formatted("@")),
        Cell::Number(number) => sheet.number(row, column, *number, look),
        Cell::Date(number) => sheet.number(row, column, *number, &formatted(date_format(*number))),
        Cell::Span(days) => sheet.number(row, column, *days, &formatted("[h]:mm:ss")),
        Cell::Bool(truth) => sheet.value(row, column, &Value::Bool(*truth), look),
        Cell::Fault(fault) => {
            let value = Value::Fault(*fault);
            // Newer faults are no literals that every program reads.
            sheet.formula(row, column, &format!("={}", cached(&value)), &value, look)
        }
    }
}

/// Whether a text looks like a number that names something.
fn is_code(text: &str) -> bool {
    text.chars().all(|letter| letter.is_ascii_alphanumeric())
        && text.contains(|letter: char| letter.is_ascii_digit())
}

fn date_format(number: f64) -> &'static str {
    match number {
        time if (0.0..1.0).contains(&time) => "hh:mm",
        day if day.fract() == 0.0 => "yyyy-mm-dd",
        _ => "yyyy-mm-dd hh:mm",
    }
}

/// Draws the lines of blank cells, where there are not too many of them.
fn draw_blanks(faults: &Faults, sheet: &mut Sheet, last: u16, looks: &Looks) -> Result<(), XlsxError> {
    let first = faults.headings.iter().map(|(first, _)| *first).min().unwrap_or(u32::MAX);
    let rows = faults.sheet.last_row().map_or(0, |end| (end + 1).saturating_sub(first));
    if u64::from(rows) * u64::from(last) > DRAWN_CELLS {
        return Ok(());
    }
    for row in (first..).take(rows as usize) {
        for column in 0..last {
            if faults.sheet.cell(row, u32::from(column)).is_blank() {
                sheet.text(row, column, "", looks.of_blank(faults, row))?;
            }
        }
    }
    Ok(())
}

/// Regions that are too many, too large or on each other stay apart: their value stands in their first
/// cell all the same.
fn merge(faults: &Faults, page: &mut Worksheet, looks: &Looks) {
    let mut room = MERGED_CELLS;
    for region in &faults.sheet.merges {
        let extent = |from: u32, to: u32| u64::from(to.saturating_sub(from)) + 1;
        let cells = extent(region.top, region.bottom) * extent(region.left, region.right);
        let (Ok(left), Ok(right)) = (u16::try_from(region.left), u16::try_from(region.right)) else {
            continue;
        };
        if cells > 1 && cells <= room {
            room -= cells;
            // The writer refuses regions that overlap, and leaves the sheet as it was.
            let look = looks.of_blank(faults, region.top);
            let _ = page.merge_range(region.top, left, region.bottom, right, "", look);
        }
    }
}

/// The widths of the columns of the original.
fn widths(faults: &Faults) -> Vec<f64> {
    let mut widths: Vec<f64> = Vec::new();
    let first = faults.first_heading().unwrap_or(0);
    for (seen, row) in faults.sheet.rows().enumerate() {
        for (column, cell) in row.cells() {
            let column = column as usize;
            if widths.len() <= column {
                widths.resize(column + 1, 8.0);
            }
            if row.number >= first
                && seen < JUDGED
                && let Some(known) = widths.get_mut(column)
            {
                *known = known.max((width(&cell_text(cell)) + 2.5).min(WIDEST));
            }
        }
    }
    widths
}

fn note(words: &str) -> Note {
    let words: String = words.chars().take(2_000).collect();
    let height = 20.0 * lines(&words, 34.0) + 14.0;
    Note::new(words).add_author_prefix(false).set_width(260).set_height((height as u32).min(400))
}

fn shortened(text: &str) -> String {
    text.chars().take(LONGEST_CELL).collect()
}

struct Looks {
    above: Format,
    head: Format,
    plain: Format,
    wrong: Format,
    words: Format,
}

impl Looks {
    /// The look of a cell with nothing in it.
    fn of_blank(&self, faults: &Faults, row: u32) -> &Format {
        match (faults.is_heading(row), faults.is_above(row)) {
            (true, _) => &self.head,
            (_, true) => &self.above,
            _ => &self.plain,
        }
    }

    fn new() -> Self {
        let above =
            Format::new().set_font_name("宋体").set_font_size(10.5).set_align(FormatAlign::VerticalCenter);
        let line = Color::RGB(0x00A6_A6A6);
        let plain = above.clone().set_border(FormatBorder::Thin).set_border_color(line);
        // The weight and the frame tell on black-and-white paper what the colour tells on the screen.
        let wrong = above
            .clone()
            .set_bold()
            .set_border(FormatBorder::Medium)
            .set_background_color(Color::RGB(0x00F8_CBAD));
        Self {
            head: plain.clone().set_bold().set_text_wrap().set_background_color(Color::RGB(0x00E8_EEF4)),
            words: plain.clone().set_text_wrap().set_font_color(Color::RGB(0x009C_2A10)),
            above,
            plain,
            wrong,
        }
    }
}
