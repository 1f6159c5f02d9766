//! Bytes ↔ book: workbooks read and written.

pub mod import;
pub mod read;
pub mod reopen;
pub mod returned;
mod write;

pub use write::{
    Extras, Handout, Kept, Spread, Templates, Written, export, hand_out, write_errors, write_templates,
};
