//! The grid's component: it listens, lets the sheet decide, and draws.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use yew::{AttrValue, Callback, Component, Context, Html, NodeRef, Properties, html};

use super::keys::Command;
use super::layout::{Layout, ROW_HEIGHT};
use super::listen::Listening;
use super::pointer::{Gesture, Held};
use super::sheet::{Copy, Sheet};
use super::{caret, foot, head, row};
use crate::session::{Action, GridOutline, Look};
use crate::ui::store::Desk;

/// What a grid is drawn from.
#[derive(Clone, Properties, PartialEq)]
pub struct GridProps {
    /// The store and the texts.
    pub desk: Desk,
    /// The grid's outline.
    pub outline: Rc<GridOutline>,
    /// Only rows that contain this text.
    #[prop_or_default]
    pub filter: AttrValue,
    /// Whether columns can be ordered by.
    #[prop_or_default]
    pub sorts: bool,
    /// Told the row's own number and the column of a figure to explain.
    #[prop_or_default]
    pub on_explain: Option<Callback<(usize, usize)>>,
    /// Told the own numbers of the selected rows.
    #[prop_or_default]
    pub on_rows: Callback<Vec<usize>>,
    /// Told how many rows pass the filter.
    #[prop_or_default]
    pub on_matching: Callback<usize>,
}

/// What the grid hears.
pub enum Heard {
    /// Rows came.
    Rows,
    /// All that was asked has been answered.
    Answered,
    /// It was told where the active cell's value came from.
    Source,
    /// A block of cells came for the clipboard.
    Copied,
    /// The view was scrolled or became another size.
    View,
    /// The field has, or has not, the focus.
    Focused(bool),
    /// An input method begins to compose.
    Composing,
    /// Text was typed; a composition may be under way.
    Typed,
    /// A key asks for something.
    Command(Command),
    /// Text is pasted.
    Pasted(String),
    /// The selection was put on the clipboard, to be cleared if it was cut.
    Taken(Copy, bool),
    /// The pointer did something.
    Pointer(Gesture),
    /// A choice was picked from the list.
    Picked(usize),
}

/// The part of the grid that is in view, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct View {
    /// How far it is scrolled to the right.
    pub left: f64,
    /// How far it is scrolled down.
    pub top: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

/// The grid.
pub struct Grid {
    pub(super) sheet: Rc<RefCell<Sheet>>,
    pub(super) layout: Rc<Layout>,
    pub(super) view: View,
    pub(super) contents: Vec<f64>,
    pub(super) chosen: BTreeMap<usize, f64>,
    pub(super) held: Option<Held>,
    pub(super) scroller: NodeRef,
    pub(super) field: NodeRef,
    pub(super) focused: bool,
    pub(super) copying: bool,
    pub(super) asked: Option<Look>,
    pub(super) waiting: bool,
    pub(super) rows: Range<usize>,
    pub(super) columns: Range<usize>,
    /// The cell whose source was asked for: the row's own number, the column, the text.
    pub(super) source_asked: Option<(usize, usize, String)>,
    listening: Option<Listening>,
    _watches: Vec<Box<dyn std::any::Any>>,
}

impl Component for Grid {
    type Message = Heard;
    type Properties = GridProps;

    fn create(context: &Context<Self>) -> Self {
        let props = context.props();
        let mut sheet = Sheet::new(Rc::clone(&props.outline), props.sorts, props.on_explain.is_some());
        sheet.filter = props.filter.to_string();
        let store = &props.desk.store;
        let watch = |heard: fn() -> Heard| {
            let link = context.link().clone();
            move || link.send_message(heard())
        };
        let watches: Vec<Box<dyn std::any::Any>> = vec![
            Box::new(store.window(props.outline.grid).watch(watch(|| Heard::Rows))),
            Box::new(store.answered.watch(watch(|| Heard::Answered))),
            Box::new(store.trail.watch(watch(|| Heard::Source))),
            Box::new(store.copied.watch(watch(|| Heard::Copied))),
        ];
        Self {
            layout: Rc::new(Layout::new(&props.outline, &[], &BTreeMap::new(), 0.0)),
            contents: Vec::new(),
            sheet: Rc::new(RefCell::new(sheet)),
            view: View::default(),
            chosen: BTreeMap::new(),
            held: None,
            scroller: NodeRef::default(),
            field: NodeRef::default(),
            focused: false,
            copying: false,
            asked: None,
            waiting: false,
            rows: 0..0,
            columns: 0..0,
            source_asked: None,
            listening: None,
            _watches: watches,
        }
    }

    fn changed(&mut self, context: &Context<Self>, earlier: &Self::Properties) -> bool {
        let props = context.props();
        if props.outline != earlier.outline {
            self.sheet.borrow_mut().renew(Rc::clone(&props.outline));
            self.source_asked = None;
            self.lay_out();
        }
        if props.filter != earlier.filter {
            self.sheet.borrow_mut().filter = props.filter.to_string();
            self.scroll(self.view.left, 0.0);
        }
        self.ask(context);
        true
    }

    fn update(&mut self, context: &Context<Self>, heard: Heard) -> bool {
        match heard {
            Heard::Rows => self.take_rows(context),
            Heard::Answered => {
                self.waiting = false;
                self.ask(context);
                self.sheet.borrow_mut().confirm()
            }
            Heard::Source => true,
            Heard::Copied => self.copy_answer(context),
            Heard::View => self.look_around(context),
            Heard::Focused(focused) => {
                self.focused = focused;
                if focused {
                    self.sheet.borrow_mut().arrive();
                } else {
                    self.finish_typing(context);
                }
                true
            }
            Heard::Composing => {
                let began = self.sheet.borrow_mut().begin_typing();
                if began {
                    self.reveal_active(context);
                }
                began
            }
            Heard::Typed => {
                let text = self.typed();
                let began = self.sheet.borrow_mut().type_text(&text);
                if began {
                    self.reveal_active(context);
                }
                true
            }
            Heard::Command(command) => {
                let typed = self.typed();
                let effects = self.sheet.borrow_mut().obey(command, &typed);
                self.carry_out(context, effects);
                match command {
                    Command::Extend(_) => {
                        let extent = self.sheet.borrow().selection.extent();
                        self.reveal(context, extent);
                    }
                    Command::SelectAll | Command::SelectColumns | Command::SelectRows => {}
                    _ => self.reveal_active(context),
                }
                self.tell_rows(context);
                if command == Command::Edit {
                    self.to_end_of_text();
                }
                true
            }
            Heard::Pasted(text) => {
                let effects = self.sheet.borrow_mut().paste(&text);
                self.carry_out(context, effects);
                true
            }
            Heard::Taken(copy, cut) => self.take_away(context, copy, cut),
            Heard::Pointer(gesture) => self.point(context, gesture),
            Heard::Picked(position) => {
                let mut sheet = self.sheet.borrow_mut();
                let picked =
                    sheet.choices.as_ref().and_then(|choices| choices.options.get(position).cloned());
                if let Some(choices) = &mut sheet.choices {
                    choices.marked = Some(position);
                }
                let effects = sheet.commit(&picked.unwrap_or_default());
                drop(sheet);
                self.carry_out(context, effects);
                self.focus();
                true
            }
        }
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let props = context.props();
        let sheet = self.sheet.borrow();
        let width = self.layout.width;
        let height = self.layout.head + sheet.rows() as f64 * ROW_HEIGHT;
        let columns = self.columns.clone();
        let rows = self.rows.clone().filter(|position| *position < sheet.rows());
        html! {
            <div class={yew::classes!(
                "grid",
                self.focused.then_some("is-focused"),
                sheet.is_read_only().then_some("is-for-reading"),
            )}>
                <div class="grid-scroller" ref={self.scroller.clone()}
                    onpointerdown={self.on_pointer_down(context)}
                    onpointermove={self.on_pointer_move(context)}
                    onpointerup={self.on_pointer_up(context)}
                    onpointercancel={self.on_pointer_up(context)}
                    onmousedown={self.on_mouse_down()}
                    onclick={self.on_click(context)}
                    ondblclick={self.on_double_click(context)}>
                    <div class="grid-canvas" style={format!("width:{width}px;height:{height}px")}>
                        <div class="grid-table" role="grid" id={caret::table_id(props)} aria-label={props.outline.title.clone()}
                            aria-multiselectable="true"
                            aria-rowcount={(sheet.rows() + head::rows(&self.layout)).to_string()}
                            aria-colcount={(props.outline.columns.len() + 1).to_string()}>
                            { head::head(props, &sheet, &self.layout, &columns) }
                            <div class="grid-body" role="rowgroup">
                                { for rows.map(|position| {
                                    row::row(props, &sheet, &self.layout, &columns, position)
                                }) }
                            </div>
                        </div>
                        { caret::caret(self, context, &sheet) }
                    </div>
                </div>
                { foot::foot(props, &sheet) }
            </div>
        }
    }

    fn rendered(&mut self, context: &Context<Self>, first: bool) {
        if first {
            self.listening = Listening::start(context, &self.scroller, &self.field);
            self.look_around(context);
            context.link().send_message(Heard::Rows);
        }
        self.settle_field();
        self.ask_source(context);
    }

    fn destroy(&mut self, context: &Context<Self>) {
        let store = &context.props().desk.store;
        store.send(&Action::LookAway(context.props().outline.grid));
        store.explain_no_more();
    }
}
