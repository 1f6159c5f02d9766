//! A cell of a long table, written as the workbook's writer writes it; texts stand in their cells, so
//! that no list of all texts is held.

use std::fmt::Write;

use rust_xlsxwriter::XlsxError;

use super::super::cells::{cached, is_plainly_text};
use super::super::table::{Cells, Drawn};
use crate::engine::Value;

/// Excel's limit for a cell's text.
const CHARACTERS: usize = 32_767;

/// How the cells of a column begin, and their formula.
pub(super) struct Pen {
    /// `<c r="` and the column's letters.
    open: String,
    /// The end of the address, and the style.
    style: String,
    /// The pieces of the formula between which a row's number stands, ready for a sheet.
    formula: Vec<String>,
}

impl Pen {
    /// Writes as the cell with this tag is written.
    pub fn like(tag: &str, column: &Drawn) -> Self {
        let attribute = |name: &str| tag.split_once(name)?.1.split('"').next();
        let letters =
            attribute("r=\"").unwrap_or_default().trim_end_matches(|sign: char| sign.is_ascii_digit());
        let style = attribute(" s=\"").map(|style| format!("\" s=\"{style}\"")).unwrap_or("\"".to_owned());
        let formula = match &column.cells {
            Cells::Formulas(template, _) => template.pieces(),
            Cells::Repeats(template, _) | Cells::References(template, _) => template.pieces(),
            Cells::Values(_) | Cells::Made(..) => &[],
        };
        let escaped = |piece: &String| {
            let mut text = String::new();
            push_escaped(&mut text, piece);
            text
        };
        Self { open: format!("<c r=\"{letters}"), style, formula: formula.iter().map(escaped).collect() }
    }

    /// Writes the cell of a row that stands on this line of the sheet.
    pub fn write(&self, text: &mut String, line: usize, row: usize, cells: &Cells) -> Result<(), XlsxError> {
        text.push_str(&self.open);
        push_number(text, line);
        text.push_str(&self.style);
        match cells {
            Cells::Values(values) => value(text, &values.get(row))?,
            Cells::Formulas(_, values) | Cells::References(_, values) => {
                self.formula(text, line, &values.get(row));
            }
            Cells::Repeats(_, values) => match values.get(row) {
                Value::Text(word) if is_plainly_text(&word) => self.formula(text, line, &Value::Text(word)),
                other => value(text, &other)?,
            },
            Cells::Made(formula, result) => {
                let result = Cached::of(result);
                result.begin(text);
                push_escaped(text, &formula(row));
                result.end(text);
            }
        }
        Ok(())
    }

    fn formula(&self, text: &mut String, line: usize, result: &Value) {
        let result = Cached::of(result);
        result.begin(text);
        for (at, piece) in self.formula.iter().enumerate() {
            if at > 0 {
                push_number(text, line);
            }
            text.push_str(piece);
        }
        result.end(text);
    }
}

/// The result of a formula as it stands beside it.
enum Cached {
    Number(f64),
    Other(&'static str, String),
}

impl Cached {
    /// The kinds of the workbook's writer, which goes by the text.
    fn of(result: &Value) -> Self {
        if let Value::Number(number) = result {
            return Self::Number(*number);
        }
        let text = cached(result);
        match text.as_str() {
            _ if text.parse::<f64>().is_ok() => Self::Other("", text),
            "#DIV/0!" | "#N/A" | "#NAME?" | "#NULL!" | "#NUM!" | "#REF!" | "#VALUE!" => {
                Self::Other(" t=\"e\"", text)
            }
            "TRUE" => Self::Other(" t=\"b\"", "1".to_owned()),
            "FALSE" => Self::Other(" t=\"b\"", "0".to_owned()),
            _ => Self::Other(" t=\"str\"", text),
        }
    }

    fn begin(&self, text: &mut String) {
        if let Self::Other(kind, _) = self {
            text.push_str(kind);
        }
        text.push_str("><f>");
    }

    fn end(&self, text: &mut String) {
        text.push_str("</f><v>");
        match self {
            Self::Number(number) => push_number(text, number),
            Self::Other(_, words) => push_escaped(text, words),
        }
        text.push_str("</v></c>");
    }
}

fn value(text: &mut String, value: &Value) -> Result<(), XlsxError> {
    match value {
        Value::Empty => text.push_str("/>"),
        Value::Number(number) => {
            text.push_str("><v>");
            push_number(text, number);
            text.push_str("</v></c>");
        }
        Value::Text(word) => words(text, word)?,
        Value::Bool(truth) => {
            text.push_str(if *truth { " t=\"b\"><v>1</v></c>" } else { " t=\"b\"><v>0</v></c>" });
        }
        Value::Fault(fault) => words(text, fault.text())?,
    }
    Ok(())
}

fn words(text: &mut String, words: &str) -> Result<(), XlsxError> {
    if words.is_empty() {
        text.push_str("/>");
        return Ok(());
    }
    if words.len() > CHARACTERS && words.encode_utf16().count() > CHARACTERS {
        return Err(XlsxError::MaxStringLengthExceeded);
    }
    let blank = ['\t', '\n', ' '];
    let kept = words.starts_with(blank) || words.ends_with(blank);
    text.push_str(" t=\"inlineStr\"><is><t");
    text.push_str(if kept { " xml:space=\"preserve\">" } else { ">" });
    if words.contains("_x") {
        push_escaped(text, &literal(words));
    } else {
        push_escaped(text, words);
    }
    text.push_str("</t></is></c>");
    Ok(())
}

/// Text in which nothing is taken for the escape of a sign (`_x000D_`): its own underscores are escaped.
fn literal(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for (at, sign) in words.char_indices() {
        let follows = words.as_bytes().get(at..at + 7);
        let escape = follows.is_some_and(|bytes| {
            matches!(bytes, [b'_', b'x', digits @ .., b'_'] if digits.iter().all(u8::is_ascii_hexdigit))
        });
        text.push_str(if escape { "_x005F" } else { "" });
        text.push(sign);
    }
    text
}

/// Appends a number as it is displayed.
pub(super) fn push_number(text: &mut String, number: impl std::fmt::Display) {
    // A text takes whatever is written.
    let _ = write!(text, "{number}");
}

/// Appends text with the signs escaped that a sheet cannot hold.
fn push_escaped(text: &mut String, words: &str) {
    let special = |sign: char| {
        matches!(sign, '&' | '<' | '>' | '\u{FFFE}' | '\u{FFFF}')
            || (sign < ' ' && !matches!(sign, '\t' | '\n'))
    };
    let mut rest = words;
    while let Some(at) = rest.find(special) {
        let (plain, after) = rest.split_at(at);
        text.push_str(plain);
        let mut signs = after.chars();
        match signs.next() {
            Some('&') => text.push_str("&amp;"),
            Some('<') => text.push_str("&lt;"),
            Some('>') => text.push_str("&gt;"),
            // A text takes whatever is written.
            Some(sign) => drop(write!(text, "_x{:04X}_", u32::from(sign))),
            None => {}
        }
        rest = signs.as_str();
    }
    text.push_str(rest);
}
