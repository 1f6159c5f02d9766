//! What a workbook is imported for.

/// What a workbook is imported for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A roster: subjects are added and changed.
    Roster,
    /// What is entered about subjects who are there already; nobody is added.
    Scores,
    /// Rows of a table of entries, such as tasks or ballots; rows are added.
    Entries,
}

impl Purpose {
    /// Whether rows that the table has not are added.
    pub fn grows(self) -> bool {
        self != Purpose::Scores
    }

    /// Whether columns that the book has not are kept as further ones.
    pub fn keeps_columns(self) -> bool {
        self == Purpose::Roster
    }
}
