//! A modal dialog: the browser's own, which keeps the focus inside and closes on Escape.

use web_sys::HtmlDialogElement;
use yew::{
    AttrValue, Callback, Children, Classes, Event, Html, MouseEvent, Properties, classes, component, html,
};
use yew::{use_callback, use_effect_with, use_node_ref};

use crate::ui::icon::{Icon, drawing};

/// What a dialog is drawn from.
#[derive(Properties, PartialEq)]
pub struct DialogProps {
    /// Its title.
    pub title: AttrValue,
    /// What the button that closes it is called.
    pub close: AttrValue,
    /// A class beside the dialog's own: `is-wide` for tables.
    #[prop_or_default]
    pub class: Classes,
    /// Told when it is closed, however that happens.
    pub on_close: Callback<()>,
    /// What it contains.
    pub children: Children,
}

/// A dialog; it is open as long as it is drawn.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let node = use_node_ref();
    use_effect_with(node.clone(), |node| {
        let dialog = node.cast::<HtmlDialogElement>();
        if let Some(dialog) = &dialog {
            // Refused only when it is open already.
            let _ = dialog.show_modal();
        }
        move || {
            if let Some(dialog) = dialog {
                dialog.close();
            }
        }
    });
    let closed = use_callback(props.on_close.clone(), |_: Event, on_close| on_close.emit(()));
    let close = use_callback(props.on_close.clone(), |_: MouseEvent, on_close| on_close.emit(()));
    html! {
        <dialog class={classes!("dialog", props.class.clone())} ref={node} onclose={closed} aria-labelledby="dialog-title">
            <div class="dialog-head">
                <h2 id="dialog-title">{ &props.title }</h2>
                <button type="button" class="button is-icon is-quiet" onclick={close}
                    aria-label={&props.close} title={&props.close}>
                    { drawing(Icon::Close) }
                </button>
            </div>
            { props.children.clone() }
        </dialog>
    }
}
