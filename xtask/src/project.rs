//! Where things stand in the project.

use std::path::PathBuf;

/// The project's top folder.
pub fn root() -> PathBuf {
    // Cargo says at run time where xtask's package stands; a build moved elsewhere would remember wrongly.
    let package = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    match package.as_deref().and_then(|package| package.parent()) {
        Some(root) => root.to_path_buf(),
        None => PathBuf::from("."),
    }
}

/// The page that `dist` writes.
pub fn page() -> PathBuf {
    root().join("dist").join("evalbook.html")
}

/// Cargo's folder for what it builds.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}
