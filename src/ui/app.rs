//! The whole: the frame, and in it the screen that the address names.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::{Html, Properties, component, html, use_effect_with, use_memo};

use super::export::ExportScreen;
use super::frame::{DropZone, Header, Notices, ProgressPanel, use_shortcuts, use_warning_on_leaving};
use super::live::{use_live, use_part};
use super::print::{paper, use_printing};
use super::results::ResultsScreen;
use super::returned::Returned;
use super::roster::RosterScreen;
use super::scheme::SchemeScreen;
use super::scores::ScoresScreen;
use super::screen::Screen;
use super::standing::StandingScreen;
use super::start::StartScreen;
use super::store::{Desk, Store};
use super::text::Texts;

/// What the app is drawn from.
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// The store.
    pub store: Store,
}

/// The app.
#[component]
pub fn App(props: &AppProps) -> Html {
    let store = &props.store;
    let language = use_live(&store.language);
    let screen = use_live(&store.screen);
    let open = use_part(&store.book, Option::is_some);
    let title = use_part(&store.book, |book| book.as_ref().map(|book| book.outline.title.clone()));
    let desk = use_memo((store.clone(), language), |(store, language)| Desk {
        store: store.clone(),
        texts: Texts(*language),
    });
    use_effect_with((language, title), |(language, title)| {
        name_document(Texts(*language), title.as_deref());
    });
    use_effect_with((screen, open), |_| keep_focus());
    use_shortcuts(store);
    let printing = use_printing(store);
    use_warning_on_leaving(store);

    // Without a book there is nothing else to show than where one begins.
    let screen = if open { screen } else { Screen::Start };
    let desk = (*desk).clone();
    let body = match screen {
        Screen::Start => html! { <StartScreen desk={desk.clone()} /> },
        Screen::Roster => html! { <RosterScreen desk={desk.clone()} /> },
        Screen::Scheme => html! { <SchemeScreen desk={desk.clone()} /> },
        Screen::Scores => html! { <ScoresScreen desk={desk.clone()} /> },
        Screen::Results => html! { <ResultsScreen desk={desk.clone()} /> },
        Screen::Standing => html! { <StandingScreen desk={desk.clone()} /> },
        Screen::Export => html! { <ExportScreen desk={desk.clone()} /> },
    };
    html! {
        <div class={yew::classes!("app", printing.then_some("is-printing"))}>
            <a class="skip" href="#content">{ desk.texts.skip_to_content() }</a>
            <Header desk={desk.clone()} {screen} />
            <main id="content" class="content" tabindex="-1">{ body }</main>
            <ProgressPanel desk={desk.clone()} />
            <Notices desk={desk.clone()} />
            <Returned desk={desk.clone()} />
            <DropZone desk={desk.clone()} />
            { paper(&desk) }
        </div>
    }
}

/// Another screen is shown: if what had the focus is gone with the last one, the content has it, so
/// that the next Tab leads into it.
fn keep_focus() {
    let document = gloo::utils::document();
    let lost = document.active_element().is_none_or(|element| element.tag_name() == "BODY");
    let content =
        document.get_element_by_id("content").and_then(|content| content.dyn_into::<HtmlElement>().ok());
    if let Some(content) = content.filter(|_| lost) {
        // Focusing can fail only for an element that is not shown.
        let _ = content.focus();
    }
}

fn name_document(texts: Texts, title: Option<&str>) {
    let document = gloo::utils::document();
    let name = match title {
        Some(title) if !title.is_empty() => format!("{title} · {}", texts.product()),
        _ => texts.product().to_owned(),
    };
    document.set_title(&name);
    if let Some(root) = document.document_element() {
        // The attribute's name and value are valid, which is all that could be refused.
        let _ = root.set_attribute("lang", texts.tag());
    }
}
