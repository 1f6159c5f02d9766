//! The table of checks.

use super::lookup::Lookup;
use super::report::Report;
use super::{Severity, finding::Finding};
use crate::scheme::model::Scheme;
use crate::sentence::Sentence;

/// A check: a row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    /// Its code, the same in every version.
    pub code: &'static str,
    /// How serious what it finds is.
    pub severity: Severity,
    /// What it looks at, in Chinese.
    pub zh: &'static str,
    /// What it looks at, in English.
    pub en: &'static str,
    /// Looks and reports.
    pub(super) look: fn(&Lookup, &mut Report),
}

impl Check {
    /// What it looks at.
    pub fn title(&self) -> Sentence {
        Sentence::new(self.zh, self.en)
    }
}

/// Every static check, in the order findings are given.
pub static CHECKS: [Check; 0] = [];

/// All that is wrong with a scheme or questionable about it, in the order of the checks.
pub fn lint(scheme: &Scheme) -> Vec<Finding> {
    let lookup = Lookup::new(scheme);
    let mut findings = Vec::new();
    for check in &CHECKS {
        let mut report = Report::new(check, &mut findings);
        (check.look)(&lookup, &mut report);
    }
    findings
}
