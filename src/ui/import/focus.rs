//! The cell that is looked at: what it says, what is found in it, and what to do about that.

use web_sys::{HtmlInputElement, SubmitEvent};
use yew::{Html, NodeRef, html};

use crate::session::{Action, ImportDiagnosticView, ImportFocusView, ImportView, NoticeLevel};
use crate::ui::icon::{Icon, drawing};
use crate::ui::store::{Desk, Store};
use crate::ui::text::Texts;

/// The fields of the bar: what the cell is to say, and why a finding is ignored.
pub struct Fields {
    /// What the cell is to say.
    pub text: NodeRef,
    /// Why.
    pub reason: NodeRef,
}

/// The bar above the rows; nothing when no cell is looked at.
pub fn focus_bar(desk: &Desk, view: &ImportView, fields: &Fields) -> Html {
    let Desk { store, texts } = desk;
    let Some(focus) = &view.focus else { return Html::default() };
    let here = |found: &&ImportDiagnosticView| found.cell == Some((focus.row, focus.column));
    let found: Vec<&ImportDiagnosticView> = view.diagnostics.iter().filter(here).collect();
    html! {
        <div class="import-focus" key={focus.place.clone()}>
            <p class="import-focus-place"><strong>{ &focus.place }</strong>
                if let Some(written) = &focus.written {
                    <span>{ texts.import_corrected(written.clone()) }</span>
                }
            </p>
            if found.is_empty() {
                <p class="import-hint">{ texts.import_cell_clear() }</p>
            }
            { for found.iter().map(|found| html! { <p>{ texts.say(&found.sentence) }</p> }) }
            <div class="import-focus-ways">
                { correcting(store, *texts, focus, &fields.text) }
                { ignoring(store, *texts, focus, &found, &fields.reason) }
                { next(store, *texts, view, focus) }
            </div>
        </div>
    }
}

/// The text of the cell, to be corrected; what the file says can be taken again.
fn correcting(store: &Store, texts: Texts, focus: &ImportFocusView, field: &NodeRef) -> Html {
    let (row, column) = (focus.row, focus.column);
    let said = row.checked_sub(focus.first).and_then(|at| focus.rows.get(at)?.get(column)).cloned();
    let said = said.unwrap_or_default();
    let onsubmit = {
        let (store, field) = (store.clone(), field.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            store.send(&Action::ImportCell { row, column, text: Some(typed(&field)), reason: None });
        }
    };
    let back = focus.written.clone().map(|text| {
        let store = store.clone();
        let back = move |_| store.send(&Action::ImportCell { row, column, text: Some(text.clone()), reason: None });
        html! { <button type="button" class="button is-small is-quiet" onclick={back}>{ texts.import_correct_back() }</button> }
    });
    html! {
        <form {onsubmit}>
            <input class="input" ref={field} key={said.clone()} value={said.clone()}
                aria-label={texts.import_correct_to(focus.place.clone())} />
            <button class="button is-small">{ texts.import_correct() }</button>
            { back }
        </form>
    }
}

/// Where something to look at is found: a reason to ignore it, or to look at it again.
fn ignoring(
    store: &Store,
    texts: Texts,
    focus: &ImportFocusView,
    found: &[&ImportDiagnosticView],
    field: &NodeRef,
) -> Html {
    let (row, column) = (focus.row, focus.column);
    if let Some(reason) = found.iter().find_map(|found| found.ignored.clone()) {
        let store = store.clone();
        let again =
            move |_| store.send(&Action::ImportCell { row, column, text: None, reason: Some(String::new()) });
        return html! {
            <p class="import-ignored">{ texts.import_ignored_because(reason) }
                <button type="button" class="button is-small is-quiet" onclick={again}>{ texts.import_ignore_back() }</button>
            </p>
        };
    }
    if found.iter().all(|found| found.level == NoticeLevel::Information) {
        return Html::default();
    }
    let (store, reason) = (store.clone(), field.clone());
    let onsubmit = move |event: SubmitEvent| {
        event.prevent_default();
        store.send(&Action::ImportCell { row, column, text: None, reason: Some(typed(&reason)) });
    };
    html! {
        <form {onsubmit}>
            <input class="input" ref={field} required=true placeholder={texts.import_ignore_reason()}
                aria-label={texts.import_ignore_reason()} />
            <button class="button is-small">{ texts.import_ignore() }</button>
        </form>
    }
}

/// The way to the next cell with something to look at; after the last one to the first.
fn next(store: &Store, texts: Texts, view: &ImportView, focus: &ImportFocusView) -> Html {
    let here = (focus.row, focus.column);
    let open = |found: &&ImportDiagnosticView| found.level >= NoticeLevel::Warning && found.ignored.is_none();
    let cells: Vec<(usize, usize)> = view
        .diagnostics
        .iter()
        .filter(open)
        .filter_map(|found| found.cell)
        .filter(|cell| *cell != here)
        .collect();
    let behind = cells.iter().filter(|cell| **cell > here).min();
    let Some(&(row, column)) = behind.or_else(|| cells.iter().min()) else { return Html::default() };
    let store = store.clone();
    let onclick = move |_| store.send(&Action::ImportCell { row, column, text: None, reason: None });
    html! {
        <button type="button" class="button is-small is-quiet" {onclick}>{ texts.import_next() }{ drawing(Icon::Forward) }</button>
    }
}

fn typed(field: &NodeRef) -> String {
    field.cast::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default()
}
