//! Changing the scheme: each change gives another scheme, which the book's tables then follow.

mod change;
mod class;
mod defaults;
mod draft;
mod indicator;
mod name;
mod names;
mod pattern;
mod sample;
mod table;
#[cfg(test)]
mod tests;
mod tree;
pub mod usual;

pub use change::{ClassPart, IndicatorPart, IndicatorPlace, SchemeChange, Way};
pub use pattern::{RulePattern, rule_patterns};

pub(super) use sample::samples;

use self::draft::Draft;
use super::open::Open;
use crate::book::{Change, reshape};
use crate::sentence::Sentence;

/// A change of the scheme as a step.
pub(super) struct SchemeStep {
    /// What it is called in the history.
    pub(super) label: Sentence,
    /// The change.
    pub(super) change: Change,
    /// What is to be said of it, where entries go.
    pub(super) warning: Option<Sentence>,
}

impl Open {
    /// A change of the scheme as a step of the document.
    pub(super) fn scheme_change(&self, change: SchemeChange) -> Result<SchemeStep, Sentence> {
        let mut draft = Draft::new(self.book.scheme.clone());
        let label = draft.make(change)?;
        let reshaped = reshape(&self.book, &draft.scheme, &draft.renames).map_err(|refused| refused.0)?;
        let warning = (reshaped.lost > 0).then(|| going(reshaped.lost, &label));
        Ok(SchemeStep { label, change: reshaped.change, warning })
    }
}

fn going(lost: usize, label: &Sentence) -> Sentence {
    Sentence::new(
        format!("{}：随之去掉 {lost} 个已录入的数据。按 Ctrl+Z 可以恢复。", label.zh),
        format!("{}: {lost} entries went with it. Ctrl+Z brings them back.", label.en),
    )
}
