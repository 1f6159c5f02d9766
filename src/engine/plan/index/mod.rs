//! Indexes over whole columns: built once, shared by all rows and all formulas that ask the same.

mod bounds;
mod coding;
mod finder;
mod grouping;
mod hash;
mod order;
mod totals;

pub use bounds::Bounds;
pub use coding::Coding;
pub use finder::Finder;
pub use grouping::{Grouping, chosen};
pub use order::Order;
pub use totals::{Aggregate, Gathered, Totals};

/// No code, no group, no row.
pub const NONE: u32 = u32::MAX;
/// What an index cannot answer: a text with wildcards or a comparison sign.
pub const SLOW: u32 = u32::MAX - 1;
