//! A workbook that evalbook wrote is opened again as the book it came from.

#![cfg(test)]

mod office;
mod schemes;

use evalbook::book::{Calculation, History};
use evalbook::excel::read::read_workbook;
use evalbook::excel::reopen::Reopened;
use evalbook::excel::{Extras, Handout, Kept, hand_out};
use evalbook::file;
use office::Office;
use schemes::dice::Dice;
use schemes::filled::filled_book;
use schemes::random::random_scheme;

/// Whatever the scheme and the entries: the workbook gives the book back, and nothing differs.
#[test]
fn a_workbook_of_a_random_book_gives_the_book_back() {
    for seed in 0..40 {
        let mut dice = Dice::new(seed);
        let scheme = random_scheme(&mut dice);
        let book = filled_book(&mut dice, scheme);
        let saved = file::write(&book, &History::default()).expect("the book is written");
        let kept = Kept { saved: &saved, steps: &[] };
        let extras = Extras { units: seed % 2 == 0, forms: seed % 3 == 0 };
        let written =
            hand_out(&book, &Calculation::new(&book), kept, Handout::Workbook(extras), &mut |_, _| {})
                .expect("the book is exported");
        let workbook = read_workbook(&written.bytes, &mut |_, _| {}).expect("the workbook is read");
        let reopened = Reopened::of(workbook).expect("the workbook holds a book");
        let back = file::read(reopened.text()).expect("the book is read").book;
        assert_eq!(back, book, "seed {seed}");
        assert_eq!(reopened.differences(&back, &Calculation::new(&back)), [], "seed {seed}");
    }
}

#[test]
fn an_exported_workbook_opens_as_the_book_with_its_history() {
    let mut office = Office::with_sample();
    office.enter("党员", "评分", "赵思远", "业务攻关", "61");
    let index = office.result("党员", "赵思远", "先锋指数");
    let file = office.export();

    let mut again = Office::opened(&file);
    assert!(again.notices().iter().any(|notice| notice.contains("与导出时一致")), "{:?}", again.notices());
    assert!(again.returned().is_empty());
    assert_eq!(again.result("党员", "赵思远", "先锋指数"), index);
    assert_eq!(again.export(), file);
    again.undo();
    assert_ne!(again.result("党员", "赵思远", "先锋指数"), index);
}

#[test]
fn another_workbook_is_told_and_a_damaged_one_leaves_the_book() {
    let mut office = Office::with_sample();
    let before = office.export();
    office.open(include_bytes!("fixtures/two_row_header.xlsx"));
    office.open(b"no workbook");
    office.open(&before[..before.len() / 2]);
    assert_eq!(office.export(), before);
}
