//! Which sheet, and where its header stands, with the rows to judge it by.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement};
use yew::{Html, NodeRef, TargetCast, component, html, use_callback, use_effect_with, use_node_ref};

use super::ImportPanelProps;
use super::focus::{Fields, focus_bar};
use crate::session::{Action, ImportSheetView, ImportView, ManyView};
use crate::ui::store::{Desk, Store};
use crate::ui::text::{Texts, grouped};

/// Rows of the sheet that are shown below the header.
const ROWS_BELOW: usize = 4;

/// The sheet, the header and the first rows.
#[component]
pub fn HeaderPart(props: &ImportPanelProps) -> Html {
    let ImportPanelProps { desk: Desk { store, texts }, view } = props;
    let choose_sheet = use_callback(store.clone(), |event: Event, store| {
        let chosen = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
        if let Ok(sheet) = usize::try_from(chosen) {
            store.send(&Action::ChooseSheet(sheet));
        }
    });
    let (first, rows) = (view.header_first, view.header_rows);
    let choose_first = use_callback((store.clone(), rows), |event: Event, (store, rows)| {
        if let Some(number) = number_in(&event) {
            choose_header(store, number.saturating_sub(1), *rows);
        }
    });
    let choose_rows = use_callback((store.clone(), first), |event: Event, (store, first)| {
        if let Some(rows) = number_in(&event) {
            choose_header(store, *first, rows);
        }
    });
    let fields = Fields { text: use_node_ref(), reason: use_node_ref() };
    let part = use_node_ref();
    let focus = view.focus.as_ref().map(|focus| (focus.row, focus.column));
    {
        let (part, field) = (part.clone(), fields.text.clone());
        use_effect_with(focus, move |focus| bring(focus.and_then(|_| part.cast()), &field));
    }
    html! {
        <details class="import-part" open=true ref={part}>
            <summary><h2>{ texts.import_raw() }</h2></summary>
            <div class="import-fields">
                <label class="import-field">
                    { texts.import_sheet() }
                    <select class="select" onchange={choose_sheet}>
                        { for view.sheets.iter().enumerate().map(|(position, sheet)| html! {
                            <option key={position} selected={position == view.sheet}>{ sheet_name(*texts, sheet) }</option>
                        }) }
                    </select>
                </label>
                if !view.many.units.is_empty() || view.many.unit.is_some() {
                    { unit(&props.desk, &view.many) }
                }
                if let Some(encoding) = &view.encoding {
                    { encodings(&props.desk, encoding, &view.encodings) }
                }
                <label class="import-field is-number">
                    { texts.import_header_first() }
                    <input class="input" type="number" min="1" value={(first + 1).to_string()} onchange={choose_first} />
                </label>
                <label class="import-field is-number">
                    { texts.import_header_rows() }
                    <input class="input" type="number" min="0" max="5" value={rows.to_string()} onchange={choose_rows} />
                </label>
                <p class="import-hint">{ texts.say(&view.header_reason) }</p>
            </div>
            { focus_bar(&props.desk, view, &fields) }
            <div class="import-frame"><table class="import-table is-raw"><tbody>
                { raw_rows(&props.desk, view) }
            </tbody></table></div>
            <p class="import-hint">{ texts.import_raw_hint() }</p>
        </details>
    }
}

/// The first rows, and those around the cell that is looked at.
fn raw_rows(desk: &Desk, view: &ImportView) -> Html {
    let head = view.raw.len().min(view.header_first + view.header_rows + ROWS_BELOW);
    let row = |(number, cells): (usize, &Vec<String>)| raw_row(desk, view, number, cells);
    let around = view.focus.iter().flat_map(|focus| (focus.first..).zip(&focus.rows));
    let further: Vec<(usize, &Vec<String>)> = around.filter(|(number, _)| *number >= head).collect();
    html! {
        <>
            { for view.raw.iter().take(head).enumerate().map(row) }
            if further.first().is_some_and(|(number, _)| *number > head) {
                <tr key="gap" class="is-gap" aria-hidden="true"><th /><td colspan={view.columns.len().to_string()}>{ "⋯" }</td></tr>
            }
            { for further.into_iter().map(row) }
        </>
    }
}

fn raw_row(Desk { store, texts }: &Desk, view: &ImportView, row: usize, cells: &[String]) -> Html {
    let (first, rows) = (view.header_first, view.header_rows);
    let header = (first..first + rows).contains(&row);
    let store = store.clone();
    let onclick = move |_| choose_header(&store, row, rows.max(1));
    let at = view.focus.as_ref().filter(|focus| focus.row == row).map(|focus| focus.column);
    html! {
        <tr key={row} class={yew::classes!(header.then_some("is-header"))}>
            <th scope="row"><button type="button" class="import-row" {onclick}
                title={texts.import_row((row + 1).to_string())}>{ row + 1 }</button></th>
            { for cells.iter().enumerate().map(|(column, cell)| html! {
                <td class={(at == Some(column)).then_some("is-looked-at")}>{ cell }</td>
            }) }
        </tr>
    }
}

/// Brings the rows into sight and the field under the fingers, when another cell is looked at.
fn bring(part: Option<Element>, field: &NodeRef) {
    let Some(part) = part else { return };
    if let Ok(Some(bar)) = part.query_selector(".import-focus") {
        bar.scroll_into_view_with_bool(true);
    }
    if let Some(field) = field.cast::<HtmlInputElement>() {
        // Focusing can fail only for a field that is not shown.
        let _ = field.focus();
        field.select();
    }
    if let Ok(Some(cell)) = part.query_selector(".is-looked-at") {
        let frame = cell.closest(".import-frame").ok().flatten();
        if let (Some(frame), Some(cell)) = (frame, cell.dyn_ref::<HtmlElement>()) {
            frame.set_scroll_left(cell.offset_left() - frame.client_width() / 2);
        }
    }
}

/// The unit of the rows, where no column says it.
fn unit(Desk { store, texts }: &Desk, many: &ManyView) -> Html {
    let store = store.clone();
    let choose = move |event: Event| {
        let unit = event.target_unchecked_into::<HtmlSelectElement>().value();
        store.send(&Action::ChooseUnit(Some(unit).filter(|unit| !unit.is_empty())));
    };
    let chosen = many.unit.as_deref().unwrap_or_default();
    let own = many.unit.iter().filter(|unit| !many.units.contains(unit));
    html! {
        <label class="import-field">
            { texts.import_unit() }
            <select class="select" onchange={choose}>
                <option value="" selected={chosen.is_empty()}>{ texts.import_no_unit() }</option>
                { for many.units.iter().chain(own).map(|unit| html! {
                    <option key={unit.clone()} value={unit.clone()} selected={unit == chosen}>{ unit }</option>
                }) }
            </select>
        </label>
    }
}

/// The encodings of a text file; the rows below follow at once.
fn encodings(Desk { store, texts }: &Desk, chosen: &str, encodings: &[String]) -> Html {
    let store = store.clone();
    let choose = move |event: Event| {
        store.send(&Action::ChooseEncoding(event.target_unchecked_into::<HtmlSelectElement>().value()));
    };
    html! {
        <label class="import-field">
            { texts.import_encoding() }
            <select class="select" onchange={choose}>
                { for encodings.iter().map(|name| html! {
                    <option key={name.clone()} value={name.clone()} selected={name == chosen}>{ name }</option>
                }) }
            </select>
        </label>
    }
}

fn choose_header(store: &Store, first: usize, rows: usize) {
    store.send(&Action::ChooseHeader { first, rows });
}

fn number_in(event: &Event) -> Option<usize> {
    event.target_unchecked_into::<HtmlInputElement>().value().trim().parse().ok()
}

fn sheet_name(texts: Texts, sheet: &ImportSheetView) -> String {
    let rows = grouped(sheet.rows);
    if sheet.hidden {
        texts.import_sheet_hidden(texts.say(&sheet.name), rows)
    } else {
        texts.import_sheet_rows(texts.say(&sheet.name), rows)
    }
}
