//! 评分: what is entered about the subjects, and the tables of entries.

use yew::{Html, component, html};

use super::frame::DeskProps;
use super::grid::GridPane;
use super::live::use_live;
use super::screen::Screen;
use super::store::Desk;
use super::tabs::{Tab, Tabs, use_chosen_grid};
use super::text::grouped;
use crate::session::Facet;

/// The scores screen.
#[component]
pub fn ScoresScreen(props: &DeskProps) -> Html {
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
    let Some(outline) = chosen.outline() else { return Html::default() };
    let purpose = texts.say(&outline.purpose);
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
                    <span class="pane-purpose">{ purpose }</span>
                </GridPane>
            }
        </section>
    }
}
