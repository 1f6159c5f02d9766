//! The program: compiled, and its JavaScript glue made.

use std::path::PathBuf;

use wasm_bindgen_cli_support::Bindgen;

use crate::failure::{Explain, Failure, Outcome};
use crate::program::{cargo, output, program, run};
use crate::project;

/// The target of the browser build.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// The compiled program and the script that loads it.
pub struct Program {
    /// The WebAssembly module.
    pub wasm: Vec<u8>,
    /// A classic script that defines `wasm_bindgen`.
    pub glue: String,
}

/// How much work goes into the program.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// As it is given to users: small and fast, slow to build.
    Product,
    /// As it is tried out while one works on it: large and slow, quick to build.
    Draft,
}

/// Compiles the program and makes its glue.
pub fn build(effort: Effort) -> Outcome<Program> {
    compiled(&["--bin", "evalbook"], "evalbook.wasm", effort)
}

/// Compiles the engine by itself, as it is in the program, with what tests and measurements call.
pub fn build_engine() -> Outcome<Program> {
    compiled(&["--package", "evalbook-bench", "--lib"], "evalbook_bench.wasm", Effort::Product)
}

fn compiled(what: &[&str], file: &str, effort: Effort) -> Outcome<Program> {
    add_target()?;
    compile(what, effort)?;
    bind(file, effort)
}

/// Adds the target where it is missing.
pub fn add_target() -> Outcome {
    let sysroot = output(&mut program("rustc", &["--print", "sysroot"]))
        .ok_or_else(|| Failure::new("`rustc` could not be run. Install Rust from https://rustup.rs."))?;
    if PathBuf::from(sysroot).join("lib/rustlib").join(TARGET).is_dir() {
        return Ok(());
    }
    run(&mut program("rustup", &["target", "add", TARGET])).map_err(|failure| {
        Failure::new(format!("Rust's {TARGET} target is missing and could not be added. {failure}"))
    })
}

fn compile(what: &[&str], effort: Effort) -> Outcome {
    let mut build = cargo(&["build", "--target", TARGET]);
    build.args(what);
    if effort == Effort::Draft {
        return run(&mut build);
    }
    build.args(["--profile", "page"]);
    // Panic messages carry source paths: without this they would name the builder's home folder, and
    // the same sources would give other bytes on another machine.
    if let Some(home) = cargo_home() {
        build.env("CARGO_ENCODED_RUSTFLAGS", format!("--remap-path-prefix={}=cargo", home.display()));
    }
    run(&mut build)
}

fn cargo_home() -> Option<PathBuf> {
    let set = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    #[allow(deprecated, reason = "deprecated for a Windows corner that was mended long ago")]
    set.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
}

fn bind(file: &str, effort: Effort) -> Outcome<Program> {
    let profile = if effort == Effort::Draft { "debug" } else { "page" };
    let compiled = project::target().join(TARGET).join(profile).join(file);
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(&compiled)
        .no_modules(true)
        .explain("The glue's kind was refused")?
        .typescript(false)
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true);
    let mut bound = bindgen.generate_output().explain("The glue could not be made")?;
    if bound.snippets().values().any(|snippets| !snippets.is_empty()) || !bound.local_modules().is_empty() {
        return Err(Failure::new(
            "A dependency brings JavaScript snippets of its own, which one local file cannot load.",
        ));
    }
    Ok(Program { glue: bound.js().to_owned(), wasm: bound.wasm_mut().emit_wasm() })
}
