//! The count of what passed and failed, read off the runners' own closing lines.

use std::fmt::Display;
use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

use crate::failure::{Explain, Failure, Outcome};
use crate::say;

/// What passed and what failed.
#[derive(Default)]
pub struct Tally {
    passed: u64,
    failed: u64,
    remarks: Vec<String>,
    takes_large: bool,
}

impl Tally {
    /// A count of everything, what takes minutes by itself included.
    pub fn of_large_too() -> Self {
        Self { takes_large: true, ..Self::default() }
    }

    /// Whether what takes minutes by itself is run.
    pub fn takes_large(&self) -> bool {
        self.takes_large
    }

    /// One check passed.
    pub fn pass(&mut self) {
        self.passed += 1;
    }

    /// One check failed.
    pub fn fail(&mut self, what: &str, why: impl Display) {
        self.failed += 1;
        self.remarks.push(format!("{what}: {why}"));
    }

    /// Runs cargo's tests and counts them.
    pub fn count_cargo(&mut self, command: &mut Command) -> Outcome {
        // test result: ok. 12 passed; 0 failed; 0 ignored; …
        self.count(command, |line, counts| {
            let Some(rest) = line.strip_prefix("test result: ") else { return };
            counts.passed += before(rest, " passed");
            counts.failed += before(rest, " failed");
            counts.skipped += before(rest, " ignored");
        })
    }

    /// Runs Node's tests and counts them.
    pub fn count_node(&mut self, command: &mut Command) -> Outcome {
        // ℹ pass 12, a line for each; with the TAP reporter "# pass 12".
        self.count(command, |line, counts| {
            let line = line.trim_start_matches(['ℹ', '#', ' ']);
            counts.passed += after(line, "pass ");
            counts.failed += after(line, "fail ") + after(line, "cancelled ");
            counts.skipped += after(line, "skipped ") + after(line, "todo ");
        })
    }

    /// Prints the summary. Its last line is read by machines, so nothing is said after it.
    pub fn close(self) -> Outcome {
        for remark in &self.remarks {
            say::line(format!("FAILED  {remark}"));
        }
        say::line(format!("{} passed, {} failed", self.passed, self.failed));
        if self.failed == 0 { Ok(()) } else { Err(Failure::said()) }
    }

    fn count(&mut self, command: &mut Command, read: fn(&str, &mut Counts)) -> Outcome {
        let mut counts = Counts::default();
        let mut child = command.stdout(Stdio::piped()).spawn().explain("The tests could not be run")?;
        if let Some(output) = child.stdout.take() {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                read(&line, &mut counts);
                say::line(line);
            }
        }
        let status = child.wait().explain("The tests could not be waited for")?;
        self.passed += counts.passed;
        self.failed += counts.failed;
        let Counts { passed, failed, skipped } = counts;
        match (passed + failed, failed, skipped) {
            (0, ..) => Err(Failure::new(format!("No test was run ({status})."))),
            (_, 0, 1..) => Err(Failure::new(format!("{skipped} tests were skipped."))),
            (_, 0, 0) if !status.success() => Err(Failure::new(format!("The run ended badly ({status})."))),
            _ => Ok(()),
        }
    }
}

#[derive(Default)]
struct Counts {
    passed: u64,
    failed: u64,
    skipped: u64,
}

fn before(line: &str, word: &str) -> u64 {
    let number = line.split_once(word).and_then(|(before, _)| before.rsplit(' ').next()?.parse().ok());
    number.unwrap_or(0)
}

fn after(line: &str, word: &str) -> u64 {
    line.strip_prefix(word).and_then(|rest| rest.trim().parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(script: &str, expected: Result<(u64, u64), &str>) {
        let mut tally = Tally::default();
        let outcome = tally.count_node(Command::new("sh").args(["-c", script]));
        match expected {
            Ok(counts) => {
                outcome.unwrap();
                assert_eq!((tally.passed, tally.failed), counts, "{script}");
            }
            Err(sentence) => assert!(outcome.unwrap_err().to_string().contains(sentence), "{script}"),
        }
    }

    #[test]
    #[cfg(unix)]
    fn counts_what_the_runner_says() {
        check("echo 'ℹ pass 12'; echo 'ℹ fail 0'", Ok((12, 0)));
        check("echo '# pass 3'; echo '# fail 2'; exit 1", Ok((3, 2)));
        check("echo 'ℹ pass 3'; echo 'ℹ skipped 1'", Err("1 tests were skipped"));
        check("echo 'ℹ pass 3'; exit 1", Err("ended badly"));
        check("echo nothing", Err("No test was run"));
    }
}
