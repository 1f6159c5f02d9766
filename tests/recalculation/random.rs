//! Random schemes: whatever rules are chosen, the workbook proves itself.

use std::env;

use evalbook::book::Book;

use crate::check;
use crate::schemes::dice::Dice;
use crate::schemes::filled::filled_book;
use crate::schemes::random::random_scheme;

fn random_book(seed: u64) -> Book {
    let mut dice = Dice::new(seed);
    let scheme = random_scheme(&mut dice);
    filled_book(&mut dice, scheme)
}

/// Every number, rank and text of twenty random schemes, and 对账 shows zeros; more are asked for:
/// `EVALBOOK_SCHEMES=200`.
#[test]
fn random_schemes_recalculate() {
    let count = env::var("EVALBOOK_SCHEMES").map_or(20, |count| count.parse().expect("a number of schemes"));
    for seed in 100..100 + count {
        check(&format!("random-{seed}"), &random_book(seed));
    }
}
