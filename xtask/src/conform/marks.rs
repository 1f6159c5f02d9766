//! What calamine does not tell of a sheet's cells: which formulas fill a rectangle, and which errors
//! are newer than the file format and stand there as `#VALUE!`.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

use super::area::{Area, Cell, End};
use crate::failure::{Explain, Failure, Outcome};

/// The marks of one sheet.
#[derive(Debug, Default)]
pub struct Marks {
    /// The rectangles of array formulas, by their first cell.
    pub arrays: BTreeMap<Cell, Area>,
    /// The cells whose error is a newer one.
    pub newer_errors: Vec<Cell>,
}

/// The marks of every sheet, in the workbook's order.
pub fn read(path: &Path) -> Outcome<BTreeMap<String, Marks>> {
    let file = std::fs::File::open(path).explain(format!("{} could not be opened", path.display()))?;
    let mut archive = zip::ZipArchive::new(file).explain("it is not a zip archive")?;
    let mut part = |name: &str| -> Outcome<String> {
        let mut text = String::new();
        let part = archive.by_name(name).explain(name)?;
        part.take(LARGEST).read_to_string(&mut text).explain(name)?;
        Ok(text)
    };
    let workbook = part("xl/workbook.xml")?;
    let relations = part("xl/_rels/workbook.xml.rels")?;
    let targets: BTreeMap<&str, &str> = tags(&relations)
        .filter(|tag| tag.name == "Relationship")
        .filter_map(|tag| Some((tag.attribute("Id")?, tag.attribute("Target")?)))
        .collect();
    let mut marks = BTreeMap::new();
    for tag in tags(&workbook).filter(|tag| tag.name == "sheet") {
        let (Some(name), Some(id)) = (tag.attribute("name"), tag.attribute("r:id")) else { continue };
        let target = targets.get(id).ok_or_else(|| Failure::new(format!("sheet {name} has no part")))?;
        let text = part(&match target.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None => format!("xl/{target}"),
        })?;
        marks.insert(unescaped(name), of_sheet(&text));
    }
    Ok(marks)
}

/// The most text of a sheet that is read.
const LARGEST: u64 = 400_000_000;

fn of_sheet(text: &str) -> Marks {
    let mut marks = Marks::default();
    let mut here = None;
    for tag in tags(text) {
        match tag.name {
            "c" => {
                here = match tag.attribute("r").and_then(End::read) {
                    Some(End::Cell(cell)) => Some(cell),
                    _ => None,
                };
                if let Some(cell) = here.filter(|_| tag.attribute("vm").is_some()) {
                    marks.newer_errors.push(cell);
                }
            }
            "f" if tag.attribute("t") == Some("array") => {
                if let (Some(cell), Some(area)) = (here, tag.attribute("ref").and_then(Area::read)) {
                    marks.arrays.insert(cell, area);
                }
            }
            _ => {}
        }
    }
    marks
}

struct Tag<'a> {
    name: &'a str,
    rest: &'a str,
}

impl<'a> Tag<'a> {
    fn attribute(&self, name: &str) -> Option<&'a str> {
        let mut rest = self.rest;
        while let Some((key, after)) = rest.split_once("=\"") {
            let (value, next) = after.split_once('"')?;
            if key.trim() == name {
                return Some(value);
            }
            rest = next;
        }
        None
    }
}

/// The opening tags of a text as Excel writes it, where no `>` stands inside a tag.
fn tags(text: &str) -> impl Iterator<Item = Tag<'_>> {
    text.split('<').skip(1).filter_map(|part| {
        let tag = part.split('>').next()?;
        let (name, rest) = tag.split_once([' ', '/']).unwrap_or((tag, ""));
        Some(Tag { name, rest })
    })
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&")
}
