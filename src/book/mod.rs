//! The document (考评簿): everything that is saved, changes with their inverses, and the history.
//! Pure.

mod apply;
mod calculation;
mod change;
mod document;
mod handed;
mod history;
mod key;
mod layout;
pub mod lint;
mod mapping;
mod next_year;
mod provenance;
mod quota;
mod reshape;
mod sample;
mod shape;
#[cfg(test)]
mod tests;

pub use calculation::Calculation;
pub use change::{Change, Refused};
pub use document::{Book, ColumnDefinition, Facet, Table, TableRole};
pub use handed::{HandedOut, Portion, PortionState};
pub use history::{History, Record};
pub use key::{Keys, literal_key};
pub use mapping::{Mapping, ReadingKind, remember};
pub use next_year::next_year_book;
pub use provenance::{Place, Provenance, Source, Sources};
pub use quota::{QuotaCandidate, QuotaColumns, QuotaGroup};
pub use reshape::{Renames, Reshaped, reshape};
pub use sample::sample;
