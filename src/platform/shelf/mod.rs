//! What is kept of books in this browser between visits: the journal of each as a draft, record by
//! record. Best effort; the exported workbook is the record. Where nothing can be kept, nothing is.

mod database;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeSet, VecDeque};
use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;

use super::lock;
use database::{Database, RECORDS, TITLES, record_key, record_keys};

/// Drafts that are kept, the open one among them; older ones go.
const KEPT: usize = 3;

/// A draft of an earlier visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Its number: the higher, the newer.
    pub id: u32,
    /// The book's title.
    pub title: String,
}

/// The shelf. Cheap to clone; all clones are the same shelf.
#[derive(Clone, Default)]
pub struct Shelf {
    inner: Rc<Inner>,
}

type Listener = Box<dyn Fn(bool)>;

#[derive(Default)]
struct Inner {
    database: RefCell<Option<Rc<Database>>>,
    waiting: RefCell<VecDeque<Work>>,
    working: Cell<bool>,
    failed: Cell<bool>,
    /// The draft of the book that is open, and the number of its next record.
    draft: Cell<Option<(u32, u32)>>,
    /// Its title.
    title: RefCell<String>,
    /// The drafts whose locks this page holds.
    claimed: RefCell<BTreeSet<u32>>,
    listener: RefCell<Option<Listener>>,
}

enum Work {
    Begin,
    Add(Uint8Array),
    DropNewest,
    Entitle,
}

impl Shelf {
    /// Tells the listener, whenever it may have changed, whether all that was added is kept.
    pub fn listen(&self, listener: impl Fn(bool) + 'static) {
        *self.inner.listener.borrow_mut() = Some(Box::new(listener));
    }

    /// Adds a record of the open book; one that begins starts a draft of its own.
    pub fn add(&self, begins: bool, record: Uint8Array) {
        if begins {
            self.inner.failed.set(false);
            self.queue(Work::Begin);
        }
        self.queue(Work::Add(record));
    }

    /// Gives up the newest record.
    pub fn drop_newest(&self) {
        self.queue(Work::DropNewest);
    }

    /// The title of the open book.
    pub fn entitle(&self, title: &str) {
        if *self.inner.title.borrow() != title {
            *self.inner.title.borrow_mut() = title.into();
            self.queue(Work::Entitle);
        }
    }

    /// The drafts that are not open in this page or another, the newest first.
    pub fn drafts(&self, then: impl FnOnce(Vec<Draft>) + 'static) {
        let shelf = self.clone();
        spawn_local(async move { then(shelf.list().await.unwrap_or_default()) });
    }

    /// Hands over the records of a draft. None where another page has it open, or it cannot be read.
    pub fn read(&self, id: u32, then: impl FnOnce(Option<Vec<Uint8Array>>) + 'static) {
        let shelf = self.clone();
        self.claim(id, move |claimed| {
            if !claimed {
                return then(None);
            }
            spawn_local(async move {
                then(shelf.records(id).await.ok().filter(|records| !records.is_empty()));
            });
        });
    }

    /// The draft with so many records is the open book: further ones join them.
    pub fn take_up(&self, id: u32, records: usize) {
        self.inner.failed.set(false);
        self.inner.draft.set(Some((id, records as u32)));
    }

    /// Deletes all drafts that are not open.
    pub fn clear(&self, then: impl FnOnce() + 'static) {
        let shelf = self.clone();
        spawn_local(async move {
            for draft in shelf.list().await.unwrap_or_default() {
                // One that stays is listed again.
                let _ = shelf.delete(draft.id).await;
            }
            then();
        });
    }

    /// Goes on with whether the draft is this page's own.
    fn claim(&self, id: u32, then: impl FnOnce(bool) + 'static) {
        if self.inner.claimed.borrow().contains(&id) {
            return then(true);
        }
        let shelf = self.clone();
        lock::claim(&lock_name(id), move |claimed| {
            if claimed {
                shelf.inner.claimed.borrow_mut().insert(id);
            }
            then(claimed);
        });
    }

    fn queue(&self, work: Work) {
        self.inner.waiting.borrow_mut().push_back(work);
        if !self.inner.working.replace(true) {
            let shelf = self.clone();
            spawn_local(async move { shelf.work().await });
        }
    }

    /// Does what waits, in order. After a failure the draft has a gap, so that no more is added to it.
    async fn work(&self) {
        loop {
            let Some(work) = self.inner.waiting.borrow_mut().pop_front() else { break };
            if !self.inner.failed.get() && self.work_on(work).await.is_err() {
                self.inner.failed.set(true);
            }
        }
        self.inner.working.set(false);
        self.tell(!self.inner.failed.get() && self.inner.draft.get().is_some());
    }

    fn tell(&self, kept: bool) {
        if let Some(listener) = self.inner.listener.borrow().as_ref() {
            listener(kept);
        }
    }

    async fn work_on(&self, work: Work) -> Result<(), JsValue> {
        let database = self.database().await?;
        if let Work::Begin = work {
            self.tell(false);
            let key = database.put(TITLES, None, &self.title()).await?;
            let id = key.as_f64().unwrap_or(0.0) as u32;
            self.claim(id, |_| {});
            self.inner.draft.set(Some((id, 0)));
            return self.forget_oldest().await;
        }
        let Some((id, next)) = self.inner.draft.get() else { return Ok(()) };
        match work {
            Work::Begin => {}
            Work::Add(record) => {
                database.put(RECORDS, Some(&record_key(id, next)), &record).await?;
                self.inner.draft.set(Some((id, next + 1)));
            }
            Work::DropNewest => {
                let newest = next.saturating_sub(1);
                database.delete(RECORDS, &record_key(id, newest)).await?;
                self.inner.draft.set(Some((id, newest)));
            }
            Work::Entitle => {
                database.put(TITLES, Some(&id.into()), &self.title()).await?;
            }
        }
        Ok(())
    }

    fn title(&self) -> JsValue {
        JsValue::from_str(&self.inner.title.borrow())
    }

    async fn forget_oldest(&self) -> Result<(), JsValue> {
        for draft in self.list().await?.iter().skip(KEPT - 1) {
            self.delete(draft.id).await?;
        }
        Ok(())
    }

    async fn list(&self) -> Result<Vec<Draft>, JsValue> {
        let database = self.database().await?;
        let (keys, titles) =
            (database.keys(TITLES).await?, database.values(TITLES, &JsValue::UNDEFINED).await?);
        let held = lock::held().await;
        let open = self.inner.draft.get().map(|(id, _)| id);
        let claimed = self.inner.claimed.borrow();
        let drafts = keys
            .iter()
            .zip(titles.iter())
            .filter_map(|(key, title)| Some(Draft { id: key.as_f64()? as u32, title: title.as_string()? }));
        let is_free = |draft: &Draft| {
            let own = claimed.contains(&draft.id) || !held.contains(&lock_name(draft.id));
            own && open != Some(draft.id)
        };
        let mut free: Vec<Draft> = drafts.filter(is_free).collect();
        free.reverse();
        Ok(free)
    }

    async fn records(&self, id: u32) -> Result<Vec<Uint8Array>, JsValue> {
        let records = self.database().await?.values(RECORDS, &record_keys(id)?).await?;
        records.iter().map(JsCast::dyn_into).collect()
    }

    async fn delete(&self, id: u32) -> Result<(), JsValue> {
        let database = self.database().await?;
        database.delete(RECORDS, &record_keys(id)?).await?;
        database.delete(TITLES, &id.into()).await
    }

    async fn database(&self) -> Result<Rc<Database>, JsValue> {
        let open = self.inner.database.borrow().clone();
        match open {
            Some(database) => Ok(database),
            None => {
                let database = Rc::new(Database::open().await?);
                *self.inner.database.borrow_mut() = Some(Rc::clone(&database));
                Ok(database)
            }
        }
    }
}

/// The lock that a page holds on the draft it has open.
fn lock_name(draft: u32) -> String {
    format!("evalbook.draft.{draft}")
}
