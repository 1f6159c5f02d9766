//! What is printed: JSON lines, one per failure, per reason for leaving out and per function, and a
//! summary at the end.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use evalbook::engine::functions;
use serde_json::{Value, json};

use super::exceptions::Exceptions;
use super::judge::{Case, Verdict};
use super::workbook::{Sheet, Workbook};
use crate::say;

#[derive(Debug, Default, Clone)]
struct Count {
    passed: usize,
    failed: usize,
    excused: usize,
    not_supported: usize,
}

impl Count {
    fn add(&mut self, verdict: &Verdict, excused: bool) {
        match verdict {
            Verdict::Passed => self.passed += 1,
            Verdict::Failed { .. } if excused => self.excused += 1,
            Verdict::Failed { .. } => self.failed += 1,
            Verdict::NotSupported(_) => self.not_supported += 1,
        }
    }

    fn line(&self, key: &str, name: &str) -> Value {
        json!({
            key: name,
            "passed": self.passed,
            "failed": self.failed,
            "excepted": self.excused,
            "not_supported": self.not_supported,
        })
    }
}

/// Everything that was judged.
#[derive(Debug, Default)]
pub struct Report {
    total: Count,
    functions: BTreeMap<String, Count>,
    reasons: BTreeMap<String, (usize, String)>,
    unread: usize,
    seen: BTreeSet<String>,
}

/// The name under which formulas without functions are counted.
const OPERATORS: &str = "(operators)";

impl Report {
    /// How many cells failed without an excuse.
    pub fn failures(&self) -> usize {
        self.total.failed
    }

    /// Takes a case, and prints it when it failed.
    pub fn take(&mut self, workbook: &Workbook, sheet: &Sheet, case: Case, excused: bool) {
        self.total.add(&case.verdict, excused);
        let plain = [OPERATORS.to_owned()];
        let names = if case.functions.is_empty() { &plain[..] } else { &case.functions };
        for name in names {
            self.functions.entry(name.clone()).or_default().add(&case.verdict, excused);
        }
        self.seen.insert(workbook.name.clone());
        match case.verdict {
            Verdict::Failed { expected, got } if !excused => say::line(json!({
                "failed": names.first(),
                "workbook": workbook.name,
                "sheet": sheet.name,
                "cell": case.cell.to_string(),
                "formula": case.formula,
                "expected": expected,
                "got": got,
            })),
            Verdict::NotSupported(reason) => {
                let first = || (0, format!("{} {}!{}", workbook.name, sheet.name, case.cell));
                self.reasons.entry(reason).or_insert_with(first).0 += 1;
            }
            _ => {}
        }
    }

    /// Says that a workbook could not be read.
    pub fn unreadable(&mut self, path: &Path, reason: &impl std::fmt::Display) {
        self.unread += 1;
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        say::line(json!({ "unread": name, "reason": reason.to_string() }));
    }

    /// Says that a sheet could not be read to its end.
    pub fn sheet_left_out(&mut self, workbook: &Workbook, sheet: &Sheet, reason: &str) {
        self.unread += 1;
        say::line(json!({ "unread": workbook.name, "sheet": sheet.name, "reason": reason }));
    }

    /// Prints the reasons, the functions and the summary.
    pub fn print(&self, exceptions: &Exceptions) {
        for (reason, (cases, first)) in &self.reasons {
            say::line(json!({ "not_supported": reason, "cases": cases, "first": first }));
        }
        for line in exceptions.stale() {
            say::line(json!({
                "stale_exception": line.workbook,
                "sheet": line.sheet,
                "cells": format!("{}:{}", line.cells.first, line.cells.last),
                "reason": line.reason,
            }));
        }
        for (name, count) in &self.functions {
            say::line(count.line("function", name));
        }
        let judged = |name: &&String| functions::find(name).is_some();
        let mut summary = self.total.line("summary", "all formulas");
        if let Some(fields) = summary.as_object_mut() {
            fields.insert("workbooks".to_owned(), self.seen.len().into());
            fields.insert("unread".to_owned(), self.unread.into());
            fields.insert("functions".to_owned(), self.functions.keys().filter(judged).count().into());
            fields.insert("stale_exceptions".to_owned(), exceptions.stale().count().into());
        }
        say::line(summary);
    }
}
