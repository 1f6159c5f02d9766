//! The worker's host: sends actions one at a time, keeps the journal, and when the worker dies
//! starts another, has it restore the book, and goes on where the first one stopped.

mod course;
mod journal;
mod line;
mod queue;
mod sentences;

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::{ArrayBuffer, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use super::message::{FromWorker, ToWorker};
use super::shelf::{Draft, Shelf};
use crate::session::{Action, Event, Notice, NoticeLevel};
use course::{Course, Next};
use line::{Line, Signal};

/// Work shorter than this is not spoken of.
const BUSY_AFTER_MS: u32 = 150;

/// The worker's host. Cheap to clone; all clones are the same host.
#[derive(Clone)]
pub struct Host {
    inner: Rc<Inner>,
}

/// What the host tells the page.
pub enum Incoming {
    /// The session said something; a file's bytes come as [`Incoming::File`] instead.
    Event(Event),
    /// The session wrote a file.
    File {
        /// The name to save it under.
        name: String,
        /// Its bytes.
        bytes: ArrayBuffer,
    },
    /// Whether work has been under way for longer than a moment.
    Busy(bool),
    /// All that was asked has been answered.
    Idle,
    /// Whether the open book is kept in this browser.
    Kept(bool),
    /// The worker was replaced; a notice that says why goes before. Grids that were shown are shown
    /// again unasked; an import under way is gone.
    Restarted(Reason),
}

/// Why the worker was replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The user stopped the work under way.
    Cancelled,
    /// It failed, with this message for the maintainers.
    Crashed(String),
    /// It ended without a word, as when the browser takes its memory.
    Killed,
}

struct Inner {
    listener: Box<dyn Fn(Incoming)>,
    course: RefCell<Course>,
    line: RefCell<Option<Line>>,
    busy: RefCell<Busy>,
}

#[derive(Default)]
struct Busy {
    said: bool,
    soon: Option<Timeout>,
}

impl Host {
    /// Starts the worker. The listener hears everything, in order; it may call the host.
    pub fn start(listener: impl Fn(Incoming) + 'static) -> Self {
        let inner = Inner {
            listener: Box::new(listener),
            course: RefCell::default(),
            line: RefCell::default(),
            busy: RefCell::default(),
        };
        let host = Self { inner: Rc::new(inner) };
        let told = host.clone();
        host.shelf().listen(move |kept| told.tell(Incoming::Kept(kept)));
        host.open_line();
        host
    }

    /// Sends an action; actions are answered in the order they are sent.
    pub fn send(&self, action: &Action) {
        self.enqueue(action, None);
    }

    /// Sends an action with a file's bytes.
    pub fn send_file(&self, action: &Action, file: File) {
        self.enqueue(action, Some(file));
    }

    /// Stops the work under way; what was committed stays, and so do the actions that wait.
    pub fn cancel(&self) {
        let next = self.inner.course.borrow_mut().cancel();
        self.go_on(next);
    }

    /// The title of the open book, for its draft.
    pub fn entitle(&self, title: &str) {
        self.shelf().entitle(title);
    }

    /// The drafts of earlier visits, the newest first.
    pub fn drafts(&self, then: impl FnOnce(Vec<Draft>) + 'static) {
        self.shelf().drafts(then);
    }

    /// Goes on with a draft; says so where that cannot be.
    pub fn take_up(&self, draft: u32) {
        let host = self.clone();
        self.shelf().read(draft, move |records| match records {
            Some(records) => {
                let next = host.inner.course.borrow_mut().take_up(draft, records);
                host.go_on(next);
            }
            None => {
                let sentence = sentences::no_draft();
                host.tell(Incoming::Event(Event::Notice(Notice { level: NoticeLevel::Error, sentence })));
            }
        });
    }

    /// Deletes the drafts.
    pub fn clear_drafts(&self, then: impl FnOnce() + 'static) {
        self.shelf().clear(then);
    }

    fn shelf(&self) -> Shelf {
        self.inner.course.borrow().shelf().clone()
    }

    fn enqueue(&self, action: &Action, file: Option<File>) {
        // An action is plain data: it always has a JSON text.
        let Ok(text) = serde_json::to_string(action) else { return };
        let next = self.inner.course.borrow_mut().push(action, text, file);
        self.go_on(next);
    }

    /// Does what the course says comes next.
    fn go_on(&self, next: Next) {
        match next {
            Next::Nothing => {}
            Next::Post(message) => self.post(&message),
            Next::Read { id, file } => self.read(id, file),
            Next::Restart { reason, notices } => self.restart(reason, notices),
            Next::Tell(notice) => self.tell(Incoming::Event(Event::Notice(notice))),
            Next::Stop(notice) => {
                self.inner.line.replace(None);
                self.tell(Incoming::Event(Event::Notice(notice)));
            }
        }
        self.say_whether_busy();
    }

    fn post(&self, message: &ToWorker) {
        if let Some(line) = self.inner.line.borrow().as_ref() {
            line.post(message);
        }
    }

    fn read(&self, id: u32, file: File) {
        let host = self.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let read = JsFuture::from(file.array_buffer()).await;
            let bytes = read.ok().and_then(|bytes| bytes.dyn_into::<ArrayBuffer>().ok());
            if bytes.is_none() {
                let sentence = sentences::unreadable_file(&file.name());
                host.tell(Incoming::Event(Event::Notice(Notice { level: NoticeLevel::Error, sentence })));
            }
            let next = host.inner.course.borrow_mut().file_read(id, bytes);
            host.go_on(next);
        });
    }

    fn restart(&self, reason: Reason, notices: Vec<Notice>) {
        self.inner.line.replace(None);
        for notice in notices {
            self.tell(Incoming::Event(Event::Notice(notice)));
        }
        self.tell(Incoming::Restarted(reason));
        self.tell(Incoming::Event(Event::Import(None)));
        self.open_line();
    }

    fn open_line(&self) {
        let serial = self.inner.course.borrow_mut().new_line();
        let host = self.clone();
        match Line::open(move |signal| host.hear(serial, signal)) {
            Some(line) => {
                self.inner.line.replace(Some(line));
            }
            None => {
                let next = self.inner.course.borrow_mut().no_line();
                self.go_on(next);
            }
        }
    }

    fn hear(&self, serial: u32, signal: Signal) {
        if self.inner.course.borrow().serial() != serial {
            return;
        }
        let next = match signal {
            Signal::Message(FromWorker::Event { event, attachment }) => self.hear_event(&event, attachment),
            Signal::Message(FromWorker::Ready) => self.inner.course.borrow_mut().ready(),
            Signal::Message(FromWorker::Done(id)) => self.inner.course.borrow_mut().done(id),
            Signal::Message(FromWorker::Panicked(message)) => {
                self.inner.course.borrow_mut().died(Reason::Crashed(message))
            }
            Signal::Ended(reason) => self.inner.course.borrow_mut().died(reason),
        };
        self.go_on(next);
    }

    fn hear_event(&self, event: &str, attachment: Option<ArrayBuffer>) -> Next {
        match (serde_json::from_slice(event.as_bytes()), attachment) {
            (Ok(Event::Journal { begins }), Some(record)) => {
                self.inner.course.borrow_mut().journaled(begins, Uint8Array::new(&record));
            }
            (Ok(Event::File { name }), Some(bytes)) => self.tell(Incoming::File { name, bytes }),
            (Ok(event), _) => self.tell(Incoming::Event(event)),
            // Both sides are the same program, so this is a defect of ours; the worker is replaced.
            (Err(error), _) => {
                return self.inner.course.borrow_mut().died(Reason::Crashed(error.to_string()));
            }
        }
        Next::Nothing
    }

    fn tell(&self, incoming: Incoming) {
        (self.inner.listener)(incoming);
    }

    fn say_whether_busy(&self) {
        let working = self.inner.course.borrow().phase().is_work();
        let mut busy = self.inner.busy.borrow_mut();
        if working && !busy.said && busy.soon.is_none() {
            let host = self.clone();
            busy.soon = Some(Timeout::new(BUSY_AFTER_MS, move || {
                host.inner.busy.borrow_mut().said = true;
                host.tell(Incoming::Busy(true));
            }));
        } else if !working {
            let Busy { said, soon } = std::mem::take(&mut *busy);
            drop(busy);
            if said {
                self.tell(Incoming::Busy(false));
            }
            if soon.is_some() {
                self.tell(Incoming::Idle);
            }
        }
    }
}
