//! 评分: what is entered about the subjects, and the tables of entries.

use yew::{Html, component, html, use_callback};

use super::frame::{DeskProps, WORKBOOKS, read_given_scores};
use super::grid::GridPane;
use super::icon::{Icon, drawing};
use super::import::ImportPanel;
use super::live::use_live;
use super::screen::Screen;
use super::store::Desk;
use super::tabs::{Tab, Tabs, use_chosen_grid};
use super::templates::Templates;
use super::text::grouped;
use crate::platform::files;
use crate::session::Facet;

/// The scores screen; while an import is under way it is shown in its place.
#[component]
pub fn ScoresScreen(props: &DeskProps) -> Html {
    let desk = props.desk.clone();
    match use_live(&desk.store.import) {
        Some(view) => html! { <ImportPanel {desk} {view} /> },
        None => html! { <Scores {desk} /> },
    }
}

/// What is entered.
#[component]
fn Scores(props: &DeskProps) -> Html {
    let Desk { store, texts } = &props.desk;
    let chosen = use_chosen_grid(store, Facet::Scores);
    let summary = use_live(&store.summary);
    let tabs: Vec<Tab> = chosen
        .grids
        .iter()
        .map(|outline| {
            let missing = summary.classes.iter().find(|class| class.name == outline.title);
            let missing = missing.map_or(0, |class| class.missing);
            let count =
                if missing > 0 { texts.step_missing(grouped(missing)) } else { grouped(outline.rows) };
            Tab { name: outline.title.clone().into(), count: count.into(), wanting: missing > 0 }
        })
        .collect();
    let table = chosen.outline().map(|outline| outline.title.clone());
    let pick = use_callback((store.clone(), table), |_, (store, table)| {
        let (store, table) = (store.clone(), table.clone());
        files::pick_several(WORKBOOKS, move |files| {
            if let Some(table) = &table {
                read_given_scores(&store, files, table);
            }
        });
    });
    let Some(outline) = chosen.outline() else { return Html::default() };
    let purpose = texts.say(&outline.purpose);
    let title = outline.title.clone();
    let label = if outline.grows { texts.import_scores_of(title) } else { texts.import_marks_of(title) };
    html! {
        <section class="screen">
            <h1 class="unseen">{ texts.scores() }</h1>
            <Tabs id="scores" label={texts.scores()} {tabs} chosen={chosen.position} on_choose={chosen.choose.clone()} />
            if outline.rows == 0 && !outline.grows {
                <div class="empty">
                    <p class="empty-title">{ texts.scores_without_subjects(outline.title.clone()) }</p>
                    <p><a class="link" href={format!("#{}", Screen::Roster.address())}>{ texts.go_to_roster() }</a></p>
                </div>
            } else {
                <GridPane desk={props.desk.clone()} outline={outline.clone()}>
                    <button type="button" class="button" onclick={pick}>
                        { drawing(Icon::Import) }{ label }
                    </button>
                    <Templates desk={props.desk.clone()} outline={outline.clone()} />
                    <span class="pane-purpose">{ purpose }</span>
                </GridPane>
            }
        </section>
    }
}
