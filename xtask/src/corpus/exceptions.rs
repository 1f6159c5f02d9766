//! Workbooks that the other reader reads wrongly, each with the reason: a table of name and reason.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::failure::{Explain, Failure, Outcome};

/// Names of workbooks and the reasons.
pub struct Exceptions(BTreeMap<String, String>);

impl Exceptions {
    /// Reads the table.
    pub fn read(path: &Path) -> Outcome<Self> {
        let text = fs::read_to_string(path).explain(format!("{} could not be read", path.display()))?;
        let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let rows: Outcome<BTreeMap<_, _>> = lines
            .map(|line| match line.split_once('\t') {
                Some((name, reason)) => Ok((name.to_owned(), reason.to_owned())),
                None => Err(Failure::new(format!("`{line}` has no reason behind a tab."))),
            })
            .collect();
        Ok(Self(rows?))
    }

    /// The reason why a workbook is read differently.
    pub fn reason(&self, name: &str) -> Option<&str> {
        let file = name.rsplit('/').next().unwrap_or(name);
        self.0.get(file).map(String::as_str)
    }
}
