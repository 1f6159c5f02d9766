//! Files in by picker and drop, out by download.

use gloo::timers::callback::Timeout;
use js_sys::{Array, ArrayBuffer};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{
    Blob, BlobPropertyBag, DragEvent, File, FileList, HtmlAnchorElement, HtmlElement, HtmlInputElement, Url,
};

/// The browser has read a blob's address by then, however busy it is.
const REVOKED_AFTER_MS: u32 = 60_000;

/// Saves bytes under a name, as a download; `false` when the browser refuses.
pub fn save(name: &str, bytes: &ArrayBuffer) -> bool {
    download(name, bytes).is_some()
}

/// Lets the user pick one file of the given kinds (`.xlsx,.csv`); nothing happens when they do not.
pub fn pick(accept: &str, then: impl FnOnce(File) + 'static) {
    let first = |files: Vec<File>| files.into_iter().next().map(then);
    let _ = open_picker(accept, Pick::One, move |files| {
        let _ = first(files);
    });
}

/// Lets the user pick files of the given kinds; nothing happens when they do not.
pub fn pick_several(accept: &str, then: impl FnOnce(Vec<File>) + 'static) {
    let _ = open_picker(accept, Pick::Several, then);
}

/// The files of a drop, in the order in which the browser has them.
pub fn dropped(event: &DragEvent) -> Vec<File> {
    let list = event.data_transfer().and_then(|transfer| transfer.files());
    list.map(listed).unwrap_or_default()
}

/// How many files may be picked.
#[derive(Clone, Copy, PartialEq)]
enum Pick {
    One,
    Several,
}

fn listed(list: FileList) -> Vec<File> {
    (0..list.length()).filter_map(|at| list.get(at)).collect()
}

fn download(name: &str, bytes: &ArrayBuffer) -> Option<()> {
    let properties = BlobPropertyBag::new();
    properties.set_type(kind(name));
    let blob = Blob::new_with_buffer_source_sequence_and_options(&Array::of1(bytes), &properties).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = hidden("a")?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    link.remove();
    Timeout::new(REVOKED_AFTER_MS, move || {
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
    Some(())
}

fn kind(name: &str) -> &'static str {
    if name.to_lowercase().ends_with(".xlsx") {
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    } else {
        "application/octet-stream"
    }
}

fn open_picker(accept: &str, pick: Pick, then: impl FnOnce(Vec<File>) + 'static) -> Option<()> {
    let input: HtmlInputElement = hidden("input")?;
    input.set_type("file");
    input.set_accept(accept);
    input.set_multiple(pick == Pick::Several);
    let chosen = input.clone();
    let change = Closure::once_into_js(move || {
        chosen.remove();
        let files = chosen.files().map(listed).unwrap_or_default();
        if !files.is_empty() {
            then(files);
        }
    });
    input.set_onchange(Some(change.unchecked_ref()));
    let abandoned = input.clone();
    let cancel = Closure::once_into_js(move || abandoned.remove());
    input.add_event_listener_with_callback("cancel", cancel.unchecked_ref()).ok()?;
    input.click();
    Some(())
}

/// An element that is in the page, as some browsers ask of what is clicked, and is not seen.
fn hidden<T: JsCast>(name: &str) -> Option<T> {
    let document = web_sys::window()?.document()?;
    let element: HtmlElement = document.create_element(name).ok()?.dyn_into().ok()?;
    element.set_hidden(true);
    document.body()?.append_child(&element).ok()?;
    element.dyn_into().ok()
}
