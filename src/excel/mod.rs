//! Bytes ↔ book: workbooks read and written.

use crate::book::{Book, Calculation};
use crate::sentence::Sentence;

/// Writes the year-end workbook.
pub fn export(_: &Book, _: &Calculation, _: &mut dyn FnMut(u64, u64)) -> Result<Vec<u8>, Sentence> {
    Err(Sentence::new("导出尚未接通。", "Export is not connected."))
}

/// The name to save the workbook under.
pub fn export_name(book: &Book) -> String {
    format!("{}.xlsx", book.title)
}
