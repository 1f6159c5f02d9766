//! A workbook's cells as evalbook reads them, held against what calamine's own readers of dense
//! ranges make of them.

use std::fs;
use std::io::Cursor;
use std::path::Path;

use calamine::{Data, Ods, Range, Reader, Xls, Xlsb, Xlsx};
use evalbook::excel::read::{Cell, Format, Sheet, Workbook, place, read_workbook};
use serde_json::{Value, json};

use crate::conform::fault;
use crate::failure::{Explain, Failure, Outcome};

/// Days between the two date systems.
const SYSTEM_1904: f64 = 1462.0;
/// Differences of a file that are told.
const TOLD: usize = 5;

/// Compares, and gives the outcome as JSON.
pub fn compare(path: &Path) -> Outcome<Value> {
    let bytes = fs::read(path).explain(path.display())?;
    let ours = read_workbook(&bytes, &mut |_, _| {}).map_err(|sentence| Failure::new(sentence.zh))?;
    let input = Cursor::new(bytes.as_slice());
    let mut found = Found::default();
    match ours.format {
        Format::Xlsx => found.take(&ours, &mut Xlsx::new(input).explain("xlsx")?),
        Format::Xlsb => found.take(&ours, &mut Xlsb::new(input).explain("xlsb")?),
        Format::Xls => found.take(&ours, &mut Xls::new(input).explain("xls")?),
        Format::Ods => found.take(&ours, &mut Ods::new(input).explain("ods")?),
        _ => return Err(Failure::new("There is nothing to compare with.")),
    }
    Ok(json!({ "cells": found.cells, "differences": found.differences }))
}

/// The outcome from its JSON: cells that agree, and those that do not.
pub fn outcome(said: &str) -> (u64, Vec<String>) {
    let said: Value = serde_json::from_str(said).unwrap_or_default();
    let told = said.get("differences").and_then(Value::as_array).cloned().unwrap_or_default();
    let told = told.iter().filter_map(|one| one.as_str().map(str::to_owned)).collect();
    (said.get("cells").and_then(Value::as_u64).unwrap_or(0), told)
}

#[derive(Default)]
struct Found {
    cells: u64,
    differences: Vec<String>,
}

impl Found {
    fn take<'a>(&mut self, ours: &Workbook, theirs: &mut impl Reader<Cursor<&'a [u8]>>) {
        for sheet in &ours.sheets {
            if sheet.problem.is_some() {
                continue;
            }
            if let Ok(range) = theirs.worksheet_range(&sheet.name) {
                self.sheet(sheet, &range);
            }
        }
    }

    fn sheet(&mut self, sheet: &Sheet, theirs: &Range<Data>) {
        let (top, left) = theirs.start().unwrap_or((0, 0));
        for (row, column, data) in theirs.used_cells() {
            let (row, column) = (top + row as u32, left + column as u32);
            let own = sheet.cell(row, column);
            if same(own, data) {
                self.cells += 1;
            } else if sheet.unread.is_empty() && self.differences.len() < TOLD {
                let at = place(row, column);
                self.differences.push(format!("{}!{at}: {own:?}, not {data:?}", sheet.name));
            }
        }
        for row in sheet.rows() {
            for (column, cell) in row.cells() {
                let data = theirs.get_value((row.number, column)).unwrap_or(&Data::Empty);
                if *data == Data::Empty && self.differences.len() < TOLD {
                    let at = place(row.number, column);
                    self.differences.push(format!("{}!{at}: {cell:?}, not empty", sheet.name));
                }
            }
        }
    }
}

fn same(own: &Cell, data: &Data) -> bool {
    match (own, data) {
        (Cell::Number(own), Data::Int(theirs)) => *own == *theirs as f64,
        (Cell::Number(own), Data::Float(theirs)) => own.to_bits() == theirs.to_bits() || own == theirs,
        (Cell::Text(own), Data::String(theirs)) => **own == **theirs,
        (Cell::Empty, Data::String(theirs)) => theirs.is_empty(),
        (Cell::Bool(own), Data::Bool(theirs)) => own == theirs,
        (Cell::Date(own), Data::DateTime(theirs)) => {
            let value = theirs.as_f64();
            *own == value || *own == value + SYSTEM_1904
        }
        (Cell::Span(own), Data::DateTime(theirs)) => *own == theirs.as_f64(),
        (Cell::Date(_) | Cell::Span(_), Data::DateTimeIso(_) | Data::DurationIso(_)) => true,
        (Cell::Fault(own), Data::Error(theirs)) => *own == fault(theirs),
        // In .ods the other reader knows no errors.
        (Cell::Fault(_), Data::String(theirs)) => theirs.starts_with('#') || theirs.starts_with("Err:"),
        _ => false,
    }
}
