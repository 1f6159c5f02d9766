//! The top of a sheet as a reader sees it: merged cells repeat their value.

use std::collections::BTreeMap;

use super::spelling::trimmed;
use super::written::cell_text;
use crate::excel::read::{Cell, Region, Sheet};

/// Rows with content that are looked at for a header.
const ROWS: usize = 60;
/// Columns that the lost merge of a group may have had.
const GROUP: u32 = 200;
/// Cells that merged regions may fill, in all.
const FILLED: usize = 400_000;

/// The rows at the top of a sheet, blank ones left out.
#[derive(Debug)]
pub struct Top {
    rows: BTreeMap<u32, BTreeMap<u32, Seen>>,
    regions: Vec<Region>,
}

/// A cell as seen.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Its text, without the blanks at its ends.
    pub text: String,
    /// Whether it holds a number or a day, as data do.
    pub is_figure: bool,
    /// Whether it belongs to a merged region.
    pub merged: bool,
}

impl Top {
    /// The first rows with content, from row `first` on.
    pub fn of(sheet: &Sheet, first: u32) -> Self {
        Self::between(sheet, first, u32::MAX)
    }

    /// The first rows with content between two rows, both included.
    pub fn between(sheet: &Sheet, first: u32, last: u32) -> Self {
        let mut rows = BTreeMap::new();
        let within = sheet.rows_from(first).take_while(|row| row.number <= last);
        for row in within.filter(|row| !row.is_blank()).take(ROWS) {
            let cells: BTreeMap<u32, Seen> = row
                .cells()
                .filter(|(_, cell)| !cell.is_blank())
                .map(|(column, cell)| (column, Seen::of(cell)))
                .collect();
            rows.insert(row.number, cells);
        }
        let last = rows.keys().next_back().copied().unwrap_or(0);
        let mut regions: Vec<Region> =
            sheet.merges.iter().filter(|region| region.top >= first && region.top <= last).copied().collect();
        regions.sort_by_key(|region| (region.top, region.left));
        let mut top = Self { rows, regions };
        top.fill();
        top
    }

    fn fill(&mut self) {
        let mut budget = FILLED;
        for region in &self.regions {
            let Some(seen) = self.rows.get(&region.top).and_then(|row| row.get(&region.left)).cloned() else {
                continue;
            };
            let rows = self.rows.range_mut(region.top..=region.bottom);
            for (_, row) in rows {
                for column in region.left..=region.right {
                    let Some(left) = budget.checked_sub(1) else { return };
                    budget = left;
                    row.entry(column).or_insert_with(|| seen.clone()).merged = true;
                }
            }
        }
    }

    /// The numbers of the rows, from the top.
    pub fn numbers(&self) -> impl Iterator<Item = u32> {
        self.rows.keys().copied()
    }

    /// The cells of a row; none when it is blank or lies below.
    pub fn row(&self, number: u32) -> Option<&BTreeMap<u32, Seen>> {
        self.rows.get(&number)
    }

    /// A cell's text; empty where there is none.
    pub fn text(&self, row: u32, column: u32) -> &str {
        self.rows.get(&row).and_then(|row| row.get(&column)).map_or("", |seen| &seen.text)
    }

    /// The regions that begin in the top rows.
    pub fn regions(&self) -> &[Region] {
        &self.regions
    }

    /// The columns with something in them in a run of rows.
    pub fn columns(&self, first: u32, rows: u32) -> Vec<u32> {
        let mut columns: Vec<u32> = self
            .rows
            .range(first..first.saturating_add(rows))
            .flat_map(|(_, row)| row.keys().copied())
            .collect();
        columns.sort_unstable();
        columns.dedup();
        columns
    }

    /// The parts of a column's heading in a header, from the top, without repeats. Where the merge
    /// of a group has been lost, the heading to the left stands for the whole group.
    pub fn heading(&self, first: u32, rows: u32, column: u32) -> Vec<&str> {
        let mut parts: Vec<&str> = Vec::new();
        for row in first..first.saturating_add(rows) {
            let text = match self.text(row, column) {
                "" if row + 1 < first + rows => self.group_to_the_left(row, column),
                text => text,
            };
            if !text.is_empty() && parts.last() != Some(&text) {
                parts.push(text);
            }
        }
        parts
    }

    fn group_to_the_left(&self, row: u32, column: u32) -> &str {
        if self.text(row + 1, column).is_empty() {
            return "";
        }
        let Some(cells) = self.rows.get(&row) else { return "" };
        match cells.range(..column).next_back() {
            Some((&left, seen))
                if !seen.merged
                    && column - left <= GROUP
                    && (left..column).all(|between| !self.text(row + 1, between).is_empty()) =>
            {
                &seen.text
            }
            _ => "",
        }
    }
}

impl Seen {
    fn of(cell: &Cell) -> Self {
        Self {
            text: trimmed(&cell_text(cell)).to_string(),
            merged: false,
            is_figure: matches!(cell, Cell::Number(_) | Cell::Date(_) | Cell::Span(_)),
        }
    }
}
