//! 填报模板: handing out workbooks to fill in, and who has given them back.

use std::rc::Rc;

use web_sys::{HtmlInputElement, HtmlSelectElement, SubmitEvent};
use yew::{Html, Properties, component, html, use_node_ref, use_state_eq};

use super::day::{date_of, serial_of};
use super::frame::Dialog;
use super::icon::{Icon, drawing};
use super::live::{use_live, use_part};
use super::store::Desk;
use super::text::{Texts, grouped};
use crate::session::{Action, Facet, GridOutline, HandedOut, PortionState};

/// What the button is drawn from.
#[derive(Properties, PartialEq)]
pub struct TemplatesProps {
    /// The store and the texts.
    pub desk: Desk,
    /// The grid that is handed out.
    pub outline: Rc<GridOutline>,
}

/// The button, and the dialog that it opens.
#[component]
pub fn Templates(props: &TemplatesProps) -> Html {
    let TemplatesProps { desk: Desk { store, texts }, outline } = props;
    let (texts, grid) = (*texts, outline.grid);
    let open = use_state_eq(|| false);
    let (each, due) = (use_node_ref(), use_node_ref());
    let busy = use_live(&store.busy);
    let (handed, date) = use_part(&store.book, |book| {
        book.as_ref().map(|book| (book.outline.handed.clone(), book.outline.date)).unwrap_or_default()
    });
    let is_own = |given: &HandedOut| given.table == outline.title && given.facet == grid.facet;
    let classes = store.book.get().map(|book| book.outline.classes.clone()).unwrap_or_default();
    let again = handed.iter().any(is_own);
    let show = {
        let open = open.clone();
        move |_| open.set(true)
    };
    let close = {
        let open = open.clone();
        move |()| open.set(false)
    };
    let hand_out = {
        let (store, each, due) = (store.clone(), each.clone(), due.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            let each = each.cast::<HtmlSelectElement>().is_none_or(|select| select.selected_index() == 0);
            let due = due.cast::<HtmlInputElement>().and_then(|input| serial_of(&input.value()));
            store.send(&Action::HandOut { grid, each, due });
        }
    };
    html! {
        <>
            <button type="button" class="button" onclick={show}>
                { drawing(Icon::Export) }{ texts.templates_button() }
            </button>
            if *open {
                <Dialog title={texts.templates_title(name(texts, &outline.title, grid.facet, outline.grows))}
                    close={texts.close()} on_close={close}>
                    <form class="form" onsubmit={hand_out}>
                        <p>{ texts.templates_say() }</p>
                        <label class="field">
                            <span class="field-label">{ texts.templates_spread() }</span>
                            <select class="select" ref={each}>
                                <option selected=true>{ texts.templates_apart() }</option>
                                <option>{ texts.templates_together() }</option>
                            </select>
                        </label>
                        <label class="field">
                            <span class="field-label">{ texts.templates_due() }</span>
                            <input class="input" type="date" ref={due} />
                        </label>
                        <p class="form-hint">{ texts.templates_due_hint(date_of(date)) }</p>
                        <div class="form-buttons">
                            <button type="submit" class="button is-primary" disabled={busy}>
                                { drawing(Icon::Export) }
                                { if again { texts.templates_again() } else { texts.templates_download() } }
                            </button>
                        </div>
                    </form>
                    if !handed.is_empty() {
                        <h3 class="handed-title">{ texts.templates_handed() }</h3>
                        { for handed.iter().rev().map(|given| {
                            standing(texts, given, date, name(texts, &given.table, given.facet, !classes.contains(&given.table)))
                        }) }
                    }
                </Dialog>
            }
        </>
    }
}

/// What a part of a table is called.
fn name(texts: Texts, table: &str, facet: Facet, grows: bool) -> String {
    match facet {
        Facet::Roster => texts.templates_roster_of(table.to_owned()),
        _ if grows => table.to_owned(),
        _ => texts.templates_scores_of(table.to_owned()),
    }
}

/// How templates stand that were handed out together.
fn standing(texts: Texts, given: &HandedOut, date: f64, name: String) -> Html {
    let count = given.portions.iter().filter(|portion| portion.back.is_some()).count();
    let line = |state, class, label| line(texts, given, (state, date), class, label);
    let counted = texts.templates_back(grouped(count), grouped(given.portions.len()));
    html! {
        <div class="handed">
            <p class="handed-count">
                { name }<span>{ counted }</span>
                if let Some(due) = given.due { <span>{ texts.templates_until(date_of(due)) }</span> }
            </p>
            <dl>
                { line(PortionState::Overdue, "is-overdue", texts.templates_overdue()) }
                { line(PortionState::Awaited, "is-awaited", texts.templates_awaited()) }
                { line(PortionState::BackLate, "is-late", texts.templates_late()) }
                { line(PortionState::Back, "is-back", texts.templates_in()) }
            </dl>
        </div>
    }
}

fn line(
    texts: Texts,
    given: &HandedOut,
    (state, date): (PortionState, f64),
    class: &'static str,
    label: &'static str,
) -> Html {
    let units: Vec<&str> = given
        .portions
        .iter()
        .filter(|portion| portion.state(given.due, date) == state)
        .map(|portion| if portion.unit.is_empty() { texts.templates_whole() } else { portion.unit.as_str() })
        .collect();
    if units.is_empty() {
        return Html::default();
    }
    html! {
        <div {class}><dt>{ label }<span>{ grouped(units.len()) }</span></dt><dd>{ units.join("、") }</dd></div>
    }
}
