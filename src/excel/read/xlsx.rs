//! .xlsx cells as a stream, through calamine.

use std::collections::HashMap;
use std::io::Cursor;
use std::sync::Arc;

use calamine::{CellErrorType, DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::guard::{Survey, damaged, too_large};
use super::workbook::{Cell, Sheet, Workbook};
use super::{Progress, date, limits};
use crate::engine::Fault;
use crate::sentence::Sentence;

/// Days between the two date systems.
const SYSTEM_1904: f64 = 1462.0;
/// Progress is told every so many rows.
const STRIDE: u64 = 2_000;

/// Reads all worksheets of a package that has been surveyed.
pub fn read(bytes: &[u8], survey: Survey, progress: Progress<'_>) -> Result<Workbook, Sentence> {
    let mut xlsx = Xlsx::new(Cursor::new(bytes)).map_err(|error| opening(&error))?;
    let listed: Vec<_> = xlsx
        .sheets_metadata()
        .iter()
        .map(|sheet| (sheet.name.clone(), sheet.typ, sheet.visible != SheetVisible::Visible))
        .collect();
    let mut merges = survey.merges.into_iter();
    let mut budget = Budget::default();
    let mut workbook = Workbook::default();
    for (name, kind, hidden) in listed {
        let merges = merges.next().unwrap_or_default();
        if kind == SheetType::WorkSheet {
            let mut sheet = Sheet::new(name, hidden, merges);
            read_sheet(&mut xlsx, &mut sheet, &mut budget, progress)?;
            workbook.sheets.push(sheet);
        }
    }
    progress(budget.rows, budget.rows);
    require_content(&workbook)?;
    Ok(workbook)
}

#[derive(Default)]
struct Budget {
    rows: u64,
    cells: usize,
    text: usize,
}

fn read_sheet(
    xlsx: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &mut Sheet,
    budget: &mut Budget,
    progress: Progress<'_>,
) -> Result<(), Sentence> {
    let shift = if xlsx.has_1904_epoch() { SYSTEM_1904 } else { 0.0 };
    let mut reader = match xlsx.worksheet_cells_reader(&sheet.name) {
        Ok(reader) => reader,
        Err(_) => {
            sheet.problem = Some(unreadable(&sheet.name));
            return Ok(());
        }
    };
    let declared = u64::from(reader.dimensions().end.0.min(limits::ROWS - 1)) + 1;
    let total = budget.rows + declared;
    let mut texts: HashMap<&str, Arc<str>> = HashMap::new();
    let mut strays = Vec::new();
    let mut last = (0, 0);
    loop {
        let cell = match reader.next_cell() {
            Ok(Some(cell)) => cell,
            Ok(None) => break,
            Err(error) if is_one_cell(&error) => {
                if sheet.unread.len() < limits::UNREAD {
                    sheet.unread.push(last);
                }
                continue;
            }
            Err(_) => {
                sheet.problem = Some(cut(&sheet.name, last.0));
                break;
            }
        };
        let (row, column) = cell.get_position();
        let value = value(cell.get_value(), &mut texts, budget, shift);
        if value == Cell::Empty {
            continue;
        }
        let Some(column) =
            u16::try_from(column).ok().filter(|_| row < limits::ROWS && column < limits::COLUMNS)
        else {
            sheet.outside += 1;
            continue;
        };
        budget.cells += 1;
        if budget.cells > limits::CELLS || budget.text > limits::TEXT_BYTES {
            return Err(too_large());
        }
        if row != last.0 {
            budget.rows += 1;
            if budget.rows.is_multiple_of(STRIDE) {
                progress(budget.rows, total.max(budget.rows));
            }
        }
        last = (row, u32::from(column));
        if let Err(stray) = sheet.push(row, column, value) {
            strays.push(stray);
        }
    }
    if !strays.is_empty() {
        sheet.insert_all(strays);
    }
    Ok(())
}

fn value<'a>(
    data: &DataRef<'a>,
    texts: &mut HashMap<&'a str, Arc<str>>,
    budget: &mut Budget,
    shift: f64,
) -> Cell {
    match data {
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) if number.is_finite() => Cell::Number(*number),
        DataRef::Float(_) | DataRef::Empty => Cell::Empty,
        DataRef::SharedString("") => Cell::Empty,
        DataRef::SharedString(text) => {
            let shared = texts.entry(text).or_insert_with(|| {
                budget.text += text.len();
                Arc::from(*text)
            });
            Cell::Text(Arc::clone(shared))
        }
        DataRef::String(text) | DataRef::DurationIso(text) => own_text(text, budget),
        DataRef::Bool(truth) => Cell::Bool(*truth),
        DataRef::DateTime(moment) if !moment.as_f64().is_finite() => Cell::Empty,
        DataRef::DateTime(moment) if moment.is_duration() => Cell::Span(moment.as_f64()),
        DataRef::DateTime(moment) => Cell::Date(moment.as_f64() + shift),
        DataRef::DateTimeIso(text) => match date::iso_serial(text) {
            Some(serial) => Cell::Date(serial),
            None => own_text(text, budget),
        },
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

fn own_text(text: &str, budget: &mut Budget) -> Cell {
    budget.text += text.len();
    if text.is_empty() { Cell::Empty } else { Cell::Text(Arc::from(text)) }
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

fn require_content(workbook: &Workbook) -> Result<(), Sentence> {
    if workbook.sheets.iter().any(|sheet| sheet.row_count() > 0) {
        return Ok(());
    }
    if let Some(problem) = workbook.sheets.iter().find_map(|sheet| sheet.problem.clone()) {
        return Err(problem);
    }
    Err(if workbook.sheets.is_empty() {
        Sentence::new(
            "这个工作簿里没有工作表。请检查文件后重新导入。",
            "The workbook has no worksheet. Check the file and import it again.",
        )
    } else {
        Sentence::new(
            "这个工作簿是空的，没有任何内容。请确认选对了文件，并且内容已经保存。",
            "The workbook is empty. Make sure that it is the right file and that its contents were saved.",
        )
    })
}

fn opening(error: &XlsxError) -> Sentence {
    match error {
        XlsxError::Password => Sentence::new(
            "这个工作簿设了打开密码，无法读取。请在 Excel 或 WPS 里取消密码、另存后再导入。",
            "The workbook is protected by a password. Remove it in Excel or WPS, save, and import again.",
        ),
        XlsxError::Unrecognized { .. } => Sentence::new(
            "这个工作簿含有目前不能读取的工作表（如旧式宏表）。请把花名册另存为单独的 .xlsx 后再导入。",
            "The workbook has a sheet of a kind that cannot be read (such as an old macro sheet). Save the roster as an .xlsx of its own and import that.",
        ),
        _ => damaged(),
    }
}

fn unreadable(name: &str) -> Sentence {
    Sentence::new(
        format!("工作表“{name}”读不出来，可能已损坏。请用 Excel 或 WPS 打开并另存后再导入。"),
        format!(
            "The sheet {name} cannot be read and may be damaged. Open it in Excel or WPS, save it, and import that."
        ),
    )
}

fn cut(name: &str, row: u32) -> Sentence {
    let row = u64::from(row) + 1;
    Sentence::new(
        format!(
            "工作表“{name}”只读到第 {row} 行，后面的内容已损坏，没有读入。请用 Excel 或 WPS 打开并另存后再导入。"
        ),
        format!(
            "The sheet {name} could be read only down to row {row}; what follows is damaged and was not taken. Open it in Excel or WPS, save it, and import that."
        ),
    )
}
