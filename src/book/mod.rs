//! The document (考评簿): everything that is saved, changes with their inverses, and the history.
//! Pure.

mod change;
mod document;

pub use change::{Change, Refused};
pub use document::{Book, ColumnDefinition, Facet, Table, TableRole};
