//! The start screen: three ways to begin a book, and the way back to the one that is open.

mod replace;
mod schemes;

use yew::{Callback, Html, component, html, use_callback, use_state_eq};

use self::replace::{Next, ReplaceDialog};
use self::schemes::SchemeChoices;
use super::frame::{DeskProps, WORKBOOKS};
use super::icon::{Icon, drawing};
use super::live::{use_live, use_part};
use super::screen::Screen;
use super::store::Desk;
use crate::platform::{Draft, files};
use crate::session::{Start, TemplateId};

/// The start screen.
#[component]
pub fn StartScreen(props: &DeskProps) -> Html {
    let Desk { store, texts } = &props.desk;
    let title = use_part(&store.book, |book| book.as_ref().map(|book| book.outline.title.clone()));
    let kept = use_live(&store.drafts);
    let asked = use_state_eq(|| None::<Next>);
    let begin = use_callback((store.clone(), asked.clone()), |next: Next, (store, asked)| {
        if store.would_lose() {
            asked.set(Some(next));
        } else {
            next.follow(store);
        }
    });
    let import = use_callback(store.clone(), |(), store| {
        let store = store.clone();
        files::pick_several(WORKBOOKS, move |files| store.read_rosters(files, None));
    });
    let resume = Callback::from(|()| Screen::Roster.open());
    let new = begin.reform(|()| Next::Begin(Start::Reference));
    let sample = begin.reform(|()| Next::Begin(Start::Sample));
    let open = begin.reform(|()| Next::Open);
    let empty = begin.reform(|()| Next::Begin(Start::Template(TemplateId::Empty)));
    html! {
        <div class="start">
            <div class="start-head">
                <h1>{ texts.product() }</h1>
                <p>{ texts.start_promise() }</p>
            </div>
            if let Some(title) = title.clone() {
                { choice(Icon::Forward, texts.start_continue(title), texts.start_continue_hint(), resume, "is-primary") }
            }
            { drafts(&props.desk, &kept, title.is_none()) }
            <div class="start-choices" role="group" aria-label={texts.start_choices()}>
                { choice(Icon::Open, texts.start_open().to_owned(), texts.start_open_hint(), open, "") }
                { choice(Icon::New, texts.start_new().to_owned(), texts.start_new_hint(), new, "") }
                { choice(Icon::Edit, texts.start_empty().to_owned(), texts.start_empty_hint(), empty, "") }
                { choice(Icon::Import, texts.start_import().to_owned(), texts.start_import_hint(), import, "") }
                { choice(Icon::Sample, texts.start_sample().to_owned(), texts.start_sample_hint(), sample, "") }
            </div>
            <SchemeChoices desk={props.desk.clone()} has_book={title.is_some()} on_begin={begin.clone()} />
            { path(&props.desk) }
            <p class="start-privacy">{ drawing(Icon::Shield) }{ texts.start_privacy() }</p>
            if let Some(next) = *asked {
                <ReplaceDialog desk={props.desk.clone()} {next} title={title.unwrap_or_default()}
                    on_close={Callback::from(move |()| asked.set(None))} />
            }
        </div>
    }
}

fn choice(icon: Icon, name: String, hint: &str, on_choose: Callback<()>, class: &'static str) -> Html {
    html! {
        <button type="button" class={yew::classes!("choice", class)} onclick={on_choose.reform(|_| ())}>
            { drawing(icon) }
            <span class="choice-name">{ name }</span>
            <span class="choice-hint">{ hint }</span>
        </button>
    }
}

/// What earlier visits left; the newest comes first to hand where no book is open.
fn drafts(Desk { store, texts }: &Desk, drafts: &[Draft], foremost: bool) -> Html {
    if drafts.is_empty() {
        return Html::default();
    }
    let one = |(position, draft): (usize, &Draft)| {
        let (store, id) = (store.clone(), draft.id);
        let class = if foremost && position == 0 { "is-primary" } else { "" };
        let title = if draft.title.is_empty() { texts.untitled().to_owned() } else { draft.title.clone() };
        let take_up = Callback::from(move |()| store.take_up(id));
        choice(Icon::Forward, texts.start_draft(title), texts.start_draft_hint(), take_up, class)
    };
    let store = store.clone();
    html! {
        <section class="start-drafts">
            { for drafts.iter().enumerate().map(one) }
            <button type="button" class="button is-quiet" onclick={move |_| store.clear_drafts()}>{ texts.start_forget() }</button>
        </section>
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
