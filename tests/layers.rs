//! The layers of the house: imports run one way, each outside library has its room.

#![cfg(test)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A module and what it may import from the crate.
const MAY_IMPORT: [(&str, &[&str]); 10] = [
    ("sentence", &[]),
    ("engine", &["sentence"]),
    ("scheme", &["sentence", "engine"]),
    ("book", &["sentence", "engine", "scheme"]),
    ("excel", &["sentence", "engine", "scheme", "book"]),
    ("file", &["sentence", "scheme", "book"]),
    ("session", &["sentence", "engine", "scheme", "book", "excel", "file"]),
    ("worker", &["sentence", "session", "platform"]),
    ("platform", &["sentence", "session"]),
    ("ui", &["sentence", "session", "platform"]),
];

/// A library and the modules that may name it.
const MAY_NAME: [(&str, &[&str]); 11] = [
    ("calamine", &["excel"]),
    ("rust_xlsxwriter", &["excel"]),
    ("zip", &["excel"]),
    ("csv", &["excel"]),
    ("encoding_rs", &["excel"]),
    ("web_sys", &["worker", "platform", "ui", "main"]),
    ("js_sys", &["worker", "platform", "ui", "main"]),
    ("wasm_bindgen", &["worker", "platform", "ui", "main"]),
    ("wasm_bindgen_futures", &["worker", "platform", "ui", "main"]),
    ("gloo", &["worker", "platform", "ui", "main"]),
    ("yew", &["ui", "main"]),
];

#[test]
fn imports_run_one_way() {
    let mut wrong = Vec::new();
    for (module, path, text) in sources() {
        let Some((_, allowed)) = MAY_IMPORT.iter().find(|(name, _)| *name == module) else { continue };
        for (other, _) in MAY_IMPORT {
            let named = text.lines().any(|line| !is_comment(line) && names(line, &format!("crate::{other}")));
            if named && other != module && !allowed.contains(&other) {
                wrong.push(format!("{} imports {other}", path.display()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn each_library_has_its_room() {
    let mut wrong = Vec::new();
    for (module, path, text) in sources() {
        for (library, rooms) in MAY_NAME {
            let named = text.lines().any(|line| !is_comment(line) && names(line, &format!("{library}::")));
            if named && !rooms.contains(&module.as_str()) {
                wrong.push(format!("{} names {library}", path.display()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn the_pure_layers_know_no_clock_chance_or_hash_order() {
    let mut wrong = Vec::new();
    for (module, path, text) in sources() {
        if !["engine", "scheme", "book"].contains(&module.as_str()) {
            continue;
        }
        for word in [
            "std::time",
            "SystemTime",
            "Instant::",
            "std::fs",
            "std::net",
            "std::env",
            "RandomState",
            "rand::",
        ] {
            if text.lines().any(|line| !is_comment(line) && names(line, word)) {
                wrong.push(format!("{} uses {word}", path.display()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_module_of_the_house_is_checked() {
    let mut files: BTreeMap<String, usize> = BTreeMap::new();
    for (module, ..) in sources() {
        *files.entry(module).or_default() += 1;
    }
    for (module, _) in MAY_IMPORT {
        assert!(files.contains_key(module), "no source of {module} was found");
    }
    let known =
        |module: &str| matches!(module, "lib" | "main") || MAY_IMPORT.iter().any(|(name, _)| *name == module);
    let unknown: Vec<&String> = files.keys().filter(|module| !known(module)).collect();
    assert!(unknown.is_empty(), "modules without a place among the layers: {unknown:?}");
}

#[test]
fn the_native_build_has_no_browser_crate() {
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--package", "evalbook", "--edges", "normal", "--prefix", "none", "--offline"])
        .args(["--target", "x86_64-unknown-linux-gnu"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo tree runs");
    assert!(tree.status.success(), "{}", String::from_utf8_lossy(&tree.stderr));
    let tree = String::from_utf8_lossy(&tree.stdout);
    assert!(tree.contains("calamine"), "the tree lists what the library needs: {tree}");
    let browser: Vec<&str> = tree
        .lines()
        .filter(|line| {
            ["yew", "gloo", "web-sys", "js-sys", "wasm-bindgen"].iter().any(|name| line.starts_with(name))
        })
        .collect();
    assert!(browser.is_empty(), "{browser:?}");
}

fn sources() -> Vec<(String, PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("src is readable") {
            let path = entry.expect("src is readable").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let inside = path.strip_prefix(&root).expect("inside src");
                let first = inside.iter().next().expect("a file has a name").to_string_lossy();
                let text = fs::read_to_string(&path).expect("sources are text");
                found.push((first.trim_end_matches(".rs").to_owned(), path, text));
            }
        }
    }
    found
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

/// Whether `line` names `path` as a whole word.
fn names(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(start, _)| {
        let word = |character: Option<char>| character.is_some_and(|c| c.is_alphanumeric() || c == '_');
        let before = line[..start].chars().next_back();
        let after = line[start + path.len()..].chars().next();
        !word(before) && (path.ends_with("::") || !word(after))
    })
}
