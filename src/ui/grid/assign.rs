//! One task to many owners: the rows chosen are copied for each of them.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::{Callback, Html, Properties, component, html, use_callback, use_state_eq};

use crate::session::{Action, GridOutline, OptionsView};
use crate::ui::frame::Dialog;
use crate::ui::store::Desk;
use crate::ui::text::grouped;

/// What the dialog is drawn from.
#[derive(Properties, PartialEq)]
pub struct AssignDialogProps {
    /// The store and the texts.
    pub desk: Desk,
    /// The grid's outline.
    pub outline: Rc<GridOutline>,
    /// The rows' own numbers.
    pub rows: Vec<usize>,
    /// Told when it is closed.
    pub on_close: Callback<()>,
}

/// The columns whose values are chosen from a list: position, name and list.
pub fn choosing(outline: &GridOutline) -> Vec<(usize, &str, &[String])> {
    let columns = outline.columns.iter().enumerate().filter(|(_, column)| column.editable);
    let choosing = columns.filter_map(|(at, column)| match &column.options {
        OptionsView::Choice(choices) => Some((at, column.name.as_str(), choices.as_slice())),
        _ => None,
    });
    choosing.collect()
}

/// The dialog: in which column the owners stand, and who they are.
#[component]
pub fn AssignDialog(props: &AssignDialogProps) -> Html {
    let texts = props.desk.texts;
    let columns = choosing(&props.outline);
    // Owners are usually the longest list.
    let usual =
        (0..columns.len()).max_by_key(|at| columns.get(*at).map_or(0, |(_, _, choices)| choices.len()));
    let column = use_state_eq(|| usual.unwrap_or(0));
    let owners = use_state_eq(BTreeSet::<String>::new);
    let chosen = columns.get(*column).copied();
    let assign = {
        let at = chosen.map_or(0, |(at, _, _)| at);
        let dependencies = (
            props.desk.store.clone(),
            props.outline.grid,
            props.rows.clone(),
            at,
            owners.clone(),
            props.on_close.clone(),
        );
        use_callback(dependencies, |_, (store, grid, rows, column, owners, on_close)| {
            let owners = owners.iter().cloned().collect();
            store.send(&Action::Assign { grid: *grid, rows: rows.clone(), column: *column, owners });
            on_close.emit(());
        })
    };
    html! {
        <Dialog title={texts.assign_title(grouped(props.rows.len()))} close={texts.close()} on_close={props.on_close.clone()}>
            <div class="picks" role="group" aria-label={texts.assign_column()}>
                <span class="entry-label">{ texts.assign_column() }</span>
                { for columns.iter().enumerate().map(|(at, (_, name, _))| {
                    let (column, owners) = (column.clone(), owners.clone());
                    let onclick = Callback::from(move |_: web_sys::MouseEvent| {
                        column.set(at);
                        owners.set(BTreeSet::new());
                    });
                    pick(name, chosen.is_some_and(|(_, other, _)| other == *name), onclick)
                }) }
            </div>
            <div class="picks" role="group" aria-label={texts.assign_owners()}>
                <span class="entry-label">{ texts.assign_owners() }</span>
                { for chosen.map(|(_, _, choices)| choices).into_iter().flatten().map(|owner| {
                    let (owners, name) = (owners.clone(), owner.clone());
                    let is_chosen = owners.contains(owner);
                    let onclick = Callback::from(move |_: web_sys::MouseEvent| {
                        let mut now = (*owners).clone();
                        if !now.remove(&name) {
                            now.insert(name.clone());
                        }
                        owners.set(now);
                    });
                    pick(owner, is_chosen, onclick)
                }) }
            </div>
            <div class="form-buttons">
                <button type="button" class="button is-primary" disabled={owners.is_empty()} onclick={assign}>
                    { texts.assign_to(grouped(owners.len())) }
                </button>
            </div>
        </Dialog>
    }
}

fn pick(name: &str, chosen: bool, onclick: Callback<web_sys::MouseEvent>) -> Html {
    html! {
        <button type="button" class={yew::classes!("pick", chosen.then_some("is-chosen"))}
            aria-pressed={chosen.to_string()} {onclick}>{ name.to_owned() }</button>
    }
}
