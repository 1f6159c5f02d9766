//! The page: the template with styles, glue and program put in.

use std::fs;
use std::io::Write;
use std::path::Path;

use lzma_rust2::{LzmaOptions, LzmaWriter};

use super::wasm::Program;
use super::{ascii, one_byte, policy};
use crate::failure::{Explain, Failure, Outcome};

/// Puts the page together from `index.html`, `styles/` and the program. Styles, glue and program travel
/// packed together; the page's script unpacks them and puts in the styles and the glue.
pub fn assemble(root: &Path, program: &Program) -> Outcome<Vec<u8>> {
    let template = read(&root.join("index.html"))?;
    let styles = styles(&root.join("styles"))?;
    let packed = lzma(&[styles.as_bytes(), program.glue.as_bytes(), &program.wasm].concat())?;
    let page = fill(&template, "{{encoding}}", one_byte::ENCODING)?;
    let page = fill(&page, "{{styles}}", &styles.len().to_string())?;
    let page = fill(&page, "{{glue}}", &program.glue.len().to_string())?;
    let page = fill(&page, "{{length}}", &packed.len().to_string())?;
    let page = ascii::escaped(&page);
    let policy = policy::of(&page, &program.glue, &styles)?;
    let page = fill(&page, "{{policy}}", &policy)?;
    let (before, after) = split(&page, "{{program}}")?;
    Ok([before.as_bytes(), &one_byte::encode(&packed), after.as_bytes()].concat())
}

/// All sheets in the order of the file names.
fn styles(folder: &Path) -> Outcome<String> {
    let entries = fs::read_dir(folder).explain(format!("{} could not be read", folder.display()))?;
    let mut sheets: Vec<_> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "css"))
        .collect();
    sheets.sort();
    sheets.iter().map(|sheet| read(sheet)).collect()
}

/// The text with line ends as the HTML parser sees them, since hashes are taken over those.
fn read(path: &Path) -> Outcome<String> {
    let text = fs::read_to_string(path).explain(format!("{} could not be read", path.display()))?;
    Ok(text.replace("\r\n", "\n"))
}

/// The page with the text at each place of the mark.
fn fill(page: &str, mark: &str, text: &str) -> Outcome<String> {
    split(page, mark)?;
    Ok(page.replace(mark, text))
}

fn split<'a>(page: &'a str, mark: &str) -> Outcome<(&'a str, &'a str)> {
    page.split_once(mark).ok_or_else(|| Failure::new(format!("index.html has no {mark}.")))
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
