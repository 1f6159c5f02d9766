//! What the other files of one import say, for the planning of each.

use std::collections::HashSet;

/// What the other files of one import say; nothing where there are none.
#[derive(Clone, Debug, Default)]
pub struct Among {
    /// Rows that the table had before the first of them; all, without.
    pub rows: Option<usize>,
    /// Rows of the table that entries of them agree with.
    pub claimed: HashSet<usize>,
    /// Spelled names of people whom several of them add.
    pub names: HashSet<String>,
}
