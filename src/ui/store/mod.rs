//! What the page holds of the book: the latest views, each watched on its own, so that an event
//! redraws only what shows it.

mod ask;
mod receive;
mod shown;

pub use shown::{Progress, ShownBook, Spoken, Trail};

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::BTreeMap;
use std::ops::Deref;
use std::rc::Rc;

use web_sys::File;

use super::grid::Loaded;
use super::live::Live;
use super::print::Paper;
use super::screen::{Screen, follow_address};
use super::text::Texts;
use crate::platform::{Draft, Host};
use crate::sentence::Language;
use crate::session::{
    Facet, FindingsView, Grid, ImportView, ReturnedView, SchemeView, StandingView, SummaryView,
};

/// The page's store. Copies share it.
#[derive(Clone)]
pub struct Store(Rc<Shown>);

/// The latest of everything that is shown.
pub struct Shown {
    /// The book's outline; none before a book is begun.
    pub book: Live<Option<Rc<ShownBook>>>,
    /// The scheme.
    pub scheme: Live<Option<Rc<SchemeView>>>,
    /// What is found wrong with the scheme.
    pub findings: Live<Option<Rc<FindingsView>>>,
    /// The counts of the overview.
    pub summary: Live<Rc<SummaryView>>,
    /// What follows from the results, while it is looked at.
    pub standing: Live<Rc<StandingView>>,
    /// The import under way.
    pub import: Live<Option<Rc<ImportView>>>,
    /// What was changed in the workbook that was opened, until it is settled.
    pub returned: Live<Option<Rc<ReturnedView>>>,
    /// The explanations opened one from another, the one in sight last.
    pub trail: Live<Trail>,
    /// What is being printed.
    pub paper: Live<Option<Paper>>,
    /// Long work under way.
    pub progress: Live<Option<Progress>>,
    /// Whether the session still has something to answer.
    pub busy: Live<bool>,
    /// What has been said and not yet put away.
    pub notices: Live<Vec<Spoken>>,
    /// The name of the file the book was exported to, if nothing has changed since.
    pub exported: Live<Option<String>>,
    /// Whether the open book is kept in this browser.
    pub kept: Live<bool>,
    /// The drafts of earlier visits.
    pub drafts: Live<Rc<Vec<Draft>>>,
    /// Whether the file asked for last holds the whole book.
    keeping: Cell<bool>,
    /// A block of cells that was asked for the clipboard, with a number that tells it from the last.
    pub copied: Live<(u32, Rc<str>)>,
    /// The screen.
    pub screen: Live<Screen>,
    /// The language.
    pub language: Live<Language>,
    /// Counts the times when all that was asked of the session had been answered.
    pub answered: Live<u32>,
    windows: RefCell<BTreeMap<Grid, Live<Rc<Loaded>>>>,
    /// The grid last chosen of each facet, to come back to.
    chosen: RefCell<BTreeMap<Facet, Grid>>,
    /// The workbooks last given, in case they are to be read for another class.
    workbooks: RefCell<Vec<File>>,
    /// How many of them are or will be in the import under way.
    pub(super) expected: Cell<usize>,
    /// Whether they wait for a book to be read into.
    awaiting_book: Cell<bool>,
    /// Whether a saved book is being opened.
    opening: Cell<bool>,
    /// Whether the explanation asked for goes upon the one in sight.
    deeper: Cell<bool>,
    /// Whether an explanation is still wanted; one that comes later is of no use.
    explaining: Cell<bool>,
    spoken: Cell<u32>,
    host: OnceCell<Host>,
}

impl Store {
    /// The store of a page whose session has just been started.
    pub fn start(language: Language) -> Self {
        let shown = Shown {
            book: Live::new(None),
            scheme: Live::new(None),
            findings: Live::new(None),
            summary: Live::new(Rc::default()),
            standing: Live::new(Rc::default()),
            import: Live::new(None),
            returned: Live::new(None),
            trail: Live::new(Trail::default()),
            paper: Live::new(None),
            progress: Live::new(None),
            busy: Live::new(false),
            notices: Live::new(Vec::new()),
            exported: Live::new(None),
            kept: Live::new(false),
            drafts: Live::new(Rc::default()),
            keeping: Cell::new(false),
            copied: Live::new((0, Rc::from(""))),
            screen: Live::new(Screen::current()),
            language: Live::new(language),
            answered: Live::new(0),
            windows: RefCell::default(),
            chosen: RefCell::default(),
            workbooks: RefCell::default(),
            expected: Cell::new(0),
            awaiting_book: Cell::new(false),
            opening: Cell::new(false),
            deeper: Cell::new(false),
            explaining: Cell::new(false),
            spoken: Cell::new(0),
            host: OnceCell::new(),
        };
        let store = Self(Rc::new(shown));
        follow_address(&store.screen);
        let listening = store.clone();
        // The cell is empty: this is the only place that fills it.
        let _ = store.host.set(Host::start(move |incoming| listening.receive(incoming)));
        store.look_for_drafts();
        store
    }

    /// The grid last chosen of a facet.
    pub fn chosen(&self, facet: Facet) -> Option<Grid> {
        self.chosen.borrow().get(&facet).copied()
    }

    /// Remembers the grid chosen of its facet.
    pub fn choose(&self, grid: Grid) {
        self.chosen.borrow_mut().insert(grid.facet, grid);
    }

    /// The latest window of a grid.
    pub fn window(&self, grid: Grid) -> Live<Rc<Loaded>> {
        self.windows.borrow_mut().entry(grid).or_insert_with(|| Live::new(Rc::default())).clone()
    }
}

impl Deref for Store {
    type Target = Shown;

    fn deref(&self) -> &Shown {
        &self.0
    }
}

impl PartialEq for Store {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What a component below the app draws from: the store and the texts in the reader's language.
#[derive(Clone, PartialEq)]
pub struct Desk {
    /// The store.
    pub store: Store,
    /// The texts.
    pub texts: Texts,
}
