//! Random schemes: whatever rules are chosen, the workbook proves itself.

use evalbook::book::Book;

use crate::check_all;
use crate::schemes::dice::Dice;
use crate::schemes::filled::filled_book;
use crate::schemes::random::random_scheme;

pub fn random_book(seed: u64) -> Book {
    let mut dice = Dice::new(seed);
    let scheme = random_scheme(&mut dice);
    filled_book(&mut dice, scheme)
}

/// Every number, rank and text of two hundred random schemes, and 对账 shows zeros.
#[test]
fn random_schemes_recalculate() {
    let books: Vec<(String, Book)> =
        (100..300).map(|seed| (format!("random-{seed}"), random_book(seed))).collect();
    check_all("random", &books);
}
