//! A workbook as it was read.

use std::sync::Arc;

use super::guard::hide;
use super::text::Encoding;
use crate::engine::Fault;
use crate::sentence::Sentence;

/// A workbook as it was read.
#[derive(Clone, Debug)]
pub struct Workbook {
    /// The format it was in, whatever the file's name says.
    pub format: Format,
    /// Its sheets, in order.
    pub sheets: Vec<Sheet>,
}

/// The formats that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// .xlsx and .xlsm.
    Xlsx,
    /// .xlsb.
    Xlsb,
    /// .xls.
    Xls,
    /// .ods.
    Ods,
    /// .csv, .tsv and the like.
    Text {
        /// How its bytes are letters.
        encoding: Encoding,
        /// What stands between two fields.
        separator: char,
    },
    /// A web page with tables.
    WebPage,
    /// An XML spreadsheet of Excel 2003.
    SpreadsheetXml,
}

impl Workbook {
    /// A workbook without sheets yet.
    pub(super) fn new(format: Format) -> Self {
        Self { format, sheets: Vec::new() }
    }
}

/// A sheet: only cells with something in them are held, row by row.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Whether it is hidden in the workbook.
    pub hidden: bool,
    /// Merged regions of more than one cell.
    pub merges: Vec<Region>,
    /// First and last of rows that are hidden.
    pub hidden_rows: Vec<(u32, u32)>,
    /// First and last of columns that are hidden.
    pub hidden_columns: Vec<(u32, u32)>,
    /// How many rows and columns the file says that the sheet has; none where it does not say.
    pub declared: (u32, u32),
    /// Where cells could not be read: the place itself or shortly before it.
    pub unread: Vec<(u32, u32)>,
    /// How many cells stand outside the grid that a sheet has; they are not kept.
    pub outside: u64,
    /// Why the sheet could not be read, or not to its end.
    pub problem: Option<Sentence>,
    rows: Vec<Start>,
    blocks: Vec<Block>,
}

/// Where a row's cells begin; all of them are in one block.
#[derive(Clone, Copy, Debug)]
struct Start {
    number: u32,
    block: u32,
    at: u32,
}

/// Cells of some rows. A sheet grows by blocks: growing one list would hold it twice each time.
#[derive(Clone, Debug, Default)]
struct Block {
    columns: Vec<u16>,
    cells: Vec<Cell>,
}

/// Cells that a block has room for; a row that is longer gets more.
const BLOCK: usize = 1 << 16;

/// What a cell holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Text as it stands, blanks included.
    Text(Arc<str>),
    /// A number.
    Number(f64),
    /// A day or a moment, Excel's serial number in the 1900 system, from the cell's format.
    Date(f64),
    /// A length of time in days, from the cell's format.
    Span(f64),
    /// TRUE or FALSE.
    Bool(bool),
    /// An error.
    Fault(Fault),
}

impl Cell {
    /// Whether there is nothing to see in the cell: empty or blanks only.
    pub fn is_blank(&self) -> bool {
        match self {
            Cell::Empty => true,
            Cell::Text(text) => text.chars().all(is_blank),
            _ => false,
        }
    }
}

/// Whether a character is a blank, the invisible ones included that office programs leave behind.
pub fn is_blank(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// A merged region, all bounds included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// The first row, from 0.
    pub top: u32,
    /// The first column, from 0.
    pub left: u32,
    /// The last row.
    pub bottom: u32,
    /// The last column.
    pub right: u32,
}

impl Region {
    /// Whether the region covers a cell.
    pub fn covers(&self, row: u32, column: u32) -> bool {
        (self.top..=self.bottom).contains(&row) && (self.left..=self.right).contains(&column)
    }
}

/// A row of a sheet with something in it.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// Its number in the sheet, from 0.
    pub number: u32,
    columns: &'a [u16],
    cells: &'a [Cell],
}

static EMPTY: Cell = Cell::Empty;

impl<'a> Row<'a> {
    /// The cell in a column; empty where there is none.
    pub fn cell(&self, column: u32) -> &'a Cell {
        let Ok(column) = u16::try_from(column) else { return &EMPTY };
        // In most rows no cell is left out, so the place is known without searching.
        let likely = self
            .columns
            .first()
            .and_then(|&first| column.checked_sub(first))
            .map(usize::from)
            .filter(|&at| self.columns.get(at) == Some(&column));
        likely
            .or_else(|| self.columns.binary_search(&column).ok())
            .and_then(|at| self.cells.get(at))
            .unwrap_or(&EMPTY)
    }

    /// The cells with something in them, with their columns, from left to right.
    pub fn cells(&self) -> impl Iterator<Item = (u32, &'a Cell)> + use<'a> {
        self.columns.iter().map(|&column| u32::from(column)).zip(self.cells)
    }

    /// Whether there is nothing to see in the row.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(Cell::is_blank)
    }
}

impl Sheet {
    /// A sheet without cells yet.
    pub(in crate::excel) fn new(name: String, hidden: bool, merges: Vec<Region>) -> Self {
        Self { name, hidden, merges, ..Self::default() }
    }

    /// Rows are hidden.
    pub(super) fn hide_rows(&mut self, first: u32, last: u32) {
        hide(&mut self.hidden_rows, first, last);
    }

    /// Columns are hidden.
    pub(super) fn hide_columns(&mut self, first: u32, last: u32) {
        hide(&mut self.hidden_columns, first, last);
    }

    /// Takes the cells of a column away.
    pub(in crate::excel) fn remove_column(&mut self, column: u16) {
        let rows = std::mem::take(&mut self.rows);
        let blocks = std::mem::take(&mut self.blocks);
        let mut rows = rows.into_iter().peekable();
        for (number, block) in (0u32..).zip(blocks) {
            let mut row = 0;
            for (at, (position, cell)) in (0u32..).zip(block.columns.into_iter().zip(block.cells)) {
                while let Some(next) = rows.next_if(|next| next.block == number && next.at <= at) {
                    row = next.number;
                }
                if position != column {
                    // The cells come in their order, which is all that could be refused.
                    let _ = self.push(row, position, cell);
                }
            }
        }
    }

    /// How many rows have something in them.
    pub fn row_count(&self) -> usize {
        self.rows.len()
    }

    /// How many cells have something in them.
    pub fn cell_count(&self) -> usize {
        self.blocks.iter().map(|block| block.cells.len()).sum()
    }

    /// The rows with something in them, from the top.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.rows.len()).filter_map(|position| self.row_at(position))
    }

    /// The rows with something in them from row `number` on.
    pub fn rows_from(&self, number: u32) -> impl Iterator<Item = Row<'_>> {
        let first = self.rows.partition_point(|start| start.number < number);
        (first..self.rows.len()).filter_map(|position| self.row_at(position))
    }

    /// The row with this number, where it has something in it.
    pub fn row(&self, number: u32) -> Option<Row<'_>> {
        let position = self.rows.binary_search_by_key(&number, |start| start.number).ok()?;
        self.row_at(position)
    }

    /// A cell; empty where there is none.
    pub fn cell(&self, row: u32, column: u32) -> &Cell {
        self.row(row).map_or(&EMPTY, |row| row.cell(column))
    }

    /// The last row with something in it.
    pub fn last_row(&self) -> Option<u32> {
        self.rows.last().map(|start| start.number)
    }

    fn row_at(&self, position: usize) -> Option<Row<'_>> {
        let start = self.rows.get(position)?;
        let block = self.blocks.get(start.block as usize)?;
        let next = self.rows.get(position + 1).filter(|next| next.block == start.block);
        let range = start.at as usize..next.map_or(block.cells.len(), |next| next.at as usize);
        Some(Row {
            number: start.number,
            columns: block.columns.get(range.clone())?,
            cells: block.cells.get(range)?,
        })
    }

    /// Adds a cell below or to the right of all others; one that stands elsewhere is given back.
    pub(in crate::excel) fn push(
        &mut self,
        row: u32,
        column: u16,
        cell: Cell,
    ) -> Result<(), (u32, u16, Cell)> {
        let before = self.blocks.last().and_then(|block| block.columns.last());
        match self.rows.last() {
            Some(last) if last.number == row && before.is_some_and(|&before| before < column) => {}
            Some(last) if last.number >= row => return Err((row, column, cell)),
            _ => self.begin_row(row),
        }
        if let Some(block) = self.blocks.last_mut() {
            block.columns.push(column);
            block.cells.push(cell);
        }
        Ok(())
    }

    /// Puts another cell in a place of a row that has something in it; says whether there is such a row.
    pub(in crate::excel) fn put(&mut self, row: u32, column: u32, cell: Cell) -> bool {
        let (Ok(position), Ok(column)) =
            (self.rows.binary_search_by_key(&row, |start| start.number), u16::try_from(column))
        else {
            return false;
        };
        let columns = self.row_at(position).map(|row| row.columns).unwrap_or_default();
        let place = columns.binary_search(&column);
        let Some(start) = self.rows.get(position).copied() else { return false };
        let Some(block) = self.blocks.get_mut(start.block as usize) else { return false };
        match place {
            Ok(at) => {
                if let Some(slot) = block.cells.get_mut(start.at as usize + at) {
                    *slot = cell;
                }
            }
            Err(at) => {
                block.columns.insert(start.at as usize + at, column);
                block.cells.insert(start.at as usize + at, cell);
                let below = self.rows.iter_mut().skip(position + 1);
                below.take_while(|below| below.block == start.block).for_each(|below| below.at += 1);
            }
        }
        true
    }

    /// Begins a row behind all others, in a new block where the last one is as good as full.
    fn begin_row(&mut self, number: u32) {
        let row = self.rows.last().zip(self.blocks.last());
        let length = row.map_or(0, |(start, block)| block.cells.len() - start.at as usize);
        if self.blocks.last().is_none_or(|block| block.cells.len() + length > BLOCK) {
            let room = if self.blocks.is_empty() { 0 } else { BLOCK };
            self.blocks.push(Block { columns: Vec::with_capacity(room), cells: Vec::with_capacity(room) });
        }
        let block = u32::try_from(self.blocks.len().saturating_sub(1)).unwrap_or(u32::MAX);
        let at = self.blocks.last().map_or(0, |block| block.cells.len());
        self.rows.push(Start { number, block, at: u32::try_from(at).unwrap_or(u32::MAX) });
    }

    /// Puts cells that came out of order where they belong; the first one in a place stays.
    pub(super) fn insert_all(&mut self, mut strays: Vec<(u32, u16, Cell)>) {
        let mut all: Vec<(u32, u16, Cell)> = self
            .rows()
            .flat_map(|row| {
                row.columns
                    .iter()
                    .zip(row.cells)
                    .map(move |(&column, cell)| (row.number, column, cell.clone()))
            })
            .collect();
        all.append(&mut strays);
        all.sort_by_key(|&(row, column, _)| (row, column));
        self.rows.clear();
        self.blocks.clear();
        for (row, column, cell) in all {
            // A second cell in the same place is the only one refused now.
            let _ = self.push(row, column, cell);
        }
    }
}
