//! Workbooks dropped anywhere on the page.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::window;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, File};
use yew::{Callback, Html, UseStateSetter, component, hook, html, use_effect_with, use_state_eq};

use super::DeskProps;
use crate::platform::files;
use crate::sentence::{Language, Sentence};
use crate::session::{Facet, Notice, NoticeLevel};
use crate::ui::icon::{Icon, drawing};
use crate::ui::live::use_part;
use crate::ui::screen::Screen;
use crate::ui::store::{Desk, Store};
use crate::ui::text::Texts;

/// The workbooks that can be read, as a file picker wants them.
pub const WORKBOOKS: &str = ".xlsx,.xlsm,.xls,.xlsb,.ods,.et,.csv,.tsv,.txt,.htm,.html,.xml";

/// Covers the page while a file is dragged over it, with a zone for each class the file may be for.
#[component]
pub fn DropZone(props: &DeskProps) -> Html {
    let Desk { store, texts } = &props.desk;
    let classes = use_part(&store.book, |book| book.as_ref().map(|book| book.outline.classes.clone()));
    let screen = use_part(&store.screen, |screen| *screen);
    let over = use_state_eq(|| false);
    use_dragging(over.setter());
    if !*over {
        return Html::default();
    }
    let scores = (screen == Screen::Scores).then(|| scores_in_sight(store)).flatten();
    let zones: Vec<Into> = match (scores, classes) {
        (Some(table), _) => vec![Into::Scores(table)],
        (None, Some(classes)) => classes.into_iter().map(Into::Roster).collect(),
        (None, None) => vec![Into::NewBook],
    };
    html! {
        <div class="drop">
            <p class="drop-title">{ texts.drop_to_import() }</p>
            <div class="drop-zones">
                { for zones.into_iter().map(|into| zone(store, *texts, into, over.setter())) }
            </div>
        </div>
    }
}

/// What a dropped file is for.
enum Into {
    NewBook,
    Roster(String),
    Scores(String),
}

/// The table that the scores screen shows.
fn scores_in_sight(store: &Store) -> Option<String> {
    let book = store.book.get()?;
    let grids = book.of_facet(Facet::Scores);
    let chosen = store.chosen(Facet::Scores);
    let outline = grids.iter().find(|outline| Some(outline.grid) == chosen).or_else(|| grids.first())?;
    Some(outline.title.clone())
}

/// Whether a file's name says that it can be read.
pub fn is_workbook(name: &str) -> bool {
    let name = name.to_lowercase();
    WORKBOOKS.split(',').any(|ending| name.ends_with(ending))
}

/// Opens a file as the book it came from, or reads files as a roster, those that can be one, and says so
/// of the others.
pub fn read_given(store: &Store, files: Vec<File>, class: Option<&str>) {
    let mut files = readable(store, files);
    match (class, files.len()) {
        (_, 0) => {}
        (None, 1) => files.drain(..).for_each(|file| store.open_workbook(file)),
        _ => store.read_rosters(files, class),
    }
}

/// Reads files as scores of a class or as rows of a table, those that can be read, and says so of the
/// others.
pub fn read_given_scores(store: &Store, files: Vec<File>, table: &str) {
    let files = readable(store, files);
    if !files.is_empty() {
        store.read_scores(files, table);
    }
}

/// The files that can be read by their names; of the others it is said that they cannot.
pub fn readable(store: &Store, files: Vec<File>) -> Vec<File> {
    let (readable, others): (Vec<File>, Vec<File>) =
        files.into_iter().partition(|file| is_workbook(&file.name()));
    if let Some(other) = others.first() {
        let (zh, en) = (Texts(Language::Chinese), Texts(Language::English));
        let name = other.name();
        let sentence = Sentence::new(zh.only_workbooks(name.clone()), en.only_workbooks(name));
        store.say(Notice { level: NoticeLevel::Warning, sentence });
    }
    readable
}

fn zone(store: &Store, texts: Texts, into: Into, over: UseStateSetter<bool>) -> Html {
    let label = match &into {
        Into::Roster(class) => texts.drop_here_as(class.clone()),
        Into::Scores(table) => texts.drop_here_as_scores(table.clone()),
        Into::NewBook => texts.drop_here().to_owned(),
    };
    let store = store.clone();
    let ondrop = Callback::from(move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        let files = files::dropped(&event);
        match &into {
            Into::Roster(class) => read_given(&store, files, Some(class)),
            Into::Scores(table) => read_given_scores(&store, files, table),
            Into::NewBook => read_given(&store, files, None),
        }
    });
    html! { <div class="drop-zone" {ondrop}>{ drawing(Icon::Import) }{ label }</div> }
}

/// Follows a dragged file over the page, and keeps the browser from opening one that is dropped.
#[hook]
fn use_dragging(over: UseStateSetter<bool>) {
    use_effect_with((), move |()| {
        let options = EventListenerOptions::enable_prevent_default();
        let listen = |name: &'static str, act: Box<dyn Fn(&DragEvent)>| {
            EventListener::new_with_options(&window(), name, options, move |event| {
                if let Some(event) = event.dyn_ref::<DragEvent>()
                    && carries_files(event)
                {
                    event.prevent_default();
                    act(event);
                }
            })
        };
        let (enter, leave, drop) = (over.clone(), over.clone(), over);
        let listeners = [
            listen("dragenter", Box::new(move |_| enter.set(true))),
            listen("dragover", Box::new(|_| {})),
            // Only leaving the window has no element that is entered instead.
            listen(
                "dragleave",
                Box::new(move |event| {
                    if event.related_target().is_none() {
                        leave.set(false);
                    }
                }),
            ),
            listen("drop", Box::new(move |_| drop.set(false))),
        ];
        move || std::mem::drop(listeners)
    });
}

fn carries_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|transfer| transfer.types().includes(&"Files".into(), 0))
}
