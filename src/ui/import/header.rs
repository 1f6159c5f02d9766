//! Which sheet, and where its header stands, with the rows to judge it by.

use web_sys::{Event, HtmlInputElement, HtmlSelectElement};
use yew::{Html, TargetCast, component, html, use_callback};

use super::ImportPanelProps;
use crate::session::{Action, ImportSheetView, ManyView};
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
    html! {
        <details class="import-part" open=true>
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
            <div class="import-frame"><table class="import-table is-raw"><tbody>
                { for view.raw.iter().take(first + rows + ROWS_BELOW).enumerate().map(|(row, cells)| {
                    let header = (first..first + rows).contains(&row);
                    let store = store.clone();
                    let onclick = move |_| choose_header(&store, row, rows.max(1));
                    html! {
                        <tr key={row} class={yew::classes!(header.then_some("is-header"))}>
                            <th scope="row"><button type="button" class="import-row" {onclick}
                                title={texts.import_row((row + 1).to_string())}>{ row + 1 }</button></th>
                            { for cells.iter().map(|cell| html! { <td>{ cell }</td> }) }
                        </tr>
                    }
                }) }
            </tbody></table></div>
            <p class="import-hint">{ texts.import_raw_hint() }</p>
        </details>
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
