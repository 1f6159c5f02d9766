//! What is checked before the reading library sees a package: sizes, counts that space is set aside
//! for, and the length of every run of bytes. On the way the merged regions are picked up, so that
//! no sheet has to be parsed a second time for them.

use std::collections::{HashMap, HashSet};
use std::io::{BufReader, Cursor};

use zip::ZipArchive;

use super::limits;
use super::part::{PartFault, Tag, Tags};
use super::workbook::Region;
use crate::sentence::Sentence;

/// What the check found.
#[derive(Debug, Default)]
pub struct Survey {
    /// What each sheet's part says beside its cells, in the order in which the workbook lists them.
    pub sheets: Vec<Beside>,
}

/// What a sheet's part says beside its cells.
#[derive(Debug, Default)]
pub struct Beside {
    /// Merged regions.
    pub merges: Vec<Region>,
    /// First and last of hidden rows.
    pub hidden_rows: Vec<(u32, u32)>,
    /// First and last of hidden columns.
    pub hidden_columns: Vec<(u32, u32)>,
    /// The row that was begun last.
    row: u32,
}

/// An opened package.
pub type Package<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Opens a package, when the sizes that it declares are within bounds; with the parts' names in
/// small letters.
pub fn open(bytes: &[u8]) -> Result<(Package<'_>, Vec<String>), Sentence> {
    let mut package = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let names = sizes(&mut package)?;
    Ok((package, names))
}

/// Checks the parts of an .xlsx.
pub fn survey(mut package: Package<'_>, names: &[String]) -> Result<Survey, Sentence> {
    let mut found = Found::default();
    for (index, name) in names.iter().enumerate() {
        if name.ends_with(".xml") || name.ends_with(".rels") {
            found.look_into(&mut package, index, name)?;
        }
    }
    let paths = found.sheet_paths();
    if paths.iter().flatten().any(|path| found.unread.contains(path)) {
        return Err(refusal(PartFault::Encoding));
    }
    let mut beside = found.beside;
    let in_order = |path: Option<String>| path.and_then(|path| beside.remove(&path)).unwrap_or_default();
    Ok(Survey { sheets: paths.into_iter().map(in_order).collect() })
}

/// The parts' names in small letters, when their declared sizes are within bounds. The library
/// unpacks no more than what is declared, so the sum bounds everything that follows.
fn sizes(package: &mut Package<'_>) -> Result<Vec<String>, Sentence> {
    if package.len() > limits::PARTS {
        return Err(too_large());
    }
    let mut names = Vec::with_capacity(package.len());
    let mut sum: u64 = 0;
    for index in 0..package.len() {
        let part = package.by_index_raw(index).map_err(|_| damaged())?;
        if part.encrypted() {
            return Err(Sentence::new(
                "这个文件是加了密码的压缩包，无法读取。请去掉密码后另存为 .xlsx 再导入。",
                "The file is an archive with a password. Remove the password, save it as .xlsx, and import that.",
            ));
        }
        let name = part.name().map_err(|_| damaged())?.replace('\\', "/").to_ascii_lowercase();
        sum = sum.saturating_add(part.size());
        let strings = name.ends_with("sharedstrings.xml");
        if sum > limits::UNPACKED_BYTES || (strings && part.size() > limits::STRING_BYTES) {
            return Err(too_large());
        }
        names.push(name);
    }
    Ok(names)
}

#[derive(Default)]
struct Found {
    /// What parts say beside their cells.
    beside: HashMap<String, Beside>,
    /// The relations of every part: (the relations' part, identifier) → target.
    relations: HashMap<(String, String), String>,
    /// The part that lists the sheets, and the relation of each.
    sheets: Option<(String, Vec<String>)>,
    /// How many entries are listed by name, in all.
    listed: u64,
    /// Parts beside the workbook that are not in UTF-8.
    unread: HashSet<String>,
}

impl Found {
    fn look_into(&mut self, package: &mut Package<'_>, index: usize, name: &str) -> Result<(), Sentence> {
        let part = package.by_index(index).map_err(|_| damaged())?;
        let mut tags = Tags::new(BufReader::with_capacity(64 << 10, part));
        let mut count = Counts::default();
        loop {
            match tags.next() {
                Ok(Some(tag)) => self.note(name, &tag, &mut count)?,
                Ok(None) => break,
                // Office programs store notes of their own beside the workbook, some in UTF-16.
                Err(PartFault::Encoding) if !name.starts_with("xl/") && !name.starts_with("_rels/") => {
                    self.unread.insert(name.to_string());
                    break;
                }
                Err(fault) => return Err(refusal(fault)),
            }
        }
        // A format carries copies of the font and number format it names.
        if count.formats.saturating_mul(tags.longest() as u64) > limits::CELL_FORMAT_BYTES {
            return Err(too_large());
        }
        Ok(())
    }

    fn note(&mut self, part: &str, tag: &Tag<'_>, count: &mut Counts) -> Result<(), Sentence> {
        let within = |count: &mut u64, limit: u64| {
            *count += 1;
            if *count > limit { Err(too_large()) } else { Ok(()) }
        };
        match tag.name() {
            b"mergeCell" => self.merge(part, tag),
            b"row" => self.row(part, tag)?,
            b"col" => self.column(part, tag),
            b"si" => within(&mut count.strings, limits::STRINGS)?,
            b"sst" => announced(tag)?,
            b"xf" => within(&mut count.formats, limits::CELL_FORMATS)?,
            b"definedName" => within(&mut self.listed, limits::LISTED)?,
            b"sheet" => {
                within(&mut self.listed, limits::LISTED)?;
                let relation = tag.attribute("id").unwrap_or_default().to_string();
                match &mut self.sheets {
                    Some((known, relations)) if known == part => relations.push(relation),
                    Some(_) => {}
                    None if tag.attribute("sheetId").is_some() => {
                        self.sheets = Some((part.to_string(), vec![relation]));
                    }
                    None => {}
                }
            }
            b"Relationship" => {
                within(&mut self.listed, limits::LISTED)?;
                if let (Some(id), Some(target)) = (tag.attribute("Id"), tag.attribute("Target")) {
                    self.relations.insert((part.to_string(), id.to_string()), target.to_ascii_lowercase());
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn merge(&mut self, part: &str, tag: &Tag<'_>) {
        let Some(region) = tag.attribute("ref").and_then(region) else { return };
        let regions = &mut self.beside_of(part).merges;
        if regions.len() < limits::REGIONS && (region.top < region.bottom || region.left < region.right) {
            regions.push(region);
        }
    }

    fn row(&mut self, part: &str, tag: &Tag<'_>) -> Result<(), Sentence> {
        row_number(tag)?;
        let beside = self.beside_of(part);
        let number = tag.attribute("r").and_then(|number| number.parse::<u32>().ok());
        let row = number.map_or(beside.row, |number| number.saturating_sub(1));
        beside.row = row.saturating_add(1);
        if is_on(tag, "hidden") {
            hide(&mut beside.hidden_rows, row, row);
        }
        Ok(())
    }

    fn column(&mut self, part: &str, tag: &Tag<'_>) {
        let bound = |name: &str| tag.attribute(name)?.parse::<u32>().ok()?.checked_sub(1);
        if let (true, Some(first), Some(last)) = (is_on(tag, "hidden"), bound("min"), bound("max")) {
            hide(&mut self.beside_of(part).hidden_columns, first, last);
        }
    }

    fn beside_of(&mut self, part: &str) -> &mut Beside {
        if !self.beside.contains_key(part) {
            self.beside.insert(part.to_string(), Beside::default());
        }
        self.beside.entry(part.to_string()).or_default()
    }

    /// The part of each sheet, in the order in which the workbook lists them.
    fn sheet_paths(&self) -> Vec<Option<String>> {
        let Some((workbook, sheets)) = &self.sheets else { return Vec::new() };
        let (folder, file) = workbook.rsplit_once('/').unwrap_or(("", workbook));
        let folder = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let relations = format!("{folder}_rels/{file}.rels");
        sheets
            .iter()
            .map(|id| {
                let target = self.relations.get(&(relations.clone(), id.clone()))?;
                Some(match target.strip_prefix('/') {
                    Some(absolute) => absolute.to_string(),
                    None => format!("{folder}{target}"),
                })
            })
            .collect()
    }
}

#[derive(Default)]
struct Counts {
    strings: u64,
    formats: u64,
}

/// Space is set aside for as many shared strings as are announced.
fn announced(tag: &Tag<'_>) -> Result<(), Sentence> {
    let Some(count) = tag.attribute("uniqueCount") else { return Ok(()) };
    match count.trim().parse::<u64>() {
        Ok(count) if count > limits::STRINGS => Err(Sentence::new(
            format!(
                "这个文件声明了 {count} 个文本，远超一个工作簿可能有的数目，没有读取。文件可能已损坏，请用 Excel 或 WPS 打开并另存后再导入。"
            ),
            format!(
                "The file announces {count} texts, far more than a workbook can have, and was not read. It may be damaged: open it in Excel or WPS, save it, and import that."
            ),
        )),
        _ => Ok(()),
    }
}

/// Rows without a number of their own count on from the last one, so that has to leave room.
fn row_number(tag: &Tag<'_>) -> Result<(), Sentence> {
    match tag.attribute("r") {
        Some(number) if number.len() > 9 => Err(too_large()),
        _ => Ok(()),
    }
}

fn is_on(tag: &Tag<'_>, name: &str) -> bool {
    matches!(tag.attribute(name), Some("1" | "true" | "on"))
}

/// Adds what is hidden to what was hidden before.
pub fn hide(hidden: &mut Vec<(u32, u32)>, first: u32, last: u32) {
    let more = hidden.len() < limits::REGIONS;
    match hidden.last_mut() {
        Some((from, to)) if *from <= first && first <= to.saturating_add(1) => *to = last.max(*to),
        _ if more => hidden.push((first, last)),
        _ => {}
    }
}

fn region(reference: &str) -> Option<Region> {
    let (first, last) = reference.split_once(':')?;
    let ((top, left), (bottom, right)) = (address(first)?, address(last)?);
    Some(Region {
        top: top.min(bottom),
        left: left.min(right),
        bottom: top.max(bottom),
        right: left.max(right),
    })
}

/// Row and column of an address such as C12, from 0, when it lies in the grid.
fn address(text: &str) -> Option<(u32, u32)> {
    let digits = text.find(|character: char| character.is_ascii_digit())?;
    let (letters, digits) = text.split_at(digits);
    let column = letters.bytes().try_fold(0u32, |column, byte| {
        let digit = byte.to_ascii_uppercase().checked_sub(b'A').filter(|&digit| digit < 26)?;
        column.checked_mul(26)?.checked_add(u32::from(digit) + 1)
    })?;
    let row = digits.parse::<u32>().ok()?;
    let (row, column) = (row.checked_sub(1)?, column.checked_sub(1)?);
    (row < limits::ROWS && column < limits::COLUMNS).then_some((row, column))
}

/// Why a part was not read to its end, in words.
pub fn refusal(fault: PartFault) -> Sentence {
    match fault {
        PartFault::TooLong => too_large(),
        PartFault::Damaged => damaged(),
        PartFault::Encoding => Sentence::new(
            "这个文件里的内容不是 UTF-8 编码，无法可靠读取。请用 Excel 或 WPS 打开并另存为 .xlsx 后再导入。",
            "The file's contents are not in UTF-8 and cannot be read reliably. Open it in Excel or WPS, save it as .xlsx, and import that.",
        ),
    }
}

/// The file breaks off or makes no sense.
pub fn damaged() -> Sentence {
    Sentence::new(
        "这个文件不完整或已损坏（可能没有下载完或复制完）。请重新取得文件，或用 Excel、WPS 打开并另存后再导入。",
        "The file is incomplete or damaged (perhaps not fully downloaded or copied). Get it again, or open it in Excel or WPS, save it, and import that.",
    )
}

/// The file asks for too much.
pub fn too_large() -> Sentence {
    Sentence::new(
        "这个文件解开后过大，或声明的大小不合常理，没有读取。请只保留需要的工作表，另存为新的 .xlsx 后再导入。",
        "The file is too large when unpacked, or claims sizes that make no sense, and was not read. Keep only the sheets you need, save them as a new .xlsx, and import that.",
    )
}

/// The file has a password.
pub fn encrypted() -> Sentence {
    Sentence::new(
        "这个工作簿设了打开密码，无法读取。请在 Excel 或 WPS 里取消密码、另存后再导入。",
        "The workbook is protected by a password. Remove it in Excel or WPS, save, and import again.",
    )
}

/// A sheet cannot be read at all.
pub fn unreadable(name: &str) -> Sentence {
    Sentence::new(
        format!("工作表“{name}”读不出来，可能已损坏。请用 Excel 或 WPS 打开并另存后再导入。"),
        format!(
            "The sheet {name} cannot be read and may be damaged. Open it in Excel or WPS, save it, and import that."
        ),
    )
}

/// A sheet was read down to a row.
pub fn cut(name: &str, row: u32) -> Sentence {
    let row = u64::from(row) + 1;
    Sentence::new(
        format!(
            "工作表“{name}”只读到第 {row} 行，后面的内容已损坏，没有读入。请用 Excel 或 WPS 打开并另存后再导入。"
        ),
        format!(
            "The sheet {name} could be read only down to row {row}; what follows is damaged and was not taken. Open it in Excel or WPS, save it, and import that."
        ),
    )
}
