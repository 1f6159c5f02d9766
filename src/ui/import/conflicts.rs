//! What the files and the book say differently, side by side, to be settled.

use yew::{Html, html};

use crate::session::{Action, ConflictView, ManyView, Take};
use crate::ui::icon::{Icon, drawing};
use crate::ui::store::{Desk, Store};
use crate::ui::text::{Texts, grouped};

/// The conflicts; nothing where there are none.
pub fn conflicts(Desk { store, texts }: &Desk, many: &ManyView) -> Html {
    if many.conflicts.is_empty() {
        return Html::default();
    }
    let has_base = many.conflicts.iter().any(|conflict| conflict.base.is_some());
    let rule = |take: Take, name: &'static str| {
        let store = store.clone();
        let onclick = move |_| store.send(&Action::SettleConflict { conflict: None, take });
        html! { <button type="button" class="button is-small" {onclick}>{ name }</button> }
    };
    let cut = many.conflicts.len() < many.conflicts_total;
    html! {
        <details class="import-part" open=true>
            <summary><h2>{ texts.import_conflicts(grouped(many.conflicts_total)) }</h2></summary>
            <p class="import-hint" role="status">
                { if many.unsettled > 0 { texts.import_unsettled(grouped(many.unsettled)) } else { texts.import_settled().to_owned() } }
            </p>
            <div class="import-rules" role="group" aria-label={texts.import_for_all()}>
                <span>{ texts.import_for_all() }</span>
                { rule(Take::Files, texts.import_take_files()) }
                { rule(Take::Book, texts.import_keep_book()) }
                { rule(Take::Latest, texts.import_take_latest()) }
            </div>
            <div class="import-frame"><table class="import-table is-conflicts">
                <thead><tr>
                    <th scope="col">{ texts.import_who() }</th>
                    <th scope="col">{ texts.import_field() }</th>
                    if has_base {
                        <th scope="col">{ texts.import_base() }</th>
                    }
                    <th scope="col">{ texts.import_ours() }</th>
                    <th scope="col">{ texts.import_theirs() }</th>
                </tr></thead>
                <tbody>{ for many.conflicts.iter().enumerate().map(|(at, one)| row(store, *texts, at, one, has_base)) }</tbody>
            </table></div>
            if cut {
                <p class="import-hint">{ texts.import_findings_cut(grouped(many.conflicts.len())) }</p>
            }
        </details>
    }
}

fn row(store: &Store, texts: Texts, at: usize, conflict: &ConflictView, has_base: bool) -> Html {
    let keeps = conflict.taken.is_none() && conflict.settled;
    let ours = if conflict.ours.is_empty() { texts.import_nothing() } else { conflict.ours.as_str() };
    html! {
        <tr key={at} class={yew::classes!((!conflict.settled).then_some("is-open"))}>
            <td class="import-key">{ &conflict.subject }</td>
            <td>{ &conflict.column }</td>
            if has_base {
                <td class="import-base">{ conflict.base.as_deref().unwrap_or("—") }</td>
            }
            <td>{ value(store, (at, Take::Book), keeps, ours, "") }</td>
            <td class="import-theirs">
                { for conflict.theirs.iter().enumerate().map(|(position, (text, files))| {
                    value(store, (at, Take::Value(position)), conflict.taken == Some(position), text, files)
                }) }
            </td>
        </tr>
    }
}

/// A value that may be taken.
fn value(store: &Store, (at, take): (usize, Take), taken: bool, text: &str, files: &str) -> Html {
    let store = store.clone();
    let onclick = move |_| store.send(&Action::SettleConflict { conflict: Some(at), take });
    html! {
        <button type="button" class={yew::classes!("button", "is-small", taken.then_some("is-chosen"))}
            aria-pressed={taken.to_string()} title={files.to_owned()} {onclick}>
            if taken {
                { drawing(Icon::Done) }
            }
            { text.to_owned() }
            if !files.is_empty() {
                <small>{ files }</small>
            }
        </button>
    }
}
