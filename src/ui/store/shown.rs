//! The shapes in which the store holds what is shown.

use std::rc::Rc;

use crate::session::{BookView, ExplanationView, Facet, Grid, GridOutline, Notice, Work};

/// The book's outline with its grids held one by one, so that one that stays the same is recognised
/// at a glance.
#[derive(Clone, Debug, PartialEq)]
pub struct ShownBook {
    /// The outline; its grids are in `grids`.
    pub outline: BookView,
    /// The grids.
    pub grids: Vec<Rc<GridOutline>>,
}

impl ShownBook {
    /// Takes an outline, keeping the grids of `earlier` that did not change.
    pub fn new(mut outline: BookView, earlier: Option<&Self>) -> Self {
        let grids = std::mem::take(&mut outline.grids)
            .into_iter()
            .map(|grid| {
                let kept = earlier.and_then(|book| book.grids.iter().find(|old| ***old == grid));
                kept.map_or_else(|| Rc::new(grid), Rc::clone)
            })
            .collect();
        Self { outline, grids }
    }

    /// The grids of a facet, in order.
    pub fn of_facet(&self, facet: Facet) -> Vec<Rc<GridOutline>> {
        self.grids.iter().filter(|outline| outline.grid.facet == facet).map(Rc::clone).collect()
    }

    /// A grid by its key.
    pub fn grid(&self, grid: Grid) -> Option<Rc<GridOutline>> {
        self.grids.iter().find(|outline| outline.grid == grid).map(Rc::clone)
    }
}

/// How far long work has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The work.
    pub work: Work,
    /// How much is done.
    pub done: u64,
    /// Of how much; 0 when that is not known.
    pub total: u64,
}

/// A notice with a number of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// The number.
    pub number: u32,
    /// The notice.
    pub notice: Notice,
}

/// Explanations opened one from another.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trail(pub Vec<Rc<ExplanationView>>);

impl Trail {
    /// The explanation in sight.
    pub fn top(&self) -> Option<&Rc<ExplanationView>> {
        self.0.last()
    }

    /// Takes an explanation: in place of the one in sight if it explains the same cell, upon it when
    /// going deeper, in place of all otherwise.
    pub fn take(&mut self, view: ExplanationView, deeper: bool) {
        let same = self.top().is_some_and(|top| place(top) == place(&view));
        if same {
            self.0.pop();
        } else if !deeper {
            self.0.clear();
        }
        self.0.push(Rc::new(view));
    }
}

/// The cell that an explanation explains: table, column, row.
pub fn place(view: &ExplanationView) -> (usize, usize, usize) {
    (view.table, view.column, view.row)
}
