//! Keys that are heard on the whole page.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::{hook, use_effect_with};

use crate::session::{Action, Extras, Handout};
use crate::ui::print::print_screen;
use crate::ui::store::Store;

/// Hears save (Ctrl+S: the workbook, which can be opened again), undo (Ctrl+Z), redo (Ctrl+Y, Ctrl+Shift+Z) find (Ctrl+F) and print (Ctrl+P) wherever no text is being typed.
#[hook]
pub fn use_shortcuts(store: &Store) {
    use_effect_with(store.clone(), |store| {
        let store = store.clone();
        let options = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(&window(), "keydown", options, move |event| {
            if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
                hear(&store, event);
            }
        });
        move || drop(listener)
    });
}

fn hear(store: &Store, event: &KeyboardEvent) {
    if event.default_prevented() || event.is_composing() || event.alt_key() {
        return;
    }
    if !(event.ctrl_key() || event.meta_key()) {
        return;
    }
    let key = event.key().to_lowercase();
    if key == "f" && !event.shift_key() {
        if focus_filter() {
            event.prevent_default();
        }
        return;
    }
    let action = match (key.as_str(), event.shift_key()) {
        ("s", false) => {
            // The browser would save the page, never the book.
            event.prevent_default();
            if store.book.get().is_some() && !store.busy.get() {
                store.send(&Action::Export(Handout::Workbook(Extras::default())));
            }
            return;
        }
        ("p", false) => {
            if print_screen(store) {
                event.prevent_default();
            }
            return;
        }
        ("z", false) => Action::Undo,
        ("y", false) | ("z", true) => Action::Redo,
        _ => return,
    };
    // While text is being typed, these keys are about that text.
    if event.target().and_then(|target| target.dyn_into::<Element>().ok()).is_some_and(|at| types_text(&at)) {
        return;
    }
    event.prevent_default();
    if store.book.get().is_some() && document().query_selector("dialog[open]").ok().flatten().is_none() {
        store.send(&action);
    }
}

/// Whether text is being typed at the element. The grid's own field types only while it edits.
fn types_text(element: &Element) -> bool {
    match element.tag_name().as_str() {
        "INPUT" => element.get_attribute("data-editing").as_deref() != Some("false"),
        "TEXTAREA" => true,
        _ => false,
    }
}

fn focus_filter() -> bool {
    let field = document().query_selector("[data-filter]").ok().flatten();
    let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) else {
        return false;
    };
    field.focus().is_ok()
}
