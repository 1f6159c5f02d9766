//! Plain text as a table: CSV, TSV and their like.

mod delimited;
mod encoding;

pub use delimited::{field, read};
pub use encoding::{Encoding, decode};
