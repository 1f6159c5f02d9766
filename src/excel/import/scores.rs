//! Whom a sheet of scores is for. Nobody is added, and what the roster says stays as it is.

use std::collections::HashSet;
use std::sync::Arc;

use super::diagnostic::{Diagnostics, Level};
use super::many::Among;
use super::plan::{Fate, ImportPlan, naming_attribute};
use super::references::{self, Hints, Subjects};
use super::spelling::spelling;
use super::subjects::{self, table_value, text_of};
use crate::book::{Book, Facet, Table};
use crate::scheme::{Class, Meaning};

/// Finds the subjects whom scores are for; a row whose subject is not found for certain is left out, with
/// those who may be meant.
pub fn decide(
    plan: &mut ImportPlan,
    table: &Table,
    class: &Class,
    book: &Book,
    diagnostics: &mut Diagnostics,
) {
    let naming = naming_attribute(class);
    // What is said of people who are added does not hold here: nobody is.
    let mut unsaid = Diagnostics::default();
    let said = if naming == class.key { &mut *diagnostics } else { &mut unsaid };
    subjects::decide(plan, table, class, (&Among::default(), said));
    let names = names(plan, naming);
    by_name_alone(plan, table, class, book, &names);
    say(plan, table, class, book, &names, diagnostics);
    plan.columns.retain(|column| column.definition.facet != Facet::Roster);
    for row in &mut plan.rows {
        if let Fate::Agrees(subject) = row.fate {
            row.fate = Fate::Updated(subject);
        }
    }
    subjects::settle_updates(plan, table);
}

fn names(plan: &ImportPlan, naming: &str) -> Vec<Arc<str>> {
    let column = plan.column_named(naming);
    column.map(|column| column.values.iter().map(text_of).collect()).unwrap_or_default()
}

/// A name that only one subject bears is that subject, where nothing else in the row says otherwise. A
/// name that stands in the sheet twice tells nobody.
fn by_name_alone(plan: &mut ImportPlan, table: &Table, class: &Class, book: &Book, names: &[Arc<str>]) {
    let Some(subjects) = Subjects::of(book, &class.name) else { return };
    let meanings = [Meaning::StaffNumber, Meaning::IdentityNumber, Meaning::Branch, Meaning::Department];
    let hints: Hints = meanings
        .into_iter()
        .filter_map(|meaning| Some((meaning, plan.column_meaning(meaning)?.values.clone())))
        .collect();
    let claimed: HashSet<usize> = plan.rows.iter().filter_map(|row| found(row.fate)).collect();
    let only: Vec<Option<usize>> = plan
        .rows
        .iter()
        .zip(names)
        .enumerate()
        .map(|(at, (row, name))| subjects.only(name, &hints, at).filter(|_| row.fate == Fate::Added))
        .collect();
    let mut times: HashSet<usize> = HashSet::new();
    let twice: HashSet<usize> =
        only.iter().flatten().copied().filter(|subject| !times.insert(*subject)).collect();
    let key = table.column_position(&class.key);
    for (row, subject) in plan.rows.iter_mut().zip(only) {
        if let Some(subject) =
            subject.filter(|subject| !claimed.contains(subject) && !twice.contains(subject))
        {
            row.fate = Fate::Updated(subject);
            row.key = text_of(&table_value(table, key, subject));
        }
    }
}

fn found(fate: Fate) -> Option<usize> {
    match fate {
        Fate::Updated(subject) | Fate::Agrees(subject) => Some(subject),
        Fate::Added | Fate::LeftOut => None,
    }
}

/// Says whose scores are not taken, and who is found by number under another name.
fn say(
    plan: &mut ImportPlan,
    table: &Table,
    class: &Class,
    book: &Book,
    names: &[Arc<str>],
    diagnostics: &mut Diagnostics,
) {
    let naming = naming_attribute(class);
    let subjects = Subjects::of(book, &class.name);
    let position = plan.column_named(naming).map_or(0, |column| column.position);
    let existing = table.column_position(naming);
    for (row, name) in plan.rows.iter_mut().zip(names) {
        let place = Some((row.number, position));
        if row.fate == Fate::Added {
            row.fate = Fate::LeftOut;
            plan.left_out += 1;
            let candidates = subjects.as_ref().map(|subjects| subjects.candidates(name)).unwrap_or_default();
            diagnostics.add(Level::Warning, place, || references::not_found(name, &class.name, &candidates));
        } else if let (Some(subject), Some(_)) = (found(row.fate), existing) {
            let standing = text_of(&table_value(table, existing, subject));
            if spelling(&standing) != spelling(name) {
                diagnostics.add(Level::Warning, place, || references::by_number(name, &standing));
            }
        }
    }
}
