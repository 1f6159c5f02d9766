//! The tests in a real browser: Node's test runner drives Chromium through Playwright.

use std::fs;
use std::path::PathBuf;

use super::tally::Tally;
use super::tools;
use crate::failure::{Explain, Outcome};
use crate::program::{program, run as run_program};
use crate::{engine, project};

/// Runs the browser tests on the page in `dist/`.
pub fn run(tally: &mut Tally) -> Outcome {
    tools::node()?;
    let folder = project::root().join("tests/browser");
    run_program(program(tools::NPM, &["ci", "--no-audit", "--no-fund"]).current_dir(&folder))?;
    let chromium = tools::chromium()?;
    if chromium.is_none() {
        let mut install = program(tools::NPM, &["exec", "playwright-core", "install", "chromium"]);
        run_program(install.current_dir(&folder))?;
    }
    let mut tests = program("node", &["--test", "--test-reporter=spec"]);
    tests.args(test_files(&folder)?).current_dir(&folder).env(engine::VARIABLE, engine::write()?);
    if let Some(chromium) = chromium {
        tests.env("EVALBOOK_CHROMIUM", chromium);
    }
    tally.count_node(&mut tests)
}

fn test_files(folder: &PathBuf) -> Outcome<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).explain(format!("{} could not be read", folder.display()))?;
    let mut files: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    files.sort();
    Ok(files)
}
