//! IndexedDB, as far as the shelf needs it, with promises for its events.

use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    IdbDatabase, IdbKeyRange, IdbObjectStore, IdbObjectStoreParameters, IdbRequest, IdbTransaction,
    IdbTransactionMode,
};

// Every local page of a browser profile shares one storage, so the name says whose it is.
const NAME: &str = "evalbook";
/// Titles of drafts; the keys are made by the browser, each higher than all before.
pub const TITLES: &str = "titles";
/// Records, with the draft's key and a number for a key.
pub const RECORDS: &str = "records";

/// The open database.
pub struct Database(IdbDatabase);

impl Database {
    /// Opens it, made when it is missing; an error where the browser keeps nothing.
    pub async fn open() -> Result<Self, JsValue> {
        let factory = web_sys::window().and_then(|window| window.indexed_db().ok()?);
        let request = factory.ok_or(JsValue::NULL)?.open_with_u32(NAME, 1)?;
        let opening = request.clone();
        let upgrade = wasm_bindgen::closure::Closure::once_into_js(move || {
            let Ok(database) = opening.result().and_then(JsCast::dyn_into::<IdbDatabase>) else { return };
            let counted = IdbObjectStoreParameters::new();
            counted.set_auto_increment(true);
            // A store that cannot be made is found missing when it is used.
            let _ = database.create_object_store_with_optional_parameters(TITLES, &counted);
            let _ = database.create_object_store(RECORDS);
        });
        request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
        Ok(Self(answer(&request).await?.dyn_into()?))
    }

    /// Puts a value under a key, or under a new one; gives the key once it is on the disk.
    pub async fn put(&self, store: &str, key: Option<&JsValue>, value: &JsValue) -> Result<JsValue, JsValue> {
        let (transaction, store) = self.change(store)?;
        let request = match key {
            Some(key) => store.put_with_key(value, key)?,
            None => store.put(value)?,
        };
        finished(&transaction).await?;
        request.result()
    }

    /// Deletes what is under a key or a range of keys.
    pub async fn delete(&self, store: &str, key: &JsValue) -> Result<(), JsValue> {
        let (transaction, store) = self.change(store)?;
        store.delete(key)?;
        finished(&transaction).await
    }

    /// All values, or those under a range of keys, by their keys.
    pub async fn values(&self, store: &str, range: &JsValue) -> Result<Array, JsValue> {
        let store = self.0.transaction_with_str(store)?.object_store(store)?;
        answer(&store.get_all_with_key(range)?).await?.dyn_into()
    }

    /// The keys of all values.
    pub async fn keys(&self, store: &str) -> Result<Array, JsValue> {
        let store = self.0.transaction_with_str(store)?.object_store(store)?;
        answer(&store.get_all_keys()?).await?.dyn_into()
    }

    fn change(&self, store: &str) -> Result<(IdbTransaction, IdbObjectStore), JsValue> {
        let transaction = self.0.transaction_with_str_and_mode(store, IdbTransactionMode::Readwrite)?;
        let store = transaction.object_store(store)?;
        Ok((transaction, store))
    }
}

/// The key of a draft's record.
pub fn record_key(draft: u32, number: u32) -> JsValue {
    Array::of2(&draft.into(), &number.into()).into()
}

/// The keys of all records of a draft.
pub fn record_keys(draft: u32) -> Result<JsValue, JsValue> {
    let (from, to) = (Array::of1(&draft.into()), Array::of1(&(draft + 1).into()));
    Ok(IdbKeyRange::bound(&from, &to)?.into())
}

async fn answer(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let answered = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(answered).await?;
    request.result()
}

async fn finished(transaction: &IdbTransaction) -> Result<(), JsValue> {
    let finished = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onerror(Some(&reject));
        transaction.set_onabort(Some(&reject));
    });
    JsFuture::from(finished).await.map(|_| ())
}
