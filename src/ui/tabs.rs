//! Tabs: one of several, chosen by mouse or with the arrow keys.

use std::rc::Rc;

use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};
use yew::{AttrValue, Callback, Html, Properties, component, hook, html, use_callback, use_state_eq};

use super::live::use_part;
use super::store::Store;
use crate::session::{Facet, Grid, GridOutline};

/// A tab.
#[derive(Clone, PartialEq)]
pub struct Tab {
    /// What it is called.
    pub name: AttrValue,
    /// How many things it has; not shown when empty.
    pub count: AttrValue,
    /// Whether something is wanting there.
    pub wanting: bool,
}

/// What tabs are drawn from.
#[derive(Properties, PartialEq)]
pub struct TabsProps {
    /// A name for the whole, unique on the screen.
    pub id: AttrValue,
    /// What one chooses.
    pub label: AttrValue,
    /// The tabs.
    pub tabs: Vec<Tab>,
    /// The one chosen.
    pub chosen: usize,
    /// Told which is chosen.
    pub on_choose: Callback<usize>,
}

/// The tabs.
#[component]
pub fn Tabs(props: &TabsProps) -> Html {
    let dependencies = (props.id.clone(), props.tabs.len(), props.chosen, props.on_choose.clone());
    let onkeydown = use_callback(dependencies, |event: KeyboardEvent, (id, count, chosen, on_choose)| {
        let last = count.saturating_sub(1);
        let next = match event.key().as_str() {
            "ArrowRight" if *chosen < last => chosen + 1,
            "ArrowRight" => 0,
            "ArrowLeft" => chosen.checked_sub(1).unwrap_or(last),
            "Home" => 0,
            "End" => last,
            _ => return,
        };
        event.prevent_default();
        on_choose.emit(next);
        let tab = document().get_element_by_id(&format!("{id}-{next}"));
        if let Some(tab) = tab.and_then(|tab| tab.dyn_into::<HtmlElement>().ok()) {
            // A tab that cannot be focused is not shown.
            let _ = tab.focus();
        }
    });
    html! {
        <div class="tabs" role="tablist" aria-label={props.label.clone()} {onkeydown}>
            { for props.tabs.iter().enumerate().map(|(position, tab)| {
                let chosen = position == props.chosen;
                let onclick = props.on_choose.reform(move |_| position);
                html! {
                    <button key={position} type="button" role="tab" id={format!("{}-{position}", props.id)}
                        class={yew::classes!("tab", chosen.then_some("is-chosen"))} {onclick}
                        aria-selected={chosen.to_string()} tabindex={if chosen { "0" } else { "-1" }}>
                        { &tab.name }
                        if !tab.count.is_empty() {
                            <span class={yew::classes!("tab-count", tab.wanting.then_some("is-wanting"))}>
                                { &tab.count }
                            </span>
                        }
                    </button>
                }
            }) }
        </div>
    }
}

/// The grids of a facet, the one chosen among them, and a way to choose another.
pub struct ChosenGrid {
    /// The grids.
    pub grids: Vec<Rc<GridOutline>>,
    /// The position of the one chosen.
    pub position: usize,
    /// Chooses another.
    pub choose: Callback<usize>,
}

impl ChosenGrid {
    /// The grid chosen.
    pub fn outline(&self) -> Option<&Rc<GridOutline>> {
        self.grids.get(self.position)
    }
}

/// Lets the reader choose one of a facet's grids; the choice is there again on coming back.
#[hook]
pub fn use_chosen_grid(store: &Store, facet: Facet) -> ChosenGrid {
    let grids =
        use_part(&store.book, move |book| book.as_ref().map(|book| book.of_facet(facet)).unwrap_or_default());
    let chosen = use_state_eq(|| store.chosen(facet));
    let position = grids.iter().position(|outline| Some(outline.grid) == *chosen).unwrap_or(0);
    let keys: Vec<Grid> = grids.iter().map(|outline| outline.grid).collect();
    let choose = use_callback((store.clone(), keys, chosen), |position: usize, (store, keys, chosen)| {
        if let Some(grid) = keys.get(position) {
            store.choose(*grid);
            chosen.set(Some(*grid));
        }
    });
    ChosenGrid { grids, position, choose }
}
