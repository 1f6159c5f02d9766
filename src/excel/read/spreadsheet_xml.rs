//! XML spreadsheets of Excel 2002 and 2003, which many systems still write under an .xls name.

use super::intake::{Intake, Page};
use super::markup::{Markup, Piece, attribute, is_closed, name, unescape};
use super::number_format::shown_fault;
use super::text::decode;
use super::workbook::{Cell, Format, Region, Sheet, Workbook};
use super::{Progress, date, guard, limits};
use crate::engine::Fault;
use crate::sentence::Sentence;

#[derive(Default)]
struct Tables {
    page: Option<Page>,
    row: u32,
    column: u32,
    column_of_table: u32,
    across: u32,
    kind: Option<String>,
    text: String,
}

/// Reads all worksheets.
pub fn read(bytes: &[u8], progress: Progress<'_>) -> Result<Workbook, Sentence> {
    let decoded = decode(bytes, None);
    let mut markup = Markup::new(decoded.text.as_bytes());
    let mut intake = Intake::new(progress);
    let mut workbook = Workbook::new(Format::SpreadsheetXml);
    let mut tables = Tables::default();
    while let Some(piece) = markup.next().map_err(guard::refusal)? {
        match piece {
            Piece::Open(tag) => {
                tables.open(tag);
                if is_closed(tag) {
                    workbook.sheets.extend(tables.close(name(tag), &mut intake)?);
                }
            }
            Piece::Close(name) => workbook.sheets.extend(tables.close(name, &mut intake)?),
            Piece::Text(text) if tables.kind.is_some() => tables.text.push_str(&unescape(text)),
            Piece::Plain(text) if tables.kind.is_some() => tables.text.push_str(text),
            _ => {}
        }
    }
    if let Some(mut page) = tables.page {
        page.sheet.problem = Some(guard::cut(&page.sheet.name, page.last.0));
        workbook.sheets.push(page.end());
    }
    intake.end();
    Ok(workbook)
}

impl Tables {
    fn open(&mut self, tag: &str) {
        let number = |wanted: &str| attribute(tag, wanted).and_then(|value| value.trim().parse::<u32>().ok());
        let hidden = attribute(tag, "Hidden").is_some_and(|value| value == "1");
        match name(tag) {
            "Worksheet" => {
                let name = attribute(tag, "Name").unwrap_or_default().into_owned();
                self.page = Some(Page::new(Sheet::new(name, false, Vec::new())));
                (self.row, self.column, self.column_of_table) = (0, 0, 0);
            }
            "Column" => {
                let first = number("Index").map_or(self.column_of_table, |index| index.saturating_sub(1));
                let last = first.saturating_add(number("Span").unwrap_or(0));
                if let (true, Some(page)) = (hidden, &mut self.page) {
                    page.sheet.hide_columns(first, last);
                }
                self.column_of_table = last.saturating_add(1);
            }
            "Row" => {
                self.column = 0;
                self.row = number("Index").map_or(self.row, |index| index.saturating_sub(1));
                if let (true, Some(page)) = (hidden, &mut self.page) {
                    page.sheet.hide_rows(self.row, self.row);
                }
            }
            "Cell" => {
                self.column = number("Index").map_or(self.column, |index| index.saturating_sub(1));
                self.across = number("MergeAcross").unwrap_or(0);
                self.merge(number("MergeDown").unwrap_or(0));
            }
            "Data" => {
                self.kind = Some(attribute(tag, "Type").unwrap_or_default().into_owned());
                self.text.clear();
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str, intake: &mut Intake<'_>) -> Result<Option<Sheet>, Sentence> {
        match name {
            "Data" => {
                if let (Some(kind), Some(page)) = (self.kind.take(), &mut self.page) {
                    let cell = content(&kind, &self.text, intake);
                    page.put(self.row, self.column, cell, intake)?;
                }
            }
            "Cell" => self.column = self.column.saturating_add(1 + self.across.min(limits::COLUMNS)),
            "Row" => self.row = self.row.saturating_add(1),
            "Worksheet" => return Ok(self.page.take().map(Page::end)),
            _ => {}
        }
        Ok(None)
    }

    fn merge(&mut self, down: u32) {
        let Some(page) = &mut self.page else { return };
        let region = Region {
            top: self.row,
            left: self.column,
            bottom: self.row.saturating_add(down).min(limits::ROWS - 1),
            right: self.column.saturating_add(self.across).min(limits::COLUMNS - 1),
        };
        let inside = region.top <= region.bottom && region.left <= region.right;
        if (down > 0 || self.across > 0) && inside && page.sheet.merges.len() < limits::REGIONS {
            page.sheet.merges.push(region);
        }
    }
}

fn content(kind: &str, text: &str, intake: &mut Intake<'_>) -> Cell {
    let known = match kind {
        "Number" => text.trim().parse::<f64>().ok().filter(|number| number.is_finite()).map(Cell::Number),
        "DateTime" => date::iso_cell(text.trim()),
        "Boolean" => Some(Cell::Bool(text.trim() == "1")),
        "Error" => Some(Cell::Fault(shown_fault(text.trim()).unwrap_or(Fault::Value))),
        _ => None,
    };
    known.unwrap_or_else(|| intake.text(text))
}
