//! Tables of web pages, which many office systems hand out under an .xls name: all tables of the
//! page one below the other in one sheet, as Excel shows them.

use super::intake::{Intake, Page};
use super::markup::{Markup, Piece, attribute, is_closed, name, unescape};
use super::text::{decode, field};
use super::workbook::{Cell, Format, Region, Sheet, Workbook};
use super::{Progress, guard, limits};
use crate::sentence::Sentence;

/// Places that cells may reach over, all together.
const MOST_STEPS: usize = 50_000_000;

#[derive(Default)]
struct Tables {
    depth: usize,
    row: u32,
    column: u32,
    in_row: bool,
    /// For a column the first row that no cell from above reaches into.
    taken: Vec<u32>,
    /// Places that were looked at or taken for cells that reach over several.
    steps: usize,
    cell: Option<Growing>,
    /// An element whose text is not shown.
    unseen: Option<String>,
    tables: usize,
}

struct Growing {
    text: String,
    across: u32,
    down: u32,
    as_text: bool,
}

/// Reads the tables of a page.
pub fn read(bytes: &[u8], progress: Progress<'_>) -> Result<Workbook, Sentence> {
    let decoded = decode(bytes, None);
    let mut markup = Markup::new(decoded.text.as_bytes());
    let mut intake = Intake::new(progress);
    let mut page = Page::new(Sheet::new("Sheet1".into(), false, Vec::new()));
    let mut tables = Tables::default();
    while let Some(piece) = markup.next().map_err(guard::refusal)? {
        match piece {
            Piece::Open(tag) => tables.open(tag, &mut page, &mut intake)?,
            Piece::Close(name) => tables.close(&name.to_ascii_lowercase(), &mut page, &mut intake)?,
            Piece::Text(text) | Piece::Plain(text) => tables.write(text),
        }
    }
    tables.end_cell(&mut page, &mut intake)?;
    if tables.tables == 0 {
        return Err(Sentence::new(
            "这个文件其实是网页（HTML），里面没有表格。请重新导出，或用 Excel、WPS 打开并另存为 .xlsx 后再导入。",
            "The file is in truth a web page (HTML), and it has no table. Export it again, or open it in Excel or WPS, save it as .xlsx, and import that.",
        ));
    }
    let mut workbook = Workbook::new(Format::WebPage);
    workbook.sheets.push(page.end());
    intake.end();
    Ok(workbook)
}

impl Tables {
    fn open(&mut self, tag: &str, page: &mut Page, intake: &mut Intake<'_>) -> Result<(), Sentence> {
        if self.unseen.is_some() {
            return Ok(());
        }
        let name = name(tag).to_ascii_lowercase();
        match name.as_str() {
            "script" | "style" | "head" if !is_closed(tag) => self.unseen = Some(name),
            "table" => {
                self.depth += 1;
                if self.depth == 1 {
                    self.tables += 1;
                    self.taken.clear();
                }
            }
            "br" | "p" | "div" => {
                if let Some(cell) = self.cell.as_mut().filter(|cell| !cell.text.trim().is_empty()) {
                    cell.text.push('\n');
                }
            }
            "tr" if self.depth == 1 => {
                self.end_row(page, intake)?;
                self.in_row = true;
            }
            "td" | "th" if self.depth == 1 => {
                self.end_cell(page, intake)?;
                self.in_row = true;
                self.cell = Some(Growing::new(tag));
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str, page: &mut Page, intake: &mut Intake<'_>) -> Result<(), Sentence> {
        if let Some(unseen) = &self.unseen {
            if name == unseen {
                self.unseen = None;
            }
            return Ok(());
        }
        match name {
            "td" | "th" if self.depth == 1 => self.end_cell(page, intake)?,
            "tr" if self.depth == 1 => self.end_row(page, intake)?,
            "table" => {
                if self.depth == 1 {
                    self.end_row(page, intake)?;
                }
                self.depth = self.depth.saturating_sub(1);
            }
            _ => {}
        }
        Ok(())
    }

    /// Blanks and line ends of the page's own are one blank.
    fn write(&mut self, text: &str) {
        let Some(cell) = self.cell.as_mut().filter(|_| self.unseen.is_none()) else { return };
        for character in unescape(text).chars() {
            if !matches!(character, ' ' | '\t' | '\r' | '\n') {
                cell.text.push(character);
            } else if !cell.text.ends_with([' ', '\n']) && !cell.text.is_empty() {
                cell.text.push(' ');
            }
        }
    }

    fn end_row(&mut self, page: &mut Page, intake: &mut Intake<'_>) -> Result<(), Sentence> {
        self.end_cell(page, intake)?;
        if std::mem::take(&mut self.in_row) {
            self.row = self.row.saturating_add(1);
            self.column = 0;
        }
        Ok(())
    }

    fn end_cell(&mut self, page: &mut Page, intake: &mut Intake<'_>) -> Result<(), Sentence> {
        let Some(cell) = self.cell.take() else { return Ok(()) };
        while self.taken.get(self.column as usize).is_some_and(|&free| free > self.row) {
            self.column += 1;
            self.steps += 1;
        }
        let text = cell.text.trim_matches([' ', '\n']);
        let value = if cell.as_text { intake.text(text) } else { field(text, intake) };
        if value != Cell::Empty {
            page.put(self.row, self.column, value, intake)?;
        }
        let bottom = self.row.saturating_add(cell.down - 1).min(limits::ROWS - 1);
        let right = (self.column + cell.across - 1).min(limits::COLUMNS - 1);
        if self.column > right || self.row > bottom {
            return Ok(());
        }
        if cell.down > 1 {
            self.take(right, bottom.saturating_add(1));
        }
        if self.steps > MOST_STEPS {
            return Err(guard::too_large());
        }
        if (cell.down > 1 || cell.across > 1) && page.sheet.merges.len() < limits::REGIONS {
            page.sheet.merges.push(Region { top: self.row, left: self.column, bottom, right });
        }
        self.column = right + 1;
        Ok(())
    }

    /// The columns up to `right` are free again from a row on.
    fn take(&mut self, right: u32, free: u32) {
        let (first, end) = (self.column as usize, right as usize + 1);
        if self.taken.len() < end {
            self.taken.resize(end, 0);
        }
        self.steps += end.saturating_sub(first);
        if let Some(columns) = self.taken.get_mut(first..end) {
            columns.fill(free);
        }
    }
}

impl Growing {
    fn new(tag: &str) -> Self {
        let count = |wanted: &str, most: u32| {
            attribute(tag, wanted).and_then(|count| count.trim().parse().ok()).unwrap_or(1).clamp(1, most)
        };
        // Excel marks text by a number format of its own.
        let as_text = attribute(tag, "style").is_some_and(|style| style.contains("\\@"));
        Self { text: String::new(), across: count("colspan", 1_000), down: count("rowspan", 65_534), as_text }
    }
}
