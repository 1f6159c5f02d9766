//! The tables as text.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Explain, Failure, Outcome};

/// A family's formulas.
#[derive(Debug)]
pub struct Table {
    /// Its file.
    pub path: PathBuf,
    /// Its lines.
    pub rows: Vec<Row>,
}

/// A formula and what it should give.
#[derive(Debug)]
pub struct Row {
    /// The formula, without `=`.
    pub formula: String,
    /// The expected value as written: a number, `"text"`, TRUE, FALSE or an error.
    pub expected: String,
    /// Why the value is not LibreOffice's; empty where it is.
    pub note: String,
}

impl Table {
    /// Reads a file.
    pub fn read(path: PathBuf) -> Outcome<Self> {
        let text = fs::read_to_string(&path).explain(format!("{} could not be read", path.display()))?;
        let rows = text.lines().filter(|line| !line.trim().is_empty()).map(Row::read).collect();
        Ok(Self { path, rows })
    }

    /// Its name.
    pub fn name(&self) -> String {
        self.path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// The file's text.
    pub fn text(&self) -> String {
        self.rows.iter().map(|row| format!("{}\t{}\t{}\n", row.formula, row.expected, row.note)).collect()
    }
}

impl Row {
    fn read(line: &str) -> Self {
        let mut parts = line.split('\t').map(str::to_owned);
        let mut part = || parts.next().unwrap_or_default();
        Self { formula: part(), expected: part(), note: part() }
    }
}

/// A table that formulas refer to: names of columns and their cells as written.
#[derive(Debug)]
pub struct Data {
    /// The columns' names.
    pub names: Vec<String>,
    /// The rows of cells; an empty one is an empty text.
    pub rows: Vec<Vec<String>>,
}

/// Reads the table 数据.
pub fn read_data(path: &Path) -> Outcome<Data> {
    let text = fs::read_to_string(path).explain(format!("{} could not be read", path.display()))?;
    let mut lines = text.lines().map(|line| line.split('\t').map(str::to_owned).collect::<Vec<_>>());
    let names = lines.next().ok_or_else(|| Failure::new(format!("{} is empty.", path.display())))?;
    Ok(Data { names, rows: lines.collect() })
}

/// A written value without its quotes, where it is a text.
pub fn unquoted(written: &str) -> Option<String> {
    let inner = written.strip_prefix('"')?.strip_suffix('"')?;
    Some(inner.replace("\"\"", "\""))
}
