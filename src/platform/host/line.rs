//! A worker and what is heard of it.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::{Array, Math};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, ErrorEvent, MessageEvent, Url, Worker, WorkerOptions};

use super::Reason;
use crate::platform::lock;
use crate::platform::message::{FromWorker, ToWorker};

/// What the worker posted before it ended is heard before its end.
const LAST_WORDS_MS: u32 = 20;

/// Runs after the glue in the worker: the first message is the compiled program.
const BEGINNING: &str = "
self.onmessage = function (first) {
  self.onmessage = null;
  wasm_bindgen({ module_or_path: first.data }).catch(function (error) {
    setTimeout(function () { throw error; });
  });
};";

/// What is heard of a worker.
pub enum Signal {
    /// It said something.
    Message(FromWorker),
    /// It is gone, or of no more use.
    Ended(Reason),
}

/// A worker; dropped, it is ended.
pub struct Line {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(ErrorEvent)>,
}

impl Line {
    /// Starts a worker from the page's own glue and compiled program.
    pub fn open(hear: impl Fn(Signal) + 'static) -> Option<Self> {
        let hear = Rc::new(hear);
        let name = lock_name();
        let options = WorkerOptions::new();
        options.set_name(&name);
        let worker = Worker::new_with_options(&source_address()?, &options).ok()?;
        let on_message = on_message(Rc::clone(&hear), name);
        let on_error = Closure::<dyn FnMut(ErrorEvent)>::new(move |error: ErrorEvent| {
            error.prevent_default();
            hear(Signal::Ended(Reason::Crashed(error.message())));
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        worker.post_message(&wasm_bindgen::module()).ok()?;
        Some(Self { worker, _on_message: on_message, _on_error: on_error })
    }

    /// Sends a message.
    pub fn post(&self, message: &ToWorker) {
        let (message, transferred) = message.pack();
        // Arrays of strings and buffers can always be posted.
        let _ = self.worker.post_message_with_transfer(&message, &transferred);
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

fn on_message(hear: Rc<impl Fn(Signal) + 'static>, lock: String) -> Closure<dyn FnMut(MessageEvent)> {
    Closure::new(move |message: MessageEvent| {
        let Some(message) = FromWorker::unpack(&message.data()) else { return };
        if matches!(message, FromWorker::Ready) {
            // The worker holds the lock by now, so it is free again only when the worker is gone.
            let hear = Rc::clone(&hear);
            lock::when_free(&lock, move || {
                Timeout::new(LAST_WORDS_MS, move || hear(Signal::Ended(Reason::Killed))).forget();
            });
        }
        hear(Signal::Message(message));
    })
}

/// A name that no other page's worker has: locks are shared by all local pages of a browser profile.
fn lock_name() -> String {
    format!("evalbook-worker-{}-{}", js_sys::Date::now(), Math::random())
}

/// The address of the worker's script, made once and kept for the workers to come.
fn source_address() -> Option<String> {
    thread_local! {
        static ADDRESS: Option<String> = make_source_address();
    }
    ADDRESS.with(Clone::clone)
}

fn make_source_address() -> Option<String> {
    let glue = web_sys::window()?.document()?.get_element_by_id("glue")?.text_content()?;
    let parts = Array::of2(&JsValue::from_str(&glue), &JsValue::from_str(BEGINNING));
    let properties = BlobPropertyBag::new();
    properties.set_type("text/javascript");
    let script = Blob::new_with_str_sequence_and_options(&parts, &properties).ok()?;
    Url::create_object_url_with_blob(&script).ok()
}
