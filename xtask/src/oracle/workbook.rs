//! The workbook that LibreOffice recalculates: a sheet with the data, a sheet per family.

use std::io::Cursor;

use calamine::{CellErrorType, Data as Cell, DataType, Reader, Xlsx};
use rust_xlsxwriter::{Formula, Workbook, Worksheet};

use super::table::{Data, Table, unquoted};
use crate::failure::{Explain, Failure, Outcome};

/// The table that formulas refer to.
const DATA: &str = "数据";

/// Writes the workbook.
pub fn write(data: &Data, tables: &[Table]) -> Outcome<Vec<u8>> {
    let mut workbook = Workbook::new();
    write_data(workbook.add_worksheet(), data)?;
    for table in tables {
        let sheet = workbook.add_worksheet();
        sheet.set_name(table.name()).explain("a sheet could not be named")?;
        for (at, row) in table.rows.iter().enumerate() {
            let text = in_cells(&row.formula, data);
            let formula = Formula::new(format!("={text}")).set_result("");
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            // An array formula, so that lists are taken as lists everywhere, as in today's Excel.
            sheet
                .write_array_formula(at, 0, at, 0, formula)
                .explain(format!("{text} could not be written"))?;
            write_parts(sheet, at).explain("the parts of a value could not be written")?;
        }
    }
    workbook.save_to_buffer().explain("the workbook could not be written")
}

/// LibreOffice writes fifteen digits. So beside the value stand its power of two and its binary
/// digits as a whole number in base 16, which hold it to the last bit.
fn write_parts(sheet: &mut Worksheet, row: u32) -> Result<(), rust_xlsxwriter::XlsxError> {
    let place = row + 1;
    let power = format!("=IF(ISNUMBER(A{place}),IF(A{place}=0,0,INT(LOG(ABS(A{place}),2))),0)");
    let digits = format!("=IF(ISNUMBER(A{place}),BASE(ABS(A{place})*2^(52-B{place}),16),0)");
    sheet.write_formula(row, 1, Formula::new(power).set_result(""))?;
    sheet.write_formula(row, 2, Formula::new(digits).set_result(""))?;
    Ok(())
}

/// The number of these parts, where they agree with the fifteen digits.
fn whole_value(shown: f64, power: Option<&Cell>, digits: Option<&Cell>) -> f64 {
    let size = || {
        let power = power?.as_f64()? - 52.0;
        let digits = u64::from_str_radix(&digits?.as_string()?, 16).ok()?;
        // Two exact steps: a single power of two might not fit.
        let half = (power / 2.0).trunc();
        Some(digits as f64 * half.exp2() * (power - half).exp2())
    };
    let value = size().unwrap_or(0.0).copysign(shown);
    if (value - shown).abs() <= 2e-14 * shown.abs() { value } else { shown }
}

fn write_data(sheet: &mut Worksheet, data: &Data) -> Outcome {
    sheet.set_name(DATA).explain("a sheet could not be named")?;
    for (row, cells) in data.rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            let at = (u32::try_from(row + 1).unwrap_or(u32::MAX), u16::try_from(column).unwrap_or(u16::MAX));
            write_cell(sheet, at, cell).explain(format!("the cell {cell} could not be written"))?;
        }
    }
    Ok(())
}

fn write_cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &str,
) -> Result<(), rust_xlsxwriter::XlsxError> {
    if let Some(text) = unquoted(cell) {
        sheet.write_string(row, column, text)?;
    } else if let Ok(number) = cell.parse::<f64>() {
        sheet.write_number(row, column, number)?;
    } else if cell == "TRUE" || cell == "FALSE" {
        sheet.write_boolean(row, column, cell == "TRUE")?;
    } else if !cell.is_empty() {
        sheet.write_formula(row, column, Formula::new(format!("={cell}")).set_result(""))?;
    }
    Ok(())
}

/// The formula with the data's columns as ranges of cells.
fn in_cells(formula: &str, data: &Data) -> String {
    let last = data.rows.len() + 1;
    let mut text = formula.to_owned();
    for (at, name) in data.names.iter().enumerate() {
        let letter = char::from(b'A' + u8::try_from(at).unwrap_or(25));
        text = text.replace(&format!("{DATA}[{name}]"), &format!("{DATA}!${letter}$2:${letter}${last}"));
    }
    text
}

/// Takes the recalculated values into the rows without a note; says how many changed.
pub fn take_values(bytes: &[u8], tables: &mut [Table]) -> Outcome<usize> {
    let mut workbook: Xlsx<_> =
        Xlsx::new(Cursor::new(bytes)).explain("the recalculated workbook could not be read")?;
    let mut changed = 0;
    for table in tables {
        let name = table.name();
        let range = workbook.worksheet_range(&name).explain(format!("the sheet {name} could not be read"))?;
        for (at, row) in table.rows.iter_mut().enumerate().filter(|(_, row)| row.note.is_empty()) {
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            let value = match range.get_value((at, 0)) {
                Some(Cell::Float(shown)) => {
                    let (power, digits) = (range.get_value((at, 1)), range.get_value((at, 2)));
                    Some(seventeen_digits(whole_value(*shown, power, digits)))
                }
                cell => written(cell),
            };
            let value =
                value.ok_or_else(|| Failure::new(format!("{name}: {} has no value.", row.formula)))?;
            changed += usize::from(row.expected != value);
            row.expected = value;
        }
    }
    Ok(changed)
}

fn written(cell: Option<&Cell>) -> Option<String> {
    Some(match cell? {
        Cell::Int(number) => format!("{number}"),
        Cell::String(text) => format!("\"{}\"", text.replace('"', "\"\"")),
        Cell::Bool(truth) => if *truth { "TRUE" } else { "FALSE" }.to_owned(),
        Cell::Error(error) => error_text(error).to_owned(),
        Cell::Empty => "\"\"".to_owned(),
        _ => return None,
    })
}

/// A whole number plainly, any other at seventeen significant digits.
fn seventeen_digits(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 { format!("{number}") } else { format!("{number:.16e}") }
}

fn error_text(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA | CellErrorType::GettingData => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
    }
}
