//! What is wrong with the scheme or questionable about it, as the screen shows it.

use serde::{Deserialize, Serialize};

pub use crate::scheme::lint::{Place as FindingPlace, Severity};
use crate::sentence::Sentence;

/// All findings, the most severe first. The position of one in it is what `Action::ApplyFix` takes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FindingsView {
    /// The findings.
    pub findings: Vec<FindingView>,
}

/// A finding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FindingView {
    /// The check's code, the same in every version (W01).
    pub check: String,
    /// What the check looks at, in a few words.
    pub title: Sentence,
    /// How serious it is.
    pub severity: Severity,
    /// Where it is, for the screen to go there.
    pub place: FindingPlace,
    /// Where it is, in words (党员 › 业务攻关).
    pub whereabouts: Sentence,
    /// What is the matter, with its figures.
    pub sentence: Sentence,
    /// The clause it is about (依据); may be empty.
    pub source: String,
    /// What one press of a button would do about it, where something can be done.
    pub fix: Option<Sentence>,
}

impl FindingsView {
    /// How many findings have this severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }
}
