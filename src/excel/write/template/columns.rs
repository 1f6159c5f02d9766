//! The columns of a template, and which of them tell what a row is about.

use std::collections::HashMap;

use super::units::ballots;
use crate::book::{Book, ColumnDefinition, Facet, Table, TableRole};
use crate::excel::import::{naming_attribute, spelled};
use crate::scheme::{Class, Kind, Meaning, Options};

/// The entered columns of a template, in order, each with whether it tells what a row is about.
pub(in crate::excel) fn template_columns(book: &Book, table: usize, facet: Facet) -> Vec<(usize, bool)> {
    let Some(found) = book.tables.get(table) else { return Vec::new() };
    let all = found.columns.iter().enumerate();
    match (found.role, book.class_of(table)) {
        (TableRole::Subjects(_), Some(class)) => {
            let made = is_made(class).then(|| found.column_position(&class.key)).flatten();
            let needs_key = has_namesakes(found, class);
            all.filter(|(column, _)| Some(*column) != made || needs_key)
                .filter(|(_, definition)| match facet {
                    Facet::Roster => definition.facet == Facet::Roster,
                    _ if definition.facet == Facet::Roster => says_who(class, definition),
                    _ => definition.facet == Facet::Scores && !is_for_the_office(class, &definition.name),
                })
                .map(|(column, definition)| {
                    (column, definition.facet == Facet::Roster && says_who(class, definition))
                })
                .collect()
        }
        _ => {
            let ballots = ballots(book, table);
            let telling = match ballots {
                Some(ballots) => vec![ballots.owner, ballots.kind],
                None => telling(found),
            };
            all.map(|(column, _)| (column, telling.contains(&column))).collect()
        }
    }
}

/// The columns of a table of entries that tell its rows apart: the first, those that name somebody or
/// choose a word, and as many further texts as it takes.
fn telling(table: &Table) -> Vec<usize> {
    let all = || table.columns.iter().enumerate();
    let mut telling: Vec<usize> = all()
        .filter(|(column, definition)| *column == 0 || is_from_a_list(&definition.options))
        .map(|(column, _)| column)
        .collect();
    let texts = all().filter(|(column, definition)| {
        *column > 0 && definition.kind == Kind::Text && !is_from_a_list(&definition.options)
    });
    for (column, _) in texts {
        if shared(table, &telling).iter().all(|shared| !shared) {
            break;
        }
        telling.push(column);
    }
    telling
}

/// For each row whether another has the same in all of these columns.
pub(in crate::excel) fn shared(table: &Table, columns: &[usize]) -> Vec<bool> {
    let key = |row: usize| {
        let values: Vec<String> = columns.iter().map(|&column| spelled(&table.value(column, row))).collect();
        values.join("\u{1f}")
    };
    let keys: Vec<String> = (0..table.rows).map(key).collect();
    let mut bearers: HashMap<String, Vec<usize>> = HashMap::new();
    for (row, key) in keys.iter().enumerate() {
        bearers.entry(key.clone()).or_default().push(row);
    }
    keys.iter().map(|key| bearers.get(key).is_some_and(|rows| rows.len() > 1)).collect()
}

/// Whether the program makes the key of a class.
fn is_made(class: &Class) -> bool {
    !class.attributes.iter().any(|attribute| attribute.name == class.key)
}

/// Whether names alone do not tell the subjects apart.
fn has_namesakes(table: &Table, class: &Class) -> bool {
    let Some(naming) = table.column_position(naming_attribute(class)) else { return true };
    shared(table, &[naming]).contains(&true)
}

fn says_who(class: &Class, definition: &ColumnDefinition) -> bool {
    definition.name == class.key
        || definition.name == naming_attribute(class)
        || matches!(definition.meaning, Meaning::StaffNumber | Meaning::Branch)
        || class.link.as_ref().is_some_and(|link| link.attribute == definition.name)
}

/// What the office that evaluates decides itself, and nobody fills in for it.
fn is_for_the_office(class: &Class, name: &str) -> bool {
    let adjusted = class.adjustment.as_ref().is_some_and(|adjustment| {
        [&adjustment.column, &adjustment.reason, &adjustment.by].iter().any(|of| *of == name)
    });
    adjusted || class.ranking.by_hand.as_deref() == Some(name)
}

fn is_from_a_list(options: &Options) -> bool {
    matches!(options, Options::Choice(_) | Options::SubjectOf(_) | Options::SubjectOfClassIn(_))
}
