//! What the first part of an .xls holds for all its sheets.

use std::sync::Arc;

use encoding_rs::WINDOWS_1252;

use super::records::{LengthIn, Letters, Reading, Record, Records};
use crate::excel::read::compound::{long, word};
use crate::excel::read::number_format::Formats;
use crate::excel::read::{guard, limits};
use crate::sentence::Sentence;

/// What holds for all sheets.
pub struct Globals {
    /// How bytes are letters.
    pub letters: Letters,
    /// The formats of numbers.
    pub formats: Formats,
    /// The texts that cells name by their numbers.
    pub texts: Vec<Arc<str>>,
    /// The sheets as they are listed.
    pub sheets: Vec<Listed>,
}

/// A sheet as it is listed.
pub struct Listed {
    /// Its name.
    pub name: String,
    /// Where its records begin.
    pub position: usize,
    /// Whether it is hidden.
    pub hidden: bool,
    /// Whether it holds cells rather than a chart or macros.
    pub has_cells: bool,
}

/// The record that begins a part of the stream.
pub const BEGIN: u16 = 0x0809;
/// The record that ends it.
pub const END: u16 = 0x000A;

impl Globals {
    /// Reads the records up to the first sheet.
    pub fn read(stream: &[u8]) -> Result<Self, Sentence> {
        let mut globals = Self {
            letters: Letters { wide: true, page: WINDOWS_1252 },
            formats: Formats::default(),
            texts: Vec::new(),
            sheets: Vec::new(),
        };
        let mut records = Records::new(stream, 0);
        let first = records.next().filter(|record| record.kind == BEGIN).ok_or_else(guard::damaged)?;
        globals.letters.wide = word(first.data, 0) != Some(0x0500);
        let mut kind = word(first.data, 2);
        while let Some(record) = records.next() {
            if record.kind == END {
                break;
            }
            if record.kind == BEGIN {
                kind = word(record.data, 2);
            }
            globals.note(record)?;
        }
        // A sheet by itself, without a workbook around it.
        if globals.sheets.is_empty() && kind == Some(0x0010) {
            let name = "Sheet1".to_string();
            globals.sheets.push(Listed { name, position: 0, hidden: false, has_cells: true });
        }
        Ok(globals)
    }

    fn note(&mut self, record: Record<'_>) -> Result<(), Sentence> {
        match record.kind {
            0x002F => return Err(guard::encrypted()),
            0x0042 => {
                if let Some(page) = word(record.data, 0) {
                    self.letters.set_page(page);
                }
            }
            0x0022 => self.formats.from_1904 = word(record.data, 0) == Some(1),
            0x041E => {
                if let Some((number, code)) = format(record, &self.letters) {
                    self.formats.add(number, &code);
                }
            }
            0x00E0 => self.formats.add_cell_format(word(record.data, 2).unwrap_or(0)),
            0x0085 => self.sheets.extend(listed(record, &self.letters)),
            0x00FC => self.texts = texts(record, &self.letters)?,
            _ => {}
        }
        Ok(())
    }
}

fn format(record: Record<'_>, letters: &Letters) -> Option<(u16, String)> {
    let number = word(record.data, 0)?;
    let length = if letters.wide { LengthIn::TwoBytes } else { LengthIn::OneByte };
    Some((number, Reading::new(record, 2).string(letters, length)?))
}

fn listed(record: Record<'_>, letters: &Letters) -> Option<Listed> {
    let position = long(record.data, 0)? as usize;
    let hidden = record.data.get(4)? & 3 != 0;
    let has_cells = *record.data.get(5)? == 0;
    let mut name = Reading::new(record, 6).string(letters, LengthIn::OneByte)?;
    name.retain(|character| character != '\0');
    Some(Listed { name, position, hidden, has_cells })
}

/// The texts, as many as there are: how many are announced is not believed.
fn texts(record: Record<'_>, letters: &Letters) -> Result<Vec<Arc<str>>, Sentence> {
    let mut texts = Vec::new();
    let mut reading = Reading::new(record, 8);
    while let Some(text) = reading.string(letters, LengthIn::TwoBytes) {
        texts.push(Arc::from(text));
        if texts.len() as u64 > limits::STRINGS {
            return Err(guard::too_large());
        }
    }
    Ok(texts)
}
