//! 填报模板: handing out workbooks to fill in, and who has given them back.

use std::rc::Rc;

use web_sys::{Event, HtmlInputElement, HtmlSelectElement, SubmitEvent};
use yew::{Html, Properties, TargetCast, component, html, use_callback, use_state_eq};

use super::day::{date_of, serial_of};
use super::frame::Dialog;
use super::icon::{Icon, drawing};
use super::live::{use_live, use_part};
use super::store::Desk;
use super::text::{Texts, grouped};
use crate::session::{Action, Facet, GridOutline, HandedView, PortionState, Spread};

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
    let spread = use_state_eq(|| Spread::Apart);
    let due = use_state_eq(|| None::<f64>);
    let busy = use_live(&store.busy);
    let title = outline.title.clone();
    let (date, handed) = use_part(&store.book, move |book| {
        let outline = book.as_ref().map(|book| book.outline.clone()).unwrap_or_default();
        let is_own = |given: &HandedView| given.table == title && given.facet == grid.facet;
        (outline.date, outline.handed.into_iter().filter(is_own).collect::<Vec<_>>())
    });
    let show = use_callback(open.clone(), |_, open| open.set(true));
    let close = use_callback(open.clone(), |(), open| open.set(false));
    let hand_out = {
        let dependencies = (store.clone(), *spread, *due, grid);
        use_callback(dependencies, |event: SubmitEvent, (store, spread, due, grid)| {
            event.prevent_default();
            store.send(&Action::HandOut { grid: *grid, spread: *spread, due: *due });
        })
    };
    let choose = use_callback(spread.clone(), |event: Event, spread| {
        let together = event.target_unchecked_into::<HtmlSelectElement>().selected_index() == 1;
        spread.set(if together { Spread::Together } else { Spread::Apart });
    });
    let set_due = use_callback(due.clone(), |event: Event, due| {
        due.set(serial_of(&event.target_unchecked_into::<HtmlInputElement>().value()));
    });
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
                            <select class="select" onchange={choose}>
                                <option selected={*spread == Spread::Apart}>{ texts.templates_apart() }</option>
                                <option selected={*spread == Spread::Together}>{ texts.templates_together() }</option>
                            </select>
                        </label>
                        <label class="field">
                            <span class="field-label">{ texts.templates_due() }</span>
                            <input class="input" type="date" onchange={set_due} value={due.map(date_of).unwrap_or_default()} />
                        </label>
                        <p class="form-hint">{ texts.templates_due_hint(date_of(date)) }</p>
                        { for handed.iter().map(|given| standing(texts, given)) }
                        <div class="form-buttons">
                            <button type="submit" class="button is-primary" disabled={busy}>
                                { drawing(Icon::Export) }
                                { if handed.is_empty() { texts.templates_download() } else { texts.templates_again() } }
                            </button>
                        </div>
                    </form>
                </Dialog>
            }
        </>
    }
}

/// All that was handed out and how it stands; nothing where nothing was.
pub fn all_handed(texts: Texts, handed: &[HandedView], tables: &[Rc<GridOutline>]) -> Html {
    if handed.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h2>{ texts.templates_handed() }</h2>
            <div class="handed-all">
                { for handed.iter().map(|given| {
                    let grows = tables.iter().any(|outline| outline.title == given.table && outline.grows);
                    html! { <div><h3>{ name(texts, &given.table, given.facet, grows) }</h3>{ standing(texts, given) }</div> }
                }) }
            </div>
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
fn standing(texts: Texts, given: &HandedView) -> Html {
    let back = [PortionState::Back, PortionState::BackLate];
    let count = given.portions.iter().filter(|(_, state)| back.contains(state)).count();
    let counted = texts.templates_back(grouped(count), grouped(given.portions.len()));
    html! {
        <div class="handed">
            <p class="handed-count">
                { counted }
                if let Some(due) = given.due { <span>{ texts.templates_until(date_of(due)) }</span> }
            </p>
            <dl>
                { line(texts, given, PortionState::Overdue, "is-overdue", texts.templates_overdue()) }
                { line(texts, given, PortionState::Awaited, "is-awaited", texts.templates_awaited()) }
                { line(texts, given, PortionState::BackLate, "is-late", texts.templates_late()) }
                { line(texts, given, PortionState::Back, "is-back", texts.templates_in()) }
            </dl>
        </div>
    }
}

fn line(
    texts: Texts,
    given: &HandedView,
    state: PortionState,
    class: &'static str,
    label: &'static str,
) -> Html {
    let units: Vec<&str> = given
        .portions
        .iter()
        .filter(|(_, known)| *known == state)
        .map(|(unit, _)| if unit.is_empty() { texts.templates_whole() } else { unit.as_str() })
        .collect();
    if units.is_empty() {
        return Html::default();
    }
    html! {
        <div {class}><dt>{ label }<span>{ grouped(units.len()) }</span></dt><dd>{ units.join("、") }</dd></div>
    }
}
