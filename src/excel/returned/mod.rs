//! Templates that come back filled in: known by what they carry, whatever the file is called.

mod mark;
mod structure;

pub(in crate::excel) use mark::{FORMAT, MARK, set_aside, write_rows};
pub use mark::{FilledColumn, Returned, book_mark, recognise, scheme_mark};
pub(in crate::excel) use structure::{about, about_rows, heading_row};
