//! Invented scores: twelve columns of marks and a group of 200 for each row, by a fixed sequence.

/// The number of groups.
pub const GROUPS: usize = 200;

/// Rows of scores, column by column.
#[derive(Clone, Debug)]
pub struct Scores {
    /// Twelve columns of marks between 0 and 100, in halves.
    pub marks: Vec<Vec<f64>>,
    /// The group of each row, below [`GROUPS`].
    pub groups: Vec<usize>,
}

impl Scores {
    /// So many rows of scores.
    pub fn new(rows: usize) -> Self {
        let mut figures = 20_261_124_u64;
        let mut next = move |below: u64| {
            figures = figures.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (figures >> 33) % below
        };
        let marks = (0..12).map(|_| (0..rows).map(|_| next(201) as f64 / 2.0).collect()).collect();
        let groups = (0..rows).map(|_| next(GROUPS as u64) as usize).collect();
        Self { marks, groups }
    }

    /// How many rows.
    pub fn rows(&self) -> usize {
        self.groups.len()
    }
}
