//! Bytes ↔ book: workbooks read and written.

pub mod import;
pub mod read;
pub mod reopen;
mod write;

pub use write::{Extras, Handout, Kept, Written, export, hand_out, write_errors};
