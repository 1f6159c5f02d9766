//! The switches of language and appearance.

use yew::{Html, component, html, use_callback, use_state};

use super::DeskProps;
use crate::platform::preferences::{self, Theme};
use crate::sentence::Language;
use crate::ui::icon::{Icon, drawing};
use crate::ui::live::use_live;

/// Gives the page an appearance.
pub fn apply_theme(theme: Theme) {
    if let Some(root) = gloo::utils::document().document_element() {
        // The attribute's name is valid, which is all that could be refused.
        let _ = match theme {
            Theme::System => root.remove_attribute("data-theme"),
            Theme::Light => root.set_attribute("data-theme", "light"),
            Theme::Dark => root.set_attribute("data-theme", "dark"),
        };
    }
}

/// The switches.
#[component]
pub fn PreferenceSwitches(props: &DeskProps) -> Html {
    let texts = props.desk.texts;
    let language = use_live(&props.desk.store.language);
    let theme = use_state(preferences::theme);
    let switch_language = use_callback((props.desk.store.clone(), language), |_, (store, language)| {
        let next = match language {
            Language::Chinese => Language::English,
            Language::English => Language::Chinese,
        };
        preferences::set_language(next);
        store.language.set(next);
    });
    let switch_theme = use_callback(theme.clone(), |_, theme| {
        let next = match **theme {
            Theme::System => Theme::Light,
            Theme::Light => Theme::Dark,
            Theme::Dark => Theme::System,
        };
        preferences::set_theme(next);
        apply_theme(next);
        theme.set(next);
    });
    let (icon, label) = match *theme {
        Theme::System => (Icon::System, texts.theme_system()),
        Theme::Light => (Icon::Light, texts.theme_light()),
        Theme::Dark => (Icon::Dark, texts.theme_dark()),
    };
    html! {
        <>
            <button type="button" class="button is-icon is-quiet is-word" onclick={switch_language}
                aria-label={texts.switch_language()} title={texts.switch_language()}>
                { texts.other_language() }
            </button>
            <button type="button" class="button is-icon is-quiet" onclick={switch_theme}
                aria-label={label} title={label}>
                { drawing(icon) }
            </button>
        </>
    }
}
