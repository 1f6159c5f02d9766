//! The rows as they will be taken.

use yew::{Html, component, html};

use super::ImportPanelProps;
use crate::session::{ImportRowView, ImportTarget, ImportView};
use crate::ui::store::Desk;
use crate::ui::text::grouped;

/// The rows, with the columns that are taken.
#[component]
pub fn Preview(props: &ImportPanelProps) -> Html {
    let ImportPanelProps { desk: Desk { texts, .. }, view } = props;
    let taken = taken(view);
    let rows = view.many.files.get(view.many.chosen).map_or(0, |file| file.rows);
    let cut = view.preview.len() < rows;
    html! {
        <details class="import-part" open=true>
            <summary><h2>{ texts.import_preview() }</h2></summary>
            <div class="import-frame"><table class="import-table">
                <thead><tr>
                    <th scope="col">{ texts.import_sheet_row() }</th>
                    <th scope="col">{ texts.import_key() }</th>
                    { for taken.iter().map(|(_, name)| html! { <th scope="col">{ name }</th> }) }
                </tr></thead>
                <tbody>{ for view.preview.iter().map(|row| row_of(row, &taken)) }</tbody>
            </table></div>
            if cut {
                <p class="import-hint">{ texts.import_preview_cut(grouped(view.preview.len())) }</p>
            }
        </details>
    }
}

/// The columns of the sheet that are taken, with the names they get.
fn taken(view: &ImportView) -> Vec<(usize, String)> {
    let named = view.columns.iter().enumerate().filter_map(|(position, column)| match &column.target {
        ImportTarget::Known(name) | ImportTarget::Kept(name) => Some((position, name.clone())),
        ImportTarget::Left => None,
    });
    named.collect()
}

fn row_of(row: &ImportRowView, taken: &[(usize, String)]) -> Html {
    html! {
        <tr key={row.sheet_row}>
            <td class="import-number">{ row.sheet_row }</td>
            <td class="import-key">{ &row.key }</td>
            { for taken.iter().map(|(position, _)| {
                let text = row.cells.get(*position).map_or("", String::as_str);
                let marked = row.marked.contains(position);
                html! { <td class={yew::classes!(marked.then_some("is-marked"))}>{ text }</td> }
            }) }
        </tr>
    }
}
