//! Pages of a workbook as a clerk fills them in, and the workbook that they make.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Format, Workbook};

/// A page. A text that begins with `#` is a number.
#[derive(Clone, Debug, Default)]
pub struct Page {
    pub name: String,
    pub hidden: bool,
    cells: BTreeMap<(u32, u16), String>,
    merges: Vec<(u32, u16, u32, u16)>,
    next: u32,
}

impl Page {
    pub fn new(name: &str) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// The row that is written next.
    pub fn at(&self) -> u32 {
        self.next
    }

    pub fn put(&mut self, row: u32, column: u16, text: &str) {
        if !text.is_empty() {
            self.cells.insert((row, column), text.into());
        }
    }

    /// Writes a row from a column on and goes to the next one.
    pub fn row_at<T: AsRef<str>>(&mut self, column: u16, texts: &[T]) -> u32 {
        let row = self.next;
        for (at, text) in (column..).zip(texts) {
            self.put(row, at, text.as_ref());
        }
        self.next += 1;
        row
    }

    pub fn row<T: AsRef<str>>(&mut self, texts: &[T]) -> u32 {
        self.row_at(0, texts)
    }

    pub fn blank(&mut self, rows: u32) {
        self.next += rows;
    }

    /// A text over several columns.
    pub fn across(&mut self, text: &str, columns: u16) {
        let row = self.row(&[text]);
        self.merge(row, 0, row, columns.max(2) - 1);
    }

    pub fn merge(&mut self, top: u32, left: u16, bottom: u32, right: u16) {
        if (top, left) != (bottom, right) {
            self.merges.push((top, left, bottom, right));
        }
    }

    /// Forgets the merged cells, as programs do that copy values.
    pub fn lose_merges(&mut self) {
        self.merges.clear();
    }
}

/// The workbook of these pages.
pub fn workbook(pages: &[Page]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let format = Format::new();
    for page in pages {
        let sheet = workbook.add_worksheet();
        sheet.set_name(&page.name).expect("a name");
        sheet.set_hidden(page.hidden);
        for &(top, left, bottom, right) in &page.merges {
            sheet.merge_range(top, left, bottom, right, "", &format).expect("a merge");
        }
        for (&(row, column), text) in &page.cells {
            match text.strip_prefix('#') {
                Some(number) => sheet.write_number(row, column, number.parse::<f64>().expect("a number")),
                None => sheet.write_string(row, column, text),
            }
            .expect("a cell");
        }
    }
    workbook.save_to_buffer().expect("a workbook")
}
