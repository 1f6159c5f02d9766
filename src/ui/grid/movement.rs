//! Where keys lead from a cell.

use super::place::Place;

/// A movement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// So many rows and columns on.
    By(isize, isize),
    /// A screen down.
    PageDown,
    /// A screen up.
    PageUp,
    /// To the first column.
    RowStart,
    /// To the last column.
    RowEnd,
    /// To the first cell.
    TableStart,
    /// To the last cell.
    TableEnd,
    /// To the edge of the data in a direction, given as one step.
    Edge(isize, isize),
}

/// The ground that movements are made on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ground {
    /// How many rows.
    pub rows: usize,
    /// How many columns.
    pub columns: usize,
    /// How many rows a screen has.
    pub page: usize,
}

/// Where a movement leads. `filled` says whether a cell has something in it, or nothing where that is
/// not known; an edge that is not known is the table's.
pub fn moved(from: Place, motion: Motion, ground: Ground, filled: impl Fn(Place) -> Option<bool>) -> Place {
    let last = Place::new(ground.rows.saturating_sub(1), ground.columns.saturating_sub(1));
    let page = ground.page.max(1);
    match motion {
        Motion::By(down, across) => Place::new(
            from.row.saturating_add_signed(down).min(last.row),
            from.column.saturating_add_signed(across).min(last.column),
        ),
        Motion::PageDown => Place::new((from.row + page).min(last.row), from.column),
        Motion::PageUp => Place::new(from.row.saturating_sub(page), from.column),
        Motion::RowStart => Place::new(from.row, 0),
        Motion::RowEnd => Place::new(from.row, last.column),
        Motion::TableStart => Place::new(0, 0),
        Motion::TableEnd => last,
        Motion::Edge(down, across) => edge(from, (down, across), last, filled),
    }
}

/// From inside a run of filled cells to its end; otherwise to the next filled cell.
fn edge(from: Place, step: (isize, isize), last: Place, filled: impl Fn(Place) -> Option<bool>) -> Place {
    let next = |place: Place| {
        let row = place.row.checked_add_signed(step.0).filter(|row| *row <= last.row)?;
        let column = place.column.checked_add_signed(step.1).filter(|column| *column <= last.column)?;
        Some(Place::new(row, column))
    };
    let border = Place::new(border(from.row, step.0, last.row), border(from.column, step.1, last.column));
    let Some(mut place) = next(from) else { return from };
    let (Some(here), Some(there)) = (filled(from), filled(place)) else { return border };
    let in_run = here && there;
    if !in_run && there {
        return place;
    }
    while let Some(ahead) = next(place) {
        match filled(ahead) {
            None => return border,
            Some(true) if !in_run => return ahead,
            Some(false) if in_run => return place,
            Some(_) => place = ahead,
        }
    }
    border
}

fn border(at: usize, step: isize, last: usize) -> usize {
    match step.signum() {
        0 => at,
        1 => last,
        _ => 0,
    }
}
