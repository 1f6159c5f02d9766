//! The columns of a sheet as they are found, before it is decided what they become.

use std::collections::BTreeMap;

use super::header::Header;
use super::heading::plain;
use super::rows::is_summary;
use super::shape::Shape;
use super::top::Top;
use super::written::{cell_text, written_number};
use crate::excel::read::{Cell, Sheet};
use crate::scheme::{Kind, Meaning};

/// Values shown of a column.
const SAMPLES: usize = 5;
/// Rows from which values are shown and shapes are taken; fewer when they are very wide.
const LOOK: usize = 2_000;
/// Cells from which values are shown and shapes are taken.
const LOOK_CELLS: usize = 2_000_000;

/// A column of the sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its position in the sheet, from 0.
    pub position: u32,
    /// The parts of its heading, from the top.
    pub parts: Vec<String>,
    /// The first values.
    pub samples: Vec<String>,
    /// What its values look like.
    pub shape: Shape,
    /// All its values, counted.
    pub tally: Tally,
}

/// A column's values, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tally {
    /// Cells that are not blank.
    pub values: usize,
    /// Cells that hold a number.
    pub numbers: usize,
    /// Cells that hold a day by their format.
    pub dates: usize,
    /// Cells that hold more than a number of a row: neither digits nor the only text of their row nor the
    /// heading once more.
    pub telling: usize,
    /// The largest absolute number.
    pub largest: f64,
}

impl Column {
    /// The heading, its parts joined.
    pub fn heading(&self) -> String {
        self.parts.join(" › ")
    }

    /// The kind of the column where it is kept with a meaning: days where its heading says so or all
    /// its values are, numbers when all its values are.
    pub fn kind(&self, meaning: Meaning) -> Kind {
        let tally = &self.tally;
        let mostly_days = self.shape.dates * 2 > self.shape.values;
        match meaning {
            Meaning::BirthDate | Meaning::JoinDate if mostly_days => Kind::Date,
            Meaning::Other if mostly_days && self.says_day() => Kind::Date,
            Meaning::Other if tally.values > 0 && tally.dates == tally.values => Kind::Date,
            Meaning::Other if tally.values > 0 && tally.numbers == tally.values && tally.largest < 1e11 => {
                Kind::Number
            }
            _ => Kind::Text,
        }
    }

    /// Whether the heading announces days; without, digits such as 20260305 may be anything.
    fn says_day(&self) -> bool {
        let heading = plain(self.leaf());
        ["日期", "时间", "年月", "date"].iter().any(|word| heading.contains(word))
    }

    /// Whether it stands in the sheet; the unit that a file's name says does not.
    pub fn stands(&self) -> bool {
        self.position != super::NOWHERE
    }

    /// The lowest part of the heading.
    pub fn leaf(&self) -> &str {
        self.parts.last().map_or("", String::as_str)
    }
}

/// The columns that have a heading, or values in rows that have others too.
pub fn columns_of(sheet: &Sheet, top: &Top, header: &Header) -> Vec<Column> {
    let tallies = tally(sheet, top, header);
    let mut positions: Vec<u32> = tallies.keys().copied().collect();
    if header.rows > 0 {
        positions.extend(top.columns(header.first, header.rows));
    }
    positions.sort_unstable();
    positions.dedup();
    let mut values: BTreeMap<u32, Vec<&Cell>> =
        positions.iter().map(|&column| (column, Vec::new())).collect();
    for row in sheet
        .rows_from(header.end())
        .filter(|row| !is_summary(row))
        .take(LOOK.min(LOOK_CELLS / positions.len().max(1)))
    {
        for (column, cell) in row.cells().filter(|(_, cell)| !cell.is_blank()) {
            if let Some(values) = values.get_mut(&column) {
                values.push(cell);
            }
        }
    }
    values
        .into_iter()
        .map(|(position, cells)| Column {
            position,
            parts: top.heading(header.first, header.rows, position).into_iter().map(String::from).collect(),
            samples: cells.iter().take(SAMPLES).map(|cell| cell_text(cell).into_owned()).collect(),
            shape: Shape::of(cells.iter().copied()),
            tally: tallies.get(&position).copied().unwrap_or_default(),
        })
        .collect()
}

fn tally(sheet: &Sheet, top: &Top, header: &Header) -> BTreeMap<u32, Tally> {
    let mut tallies: Vec<Tally> = Vec::new();
    let mut accompanied: Vec<bool> = Vec::new();
    for row in sheet.rows_from(header.end()).filter(|row| !is_summary(row)) {
        let several = row.cells().filter(|(_, cell)| !cell.is_blank()).take(2).count() == 2;
        for (column, cell) in row.cells() {
            let column = column as usize;
            if column >= tallies.len() {
                tallies.resize(column + 1, Tally::default());
                accompanied.resize(column + 1, false);
            }
            if let (Some(tally), Some(accompanied)) = (tallies.get_mut(column), accompanied.get_mut(column)) {
                tally.count(cell);
                tally.telling += usize::from(several && is_telling(cell, column, top, header));
                *accompanied |= several && !cell.is_blank();
            }
        }
    }
    (0u32..)
        .zip(tallies.into_iter().zip(accompanied))
        .filter(|(_, (_, accompanied))| *accompanied)
        .map(|(column, (tally, _))| (column, tally))
        .collect()
}

/// Whether a cell says more than a number of a row does.
fn is_telling(cell: &Cell, column: usize, top: &Top, header: &Header) -> bool {
    match cell {
        Cell::Text(text) => {
            let heading = || {
                let column = u32::try_from(column).unwrap_or(u32::MAX);
                top.heading(header.first, header.rows, column).last().map(|leaf| plain(leaf))
            };
            !cell.is_blank() && written_number(text).is_none() && heading() != Some(plain(text))
        }
        Cell::Number(_) => false,
        cell => !cell.is_blank(),
    }
}

impl Tally {
    fn count(&mut self, cell: &Cell) {
        match cell {
            Cell::Number(number) => {
                self.numbers += 1;
                self.largest = self.largest.max(number.abs());
            }
            Cell::Date(_) => self.dates += 1,
            cell if cell.is_blank() => return,
            _ => {}
        }
        self.values += 1;
    }
}
