//! A workbook's values and formulas.

use std::collections::BTreeMap;
use std::path::Path;

use calamine::{
    CellErrorType, DataRef, Reader, Xlsx, XlsxFormulaMetadata, expand_shared_formula, open_workbook,
};
use evalbook::engine::{Fault, Value};

use super::area::{Area, Cell};
use super::marks::{self, Marks};
use crate::failure::{Explain, Failure, Outcome};

/// More cells than this on a sheet are not read.
const MOST_CELLS: usize = 4_000_000;

/// A workbook as conform needs it.
#[derive(Debug)]
pub struct Workbook {
    /// The file's name.
    pub name: String,
    /// Its sheets in order.
    pub sheets: Vec<Sheet>,
    /// Its defined names and what they stand for.
    pub names: BTreeMap<String, String>,
}

/// A sheet.
#[derive(Debug)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Its values; Excel's cached ones where formulas stand.
    pub cells: BTreeMap<Cell, Value>,
    /// Its formulas in reading order.
    pub formulas: Vec<Formula>,
    /// The rectangles of array formulas, by their first cell.
    pub arrays: BTreeMap<Cell, Area>,
    /// The last row and column with anything in them.
    pub end: Cell,
    /// Why the rest of the sheet could not be read, if so.
    pub left_out: Option<String>,
}

/// A formula in a cell.
#[derive(Debug)]
pub struct Formula {
    /// Where it stands.
    pub cell: Cell,
    /// Its text without `=`.
    pub text: String,
    /// The cells it fills, for an array formula.
    pub fills: Option<Area>,
}

impl Workbook {
    /// Reads a workbook.
    pub fn read(path: &Path) -> Outcome<Self> {
        let mut source: Xlsx<_> =
            open_workbook(path).explain(format!("{} could not be opened", path.display()))?;
        if source.has_1904_epoch() {
            return Err(Failure::new("its days are counted from 1904"));
        }
        let mut marks = marks::read(path)?;
        let mut sheets = Vec::new();
        for name in source.sheet_names() {
            let marks = marks.remove(&name).unwrap_or_default();
            sheets.push(sheet(&mut source, name, marks));
        }
        let names = source
            .defined_names()
            .iter()
            .map(|(name, formula)| (name.to_lowercase(), formula.trim_start_matches('=').to_owned()))
            .collect();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Ok(Self { name, sheets, names })
    }

    /// The sheet of this name.
    pub fn sheet(&self, name: &str) -> Option<usize> {
        self.sheets.iter().position(|sheet| sheet.name.to_lowercase() == name.to_lowercase())
    }
}

fn sheet(source: &mut Xlsx<std::io::BufReader<std::fs::File>>, name: String, marks: Marks) -> Sheet {
    let mut sheet = Sheet {
        cells: BTreeMap::new(),
        formulas: Vec::new(),
        arrays: marks.arrays.clone(),
        end: Cell { row: 0, column: 0 },
        left_out: None,
        name,
    };
    if let Err(failure) = fill(source, &mut sheet, &marks) {
        sheet.left_out = Some(failure.to_string());
    }
    sheet
}

fn fill(source: &mut Xlsx<std::io::BufReader<std::fs::File>>, sheet: &mut Sheet, marks: &Marks) -> Outcome {
    let mut reader = source.worksheet_cells_reader(&sheet.name).explain("the sheet could not be read")?;
    let mut shared = BTreeMap::new();
    while let Some(record) = reader.next_cell_with_formula_metadata().explain("a cell could not be read")? {
        let cell = Cell { row: record.pos.0, column: record.pos.1 };
        if let Some(text) = formula_text(record.formula, record.pos, &mut shared)? {
            sheet.formulas.push(Formula { cell, text, fills: marks.arrays.get(&cell).copied() });
        }
        let value = match marks.newer_errors.get(&cell) {
            Some(fault) => Value::Fault(*fault),
            None => value(&record.value),
        };
        if !value.is_empty() {
            sheet.end.row = sheet.end.row.max(cell.row);
            sheet.end.column = sheet.end.column.max(cell.column);
            sheet.cells.insert(cell, value);
        }
        if sheet.cells.len() > MOST_CELLS {
            return Err(Failure::new(format!("it has more than {MOST_CELLS} cells")));
        }
    }
    Ok(())
}

/// The formula of a cell. A shared one is told from the cell that holds its text, which need not be the
/// first of the cells that share it.
fn formula_text(
    formula: Option<XlsxFormulaMetadata>,
    here: (u32, u32),
    shared: &mut BTreeMap<usize, (String, (u32, u32))>,
) -> Outcome<Option<String>> {
    let text = match formula {
        Some(XlsxFormulaMetadata::Normal { formula }) => Some(formula),
        Some(XlsxFormulaMetadata::Shared { shared_index, formula, .. }) => {
            shared.insert(shared_index, (formula.clone(), here));
            Some(formula)
        }
        Some(XlsxFormulaMetadata::SharedDerived { shared_index }) => match shared.get(&shared_index) {
            Some((text, from)) => {
                Some(expand_shared_formula(text, *from, here).explain("a shared formula could not be read")?)
            }
            None => None,
        },
        _ => None,
    };
    Ok(text.filter(|text| !text.is_empty()))
}

fn value(data: &DataRef<'_>) -> Value {
    match data {
        DataRef::Int(number) => Value::Number(*number as f64),
        DataRef::Float(number) => Value::Number(*number),
        DataRef::String(text) => Value::text(text),
        DataRef::SharedString(text) => Value::text(text),
        DataRef::Bool(truth) => Value::Bool(*truth),
        DataRef::DateTime(moment) => Value::Number(moment.as_f64()),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Value::text(text),
        DataRef::Error(error) => Value::Fault(fault(error)),
        DataRef::Empty => Value::Empty,
    }
}

/// The error that calamine read.
pub fn fault(error: &CellErrorType) -> Fault {
    match error {
        CellErrorType::Div0 => Fault::DivisionByZero,
        CellErrorType::NA | CellErrorType::GettingData => Fault::NotAvailable,
        CellErrorType::Name => Fault::Name,
        CellErrorType::Null => Fault::Null,
        CellErrorType::Num => Fault::Number,
        CellErrorType::Ref => Fault::Reference,
        CellErrorType::Value => Fault::Value,
    }
}
