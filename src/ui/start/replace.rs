//! The question before a book that would be lost is left for another.

use yew::{Callback, Html, Properties, component, html, use_callback};

use crate::session::Start;
use crate::ui::frame::Dialog;
use crate::ui::store::Desk;

/// What the question is drawn from.
#[derive(Properties, PartialEq)]
pub struct ReplaceProps {
    /// The store and the texts.
    pub desk: Desk,
    /// What the other book begins from.
    pub start: Start,
    /// The title of the book that is open.
    pub title: String,
    /// Told when the question is closed.
    pub on_close: Callback<()>,
}

/// The question.
#[component]
pub fn ReplaceDialog(props: &ReplaceProps) -> Html {
    let texts = props.desk.texts;
    let dependencies = (props.desk.store.clone(), props.on_close.clone(), props.start);
    let replace = use_callback(dependencies, |_, (store, on_close, start)| {
        on_close.emit(());
        store.begin(*start);
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
