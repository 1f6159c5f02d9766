//! A workbook of ours that came back changed: what differs, cell by cell, taken only after a look.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::{Html, Properties, component, html, use_callback, use_state};

use super::frame::{DeskProps, Dialog};
use super::live::use_live;
use super::store::Desk;
use super::text::{Texts, grouped};
use crate::session::{Action, ReturnedRowView, ReturnedView};

/// The question of what to take, where a workbook came back changed.
#[component]
pub fn Returned(props: &DeskProps) -> Html {
    let view = use_live(&props.desk.store.returned);
    match view {
        Some(view) => html! { <ReturnedDialog desk={props.desk.clone()} {view} /> },
        None => Html::default(),
    }
}

#[derive(Properties, PartialEq)]
struct ReturnedProps {
    desk: Desk,
    view: Rc<ReturnedView>,
}

#[component]
fn ReturnedDialog(props: &ReturnedProps) -> Html {
    let ReturnedProps { desk: Desk { store, texts }, view } = props;
    let left_out = use_state(BTreeSet::<usize>::new);
    let toggle = use_callback(left_out.clone(), |position: usize, left_out| {
        let mut changed = (**left_out).clone();
        if !changed.remove(&position) {
            changed.insert(position);
        }
        left_out.set(changed);
    });
    let take = use_callback((store.clone(), left_out.clone()), |_, (store, left_out)| {
        store.send(&Action::TakeReturned { left_out: left_out.iter().copied().collect() });
    });
    let leave = use_callback(store.clone(), |(), store| store.send(&Action::LeaveReturned));
    let listed = view.rows.iter().filter(|row| row.can_be_taken).count();
    let unlisted = view.total - view.rows.len();
    let count = listed + unlisted - left_out.len();
    html! {
        <Dialog title={texts.returned_title(view.file.clone(), grouped(view.total))}
            class="is-wide" close={texts.returned_leave()} on_close={leave.clone()}>
            <p class="returned-say">{ texts.returned_say() }</p>
            <div class="import-frame" tabindex="0">
                <table class="import-table returned-table">
                    <thead><tr>
                        <th scope="col">{ texts.returned_take() }</th>
                        <th scope="col">{ texts.returned_place() }</th>
                        <th scope="col">{ texts.returned_subject() }</th>
                        <th scope="col">{ texts.returned_item() }</th>
                        <th scope="col">{ texts.returned_before() }</th>
                        <th scope="col">{ texts.returned_after() }</th>
                    </tr></thead>
                    <tbody>
                        { for view.rows.iter().enumerate().map(|(position, row)| {
                            difference(*texts, row, !left_out.contains(&position), toggle.reform(move |_| position), position)
                        }) }
                    </tbody>
                </table>
            </div>
            if unlisted > 0 {
                <p class="import-hint">{ texts.returned_cut(grouped(view.rows.len())) }</p>
            }
            <div class="form-buttons">
                <button type="button" class="button" onclick={leave.reform(|_| ())}>{ texts.returned_leave() }</button>
                <button type="button" class="button is-primary" onclick={take} disabled={count == 0}>
                    { texts.returned_confirm(grouped(count)) }
                </button>
            </div>
        </Dialog>
    }
}

fn difference(
    texts: Texts,
    row: &ReturnedRowView,
    taken: bool,
    toggle: yew::Callback<yew::Event>,
    position: usize,
) -> Html {
    html! {
        <tr key={position}>
            <td class="returned-check">
                if row.can_be_taken {
                    <input type="checkbox" checked={taken} onchange={toggle}
                        aria-label={texts.returned_take_at(row.place.clone())} />
                }
            </td>
            <td class="import-place">{ &row.place }</td>
            <td>{ &row.subject }</td>
            <td>{ texts.say(&row.item) }</td>
            <td class="returned-before">{ &row.before }</td>
            <td class="returned-after">{ &row.after }</td>
        </tr>
    }
}
