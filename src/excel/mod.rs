//! Bytes ↔ book: workbooks read and written.

mod write;

pub use write::{export, export_name};
