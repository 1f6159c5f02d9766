//! This program run once more on one file, with limits on time and memory.

use std::fs;
use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::failure::{Explain, Failure, Outcome};

/// What a process may use.
pub struct Limits {
    /// How long it may work. Waiting for others on a busy machine is not counted, up to a point.
    pub time: Duration,
    /// How many bytes it may hold.
    pub bytes: u64,
}

/// How many times longer than it may work a process may take.
const PATIENCE: u32 = 12;
/// The unit in which the system counts a process's work.
const TICK: Duration = Duration::from_millis(10);

impl Default for Limits {
    fn default() -> Self {
        Self { time: Duration::from_secs(10), bytes: 1 << 30 }
    }
}

/// How it ended.
pub enum End {
    /// Well; this is what it printed.
    Said(String),
    /// By a panic, or by passing a limit.
    Breach(String),
}

/// Runs this program with arguments.
pub fn run(arguments: &[&str], limits: Limits) -> Outcome<End> {
    let program = std::env::current_exe().explain("this program has no place")?;
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .explain("the child process could not be started")?;
    let said = gather(child.stdout.take());
    let cried = gather(child.stderr.take());
    let began = Instant::now();
    let mut wait = Duration::from_millis(1);
    let status = loop {
        if let Some(status) = child.try_wait().explain("the child process was lost")? {
            break status;
        }
        let elapsed = began.elapsed();
        let worked = worked(child.id()).unwrap_or(elapsed);
        if worked > limits.time || elapsed > limits.time * PATIENCE {
            return end(&mut child, format!("not done after {} s", limits.time.as_secs()));
        }
        if peak(child.id()).is_some_and(|peak| peak > limits.bytes) {
            return end(&mut child, format!("more than {} MB", limits.bytes >> 20));
        }
        thread::sleep(wait);
        wait = (wait * 2).min(Duration::from_millis(20));
    };
    let said = said.join().map_err(|_| Failure::new("The child's output was lost."))?;
    let cried = cried.join().map_err(|_| Failure::new("The child's output was lost."))?;
    if status.success() {
        return Ok(End::Said(said));
    }
    let panic = cried.lines().take(2).collect::<Vec<_>>().join(" ");
    Ok(End::Breach(format!("{status} {panic}").trim().to_owned()))
}

/// The most bytes that a process has held so far, where the system tells.
pub fn peak(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes << 10)
}

/// How long a process has worked so far, where the system tells.
fn worked(process: u32) -> Option<Duration> {
    let status = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name before the last bracket may hold anything; then come the state and eleven others.
    let mut numbers = status.rsplit_once(')')?.1.split_whitespace().skip(11);
    let mut ticks = || numbers.next()?.parse::<u32>().ok();
    let (own, system) = (ticks()?, ticks()?);
    Some(TICK * own.saturating_add(system))
}

fn end(child: &mut Child, breach: String) -> Outcome<End> {
    child.kill().explain("the child process could not be ended")?;
    child.wait().explain("the child process was lost")?;
    Ok(End::Breach(breach))
}

fn gather(stream: Option<impl Read + Send + 'static>) -> thread::JoinHandle<String> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut stream) = stream {
            let _ = stream.read_to_end(&mut bytes);
        }
        String::from_utf8_lossy(&bytes).into_owned()
    })
}
