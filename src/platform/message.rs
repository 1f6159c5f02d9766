//! Messages between the page and its worker: small arrays of a number, a JSON text and, where there
//! are bytes, a buffer that changes hands instead of being copied.

use js_sys::{Array, ArrayBuffer, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

/// From the page: an action.
pub struct ToWorker {
    /// The number that the answer carries.
    pub id: u32,
    /// The action as JSON.
    pub action: String,
    /// The bytes that belong to it.
    pub attachment: Option<ArrayBuffer>,
}

/// From the worker.
pub enum FromWorker {
    /// It has started and takes actions.
    Ready,
    /// The session said something.
    Event {
        /// The event as JSON.
        event: String,
        /// The bytes that belong to it.
        attachment: Option<ArrayBuffer>,
    },
    /// The action with this number has been dealt with.
    Done(u32),
    /// It panicked, with this message; nothing more can be expected of it.
    Panicked(String),
}

const READY: u32 = 0;
const EVENT: u32 = 1;
const DONE: u32 = 2;
const PANICKED: u32 = 3;

impl ToWorker {
    /// The message as a value to post, and what to transfer with it.
    pub fn pack(&self) -> (JsValue, Array) {
        pack(self.id, &self.action, self.attachment.as_ref())
    }

    /// The message that was posted; `None` when it is not one of ours.
    pub fn unpack(message: &JsValue) -> Option<Self> {
        let (id, action, attachment) = unpack(message)?;
        Some(Self { id, action, attachment })
    }
}

impl FromWorker {
    /// The message as a value to post, and what to transfer with it.
    pub fn pack(&self) -> (JsValue, Array) {
        match self {
            Self::Ready => pack(READY, "", None),
            Self::Event { event, attachment } => pack(EVENT, event, attachment.as_ref()),
            Self::Done(id) => pack(DONE, &id.to_string(), None),
            Self::Panicked(message) => pack(PANICKED, message, None),
        }
    }

    /// The message that was posted; `None` when it is not one of ours.
    pub fn unpack(message: &JsValue) -> Option<Self> {
        let (kind, text, attachment) = unpack(message)?;
        match kind {
            READY => Some(Self::Ready),
            EVENT => Some(Self::Event { event: text, attachment }),
            DONE => text.parse().ok().map(Self::Done),
            PANICKED => Some(Self::Panicked(text)),
            _ => None,
        }
    }
}

/// Bytes copied out of the program's memory, ready to change hands.
pub fn buffer_of(bytes: &[u8]) -> ArrayBuffer {
    Uint8Array::from(bytes).buffer()
}

/// Bytes copied into the program's memory.
pub fn bytes_of(buffer: &ArrayBuffer) -> Vec<u8> {
    Uint8Array::new(buffer).to_vec()
}

fn pack(number: u32, text: &str, attachment: Option<&ArrayBuffer>) -> (JsValue, Array) {
    let message = Array::of2(&JsValue::from(number), &JsValue::from_str(text));
    let transferred = Array::new();
    if let Some(buffer) = attachment {
        message.push(buffer);
        transferred.push(buffer);
    }
    (message.into(), transferred)
}

fn unpack(message: &JsValue) -> Option<(u32, String, Option<ArrayBuffer>)> {
    let message = message.dyn_ref::<Array>()?;
    let number = message.get(0).as_f64()? as u32;
    Some((number, message.get(1).as_string()?, message.get(2).dyn_into().ok()))
}
