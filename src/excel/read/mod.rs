//! Workbooks read into plain cells. What a file declares is never believed: limits are checked
//! before the reading library sees it, because a panic or a failed allocation in the browser would
//! take the whole worker down.

mod date;
mod guard;
mod limits;
mod part;
mod sniff;
mod workbook;
mod xlsx;

#[cfg(test)]
mod tests;

pub use workbook::{Cell, Region, Row, Sheet, Workbook, is_blank, letters, place};

use crate::sentence::Sentence;

/// How far reading has come: rows read, and rows expected as far as the file says so (or 0).
pub type Progress<'a> = &'a mut dyn FnMut(u64, u64);

/// Reads a workbook. Whatever is wrong with the file as a whole is said in a sentence.
pub fn read_workbook(bytes: &[u8], progress: Progress<'_>) -> Result<Workbook, Sentence> {
    sniff::require_xlsx(bytes)?;
    let survey = guard::survey(bytes)?;
    xlsx::read(bytes, survey, progress)
}
