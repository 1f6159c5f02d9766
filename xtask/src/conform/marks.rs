//! What calamine does not tell of a sheet's cells: which formulas fill a rectangle, and which errors
//! are newer than the file format and stand there as `#VALUE!`.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

use evalbook::engine::Fault;

use super::area::{Area, Cell, End};
use crate::failure::{Explain, Failure, Outcome};

/// The marks of one sheet.
#[derive(Debug, Default)]
pub struct Marks {
    /// The rectangles of array formulas, by their first cell.
    pub arrays: BTreeMap<Cell, Area>,
    /// The cells whose error is a newer one.
    pub newer_errors: BTreeMap<Cell, Fault>,
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
    let faults = newer_faults(
        &part("xl/metadata.xml").unwrap_or_default(),
        &part("xl/richData/rdrichvalue.xml").unwrap_or_default(),
        &part("xl/richData/rdrichvaluestructure.xml").unwrap_or_default(),
    );
    let mut marks = BTreeMap::new();
    for tag in tags(&workbook).filter(|tag| tag.name == "sheet") {
        let (Some(name), Some(id)) = (tag.attribute("name"), tag.attribute("r:id")) else { continue };
        let target = targets.get(id).ok_or_else(|| Failure::new(format!("sheet {name} has no part")))?;
        let text = part(&match target.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None => format!("xl/{target}"),
        })?;
        marks.insert(unescaped(name), of_sheet(&text, &faults));
    }
    Ok(marks)
}

/// The most text of a sheet that is read.
const LARGEST: u64 = 400_000_000;

fn of_sheet(text: &str, faults: &[Fault]) -> Marks {
    let mut marks = Marks::default();
    let mut here = None;
    for tag in tags(text) {
        match tag.name {
            "c" => {
                here = match tag.attribute("r").and_then(End::read) {
                    Some(End::Cell(cell)) => Some(cell),
                    _ => None,
                };
                let which = tag.attribute("vm").and_then(|number| number.parse::<usize>().ok());
                let fault = which.and_then(|number| faults.get(number.checked_sub(1)?));
                if let (Some(cell), Some(fault)) = (here, fault) {
                    marks.newer_errors.insert(cell, *fault);
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

/// The errors that cells point to by number: each is a value whose kind says which fields it has.
fn newer_faults(metadata: &str, values: &str, kinds: &str) -> Vec<Fault> {
    let kinds: Vec<Option<usize>> = kinds
        .split("<s ")
        .skip(1)
        .map(|kind| {
            tags(kind).filter(|tag| tag.name == "k").position(|tag| tag.attribute("n") == Some("errorType"))
        })
        .collect();
    let fault = |value: &str| {
        let kind: usize = value.split('"').nth(1)?.parse().ok()?;
        let field = (*kinds.get(kind)?)?;
        match value.split("<v>").nth(field + 1)?.split('<').next()? {
            "8" => Some(Fault::Spill),
            "13" => Some(Fault::Calculation),
            _ => None,
        }
    };
    let values: Vec<Fault> =
        values.split("<rv s=").skip(1).map(|value| fault(value).unwrap_or(Fault::Value)).collect();
    tags(metadata)
        .filter(|tag| tag.name == "xlrd:rvb")
        .filter_map(|tag| values.get(tag.attribute("i")?.parse::<usize>().ok()?).copied())
        .collect()
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
