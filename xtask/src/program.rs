//! Other programs that the tool runs, always in the project's top folder.

use std::process::{Command, Stdio};

use crate::failure::{Explain, Failure, Outcome};
use crate::project;

/// A program ready to run in the project's top folder.
pub fn program(name: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(name);
    command.args(arguments).current_dir(project::root());
    command
}

/// Cargo, the same one that runs this tool.
pub fn cargo(arguments: &[&str]) -> Command {
    let name = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    program(&name, arguments)
}

/// Runs a program with its output on the terminal; anything but success is a failure.
pub fn run(command: &mut Command) -> Outcome {
    let name = spelled(command);
    let status = command.status().explain(format!("`{name}` could not be run"))?;
    if status.success() { Ok(()) } else { Err(Failure::new(format!("`{name}` failed ({status})."))) }
}

/// What a program writes to its standard output, when it can be run and succeeds.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn spelled(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
