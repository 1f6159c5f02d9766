//! .xlsb: Excel's binary workbook in a package, read record by record.

mod cells;
mod records;

use std::collections::{HashMap, HashSet};
use std::io::BufReader;
use std::sync::Arc;

use super::compound::{long, word};
use super::guard::{self, Package};
use super::intake::{Intake, Page};
use super::number_format::Formats;
use super::part::{PartFault, Tags};
use super::workbook::{Format, Sheet, Workbook};
use super::{Progress, limits};
use crate::sentence::Sentence;
use records::{Records, string};

/// What holds for all sheets.
#[derive(Default)]
struct Globals {
    formats: Formats,
    texts: Vec<Arc<str>>,
    sheets: Vec<Listed>,
}

struct Listed {
    name: String,
    relation: String,
    hidden: bool,
}

/// Reads all worksheets of a package whose sizes have been checked.
pub fn read(
    mut package: Package<'_>,
    names: &[String],
    progress: Progress<'_>,
) -> Result<Workbook, Sentence> {
    let main = names.iter().find(|name| name.ends_with("workbook.bin")).ok_or_else(guard::damaged)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let inside = |name: &str| if folder.is_empty() { name.to_string() } else { format!("{folder}/{name}") };
    let mut globals = Globals::default();
    each(&mut package, names, main, |kind, data| globals.note_workbook(kind, data))?;
    let mut in_cell_formats = false;
    each(&mut package, names, &inside("styles.bin"), |kind, data| {
        globals.note_style(kind, data, &mut in_cell_formats)
    })?;
    let mut strings = 0;
    each(&mut package, names, &inside("sharedstrings.bin"), |kind, data| {
        strings += u64::from(kind == 0x13);
        globals.note_text(kind, data);
        if strings > limits::STRINGS { Err(guard::too_large()) } else { Ok(()) }
    })?;
    let relations = relations(&mut package, names, &inside("_rels/workbook.bin.rels"))?;
    let mut workbook = Workbook::new(Format::Xlsb);
    let mut intake = Intake::new(progress);
    let mut taken = HashSet::new();
    for listed in &globals.sheets {
        let Some((kind, target)) = relations.get(&listed.relation) else { continue };
        if !kind.ends_with("/worksheet") {
            continue;
        }
        let path = target.strip_prefix('/').map_or_else(|| inside(target), String::from);
        let mut page = Page::new(Sheet::new(listed.name.clone(), listed.hidden, Vec::new()));
        match names.iter().position(|name| *name == path).filter(|&at| taken.insert(at)) {
            Some(at) => {
                let part = package.by_index(at).map_err(|_| guard::damaged())?;
                cells::read(BufReader::with_capacity(64 << 10, part), &globals, &mut page, &mut intake)?;
            }
            None => page.sheet.problem = Some(guard::unreadable(&listed.name)),
        }
        workbook.sheets.push(page.end());
    }
    intake.end();
    Ok(workbook)
}

impl Globals {
    fn note_workbook(&mut self, kind: u16, data: &[u8]) -> Result<(), Sentence> {
        match kind {
            0x99 => self.formats.from_1904 = data.first().is_some_and(|flags| flags & 1 != 0),
            0x9C => self.sheets.extend(listed(data)),
            _ => {}
        }
        if self.sheets.len() as u64 > limits::LISTED { Err(guard::too_large()) } else { Ok(()) }
    }

    fn note_style(&mut self, kind: u16, data: &[u8], in_cells: &mut bool) -> Result<(), Sentence> {
        match kind {
            0x2C => {
                if let (Some(number), Some((code, _))) = (word(data, 0), string(data, 2)) {
                    self.formats.add(number, &code);
                }
            }
            0x269 => *in_cells = true,
            0x26A => *in_cells = false,
            0x2F if *in_cells => self.formats.add_cell_format(word(data, 2).unwrap_or(0)),
            _ => {}
        }
        Ok(())
    }

    fn note_text(&mut self, kind: u16, data: &[u8]) {
        if kind == 0x13 {
            let text = string(data, 1).map_or_else(String::new, |(text, _)| text);
            self.texts.push(Arc::from(text));
        }
    }
}

fn listed(data: &[u8]) -> Option<Listed> {
    let (relation, end) = string(data, 8)?;
    let (name, _) = string(data, end)?;
    Some(Listed { name, relation, hidden: long(data, 0)? != 0 })
}

/// Gives each record of a part; a part that is not there has none.
fn each(
    package: &mut Package<'_>,
    names: &[String],
    path: &str,
    mut note: impl FnMut(u16, &[u8]) -> Result<(), Sentence>,
) -> Result<(), Sentence> {
    let Some(at) = names.iter().position(|name| name == path) else { return Ok(()) };
    let part = package.by_index(at).map_err(|_| guard::damaged())?;
    let mut records = Records::new(BufReader::with_capacity(64 << 10, part));
    while let Some((kind, data)) = records.next().map_err(guard::refusal)? {
        note(kind, data)?;
    }
    Ok(())
}

/// The workbook's relations: identifier → kind and target, in small letters.
fn relations(
    package: &mut Package<'_>,
    names: &[String],
    path: &str,
) -> Result<HashMap<String, (String, String)>, Sentence> {
    let at = names.iter().position(|name| name == path).ok_or_else(guard::damaged)?;
    let part = package.by_index(at).map_err(|_| guard::damaged())?;
    let mut tags = Tags::new(BufReader::new(part));
    let mut relations = HashMap::new();
    loop {
        match tags.next() {
            Ok(Some(tag)) => {
                if let (Some(id), Some(kind), Some(target)) =
                    (tag.attribute("Id"), tag.attribute("Type"), tag.attribute("Target"))
                {
                    relations.insert(id.to_string(), (kind.to_string(), target.to_ascii_lowercase()));
                }
            }
            Ok(None) => return Ok(relations),
            Err(fault) => return Err(guard::refusal(fault)),
        }
        if relations.len() as u64 > limits::LISTED {
            return Err(guard::refusal(PartFault::TooLong));
        }
    }
}
