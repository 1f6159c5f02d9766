//! A program that fills in cells of a workbook.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::package::{cell, sheet, workbook as package};
use crate::workbook;

/// A workbook of one sheet of these rows, cells apart by `|`, with merged areas.
pub fn sheet_of(rows: &[&str], merges: &[&str]) -> Vec<u8> {
    let mut data = String::new();
    for (row, line) in rows.iter().enumerate() {
        for (column, text) in line.split('|').enumerate() {
            let place = evalbook::excel::read::place(row as u32, column as u32);
            match text.parse::<f64>() {
                Ok(_) if text.len() < 9 => data += &format!("<c r=\"{place}\"><v>{text}</v></c>"),
                _ if text.is_empty() => {}
                _ => data += &cell(&place, text),
            }
        }
    }
    let merged: String = merges.iter().map(|area| format!("<mergeCell ref=\"{area}\"/>")).collect();
    let merged = format!("</sheetData><mergeCells>{merged}</mergeCells>");
    package(&sheet(&data).replace("</sheetData>", &merged), &[])
}

/// The workbook with other contents in cells that it has, by their addresses; the looks stay. A number
/// of less than twelve digits is entered as one, an empty text clears.
pub fn filled(bytes: &[u8], sheet: &str, entries: &[(&str, &str)]) -> Vec<u8> {
    workbook::rewritten(bytes, sheet, |text| {
        entries.iter().fold(text.to_owned(), |text, (place, content)| with(&text, place, content))
    })
}

fn with(text: &str, place: &str, content: &str) -> String {
    let begin = format!("<c r=\"{place}\"");
    let (before, rest) = text.split_once(&begin).unwrap_or_else(|| panic!("there is no cell {place}"));
    let (tag, rest) = rest.split_once('>').expect("the tag ends");
    let (empty, tag) = tag.strip_suffix('/').map_or((false, tag), |tag| (true, tag));
    let after = if empty { rest } else { rest.split_once("</c>").expect("the cell ends").1 };
    let look =
        tag.split_once(" s=\"").and_then(|(_, rest)| rest.split_once('"')).map_or("", |(look, _)| look);
    let look = if look.is_empty() { String::new() } else { format!(" s=\"{look}\"") };
    let cell = match content.parse::<f64>() {
        _ if content.is_empty() => format!("{begin}{look}/>"),
        Ok(_) if content.len() < 12 => format!("{begin}{look}><v>{content}</v></c>"),
        _ => format!("{begin}{look} t=\"inlineStr\"><is><t>{content}</t></is></c>"),
    };
    format!("{before}{cell}{after}")
}

/// The parts of a workbook that are text, by name.
pub fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("the workbook is a zip");
    let mut parts = BTreeMap::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part opens");
        let name = part.name().expect("a part has a name").into_owned();
        let mut text = String::new();
        if part.read_to_string(&mut text).is_ok() {
            parts.insert(name, text);
        }
    }
    parts
}
