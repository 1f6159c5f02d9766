//! 结果: indices, ranks and grades, and for each figure how it came about.

mod explanation;
mod summary;

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::utils::window;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::{Html, component, hook, html, use_callback, use_effect_with};

pub use self::explanation::ExplanationPanel;
use self::summary::summary_strip;
use super::frame::DeskProps;
use super::grid::{GridPane, focus_grid};
use super::icon::{Icon, drawing};
use super::live::{use_live, use_part};
use super::print::print_table;
use super::screen::Screen;
use super::store::{Desk, Store};
use super::tabs::{Tab, Tabs, use_chosen_grid};
use super::text::grouped;
use crate::session::{Action, Facet};

/// The results screen.
#[component]
pub fn ResultsScreen(props: &DeskProps) -> Html {
    let Desk { store, texts } = &props.desk;
    let chosen = use_chosen_grid(store, Facet::Results);
    let summary = use_live(&store.summary);
    let explaining = use_part(&store.trail, |trail| trail.top().is_some());
    let grid = chosen.outline().map(|outline| outline.grid);
    // An explanation belongs to the table it was asked in.
    use_effect_with((grid, store.clone()), |(_, store)| {
        let store = store.clone();
        move || store.explain_no_more()
    });
    let on_explain = use_callback((store.clone(), grid), |(row, column), (store, grid)| {
        if let Some(grid) = *grid {
            store.explain(&Action::Explain { grid, row, column });
        }
    });
    use_escape(store, explaining);
    let tabs: Vec<Tab> = chosen
        .grids
        .iter()
        .map(|outline| Tab {
            name: outline.title.clone().into(),
            count: grouped(outline.rows).into(),
            wanting: false,
        })
        .collect();
    let Some(outline) = chosen.outline() else { return Html::default() };
    let print = {
        let (store, outline) = (store.clone(), Rc::clone(outline));
        move |_| print_table(&store, &outline)
    };
    let class = summary.classes.iter().find(|class| class.name == outline.title).cloned();
    html! {
        <section class="screen">
            <h1 class="unseen">{ texts.results() }</h1>
            <Tabs id="results" label={texts.results()} {tabs} chosen={chosen.position} on_choose={chosen.choose.clone()} />
            if outline.rows == 0 {
                <div class="empty">
                    <p class="empty-title">{ texts.results_empty(outline.title.clone()) }</p>
                    <p><a class="link" href={format!("#{}", Screen::Roster.address())}>{ texts.go_to_roster() }</a></p>
                </div>
            } else {
                if let Some(class) = class { { summary_strip(*texts, &class) } }
                <div class={yew::classes!("results", explaining.then_some("is-explaining"))}>
                    <GridPane desk={props.desk.clone()} outline={outline.clone()} sorts=true on_explain={Some(on_explain)}>
                        <span class="pane-purpose">{ texts.results_hint() }</span>
                        <button type="button" class="button" onclick={print} title={texts.print_table_hint()}>
                            { drawing(Icon::Print) }{ texts.print() }
                        </button>
                    </GridPane>
                    <ExplanationPanel desk={props.desk.clone()} />
                </div>
            }
        </section>
    }
}

/// Ends explaining on Escape, wherever the focus is.
#[hook]
pub fn use_escape(store: &Store, explaining: bool) {
    use_effect_with((store.clone(), explaining), |(store, explaining)| {
        let store = store.clone();
        let listener = explaining.then(|| {
            EventListener::new(&window(), "keydown", move |event| {
                let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
                if event.key() == "Escape" && !event.is_composing() && !is_about_a_field(event) {
                    store.explain_no_more();
                    focus_grid();
                }
            })
        });
        move || drop(listener)
    });
}

/// Whether Escape is about what is typed, or about a dialog.
fn is_about_a_field(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|element| !matches!(element.closest("[data-filter], dialog"), Ok(None)))
}
