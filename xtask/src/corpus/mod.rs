//! `corpus`: every workbook under a folder through the importer, each in a process of its own. What
//! panics, hangs or takes too much memory fails the command; so does a cell that another program
//! reads differently.

mod compare;
mod exceptions;
mod report;

use std::collections::VecDeque;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::failure::{Explain, Failure, Outcome};
use crate::inspect::guarded::{self, End, Limits};
use crate::{inspect, project, say};
use exceptions::Exceptions;
use report::{Report, Seen};

/// The argument that makes this process the one that compares a file.
const COMPARE: &str = "--compare";
/// Files that are looked at at the same time.
const TOGETHER: usize = 3;
/// Names' endings of files that are read.
const ENDINGS: [&str; 10] = ["xlsx", "xlsm", "xltx", "xls", "xlsb", "ods", "csv", "tsv", "txt", "html"];

/// Runs the subcommand.
pub fn run(arguments: &[String]) -> Outcome {
    match arguments {
        [word, path] if word == COMPARE => {
            say::line(compare::compare(Path::new(path))?);
            Ok(())
        }
        [folder] => whole(Path::new(folder)),
        _ => Err(Failure::new("`corpus` takes the folder with the workbooks.")),
    }
}

fn whole(folder: &Path) -> Outcome {
    let mut paths = Vec::new();
    gather(folder, &mut paths)?;
    paths.sort();
    if paths.is_empty() {
        return Err(Failure::new(format!("There is no workbook under {}.", folder.display())));
    }
    say::step(format!("{} workbooks", paths.len()));
    let exceptions = Exceptions::read(&project::root().join("xtask/corpus-exceptions.tsv"))?;
    let queue = Mutex::new(paths.iter().collect::<VecDeque<_>>());
    let seen = Mutex::new(Vec::new());
    let work = || -> Outcome {
        loop {
            let next = queue.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
            let Some(path) = next else { return Ok(()) };
            let one = look(path, folder)?;
            seen.lock().unwrap_or_else(PoisonError::into_inner).push(one);
        }
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..TOGETHER).map(|_| scope.spawn(work)).collect();
        workers
            .into_iter()
            .try_for_each(|worker| worker.join().map_err(|_| Failure::new("A worker was lost."))?)
    })?;
    let mut seen = seen.into_inner().unwrap_or_else(PoisonError::into_inner);
    seen.sort_by(|one, other| one.name.cmp(&other.name));
    let report = Report::of(&seen, &exceptions);
    report.print();
    if report.failures() > 0 {
        return Err(Failure::new(format!("{} workbooks do not end as they should.", report.failures())));
    }
    Ok(())
}

fn look(path: &Path, folder: &Path) -> Outcome<Seen> {
    let name = path.strip_prefix(folder).unwrap_or(path).to_string_lossy().into_owned();
    let line = serde_json::from_str(&inspect::line(path)?).explain(&name)?;
    let mut seen = Seen { name, line, differences: Vec::new(), compared: None };
    if seen.is_table() {
        let file = path.to_string_lossy();
        // What the other reader does with a bad file is no matter of ours.
        if let End::Said(said) = guarded::run(&["corpus", COMPARE, &file], Limits::default())? {
            let (cells, differences) = compare::outcome(&said);
            seen.compared = Some(cells);
            seen.differences = differences;
        }
    }
    Ok(seen)
}

fn gather(folder: &Path, paths: &mut Vec<PathBuf>) -> Outcome {
    for entry in fs::read_dir(folder).explain(format!("{} could not be read", folder.display()))? {
        let path = entry.explain("a folder could not be read")?.path();
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        if path.is_dir() {
            gather(&path, paths)?;
        } else if ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str())) {
            paths.push(path);
        }
    }
    Ok(())
}
