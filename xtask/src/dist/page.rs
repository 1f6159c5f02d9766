//! The page: the template with styles, glue and program put in.

use std::fs;
use std::num::NonZeroU64;
use std::path::Path;

use super::wasm::Program;
use super::{policy, seven_bits};
use crate::failure::{Explain, Failure, Outcome};

/// More iterations take longer and save next to nothing.
const ITERATIONS: NonZeroU64 = NonZeroU64::MIN.saturating_add(4);

/// Puts the page together from `index.html`, `styles/` and the program.
pub fn assemble(root: &Path, program: &Program) -> Outcome<String> {
    let template = read(&root.join("index.html"))?;
    let styles = styles(&root.join("styles"))?;
    refuse_closing_tag(&program.glue, "script")?;
    let page = fill(&template, "{{styles}}", &styles)?;
    let page = fill(&page, "{{glue}}", &program.glue)?;
    let packed = gzip(&program.wasm)?;
    let page = fill(&page, "{{length}}", &packed.len().to_string())?;
    let page = fill(&page, "{{program}}", &seven_bits::encode(&packed))?;
    let policy = policy::of(&page)?;
    fill(&page, "{{policy}}", &policy)
}

/// One style element for each sheet, in the order of the file names.
fn styles(folder: &Path) -> Outcome<String> {
    let entries = fs::read_dir(folder).explain(format!("{} could not be read", folder.display()))?;
    let mut sheets: Vec<_> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "css"))
        .collect();
    sheets.sort();
    let mut elements = String::new();
    for sheet in sheets {
        let text = read(&sheet)?;
        refuse_closing_tag(&text, "style")?;
        elements.push_str(&format!("<style>\n{text}</style>\n"));
    }
    Ok(elements)
}

/// The text with line ends as the HTML parser sees them, since hashes are taken over those.
fn read(path: &Path) -> Outcome<String> {
    let text = fs::read_to_string(path).explain(format!("{} could not be read", path.display()))?;
    Ok(text.replace("\r\n", "\n"))
}

fn refuse_closing_tag(text: &str, element: &str) -> Outcome {
    if text.to_ascii_lowercase().contains(&format!("</{element}")) || text.contains("<!--") {
        return Err(Failure::new(format!("Text with </{element} or <!-- in it cannot be put inline.")));
    }
    Ok(())
}

fn fill(page: &str, mark: &str, text: &str) -> Outcome<String> {
    match page.split_once(mark) {
        Some((before, after)) => Ok(format!("{before}{text}{after}")),
        None => Err(Failure::new(format!("index.html has no {mark}."))),
    }
}

/// Packed as small as gzip allows. No time and no name stand in the header: the same program gives
/// the same bytes.
fn gzip(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let options = zopfli::Options { iteration_count: ITERATIONS, ..zopfli::Options::default() };
    let mut packed = Vec::new();
    zopfli::compress(options, zopfli::Format::Gzip, bytes, &mut packed)
        .explain("The program could not be compressed")?;
    Ok(packed)
}
