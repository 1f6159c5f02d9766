//! Web Locks: a lock that a worker holds for as long as it lives tells the page when it is gone,
//! however it ended.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};

#[wasm_bindgen]
extern "C" {
    type Locks;

    #[wasm_bindgen(method)]
    fn request(this: &Locks, name: &str, granted: &Function) -> Promise;
}

/// Takes a lock, never gives it back, and goes on once it is held (at once where there are no locks).
pub fn hold(name: &str, then: impl FnOnce() + 'static) {
    let Some(locks) = locks() else { return then() };
    let granted = Closure::once_into_js(move || {
        then();
        Promise::new(&mut |_, _| {})
    });
    let _ = locks.request(name, granted.unchecked_ref());
}

/// Goes on once nobody holds a lock any more; never where there are no locks.
pub fn when_free(name: &str, then: impl FnOnce() + 'static) {
    if let Some(locks) = locks() {
        let granted = Closure::once_into_js(then);
        let _ = locks.request(name, granted.unchecked_ref());
    }
}

fn locks() -> Option<Locks> {
    let navigator = Reflect::get(&js_sys::global(), &JsValue::from_str("navigator")).ok()?;
    let locks = Reflect::get(&navigator, &JsValue::from_str("locks")).ok()?;
    locks.is_object().then(|| locks.unchecked_into())
}
