//! The project's one tool. `cargo xtask` alone lists what it does.

mod bench;
mod command;
mod conform;
mod corpus;
mod dist;
mod engine;
mod evaluate;
mod failure;
mod fuzz;
mod inspect;
mod oracle;
mod program;
mod project;
mod say;
mod serve;
mod test;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match command::run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            if !failure.is_said() {
                say::failure(&failure);
            }
            ExitCode::FAILURE
        }
    }
}
