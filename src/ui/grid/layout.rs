//! Where columns lie, in pixels.

use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use crate::session::{ColumnView, GridOutline, RowView};

/// The height of a row.
pub const ROW_HEIGHT: f64 = 30.0;
/// The height of the row of headings.
pub const HEADING_HEIGHT: f64 = 44.0;
/// The height of the row of group headings above them.
pub const GROUP_HEIGHT: f64 = 26.0;
/// The least and the greatest width that a column can be given.
pub const WIDTHS: (f64, f64) = (44.0, 640.0);

/// The widths of Latin and of Chinese characters, and what a cell needs beside its text.
const LATIN: f64 = 8.0;
const SQUARE: f64 = 14.0;
const PADDING: f64 = 22.0;
/// However short the content, this much of the width foreseen for a column is kept.
const LEAST_FORESEEN: f64 = 64.0;
/// The least and the greatest width that a column has by itself.
const OWN_WIDTHS: (f64, f64) = (64.0, 320.0);
/// The part of the view that frozen columns may take.
const FROZEN_PART: f64 = 0.5;

/// A column's place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slot {
    /// From the left border of the grid.
    pub left: f64,
    /// Its width.
    pub width: f64,
}

/// Where the columns lie.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// The columns.
    pub slots: Vec<Slot>,
    /// How many of them stay in sight.
    pub frozen: usize,
    /// The width of the column of row numbers.
    pub gutter: f64,
    /// The width of it all.
    pub width: f64,
    /// The height of the headings.
    pub head: f64,
}

impl Layout {
    /// Lays out an outline's columns: `contents` are the widths of the texts found in rows,
    /// `chosen` the widths the reader gave by hand. As many of the frozen columns stay in sight as
    /// leave room for others in a view so wide.
    pub fn new(outline: &GridOutline, contents: &[f64], chosen: &BTreeMap<usize, f64>, view: f64) -> Self {
        let columns = &outline.columns;
        let gutter = gutter_width(outline.rows);
        let mut left = gutter;
        let mut slots = Vec::with_capacity(columns.len());
        for (position, column) in columns.iter().enumerate() {
            let content = contents.get(position).copied().unwrap_or_default();
            let width = chosen.get(&position).copied().unwrap_or_else(|| own_width(column, content));
            slots.push(Slot { left, width });
            left += width;
        }
        let room = view * FROZEN_PART;
        let frozen =
            slots.iter().take(outline.frozen).take_while(|slot| slot.left + slot.width <= room).count();
        let grouped = columns.iter().any(|column| !column.group.is_empty());
        let head = if grouped { HEADING_HEIGHT + GROUP_HEIGHT } else { HEADING_HEIGHT };
        Self { slots, frozen, gutter, width: left, head }
    }

    /// Where the columns begin that scroll.
    pub fn frozen_width(&self) -> f64 {
        self.frozen
            .checked_sub(1)
            .and_then(|last| self.slots.get(last))
            .map_or(self.gutter, |slot| slot.left + slot.width)
    }

    /// The scrolling columns that are in sight.
    pub fn in_sight(&self, scrolled: f64, view: f64) -> Range<usize> {
        let (from, to) = (scrolled + self.frozen_width(), scrolled + view);
        let first = self.slots.iter().skip(self.frozen).take_while(|slot| slot.left + slot.width <= from);
        let first = self.frozen + first.count();
        let count = self.slots.iter().skip(first).take_while(|slot| slot.left < to).count();
        first..first + count
    }

    /// The column at a distance from the left border of the view; none over the row numbers or beyond.
    pub fn column_at(&self, x: f64, scrolled: f64) -> Option<usize> {
        let frozen = x < self.frozen_width();
        let x = if frozen { x } else { x + scrolled };
        self.slots
            .iter()
            .position(|slot| slot.left <= x && x < slot.left + slot.width)
            .filter(|column| (*column < self.frozen) == frozen)
    }

    /// How far to scroll so that a column is in sight.
    pub fn scrolled_to(&self, column: usize, scrolled: f64, view: f64) -> f64 {
        let Some(slot) = self.slots.get(column).filter(|_| column >= self.frozen) else {
            return scrolled;
        };
        let most = slot.left - self.frozen_width();
        let least = slot.left + slot.width - view;
        // The start matters more where a column is wider than the view.
        scrolled.max(least).min(most)
    }
}

/// The greatest width of a text that each column has in some rows.
pub fn contents(rows: &[Rc<RowView>], columns: usize) -> Vec<f64> {
    let mut widths = vec![0.0; columns];
    for row in rows {
        for (width, cell) in widths.iter_mut().zip(&row.cells) {
            *width = text_width(&cell.text).max(*width);
        }
    }
    widths
}

/// About how wide a text is: Chinese characters are square, Latin letters and digits about half that.
pub fn text_width(text: &str) -> f64 {
    text.chars().map(|character| if character.is_ascii() { LATIN } else { SQUARE }).sum()
}

/// The width a column has by itself: its content's and its heading's, or what was foreseen for it
/// while it is empty.
fn own_width(column: &ColumnView, content: f64) -> f64 {
    let foreseen = f64::from(column.width) * SQUARE / 2.0;
    let width = if content == 0.0 {
        foreseen
    } else {
        content.max(text_width(&column.name)).max(foreseen.min(LEAST_FORESEEN))
    };
    (width + PADDING).clamp(OWN_WIDTHS.0, OWN_WIDTHS.1).round()
}

fn gutter_width(rows: usize) -> f64 {
    let digits = (rows + 1).to_string().len();
    (digits as f64 * 8.0 + 18.0).max(42.0)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::Layout;
    use crate::sentence::Sentence;
    use crate::session::{Alignment, ColumnView, Facet, Grid, GridOutline, Kind, OptionsView};

    /// Ten columns a hundred pixels wide, the first two frozen; the gutter takes 42.
    fn layout(view: f64) -> Layout {
        let column = ColumnView {
            name: String::new(),
            group: String::new(),
            kind: Kind::Text,
            alignment: Alignment::Start,
            editable: true,
            width: 1,
            options: OptionsView::Free,
            hint: Sentence::new("", ""),
            formula: String::new(),
        };
        let chosen: BTreeMap<usize, f64> = (0..10).map(|column| (column, 100.0)).collect();
        let outline = GridOutline {
            grid: Grid { table: 0, facet: Facet::Scores },
            title: String::new(),
            purpose: Sentence::new("", ""),
            rows: 9,
            grows: false,
            frozen: 2,
            columns: vec![column; 10],
        };
        Layout::new(&outline, &[], &chosen, view)
    }

    #[test]
    fn columns_are_found_under_the_pointer() {
        let cases = [
            (10.0, 0.0, None),
            (50.0, 0.0, Some(0)),
            (150.0, 0.0, Some(1)),
            (250.0, 0.0, Some(2)),
            (250.0, 300.0, Some(5)),
            (50.0, 300.0, Some(0)),
            (2_000.0, 0.0, None),
        ];
        for (x, scrolled, column) in cases {
            assert_eq!(layout(600.0).column_at(x, scrolled), column, "{x} scrolled by {scrolled}");
        }
    }

    #[test]
    fn columns_in_sight_begin_after_the_frozen_ones() {
        assert_eq!(layout(600.0).in_sight(0.0, 600.0), 2..6);
        assert_eq!(layout(600.0).in_sight(150.0, 600.0), 3..8);
    }

    #[test]
    fn no_more_columns_are_frozen_than_leave_room_for_others() {
        assert_eq!(layout(600.0).frozen, 2);
        assert_eq!(layout(390.0).frozen, 1);
        assert_eq!(layout(200.0).frozen, 0);
    }

    #[test]
    fn a_column_is_brought_into_sight_beside_the_frozen_ones() {
        let layout = layout(600.0);
        let cases = [(0, 300.0, 300.0), (2, 300.0, 0.0), (9, 0.0, 442.0), (4, 100.0, 100.0)];
        for (column, scrolled, expected) in cases {
            assert_eq!(layout.scrolled_to(column, scrolled, 600.0), expected, "column {column}");
        }
    }
}
