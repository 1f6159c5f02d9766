//! Other schemes to begin from: the built-in ones, a saved one, this year's for the next.

use yew::{Callback, Html, Properties, component, html, use_callback};

use super::choice;
use super::replace::Next;
use crate::platform::files;
use crate::session::{Start, TEMPLATES, Template, TemplateId};
use crate::ui::icon::Icon;
use crate::ui::store::Desk;

/// The files a scheme is saved in, as a file picker wants them.
const SCHEMES: &str = ".json";

/// What the choices are drawn from.
#[derive(Properties, PartialEq)]
pub struct SchemeChoicesProps {
    /// The store and the texts.
    pub desk: Desk,
    /// Whether a book is open.
    pub has_book: bool,
    /// Told what a book is to begin from.
    pub on_begin: Callback<Next>,
}

/// The choices.
#[component]
pub fn SchemeChoices(props: &SchemeChoicesProps) -> Html {
    let Desk { store, texts } = &props.desk;
    let open = use_callback(store.clone(), |(), store| {
        let store = store.clone();
        files::pick(SCHEMES, move |file| store.open_scheme(file));
    });
    let next = props.on_begin.reform(|()| Next::Begin(Start::NextYear));
    // The reference and the empty scheme stand among the first choices.
    let others =
        TEMPLATES.iter().filter(|found| !matches!(found.id, TemplateId::Reference | TemplateId::Empty));
    let template = |template: &Template| {
        let id = template.id;
        let begin = props.on_begin.reform(move |()| Next::Begin(Start::Template(id)));
        choice(Icon::New, texts.say(&template.name()), &texts.say(&template.line()), begin, "")
    };
    let hint = if props.has_book { texts.start_scheme_hint_open() } else { texts.start_scheme_hint() };
    html! {
        <section class="start-schemes">
            <h2>{ texts.start_schemes() }</h2>
            <div class="start-choices" role="group" aria-label={texts.start_schemes()}>
                { for others.map(template) }
                { choice(Icon::Open, texts.start_scheme().to_owned(), hint, open, "") }
                if props.has_book {
                    { choice(Icon::Forward, texts.start_next_year().to_owned(), texts.start_next_year_hint(), next, "") }
                }
            </div>
        </section>
    }
}
