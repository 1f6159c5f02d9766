//! The page: the template with styles, glue and program put in.

use std::fs;
use std::io::Write;
use std::path::Path;

use lzma_rust2::{LzmaOptions, LzmaWriter};

use super::wasm::Program;
use super::{policy, seven_bits};
use crate::failure::{Explain, Failure, Outcome};

/// Puts the page together from `index.html`, `styles/` and the program.
pub fn assemble(root: &Path, program: &Program) -> Outcome<String> {
    let template = read(&root.join("index.html"))?;
    let styles = styles(&root.join("styles"))?;
    refuse_closing_tag(&program.glue, "script")?;
    let page = fill(&template, "{{styles}}", &styles)?;
    let page = fill(&page, "{{glue}}", &program.glue)?;
    let packed = lzma(&program.wasm)?;
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

/// Packed as LZMA, a fifth smaller than gzip; `index.html` unpacks it. The header has neither time
/// nor name: the same program gives the same bytes.
fn lzma(bytes: &[u8]) -> Outcome<Vec<u8>> {
    // The largest dictionary that helps is the program itself; code has no text's regularity by fours.
    let options = LzmaOptions { dict_size: 1 << 22, pb: 0, ..LzmaOptions::with_preset(9) };
    let mut packed = Vec::new();
    let pack = |packed: &mut Vec<u8>| -> std::io::Result<()> {
        let mut writer = LzmaWriter::new_use_header(packed, &options, Some(bytes.len() as u64))?;
        writer.write_all(bytes)?;
        writer.finish()?;
        Ok(())
    };
    pack(&mut packed).explain("The program could not be compressed")?;
    Ok(packed)
}
