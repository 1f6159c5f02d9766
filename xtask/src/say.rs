//! Everything the tool prints goes through here. A reader that went away is no reason to stop.

use std::fmt::Display;
use std::io::{Write as _, stderr, stdout};

/// Prints a result on the standard output.
pub fn line(text: impl Display) {
    let _ = writeln!(stdout(), "{text}");
}

/// Says which step begins; on the error stream, so that results can be piped.
pub fn step(text: impl Display) {
    let _ = writeln!(stderr(), "── {text}");
}

/// Says why the command stopped.
pub fn failure(text: impl Display) {
    let _ = writeln!(stderr(), "xtask: {text}");
}
