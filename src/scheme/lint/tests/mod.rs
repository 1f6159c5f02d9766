//! Each check finds what it is for, says it with its figures, and its correction corrects it.

mod cases;
mod edit;

use std::collections::BTreeSet;

use super::{CHECKS, Finding, Severity, apply_fix, lint};
use crate::scheme::{Scheme, reference_scheme};
use cases::CASES;

fn of<'a>(findings: &'a [Finding], code: &str) -> Vec<&'a Finding> {
    findings.iter().filter(|finding| finding.check == code).collect()
}

fn check(code: &str, change: fn(&mut Scheme), says: &str) {
    let before = lint(&reference_scheme());
    let mut scheme = reference_scheme();
    change(&mut scheme);
    let findings = lint(&scheme);
    let known = of(&before, code);
    let found: Vec<&Finding> = of(&findings, code).into_iter().filter(|one| !known.contains(one)).collect();
    let said: Vec<&str> = found.iter().map(|finding| finding.sentence.zh.as_str()).collect();
    let finding = found.iter().find(|finding| finding.sentence.zh.contains(says));
    let finding = finding.unwrap_or_else(|| panic!("{code} does not say “{says}” but {said:?}"));
    assert!(!finding.sentence.en.is_empty() && !finding.place.words().zh.is_empty());
    let Some(fix) = &finding.fix else { return };
    assert!(!fix.label().zh.is_empty() && !fix.label().en.is_empty());
    let fixed = lint(&apply_fix(&scheme, fix));
    assert!(
        !fixed.iter().any(|other| other.check == code && other.sentence == finding.sentence),
        "{code} says “{}” after “{}”",
        finding.sentence.zh,
        fix.label().zh
    );
    let errors = |of: &[Finding]| of.iter().filter(|one| one.severity == Severity::Error).count();
    assert!(errors(&fixed) <= errors(&findings), "{code}: “{}” makes new errors", fix.label().zh);
}

#[test]
fn each_check_finds_and_corrects() {
    for (code, change, says) in CASES {
        check(code, *change, says);
    }
}

#[test]
fn every_check_has_a_case_and_a_code_of_its_own() {
    let covered: BTreeSet<&str> = CASES.iter().map(|(code, _, _)| *code).collect();
    let codes: BTreeSet<&str> = CHECKS.iter().map(|check| check.code).collect();
    assert_eq!(codes.len(), CHECKS.len());
    assert_eq!(covered, codes);
    for check in &CHECKS {
        assert!(!check.zh.is_empty() && !check.en.is_empty(), "{}", check.code);
        let letter = match check.severity {
            Severity::Error => 'E',
            Severity::Warning => 'W',
            Severity::Advice => 'A',
        };
        assert!(check.code.starts_with(letter), "{}", check.code);
    }
}

#[test]
fn a_correction_that_fits_nothing_changes_nothing() {
    let empty = Scheme { classes: Vec::new(), tables: Vec::new(), ..reference_scheme() };
    for (code, change, _) in CASES {
        let mut scheme = reference_scheme();
        change(&mut scheme);
        let fixes = lint(&scheme).into_iter().filter_map(|finding| finding.fix);
        for fix in fixes.filter(|fix| *fix != super::Fix::SwapPeriod && *fix != super::Fix::ScaleParts) {
            assert_eq!(apply_fix(&empty, &fix), empty, "{code}");
        }
    }
}
