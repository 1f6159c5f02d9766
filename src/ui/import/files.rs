//! The files of the import: how far each is understood, and which one is looked at.

use yew::{Html, html};

use crate::platform::files;
use crate::session::{Action, ManyFileView, ManyView, NoticeLevel};
use crate::ui::frame::{WORKBOOKS, readable};
use crate::ui::icon::{Icon, drawing};
use crate::ui::store::{Desk, Store};
use crate::ui::text::{Texts, grouped};

/// The list of files.
pub fn files(desk: &Desk, many: &ManyView) -> Html {
    let Desk { store, texts } = desk;
    html! {
        <nav class="import-files" aria-label={texts.import_files()}>
            <ol>
                { for many.files.iter().enumerate().map(|(position, file)| entry(store, *texts, many, position, file)) }
            </ol>
            { add_files(desk) }
        </nav>
    }
}

/// The way to further files.
pub fn add_files(Desk { store, texts }: &Desk) -> Html {
    let store = store.clone();
    let onclick = move |_| {
        let store = store.clone();
        files::pick_several(WORKBOOKS, move |files| {
            let files = readable(&store, files);
            store.add_workbooks(files);
        });
    };
    html! {
        <button type="button" class="button" {onclick}>{ drawing(Icon::New) }{ texts.import_add_files() }</button>
    }
}

/// How far a file is understood, in a line.
pub fn state(texts: Texts, file: &ManyFileView) -> Html {
    let (class, icon, name) = match file.level {
        NoticeLevel::Error => ("import-state is-error", Icon::Error, texts.import_unreadable()),
        NoticeLevel::Warning => ("import-state is-warning", Icon::Warning, texts.import_to_look_at()),
        NoticeLevel::Information => ("import-state", Icon::Done, texts.import_understood()),
    };
    html! {
        <span {class}>{ drawing(icon) }<span><strong>{ name }</strong>{ " " }{ texts.say(&file.sentence) }</span></span>
    }
}

fn entry(store: &Store, texts: Texts, many: &ManyView, position: usize, file: &ManyFileView) -> Html {
    let choose = {
        let store = store.clone();
        move |_| store.send(&Action::ChooseFile(position))
    };
    let remove = {
        let (store, name) = (store.clone(), file.name.clone());
        move |_| store.remove_workbook(position, &name)
    };
    let chosen = position == many.chosen;
    let label = texts.import_remove_file(file.name.clone());
    html! {
        <li key={position} class={yew::classes!(chosen.then_some("is-chosen"))}>
            <button type="button" class="import-file" aria-current={chosen.then_some("true")} onclick={choose}>
                <span class="import-file-name">{ &file.name }</span>
                <span class="import-file-what">
                    { if file.format.is_empty() { String::new() } else { texts.import_file_rows(file.format.clone(), grouped(file.rows)) } }
                </span>
                { state(texts, file) }
            </button>
            <button type="button" class="button is-icon is-quiet" title={label.clone()} aria-label={label} onclick={remove}>
                { drawing(Icon::Close) }
            </button>
        </li>
    }
}
