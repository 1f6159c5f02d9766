//! A grid with its tools: a field to find rows, a way to remove them, and what the screen adds.

use std::rc::Rc;

use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, InputEvent, KeyboardEvent};
use yew::{Callback, Children, Html, Properties, TargetCast, component, html};
use yew::{use_callback, use_effect_with, use_state_eq};

use super::assign::{AssignDialog, choosing};
use super::component::Grid;
use crate::session::{Action, Facet, GridOutline};
use crate::ui::icon::{Icon, drawing};
use crate::ui::store::Desk;
use crate::ui::text::{Texts, grouped};

/// What a pane is drawn from.
#[derive(Properties, PartialEq)]
pub struct GridPaneProps {
    /// The store and the texts.
    pub desk: Desk,
    /// The grid's outline.
    pub outline: Rc<GridOutline>,
    /// Whether columns can be ordered by.
    #[prop_or_default]
    pub sorts: bool,
    /// Told the row's own number and the column of a figure to explain.
    #[prop_or_default]
    pub on_explain: Option<Callback<(usize, usize)>>,
    /// Tools of the screen.
    #[prop_or_default]
    pub children: Children,
}

/// A grid with its tools.
#[component]
pub fn GridPane(props: &GridPaneProps) -> Html {
    let texts = props.desk.texts;
    let filter = use_state_eq(String::new);
    let matching = use_state_eq(|| props.outline.rows);
    let rows = use_state_eq(Vec::<usize>::new);
    // Another grid in the same place begins afresh.
    {
        let (filter, rows) = (filter.clone(), rows.clone());
        use_effect_with(props.outline.grid, move |_| {
            filter.set(String::new());
            rows.set(Vec::new());
        });
    }
    let on_matching = use_callback(matching.clone(), |count, matching| matching.set(count));
    let on_rows = use_callback(rows.clone(), |selected, rows| rows.set(selected));
    let on_find = use_callback(filter.clone(), |text, filter| filter.set(text));
    let remove = {
        let dependencies = (props.desk.store.clone(), props.outline.grid, rows.clone());
        use_callback(dependencies, |_, (store, grid, rows)| {
            store.send(&Action::RemoveRows { grid: *grid, rows: (**rows).clone() });
            rows.set(Vec::new());
        })
    };
    // One row for each owner is what tables of entries are made of.
    let assigns = props.outline.grows
        && props.outline.grid.facet == Facet::Scores
        && !choosing(&props.outline).is_empty();
    let assigning = use_state_eq(|| false);
    let assign = use_callback(assigning.clone(), |_, assigning| assigning.set(true));
    let all = grouped(props.outline.rows);
    let count =
        if filter.is_empty() { texts.rows_all(all) } else { texts.rows_found(grouped(*matching), all) };
    html! {
        <div class="pane">
            <div class="pane-tools">
                { props.children.clone() }
                if props.outline.grows && !rows.is_empty() {
                    <button type="button" class="button" onclick={remove} title={texts.remove_rows_hint()}>
                        { drawing(Icon::Remove) }{ texts.remove_rows(grouped(rows.len())) }
                    </button>
                }
                if assigns && !rows.is_empty() {
                    <button type="button" class="button" onclick={assign} title={texts.assign_hint()}>
                        { drawing(Icon::Forward) }{ texts.assign() }
                    </button>
                }
                <span class="pane-gap" />
                <span class="pane-count">{ count }</span>
                <FindField {texts} text={(*filter).clone()} {on_find} />
            </div>
            <Grid key={format!("{:?}", props.outline.grid)} desk={props.desk.clone()} outline={Rc::clone(&props.outline)}
                filter={(*filter).clone()} sorts={props.sorts} on_explain={props.on_explain.clone()}
                {on_rows} {on_matching} />
            <p class="print-note">{ texts.print_note() }</p>
            if *assigning {
                <AssignDialog desk={props.desk.clone()} outline={Rc::clone(&props.outline)} rows={(*rows).clone()}
                    on_close={Callback::from(move |()| assigning.set(false))} />
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct FindFieldProps {
    texts: Texts,
    text: String,
    on_find: Callback<String>,
}

#[component]
fn FindField(props: &FindFieldProps) -> Html {
    let texts = props.texts;
    let type_text = use_callback(props.on_find.clone(), |event: InputEvent, on_find| {
        if !event.is_composing() {
            on_find.emit(event.target_unchecked_into::<HtmlInputElement>().value());
        }
    });
    let composed = use_callback(props.on_find.clone(), |event: KeyboardEvent, on_find| {
        // What an input method composed is taken when the composition has ended.
        if !event.is_composing() {
            let field = event.target_unchecked_into::<HtmlInputElement>();
            if event.key() == "Escape" {
                field.set_value("");
                focus_grid();
            }
            on_find.emit(field.value());
        }
    });
    let clear = use_callback(props.on_find.clone(), |_, on_find| on_find.emit(String::new()));
    html! {
        <label class="find">
            { drawing(Icon::Search) }
            <input type="search" class="find-field" data-filter="" placeholder={texts.find()}
                aria-label={texts.find_in_table()} value={props.text.clone()} autocomplete="off"
                oninput={type_text} onkeyup={composed} />
            if !props.text.is_empty() {
                <button type="button" class="find-clear" onclick={clear} aria-label={texts.clear_find()}
                    title={texts.clear_find()}>{ drawing(Icon::Close) }</button>
            }
        </label>
    }
}

/// Gives the focus back to the grid on the screen.
pub fn focus_grid() {
    let field = document().query_selector(".caret-field").ok().flatten();
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        // Focusing can fail only for an element that is not shown.
        let _ = field.focus();
    }
}
