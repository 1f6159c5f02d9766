//! `bench`: the engine beside hand-written columns and other calculators, then the page beside SheetJS
//! and ExcelJS.

use std::ffi::OsString;

use crate::dist::{self, Effort};
use crate::failure::Outcome;
use crate::program::{cargo, program, run as run_program};
use crate::test::tools;
use crate::{engine, project};

/// The argument that leaves the page out.
const ENGINE: &str = "engine";
/// The argument that leaves the engine out.
const PAGE: &str = "page";

/// The argument that measures how well layouts of lists are understood, and nothing else.
const LAYOUTS: &str = "layouts";

/// Runs the subcommand; numbers among the arguments are numbers of rows for the page.
pub fn run(arguments: &[String]) -> Outcome {
    if arguments.first().is_some_and(|first| first == LAYOUTS) {
        return layouts();
    }
    let only = arguments.first().map(String::as_str).filter(|first| [ENGINE, PAGE].contains(first));
    let rows = arguments.get(usize::from(only.is_some())..).unwrap_or_default();
    tools::node()?;
    for folder in ["tests/browser", "bench/browser"] {
        let folder = project::root().join(folder);
        run_program(program(tools::NPM, &["ci", "--no-audit", "--no-fund"]).current_dir(folder))?;
    }
    dist::build(Effort::Product)?;
    if only != Some(PAGE) {
        let engine = engine::write()?;
        for bench in ["columns", "scale"] {
            run_program(&mut cargo(&["bench", "--package", "evalbook-bench", "--bench", bench]))?;
        }
        script("engine.mjs", &[], &[(engine::VARIABLE, engine.into())])?;
    }
    if only != Some(ENGINE) {
        script("run.mjs", rows, &[])?;
    }
    Ok(())
}

/// Many more variations than the test has, of which the test's are the first.
fn layouts() -> Outcome {
    run_program(
        cargo(&["test", "--test", "layouts", "--", "--nocapture", "--test-threads=1"])
            .env("EVALBOOK_VARIATIONS", "100"),
    )
}

fn script(name: &str, arguments: &[String], variables: &[(&str, OsString)]) -> Outcome {
    let mut script = program("node", &[name]);
    script.args(arguments).current_dir(project::root().join("bench/browser"));
    script.envs(variables.iter().map(|(name, value)| (name, value)));
    if let Some(chromium) = tools::chromium()? {
        script.env("EVALBOOK_CHROMIUM", chromium);
    }
    run_program(&mut script)
}
