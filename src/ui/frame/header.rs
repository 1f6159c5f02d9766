//! The bar at the top: what is open, the steps, and the tools.

use yew::{Html, Properties, component, html, use_callback, use_state_eq};

use super::DeskProps;
use super::keys::KeysDialog;
use super::particulars::ParticularsDialog;
use super::preference::PreferenceSwitches;
use super::steps::Steps;
use crate::session::Action;
use crate::ui::icon::{Icon, drawing};
use crate::ui::live::{use_live, use_part};
use crate::ui::screen::Screen;
use crate::ui::store::Desk;

/// What the header is drawn from.
#[derive(Properties, PartialEq)]
pub struct HeaderProps {
    /// The store and the texts.
    pub desk: Desk,
    /// The screen shown.
    pub screen: Screen,
}

/// The header.
#[component]
pub fn Header(props: &HeaderProps) -> Html {
    let desk = &props.desk;
    let open = use_part(&desk.store.book, Option::is_some);
    html! {
        <header class={yew::classes!("header", open.then_some("has-book"))}>
            <div class="header-start">
                <a class="brand" href="#/start" title={desk.texts.start_choices()}>
                    <svg class="brand-mark" viewBox="0 0 32 32" aria-hidden="true">
                        <rect width="32" height="32" rx="7" />
                        <path d="M8 23v-6m8 6V9m8 14v-9" />
                    </svg>
                    <span class="brand-name">{ desk.texts.product() }</span>
                </a>
                if open { <BookTitle desk={desk.clone()} /> }
            </div>
            if open { <Steps desk={desk.clone()} screen={props.screen} /> }
            <div class="header-end">
                if open {
                    <SaveState desk={desk.clone()} />
                    <UndoRedo desk={desk.clone()} />
                }
                <Keys desk={desk.clone()} />
                <PreferenceSwitches desk={desk.clone()} />
            </div>
        </header>
    }
}

#[component]
fn BookTitle(props: &DeskProps) -> Html {
    let texts = props.desk.texts;
    let (title, organisation, period) = use_part(&props.desk.store.book, |book| {
        book.as_ref().map_or_else(Default::default, |book| {
            let outline = &book.outline;
            (outline.title.clone(), outline.organisation.clone(), outline.period.clone())
        })
    });
    let editing = use_state_eq(|| false);
    let edit = use_callback(editing.clone(), |_, editing| editing.set(true));
    let close = use_callback(editing.clone(), |(), editing| editing.set(false));
    let title = if title.is_empty() { texts.untitled().to_owned() } else { title };
    let below: Vec<String> = [organisation, period].into_iter().filter(|text| !text.is_empty()).collect();
    html! {
        <>
            <button type="button" class="book-title" onclick={edit} title={texts.edit_particulars()}>
                <span class="book-name">{ title }</span>
                <span class="book-particulars">{ below.join(" · ") }{ drawing(Icon::Edit) }</span>
            </button>
            if *editing { <ParticularsDialog desk={props.desk.clone()} on_close={close} /> }
        </>
    }
}

#[component]
fn SaveState(props: &DeskProps) -> Html {
    let texts = props.desk.texts;
    let exported = use_live(&props.desk.store.exported);
    let kept = use_live(&props.desk.store.kept);
    let (class, label, advice) = match exported {
        Some(name) => ("is-saved", texts.exported_short(), texts.exported_as(name)),
        None if kept => ("is-kept", texts.kept(), texts.kept_advice().to_owned()),
        None => ("is-unsaved", texts.unsaved(), texts.unsaved_advice().to_owned()),
    };
    html! {
        <a class={yew::classes!("save-state", class)} href="#/export" title={advice}>{ label }</a>
    }
}

#[component]
fn UndoRedo(props: &DeskProps) -> Html {
    let texts = props.desk.texts;
    let store = &props.desk.store;
    let (undo, redo) = use_part(&store.book, |book| {
        book.as_ref().map_or((None, None), |book| (book.outline.undo.clone(), book.outline.redo.clone()))
    });
    let undo_label = undo
        .as_ref()
        .map_or_else(|| texts.nothing_to_undo().to_owned(), |sentence| texts.undo_what(texts.say(sentence)));
    let redo_label = redo
        .as_ref()
        .map_or_else(|| texts.nothing_to_redo().to_owned(), |sentence| texts.redo_what(texts.say(sentence)));
    let take_back = use_callback(store.clone(), |_, store| store.send(&Action::Undo));
    let make_again = use_callback(store.clone(), |_, store| store.send(&Action::Redo));
    html! {
        <>
            <button type="button" class="button is-icon is-quiet" onclick={take_back} disabled={undo.is_none()}
                aria-label={undo_label.clone()} title={undo_label}>
                { drawing(Icon::Undo) }
            </button>
            <button type="button" class="button is-icon is-quiet" onclick={make_again} disabled={redo.is_none()}
                aria-label={redo_label.clone()} title={redo_label}>
                { drawing(Icon::Redo) }
            </button>
        </>
    }
}

#[component]
fn Keys(props: &DeskProps) -> Html {
    let texts = props.desk.texts;
    let open = use_state_eq(|| false);
    let show = use_callback(open.clone(), |_, open| open.set(true));
    let close = use_callback(open.clone(), |(), open| open.set(false));
    html! {
        <>
            <button type="button" class="button is-icon is-quiet is-wide-only" onclick={show}
                aria-label={texts.keyboard()} title={texts.keyboard()}>
                { drawing(Icon::Keyboard) }
            </button>
            if *open { <KeysDialog {texts} on_close={close} /> }
        </>
    }
}
