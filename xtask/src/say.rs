//! Everything the tool prints goes through here.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "this module is the printer")]

use std::fmt::Display;

/// Prints a result on the standard output.
pub fn line(text: impl Display) {
    println!("{text}");
}

/// Says which step begins; on the error stream, so that results can be piped.
pub fn step(text: impl Display) {
    eprintln!("── {text}");
}

/// Says why the command stopped.
pub fn failure(text: impl Display) {
    eprintln!("xtask: {text}");
}
