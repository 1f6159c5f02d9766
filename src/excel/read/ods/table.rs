//! The tables of an .ods: where pieces of markup become rows and cells.

use std::collections::HashSet;

use super::cell::Growing;
use super::{count, opens};
use crate::excel::read::intake::{Intake, Page};
use crate::excel::read::markup::{Piece, attribute, is_closed, name};
use crate::excel::read::workbook::{Cell, Region, Sheet};
use crate::excel::read::{guard, limits};
use crate::sentence::Sentence;

/// Cells that a row or cell may be repeated to.
const REPEATED: usize = 2_000_000;
/// Elements whose content is no part of the table.
const ASIDE: [&str; 7] =
    ["annotation", "tracked-changes", "shapes", "frame", "forms", "dde-links", "content-validations"];

/// The tables as far as they have come.
#[derive(Default)]
pub struct Tables {
    /// Names of styles that hide a table.
    hiding: HashSet<String>,
    style: Option<String>,
    page: Option<Page>,
    row: u32,
    column: u32,
    repeats: u32,
    cells: Vec<(u32, u32, Cell)>,
    growing: Option<(Growing, u32)>,
    /// How deep in an element that is put aside, and its name.
    aside: Option<(&'static str, usize)>,
    column_of_table: u32,
    repeated: usize,
}

impl Tables {
    /// Whether a table has begun.
    pub fn has_begun(&self) -> bool {
        self.page.is_some()
    }

    /// Takes a piece; gives the sheet that it ends.
    pub fn take(&mut self, piece: Piece<'_>, intake: &mut Intake<'_>) -> Result<Option<Sheet>, Sentence> {
        if self.is_aside(&piece) {
            return Ok(None);
        }
        match piece {
            Piece::Open(tag) => {
                self.open(tag, intake)?;
                // An empty element opens and closes in one.
                if is_closed(tag) { self.close(name(tag), intake) } else { Ok(None) }
            }
            Piece::Close(name) => self.close(name, intake),
            Piece::Text(text) => {
                if let Some((growing, _)) = &mut self.growing {
                    growing.write(text);
                }
                Ok(None)
            }
            Piece::Plain(text) => {
                if let Some((growing, _)) = &mut self.growing {
                    growing.write(&text.replace('&', "&amp;"));
                }
                Ok(None)
            }
        }
    }

    /// The table that was not ended, with a word on it.
    pub fn cut(mut self) -> Option<Sheet> {
        let mut page = self.page.take()?;
        page.sheet.problem = Some(guard::cut(&page.sheet.name, page.last.0));
        Some(page.end())
    }

    fn is_aside(&mut self, piece: &Piece<'_>) -> bool {
        if let Some((element, depth)) = &mut self.aside {
            match piece {
                Piece::Open(tag) if name(tag) == *element && !is_closed(tag) => *depth += 1,
                Piece::Close(name) if name == element => *depth -= 1,
                _ => {}
            }
            if *depth == 0 {
                self.aside = None;
            }
            return true;
        }
        let begun = ASIDE.iter().find(|element| opens(piece, element));
        if let (Some(element), Piece::Open(tag)) = (begun, piece) {
            if !is_closed(tag) {
                self.aside = Some((element, 1));
            }
            return true;
        }
        false
    }

    fn open(&mut self, tag: &str, intake: &mut Intake<'_>) -> Result<(), Sentence> {
        match name(tag) {
            "style" => self.style = attribute(tag, "name").map(|name| name.into_owned()),
            "table-properties" if attribute(tag, "display").as_deref() == Some("false") => {
                self.hiding.extend(self.style.take());
            }
            "table" if self.page.is_none() => {
                let hidden = attribute(tag, "style-name").is_some_and(|style| self.hiding.contains(&*style));
                let name = attribute(tag, "name").unwrap_or_default().into_owned();
                self.page = Some(Page::new(Sheet::new(name, hidden, Vec::new())));
                (self.row, self.column_of_table) = (0, 0);
            }
            "table-column" => {
                let repeats = count(tag, "number-columns-repeated");
                if let (true, Some(page)) = (is_hidden(tag), &mut self.page) {
                    let last = self.column_of_table.saturating_add(repeats - 1);
                    page.sheet.hide_columns(self.column_of_table, last);
                }
                self.column_of_table = self.column_of_table.saturating_add(repeats);
            }
            "table-row" => {
                self.column = 0;
                self.repeats = count(tag, "number-rows-repeated");
                if let (true, Some(page)) = (is_hidden(tag), &mut self.page) {
                    page.sheet.hide_rows(self.row, self.row.saturating_add(self.repeats - 1));
                }
                intake.expect(self.row.saturating_add(self.repeats));
            }
            "table-cell" | "covered-table-cell" => {
                self.merge(tag);
                self.growing = Some((Growing::new(tag), count(tag, "number-columns-repeated")));
            }
            inside => {
                if let Some((growing, _)) = &mut self.growing {
                    match inside {
                        "p" => growing.paragraph(),
                        "s" => growing.push(' ', count(tag, "c")),
                        "tab" => growing.push('\t', 1),
                        "line-break" => growing.push('\n', 1),
                        _ => {}
                    }
                }
            }
        }
        Ok(())
    }

    fn close(&mut self, name: &str, intake: &mut Intake<'_>) -> Result<Option<Sheet>, Sentence> {
        match name {
            "table-cell" | "covered-table-cell" => {
                if let Some((growing, repeats)) = self.growing.take() {
                    let cell = growing.end(intake);
                    if cell != Cell::Empty {
                        self.cells.push((self.column, repeats, cell));
                    }
                    self.column = self.column.saturating_add(repeats);
                }
                Ok(None)
            }
            "table-row" => self.end_row(intake).map(|()| None),
            "table" => Ok(self.page.take().map(Page::end)),
            _ => Ok(None),
        }
    }

    fn end_row(&mut self, intake: &mut Intake<'_>) -> Result<(), Sentence> {
        let cells = std::mem::take(&mut self.cells);
        let Some(page) = &mut self.page else { return Ok(()) };
        let count: u64 = cells.iter().map(|&(_, repeats, _)| u64::from(repeats)).sum();
        let total = usize::try_from(count.saturating_mul(u64::from(self.repeats))).unwrap_or(usize::MAX);
        if self.repeats > 1 || count > cells.len() as u64 {
            self.repeated = self.repeated.saturating_add(total);
        }
        if self.repeated > REPEATED || !intake.has_room(total) {
            return Err(guard::too_large());
        }
        if self.row >= limits::ROWS {
            page.sheet.outside += total as u64;
        } else if !cells.is_empty() {
            for row in self.row..self.row.saturating_add(self.repeats) {
                for (first, repeats, cell) in &cells {
                    for column in *first..first.saturating_add(*repeats) {
                        page.put(row, column, cell.clone(), intake)?;
                    }
                }
            }
        }
        self.row = self.row.saturating_add(self.repeats);
        Ok(())
    }

    fn merge(&mut self, tag: &str) {
        let (right, down) = (count(tag, "number-columns-spanned"), count(tag, "number-rows-spanned"));
        if let (Some(page), true) = (&mut self.page, right > 1 || down > 1) {
            let region = Region {
                top: self.row,
                left: self.column,
                bottom: self.row.saturating_add(down - 1).min(limits::ROWS - 1),
                right: self.column.saturating_add(right - 1).min(limits::COLUMNS - 1),
            };
            let inside = region.top <= region.bottom && region.left <= region.right;
            if inside && page.sheet.merges.len() < limits::REGIONS {
                page.sheet.merges.push(region);
            }
        }
    }
}

fn is_hidden(tag: &str) -> bool {
    attribute(tag, "visibility").is_some_and(|value| value != "visible")
}
