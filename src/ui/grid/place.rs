//! Places in a grid and rectangles of them, in the order shown.

use std::ops::Range;

/// A cell's place: its row in the order shown, and its column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The row.
    pub row: usize,
    /// The column.
    pub column: usize,
}

impl Place {
    /// A place.
    pub fn new(row: usize, column: usize) -> Self {
        Self { row, column }
    }
}

/// A rectangle of cells, its borders included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first row.
    pub top: usize,
    /// The last row.
    pub bottom: usize,
    /// The first column.
    pub left: usize,
    /// The last column.
    pub right: usize,
}

impl Span {
    /// The rectangle between two corners.
    pub fn between(one: Place, other: Place) -> Self {
        Self {
            top: one.row.min(other.row),
            bottom: one.row.max(other.row),
            left: one.column.min(other.column),
            right: one.column.max(other.column),
        }
    }

    /// Whether it contains a place.
    pub fn contains(&self, place: Place) -> bool {
        self.rows().contains(&place.row) && self.columns().contains(&place.column)
    }

    /// Its rows.
    pub fn rows(&self) -> Range<usize> {
        self.top..self.bottom + 1
    }

    /// Its columns.
    pub fn columns(&self) -> Range<usize> {
        self.left..self.right + 1
    }

    /// The corner at the start.
    pub fn corner(&self) -> Place {
        Place::new(self.top, self.left)
    }

    /// How many cells it has.
    pub fn cells(&self) -> usize {
        self.rows().len() * self.columns().len()
    }
}
