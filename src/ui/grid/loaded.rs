//! The rows of a grid that the page holds.

use std::rc::Rc;

use crate::session::{GridView, Order, RowView};

/// A window of rows as the session gave it, each row shared with what draws it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Loaded {
    /// The position of the first row in the order shown.
    pub first: usize,
    /// How many rows pass the filter.
    pub matching: usize,
    /// The order.
    pub order: Option<Order>,
    /// The filter.
    pub filter: String,
    /// The rows.
    pub rows: Vec<Rc<RowView>>,
}

impl Loaded {
    /// The row at a position, if it is held.
    pub fn row(&self, position: usize) -> Option<&Rc<RowView>> {
        self.rows.get(position.checked_sub(self.first)?)
    }
}

impl From<GridView> for Loaded {
    fn from(view: GridView) -> Self {
        Self {
            first: view.first,
            matching: view.matching,
            order: view.order,
            filter: view.filter,
            rows: view.rows.into_iter().map(Rc::new).collect(),
        }
    }
}
