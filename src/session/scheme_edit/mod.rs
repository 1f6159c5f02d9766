//! Changing the scheme: each change gives another scheme, which the book's tables then follow.

mod ballots;
mod change;
mod class;
mod defaults;
mod draft;
mod dropped;
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
        let warning = going(reshaped.lost, &draft.dropped, &label);
        Ok(SchemeStep { label, change: reshaped.change, warning })
    }
}

/// Says what goes with a change beside what it says itself; nothing where nothing does.
fn going(lost: usize, dropped: &[Sentence], label: &Sentence) -> Option<Sentence> {
    let entries = (lost > 0).then(|| {
        Sentence::new(format!("去掉 {lost} 个已录入的数据"), format!("{lost} entries went with it"))
    });
    let said: Vec<&Sentence> = dropped.iter().chain(&entries).collect();
    if said.is_empty() {
        return None;
    }
    let zh: Vec<&str> = said.iter().map(|one| one.zh.as_str()).collect();
    let en: Vec<&str> = said.iter().map(|one| one.en.as_str()).collect();
    Some(Sentence::new(
        format!("{}：随之{}。按 Ctrl+Z 可以恢复。", label.zh, zh.join("，")),
        format!("{}: {}. Ctrl+Z brings all back.", label.en, en.join("; ")),
    ))
}
