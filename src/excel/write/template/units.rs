//! Who fills in which rows of a table.

use std::collections::HashMap;

use crate::book::{Book, Table, TableRole};
use crate::engine::Value;
use crate::excel::write::groups::{groups_of, is_of_people};
use crate::excel::write::layout::key_column;
use crate::scheme::{Body, Measure, Options};

/// What subjects or rows without a unit are filled in under.
const WITHOUT: &str = "未分单位";

/// Rows that one unit fills in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unit {
    /// Its name; empty for all.
    pub name: String,
    /// The rows of the table, in its order.
    pub rows: Vec<usize>,
}

/// A table of ballots: whom they are about, and who rates.
#[derive(Clone, Copy, Debug)]
pub struct Ballots<'a> {
    /// The position of the table of subjects.
    pub subjects: usize,
    /// The column that names the subject.
    pub owner: usize,
    /// The column of the rater's kind.
    pub kind: usize,
    /// The kinds.
    pub kinds: &'a [String],
}

/// All units of a table, each with its rows; a unit may have none. Empty where rows belong to nobody.
pub fn units(book: &Book, table: usize) -> Vec<Unit> {
    let Some(found) = book.tables.get(table) else { return Vec::new() };
    match found.role {
        TableRole::Subjects(_) if is_of_people(book, table) => {
            let groups = groups_of(book, table).into_iter();
            let units = groups.map(|group| Unit { name: group.name, rows: group.rows }).collect();
            with_the_rest(units, found.rows)
        }
        TableRole::Subjects(_) => {
            let own = |(row, name)| Unit { name, rows: vec![row] };
            keys(book, table).into_iter().enumerate().filter(|(_, name)| !name.is_empty()).map(own).collect()
        }
        TableRole::Entries(_) => of_entries(book, found),
    }
}

/// The keys of a class's subjects, row by row; empty where there is none.
pub fn keys(book: &Book, table: usize) -> Vec<String> {
    let (Some(found), Some(key)) = (book.tables.get(table), key_column(book, table)) else {
        return Vec::new();
    };
    (0..found.rows).map(|row| text(found, key, row)).collect()
}

/// How a table is filled with ballots, where it is one of them.
pub fn ballots<'a>(book: &'a Book, table: usize) -> Option<Ballots<'a>> {
    let found = book.tables.get(table)?;
    book.scheme
        .classes
        .iter()
        .flat_map(|class| class.leaves().into_iter().map(move |leaf| (class, leaf)))
        .find_map(|(class, leaf)| {
            let Body::Leaf { measure: Measure::Ballots { table, owner, kind, .. }, .. } = &leaf.body else {
                return None;
            };
            let (owner, kind) = (found.column_position(owner)?, found.column_position(kind)?);
            let Options::Choice(kinds) = &found.columns.get(kind)?.options else { return None };
            let subjects = book.table_position(&class.name)?;
            (*table == found.name).then_some(Ballots { subjects, owner, kind, kinds })
        })
}

/// The unit of each subject of some classes, by key, as its position among the units; a unit is its own.
fn unit_of_keys(book: &Book, classes: &[usize], units: &[Unit]) -> HashMap<String, usize> {
    let mut found = HashMap::new();
    for &class in classes {
        let keys = keys(book, class);
        let groups = groups_of(book, class);
        let people = is_of_people(book, class);
        for (at, unit) in units.iter().enumerate() {
            if !people && keys.contains(&unit.name) {
                found.insert(unit.name.clone(), at);
            }
            let rows = groups.iter().filter(|group| group.name == unit.name).flat_map(|group| &group.rows);
            for key in rows.filter_map(|&row| keys.get(row)) {
                found.insert(key.clone(), at);
            }
        }
    }
    found
}

/// The units of a class, in its order.
fn names(book: &Book, class: usize) -> Vec<String> {
    if is_of_people(book, class) {
        groups_of(book, class).into_iter().map(|group| group.name).collect()
    } else {
        keys(book, class).into_iter().filter(|key| !key.is_empty()).collect()
    }
}

/// A column that names a subject, with the classes that it may be of.
struct Owner {
    column: usize,
    classes: Vec<usize>,
}

/// The columns that name whom a row belongs to: a unit first, then a person.
fn owners(book: &Book, found: &Table) -> Vec<Owner> {
    let mut owners: Vec<Owner> = found
        .columns
        .iter()
        .enumerate()
        .filter_map(|(column, definition)| match &definition.options {
            Options::SubjectOf(class) => Some(Owner { column, classes: vec![book.table_position(class)?] }),
            Options::SubjectOfClassIn(_) => {
                Some(Owner { column, classes: (0..book.scheme.classes.len()).collect() })
            }
            _ => None,
        })
        .collect();
    let is_of_units = |owner: &Owner| owner.classes.iter().any(|&class| !is_of_people(book, class));
    // Two passes and no sort: there are few of them.
    let people = owners.extract_if(.., |owner| !is_of_units(owner)).collect::<Vec<_>>();
    owners.extend(people);
    owners
}

fn of_entries(book: &Book, found: &Table) -> Vec<Unit> {
    let owners = owners(book, found);
    let mut units: Vec<Unit> = Vec::new();
    for owner in &owners {
        for name in owner.classes.iter().flat_map(|&class| names(book, class)) {
            if units.iter().all(|unit| unit.name != name) {
                units.push(Unit { name, rows: Vec::new() });
            }
        }
    }
    if units.is_empty() {
        return units;
    }
    let of_key: Vec<(usize, HashMap<String, usize>)> =
        owners.iter().map(|owner| (owner.column, unit_of_keys(book, &owner.classes, &units))).collect();
    for row in 0..found.rows {
        let unit = of_key.iter().find_map(|(column, map)| map.get(&text(found, *column, row)));
        if let Some(unit) = unit.and_then(|&at| units.get_mut(at)) {
            unit.rows.push(row);
        }
    }
    with_the_rest(units, found.rows)
}

/// Rows of no unit are handed out all the same.
fn with_the_rest(mut units: Vec<Unit>, rows: usize) -> Vec<Unit> {
    let mut taken = vec![false; rows];
    for &row in units.iter().flat_map(|unit| &unit.rows) {
        if let Some(taken) = taken.get_mut(row) {
            *taken = true;
        }
    }
    let rest: Vec<usize> =
        taken.iter().enumerate().filter(|(_, taken)| !**taken).map(|(row, _)| row).collect();
    if !rest.is_empty() && !units.is_empty() {
        units.push(Unit { name: WITHOUT.to_owned(), rows: rest });
    }
    units
}

fn text(table: &Table, column: usize, row: usize) -> String {
    match table.value(column, row) {
        Value::Text(text) => text.to_string(),
        _ => String::new(),
    }
}

/// The keys of a class's subjects that belong to a unit.
pub fn unit_keys(book: &Book, class: usize, unit: &str) -> Vec<String> {
    let keys = keys(book, class);
    if !is_of_people(book, class) {
        return keys.into_iter().filter(|key| key == unit).collect();
    }
    let group = groups_of(book, class).into_iter().find(|group| group.name == unit);
    let rows = group.map(|group| group.rows).unwrap_or_default();
    rows.into_iter().filter_map(|row| keys.get(row).cloned()).collect()
}
