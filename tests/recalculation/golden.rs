//! The illustration's book, as its user's journal tells it.

use evalbook::book::{Book, Change, Record};
use evalbook::engine::Value;

use crate::illustration::golden;

/// The book with its entries.
pub fn book() -> Book {
    let mut book = None;
    for line in golden().journal().split(|&byte| byte == b'\n').filter(|line| !line.is_empty()) {
        match (serde_json::from_slice(line).expect("a record"), &mut book) {
            (Record::Begin(begun), _) => book = Some(*begun),
            (Record::Step { change, .. }, Some(book)) => {
                book.apply(&change).expect("the step fits");
            }
            (other, _) => panic!("no entry: {other:?}"),
        }
    }
    book.expect("a book was begun")
}

/// Puts a value into a cell.
pub fn set(book: &mut Book, table: &str, column: &str, row: usize, value: Value) {
    let table = book.table_position(table).expect("the table exists");
    let column = book.tables[table].column_position(column).expect("the column exists");
    book.apply(&Change::Cells { table, column, cells: vec![(row, value)] }).expect("the cell is set");
}
