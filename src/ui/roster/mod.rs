//! 名册: the subjects of each class, and the import of a roster.

use yew::{Html, component, html, use_callback};

use super::frame::{DeskProps, WORKBOOKS, read_given};
use super::grid::GridPane;
use super::icon::{Icon, drawing};
use super::import::ImportPanel;
use super::live::use_live;
use super::store::Desk;
use super::tabs::{Tab, Tabs, use_chosen_grid};
use super::templates::Templates;
use super::text::grouped;
use crate::platform::files;
use crate::session::Facet;

/// The roster screen; while an import is under way it is shown in its place.
#[component]
pub fn RosterScreen(props: &DeskProps) -> Html {
    let desk = props.desk.clone();
    match use_live(&desk.store.import) {
        Some(view) => html! { <ImportPanel {desk} {view} /> },
        None => html! { <Rosters {desk} /> },
    }
}

/// The rosters. They begin with the class chosen last, which after an import is the one imported.
#[component]
fn Rosters(props: &DeskProps) -> Html {
    let Desk { store, texts } = &props.desk;
    let chosen = use_chosen_grid(store, Facet::Roster);
    let class = chosen.outline().map(|outline| outline.title.clone());
    let pick = use_callback((store.clone(), class), |_, (store, class)| {
        let (store, class) = (store.clone(), class.clone());
        files::pick_several(WORKBOOKS, move |files| read_given(&store, files, class.as_deref()));
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
    let empty = outline.rows == 0;
    html! {
        <section class="screen">
            <h1 class="unseen">{ texts.roster() }</h1>
            <Tabs id="roster" label={texts.roster()} {tabs} chosen={chosen.position} on_choose={chosen.choose.clone()} />
            if empty {
                <div class="empty">
                    <p class="empty-title">{ texts.roster_empty(outline.title.clone()) }</p>
                    <p>{ texts.roster_empty_hint() }</p>
                </div>
            }
            <GridPane desk={props.desk.clone()} outline={outline.clone()}>
                <button type="button" class={yew::classes!("button", empty.then_some("is-primary"))} onclick={pick}>
                    { drawing(Icon::Import) }{ texts.import_roster_of(outline.title.clone()) }
                </button>
                <Templates desk={props.desk.clone()} outline={outline.clone()} />
            </GridPane>
        </section>
    }
}
