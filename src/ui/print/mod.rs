//! What is printed: a sheet of its own beside the screen, with a whole table or one explanation.

mod explanation;
mod table;

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::utils::window;
use yew::{Html, hook, html, use_effect_with};

use super::live::use_live;
use super::screen::Screen;
use super::store::{Desk, Store};
use crate::session::{Action, ExplanationView, Facet, GridOutline, GridView};

/// What is to be printed.
#[derive(Clone, PartialEq)]
pub enum Paper {
    /// A table with all its rows.
    Table(Rc<GridOutline>, Rc<GridView>),
    /// How a figure came about.
    Explanation(Rc<ExplanationView>),
}

/// Prints what is on the screen: the explanation where one is open, else the table of results. Says
/// whether there is either.
pub fn print_screen(store: &Store) -> bool {
    let screen = store.screen.get();
    if !matches!(screen, Screen::Results | Screen::Standing) {
        return false;
    }
    if let Some(view) = store.trail.get().top() {
        store.paper.set(Some(Paper::Explanation(Rc::clone(view))));
        return true;
    }
    let grids = store.book.get().map(|book| book.of_facet(Facet::Results)).unwrap_or_default();
    let chosen = store.chosen(Facet::Results);
    let outline = grids.iter().find(|outline| Some(outline.grid) == chosen).or(grids.first());
    let Some(outline) = outline.filter(|outline| screen == Screen::Results && outline.rows > 0) else {
        return false;
    };
    print_table(store, outline);
    true
}

/// Prints a table once its rows are there.
pub fn print_table(store: &Store, outline: &GridOutline) {
    store.send(&Action::Print { grid: outline.grid, columns: table::MOST_COLUMNS });
}

/// Hands what is to be printed to the browser as soon as it is drawn, and puts it away afterwards.
#[hook]
pub fn use_printing(store: &Store) -> bool {
    let paper = use_live(&store.paper);
    let ready = paper.is_some();
    use_effect_with(paper.is_some(), |ready| {
        if *ready {
            // Printing halts the page: what is drawn has to be there before.
            Timeout::new(0, || {
                // A browser that does not print leaves the page as it is.
                let _ = window().print();
            })
            .forget();
        }
    });
    use_effect_with(store.clone(), |store| {
        let store = store.clone();
        let listener = EventListener::new(&window(), "afterprint", move |_| store.paper.set(None));
        move || drop(listener)
    });
    ready
}

/// The sheet that is printed; nothing while nothing is.
pub fn paper(desk: &Desk) -> Html {
    let (Some(paper), Some(book)) = (desk.store.paper.get(), desk.store.book.get()) else {
        return Html::default();
    };
    let book = &book.outline;
    let texts = desk.texts;
    let (kind, body) = match &paper {
        Paper::Table(outline, view) => ("is-table", table::drawn(texts, book, outline, view)),
        Paper::Explanation(view) => ("is-explanation", explanation::drawn(texts, view)),
    };
    html! {
        <article class={yew::classes!("paper", kind)}>
            <p class="paper-head"><span>{ &book.organisation }</span><span>{ &book.title }</span></p>
            { body }
        </article>
    }
}
