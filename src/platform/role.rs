//! Where this instance of the program runs, and what becomes of a panic there.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, DedicatedWorkerGlobalScope};

/// Where this instance of the program runs.
pub enum Role {
    /// On the page.
    Page,
    /// In a worker, with its global object.
    Worker(DedicatedWorkerGlobalScope),
}

/// Finds out where this instance runs.
pub fn role() -> Role {
    match js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() {
        Ok(scope) => Role::Worker(scope),
        Err(_) => Role::Page,
    }
}

/// Hands the message of a panic on the page to the loader, which shows it in place of the page.
pub fn report_page_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let detail = CustomEventInit::new();
        detail.set_detail(&JsValue::from_str(&panic.to_string()));
        let event = CustomEvent::new_with_event_init_dict("evalbook-panic", &detail);
        if let (Some(window), Ok(event)) = (web_sys::window(), event) {
            // The instance traps right after this; there is nobody left to tell if the event fails.
            let _ = window.dispatch_event(&event);
        }
    }));
}
