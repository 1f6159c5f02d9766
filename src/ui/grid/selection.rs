//! The selection: a rectangle with one active cell in it.

use super::place::{Place, Span};

/// What is selected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The active cell, in which one types.
    pub active: Place,
    anchor: Place,
    extent: Place,
}

/// Which way the active cell goes on inside the selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cycle {
    /// Down, then on at the top of the next column (Enter).
    Down,
    /// The reverse of down (Shift+Enter).
    Up,
    /// To the right, then on at the start of the next row (Tab).
    Right,
    /// The reverse of right (Shift+Tab).
    Left,
}

impl Selection {
    /// A single cell.
    pub fn at(place: Place) -> Self {
        Self { active: place, anchor: place, extent: place }
    }

    /// The rectangle between two corners; the first is active.
    pub fn between(anchor: Place, extent: Place) -> Self {
        Self { active: anchor, anchor, extent }
    }

    /// The rectangle.
    pub fn span(&self) -> Span {
        Span::between(self.anchor, self.extent)
    }

    /// The moving corner.
    pub fn extent(&self) -> Place {
        self.extent
    }

    /// Whether it is one cell.
    pub fn is_single(&self) -> bool {
        self.anchor == self.extent
    }

    /// The rectangle from where it began to another corner.
    pub fn extended_to(&self, extent: Place) -> Self {
        Self { extent, ..*self }
    }

    /// The same rectangle with the next cell active; at the end it begins again.
    pub fn cycled(&self, cycle: Cycle) -> Self {
        let span = self.span();
        let (rows, columns) = (span.rows().len(), span.columns().len());
        let (down, across) = (self.active.row - span.top, self.active.column - span.left);
        let cells = span.cells();
        let (down, across) = match cycle {
            Cycle::Right => split((down * columns + across + 1) % cells, columns),
            Cycle::Left => split((down * columns + across + cells - 1) % cells, columns),
            Cycle::Down => swap(split((across * rows + down + 1) % cells, rows)),
            Cycle::Up => swap(split((across * rows + down + cells - 1) % cells, rows)),
        };
        Self { active: Place::new(span.top + down, span.left + across), ..*self }
    }

    /// The selection kept inside so many rows and columns.
    pub fn within(&self, rows: usize, columns: usize) -> Self {
        let keep = |place: Place| {
            Place::new(place.row.min(rows.saturating_sub(1)), place.column.min(columns.saturating_sub(1)))
        };
        Self { active: keep(self.active), anchor: keep(self.anchor), extent: keep(self.extent) }
    }
}

fn split(position: usize, length: usize) -> (usize, usize) {
    (position / length, position % length)
}

fn swap((one, other): (usize, usize)) -> (usize, usize) {
    (other, one)
}
