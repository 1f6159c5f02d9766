//! 结果.
use super::frame::DeskProps;
use super::grid::GridPane;
use super::store::Desk;
use super::tabs::{Tab, Tabs, use_chosen_grid};
use super::text::grouped;
use crate::session::Facet;
use yew::{Html, component, html};

/// The results screen.
#[component]
pub fn ResultsScreen(props: &DeskProps) -> Html {
    let Desk { store, texts } = &props.desk;
    let chosen = use_chosen_grid(store, Facet::Results);
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
    html! {
        <section class="screen">
            <h1 class="unseen">{ texts.results() }</h1>
            <Tabs id="results" label={texts.results()} {tabs} chosen={chosen.position} on_choose={chosen.choose.clone()} />
            <GridPane desk={props.desk.clone()} outline={outline.clone()} sorts=true />
        </section>
    }
}
