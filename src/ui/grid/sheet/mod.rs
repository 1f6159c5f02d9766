//! A grid without its drawing: what is held, selected and typed, and what gestures make of it.

mod clipboard;
mod editing;
mod obey;

#[cfg(test)]
mod tests;

pub use clipboard::Copy;
pub use editing::Choices;

use std::collections::BTreeMap;
use std::rc::Rc;

use super::keys::Mode;
use super::loaded::Loaded;
use super::movement::Ground;
use super::place::{Place, Span};
use super::selection::Selection;
use super::statistics::Statistics;
use crate::session::{Action, CellView, ColumnView, GridOutline, Order, RowView};

/// The state of a grid.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The grid's outline.
    pub outline: Rc<GridOutline>,
    /// The rows that are held.
    pub loaded: Rc<Loaded>,
    /// What is selected.
    pub selection: Selection,
    /// What the keys are about.
    pub mode: Mode,
    /// The order asked for.
    pub order: Option<Order>,
    /// The filter asked for.
    pub filter: String,
    /// The choices that are listed.
    pub choices: Option<Choices>,
    /// How many rows a screen has.
    pub page: usize,
    /// Whether Tab leaves the grid instead of moving in it.
    pub tab_leaves: bool,
    /// What was typed and is not confirmed yet, by the row's own number and the column.
    pending: BTreeMap<(usize, usize), String>,
    /// The column where a run of Tabs began.
    tab_run: Option<usize>,
    /// Whether a figure can be explained.
    explains: bool,
    /// Whether columns can be ordered by.
    sorts: bool,
}

/// What a gesture asks of others.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// The session is to do something.
    Send(Action),
    /// A figure is to be explained: the row's own number, and the column.
    Explain(usize, usize),
    /// The rows are wanted in another order.
    Reorder,
}

impl Sheet {
    /// A grid of which nothing is held yet; the first cell that can be typed in is active.
    pub fn new(outline: Rc<GridOutline>, sorts: bool, explains: bool) -> Self {
        let mut sheet = Self {
            outline,
            loaded: Rc::default(),
            selection: Selection::default(),
            mode: Mode::Moving,
            order: None,
            filter: String::new(),
            choices: None,
            page: 1,
            tab_leaves: false,
            pending: BTreeMap::new(),
            tab_run: None,
            explains,
            sorts,
        };
        sheet.tab_leaves = sheet.is_read_only();
        let first = sheet.outline.columns.iter().position(|column| column.editable).unwrap_or(0);
        sheet.selection = Selection::at(Place::new(0, first));
        sheet
    }

    /// The focus comes to the grid: Tab moves in it again.
    pub fn arrive(&mut self) {
        self.tab_leaves = self.is_read_only();
    }

    /// Takes another outline of the same grid.
    pub fn renew(&mut self, outline: Rc<GridOutline>) {
        self.outline = outline;
        self.selection = self.selection.within(self.rows(), self.outline.columns.len());
    }

    /// Takes rows.
    pub fn load(&mut self, loaded: Rc<Loaded>) {
        self.loaded = loaded;
        self.selection = self.selection.within(self.rows(), self.outline.columns.len());
    }

    /// What was typed has been answered; the rows held are what counts.
    pub fn confirm(&mut self) -> bool {
        let any = !self.pending.is_empty();
        self.pending.clear();
        any
    }

    /// How many rows have data: those that pass the filter.
    pub fn data_rows(&self) -> usize {
        if self.filter.is_empty() { self.outline.rows } else { self.loaded.matching }
    }

    /// How many rows are shown: those with data, and one to write on where the grid grows.
    pub fn rows(&self) -> usize {
        self.data_rows() + usize::from(self.has_blank_row())
    }

    /// Whether there is an empty row at the end to write on.
    pub fn has_blank_row(&self) -> bool {
        self.outline.grows && self.in_own_order()
    }

    /// The ground that movements are made on.
    pub fn ground(&self) -> Ground {
        Ground { rows: self.rows(), columns: self.outline.columns.len(), page: self.page }
    }

    /// The column with its properties.
    pub fn column(&self, column: usize) -> Option<&ColumnView> {
        self.outline.columns.get(column)
    }

    /// The row at a position, if it is held and of the order and filter asked for.
    pub fn row(&self, position: usize) -> Option<&Rc<RowView>> {
        let current = self.loaded.order == self.order && self.loaded.filter == self.filter;
        self.loaded.row(position).filter(|_| current)
    }

    /// The own number of the row at a position; not known where it is neither held nor in the
    /// table's order.
    pub fn number(&self, position: usize) -> Option<usize> {
        match self.row(position) {
            Some(row) => Some(row.row),
            None => self.in_own_order().then_some(position),
        }
    }

    /// The cell at a place, if it is held.
    pub fn cell(&self, place: Place) -> Option<&CellView> {
        self.row(place.row)?.cells.get(place.column)
    }

    /// The text at a place: what was typed last, else what is held; empty on the row to write on.
    pub fn text(&self, place: Place) -> Option<&str> {
        let typed = self.number(place.row).and_then(|number| self.pending.get(&(number, place.column)));
        if let Some(typed) = typed {
            return Some(typed);
        }
        match self.cell(place) {
            Some(cell) => Some(&cell.text),
            None => (self.has_blank_row() && place.row >= self.data_rows()).then_some(""),
        }
    }

    /// What was typed on a row and is not confirmed yet, by column.
    pub fn typed(&self, number: usize) -> Vec<(usize, String)> {
        let cells = self.pending.range((number, 0)..=(number, usize::MAX));
        cells.map(|((_, column), text)| (*column, text.clone())).collect()
    }

    /// Whether a cell can be edited.
    pub fn is_editable(&self, column: usize) -> bool {
        self.column(column).is_some_and(|column| column.editable)
    }

    /// Count, sum and mean of the selected cells that are held.
    pub fn statistics(&self) -> Statistics {
        let span = self.selection.span();
        let held = span.top.max(self.loaded.first)
            ..(span.bottom + 1).min(self.loaded.first + self.loaded.rows.len());
        let places = held.flat_map(|row| span.columns().map(move |column| Place::new(row, column)));
        Statistics::of(places.filter_map(|place| self.text(place)))
    }

    /// The own numbers of the selected rows that have data; not known where one is not.
    pub fn selected_rows(&self) -> Option<Vec<usize>> {
        let span = self.selection.span();
        (span.top..(span.bottom + 1).min(self.data_rows())).map(|position| self.number(position)).collect()
    }

    /// The texts of a rectangle, if all of it is held.
    fn block(&self, span: Span) -> Option<Vec<Vec<String>>> {
        span.rows()
            .map(|row| {
                span.columns().map(|column| self.text(Place::new(row, column)).map(str::to_owned)).collect()
            })
            .collect()
    }

    /// Whether no cell can be edited.
    pub fn is_read_only(&self) -> bool {
        self.outline.columns.iter().all(|column| !column.editable)
    }

    fn in_own_order(&self) -> bool {
        self.order.is_none() && self.filter.is_empty()
    }
}
