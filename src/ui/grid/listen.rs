//! What the grid listens to beside the events its elements declare.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};
use yew::{Context, NodeRef};

use super::component::{Grid, Heard};

/// Listeners, ended when dropped.
pub struct Listening {
    _listeners: [EventListener; 2],
    observer: ResizeObserver,
    _resized: Closure<dyn FnMut()>,
}

impl Listening {
    /// Listens to scrolling, to the view's size, and to compositions that begin in the field.
    pub fn start(context: &Context<Grid>, scroller: &NodeRef, field: &NodeRef) -> Option<Self> {
        let (scroller, field) = (scroller.cast::<Element>()?, field.cast::<Element>()?);
        let link = context.link().clone();
        let scrolled = EventListener::new(&scroller, "scroll", move |_| link.send_message(Heard::View));
        let link = context.link().clone();
        let composing =
            EventListener::new(&field, "compositionstart", move |_| link.send_message(Heard::Composing));
        let link = context.link().clone();
        let resized = Closure::<dyn FnMut()>::new(move || link.send_message(Heard::View));
        let observer = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok()?;
        observer.observe(&scroller);
        Some(Self { _listeners: [scrolled, composing], observer, _resized: resized })
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
