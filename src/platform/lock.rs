//! Web Locks: a lock that a worker holds for as long as it lives tells the page when it is gone,
//! however it ended.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

#[wasm_bindgen]
extern "C" {
    type Locks;

    #[wasm_bindgen(method)]
    fn request(this: &Locks, name: &str, granted: &Function) -> Promise;

    #[wasm_bindgen(method, js_name = request)]
    fn request_with(this: &Locks, name: &str, options: &Object, granted: &Function) -> Promise;

    #[wasm_bindgen(method)]
    fn query(this: &Locks) -> Promise;
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

/// Takes a lock, never to give it back, unless somebody holds it; goes on with whether it is ours now
/// (it is where there are no locks).
pub fn claim(name: &str, then: impl FnOnce(bool) + 'static) {
    let Some(locks) = locks() else { return then(true) };
    let answered = Closure::once_into_js(move |lock: JsValue| {
        let claimed = !lock.is_null();
        then(claimed);
        if claimed { Promise::new(&mut |_, _| {}) } else { Promise::resolve(&JsValue::UNDEFINED) }
    });
    let options = Object::new();
    // Setting a property of an object of ours does not fail.
    let _ = Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE);
    let _ = locks.request_with(name, &options, answered.unchecked_ref());
}

/// The names of the locks that pages and workers of this browser hold.
pub async fn held() -> Vec<String> {
    let Some(locks) = locks() else { return Vec::new() };
    let Ok(state) = JsFuture::from(locks.query()).await else { return Vec::new() };
    let held = Reflect::get(&state, &"held".into()).map(|held| Array::from(&held)).unwrap_or_default();
    held.iter().filter_map(|lock| Reflect::get(&lock, &"name".into()).ok()?.as_string()).collect()
}

fn locks() -> Option<Locks> {
    let navigator = Reflect::get(&js_sys::global(), &JsValue::from_str("navigator")).ok()?;
    let locks = Reflect::get(&navigator, &JsValue::from_str("locks")).ok()?;
    locks.is_object().then(|| locks.unchecked_into())
}
