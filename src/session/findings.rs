//! What is found wrong with the scheme, and making the corrections that findings offer.

use super::open::Open;
use super::{FindingView, FindingsView};
use crate::book::lint::{BOOK_CHECKS, lint_book};
use crate::book::{Change, Renames, reshape};
use crate::scheme::Scheme;
use crate::scheme::lint::{CHECKS, Finding, apply_fix, lint};
use crate::sentence::Sentence;

/// The findings that the screen was last shown, and the scheme they are about.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Whether the screen shows findings: only then are they looked for.
    shown: bool,
    findings: Vec<Finding>,
    view: Option<FindingsView>,
    /// What the static checks found, kept for as long as the scheme stays.
    of_scheme: Option<(Scheme, Vec<Finding>)>,
}

impl Found {
    /// Findings are shown from now on.
    pub(super) fn begin(&mut self) {
        self.shown = true;
        self.view = None;
    }

    /// Findings are no longer shown.
    pub(super) fn end(&mut self) {
        self.shown = false;
    }

    /// Looks again while findings are shown; gives the view where it is another.
    pub(super) fn look(&mut self, open: &Open) -> Option<FindingsView> {
        if !self.shown {
            return None;
        }
        let scheme = &open.book.scheme;
        if self.of_scheme.as_ref().is_none_or(|(of, _)| of != scheme) {
            self.of_scheme = Some((scheme.clone(), lint(scheme)));
        }
        let mut findings = self.of_scheme.as_ref().map(|(_, found)| found.clone()).unwrap_or_default();
        findings.extend(lint_book(&open.book, &open.calculation));
        findings.sort_by_key(|finding| finding.severity);
        self.findings = findings;
        let view = FindingsView { findings: self.findings.iter().map(view).collect() };
        if self.view.as_ref() == Some(&view) {
            return None;
        }
        self.view = Some(view.clone());
        Some(view)
    }

    /// Forgets what was shown: another book is open.
    pub(super) fn forget(&mut self) {
        *self = Self { shown: self.shown, ..Self::default() };
    }

    /// The step that makes the correction of the finding at this position.
    pub(super) fn fixing(&self, finding: usize, open: &Open) -> Result<(Sentence, Change), Sentence> {
        let fix = self.findings.get(finding).and_then(|finding| finding.fix.as_ref()).ok_or_else(no_fix)?;
        Ok((fix.label(), reshaped(open, &apply_fix(&open.book.scheme, fix))?))
    }
}

/// The change in which the book takes another scheme.
pub(super) fn reshaped(open: &Open, scheme: &Scheme) -> Result<Change, Sentence> {
    reshape(&open.book, scheme, &Renames::default()).map(|found| found.change).map_err(|refused| refused.0)
}

fn view(finding: &Finding) -> FindingView {
    let of_scheme = CHECKS.iter().find(|check| check.code == finding.check).map(|check| check.title());
    let title = of_scheme
        .or_else(|| BOOK_CHECKS.iter().find(|check| check.code == finding.check).map(|check| check.title()));
    FindingView {
        check: finding.check.clone(),
        title: title.unwrap_or_else(|| Sentence::new("", "")),
        severity: finding.severity,
        place: finding.place.clone(),
        whereabouts: finding.place.words(),
        sentence: finding.sentence.clone(),
        source: finding.source.clone(),
        fix: finding.fix.as_ref().map(|fix| fix.label()),
    }
}

fn no_fix() -> Sentence {
    Sentence::new(
        "这一条没有可以代改的办法，请按提示自己改。",
        "Nothing can be corrected for you here. Change it as the finding says.",
    )
}
