//! The reference evaluation at the sizes of offices: the sample's people over and over, each with
//! their own ballots, events and tasks.
//!
//! LibreOffice looks through all ballots for each ballot, and for each member: the seconds grow with the
//! square of their number. 500 people with all their 7,000 ballots took it 18 s of one core; 5,000 with
//! 70,000 would take 22 minutes, and with a ballot of each kind, 20,840 in all, took 3.

use std::collections::BTreeSet;

use evalbook::book::{Book, Change, sample};
use evalbook::engine::{Column, Value};

use crate::check;

const CLASS: &str = "党员";
const BALLOTS: &str = "测评票";

/// Which ballots the people beyond the sample's sixty get.
#[derive(Clone, Copy, PartialEq)]
pub enum Ballots {
    All,
    OneOfEachKind,
}

/// The sample with this many people.
pub fn grown(people: usize, ballots: Ballots) -> Book {
    let mut book = sample();
    let position = book.table_position(CLASS).expect("there are members");
    let key = book.tables[position].column_position("标识").expect("they have keys");
    let first = book.tables[position].rows;
    let keys: BTreeSet<String> = (0..first).map(|row| text(&book.tables[position].value(key, row))).collect();
    let tables: Vec<(usize, Vec<usize>)> = book
        .tables
        .iter()
        .enumerate()
        .map(|(at, table)| {
            let names = |row: &usize| {
                (0..table.columns.len()).any(|column| keys.contains(&text(&table.value(column, *row))))
            };
            (at, (0..table.rows).filter(names).collect())
        })
        .collect();
    for copy in 1..people.div_ceil(first) {
        let wanted = (people - copy * first).min(first);
        let taken: BTreeSet<String> =
            keys.iter().take(if wanted < first { wanted } else { first }).cloned().collect();
        for (at, rows) in &tables {
            let few = ballots == Ballots::OneOfEachKind && book.tables[*at].name == BALLOTS;
            append_copies(&mut book, *at, rows, copy, (&keys, &taken), few.then_some([0, 1]));
        }
    }
    book
}

/// Appends the rows with a number behind every name of a person, of those who are taken; where two
/// columns are given, the first row for what they say.
fn append_copies(
    book: &mut Book,
    table: usize,
    rows: &[usize],
    copy: usize,
    (keys, taken): (&BTreeSet<String>, &BTreeSet<String>),
    once: Option<[usize; 2]>,
) {
    let found = &book.tables[table];
    let whole = |row: &&usize| {
        (0..found.columns.len()).all(|column| {
            let name = text(&found.value(column, **row));
            !keys.contains(&name) || taken.contains(&name)
        })
    };
    let mut seen = BTreeSet::new();
    let is_first = |row: &usize| {
        once.is_none_or(|columns| seen.insert(columns.map(|column| text(&found.value(column, *row)))))
    };
    let rows: Vec<usize> = rows.iter().filter(whole).copied().filter(is_first).collect();
    let columns: Vec<Column> = (0..found.columns.len())
        .map(|column| {
            rows.iter()
                .map(|&row| match found.value(column, row) {
                    Value::Text(name) if keys.contains(&*name) => Value::text(format!("{name}{copy}")),
                    value => value,
                })
                .collect()
        })
        .collect();
    let change = Change::InsertRows { table, at: found.rows, count: rows.len(), columns };
    book.apply(&change).expect("the copies fit");
}

fn text(value: &Value) -> String {
    match value {
        Value::Text(text) => text.to_string(),
        _ => String::new(),
    }
}

fn check_size(people: usize, ballots: Ballots) {
    let book = grown(people, ballots);
    assert_eq!(book.table(CLASS).map(|table| table.rows), Some(people));
    check(&format!("grown-{people}"), &book);
}

#[test]
fn five_hundred_people_recalculate() {
    check_size(500, Ballots::All);
}

#[test]
fn five_thousand_people_recalculate() {
    check_size(5_000, Ballots::OneOfEachKind);
}
