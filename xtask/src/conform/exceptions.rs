//! The few cells that cannot agree with Excel, each with its reason.

use std::fs;
use std::path::Path;

use super::area::{Area, Cell};
use crate::failure::{Explain, Failure, Outcome};

/// A line of the file.
#[derive(Debug)]
pub struct Exception {
    /// The workbook's file name.
    pub workbook: String,
    /// The sheet.
    pub sheet: String,
    /// The cells.
    pub cells: Area,
    /// Why they differ.
    pub reason: String,
    excused: usize,
    held: usize,
}

/// All of them.
#[derive(Debug)]
pub struct Exceptions {
    list: Vec<Exception>,
}

impl Exceptions {
    /// Reads the file: workbook, sheet, cells and reason, with tabs between; `#` begins a remark.
    pub fn read(path: &Path) -> Outcome<Self> {
        let text = fs::read_to_string(path).explain(format!("{} could not be read", path.display()))?;
        let mut list = Vec::new();
        for (at, line) in text.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let columns: Vec<&str> = line.split('\t').collect();
            let [workbook, sheet, cells, reason] = columns.as_slice() else {
                return Err(wrong(path, at, "needs workbook, sheet, cells and reason between tabs"));
            };
            let Some(cells) = Area::read(cells) else {
                return Err(wrong(path, at, "does not name its cells like B3 or B3:B9"));
            };
            list.push(Exception {
                workbook: (*workbook).to_owned(),
                sheet: (*sheet).to_owned(),
                cells,
                reason: (*reason).to_owned(),
                excused: 0,
                held: 0,
            });
        }
        Ok(Self { list })
    }

    fn of<'a>(&'a mut self, workbook: &str, sheet: &str, cell: Cell) -> Option<&'a mut Exception> {
        self.list
            .iter_mut()
            .find(|line| line.workbook == workbook && line.sheet == sheet && line.cells.holds(cell))
    }

    /// Whether a failed cell is excused.
    pub fn excuse(&mut self, workbook: &str, sheet: &str, cell: Cell) -> bool {
        match self.of(workbook, sheet, cell) {
            Some(line) => {
                line.excused += 1;
                true
            }
            None => false,
        }
    }

    /// Notes that a cell agrees.
    pub fn holds(&mut self, workbook: &str, sheet: &str, cell: Cell) {
        if let Some(line) = self.of(workbook, sheet, cell) {
            line.held += 1;
        }
    }

    /// The lines whose cells were judged and none of them differs any more.
    pub fn stale(&self) -> impl Iterator<Item = &Exception> {
        self.list.iter().filter(|line| line.held > 0 && line.excused == 0)
    }
}

fn wrong(path: &Path, at: usize, what: &str) -> Failure {
    Failure::new(format!("{}, line {}: it {what}.", path.display(), at + 1))
}
