//! A formula's value held against Excel's.

use std::panic::{AssertUnwindSafe, catch_unwind};

use evalbook::engine::{Model, Place, Source, Table, TableColumn, Value};

use super::area::{Area, Cell};
use super::resolve::{Question, Resolver};
use super::workbook::{Formula, Sheet};

/// Functions whose value has to be Excel's to the last bit.
const EXACT: &[&str] = &[
    "ARABIC",
    "CEILING",
    "CEILING.MATH",
    "CEILING.PRECISE",
    "COUNT",
    "COUNTA",
    "COUNTBLANK",
    "COUNTIF",
    "COUNTIFS",
    "EVEN",
    "FLOOR",
    "FLOOR.MATH",
    "FLOOR.PRECISE",
    "GCD",
    "INT",
    "ISO.CEILING",
    "LCM",
    "LEN",
    "MATCH",
    "MROUND",
    "ODD",
    "QUOTIENT",
    "RANK",
    "RANK.AVG",
    "RANK.EQ",
    "ROUND",
    "ROUNDDOWN",
    "ROUNDUP",
    "TRUNC",
    "XMATCH",
];

/// The largest relative difference of two numbers that count as the same.
const NEAR: f64 = 1e-12;
/// The largest difference of two numbers near 0.
const NEAR_ZERO: f64 = 1e-15;

/// A cell that was judged.
#[derive(Debug)]
pub struct Case {
    /// Where it stands.
    pub cell: Cell,
    /// Its formula.
    pub formula: String,
    /// The functions it calls.
    pub functions: Vec<String>,
    /// What came of it.
    pub verdict: Verdict,
}

/// What came of a case.
#[derive(Debug)]
pub enum Verdict {
    /// The value is Excel's.
    Passed,
    /// It is not.
    Failed {
        /// Excel's value.
        expected: String,
        /// Ours.
        got: String,
    },
    /// It could not be asked.
    NotSupported(String),
}

impl Case {
    /// Whether the value is not Excel's.
    pub fn failed(&self) -> bool {
        matches!(self.verdict, Verdict::Failed { .. })
    }
}

/// The cases that a formula gives: one per cell it fills.
pub fn cases(resolver: &mut Resolver<'_>, at: usize, sheet: &Sheet, formula: &Formula) -> Vec<Case> {
    let (question, outcome) = resolver.question(at, formula.cell, &formula.text, formula.fills.is_some());
    let area = formula.fills.unwrap_or(Area::one(formula.cell));
    let case = |cell: Cell, verdict: Verdict| Case {
        cell,
        formula: formula.text.clone(),
        functions: question.functions.clone(),
        verdict,
    };
    if let Err(reason) = outcome {
        return vec![case(formula.cell, Verdict::NotSupported(reason))];
    }
    let exact = question.outermost.is_some_and(|function| EXACT.contains(&function.name));
    let got = match catch_unwind(AssertUnwindSafe(|| answers(&question, area, formula.fills.is_some()))) {
        Ok(Ok(got)) => got,
        Ok(Err(reason)) => return vec![case(formula.cell, Verdict::NotSupported(reason))],
        Err(_) => {
            let verdict =
                Verdict::Failed { expected: "no panic".to_owned(), got: "the engine panicked".to_owned() };
            return vec![case(formula.cell, verdict)];
        }
    };
    cells(area)
        .zip(got)
        .map(|(cell, got)| {
            let Some(expected) = sheet.cells.get(&cell) else {
                return case(cell, Verdict::NotSupported("no cached value".to_owned()));
            };
            case(cell, verdict(expected, &got, exact))
        })
        .collect()
}

fn cells(area: Area) -> impl Iterator<Item = Cell> {
    (area.first.row..=area.last.row)
        .flat_map(move |row| (area.first.column..=area.last.column).map(move |column| Cell { row, column }))
}

/// The engine's values for the cells of an area, row by row.
fn answers(question: &Question, area: Area, array: bool) -> Result<Vec<Value>, String> {
    let text = |cell: Cell| match array {
        false => question.formula.clone(),
        true => {
            let (row, column) = (cell.row - area.first.row + 1, cell.column - area.first.column + 1);
            format!("INDEX({},{row},{column})", question.formula)
        }
    };
    let columns: Vec<TableColumn> = cells(area)
        .map(|cell| TableColumn { name: cell.to_string(), source: Source::Formula(text(cell)) })
        .collect();
    let count = columns.len();
    let mut tables = vec![Table { name: "_own".to_owned(), rows: 1, columns }];
    tables.extend(question.tables.iter().cloned());
    let model = Model::new(tables, question.parameters.clone(), 0.0);
    if let Some(diagnostic) = model.diagnostics().first() {
        return Err(format!("refused: {}", diagnostic.sentence.en));
    }
    Ok((0..count).map(|column| model.value(Place { table: 0, column, row: 0 })).collect())
}

fn verdict(expected: &Value, got: &Value, exact: bool) -> Verdict {
    let same = match (expected, got) {
        (Value::Number(expected), Value::Number(got)) => near(*expected, *got, exact),
        (expected, got) => expected == got,
    };
    if same { Verdict::Passed } else { Verdict::Failed { expected: shown(expected), got: shown(got) } }
}

fn near(expected: f64, got: f64, exact: bool) -> bool {
    let difference = (expected - got).abs();
    difference == 0.0 || (!exact && (difference <= NEAR * expected.abs() || difference <= NEAR_ZERO))
}

fn shown(value: &Value) -> String {
    match value {
        Value::Empty => "empty".to_owned(),
        Value::Number(number) => format!("{number:?}"),
        Value::Text(text) => format!("\"{text}\""),
        Value::Bool(truth) => truth.to_string().to_uppercase(),
        Value::Fault(fault) => fault.text().to_owned(),
    }
}
