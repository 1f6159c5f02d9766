//! Tags and texts of XML and HTML in order, as a stream with bounded memory; forgiving, because web
//! pages under a workbook's name are written by hand.

use std::borrow::Cow;
use std::io::BufRead;

use super::limits;
use super::part::{PartFault, TagEnd, local};

/// Bytes in which the end of a tag is looked for at a time; most end before.
const STEP: usize = 256;

/// Reads pieces one after another; one is held at a time.
pub struct Markup<R> {
    reader: R,
    piece: Vec<u8>,
}

/// A piece of markup.
#[derive(Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// An opening tag, without its brackets.
    Open(&'a str),
    /// The name in a closing tag, without its prefix.
    Close(&'a str),
    /// Text, with the entities as they are written.
    Text(&'a str),
    /// Text that is meant as it stands.
    Plain(&'a str),
}

impl<R: BufRead> Markup<R> {
    /// The pieces of a part.
    pub fn new(reader: R) -> Self {
        Self { reader, piece: Vec::new() }
    }

    /// The next piece; `None` at the end. Comments and instructions are passed over.
    pub fn next(&mut self) -> Result<Option<Piece<'_>>, PartFault> {
        loop {
            self.piece.clear();
            let buffer = self.reader.fill_buf()?;
            match buffer.first() {
                None => return Ok(None),
                Some(b'<') => {
                    self.reader.consume(1);
                    if !self.take_tag()? {
                        return Ok(None);
                    }
                    if !matches!(self.piece.first(), Some(b'!' | b'?')) || self.piece.starts_with(b"![CDATA[")
                    {
                        break;
                    }
                }
                Some(_) => {
                    self.take_text()?;
                    return text(&self.piece).map(|text| Some(Piece::Text(text)));
                }
            }
        }
        let piece = text(&self.piece)?;
        Ok(Some(if let Some(plain) = piece.strip_prefix("![CDATA[") {
            Piece::Plain(plain.strip_suffix("]]").unwrap_or(plain))
        } else if let Some(name) = piece.strip_prefix('/') {
            Piece::Close(without_prefix(name.trim()))
        } else {
            Piece::Open(piece)
        }))
    }

    fn take_text(&mut self) -> Result<(), PartFault> {
        loop {
            let buffer = self.reader.fill_buf()?;
            let end = buffer.iter().position(|&byte| byte == b'<');
            let length = end.unwrap_or(buffer.len());
            self.piece.extend_from_slice(buffer.get(..length).unwrap_or_default());
            self.reader.consume(length);
            self.check()?;
            if end.is_some() || length == 0 {
                return Ok(());
            }
        }
    }

    fn take_tag(&mut self) -> Result<bool, PartFault> {
        let mut end = TagEnd::default();
        loop {
            let buffer = self.reader.fill_buf()?;
            if buffer.is_empty() {
                return Ok(false);
            }
            let buffer = buffer.get(..buffer.len().min(STEP)).unwrap_or_default();
            let (before, more) = (self.piece.len(), buffer.len());
            self.piece.extend_from_slice(buffer);
            let found = end.find(&self.piece);
            self.reader.consume(found.map_or(more, |length| length + 1 - before));
            if let Some(length) = found {
                self.piece.truncate(length);
            }
            self.check()?;
            if found.is_some() {
                return Ok(true);
            }
        }
    }

    fn check(&self) -> Result<(), PartFault> {
        if self.piece.len() > limits::RUN_BYTES { Err(PartFault::TooLong) } else { Ok(()) }
    }
}

fn text(bytes: &[u8]) -> Result<&str, PartFault> {
    std::str::from_utf8(bytes).map_err(|_| PartFault::Encoding)
}

/// The name of an opening tag, without its prefix.
pub fn name(tag: &str) -> &str {
    let end = tag.find(|character: char| character.is_ascii_whitespace() || character == '/');
    without_prefix(tag.get(..end.unwrap_or(tag.len())).unwrap_or_default())
}

/// Whether the tag closes itself.
pub fn is_closed(tag: &str) -> bool {
    tag.ends_with('/')
}

/// An attribute's value, prefix or not, in quotes or (on web pages) without.
pub fn attribute<'a>(tag: &'a str, wanted: &str) -> Option<Cow<'a, str>> {
    let mut rest = tag;
    loop {
        let equals = rest.find('=')?;
        let named = rest.get(..equals)?.trim_ascii_end();
        let start = named.rfind(|character: char| character.is_ascii_whitespace()).map_or(0, |at| at + 1);
        let value = rest.get(equals + 1..)?.trim_ascii_start();
        let (value, after) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value.get(1..)?.split_once(quote)?,
            _ => {
                let end = value.find(|character: char| character.is_ascii_whitespace());
                value.split_at(end.unwrap_or(value.len()))
            }
        };
        if without_prefix(named.get(start..)?).eq_ignore_ascii_case(wanted) {
            return Some(unescape(value));
        }
        rest = after;
    }
}

/// A text with its entities resolved; those it does not know stay as they are.
pub fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        plain.push_str(before);
        let end = from.bytes().take(12).position(|byte| byte == b';');
        let known = end.and_then(|end| Some((entity(from.get(1..end)?)?, from.get(end + 1..)?)));
        let (character, after) = known.unwrap_or(('&', from.get(1..).unwrap_or_default()));
        plain.push(character);
        rest = after;
    }
    plain.push_str(rest);
    Cow::Owned(plain)
}

fn entity(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "middot" => '·',
        "mdash" => '—',
        "ensp" => '\u{2002}',
        "emsp" => '\u{2003}',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|&character| character != '\0')?
        }
    })
}

fn without_prefix(name: &str) -> &str {
    std::str::from_utf8(local(name.as_bytes())).unwrap_or(name)
}
