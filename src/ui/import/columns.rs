//! What each column of the sheet becomes, with the reason and a way to correct it.

use web_sys::{Event, HtmlSelectElement};
use yew::{Html, TargetCast, component, html};

use super::ImportPanelProps;
use crate::session::{Action, ImportColumnView, ImportTarget, ImportView};
use crate::ui::store::{Desk, Store};
use crate::ui::text::Texts;

/// The table of columns.
#[component]
pub fn Columns(props: &ImportPanelProps) -> Html {
    let ImportPanelProps { desk: Desk { store, texts }, view } = props;
    html! {
        <details class="import-part" open=true>
            <summary><h2>{ texts.import_columns() }</h2></summary>
            <div class="import-frame"><table class="import-table is-columns">
                <thead><tr>
                    <th scope="col">{ texts.import_column() }</th>
                    <th scope="col">{ texts.import_heading() }</th>
                    <th scope="col">{ texts.import_samples() }</th>
                    <th scope="col">{ texts.import_becomes() }</th>
                    <th scope="col">{ texts.import_reason() }</th>
                </tr></thead>
                <tbody>{ for view.columns.iter().enumerate().map(|(position, column)| row(store, *texts, view, position, column)) }</tbody>
            </table></div>
        </details>
    }
}

fn row(store: &Store, texts: Texts, view: &ImportView, position: usize, column: &ImportColumnView) -> Html {
    let kept = kept_name(column);
    let targets = targets(view, &kept);
    let onchange = {
        let (store, targets) = (store.clone(), targets.clone());
        move |event: Event| {
            let chosen = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
            let target = usize::try_from(chosen).ok().and_then(|chosen| targets.get(chosen));
            if let Some(target) = target {
                store.send(&Action::MapColumn { column: position, target: target.clone() });
            }
        }
    };
    let class = match column.target {
        ImportTarget::Known(_) => "is-known",
        ImportTarget::Kept(_) => "is-kept",
        ImportTarget::Left => "is-left",
    };
    html! {
        <tr key={position} {class}>
            <td>{ &column.letters }</td>
            <td class="import-heading">{ &column.heading }</td>
            <td class="import-samples">{ column.samples.iter().take(3).map(String::as_str).collect::<Vec<_>>().join("，") }</td>
            <td>
                <select class="select" {onchange} aria-label={texts.import_target_of(column.heading.clone())}>
                    { for targets.iter().map(|target| html! {
                        <option key={target_name(texts, target)} selected={*target == column.target}>{ target_name(texts, target) }</option>
                    }) }
                </select>
            </td>
            <td class="import-reason">{ texts.say(&column.reason) }</td>
        </tr>
    }
}

/// What the column may become: the class's columns, a further column, nothing.
fn targets(view: &ImportView, kept: &str) -> Vec<ImportTarget> {
    let known = view.targets.iter().cloned().map(ImportTarget::Known);
    let further = view.keeps.then(|| ImportTarget::Kept(kept.to_owned()));
    known.chain(further).chain([ImportTarget::Left]).collect()
}

/// The name of the further column: the one proposed, else the last part of the heading, else the
/// column's letters.
fn kept_name(column: &ImportColumnView) -> String {
    match &column.target {
        ImportTarget::Kept(name) => name.clone(),
        _ => {
            let last = column.heading.rsplit(" › ").next().unwrap_or_default().trim();
            if last.is_empty() { column.letters.clone() } else { last.to_owned() }
        }
    }
}

fn target_name(texts: Texts, target: &ImportTarget) -> String {
    match target {
        ImportTarget::Known(name) => name.clone(),
        ImportTarget::Kept(name) => texts.import_keep(name.clone()),
        ImportTarget::Left => texts.import_leave().to_owned(),
    }
}
