//! How far long work has come, with a way to abandon it.

use gloo::timers::callback::Timeout;
use yew::{Html, component, html, use_callback, use_effect_with, use_state_eq};

use super::DeskProps;
use crate::session::Work;
use crate::ui::live::use_live;
use crate::ui::text::{Texts, grouped, percent};

/// Work that ends sooner than this is not worth a panel.
const PATIENCE: u32 = 400;

/// The panel of the work under way.
#[component]
pub fn ProgressPanel(props: &DeskProps) -> Html {
    let store = &props.desk.store;
    let texts = props.desk.texts;
    let progress = use_live(&store.progress);
    let busy = use_live(&store.busy);
    let working = busy || progress.is_some();
    let shown = use_state_eq(|| false);
    {
        let shown = shown.clone();
        use_effect_with(working, move |working| {
            let timer = working.then(|| {
                let shown = shown.clone();
                Timeout::new(PATIENCE, move || shown.set(true))
            });
            if !working {
                shown.set(false);
            }
            move || drop(timer)
        });
    }
    let cancel = use_callback(store.clone(), |_, store| store.cancel_work());
    if !*shown {
        return Html::default();
    }
    let name = match store.file_under_way() {
        Some((number, all)) => texts.reading_file(grouped(number), grouped(all)),
        None => progress.map_or(texts.working(), |progress| work_name(texts, progress.work)).to_owned(),
    };
    let share = progress.filter(|progress| progress.total > 0);
    let share = share.map(|progress| progress.done as f64 / progress.total as f64);
    html! {
        <div class="progress" role="status">
            <div class="progress-line">
                <strong>{ name.clone() }</strong>
                { share.map(|share| html! { <span>{ texts.progress_of(percent(share.min(1.0))) }</span> }) }
            </div>
            <progress value={share.map(|share| share.to_string())} max="1" aria-label={name} />
            <button type="button" class="button is-small" onclick={cancel}>{ texts.cancel() }</button>
        </div>
    }
}

fn work_name(texts: Texts, work: Work) -> &'static str {
    match work {
        Work::Reading => texts.reading(),
        Work::Calculating => texts.calculating(),
        Work::Writing => texts.writing(),
        Work::Restoring => texts.restoring(),
    }
}
