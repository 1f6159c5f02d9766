//! A1 references: `B3`, `$A$1`, `Sheet1!C2`, the ends of `A1:C9`, `A:A` and `2:4`.

use std::fmt;

/// Rows of a sheet in Excel.
pub const ROWS: u32 = 1_048_576;
/// Columns of a sheet in Excel.
pub const COLUMNS: u32 = 16_384;

/// A cell, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// Its row.
    pub row: u32,
    /// Its column.
    pub column: u32,
}

/// A rectangle of cells, both corners with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Area {
    /// The upper left corner.
    pub first: Cell,
    /// The lower right corner.
    pub last: Cell,
}

impl Area {
    /// The rectangle between two cells.
    pub fn between(one: Cell, other: Cell) -> Self {
        Self {
            first: Cell { row: one.row.min(other.row), column: one.column.min(other.column) },
            last: Cell { row: one.row.max(other.row), column: one.column.max(other.column) },
        }
    }

    /// One cell.
    pub fn one(cell: Cell) -> Self {
        Self { first: cell, last: cell }
    }

    /// Whether it is one cell.
    pub fn is_one(&self) -> bool {
        self.first == self.last
    }

    /// The number of rows.
    pub fn rows(&self) -> u32 {
        self.last.row - self.first.row + 1
    }

    /// The number of columns.
    pub fn columns(&self) -> u32 {
        self.last.column - self.first.column + 1
    }

    /// Whether a cell lies in it.
    pub fn holds(&self, cell: Cell) -> bool {
        (self.first.row..=self.last.row).contains(&cell.row)
            && (self.first.column..=self.last.column).contains(&cell.column)
    }

    /// Reads `B3` or `B3:C9`.
    pub fn read(text: &str) -> Option<Self> {
        let (first, last) = text.split_once(':').unwrap_or((text, text));
        match (End::read(first)?, End::read(last)?) {
            (End::Cell(first), End::Cell(last)) => Some(Self::between(first, last)),
            _ => None,
        }
    }

    /// The cell that stands for the rectangle in a formula at `here` where one value is wanted: the
    /// one in the same row of a column, or in the same column of a row.
    pub fn crossing(&self, here: Cell) -> Option<Cell> {
        if self.is_one() {
            return Some(self.first);
        }
        let by_row = self.columns() == 1 && (self.first.row..=self.last.row).contains(&here.row);
        let by_column = self.rows() == 1 && (self.first.column..=self.last.column).contains(&here.column);
        match (by_row, by_column) {
            (true, _) => Some(Cell { row: here.row, column: self.first.column }),
            (_, true) => Some(Cell { row: self.first.row, column: here.column }),
            _ => None,
        }
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = Vec::new();
        let mut rest = self.column + 1;
        while rest > 0 {
            letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0)));
            rest = (rest - 1) / 26;
        }
        letters.reverse();
        write!(out, "{}{}", letters.iter().collect::<String>(), self.row + 1)
    }
}

/// One side of a colon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// `B3`
    Cell(Cell),
    /// `B`
    Column(u32),
    /// `3`
    Row(u32),
}

impl End {
    /// Reads one side of a colon, with or without `$`.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.strip_prefix('$').unwrap_or(text);
        let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (column, rest) = text.split_at(letters);
        let rest = if column.is_empty() { rest } else { rest.strip_prefix('$').unwrap_or(rest) };
        let row = |text: &str| {
            let plain = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
            let row: u32 = plain.then(|| text.parse().ok()).flatten()?;
            (1..=ROWS).contains(&row).then(|| row - 1)
        };
        match (column.is_empty(), rest.is_empty()) {
            (false, false) => Some(Self::Cell(Cell { row: row(rest)?, column: column_number(column)? })),
            (false, true) => column_number(column).map(Self::Column),
            (true, false) => row(rest).map(Self::Row),
            (true, true) => None,
        }
    }
}

fn column_number(letters: &str) -> Option<u32> {
    if letters.len() > 3 {
        return None;
    }
    let number = letters
        .bytes()
        .fold(0, |number, letter| number * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    (1..=COLUMNS).contains(&number).then(|| number - 1)
}

/// The sheet's name and the rest of `Sheet1!A1`.
pub fn split_sheet(text: &str) -> (Option<&str>, &str) {
    match text.rsplit_once('!') {
        Some((sheet, rest)) => (Some(sheet), rest),
        None => (None, text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_and_writes_cells() {
        for (text, row, column) in
            [("A1", 0, 0), ("$B$3", 2, 1), ("xfd1048576", ROWS - 1, COLUMNS - 1), ("AA$10", 9, 26)]
        {
            assert_eq!(End::read(text), Some(End::Cell(Cell { row, column })), "{text}");
        }
        assert_eq!(Cell { row: 9, column: 26 }.to_string(), "AA10");
        assert_eq!(End::read("$C"), Some(End::Column(2)));
        assert_eq!(End::read("$7"), Some(End::Row(6)));
        for text in ["A0", "XFE1", "A1048577", "得分", "", "A1B", "LOG10A"] {
            assert_eq!(End::read(text), None, "{text}");
        }
    }
}
