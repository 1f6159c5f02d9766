//! What leaves the program: the whole workbook, parts of it for those whom they concern, or all of it
//! in one archive.

use std::io::{Cursor, Write};

use serde::{Deserialize, Serialize};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::book::{Book, Calculation};
use crate::sentence::Sentence;

use super::groups::groups;
use super::names::{cleaned, stem};
use super::volume::{Extras, Volume};
use super::{Kept, publication, volume_bytes, volume_export};

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Handout {
    /// The year-end workbook.
    Workbook(Extras),
    /// A workbook for each unit with its results and its people's forms, in an archive.
    Units,
    /// The forms of all people as one workbook.
    Forms,
    /// The publication list as a workbook.
    Publication,
    /// The publication list as CSV.
    PublicationText,
    /// All of these in an archive.
    Everything,
}

impl Handout {
    /// Whether the book can be opened again from it.
    pub fn holds_book(self) -> bool {
        matches!(self, Self::Workbook(_) | Self::Everything)
    }
}

/// A file with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The name to save it under.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Writes what is asked for; the same book gives the same bytes.
pub fn hand_out(
    book: &Book,
    calculation: &Calculation,
    kept: Kept,
    handout: Handout,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Written, Sentence> {
    let stem = stem(book);
    let desk = Desk { book, calculation, stem: &stem };
    match handout {
        Handout::Workbook(extras) => desk.workbook(kept, extras, progress),
        Handout::Forms => desk.volume("考评表", &Volume::Forms, progress),
        Handout::Publication => desk.volume("公示", &Volume::Publication, progress),
        Handout::PublicationText => desk.publication_text(),
        Handout::Units => {
            let files = desk.units("", progress)?;
            archive(format!("{stem}-分单位.zip"), files)
        }
        Handout::Everything => {
            let mut files = vec![desk.workbook(kept, Extras::default(), &mut |_, _| {})?];
            if desk.has_people() {
                files.push(desk.volume("考评表", &Volume::Forms, &mut |_, _| {})?);
            }
            files.push(desk.volume("公示", &Volume::Publication, &mut |_, _| {})?);
            files.push(desk.publication_text()?);
            files.extend(desk.units("分单位/", progress)?);
            archive(format!("{stem}-全套.zip"), files)
        }
    }
}

struct Desk<'a> {
    book: &'a Book,
    calculation: &'a Calculation,
    stem: &'a str,
}

impl Desk<'_> {
    fn workbook(
        &self,
        kept: Kept,
        extras: Extras,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<Written, Sentence> {
        let bytes = volume_bytes(self.book, self.calculation, kept, &Volume::Whole(extras), progress)?;
        Ok(Written { name: format!("{}.xlsx", self.stem), bytes })
    }

    fn volume(
        &self,
        what: &str,
        volume: &Volume,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<Written, Sentence> {
        let none = match volume {
            Volume::Forms => !self.has_people(),
            Volume::Publication => {
                self.book.tables.iter().take(self.book.scheme.classes.len()).all(|table| table.rows == 0)
            }
            _ => false,
        };
        if none {
            return Err(nobody());
        }
        let bytes = volume_bytes(self.book, self.calculation, Kept::default(), volume, progress)?;
        Ok(Written { name: format!("{}-{what}.xlsx", self.stem), bytes })
    }

    fn publication_text(&self) -> Result<Written, Sentence> {
        let export = volume_export(self.book, self.calculation, Kept::default(), &Volume::Publication)?;
        let bytes = publication::as_text(&export).into_bytes();
        Ok(Written { name: format!("{}-公示.csv", self.stem), bytes })
    }

    /// A workbook for each unit; `folder` stands before their names.
    fn units(&self, folder: &str, progress: &mut dyn FnMut(u64, u64)) -> Result<Vec<Written>, Sentence> {
        let groups = groups(self.book);
        if groups.is_empty() {
            return if folder.is_empty() { Err(nobody()) } else { Ok(Vec::new()) };
        }
        let total = groups.len() as u64;
        let mut files: Vec<Written> = Vec::new();
        for (done, group) in (0u64..).zip(groups) {
            progress(done, total);
            let name = unique(&format!("{folder}{}", unit_name(&group.name)), &files);
            let volume = Volume::Unit(group);
            let bytes = volume_bytes(self.book, self.calculation, Kept::default(), &volume, &mut |_, _| {})?;
            files.push(Written { name, bytes });
        }
        progress(total, total);
        Ok(files)
    }

    fn has_people(&self) -> bool {
        let tables = self.book.tables.iter().enumerate();
        tables.into_iter().any(|(at, table)| table.rows > 0 && super::groups::is_of_people(self.book, at))
    }
}

/// Workbooks are packed already, so that the archive only holds them together; its times are fixed.
pub(super) fn archive(name: String, files: Vec<Written>) -> Result<Written, Sentence> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for file in files {
        archive.start_file(file.name, options).map_err(|error| unpacked(&error.to_string()))?;
        archive.write_all(&file.bytes).map_err(|error| unpacked(&error.to_string()))?;
    }
    let bytes = archive.finish().map_err(|error| unpacked(&error.to_string()))?.into_inner();
    Ok(Written { name, bytes })
}

/// A workbook's name that none of the files has.
pub(super) fn unique(wanted: &str, files: &[Written]) -> String {
    let mut name = format!("{wanted}.xlsx");
    let mut turn = 2;
    while files.iter().any(|file| file.name.to_lowercase() == name.to_lowercase()) {
        name = format!("{wanted}({turn}).xlsx");
        turn += 1;
    }
    name
}

pub(super) fn unit_name(name: &str) -> String {
    let name = cleaned(name);
    let name: String = name.chars().take(60).collect();
    if name.is_empty() { "未命名".to_owned() } else { name }
}

fn nobody() -> Sentence {
    Sentence::new(
        "名册里还没有人，或没有填所在单位，没有可以导出的。请先在“名册”里补上。",
        "The roster has nobody yet, or nobody with a unit, so there is nothing to write. Fill in the roster first.",
    )
}

fn unpacked(error: &str) -> Sentence {
    Sentence::new(
        format!("压缩包没有写成：{error}。考评簿没有受影响，请把这句话告诉维护人员。"),
        format!("The archive could not be written: {error}. The book is unharmed; pass this sentence on."),
    )
}
