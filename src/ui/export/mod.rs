//! 导出: what the workbook will hold, what is still missing, and the button.

use web_sys::Event;
use yew::{AttrValue, Callback, Html, component, html, use_callback, use_state};

use super::frame::DeskProps;
use super::icon::{Icon, drawing};
use super::live::use_live;
use super::screen::Screen;
use super::store::Desk;
use super::text::{Texts, grouped};
use crate::session::{Action, ClassSummary, Extras, Handout};

/// The export screen.
#[component]
pub fn ExportScreen(props: &DeskProps) -> Html {
    let Desk { store, texts } = &props.desk;
    let summary = use_live(&store.summary);
    let exported = use_live(&store.exported);
    let busy = use_live(&store.busy);
    let extras = use_state(Extras::default);
    let export = use_callback((store.clone(), *extras), |_, (store, extras)| {
        store.send(&Action::Export(Handout::Workbook(*extras)))
    });
    let button = if exported.is_some() { texts.export_again() } else { texts.export_button() };
    html! {
        <section class="screen export">
            <div class="export-page">
                <h1>{ texts.export_title() }</h1>
                <p class="export-promise">{ texts.export_promise() }</p>
                <div class="export-before">
                    <h2>{ texts.export_before() }</h2>
                    <ul>{ for wanting(*texts, &summary.classes) }</ul>
                </div>
                <div class="export-extras" role="group" aria-label={texts.export_extras()}>
                    { option(texts.export_units(), extras.units, {
                        let extras = extras.clone();
                        Callback::from(move |_| extras.set(Extras { units: !extras.units, ..*extras }))
                    }) }
                    { option(texts.export_forms(), extras.forms, {
                        let extras = extras.clone();
                        Callback::from(move |_| extras.set(Extras { forms: !extras.forms, ..*extras }))
                    }) }
                </div>
                <div class="export-act">
                    <button type="button" class="button is-primary is-large" onclick={export} disabled={busy}>
                        { drawing(Icon::Export) }{ button }
                    </button>
                    if let Some(name) = exported {
                        <div class="export-done" role="status">
                            <p>{ drawing(Icon::Done) }{ texts.export_done(name) }</p>
                            <p class="export-check">{ texts.export_check() }</p>
                        </div>
                    }
                </div>
                <h2>{ texts.export_others() }</h2>
                <ul class="export-others">{ for others(*texts).map(|(handout, name, hint)| {
                    let give = {
                        let store = store.clone();
                        Callback::from(move |_| store.send(&Action::Export(handout)))
                    };
                    html! {
                        <li><button type="button" class="button" onclick={give} disabled={busy}>{ name }</button><span>{ hint }</span></li>
                    }
                }) }</ul>
                <h2>{ texts.export_contents() }</h2>
                <dl class="export-sheets">{ for sheets(*texts) }</dl>
            </div>
        </section>
    }
}

fn option(label: &'static str, checked: bool, toggle: Callback<Event>) -> Html {
    html! { <label><input type="checkbox" {checked} onchange={toggle} />{ label }</label> }
}

/// What else can be handed out, with what it is for.
fn others(texts: Texts) -> impl Iterator<Item = (Handout, &'static str, &'static str)> {
    [
        (Handout::Units, texts.handout_units(), texts.handout_units_hint()),
        (Handout::Forms, texts.handout_forms(), texts.handout_forms_hint()),
        (Handout::Publication, texts.handout_publication(), texts.handout_publication_hint()),
        (Handout::PublicationText, texts.handout_text(), texts.handout_text_hint()),
        (Handout::Everything, texts.handout_everything(), texts.handout_everything_hint()),
    ]
    .into_iter()
}

/// What is still wanting, class by class; one line of assent when nothing is.
fn wanting(texts: Texts, classes: &[ClassSummary]) -> Vec<Html> {
    let line = |screen: Screen, icon: Icon, text: String| {
        html! { <li class="is-wanting">{ drawing(icon) }<a class="link" href={format!("#{}", screen.address())}>{ text }</a></li> }
    };
    let mut lines: Vec<Html> = classes
        .iter()
        .filter_map(|class| {
            let name = class.name.clone();
            if class.subjects == 0 {
                Some(line(Screen::Roster, Icon::Warning, texts.export_no_subjects(name)))
            } else if class.missing > 0 {
                Some(line(Screen::Scores, Icon::Warning, texts.export_missing(grouped(class.missing), name)))
            } else {
                None
            }
        })
        .collect();
    if lines.is_empty() {
        lines.push(html! { <li class="is-ready">{ drawing(Icon::Done) }{ texts.export_ready() }</li> });
    }
    lines
}

fn sheets(texts: Texts) -> Vec<Html> {
    let sheet = |name: &'static str, hint: &'static str| {
        html! { <div><dt>{ AttrValue::Static(name) }</dt><dd>{ hint }</dd></div> }
    };
    vec![
        sheet(texts.export_cover(), texts.export_cover_hint()),
        sheet(texts.export_clauses(), texts.export_clauses_hint()),
        sheet(texts.scheme(), texts.export_scheme_hint()),
        sheet(texts.roster(), texts.export_roster_hint()),
        sheet(texts.scores(), texts.export_scores_hint()),
        sheet(texts.results(), texts.export_results_hint()),
        sheet(texts.export_following(), texts.export_following_hint()),
        sheet(texts.export_overview(), texts.export_overview_hint()),
        sheet(texts.export_comparison(), texts.export_comparison_hint()),
    ]
}
