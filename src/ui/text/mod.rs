//! Every string of the screens, in Chinese and English. A text without its twin does not compile.

mod export;
mod frame;
mod grid;
mod import;
mod keys;
mod number;
mod print;
mod results;
mod returned;
mod scheme;
mod standing;
mod start;
mod templates;

pub use number::{grouped, percent};

use crate::sentence::{Language, Sentence};

/// The texts of the screens in one language: a method for each text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Texts(pub Language);

impl Texts {
    /// The sentence in this language.
    pub fn say(self, sentence: &Sentence) -> String {
        sentence.in_language(self.0).to_owned()
    }

    /// The language's tag for `lang` attributes.
    pub fn tag(self) -> &'static str {
        match self.0 {
            Language::Chinese => "zh-CN",
            Language::English => "en",
        }
    }
}

/// Defines texts as methods of [`Texts`]: `name: "中文", "English";` or, with values to put in,
/// `name(count: usize): "{count} 人", "{count} people";`.
macro_rules! texts {
    ($($name:ident $(($($value:ident: $kind:ty),+))?: $chinese:literal, $english:literal;)+) => {
        impl $crate::ui::text::Texts {
            $($crate::ui::text::texts!(@text $name $(($($value: $kind),+))?, $chinese, $english);)+
        }
    };
    (@text $name:ident, $chinese:literal, $english:literal) => {
        #[doc = $chinese]
        pub fn $name(self) -> &'static str {
            match self.0 {
                $crate::sentence::Language::Chinese => $chinese,
                $crate::sentence::Language::English => $english,
            }
        }
    };
    (@text $name:ident ($($value:ident: $kind:ty),+), $chinese:literal, $english:literal) => {
        #[doc = $chinese]
        pub fn $name(self, $($value: $kind),+) -> String {
            match self.0 {
                $crate::sentence::Language::Chinese => format!($chinese),
                $crate::sentence::Language::English => format!($english),
            }
        }
    };
}
pub(super) use texts;
