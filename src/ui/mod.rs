//! Browser only: draws the session's views and turns gestures into Actions.

/// Draws the page.
pub fn start() {
    let root = web_sys::window().and_then(|window| window.document()?.get_element_by_id("app"));
    if let Some(root) = root {
        root.set_text_content(Some("考评簿"));
    }
}
