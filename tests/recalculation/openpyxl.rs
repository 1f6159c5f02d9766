//! openpyxl, the other program that opens, edits and saves workbooks.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use evalbook::engine::Value;
use serde::Deserialize;
use serde_json::json;

use crate::libreoffice::fresh_folder;

/// A cell that gets another value.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    pub sheet: String,
    /// Its address, like D7.
    pub cell: String,
    pub value: Value,
}

/// What openpyxl finds in a workbook.
#[derive(Debug, Deserialize)]
pub struct Seen {
    pub cells: usize,
    pub charts: usize,
    pub validations: usize,
    pub conditions: usize,
    pub sheets: Vec<String>,
}

/// A workbook as it was given and the cells that are edited in it.
pub type Job = (Vec<u8>, Vec<Edit>);

/// Workbooks opened without a warning, edited and saved, and what was found in them.
pub fn rewritten(name: &str, jobs: &[Job]) -> Vec<(Seen, Vec<u8>)> {
    let folder = fresh_folder(&format!("openpyxl-{name}"));
    let (mut words, mut taken) = (Vec::new(), Vec::new());
    for (at, (bytes, edits)) in jobs.iter().enumerate() {
        let (from, to) = (folder.join(format!("{at}.xlsx")), folder.join(format!("{at}-saved.xlsx")));
        fs::write(&from, bytes).expect("the workbook is written");
        let edits: Vec<_> =
            edits.iter().map(|edit| json!([edit.sheet, edit.cell, plain(&edit.value)])).collect();
        words.push(json!({ "from": from, "to": to, "edits": edits }));
        taken.push(to);
    }
    let seen: Vec<Seen> =
        serde_json::from_slice(&run(&json!(words).to_string())).expect("openpyxl said what it saw");
    let saved = taken.iter().map(|path| fs::read(path).expect("openpyxl saved the workbook"));
    let found = seen.into_iter().zip(saved).collect();
    fs::remove_dir_all(&folder).expect("the folder is removed");
    found
}

fn plain(value: &Value) -> serde_json::Value {
    match value {
        Value::Empty => json!(null),
        Value::Number(number) => json!(number),
        Value::Text(text) => json!(&**text),
        Value::Bool(truth) => json!(truth),
        Value::Fault(fault) => json!(fault.text()),
    }
}

fn run(jobs: &str) -> Vec<u8> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/recalculation/rewrite.py");
    let mut child = Command::new(python())
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Python is needed for this test: `cargo xtask test` sets it up with openpyxl");
    child.stdin.take().expect("a standard input").write_all(jobs.as_bytes()).expect("the jobs are said");
    let output = child.wait_with_output().expect("Python is waited for");
    assert!(
        output.status.success(),
        "openpyxl did not open and save the workbooks (`cargo xtask test` installs it where it is missing)"
    );
    output.stdout
}

/// The Python that `cargo xtask test` set up, or the one at hand.
fn python() -> String {
    let own = ["python/bin/python", "python/Scripts/python.exe"].map(|path| {
        let target =
            option_env!("CARGO_TARGET_DIR").unwrap_or(concat!(env!("CARGO_MANIFEST_DIR"), "/target"));
        format!("{target}/{path}")
    });
    own.into_iter().find(|path| Path::new(path).is_file()).unwrap_or_else(|| "python3".to_owned())
}
