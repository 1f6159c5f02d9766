//! A scheme alone as a file (考评办法.json): one module per version of the format.

mod v1;

use serde::Deserialize;

use crate::scheme::Body;
use crate::scheme::{Indicator, Scheme};
use crate::sentence::Sentence;

/// The name that a saved scheme begins with.
const FORMAT: &str = "evalbook-scheme";
/// No office writes a scheme of this many bytes.
const MOST_BYTES: usize = 8_000_000;
/// No office writes so many indicators, and no screen shows them.
const MOST_INDICATORS: usize = 2_000;
/// Levels of the indicator tree.
const DEEPEST: usize = 12;

/// What every version begins with.
#[derive(Deserialize)]
struct Head {
    format: String,
    version: u64,
}

/// A scheme as text in the newest version.
pub fn write_scheme(scheme: &Scheme) -> Result<String, Sentence> {
    v1::write(scheme)
}

/// A scheme from its bytes, of whatever version.
pub fn read_scheme(bytes: &[u8]) -> Result<Scheme, Sentence> {
    if bytes.len() > MOST_BYTES {
        return Err(Sentence::new(
            format!("文件有 {} 字节，不是考评办法文件（不超过 8 MB）。请选“考评办法.json”。", bytes.len()),
            format!(
                "The file has {} bytes and is no scheme (at most 8 MB). Choose a saved scheme.",
                bytes.len()
            ),
        ));
    }
    // Editors on Windows put a mark before the text.
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let head: Head = serde_json::from_slice(bytes).map_err(|_| no_scheme())?;
    if head.format != FORMAT {
        return Err(no_scheme());
    }
    let scheme = match head.version {
        v1::VERSION => v1::read(bytes)?,
        version => {
            return Err(Sentence::new(
                format!(
                    "考评办法文件的格式版本是 {version}，本版只认到 {}。请换用保存它的版本。",
                    v1::VERSION
                ),
                format!(
                    "The scheme was saved in format {version}; this version reads up to {}. Use the newer one.",
                    v1::VERSION
                ),
            ));
        }
    };
    sound(scheme)
}

/// The scheme, if its size is one that can be worked with and its numbers are numbers.
fn sound(scheme: Scheme) -> Result<Scheme, Sentence> {
    let mut count = 0;
    let depths = scheme.classes.iter().map(|class| measured(&class.indicators, &mut count));
    let deepest = depths.max().unwrap_or(0);
    if count > MOST_INDICATORS || deepest > DEEPEST {
        return Err(Sentence::new(
            format!(
                "考评办法有 {count} 个指标、{deepest} 层，超出可用范围（{MOST_INDICATORS} 个、{DEEPEST} 层），没有读入。"
            ),
            format!(
                "The scheme has {count} indicators in {deepest} levels, more than can be worked with ({MOST_INDICATORS}, {DEEPEST}). It was not read."
            ),
        ));
    }
    Ok(scheme)
}

/// Counts the indicators and gives how deep they go.
fn measured(indicators: &[Indicator], count: &mut usize) -> usize {
    let mut deepest = 0;
    for indicator in indicators {
        *count += 1;
        let below = match &indicator.body {
            Body::Group { children, .. } => measured(children, count),
            Body::Leaf { .. } => 0,
        };
        deepest = deepest.max(below + 1);
    }
    deepest
}

fn no_scheme() -> Sentence {
    Sentence::new(
        "这不是考评办法文件，或文件已损坏，没有读入。请选由“保存办法”得到的“考评办法.json”。",
        "This is no saved scheme, or it is damaged; it was not read. Choose a file made by “Save the scheme”.",
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scheme::{TEMPLATES, reference_scheme};

    #[test]
    fn every_template_comes_back() {
        for template in &TEMPLATES {
            let scheme = template.scheme();
            let text = write_scheme(&scheme).expect("it is written");
            assert_eq!(read_scheme(text.as_bytes()), Ok(scheme.clone()));
            let marked = format!("\u{feff}{text}");
            assert_eq!(read_scheme(marked.as_bytes()), Ok(scheme));
        }
    }

    fn check(bytes: &[u8], says: &str) {
        let said = read_scheme(bytes).map(|scheme| scheme.name).expect_err("it is no scheme");
        assert!(said.zh.contains(says), "{}", said.zh);
        assert!(!said.en.is_empty());
    }

    #[test]
    fn what_is_no_scheme_is_said() {
        let text = write_scheme(&reference_scheme()).expect("it is written");
        check(b"", "不是考评办法文件");
        check(b"\xff\xfe\x00", "不是考评办法文件");
        check(b"null", "不是考评办法文件");
        check(b"{\"format\":\"evalbook\",\"version\":1}", "不是考评办法文件");
        check(b"{\"format\":\"evalbook-scheme\",\"version\":1}", "不是考评办法文件");
        check(b"{\"format\":\"evalbook-scheme\",\"version\":7}", "格式版本是 7");
        check(b"{\"format\":\"evalbook-scheme\",\"version\":-1}", "不是考评办法文件");
        check(&text.as_bytes()[..text.len() / 2], "不是考评办法文件");
        check(text.replacen("\"share\": 15.0", "\"share\": \"15\"", 1).as_bytes(), "不是考评办法文件");
        check(text.replacen("\"share\": 15.0", "\"share\": 1e999", 1).as_bytes(), "不是考评办法文件");
        check(&vec![b' '; MOST_BYTES + 1], "不超过 8 MB");
        check("[".repeat(100_000).as_bytes(), "不是考评办法文件");
    }

    /// Any piece of a scheme may be cut out or doubled: the answer is a scheme or a sentence.
    #[test]
    fn mangled_text_never_stops_the_reader() {
        let text = write_scheme(&reference_scheme()).expect("it is written").into_bytes();
        let mut refused = 0;
        for at in (0..text.len() - 40).step_by(97) {
            let mut cut = text.clone();
            cut.drain(at..at + 1 + at % 37);
            let mut doubled = text.clone();
            doubled.splice(at..at, text[at..at + 40].to_vec());
            refused += [cut, doubled].iter().filter(|bytes| read_scheme(bytes).is_err()).count();
        }
        assert!(refused > 100, "{refused}");
    }

    #[test]
    fn a_tree_too_large_is_refused() {
        let mut scheme = reference_scheme();
        let leaf = scheme.classes[1].indicators[1].clone();
        scheme.classes[1].indicators = vec![leaf; MOST_INDICATORS + 1];
        check(write_scheme(&scheme).expect("it is written").as_bytes(), "个指标、");
    }
}
