//! The import: what was understood of a workbook and why, to be corrected and then taken as shown.

mod columns;
mod conflicts;
mod files;
mod findings;
mod focus;
mod header;
mod preview;

use std::rc::Rc;

use web_sys::{Event, HtmlSelectElement};
use yew::{Callback, Html, Properties, TargetCast, component, html, use_callback};

use self::columns::Columns;
use self::conflicts::conflicts;
use self::files::{add_files, files, state};
use self::findings::Findings;
use self::header::HeaderPart;
use self::preview::Preview;
use super::icon::{Icon, drawing};
use super::live::{use_live, use_part};
use super::store::{Desk, ShownBook};
use super::text::grouped;
use crate::session::{Action, Facet, ImportView, NoticeLevel};

/// What stands before the name of a table for scores in the list of what to import.
const SCORES: &str = "scores/";

/// What a workbook may be imported as.
#[derive(Clone, Default, PartialEq)]
struct Tables {
    rosters: Vec<String>,
    scores: Vec<String>,
}

impl Tables {
    fn of(book: &Rc<ShownBook>) -> Self {
        let scores = book.of_facet(Facet::Scores).iter().map(|outline| outline.title.clone()).collect();
        Self { rosters: book.outline.classes.clone(), scores }
    }
}

/// What the panel and its parts are drawn from.
#[derive(Properties, PartialEq)]
pub struct ImportPanelProps {
    /// The store and the texts.
    pub desk: Desk,
    /// The import.
    pub view: Rc<ImportView>,
}

/// The panel.
#[component]
pub fn ImportPanel(props: &ImportPanelProps) -> Html {
    let ImportPanelProps { desk, view } = props;
    html! {
        <section class="screen import">
            <Top desk={desk.clone()} view={view.clone()} />
            <div class="import-main">
                if view.many.files.len() > 1 {
                    { files(desk, &view.many) }
                }
                <div class="import-body">
                    if let Some(missing) = &view.many.missing {
                        <p class="import-missing" role="status">{ drawing(Icon::Information) }{ desk.texts.say(missing) }</p>
                    }
                    { conflicts(desk, &view.many) }
                    { file_in_sight(desk, view) }
                </div>
            </div>
        </section>
    }
}

/// What was understood of the file that is looked at.
fn file_in_sight(desk: &Desk, view: &Rc<ImportView>) -> Html {
    let Some(file) = view.many.files.get(view.many.chosen) else { return Html::default() };
    let several = view.many.files.len() > 1;
    let said = several || file.level == NoticeLevel::Information;
    html! {
        <>
            if several {
                <h2 class="import-file-title">{ &file.name }</h2>
            }
            if said {
                <p class="import-said">{ state(desk.texts, file) }</p>
            }
            if !view.sheets.is_empty() {
                <Findings desk={desk.clone()} view={view.clone()} />
                <HeaderPart desk={desk.clone()} view={view.clone()} />
                <Columns desk={desk.clone()} view={view.clone()} />
                <Preview desk={desk.clone()} view={view.clone()} />
            }
        </>
    }
}

/// The files, the class, the counts and the ways out.
#[component]
fn Top(props: &ImportPanelProps) -> Html {
    let ImportPanelProps { desk: Desk { store, texts }, view } = props;
    let busy = use_live(&store.busy);
    let tables = use_part(&store.book, |book| book.as_ref().map(Tables::of).unwrap_or_default());
    let choose = use_callback(store.clone(), |event: Event, store| {
        let value = event.target_unchecked_into::<HtmlSelectElement>().value();
        match value.strip_prefix(SCORES) {
            Some(table) => store.read_workbooks_for_scores(table),
            None => store.read_workbooks_for(Some(&value)),
        }
    });
    let commit = sends(store, || Action::CommitImport);
    let cancel = sends(store, || Action::CancelImport);
    let count = grouped(view.added + view.updated);
    let title = match view.many.files.len() {
        0 | 1 => texts.import_title(view.file.clone()),
        several => texts.import_title_of(grouped(several)),
    };
    html! {
        <header class="import-top">
            <div class="import-name">
                <h1>{ title }</h1>
                <label class="import-class">
                    { texts.import_as() }
                    <select class="select" onchange={choose}>
                        <optgroup label={texts.roster()}>
                            { for tables.rosters.iter().map(|class| html! {
                                <option key={class.clone()} value={class.clone()} selected={*class == view.class && !view.scores}>{ class }</option>
                            }) }
                        </optgroup>
                        <optgroup label={texts.scores()}>
                            { for tables.scores.iter().map(|table| html! {
                                <option key={table.clone()} value={format!("{SCORES}{table}")} selected={*table == view.class && view.scores}>{ table }</option>
                            }) }
                        </optgroup>
                    </select>
                </label>
            </div>
            <dl class="import-counts">
                { count_of(texts.import_added(), view.added) }
                { count_of(texts.import_updated(), view.updated) }
                { count_of(texts.import_left_out(), view.left_out) }
                if !view.registered.is_empty() {
                    <div title={view.registered.join("，")}>
                        <dt>{ texts.import_registered(view.registered_class.clone()) }</dt>
                        <dd>{ grouped(view.registered.len()) }</dd>
                    </div>
                }
            </dl>
            <div class="import-ways">
                if view.many.files.len() < 2 {
                    { add_files(&props.desk) }
                }
                if view.diagnostics.iter().any(|found| found.level != NoticeLevel::Information) {
                    <button type="button" class="button" onclick={sends(store, || Action::ExportErrors)} disabled={busy}
                        title={texts.import_export_errors_hint()}>
                        { drawing(Icon::Export) }{ texts.import_export_errors() }
                    </button>
                }
                <button type="button" class="button" onclick={cancel}>{ texts.cancel() }</button>
                <button type="button" class="button is-primary" disabled={busy || !view.ready} onclick={commit}>
                    { drawing(Icon::Done) }
                    { if view.ready { if view.scores { texts.import_commit_rows(count, view.class.clone()) } else { texts.import_commit(count, view.class.clone()) } } else { texts.import_not_ready().to_owned() } }
                </button>
            </div>
        </header>
    }
}

fn count_of(name: &'static str, count: usize) -> Html {
    html! { <div><dt>{ name }</dt><dd>{ grouped(count) }</dd></div> }
}

fn sends<E: 'static>(store: &super::store::Store, action: impl Fn() -> Action + 'static) -> Callback<E> {
    let store = store.clone();
    Callback::from(move |_| store.send(&action()))
}
