//! Bytes ↔ book: workbooks read and written.

pub mod import;
pub mod read;
mod write;

pub use write::{export, export_name};
