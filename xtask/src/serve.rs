//! `serve`: the page on localhost, built anew when its sources change.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::thread;
use std::time::{Duration, SystemTime};

use crate::dist::{self, Effort};
use crate::failure::{Explain, Failure, Outcome};
use crate::{project, say};

const ADDRESS: &str = "127.0.0.1:8017";
const LOOK_EVERY: Duration = Duration::from_millis(400);
const SOURCES: [&str; 5] = ["src", "styles", "index.html", "Cargo.toml", "Cargo.lock"];

/// Runs the subcommand; it ends when it is interrupted.
pub fn run(arguments: &[String]) -> Outcome {
    if !arguments.is_empty() {
        return Err(Failure::new("`serve` takes no arguments."));
    }
    let listener = TcpListener::bind(ADDRESS)
        .explain(format!("{ADDRESS} is taken; end the program that uses it, perhaps another `serve`"))?;
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            // A browser that hangs up early is no concern of the server's.
            let _ = answer(&stream);
        }
    });
    say::line(format!("http://{ADDRESS}/"));
    let mut built = None;
    loop {
        let newest = newest(SOURCES.iter().map(|source| project::root().join(source)));
        if newest != built {
            built = newest;
            if let Err(failure) = dist::build(Effort::Draft) {
                say::failure(failure);
            }
        }
        thread::sleep(LOOK_EVERY);
    }
}

/// When the newest of the files under these paths was written.
fn newest(paths: impl Iterator<Item = impl AsRef<Path>>) -> Option<SystemTime> {
    paths.filter_map(|path| newest_under(path.as_ref())).max()
}

fn newest_under(path: &Path) -> Option<SystemTime> {
    match fs::read_dir(path) {
        Ok(entries) => newest(entries.flatten().map(|entry| entry.path())),
        Err(_) => fs::metadata(path).ok()?.modified().ok(),
    }
}

fn answer(mut stream: &TcpStream) -> std::io::Result<()> {
    let mut request = String::new();
    BufReader::new(stream).read_line(&mut request)?;
    if request.starts_with("GET / ") {
        match fs::read(project::page()) {
            Ok(page) => {
                respond(&mut stream, "200 OK", &format!("text/html; charset={}", dist::ENCODING), &page)
            }
            Err(_) => {
                respond(&mut stream, "503 Service Unavailable", "text/plain", b"The page is not built yet.")
            }
        }
    } else {
        respond(&mut stream, "404 Not Found", "text/plain", b"There is only one page here, at /.")
    }
}

fn respond(stream: &mut &TcpStream, status: &str, kind: &str, body: &[u8]) -> std::io::Result<()> {
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n"
    )?;
    stream.write_all(body)
}
