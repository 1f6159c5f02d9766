//! A value that components watch, so that an event redraws only what shows it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::{hook, use_effect_with, use_force_update, use_mut_ref};

/// A value whose watchers are told when it becomes another.
pub struct Live<T>(Rc<Inner<T>>);

type Told = Rc<dyn Fn()>;

struct Inner<T> {
    value: RefCell<T>,
    version: Cell<u64>,
    watchers: RefCell<Vec<(u64, Told)>>,
    next: Cell<u64>,
}

impl<T: Clone + PartialEq> Live<T> {
    /// A value.
    pub fn new(value: T) -> Self {
        Self(Rc::new(Inner {
            value: RefCell::new(value),
            version: Cell::new(0),
            watchers: RefCell::new(Vec::new()),
            next: Cell::new(0),
        }))
    }

    /// The value.
    pub fn get(&self) -> T {
        self.0.value.borrow().clone()
    }

    /// Makes it another value; nobody is told if it is equal.
    pub fn set(&self, value: T) {
        if *self.0.value.borrow() == value {
            return;
        }
        *self.0.value.borrow_mut() = value;
        self.0.version.set(self.0.version.get() + 1);
        // A watcher may watch or cease to watch while it is told.
        let watchers: Vec<Told> = self.0.watchers.borrow().iter().map(|(_, told)| Rc::clone(told)).collect();
        for told in watchers {
            told();
        }
    }

    /// Changes the value.
    pub fn change(&self, change: impl FnOnce(&mut T)) {
        let mut value = self.get();
        change(&mut value);
        self.set(value);
    }
}

impl<T> Live<T> {
    /// Calls `told` at every change until the answer is dropped.
    pub fn watch(&self, told: impl Fn() + 'static) -> Watch<T> {
        let number = self.0.next.get();
        self.0.next.set(number + 1);
        self.0.watchers.borrow_mut().push((number, Rc::new(told)));
        Watch { live: self.clone(), number }
    }
}

impl<T> Clone for Live<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> PartialEq for Live<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// A watch over a value; dropping it ends the watch.
pub struct Watch<T> {
    live: Live<T>,
    number: u64,
}

impl<T> Drop for Watch<T> {
    fn drop(&mut self) {
        self.live.0.watchers.borrow_mut().retain(|(number, _)| *number != self.number);
    }
}

/// The value, for a component that is drawn again whenever it changes.
#[hook]
pub fn use_live<T: Clone + PartialEq + 'static>(live: &Live<T>) -> T {
    use_part(live, T::clone)
}

/// A part of the value, for a component that is drawn again only when that part changes.
#[hook]
pub fn use_part<T, U, F>(live: &Live<T>, part: F) -> U
where
    T: Clone + PartialEq + 'static,
    U: Clone + PartialEq + 'static,
    F: Fn(&T) -> U + 'static,
{
    let update = use_force_update();
    let current = part(&live.0.value.borrow());
    // What the watcher compares with: always the part and the rule of the latest drawing.
    let drawn = use_mut_ref(|| None::<(U, Rc<dyn Fn(&T) -> U>)>);
    *drawn.borrow_mut() = Some((current.clone(), Rc::new(part)));
    use_effect_with(live.clone(), move |live| {
        let watched = live.clone();
        let check = move || {
            let fresh = match drawn.borrow().as_ref() {
                Some((old, part)) => {
                    let new = part(&watched.0.value.borrow());
                    *old != new
                }
                None => true,
            };
            if fresh {
                update.force_update();
            }
        };
        // The value may have changed between drawing and watching.
        check();
        let watch = live.watch(check);
        move || drop(watch)
    });
    current
}
