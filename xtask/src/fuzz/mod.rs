//! `fuzz`: mutated formulas through parser, printer and evaluation, to find whatever panics, overflows
//! the stack or does not end. The inputs follow from the seed alone; a child process takes them, so that
//! even what ends the process is found with its input.

mod mutate;
mod trial;

use std::fs::{self, File};
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use serde_json::json;

use crate::failure::{Explain, Failure, Outcome};
use crate::{project, say};
use mutate::Mutator;

/// An input that takes longer counts as a finding. The largest arrays there may be, made anew in every
/// row and for every step, take half a minute in a build that is not optimized.
const SLOWEST: Duration = Duration::from_secs(120);
/// The argument that makes this process the one that takes the inputs.
const CHILD: &str = "--child";

/// What the arguments ask for.
struct Wish {
    seconds: u64,
    seed: u64,
    child: bool,
}

/// Runs the subcommand.
pub fn run(arguments: &[String]) -> Outcome {
    let wish = wish(arguments)?;
    let input = project::target().join("fuzz-input.txt");
    if wish.child {
        return child(&wish, &input);
    }
    say::step(format!("seed {}, {} seconds", wish.seed, wish.seconds));
    let program = std::env::current_exe().explain("this program has no place")?;
    let status = Command::new(program)
        .args(["fuzz", "--seconds", &wish.seconds.to_string(), "--seed", &wish.seed.to_string(), CHILD])
        .status()
        .explain("the child process could not be started")?;
    if status.success() {
        return Ok(());
    }
    if status.code().is_none_or(|code| code > 100) {
        let text = fs::read_to_string(&input).unwrap_or_default();
        say::line(json!({ "finding": format!("the process ended ({status})"), "input": text }));
    }
    Err(Failure::new(format!("There are findings; `fuzz --seed {}` repeats them.", wish.seed)))
}

fn wish(arguments: &[String]) -> Outcome<Wish> {
    let clock = SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |time| time.as_secs());
    let mut wish = Wish { seconds: 60, seed: clock, child: false };
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        let mut number = || -> Outcome<u64> {
            let text = words.next().ok_or_else(|| Failure::new(format!("{word} needs a number.")))?;
            text.parse().explain(format!("{word} {text}"))
        };
        match word.as_str() {
            "--seconds" => wish.seconds = number()?,
            "--seed" => wish.seed = number()?,
            CHILD => wish.child = true,
            _ => return Err(Failure::new(format!("`fuzz` does not know {word}."))),
        }
    }
    Ok(wish)
}

/// Takes inputs until the time is over.
fn child(wish: &Wish, path: &Path) -> Outcome {
    std::panic::set_hook(Box::new(|_| {}));
    let folder = path.parent().map(PathBuf::from).unwrap_or_default();
    fs::create_dir_all(&folder).explain(format!("{} could not be made", folder.display()))?;
    let mut file = File::create(path).explain(format!("{} could not be written", path.display()))?;
    let started = Instant::now();
    let mut mutator = Mutator::new(wish.seed, tabled()?);
    let (mut count, mut findings) = (0_u64, 0_u64);
    static BEGUN: AtomicU64 = AtomicU64::new(0);
    thread::spawn(move || watch(&BEGUN, started));
    while started.elapsed().as_secs() < wish.seconds {
        let text = mutator.next_input();
        note(&mut file, &text).explain("the input could not be noted")?;
        BEGUN.store(milliseconds(started), Ordering::Relaxed);
        count += 1;
        if let Some(message) = trial::panics(&text) {
            findings += 1;
            say::line(json!({ "finding": message, "input": text }));
        }
    }
    say::line(json!({ "seed": wish.seed, "seconds": wish.seconds, "inputs": count, "findings": findings }));
    if findings == 0 { Ok(()) } else { Err(Failure::new(format!("{findings} inputs panicked."))) }
}

/// The formulas of the oracle's tables: the first column of each, table by table.
fn tabled() -> Outcome<Vec<String>> {
    let folder = project::root().join("tests/oracle");
    let failed = || format!("{} could not be read", folder.display());
    let entries = fs::read_dir(&folder).explain(failed())?;
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "tsv"));
    paths.sort();
    let mut formulas = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).explain(failed())?;
        let first = |line: &str| line.split('\t').next().unwrap_or_default().to_owned();
        formulas.extend(text.lines().map(first).filter(|formula| !formula.is_empty()));
    }
    Ok(formulas)
}

fn milliseconds(since: Instant) -> u64 {
    u64::try_from(since.elapsed().as_millis()).unwrap_or(u64::MAX)
}

fn note(file: &mut File, text: &str) -> std::io::Result<()> {
    file.seek(SeekFrom::Start(0))?;
    file.set_len(0)?;
    file.write_all(text.as_bytes())
}

/// Ends the process when an input takes too long; the parent then reports it.
fn watch(begun: &AtomicU64, started: Instant) {
    loop {
        thread::sleep(Duration::from_millis(500));
        let since = milliseconds(started).saturating_sub(begun.load(Ordering::Relaxed));
        if Duration::from_millis(since) > SLOWEST {
            std::process::exit(124);
        }
    }
}
