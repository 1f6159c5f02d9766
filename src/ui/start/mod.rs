//! The start screen: three ways to begin a book, and the way back to the one that is open.

mod replace;

use yew::{Callback, Html, Properties, component, html, use_callback, use_state_eq};

use self::replace::ReplaceDialog;
use super::frame::{DeskProps, WORKBOOKS, read_given};
use super::icon::{Drawing, Icon};
use super::live::use_part;
use super::screen::Screen;
use super::store::Desk;
use crate::platform::files;
use crate::session::Start;

/// The start screen.
#[component]
pub fn StartScreen(props: &DeskProps) -> Html {
    let Desk { store, texts } = &props.desk;
    let title = use_part(&store.book, |book| book.as_ref().map(|book| book.outline.title.clone()));
    let asked = use_state_eq(|| None::<Start>);
    let begin = use_callback((store.clone(), asked.clone()), |start: Start, (store, asked)| {
        if store.would_lose() {
            asked.set(Some(start));
        } else {
            store.begin(start);
        }
    });
    let import = use_callback(store.clone(), |(), store| {
        let store = store.clone();
        files::pick(WORKBOOKS, move |file| read_given(&store, file, None));
    });
    let resume = Callback::from(|()| Screen::Roster.open());
    let new = begin.reform(|()| Start::Reference);
    let sample = begin.reform(|()| Start::Sample);
    html! {
        <div class="start">
            <div class="start-head">
                <h1>{ texts.product() }</h1>
                <p>{ texts.start_promise() }</p>
            </div>
            if let Some(title) = title.clone() {
                <Choice icon={Icon::Forward} name={texts.start_continue(title)} hint={texts.start_continue_hint()}
                    on_choose={resume} primary=true />
            }
            <div class="start-choices" role="group" aria-label={texts.start_choices()}>
                <Choice icon={Icon::New} name={texts.start_new()} hint={texts.start_new_hint()} on_choose={new} />
                <Choice icon={Icon::Import} name={texts.start_import()} hint={texts.start_import_hint()}
                    on_choose={import} />
                <Choice icon={Icon::Sample} name={texts.start_sample()} hint={texts.start_sample_hint()}
                    on_choose={sample} />
            </div>
            { path(&props.desk) }
            <p class="start-privacy"><Drawing icon={Icon::Shield} />{ texts.start_privacy() }</p>
            if let Some(start) = *asked {
                <ReplaceDialog desk={props.desk.clone()} {start} title={title.unwrap_or_default()}
                    on_close={Callback::from(move |()| asked.set(None))} />
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct ChoiceProps {
    icon: Icon,
    name: String,
    hint: String,
    on_choose: Callback<()>,
    #[prop_or_default]
    primary: bool,
}

#[component]
fn Choice(props: &ChoiceProps) -> Html {
    let onclick = props.on_choose.reform(|_| ());
    html! {
        <button type="button" class={yew::classes!("choice", props.primary.then_some("is-primary"))} {onclick}>
            <Drawing icon={props.icon} />
            <span class="choice-name">{ &props.name }</span>
            <span class="choice-hint">{ &props.hint }</span>
        </button>
    }
}

fn path(desk: &Desk) -> Html {
    let texts = desk.texts;
    let steps = [
        (texts.roster(), texts.start_step_roster()),
        (texts.scheme(), texts.start_step_scheme()),
        (texts.scores(), texts.start_step_scores()),
        (texts.results(), texts.start_step_results()),
        (texts.export(), texts.start_step_export()),
    ];
    html! {
        <section class="start-path">
            <h2>{ texts.start_path() }</h2>
            <ol>
                { for steps.into_iter().map(|(name, what)| html! {
                    <li><strong>{ name }</strong><span>{ what }</span></li>
                }) }
            </ol>
        </section>
    }
}
