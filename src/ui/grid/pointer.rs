//! The mouse, and fingers.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, MouseEvent, PointerEvent};
use yew::{Callback, Context};

use super::component::{Grid, Heard};
use super::keys::Mode;
use super::layout::{ROW_HEIGHT, WIDTHS};
use super::place::Place;
use crate::session::ColumnView;

/// How near to a border of a heading the pointer must be to move it.
const GRIP: f64 = 5.0;

/// What the pointer did, and where in the window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gesture {
    /// What it did.
    pub kind: GestureKind,
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
    /// Whether Shift was held.
    pub shift: bool,
}

/// What the pointer did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GestureKind {
    /// A button was pressed.
    Down,
    /// It moved while a button was held.
    Move,
    /// The button was let go.
    Up,
    /// A finger tapped.
    Tap,
    /// It clicked twice.
    Double,
}

/// What is held while a button is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Held {
    /// A corner of the selection; a figure is explained if it is let go where it was pressed.
    Corner,
    /// A row's number: rows are selected from here.
    Rows(usize),
    /// A heading: columns are selected from here.
    Columns(usize),
    /// A heading's border: the column, where it was grasped, and the width then.
    Border(usize, f64, f64),
}

enum Hit {
    Corner,
    Heading(usize),
    Border(usize),
    Number(usize),
    Cell(Place),
    Outside,
}

impl Grid {
    /// Follows the pointer.
    pub(super) fn point(&mut self, context: &Context<Self>, gesture: Gesture) -> bool {
        match gesture.kind {
            GestureKind::Down => self.press(context, gesture),
            GestureKind::Move => self.drag(context, gesture),
            GestureKind::Up => self.let_go(context, gesture),
            GestureKind::Tap => self.tap(context, gesture),
            GestureKind::Double => self.double(gesture),
        }
    }

    fn press(&mut self, context: &Context<Self>, gesture: Gesture) -> bool {
        let hit = self.hit(gesture.x, gesture.y);
        if matches!(hit, Hit::Outside) {
            return false;
        }
        self.finish_typing(context);
        let mut sheet = self.sheet.borrow_mut();
        let ground = sheet.ground();
        let from = if gesture.shift { Some(sheet.selection.active) } else { None };
        self.held = match hit {
            Hit::Outside => None,
            Hit::Corner => {
                let last = Place::new(ground.rows.saturating_sub(1), 0);
                sheet.select_whole(Place::new(0, 0), last, true);
                None
            }
            Hit::Border(column) => {
                let width = self.layout.slots.get(column).map_or(0.0, |slot| slot.width);
                Some(Held::Border(column, gesture.x, width))
            }
            Hit::Heading(column) => {
                let effects = sheet.order_by(column, None);
                if !effects.is_empty() {
                    drop(sheet);
                    self.carry_out(context, effects);
                    return true;
                }
                let start = from.map_or(column, |place| place.column);
                sheet.select_whole(Place::new(0, start), Place::new(0, column), false);
                Some(Held::Columns(start))
            }
            Hit::Number(row) => {
                let start = from.map_or(row, |place| place.row);
                sheet.select_whole(Place::new(start, 0), Place::new(row, 0), true);
                Some(Held::Rows(start))
            }
            Hit::Cell(place) => {
                sheet.select(place, gesture.shift);
                Some(Held::Corner)
            }
        };
        drop(sheet);
        self.focus();
        if let Hit::Cell(place) = hit {
            self.reveal(context, place);
        }
        self.tell_rows(context);
        true
    }

    fn drag(&mut self, context: &Context<Self>, gesture: Gesture) -> bool {
        let Some(held) = self.held else { return false };
        if let Held::Border(column, from, width) = held {
            let width = (width + gesture.x - from).clamp(WIDTHS.0, WIDTHS.1).round();
            self.chosen.insert(column, width);
            self.lay_out();
            self.look_around(context);
            return true;
        }
        let over = self.nearest(gesture.x, gesture.y);
        let mut sheet = self.sheet.borrow_mut();
        let earlier = sheet.selection;
        match held {
            Held::Corner => sheet.select(over, true),
            Held::Rows(start) => sheet.select_whole(Place::new(start, 0), over, true),
            Held::Columns(start) => sheet.select_whole(Place::new(0, start), over, false),
            Held::Border(..) => {}
        }
        let changed = sheet.selection != earlier;
        drop(sheet);
        if changed && held == Held::Corner {
            self.reveal(context, over);
        }
        changed
    }

    fn let_go(&mut self, context: &Context<Self>, gesture: Gesture) -> bool {
        let held = self.held.take();
        self.tell_rows(context);
        if held == Some(Held::Corner)
            && !gesture.shift
            && let Hit::Cell(place) = self.hit(gesture.x, gesture.y)
        {
            self.explain_at(context, place);
        }
        held.is_some()
    }

    fn tap(&mut self, context: &Context<Self>, gesture: Gesture) -> bool {
        match self.hit(gesture.x, gesture.y) {
            Hit::Cell(place) => {
                self.finish_typing(context);
                self.sheet.borrow_mut().select(place, false);
                if self.sheet.borrow().is_editable(place.column) {
                    self.focus();
                }
                self.explain_at(context, place);
            }
            Hit::Heading(column) | Hit::Border(column) => {
                let effects = self.sheet.borrow_mut().order_by(column, None);
                self.carry_out(context, effects);
            }
            Hit::Corner | Hit::Number(_) | Hit::Outside => return false,
        }
        true
    }

    fn double(&mut self, gesture: Gesture) -> bool {
        match self.hit(gesture.x, gesture.y) {
            Hit::Cell(_) => {
                self.sheet.borrow_mut().edit_in_place();
                self.to_end_of_text();
                true
            }
            Hit::Border(column) => {
                self.chosen.remove(&column);
                self.measure_contents();
                true
            }
            _ => false,
        }
    }

    /// Explains a figure that was clicked alone: one that is calculated.
    fn explain_at(&mut self, context: &Context<Self>, place: Place) {
        let sheet = self.sheet.borrow();
        let calculated = sheet.column(place.column).is_some_and(is_calculated);
        let alone = sheet.selection.is_single() && sheet.selection.active == place;
        let row = sheet.number(place.row).filter(|_| calculated && alone && sheet.cell(place).is_some());
        drop(sheet);
        if let (Some(row), Some(on_explain)) = (row, &context.props().on_explain) {
            on_explain.emit((row, place.column));
        }
    }

    fn hit(&self, x: f64, y: f64) -> Hit {
        let Some((x, y)) = self.inside(x, y) else { return Hit::Outside };
        if x >= self.view.width || y >= self.view.height {
            return Hit::Outside;
        }
        if y < self.layout.head {
            if let Some(column) = self.border_at(x) {
                return Hit::Border(column);
            }
            return match self.layout.column_at(x, self.view.left) {
                Some(column) => Hit::Heading(column),
                None if x < self.layout.gutter => Hit::Corner,
                None => Hit::Outside,
            };
        }
        let row = ((y - self.layout.head + self.view.top) / ROW_HEIGHT) as usize;
        if row >= self.sheet.borrow().rows() {
            return Hit::Outside;
        }
        match self.layout.column_at(x, self.view.left) {
            Some(column) => Hit::Cell(Place::new(row, column)),
            None if x < self.layout.gutter => Hit::Number(row),
            None => Hit::Outside,
        }
    }

    /// The cell nearest to a point, in or out of sight.
    fn nearest(&self, x: f64, y: f64) -> Place {
        let (x, y) = self.inside(x, y).unwrap_or_default();
        let row = ((y - self.layout.head + self.view.top).max(0.0) / ROW_HEIGHT) as usize;
        let ground = self.sheet.borrow().ground();
        let last = ground.columns.saturating_sub(1);
        let along =
            if x < self.layout.frozen_width() && self.view.left == 0.0 { x } else { x + self.view.left };
        let column = self.layout.column_at(x, self.view.left).unwrap_or_else(|| {
            self.layout.slots.iter().position(|slot| along < slot.left + slot.width).unwrap_or(last)
        });
        Place::new(row.min(ground.rows.saturating_sub(1)), column)
    }

    fn border_at(&self, x: f64) -> Option<usize> {
        let frozen = self.layout.frozen_width();
        self.layout.slots.iter().enumerate().rev().find_map(|(column, slot)| {
            let scrolled = if column < self.layout.frozen { 0.0 } else { self.view.left };
            let right = slot.left + slot.width - scrolled;
            let hidden = column >= self.layout.frozen && right <= frozen;
            ((x - right).abs() <= GRIP && !hidden).then_some(column)
        })
    }

    fn inside(&self, x: f64, y: f64) -> Option<(f64, f64)> {
        let bounds = self.scroller.cast::<Element>()?.get_bounding_client_rect();
        Some((x - bounds.left(), y - bounds.top()))
    }

    /// The button goes down: the pointer is followed wherever it goes until the button is let go.
    pub(super) fn on_pointer_down(&self, context: &Context<Self>) -> Callback<PointerEvent> {
        let link = context.link().clone();
        let sheet = std::rc::Rc::clone(&self.sheet);
        let scroller = self.scroller.clone();
        Callback::from(move |event: PointerEvent| {
            if event.button() != 0 || event.pointer_type() == "touch" || !is_ground(&event) {
                return;
            }
            let typing = sheet.borrow().mode != Mode::Moving;
            if typing && is_field(&event) {
                return;
            }
            if let Some(scroller) = scroller.cast::<Element>() {
                // Refused only for a pointer that is gone again.
                let _ = scroller.set_pointer_capture(event.pointer_id());
            }
            link.send_message(Heard::Pointer(gesture(GestureKind::Down, &event)));
        })
    }

    /// The pointer moves.
    pub(super) fn on_pointer_move(&self, context: &Context<Self>) -> Callback<PointerEvent> {
        let link = context.link().clone();
        let holding = self.held.is_some();
        Callback::from(move |event: PointerEvent| {
            if holding {
                link.send_message(Heard::Pointer(gesture(GestureKind::Move, &event)));
            }
        })
    }

    /// The button is let go.
    pub(super) fn on_pointer_up(&self, context: &Context<Self>) -> Callback<PointerEvent> {
        let link = context.link().clone();
        let holding = self.held.is_some();
        Callback::from(move |event: PointerEvent| {
            if holding {
                link.send_message(Heard::Pointer(gesture(GestureKind::Up, &event)));
            }
        })
    }

    /// The focus stays in the field whatever is pressed.
    pub(super) fn on_mouse_down(&self) -> Callback<MouseEvent> {
        let sheet = std::rc::Rc::clone(&self.sheet);
        Callback::from(move |event: MouseEvent| {
            if sheet.borrow().mode == Mode::Moving || !is_field(&event) {
                event.prevent_default();
            }
        })
    }

    /// Fingers scroll; only a tap selects.
    pub(super) fn on_click(&self, context: &Context<Self>) -> Callback<MouseEvent> {
        let link = context.link().clone();
        Callback::from(move |event: MouseEvent| {
            let finger = event.dyn_ref::<PointerEvent>().is_some_and(|event| event.pointer_type() == "touch");
            if finger && is_ground(&event) {
                link.send_message(Heard::Pointer(gesture(GestureKind::Tap, &event)));
            }
        })
    }

    /// Two clicks edit in place.
    pub(super) fn on_double_click(&self, context: &Context<Self>) -> Callback<MouseEvent> {
        let link = context.link().clone();
        let sheet = std::rc::Rc::clone(&self.sheet);
        Callback::from(move |event: MouseEvent| {
            if sheet.borrow().mode == Mode::Moving && is_ground(&event) {
                event.prevent_default();
                link.send_message(Heard::Pointer(gesture(GestureKind::Double, &event)));
            }
        })
    }
}

/// Whether a column is made by a formula.
fn is_calculated(column: &ColumnView) -> bool {
    !column.formula.is_empty()
}

/// Whether an event is about cells and headings, not about what lies over them.
fn is_ground(event: &MouseEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| matches!(element.closest("[data-over]"), Ok(None)))
}

fn is_field(event: &MouseEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    target.is_some_and(|element| element.tag_name() == "INPUT")
}

fn gesture(kind: GestureKind, event: &MouseEvent) -> Gesture {
    Gesture { kind, x: f64::from(event.client_x()), y: f64::from(event.client_y()), shift: event.shift_key() }
}
