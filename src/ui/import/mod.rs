//! The import: what was understood of a workbook and why, to be corrected and then taken as shown.

mod columns;
mod findings;
mod header;
mod preview;

use std::rc::Rc;

use web_sys::{Event, HtmlSelectElement};
use yew::{Callback, Html, Properties, TargetCast, component, html, use_callback};

use self::columns::Columns;
use self::findings::Findings;
use self::header::HeaderPart;
use self::preview::Preview;
use super::icon::{Icon, drawing};
use super::live::{use_live, use_part};
use super::store::Desk;
use super::text::grouped;
use crate::session::{Action, ImportView};

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
            <div class="import-body">
                <Findings desk={desk.clone()} view={view.clone()} />
                <HeaderPart desk={desk.clone()} view={view.clone()} />
                <Columns desk={desk.clone()} view={view.clone()} />
                <Preview desk={desk.clone()} view={view.clone()} />
            </div>
        </section>
    }
}

/// The file, the class, the counts and the two ways out.
#[component]
fn Top(props: &ImportPanelProps) -> Html {
    let ImportPanelProps { desk: Desk { store, texts }, view } = props;
    let busy = use_live(&store.busy);
    let classes = use_part(&store.book, |book| {
        book.as_ref().map(|book| book.outline.classes.clone()).unwrap_or_default()
    });
    let choose_class = use_callback(store.clone(), |event: Event, store| {
        store.read_workbook_for(Some(&event.target_unchecked_into::<HtmlSelectElement>().value()));
    });
    let commit = sends(store, || Action::CommitImport);
    let cancel = sends(store, || Action::CancelImport);
    let count = grouped(view.added + view.updated);
    html! {
        <header class="import-top">
            <div class="import-name">
                <h1>{ texts.import_title(view.file.clone()) }</h1>
                <label class="import-class">
                    { texts.import_as() }
                    <select class="select" onchange={choose_class}>
                        { for classes.iter().map(|class| html! {
                            <option key={class.clone()} value={class.clone()} selected={*class == view.class}>{ class }</option>
                        }) }
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
                <button type="button" class="button" onclick={cancel}>{ texts.cancel() }</button>
                <button type="button" class="button is-primary" disabled={busy || !view.ready} onclick={commit}>
                    { drawing(Icon::Done) }
                    { if view.ready { texts.import_commit(count, view.class.clone()) } else { texts.import_not_ready().to_owned() } }
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
