//! What the reader chose for this browser: language and theme. Never an obstacle: where nothing can
//! be kept, nothing is.

use crate::sentence::Language;

// Every local page of a browser profile shares one storage, so the names say whose they are.
const LANGUAGE: &str = "evalbook.language";
const THEME: &str = "evalbook.theme";

/// The page's colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// The language chosen; Chinese when none was.
pub fn language() -> Language {
    match read(LANGUAGE).as_deref() {
        Some("en") => Language::English,
        _ => Language::Chinese,
    }
}

/// Keeps the language.
pub fn set_language(language: Language) {
    write(LANGUAGE, if language == Language::English { "en" } else { "zh" });
}

/// The theme chosen; the system's when none was.
pub fn theme() -> Theme {
    match read(THEME).as_deref() {
        Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        _ => Theme::System,
    }
}

/// Keeps the theme.
pub fn set_theme(theme: Theme) {
    let name = match theme {
        Theme::System => "system",
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    write(THEME, name);
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

fn read(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

fn write(key: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(key, value);
    }
}
