//! What came of the workbooks, counted.

use std::collections::BTreeMap;

use serde_json::Value;

use super::exceptions::Exceptions;
use crate::say;

/// A workbook and what came of it.
pub struct Seen {
    /// Its name under the folder.
    pub name: String,
    /// What `inspect` says of it.
    pub line: Value,
    /// How many cells another program reads alike, where it reads the workbook.
    pub compared: Option<u64>,
    /// Cells that it reads differently.
    pub differences: Vec<String>,
}

impl Seen {
    /// Whether it ended in a table.
    pub fn is_table(&self) -> bool {
        self.line.get("sheets").is_some()
    }

    fn breach(&self) -> Option<&str> {
        self.line.get("breach")?.as_str()
    }

    fn kind(&self) -> String {
        let ending = self.name.rsplit('.').next().unwrap_or_default().to_lowercase();
        match self.line.get("kind").and_then(Value::as_str) {
            Some(kind) if kind != ending => format!("{ending} ({kind})"),
            _ => ending,
        }
    }
}

/// The report.
#[derive(Default)]
pub struct Report {
    kinds: BTreeMap<String, Count>,
    lines: Vec<String>,
    failures: usize,
    excused: usize,
    slowest: (u64, String),
    largest: (u64, String),
}

#[derive(Default)]
struct Count {
    tables: usize,
    sentences: usize,
    breaches: usize,
    compared: usize,
    cells: u64,
}

impl Report {
    /// Counts what was seen.
    pub fn of(seen: &[Seen], exceptions: &Exceptions) -> Self {
        let mut report = Self::default();
        for one in seen {
            report.take(one, exceptions);
        }
        report
    }

    /// How many workbooks fail.
    pub fn failures(&self) -> usize {
        self.failures
    }

    /// Prints it.
    pub fn print(&self) {
        for line in &self.lines {
            say::line(line);
        }
        for (kind, count) in &self.kinds {
            let Count { tables, sentences, breaches, compared, cells } = count;
            say::line(format!(
                "{kind}: {tables} tables, {sentences} sentences, {breaches} breaches; {compared} compared, {cells} cells alike"
            ));
        }
        say::line(format!("{} differences with a known reason", self.excused));
        say::line(format!("slowest: {} ms, {}", self.slowest.0, self.slowest.1));
        say::line(format!("largest: {} MB, {}", self.largest.0 >> 20, self.largest.1));
    }

    fn take(&mut self, seen: &Seen, exceptions: &Exceptions) {
        let number = |key: &str| seen.line.get(key).and_then(Value::as_u64).unwrap_or(0);
        self.slowest = (number("milliseconds"), seen.name.clone()).max(std::mem::take(&mut self.slowest));
        self.largest = (number("peak_bytes"), seen.name.clone()).max(std::mem::take(&mut self.largest));
        let count = self.kinds.entry(seen.kind()).or_default();
        if let Some(breach) = seen.breach() {
            count.breaches += 1;
            self.failures += 1;
            self.lines.push(format!("{}: {breach}", seen.name));
            return;
        }
        if seen.is_table() {
            count.tables += 1;
        } else {
            count.sentences += 1;
        }
        if let Some(cells) = seen.compared {
            count.compared += 1;
            count.cells += cells;
        }
        if seen.differences.is_empty() {
            return;
        }
        if exceptions.reason(&seen.name).is_some() {
            self.excused += 1;
            return;
        }
        self.failures += 1;
        self.lines.extend(seen.differences.iter().map(|difference| format!("{}: {difference}", seen.name)));
    }
}
