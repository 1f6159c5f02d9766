//! What is in sight: measuring, scrolling, and asking for the rows.

use std::rc::Rc;

use web_sys::Element;
use yew::Context;

use super::component::{Grid, View};
use super::layout::{Layout, contents};
use super::place::Place;
use super::window::{drawn, in_sight, scrolled_to, to_ask};
use crate::session::{Action, Look};

impl Grid {
    /// Lays the columns out anew.
    pub(super) fn lay_out(&mut self) {
        let sheet = self.sheet.borrow();
        let outline = &sheet.outline;
        let layout = Layout::new(outline, &self.contents, &self.chosen, self.view.width);
        if layout != *self.layout {
            self.layout = Rc::new(layout);
        }
    }

    /// Fits the columns to the rows that are held.
    pub(super) fn measure_contents(&mut self) {
        let sheet = self.sheet.borrow();
        self.contents = contents(&sheet.loaded.rows, sheet.outline.columns.len());
        drop(sheet);
        self.lay_out();
    }

    /// Takes the rows that came.
    pub(super) fn take_rows(&mut self, context: &Context<Self>) -> bool {
        let props = context.props();
        let loaded = props.desk.store.window(props.outline.grid).get();
        self.waiting = false;
        props.on_matching.emit(loaded.matching);
        self.sheet.borrow_mut().load(loaded);
        // The first rows that come set the widths; later ones must not make the columns jump.
        if self.contents.len() != props.outline.columns.len()
            || self.contents.iter().all(|width| *width == 0.0)
        {
            self.measure_contents();
        }
        self.look_around(context);
        true
    }

    /// Measures the view and asks for what it lacks; says whether something else is to be drawn.
    pub(super) fn look_around(&mut self, context: &Context<Self>) -> bool {
        let earlier = (self.view.width, self.view.height, self.columns.clone(), self.rows.clone());
        self.measure();
        if earlier.0 != self.view.width {
            self.lay_out();
        }
        let below = self.view.height - self.layout.head;
        let mut sheet = self.sheet.borrow_mut();
        sheet.page = ((below / super::layout::ROW_HEIGHT) as usize).saturating_sub(1).max(1);
        let rows = sheet.rows();
        self.rows = drawn(&in_sight(self.view.top, below, rows), rows);
        self.columns = self.layout.in_sight(self.view.left, self.view.width);
        drop(sheet);
        self.ask(context);
        earlier != (self.view.width, self.view.height, self.columns.clone(), self.rows.clone())
    }

    /// Asks the session for the rows in sight unless they are there, or on their way.
    pub(super) fn ask(&mut self, context: &Context<Self>) {
        let sheet = self.sheet.borrow();
        let rows = sheet.data_rows();
        let sight = in_sight(self.view.top, self.view.height - self.layout.head, rows);
        let same =
            self.asked.as_ref().filter(|look| look.order == sheet.order && look.filter == sheet.filter);
        let asked = same.map(|look| look.first..look.first + look.count);
        // One question at a time: fast scrolling must not queue up windows nobody will see.
        if self.waiting && same.is_some() {
            return;
        }
        if let Some(wanted) = to_ask(&sight, asked.as_ref(), rows) {
            let look = Look {
                grid: sheet.outline.grid,
                first: wanted.start,
                count: wanted.len(),
                order: sheet.order,
                filter: sheet.filter.clone(),
            };
            context.props().desk.store.send(&Action::Look(look.clone()));
            drop(sheet);
            self.asked = Some(look);
            self.waiting = true;
        }
    }

    /// Scrolls so that a cell is in sight.
    pub(super) fn reveal(&mut self, context: &Context<Self>, place: Place) {
        let left = self.layout.scrolled_to(place.column, self.view.left, self.view.width);
        let top = scrolled_to(place.row, self.view.top, self.view.height, self.layout.head);
        if (left, top) != (self.view.left, self.view.top) {
            self.scroll(left, top);
            self.look_around(context);
        }
    }

    /// Scrolls so that the active cell is in sight.
    pub(super) fn reveal_active(&mut self, context: &Context<Self>) {
        let active = self.sheet.borrow().selection.active;
        self.reveal(context, active);
    }

    /// Asks for the rows in another order, from the top.
    pub(super) fn reorder(&mut self, context: &Context<Self>) {
        self.scroll(self.view.left, 0.0);
        self.look_around(context);
    }

    /// Scrolls.
    pub(super) fn scroll(&mut self, left: f64, top: f64) {
        if let Some(scroller) = self.scroller.cast::<Element>() {
            scroller.set_scroll_left(left.round() as i32);
            scroller.set_scroll_top(top.round() as i32);
        }
    }

    fn measure(&mut self) {
        if let Some(scroller) = self.scroller.cast::<Element>() {
            self.view = View {
                left: f64::from(scroller.scroll_left()),
                top: f64::from(scroller.scroll_top()),
                width: f64::from(scroller.client_width()),
                height: f64::from(scroller.client_height()),
            };
        }
    }
}
