//! Thousands of random schemes: what the formulas give against what is worked out directly from the
//! entries in exact fractions.

use evalbook::book::Book;
use evalbook::engine::{Value, round_to};
use evalbook::scheme::{Aggregation, Body, Class, Effect, Indicator};
use num_rational::BigRational;

use crate::schemes::dice::Dice;
use crate::schemes::exact::{Exact, Figure, decimal, nearest};
use crate::schemes::filled::filled_book;
use crate::schemes::random::random_scheme;
use crate::schemes::{calculated, figure};

const SCHEMES: u64 = 2_000;

/// The book of a seed.
pub fn random_book(seed: u64) -> Book {
    let mut dice = Dice::new(seed);
    let scheme = random_scheme(&mut dice);
    filled_book(&mut dice, scheme)
}

/// The column of the own score.
pub fn own_column(class: &Class) -> &'static str {
    if class.ledger.is_some() { "本人得分" } else { "指标得分" }
}

/// Every indicator with how its parent takes it.
pub fn indicators<'a>(
    within: Aggregation,
    of: &'a [Indicator],
    found: &mut Vec<(Aggregation, &'a Indicator)>,
) {
    for indicator in of {
        found.push((within, indicator));
        if let Body::Group { aggregation, children } = &indicator.body {
            indicators(*aggregation, children, found);
        }
    }
}

#[test]
fn formulas_give_what_exact_fractions_give() {
    let mut figures = 0;
    for seed in 0..SCHEMES {
        figures += check(seed);
    }
    assert!(figures as u64 > SCHEMES * 10, "{figures} figures were compared");
}

/// Compares every score, own score and index of a random book; gives how many were numbers.
fn check(seed: u64) -> usize {
    let book = random_book(seed);
    let calculation = calculated(&book);
    let exact = Exact::new(&book);
    let mut numbers = 0;
    for class in &book.scheme.classes {
        let mut found = Vec::new();
        indicators(class.aggregation, &class.indicators, &mut found);
        for row in 0..book.table(&class.name).map_or(0, |table| table.rows) {
            let of = |column: &str| figure(&book, &calculation, &class.name, column, row);
            for (within, indicator) in &found {
                let column = format!("{}得分", indicator.name);
                let expected = exact.score(class, *within, indicator, row);
                assert_same(
                    &of(&column),
                    &expected,
                    &format!("seed {seed}, {column}, row {row}: {indicator:?}"),
                );
                numbers += usize::from(expected.is_some());
            }
            let own = of(own_column(class));
            assert_same(&own, &exact.own(class, row), &format!("seed {seed}, own score, row {row}"));
            if !is_exempt(&book, class, row) {
                check_index(class, &of(&class.index), &exact.unrounded(class, row), &own, seed);
            }
        }
    }
    numbers
}

fn is_exempt(book: &Book, class: &Class, row: usize) -> bool {
    class.restrictions.iter().any(|found| {
        let table = book.table(&class.name).expect("the class has a table");
        let column = table.column_position(&found.column).expect("the column exists");
        matches!(found.effect, Effect::Exempt(_)) && table.value(column, row) == Value::text(&found.is)
    })
}

#[track_caller]
fn assert_same(ours: &Value, expected: &Figure, of: &str) {
    match (ours, expected) {
        (Value::Number(ours), Some(expected)) => {
            let expected = nearest(expected);
            assert!(
                (ours - expected).abs() <= 1e-9 * expected.abs().max(1.0),
                "{of}: {ours}, not {expected}"
            );
        }
        (Value::Text(text), None) if text.is_empty() => {}
        _ => panic!("{of}: {ours:?}, not {:?}", expected.as_ref().map(nearest)),
    }
}

/// The index equals the exact one rounded half away from zero. Where the exact one lies within 1e-9 of a
/// border, fifteen digits of the own score decide, as they do in Excel.
#[track_caller]
fn check_index(class: &Class, ours: &Value, unrounded: &Figure, own: &Value, seed: u64) {
    let (Value::Number(ours), Some(unrounded), Value::Number(own)) = (ours, unrounded, own) else {
        assert!(unrounded.is_none(), "seed {seed}: index {ours:?}");
        assert_eq!(*ours, Value::text(""), "seed {seed}");
        return;
    };
    let scale = decimal(10f64.powi(class.decimals.into()));
    let half = decimal(0.5);
    let scaled = unrounded * &scale;
    let border = nearest(&(&scaled - scaled.floor() - &half)).abs() / nearest(&scale);
    let expected: BigRational = if border < 1e-9 && class.link.is_none() {
        let capped = class.cap.map_or(*own, |cap| own.min(cap)).max(0.0);
        decimal(round_to(capped, class.decimals.into()))
    } else {
        scaled.round() / scale
    };
    assert_eq!(*ours, nearest(&expected), "seed {seed}: index of {}", class.name);
}
