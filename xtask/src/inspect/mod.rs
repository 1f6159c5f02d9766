//! `inspect`: what the importer makes of files, one line of JSON for each. Every file is read in a
//! process of its own, with limits on its time and memory, so that one bad file stops nothing.

pub mod guarded;
mod look;

use std::path::Path;

use serde_json::json;

use crate::failure::{Failure, Outcome};
use crate::say;
use guarded::{End, Limits};

/// The argument that makes this process the one that reads a file.
const CHILD: &str = "--child";

/// Runs the subcommand.
pub fn run(arguments: &[String]) -> Outcome {
    match arguments {
        [] => Err(Failure::new("`inspect` takes the files to look at.")),
        [word, path] if word == CHILD => {
            say::line(look::look(Path::new(path)));
            Ok(())
        }
        paths => {
            for path in paths {
                say::line(line(Path::new(path))?);
            }
            Ok(())
        }
    }
}

/// What is said of a file, whatever it does to the process that reads it.
pub fn line(path: &Path) -> Outcome<String> {
    let file = path.to_string_lossy();
    Ok(match guarded::run(&["inspect", CHILD, &file], Limits::default())? {
        End::Said(line) => line.trim_end().to_owned(),
        End::Breach(breach) => json!({ "file": file, "breach": breach }).to_string(),
    })
}
