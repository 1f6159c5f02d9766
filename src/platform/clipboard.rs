//! The clipboard: text in through the paste event, which asks nobody, and out on a user's gesture.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ClipboardEvent, HtmlTextAreaElement};

/// The plain text that a paste event brings.
pub fn pasted(event: &web_sys::Event) -> Option<String> {
    let data = event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?;
    data.get_data("text/plain").ok().filter(|text| !text.is_empty())
}

/// Puts text on the clipboard; says through `then` whether it is there.
pub fn write(text: String, then: impl FnOnce(bool) + 'static) {
    wasm_bindgen_futures::spawn_local(async move {
        then(write_by_api(&text).await || write_by_selection(&text).is_some());
    });
}

async fn write_by_api(text: &str) -> bool {
    let Some(window) = web_sys::window().filter(|window| window.is_secure_context()) else { return false };
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}

/// The older way, where the clipboard's interface is missing or refuses.
fn write_by_selection(text: &str) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let body = document.body()?;
    let area: HtmlTextAreaElement = document.create_element("textarea").ok()?.dyn_into().ok()?;
    let focused =
        document.active_element().and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok());
    area.set_value(text);
    area.style().set_property("position", "fixed").ok()?;
    area.style().set_property("opacity", "0").ok()?;
    body.append_child(&area).ok()?;
    area.select();
    let copied = document.unchecked_ref::<web_sys::HtmlDocument>().exec_command("copy");
    area.remove();
    if let Some(focused) = focused {
        let _ = focused.focus();
    }
    copied.ok()?.then_some(())
}
