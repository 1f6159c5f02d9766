//! The table of subcommands, and the help that walks it.

use crate::failure::{Failure, Outcome};
use crate::{bench, conform, corpus, dist, evaluate, fuzz, inspect, oracle, say, serve, test};

struct Command {
    name: &'static str,
    arguments: &'static str,
    sentence: &'static str,
    run: fn(&[String]) -> Outcome,
}

const COMMANDS: &[Command] = &[
    Command {
        name: "dist",
        arguments: "[--draft] [--open]",
        sentence: "Builds dist/evalbook.html, the one file that is the product; --draft builds quickly, for trying out; --open shows it.",
        run: dist::run,
    },
    Command {
        name: "serve",
        arguments: "",
        sentence: "Serves the page on localhost and builds it anew when a source changes.",
        run: serve::run,
    },
    Command {
        name: "test",
        arguments: "[--large]",
        sentence: "Checks everything: format, lints, native tests, the page, a real browser, LibreOffice.",
        run: test::run,
    },
    Command {
        name: "evaluate",
        arguments: "(--sample | --book FILE | --roster FILE [--class NAME]) [--handout KIND] [-o OUT]",
        sentence: "Evaluates without a browser: writes the workbook and prints index, rank and grade as JSON lines.",
        run: evaluate::run,
    },
    Command {
        name: "bench",
        arguments: "[engine | page] [ROWS …]",
        sentence: "Measures, as ratios, the engine beside hand-written columns, HyperFormula and IronCalc, and the page beside SheetJS and ExcelJS.",
        run: bench::run,
    },
    Command {
        name: "inspect",
        arguments: "FILE …",
        sentence: "Prints as JSON lines what the importer makes of files: tables, columns with reasons, diagnostics, time and memory.",
        run: inspect::run,
    },
    Command {
        name: "corpus",
        arguments: "FOLDER",
        sentence: "Imports every workbook under a folder, each within 10 seconds and 1 GB, and compares its cells with another reader's.",
        run: corpus::run,
    },
    Command {
        name: "conform",
        arguments: "FOLDER",
        sentence: "Calculates the formulas of every workbook in a folder and compares with Excel's values.",
        run: conform::run,
    },
    Command {
        name: "fuzz",
        arguments: "[--seconds N] [--seed S]",
        sentence: "Feeds mutated formulas to parser, printer and evaluation, and reports what panics or hangs.",
        run: fuzz::run,
    },
    Command {
        name: "oracle",
        arguments: "",
        sentence: "Has LibreOffice compute the expected values of the engine's tables of formulas anew.",
        run: oracle::run,
    },
];

/// Runs the subcommand that the arguments name.
pub fn run(arguments: &[String]) -> Outcome {
    match arguments.split_first() {
        None => help(),
        Some((name, _)) if matches!(name.as_str(), "help" | "--help" | "-h") => help(),
        Some((name, rest)) => match COMMANDS.iter().find(|command| command.name == name) {
            Some(command) => (command.run)(rest),
            None => Err(Failure::new(format!(
                "There is no subcommand \"{name}\". `cargo xtask` alone lists those there are."
            ))),
        },
    }
}

fn help() -> Outcome {
    for Command { name, arguments, sentence, .. } in COMMANDS {
        say::line(format!("cargo xtask {name} {arguments}\n    {sentence}"));
    }
    Ok(())
}
