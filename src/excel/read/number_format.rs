//! What a number is by its format: a plain number, a moment or a length of time; and the values that
//! the binary formats pack.

use std::collections::HashMap;

use super::workbook::Cell;
use crate::engine::Fault;

/// Days between the two date systems.
pub const SYSTEM_1904: f64 = 1462.0;

/// What a number is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Nature {
    /// A number.
    #[default]
    Plain,
    /// A day, a time of day or both.
    Moment,
    /// A length of time.
    Span,
}

/// The formats of a binary workbook, and by them its numbers.
#[derive(Debug, Default)]
pub struct Formats {
    /// Formats of the workbook's own, by their numbers.
    own: HashMap<u16, Nature>,
    /// What each cell format names.
    cells: Vec<u16>,
    /// Whether days are counted from 1904.
    pub from_1904: bool,
}

impl Formats {
    /// A format of the workbook's own.
    pub fn add(&mut self, number: u16, code: &str) {
        self.own.insert(number, nature(code));
    }

    /// The next cell format, which names a number format.
    pub fn add_cell_format(&mut self, number: u16) {
        self.cells.push(number);
    }

    /// A number in a cell with a cell format.
    pub fn cell(&self, number: f64, cell_format: usize) -> Cell {
        if !number.is_finite() {
            return Cell::Empty;
        }
        let shift = if self.from_1904 { SYSTEM_1904 } else { 0.0 };
        let format = self.cells.get(cell_format).copied().unwrap_or(0);
        match self.own.get(&format).copied().unwrap_or_else(|| built_in(format)) {
            Nature::Plain => Cell::Number(number),
            Nature::Moment => Cell::Date(number + shift),
            Nature::Span => Cell::Span(number),
        }
    }
}

/// The nature of a built-in format. Those from 27 on are the East Asian days and times.
pub fn built_in(number: u16) -> Nature {
    match number {
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => Nature::Moment,
        46 => Nature::Span,
        _ => Nature::Plain,
    }
}

/// The nature of a format by its code; its first section counts.
pub fn nature(code: &str) -> Nature {
    let mut characters = code.chars();
    while let Some(character) = characters.next() {
        match character.to_ascii_lowercase() {
            '\\' | '_' | '*' => {
                characters.next();
            }
            '"' => {
                characters.by_ref().find(|&other| other == '"');
            }
            '[' => {
                let inside: String = characters.by_ref().take_while(|&other| other != ']').collect();
                let inside = inside.to_ascii_lowercase();
                if ["h", "m", "s"]
                    .iter()
                    .any(|&unit| !inside.is_empty() && inside.chars().all(|one| unit.starts_with(one)))
                {
                    return Nature::Span;
                }
            }
            ';' => return Nature::Plain,
            'y' | 'd' | 'h' | 's' | 'm' => return Nature::Moment,
            // "General" has letters of its own.
            'g' if characters.as_str().to_ascii_lowercase().starts_with("eneral") => {
                characters.nth(5);
            }
            _ => {}
        }
    }
    Nature::Plain
}

/// A number as the binary formats pack it into four bytes.
pub fn packed(bits: u32) -> f64 {
    let number = if bits & 2 != 0 {
        f64::from((bits as i32) >> 2)
    } else {
        f64::from_bits(u64::from(bits & 0xFFFF_FFFC) << 32)
    };
    if bits & 1 != 0 { number / 100.0 } else { number }
}

/// An error by its code in the binary formats.
pub fn fault(code: u8) -> Option<Fault> {
    Some(match code {
        0x00 => Fault::Null,
        0x07 => Fault::DivisionByZero,
        0x0F => Fault::Value,
        0x17 => Fault::Reference,
        0x1D => Fault::Name,
        0x24 => Fault::Number,
        0x2A | 0x2B => Fault::NotAvailable,
        _ => return None,
    })
}

/// An error by what is shown for it.
pub fn shown_fault(text: &str) -> Option<Fault> {
    Some(match text {
        "#NULL!" => Fault::Null,
        "#DIV/0!" => Fault::DivisionByZero,
        "#VALUE!" => Fault::Value,
        "#REF!" => Fault::Reference,
        "#NAME?" => Fault::Name,
        "#NUM!" => Fault::Number,
        "#N/A" => Fault::NotAvailable,
        _ => return None,
    })
}
