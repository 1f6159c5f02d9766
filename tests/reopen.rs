//! A workbook that evalbook wrote is opened again as the book it came from.

#![cfg(test)]

mod office;

use office::Office;

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
