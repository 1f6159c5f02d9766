//! The screens: they draw the session's views and emit its actions.
//!
//! What decides without drawing (texts, dates, the grid's places and movements) is compiled and
//! tested natively too; the rest is the browser's.

pub mod day;
pub mod grid;
pub mod scheme;
pub mod text;

#[cfg(target_arch = "wasm32")]
mod app;
#[cfg(target_arch = "wasm32")]
mod export;
#[cfg(target_arch = "wasm32")]
mod frame;
#[cfg(target_arch = "wasm32")]
mod icon;
#[cfg(target_arch = "wasm32")]
mod import;
#[cfg(target_arch = "wasm32")]
mod live;
#[cfg(target_arch = "wasm32")]
mod print;
#[cfg(target_arch = "wasm32")]
mod results;
#[cfg(target_arch = "wasm32")]
mod returned;
#[cfg(target_arch = "wasm32")]
mod roster;
#[cfg(target_arch = "wasm32")]
mod scores;
#[cfg(target_arch = "wasm32")]
mod screen;
#[cfg(target_arch = "wasm32")]
mod standing;
#[cfg(target_arch = "wasm32")]
mod start;
#[cfg(target_arch = "wasm32")]
mod store;
#[cfg(target_arch = "wasm32")]
mod tabs;
#[cfg(target_arch = "wasm32")]
mod templates;

/// Starts the page's side: the session's host, and the app in the element `#app`.
#[cfg(target_arch = "wasm32")]
pub fn start() {
    use crate::platform::preferences;

    let Some(root) = gloo::utils::document().get_element_by_id("app") else {
        return;
    };
    frame::apply_theme(preferences::theme());
    // What the loader shows while the program is decoded has done its work.
    root.set_text_content(None);
    let store = store::Store::start(preferences::language());
    yew::Renderer::<app::App>::with_root_and_props(root, app::AppProps { store }).render();
}
