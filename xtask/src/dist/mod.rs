//! `dist`: the product, one HTML file that works from disk.

mod ascii;
mod one_byte;
mod page;
mod policy;
mod wasm;

use std::fs;
use std::path::{Path, PathBuf};

pub use one_byte::ENCODING;
pub use wasm::{Effort, TARGET, add_target, build_engine};

use crate::failure::{Explain, Failure, Outcome};
use crate::{program, project, say};

/// Runs the subcommand.
pub fn run(arguments: &[String]) -> Outcome {
    let (mut open, mut effort) = (false, Effort::Product);
    for argument in arguments {
        match argument.as_str() {
            "--open" => open = true,
            "--draft" => effort = Effort::Draft,
            _ => return Err(Failure::new("`dist` takes nothing but --draft and --open.")),
        }
    }
    let page = build(effort)?;
    if open { show(&page) } else { Ok(()) }
}

/// Builds the page and says where it is and how large.
pub fn build(effort: Effort) -> Outcome<PathBuf> {
    let program = wasm::build(effort)?;
    let html = page::assemble(&project::root(), &program)?;
    let path = project::page();
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).explain(format!("{} could not be made", folder.display()))?;
    }
    fs::write(&path, &html).explain(format!("{} could not be written", path.display()))?;
    say::line(format!(
        "{}  {:.0} KB (wasm {:.0} KB, glue {:.0} KB)",
        path.display(),
        kilobytes(html.len()),
        kilobytes(program.wasm.len()),
        kilobytes(program.glue.len()),
    ));
    Ok(path)
}

fn kilobytes(bytes: usize) -> f64 {
    bytes as f64 / 1000.0
}

fn show(page: &Path) -> Outcome {
    let page = page.to_string_lossy();
    let mut opener = match std::env::consts::OS {
        "windows" => program::program("cmd", &["/C", "start", "", &page]),
        "macos" => program::program("open", &[&page]),
        _ => program::program("xdg-open", &[&page]),
    };
    program::run(&mut opener)
}
