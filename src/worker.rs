//! Browser: messages around the session. The book lives here; the page holds only what it shows.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use crate::platform::message::{FromWorker, ToWorker, buffer_of, bytes_of};
use crate::platform::{self, Role};
use crate::session::{Event, Session};

/// Progress is told this often at most: the page has more to do than to draw every step.
const PROGRESS_EVERY_MS: f64 = 50.0;

/// Takes actions from the page for as long as the worker lives.
pub fn start(scope: DedicatedWorkerGlobalScope) {
    report_panics();
    answer_messages(&scope);
    // The page waits for the same lock: it is granted there when this worker is gone.
    platform::hold(&scope.name(), move || post(&scope, &FromWorker::Ready));
}

/// Tells the page what a panic said, before the instance traps.
fn report_panics() {
    std::panic::set_hook(Box::new(|panic| {
        if let Role::Worker(scope) = platform::role() {
            post(&scope, &FromWorker::Panicked(panic.to_string()));
        }
    }));
}

fn answer_messages(scope: &DedicatedWorkerGlobalScope) {
    let mut session = Session::new();
    let answering = scope.clone();
    let answer = Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| {
        if let Some(message) = ToWorker::unpack(&message.data()) {
            answer(&mut session, &message, &answering);
        }
    });
    scope.set_onmessage(Some(answer.as_ref().unchecked_ref()));
    answer.forget();
}

/// Has the session deal with an action; each event is posted as it comes, also during long work.
fn answer(session: &mut Session, message: &ToWorker, scope: &DedicatedWorkerGlobalScope) {
    match serde_json::from_slice(message.action.as_bytes()) {
        Ok(action) => {
            let attachment = message.attachment.as_ref().map(bytes_of);
            let mut told = js_sys::Date::now();
            session.handle(action, attachment, &mut |event, bytes| {
                if matches!(event, Event::Progress { .. }) {
                    let now = js_sys::Date::now();
                    if now - told < PROGRESS_EVERY_MS {
                        return;
                    }
                    told = now;
                }
                let attachment = bytes.as_deref().map(buffer_of);
                match serde_json::to_string(&event) {
                    Ok(event) => post(scope, &FromWorker::Event { event, attachment }),
                    Err(error) => post(scope, &FromWorker::Panicked(error.to_string())),
                }
            });
        }
        Err(error) => post(scope, &FromWorker::Panicked(error.to_string())),
    }
    post(scope, &FromWorker::Done(message.id));
}

fn post(scope: &DedicatedWorkerGlobalScope, message: &FromWorker) {
    let (message, transferred) = message.pack();
    // Arrays of strings and buffers can always be posted.
    let _ = scope.post_message_with_transfer(&message, &transferred);
}
