//! A warning before the page is left with a book that has not been exported.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::window;
use yew::{hook, use_effect_with};

use crate::ui::store::Store;

/// Lets the browser ask before the page is left while something would be lost.
#[hook]
pub fn use_warning_on_leaving(store: &Store) {
    use_effect_with(store.clone(), |store| {
        let store = store.clone();
        let options = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(&window(), "beforeunload", options, move |event| {
            if store.would_lose() {
                event.prevent_default();
            }
        });
        move || drop(listener)
    });
}
