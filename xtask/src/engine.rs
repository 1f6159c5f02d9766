//! The engine by itself for a browser, with what it calculates natively beside it.

use std::fs;
use std::path::PathBuf;

use evalbook_bench::agreement;

use crate::failure::{Explain, Outcome};
use crate::{dist, project};

/// The name of the variable that says to the scripts where the engine is.
pub const VARIABLE: &str = "EVALBOOK_ENGINE";

/// Writes `engine.js`, `engine.wasm` and `native.tsv` into a folder, and says which.
pub fn write() -> Outcome<PathBuf> {
    let program = dist::build_engine()?;
    let folder = project::target().join("engine");
    fs::create_dir_all(&folder).explain(format!("{} could not be made", folder.display()))?;
    let native = agreement::lines(0..agreement::MODELS);
    let files: [(&str, &[u8]); 3] = [
        ("engine.js", program.glue.as_bytes()),
        ("engine.wasm", &program.wasm),
        ("native.tsv", native.as_bytes()),
    ];
    for (name, bytes) in files {
        let path = folder.join(name);
        fs::write(&path, bytes).explain(format!("{} could not be written", path.display()))?;
    }
    Ok(folder)
}
