//! Where checks put what they find.

use super::finding::{Finding, Place, Severity};
use super::fix::Fix;
use crate::sentence::Sentence;

/// Collects the findings of one check.
pub struct Report<'a> {
    code: &'static str,
    severity: Severity,
    findings: &'a mut Vec<Finding>,
}

impl<'a> Report<'a> {
    /// Collects for the check with this code and severity.
    pub fn new(code: &'static str, severity: Severity, findings: &'a mut Vec<Finding>) -> Self {
        Self { code, severity, findings }
    }

    /// Adds a finding.
    pub fn find(&mut self, place: Place, source: &str, zh: String, en: String, fix: Option<Fix>) {
        self.findings.push(Finding {
            check: self.code.to_owned(),
            severity: self.severity,
            place,
            sentence: Sentence::new(zh, en),
            source: source.to_owned(),
            fix,
        });
    }
}
