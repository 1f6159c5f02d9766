//! .xlsx cells as a stream, through calamine.

use std::collections::HashMap;
use std::io::Cursor;
use std::sync::Arc;

use calamine::{CellErrorType, DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::guard::{self, Survey};
use super::intake::{Intake, Page};
use super::number_format::SYSTEM_1904;
use super::workbook::{Cell, Format, Sheet, Workbook};
use super::{Progress, date};
use crate::engine::Fault;
use crate::sentence::Sentence;

/// Reads all worksheets of a package that has been surveyed.
pub fn read(bytes: &[u8], survey: Survey, progress: Progress<'_>) -> Result<Workbook, Sentence> {
    let mut xlsx = Xlsx::new(Cursor::new(bytes)).map_err(|error| opening(&error))?;
    let listed: Vec<_> = xlsx
        .sheets_metadata()
        .iter()
        .map(|sheet| (sheet.name.clone(), sheet.typ, sheet.visible != SheetVisible::Visible))
        .collect();
    let mut beside = survey.sheets.into_iter();
    let mut intake = Intake::new(progress);
    let mut workbook = Workbook::new(Format::Xlsx);
    for (name, kind, hidden) in listed {
        let beside = beside.next().unwrap_or_default();
        if kind == SheetType::WorkSheet {
            let mut page = Page::new(Sheet::new(name, hidden, beside.merges));
            page.sheet.hidden_rows = beside.hidden_rows;
            page.sheet.hidden_columns = beside.hidden_columns;
            read_sheet(&mut xlsx, &mut page, &mut intake)?;
            workbook.sheets.push(page.end());
        }
    }
    intake.end();
    Ok(workbook)
}

fn read_sheet(
    xlsx: &mut Xlsx<Cursor<&[u8]>>,
    page: &mut Page,
    intake: &mut Intake<'_>,
) -> Result<(), Sentence> {
    let shift = if xlsx.has_1904_epoch() { SYSTEM_1904 } else { 0.0 };
    let mut reader = match xlsx.worksheet_cells_reader(&page.sheet.name) {
        Ok(reader) => reader,
        Err(_) => {
            page.sheet.problem = Some(guard::unreadable(&page.sheet.name));
            return Ok(());
        }
    };
    let (row, column) = reader.dimensions().end;
    page.sheet.declared = (row.saturating_add(1), column.saturating_add(1));
    intake.expect(page.sheet.declared.0);
    let mut texts: HashMap<&str, Arc<str>> = HashMap::new();
    loop {
        match reader.next_cell() {
            Ok(Some(cell)) => {
                let (row, column) = cell.get_position();
                let value = value(cell.get_value(), &mut texts, intake, shift);
                page.put(row, column, value, intake)?;
            }
            Ok(None) => break,
            Err(error) if is_one_cell(&error) => page.unread(),
            Err(_) => {
                page.sheet.problem = Some(guard::cut(&page.sheet.name, page.last.0));
                break;
            }
        }
    }
    Ok(())
}

fn value<'a>(
    data: &DataRef<'a>,
    texts: &mut HashMap<&'a str, Arc<str>>,
    intake: &mut Intake<'_>,
    shift: f64,
) -> Cell {
    match data {
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) if number.is_finite() => Cell::Number(*number),
        DataRef::Float(_) | DataRef::Empty => Cell::Empty,
        DataRef::SharedString("") => Cell::Empty,
        DataRef::SharedString(text) => {
            let shared = texts.entry(text).or_insert_with(|| {
                intake.count_text(text.len());
                Arc::from(*text)
            });
            Cell::Text(Arc::clone(shared))
        }
        DataRef::String(text) => intake.text(text),
        DataRef::Bool(truth) => Cell::Bool(*truth),
        DataRef::DateTime(moment) if !moment.as_f64().is_finite() => Cell::Empty,
        DataRef::DateTime(moment) if moment.is_duration() => Cell::Span(moment.as_f64()),
        DataRef::DateTime(moment) => Cell::Date(moment.as_f64() + shift),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            date::iso_cell(text).unwrap_or_else(|| intake.text(text))
        }
        DataRef::Error(error) => Cell::Fault(match error {
            CellErrorType::Div0 => Fault::DivisionByZero,
            CellErrorType::NA | CellErrorType::GettingData => Fault::NotAvailable,
            CellErrorType::Name => Fault::Name,
            CellErrorType::Null => Fault::Null,
            CellErrorType::Num => Fault::Number,
            CellErrorType::Ref => Fault::Reference,
            CellErrorType::Value => Fault::Value,
        }),
    }
}

/// Whether an error concerns one cell, after which the next can be read.
fn is_one_cell(error: &XlsxError) -> bool {
    !matches!(
        error,
        XlsxError::Io(_)
            | XlsxError::Zip(_)
            | XlsxError::Xml(_)
            | XlsxError::XmlEof(_)
            | XlsxError::Encoding(_)
    )
}

fn opening(error: &XlsxError) -> Sentence {
    match error {
        XlsxError::Password => guard::encrypted(),
        XlsxError::Unrecognized { .. } => Sentence::new(
            "这个工作簿含有目前不能读取的工作表（如旧式宏表）。请把花名册另存为单独的 .xlsx 后再导入。",
            "The workbook has a sheet of a kind that cannot be read (such as an old macro sheet). Save the roster as an .xlsx of its own and import that.",
        ),
        _ => guard::damaged(),
    }
}
