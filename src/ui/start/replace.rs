//! The question before a book that would be lost is left for another.

use yew::{Callback, Html, Properties, component, html, use_callback};

use crate::platform::files;
use crate::session::Start;
use crate::ui::frame::{Dialog, WORKBOOKS, read_given};
use crate::ui::store::{Desk, Store};

/// What another book begins from.
#[derive(Clone, Copy, PartialEq)]
pub enum Next {
    /// A template or the sample.
    Begin(Start),
    /// A workbook that is chosen now.
    Open,
}

impl Next {
    /// Begins it.
    pub fn follow(self, store: &Store) {
        match self {
            Next::Begin(start) => store.begin(start),
            Next::Open => {
                let store = store.clone();
                files::pick(WORKBOOKS, move |file| read_given(&store, vec![file], None));
            }
        }
    }
}

/// What the question is drawn from.
#[derive(Properties, PartialEq)]
pub struct ReplaceProps {
    /// The store and the texts.
    pub desk: Desk,
    /// What the other book begins from.
    pub next: Next,
    /// The title of the book that is open.
    pub title: String,
    /// Told when the question is closed.
    pub on_close: Callback<()>,
}

/// The question.
#[component]
pub fn ReplaceDialog(props: &ReplaceProps) -> Html {
    let texts = props.desk.texts;
    let dependencies = (props.desk.store.clone(), props.on_close.clone(), props.next);
    let replace = use_callback(dependencies, |_, (store, on_close, next)| {
        on_close.emit(());
        next.follow(store);
    });
    let cancel = use_callback(props.on_close.clone(), |_, on_close| on_close.emit(()));
    html! {
        <Dialog title={texts.replace_title()} close={texts.close()} on_close={props.on_close.clone()}>
            <p>{ texts.replace_body(props.title.clone()) }</p>
            <div class="form-buttons">
                <button type="button" class="button" onclick={cancel}>{ texts.cancel() }</button>
                <button type="button" class="button is-primary" onclick={replace}>{ texts.replace_confirm() }</button>
            </div>
        </Dialog>
    }
}
