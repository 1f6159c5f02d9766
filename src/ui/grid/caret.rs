//! The mark of the active cell, with the field in it and the list of choices under it.

use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, KeyboardEvent};
use yew::{Callback, Context, Html, html};

use super::component::{Grid, GridProps, Heard};
use super::head::alignment;
use super::keys::{Command, Mode, Stroke, command};
use super::layout::ROW_HEIGHT;
use super::row::active_id;
use super::sheet::{Copy, Sheet};
use crate::platform::clipboard;
use crate::session::OptionsView;

/// The list's height at most, to know whether there is room for it below.
const LIST_HEIGHT: f64 = 240.0;

/// Draws the mark.
pub fn caret(grid: &Grid, context: &Context<Grid>, sheet: &Sheet) -> Html {
    let props = context.props();
    let active = sheet.selection.active;
    let (Some(column), Some(slot)) = (sheet.column(active.column), grid.layout.slots.get(active.column))
    else {
        return Html::default();
    };
    let frozen = active.column < grid.layout.frozen;
    let top = grid.layout.head + active.row as f64 * ROW_HEIGHT;
    let place = if frozen {
        format!("position:sticky;left:{}px;width:{}px", slot.left, slot.width)
    } else {
        format!("position:relative;left:{}px;width:{}px", slot.left, slot.width)
    };
    let editing = sheet.mode != Mode::Moving;
    let editable = sheet.is_editable(active.column);
    let offers = editable && matches!(column.options, OptionsView::Choice(_));
    let listed = sheet.choices.is_some();
    let class = yew::classes!(
        "caret",
        frozen.then_some("is-frozen"),
        editing.then_some("is-editing"),
        listed.then_some("is-listing"),
        offers.then_some("has-choices"),
        (!editable).then_some("is-read-only"),
        alignment(column),
    );
    let list_id = format!("{}-choices", table_id(props));
    html! {
        <div class="caret-row" style={format!("top:{top}px;width:{}px", grid.layout.width)}>
            <div {class} style={place}>
                <input class="caret-field" ref={grid.field.clone()} type="text" autocomplete="off" spellcheck="false"
                    data-editing={editing.to_string()} readonly={!editable}
                    role={offers.then_some("combobox")} aria-expanded={offers.then(|| listed.to_string())}
                    aria-autocomplete={offers.then_some("list")}
                    aria-controls={if listed { list_id.clone() } else { table_id(props) }}
                    aria-activedescendant={marked_id(sheet, &list_id).unwrap_or_else(|| active_id(&props.outline))}
                    aria-label={label(props, sheet)}
                    onkeydown={on_key(grid, context)}
                    oninput={context.link().callback(|_| Heard::Typed)}
                    onfocus={context.link().callback(|_| Heard::Focused(true))}
                    onblur={context.link().callback(|_| Heard::Focused(false))}
                    oncopy={on_copy(grid, context, false)}
                    oncut={on_copy(grid, context, true)}
                    onpaste={on_paste(grid, context)} />
                if offers && !listed {
                    <button type="button" class="caret-open" data-over="" tabindex="-1" aria-hidden="true"
                        onclick={context.link().callback(|_| Heard::Command(Command::OpenChoices))}>{ "▾" }</button>
                }
                { list(grid, context, sheet, &list_id) }
            </div>
        </div>
    }
}

/// The element of the table itself.
pub fn table_id(props: &GridProps) -> String {
    format!("grid-{}-{:?}", props.outline.grid.table, props.outline.grid.facet)
}

fn list(grid: &Grid, context: &Context<Grid>, sheet: &Sheet, id: &str) -> Html {
    let Some(choices) = &sheet.choices else { return Html::default() };
    let bottom = grid.layout.head + (sheet.selection.active.row + 1) as f64 * ROW_HEIGHT - grid.view.top;
    let above = grid.view.height - bottom < LIST_HEIGHT && bottom > grid.view.height / 2.0;
    let class = yew::classes!("choices", above.then_some("is-above"));
    html! {
        <ul {class} id={id.to_owned()} role="listbox" data-over="" aria-label={context.props().desk.texts.choices()}>
            { for choices.options.iter().enumerate().map(|(position, option)| {
                let marked = choices.marked == Some(position);
                html! {
                    <li key={position} id={format!("{id}-{position}")} role="option" aria-selected={marked.to_string()}
                        class={yew::classes!("choice-item", marked.then_some("is-marked"))}
                        onclick={context.link().callback(move |_| Heard::Picked(position))}>{ option }</li>
                }
            }) }
        </ul>
    }
}

fn marked_id(sheet: &Sheet, list: &str) -> Option<String> {
    let marked = sheet.choices.as_ref()?.marked?;
    Some(format!("{list}-{marked}"))
}

/// The row's name and the column's, for who does not see where the field is.
fn label(props: &GridProps, sheet: &Sheet) -> String {
    let texts = props.desk.texts;
    let active = sheet.selection.active;
    let key = sheet.text(super::place::Place::new(active.row, 0)).filter(|text| !text.is_empty());
    let row = key.map_or_else(|| texts.row_is((active.row + 1).to_string()), str::to_owned);
    let column = sheet.column(active.column).map(|column| column.name.clone()).unwrap_or_default();
    texts.cell_field(row, column)
}

fn on_key(grid: &Grid, context: &Context<Grid>) -> Callback<KeyboardEvent> {
    let sheet = std::rc::Rc::clone(&grid.sheet);
    let link = context.link().clone();
    Callback::from(move |event: KeyboardEvent| {
        // Keys that belong to an input method carry this code in every browser.
        if event.is_composing() || event.key_code() == 229 {
            return;
        }
        let (mode, tab_leaves) = {
            let sheet = sheet.borrow();
            (sheet.mode, sheet.tab_leaves)
        };
        let key = event.key();
        if key == "Tab" && tab_leaves && mode == Mode::Moving {
            return;
        }
        let stroke = Stroke {
            key: &key,
            control: event.ctrl_key() || event.meta_key(),
            shift: event.shift_key(),
            alt: event.alt_key(),
        };
        if let Some(command) = command(stroke, mode) {
            event.prevent_default();
            link.send_message(Heard::Command(command));
        }
    })
}

fn on_copy(grid: &Grid, context: &Context<Grid>, cut: bool) -> Callback<yew::Event> {
    let sheet = std::rc::Rc::clone(&grid.sheet);
    let link = context.link().clone();
    Callback::from(move |event: yew::Event| {
        if sheet.borrow().mode != Mode::Moving {
            return;
        }
        event.prevent_default();
        let copy = sheet.borrow().copy();
        if let Copy::Text(text) = &copy {
            let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
            // Refused only outside a copy event.
            let _ = data.map(|data| data.set_data("text/plain", text));
        }
        link.send_message(Heard::Taken(copy, cut));
    })
}

fn on_paste(grid: &Grid, context: &Context<Grid>) -> Callback<yew::Event> {
    let sheet = std::rc::Rc::clone(&grid.sheet);
    let link = context.link().clone();
    Callback::from(move |event: yew::Event| {
        if sheet.borrow().mode != Mode::Moving {
            return;
        }
        event.prevent_default();
        if let Some(text) = clipboard::pasted(&event) {
            link.send_message(Heard::Pasted(text));
        }
    })
}
