//! 导出: what the workbook will hold, what is still missing, and the button.

use yew::{AttrValue, Html, component, html, use_callback};

use super::frame::DeskProps;
use super::icon::{Icon, drawing};
use super::live::use_live;
use super::screen::Screen;
use super::store::Desk;
use super::text::{Texts, grouped};
use crate::session::{Action, ClassSummary};

/// The export screen.
#[component]
pub fn ExportScreen(props: &DeskProps) -> Html {
    let Desk { store, texts } = &props.desk;
    let summary = use_live(&store.summary);
    let exported = use_live(&store.exported);
    let busy = use_live(&store.busy);
    let export = use_callback(store.clone(), |_, store| store.send(&Action::Export));
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
                <h2>{ texts.export_contents() }</h2>
                <dl class="export-sheets">{ for sheets(*texts) }</dl>
            </div>
        </section>
    }
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
        sheet(texts.scheme(), texts.export_scheme_hint()),
        sheet(texts.roster(), texts.export_roster_hint()),
        sheet(texts.scores(), texts.export_scores_hint()),
        sheet(texts.results(), texts.export_results_hint()),
        sheet(texts.export_comparison(), texts.export_comparison_hint()),
    ]
}
