//! `bench`: the engine beside hand-written columns, then the page beside SheetJS and ExcelJS.

use crate::dist::{self, Effort};
use crate::failure::Outcome;
use crate::program::{cargo, program, run as run_program};
use crate::project;
use crate::test::tools;

/// Runs the subcommand; the arguments are numbers of rows for the page.
pub fn run(arguments: &[String]) -> Outcome {
    run_program(&mut cargo(&["bench", "--package", "evalbook-bench"]))?;
    dist::build(Effort::Product)?;
    tools::node()?;
    for folder in ["tests/browser", "bench/browser"] {
        let folder = project::root().join(folder);
        run_program(program(tools::NPM, &["ci", "--no-audit", "--no-fund"]).current_dir(folder))?;
    }
    let chromium = tools::chromium()?;
    let mut bench = program("node", &["run.mjs"]);
    bench.args(arguments).current_dir(project::root().join("bench/browser"));
    if let Some(chromium) = chromium {
        bench.env("EVALBOOK_CHROMIUM", chromium);
    }
    run_program(&mut bench)
}
