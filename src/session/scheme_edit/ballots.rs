//! A table of ballots follows the rule that reads it: what the rule names can be entered.

use super::defaults::column;
use super::draft::Draft;
use super::name::check_name;
use crate::scheme::{EntryColumn, EntryTable, Kind, Measure, Options};
use crate::sentence::Sentence;

impl Draft {
    /// Gives the table of ballots the columns and the choices that a measure by ballots names.
    pub(super) fn fit_ballots(&mut self, measure: &Measure) -> Result<(), Sentence> {
        let Measure::Ballots { table, kind, mark, words, raters, rules, .. } = measure else { return Ok(()) };
        let new = raters.iter().map(|rater| &rater.name).chain(words.iter().map(|word| &word.word));
        for name in new.chain([mark]).chain(&rules.ballot).chain(&rules.rater) {
            check_name(name)?;
        }
        let Some(found) = self.scheme.tables.iter_mut().find(|found| found.name == *table) else {
            return Ok(());
        };
        let marks = if words.is_empty() {
            column(mark, Kind::Number, Options::Between(0.0, 100.0))
        } else {
            column(mark, Kind::Text, Options::Choice(words.iter().map(|word| word.word.clone()).collect()))
        };
        let named = rules.ballot.iter().chain(&rules.rater);
        for wanted in named.map(|name| column(name, Kind::Text, Options::Free)).chain([marks]) {
            add_column(found, wanted);
        }
        // A word that is no longer among the words stays a choice of the entries that have it.
        offer(found, mark, words.iter().map(|word| word.word.as_str()));
        offer(found, kind, raters.iter().map(|rater| rater.name.as_str()));
        Ok(())
    }
}

/// Adds a column where the table has none with its name.
pub(super) fn add_column(table: &mut EntryTable, wanted: EntryColumn) {
    if !table.columns.iter().any(|column| column.name == wanted.name) {
        table.columns.push(wanted);
    }
}

fn offer<'a>(table: &mut EntryTable, column: &str, names: impl Iterator<Item = &'a str>) {
    let found = table.columns.iter_mut().find(|found| found.name == column);
    let Some(Options::Choice(choices)) = found.map(|column| &mut column.options) else { return };
    for name in names {
        if !choices.iter().any(|choice| choice == name) {
            choices.push(name.to_owned());
        }
    }
}
