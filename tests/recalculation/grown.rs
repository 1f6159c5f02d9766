//! The reference evaluation at the sizes of offices: the sample's people over and over, each with
//! their own ballots, events and tasks.

use std::collections::BTreeSet;
use std::env;

use evalbook::book::{Book, Change, sample};
use evalbook::engine::{Column, Value};

use crate::check;

const CLASS: &str = "党员";

/// The sample with this many people.
pub fn grown(people: usize) -> Book {
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
            append_copies(&mut book, *at, rows, copy, &keys, &taken);
        }
    }
    book
}

/// Appends the rows with a number behind every name of a person, of those who are taken.
fn append_copies(
    book: &mut Book,
    table: usize,
    rows: &[usize],
    copy: usize,
    keys: &BTreeSet<String>,
    taken: &BTreeSet<String>,
) {
    let found = &book.tables[table];
    let whole = |row: &&usize| {
        (0..found.columns.len()).all(|column| {
            let name = text(&found.value(column, **row));
            !keys.contains(&name) || taken.contains(&name)
        })
    };
    let rows: Vec<usize> = rows.iter().filter(whole).copied().collect();
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

/// Sizes beyond 60, which takes LibreOffice minutes, are asked for: `EVALBOOK_PEOPLE=500,5000`.
#[test]
fn the_reference_evaluation_recalculates_at_the_sizes_of_offices() {
    let sizes = env::var("EVALBOOK_PEOPLE").unwrap_or_else(|_| "120".to_owned());
    for size in sizes.split(',') {
        let people: usize = size.trim().parse().expect("a number of people");
        let book = grown(people);
        assert_eq!(book.table(CLASS).map(|table| table.rows), Some(people));
        check(&format!("grown-{people}"), &book);
    }
}
