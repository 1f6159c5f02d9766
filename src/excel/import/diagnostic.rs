//! What an import has to say: all of it, worst first.

use crate::sentence::Sentence;

/// How serious a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// For information.
    Information,
    /// Something to look at before taking the import.
    Warning,
    /// The import cannot be taken like this.
    Error,
}

/// Something found in the workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How serious it is.
    pub level: Level,
    /// Row and column in the sheet, where it concerns a cell; a column's is that of its heading.
    pub cell: Option<(u32, u32)>,
    /// What is the matter and what to do.
    pub sentence: Sentence,
}

/// How many diagnostics of each level are kept word for word; the others are counted.
const KEPT: usize = 5_000;

/// Diagnostics gathered so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diagnostics {
    kept: Vec<Diagnostic>,
    counts: [usize; 3],
}

impl Diagnostics {
    /// Adds a diagnostic; the sentence is made only when it is kept.
    pub fn add(&mut self, level: Level, cell: Option<(u32, u32)>, sentence: impl FnOnce() -> Sentence) {
        let Some(count) = self.counts.get_mut(level as usize) else { return };
        *count += 1;
        if *count <= KEPT {
            self.kept.push(Diagnostic { level, cell, sentence: sentence() });
        }
    }

    /// Adds a diagnostic about the sheet as a whole.
    pub fn general(&mut self, level: Level, sentence: Sentence) {
        self.add(level, None, || sentence);
    }

    /// Puts the worst first, those about the sheet as a whole before those about cells, and these
    /// in the sheet's order.
    pub fn sort(&mut self) {
        self.kept.sort_by(|one, other| other.level.cmp(&one.level).then(one.cell.cmp(&other.cell)));
    }

    /// The diagnostics that are kept, in their order.
    pub fn list(&self) -> &[Diagnostic] {
        &self.kept
    }

    /// How many there are in all.
    pub fn total(&self) -> usize {
        self.counts.iter().sum()
    }

    /// How many are to be looked at and were only counted.
    pub fn unkept(&self) -> usize {
        self.counts.iter().skip(Level::Warning as usize).map(|count| count.saturating_sub(KEPT)).sum()
    }

    /// Whether something stands in the import's way.
    pub fn blocks(&self) -> bool {
        self.counts.last().is_some_and(|&errors| errors > 0)
    }
}
