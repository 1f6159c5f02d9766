//! `test`: everything that is checked, and a plain count at the end.

mod browser;
mod tally;
pub mod tools;

use crate::dist::{self, Effort};
use crate::failure::{Failure, Outcome};
use crate::program::{cargo, run as run_program};
use crate::say;
use tally::Tally;

/// Part of the whole check.
struct Part {
    name: &'static str,
    run: fn(&mut Tally) -> Outcome,
}

const PARTS: &[Part] = &[
    Part { name: "format", run: format },
    Part { name: "lints of the native build", run: native_lints },
    Part { name: "lints of the browser build", run: browser_lints },
    Part { name: "native tests, with LibreOffice, openpyxl and a validator", run: native_tests },
    Part { name: "page", run: page },
    Part { name: "browser tests", run: browser::run },
];

/// The test that takes LibreOffice minutes: the workbook of 5,000 people.
const LARGE: &str = "five_thousand_people_recalculate";

/// Runs the subcommand.
pub fn run(arguments: &[String]) -> Outcome {
    let mut tally = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => Tally::default(),
        ["--large"] => Tally::of_large_too(),
        _ => return Err(Failure::new("`test` takes nothing but --large.")),
    };
    for Part { name, run } in PARTS {
        say::step(name);
        if let Err(failure) = run(&mut tally) {
            tally.fail(name, &failure);
        }
    }
    tally.close()
}

fn format(tally: &mut Tally) -> Outcome {
    run_program(&mut cargo(&["fmt", "--all", "--check"]))?;
    tally.pass();
    Ok(())
}

fn native_lints(tally: &mut Tally) -> Outcome {
    run_program(&mut cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    tally.pass();
    Ok(())
}

fn browser_lints(tally: &mut Tally) -> Outcome {
    dist::add_target()?;
    run_program(&mut cargo(&[
        "clippy",
        "--package",
        "evalbook",
        "--package",
        "evalbook-bench",
        "--target",
        dist::TARGET,
        "--",
        "-D",
        "warnings",
    ]))?;
    tally.pass();
    Ok(())
}

fn native_tests(tally: &mut Tally) -> Outcome {
    tools::libreoffice()?;
    tools::openpyxl()?;
    tools::validator()?;
    let mut arguments = vec!["test", "--workspace", "--no-fail-fast"];
    if !tally.takes_large() {
        say::step("the workbook of 5,000 people is left to `cargo xtask test --large`: four minutes more");
        arguments.extend(["--", "--skip", LARGE]);
    }
    tally.count_cargo(&mut cargo(&arguments))
}

fn page(tally: &mut Tally) -> Outcome {
    dist::build(Effort::Product)?;
    tally.pass();
    Ok(())
}
