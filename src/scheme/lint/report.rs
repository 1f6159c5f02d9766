//! Where checks put what they find.

use super::check::Check;
use super::finding::{Finding, Place};
use super::fix::Fix;
use crate::sentence::Sentence;

/// Collects the findings of one check.
pub(super) struct Report<'a> {
    check: &'a Check,
    findings: &'a mut Vec<Finding>,
}

impl<'a> Report<'a> {
    pub(super) fn new(check: &'a Check, findings: &'a mut Vec<Finding>) -> Self {
        Self { check, findings }
    }

    /// Adds a finding.
    pub(super) fn find(&mut self, place: Place, source: &str, zh: String, en: String, fix: Option<Fix>) {
        self.findings.push(Finding {
            check: self.check.code.to_owned(),
            severity: self.check.severity,
            place,
            sentence: Sentence::new(zh, en),
            source: source.to_owned(),
            fix,
        });
    }
}
