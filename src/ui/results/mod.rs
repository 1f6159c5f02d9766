//! 结果: indices, ranks and grades, and for each figure how it came about.

mod explanation;
mod summary;

use web_sys::KeyboardEvent;
use yew::{Html, component, html, use_callback, use_effect_with};

use self::explanation::ExplanationPanel;
use self::summary::SummaryStrip;
use super::frame::DeskProps;
use super::grid::GridPane;
use super::live::{use_live, use_part};
use super::screen::Screen;
use super::store::Desk;
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
    let onkeydown = use_callback(store.clone(), |event: KeyboardEvent, store| {
        if event.key() == "Escape" && !event.is_composing() {
            store.explain_no_more();
        }
    });
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
    let class = summary.classes.iter().find(|class| class.name == outline.title).cloned();
    html! {
        <section class="screen" {onkeydown}>
            <h1 class="unseen">{ texts.results() }</h1>
            <Tabs id="results" label={texts.results()} {tabs} chosen={chosen.position} on_choose={chosen.choose.clone()} />
            if outline.rows == 0 {
                <div class="empty">
                    <p class="empty-title">{ texts.results_empty(outline.title.clone()) }</p>
                    <p><a class="link" href={format!("#{}", Screen::Roster.address())}>{ texts.go_to_roster() }</a></p>
                </div>
            } else {
                if let Some(class) = class { <SummaryStrip texts={*texts} {class} /> }
                <div class={yew::classes!("results", explaining.then_some("is-explaining"))}>
                    <GridPane desk={props.desk.clone()} outline={outline.clone()} sorts=true on_explain={Some(on_explain)}>
                        <span class="pane-purpose">{ texts.results_hint() }</span>
                    </GridPane>
                    <ExplanationPanel desk={props.desk.clone()} />
                </div>
            }
        </section>
    }
}
