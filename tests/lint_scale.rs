//! Opening the linter stays instant: 5,000 people and 60 indicators.

#![cfg(test)]

use std::time::{Duration, Instant};

use evalbook::book::lint::lint_book;
use evalbook::book::{Book, Calculation, Change};
use evalbook::engine::{Column, Value};
use evalbook::scheme::lint::lint;
use evalbook::scheme::{Body, Indicator, Kind, Measure, Options, Scheme, TemplateId};

const PEOPLE: usize = 5_000;
const INDICATORS: usize = 60;

/// The reference evaluation with as many further indicators of a member.
fn scheme() -> Scheme {
    let mut scheme = TemplateId::Reference.scheme();
    let member = scheme.classes.iter_mut().find(|class| class.name == "党员").expect("there are members");
    // Without ballots every base score is known, so that effective weights are computed for all.
    member.indicators.truncate(1);
    let Body::Group { children, .. } = &mut member.indicators[0].body else { panic!("a group") };
    let leaf = children[1].clone();
    children.extend((0..INDICATORS).map(|number| {
        let name = format!("指标{number}");
        let measure = Measure::Entry {
            column: name.clone(),
            kind: Kind::Number,
            options: Options::Between(0.0, 100.0),
        };
        let Body::Leaf { conversion, missing, .. } = leaf.body.clone() else { panic!("a leaf") };
        Indicator { name, body: Body::Leaf { measure, conversion, missing }, ..leaf.clone() }
    }));
    scheme
}

/// Run as a release: `cargo test --release --test lint_scale -- --ignored --nocapture`.
#[test]
#[ignore = "a figure of a release build"]
fn linting_five_thousand_people_takes_less_than_fifty_milliseconds() {
    let mut book = Book::new(scheme(), "", "", "", 46_387.0);
    let table = book.table_position("党员").expect("there are members");
    let columns: Vec<Column> = book.tables[table]
        .columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            (0..PEOPLE)
                .map(|person| match column.kind {
                    Kind::Number => Value::Number((60 + (person * 31 + at * 17) % 41) as f64),
                    _ if column.name == "标识" => Value::text(format!("{person}号")),
                    _ => Value::Empty,
                })
                .collect()
        })
        .collect();
    book.apply(&Change::InsertRows { table, at: 0, count: PEOPLE, columns }).expect("they fit");
    let calculation = Calculation::new(&book);
    let time = |work: &dyn Fn() -> usize| -> (Duration, usize) {
        let started = Instant::now();
        let found = work();
        (started.elapsed(), found)
    };
    let (of_scheme, first) = time(&|| lint(&book.scheme).len());
    let (of_book, second) = time(&|| lint_book(&book, &calculation).len());
    println!("scheme: {of_scheme:?}, {first} findings; entries: {of_book:?}, {second} findings");
    assert!(of_scheme + of_book < Duration::from_millis(50), "{of_scheme:?} + {of_book:?}");
}
