//! One file through the importer, described.

use std::fs;
use std::path::Path;
use std::time::Instant;

use evalbook::book::Book;
use evalbook::excel::import::{Import, Level, Target};
use evalbook::excel::read::{Format, Sheet, read_workbook};
use evalbook::scheme::{Class, Meaning, reference_scheme};
use serde_json::{Value, json};

use super::guarded;

/// Things to say of a sheet that are printed; the rest is counted.
const SAID: usize = 100;

/// What the importer makes of a file.
pub fn look(path: &Path) -> Value {
    let began = Instant::now();
    let file = path.to_string_lossy().into_owned();
    let mut line = match fs::read(path) {
        Ok(bytes) => describe(&bytes),
        Err(error) => json!({ "sentence": format!("{file}: {error}") }),
    };
    if let Some(line) = line.as_object_mut() {
        line.insert("file".into(), json!(file));
        line.insert("milliseconds".into(), json!(began.elapsed().as_millis() as u64));
        line.insert("peak_bytes".into(), json!(guarded::peak(std::process::id())));
    }
    line
}

fn describe(bytes: &[u8]) -> Value {
    let workbook = match read_workbook(bytes, &mut |_, _| {}) {
        Ok(workbook) => workbook,
        Err(sentence) => return json!({ "sentence": sentence.zh, "sentence_en": sentence.en }),
    };
    let kind = kind(workbook.format);
    let sheets: Vec<Value> = workbook.sheets.iter().map(sheet_line).collect();
    drop(workbook);
    let book = Book::new(reference_scheme(), "", "", "", 46_387.0);
    let class = people(&book);
    let mut import = match Import::open("", bytes, &class, &book, &mut |_, _| {}) {
        Ok(import) => import,
        Err(sentence) => return json!({ "kind": kind, "sentence": sentence.zh, "sentence_en": sentence.en }),
    };
    let chosen = import.reading();
    let mut tables = Vec::new();
    let mut diagnostics = Vec::new();
    let mut total = 0;
    for position in 0..import.readings().len() {
        import.choose_sheet(position, &book);
        let plan = import.plan(&book);
        tables.extend(table_line(&import, position, plan.rows.len()));
        total += plan.diagnostics.total();
        diagnostics.extend(plan.diagnostics.list().iter().take(SAID).map(|one| {
            json!({ "level": level(one.level), "place": import.place(one), "sentence": one.sentence.zh })
        }));
    }
    json!({
        "kind": kind,
        "class": class,
        "chosen": chosen,
        "sheets": sheets,
        "tables": tables,
        "diagnostics": diagnostics,
        "diagnostics_total": total,
    })
}

/// The class of people, which most rosters are of.
fn people(book: &Book) -> String {
    let is_person =
        |class: &&Class| class.attributes.iter().any(|attribute| attribute.meaning == Meaning::PersonName);
    book.scheme.classes.iter().find(is_person).map(|class| class.name.clone()).unwrap_or_default()
}

fn sheet_line(sheet: &Sheet) -> Value {
    json!({
        "name": sheet.name,
        "hidden": sheet.hidden,
        "rows": sheet.row_count(),
        "cells": sheet.cell_count(),
        "merges": sheet.merges.len(),
        "hidden_rows": count(&sheet.hidden_rows),
        "hidden_columns": count(&sheet.hidden_columns),
        "problem": sheet.problem.as_ref().map(|problem| &problem.zh),
    })
}

/// A way of reading the workbook as one table, where it has a header.
fn table_line(import: &Import, position: usize, rows: usize) -> Option<Value> {
    let reading = import.readings().get(position).filter(|reading| reading.is_settled())?;
    let header = import.header();
    let columns: Vec<Value> = import
        .columns()
        .iter()
        .zip(import.proposals())
        .map(|(column, proposal)| {
            let (target, known) = match &proposal.target {
                Target::Known(name) => (json!(name), true),
                Target::Kept(name) => (json!(name), false),
                Target::Left => (Value::Null, false),
            };
            json!({
                "cell": import.places().address(header.first, column.position),
                "heading": column.heading(),
                "becomes": target,
                "known": known,
                "reason": proposal.reason.zh,
            })
        })
        .collect();
    Some(json!({
        "reading": position,
        "label": reading.label.zh,
        "header": { "rows": header.rows, "reason": header.reason.zh },
        "rows": rows,
        "columns": columns,
    }))
}

/// The format in words.
pub fn kind(format: Format) -> String {
    match format {
        Format::Xlsx => "xlsx".into(),
        Format::Xlsb => "xlsb".into(),
        Format::Xls => "xls".into(),
        Format::Ods => "ods".into(),
        Format::Text { encoding, separator } => {
            format!("text {} {}", encoding.name(), separator.escape_default())
        }
        Format::WebPage => "html".into(),
        Format::SpreadsheetXml => "xml".into(),
    }
}

fn count(ranges: &[(u32, u32)]) -> u64 {
    ranges.iter().map(|(first, last)| u64::from(last.saturating_sub(*first)) + 1).sum()
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Information => "information",
    }
}
