//! What a cell of an .ods holds.

use crate::engine::Fault;
use crate::excel::read::date::iso_cell;
use crate::excel::read::intake::Intake;
use crate::excel::read::markup::{attribute, unescape};
use crate::excel::read::number_format::shown_fault;
use crate::excel::read::workbook::Cell;

/// A cell that is being read: what its tag says, and its text so far.
#[derive(Default)]
pub struct Growing {
    kind: String,
    value: String,
    is_error: bool,
    text: String,
    paragraphs: usize,
}

impl Growing {
    /// A cell from its tag.
    pub fn new(tag: &str) -> Self {
        let own = |wanted: &str| attribute(tag, wanted).map(|value| value.into_owned());
        let mut kind = String::new();
        let mut is_error = false;
        // The kind is said once by the standard and once more by LibreOffice, which knows errors.
        for wanted in ["office:value-type", "calcext:value-type"] {
            let Some((_, rest)) = tag.split_once(wanted) else { continue };
            let said = rest.split(['"', '\'']).nth(1).unwrap_or_default();
            is_error |= said == "error";
            if kind.is_empty() {
                kind = said.to_string();
            }
        }
        let value = match kind.as_str() {
            "float" | "percentage" | "currency" => own("value"),
            "date" => own("date-value"),
            "time" => own("time-value"),
            "boolean" => own("boolean-value"),
            _ => own("string-value"),
        };
        Self { kind, value: value.unwrap_or_default(), is_error, ..Self::default() }
    }

    /// A paragraph begins.
    pub fn paragraph(&mut self) {
        if self.paragraphs > 0 {
            self.text.push('\n');
        }
        self.paragraphs += 1;
    }

    /// Text with its entities as they are written. A run of blanks counts as one.
    pub fn write(&mut self, text: &str) {
        for character in unescape(text).chars() {
            let blank = matches!(character, ' ' | '\t' | '\r' | '\n');
            if !blank {
                self.text.push(character);
            } else if !self.text.ends_with([' ', '\n']) && !self.text.is_empty() {
                self.text.push(' ');
            }
        }
    }

    /// Characters that stand for themselves.
    pub fn push(&mut self, character: char, times: u32) {
        self.text.extend(std::iter::repeat_n(character, times.min(32_767) as usize));
    }

    /// The cell.
    pub fn end(self, intake: &mut Intake<'_>) -> Cell {
        if self.is_error {
            return Cell::Fault(shown_fault(self.text.trim()).unwrap_or(Fault::Value));
        }
        let value = self.value.trim();
        match self.kind.as_str() {
            "float" | "percentage" | "currency" => match value.parse::<f64>() {
                Ok(number) if number.is_finite() => Cell::Number(number),
                _ => intake.text(&self.text),
            },
            "date" | "time" => iso_cell(value).unwrap_or_else(|| intake.text(&self.text)),
            "boolean" => Cell::Bool(value == "true"),
            "string" if !self.value.is_empty() => intake.text(&self.value),
            _ => intake.text(&self.text),
        }
    }
}
