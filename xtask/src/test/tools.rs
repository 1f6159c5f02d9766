//! The programs that the tests need: found, or installed, or asked for in a sentence.

use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};
use crate::program::{output, program, run};
use crate::{project, say};

const CHROMIUM_PATHS: [&str; 3] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];
const CHROMIUM_NAMES: [&str; 5] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
const LIBREOFFICE_PATHS: [&str; 2] = [
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:\\Program Files\\LibreOffice\\program\\soffice.exe",
];
const LIBREOFFICE_NAMES: [&str; 2] = ["soffice", "libreoffice"];

/// The system's Chromium, installed first where that can be done; `None` where there is none.
pub fn chromium() -> Outcome<Option<PathBuf>> {
    if let Some(found) = find(&CHROMIUM_NAMES, &CHROMIUM_PATHS) {
        return Ok(Some(found));
    }
    if !can_install() {
        return Ok(None);
    }
    install(&["chromium", "fonts-noto-cjk"])?;
    Ok(find(&CHROMIUM_NAMES, &[]))
}

/// Makes sure that LibreOffice is there.
pub fn libreoffice() -> Outcome {
    if find(&LIBREOFFICE_NAMES, &LIBREOFFICE_PATHS).is_none() {
        if !can_install() {
            return Err(Failure::new(
                "LibreOffice is missing. Install its Calc (on Debian: apt-get install libreoffice-calc).",
            ));
        }
        install(&["libreoffice-calc"])?;
    }
    Ok(())
}

/// The openpyxl that the tests are written for.
const OPENPYXL: &str = "3.1.5";

/// Makes sure that there is a Python with openpyxl, in a folder of its own under `target`.
pub fn openpyxl() -> Outcome {
    let folder = project::target().join("python");
    let own = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let own = own.to_string_lossy().into_owned();
    let version = "import openpyxl; print(openpyxl.__version__)";
    if output(&mut program(&own, &["-c", version])).is_some_and(|found| found == OPENPYXL) {
        return Ok(());
    }
    // Debian keeps what makes such a folder in a package beside Python.
    let makes_folders = || output(&mut program(PYTHON, &["-c", "import ensurepip, venv"])).is_some();
    if !makes_folders() {
        if !can_install() {
            return Err(Failure::new(
                "Python 3 with venv and pip is missing. Install it (on Debian: apt-get install python3-venv).",
            ));
        }
        install(&["python3", "python3-venv"])?;
    }
    say::step(format!("installing openpyxl {OPENPYXL}"));
    run(program(PYTHON, &["-m", "venv", "--clear"]).arg(&folder))?;
    let wanted = format!("openpyxl=={OPENPYXL}");
    run(&mut program(&own, &["-m", "pip", "install", "--quiet", "--disable-pip-version-check", &wanted]))
}

/// Makes sure that the validator of Office's own files is there.
pub fn validator() -> Outcome {
    node()?;
    let folder = project::root().join("tests/validator");
    // Without a lock file: it would name a package for every system, which not every registry has. The
    // one for this system is pinned by the validator's own version.
    let install = ["install", "--no-package-lock", "--no-audit", "--no-fund"];
    run(program(NPM, &install).current_dir(folder))
}

/// Python's name as a program.
const PYTHON: &str = if cfg!(windows) { "python" } else { "python3" };

/// Makes sure that Node and npm are there.
pub fn node() -> Outcome {
    for name in ["node", NPM] {
        if output(&mut program(name, &["--version"])).is_none() {
            return Err(Failure::new(format!(
                "`{name}` is missing. Install Node 20 or newer from https://nodejs.org."
            )));
        }
    }
    Ok(())
}

/// npm's name as a program.
pub const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

fn find(names: &[&str], paths: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let named = names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    named.chain(paths.iter().map(PathBuf::from)).find(|path| path.is_file())
}

/// Only Debian's packages, and only as root: nowhere else can this be done without asking.
fn can_install() -> bool {
    Path::new("/etc/debian_version").exists()
        && output(&mut program("id", &["-u"])).is_some_and(|user| user == "0")
}

fn install(packages: &[&str]) -> Outcome {
    say::step(format!("installing {}", packages.join(", ")));
    run(&mut program("apt-get", &["update", "-qq"]))?;
    let mut install = program("apt-get", &["install", "-y", "-qq", "--no-install-recommends"]);
    run(install.args(packages).env("DEBIAN_FRONTEND", "noninteractive"))
}
