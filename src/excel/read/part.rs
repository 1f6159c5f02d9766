//! The tags of one XML part, read as a stream with bounded memory.

use std::io::{self, BufRead};

use super::limits;

/// Why a part cannot be read to its end.
#[derive(Debug)]
pub enum PartFault {
    /// A tag or a text is longer than anything an office program writes.
    TooLong,
    /// The text is not in UTF-8.
    Encoding,
    /// The bytes cannot be unpacked.
    Damaged,
}

impl From<io::Error> for PartFault {
    fn from(_: io::Error) -> Self {
        PartFault::Damaged
    }
}

/// Reads tags one after another, mostly where they stand in the reader's own buffer. Only one tag is
/// held at a time, and none longer than the limit.
pub struct Tags<R> {
    reader: R,
    /// A tag that runs over the end of the reader's buffer.
    spilled: Vec<u8>,
    /// Bytes of the reader's buffer that the last tag stands in.
    pending: usize,
    longest: usize,
    begun: bool,
}

/// Where a tag stands.
enum Place {
    /// In the reader's buffer, so many bytes long.
    Buffer(usize),
    /// In the spilled bytes, so many long.
    Spilled(usize),
}

impl<R: BufRead> Tags<R> {
    /// The tags of a part.
    pub fn new(reader: R) -> Self {
        Self { reader, spilled: Vec::new(), pending: 0, longest: 0, begun: false }
    }

    /// The longest tag or text so far, in bytes.
    pub fn longest(&self) -> usize {
        self.longest
    }

    /// The next opening or empty tag; `None` at the end.
    pub fn next(&mut self) -> Result<Option<Tag<'_>>, PartFault> {
        if !self.begun {
            self.begun = true;
            if matches!(self.reader.fill_buf()?.get(..2), Some([0xFF, 0xFE] | [0xFE, 0xFF] | [0, _] | [_, 0]))
            {
                return Err(PartFault::Encoding);
            }
        }
        let place = loop {
            self.reader.consume(std::mem::take(&mut self.pending));
            if !self.skip_text()? {
                return Ok(None);
            }
            let Some(place) = self.find_tag()? else { return Ok(None) };
            if !matches!(self.bytes_at(&place)?.first(), None | Some(b'/' | b'!' | b'?')) {
                break place;
            }
        };
        self.bytes_at(&place).map(|bytes| Some(Tag(bytes)))
    }

    fn bytes_at(&mut self, place: &Place) -> Result<&[u8], PartFault> {
        let bytes = match place {
            Place::Buffer(length) => self.reader.fill_buf()?.get(..*length),
            Place::Spilled(length) => self.spilled.get(..*length),
        };
        Ok(bytes.unwrap_or_default())
    }

    /// Passes over text and the bracket that opens the next tag; `false` at the end of the part.
    fn skip_text(&mut self) -> Result<bool, PartFault> {
        let mut run = 0;
        loop {
            let buffer = self.reader.fill_buf()?;
            if buffer.is_empty() {
                return Ok(false);
            }
            let found = buffer.iter().position(|&byte| byte == b'<');
            let passed = found.map_or(buffer.len(), |at| at + 1);
            self.reader.consume(passed);
            run += passed;
            self.note_run(run)?;
            if found.is_some() {
                return Ok(true);
            }
        }
    }

    /// Finds the end of the tag that the reader stands in; `None` when the part ends before it.
    fn find_tag(&mut self) -> Result<Option<Place>, PartFault> {
        let mut end = TagEnd::default();
        if let Some(length) = end.find(self.reader.fill_buf()?) {
            self.pending = length + 1;
            self.note_run(length)?;
            return Ok(Some(Place::Buffer(length)));
        }
        self.spilled.clear();
        loop {
            let buffer = self.reader.fill_buf()?;
            if buffer.is_empty() {
                return Ok(None);
            }
            let before = self.spilled.len();
            self.spilled.extend_from_slice(buffer);
            let taken = buffer.len();
            if let Some(length) = end.find(&self.spilled) {
                self.reader.consume(length + 1 - before);
                self.note_run(length)?;
                return Ok(Some(Place::Spilled(length)));
            }
            self.reader.consume(taken);
            self.note_run(self.spilled.len())?;
        }
    }

    fn note_run(&mut self, length: usize) -> Result<(), PartFault> {
        self.longest = self.longest.max(length);
        if length > limits::RUN_BYTES { Err(PartFault::TooLong) } else { Ok(()) }
    }
}

/// The search for the end of a tag, comment or section, which goes on where it stopped when more
/// bytes have come.
#[derive(Default)]
struct TagEnd {
    seen: usize,
    quote: Option<u8>,
}

impl TagEnd {
    /// The position of the bracket that closes what begins with `bytes`.
    fn find(&mut self, bytes: &[u8]) -> Option<usize> {
        let closing: &[u8] = match bytes.first() {
            Some(b'!') if bytes.starts_with(b"!--") => b"-->",
            Some(b'!') if bytes.starts_with(b"![CDATA[") => b"]]>",
            Some(b'?') => b"?>",
            _ => return self.find_unquoted(bytes),
        };
        while let Some(at) = bytes.get(self.seen..)?.iter().position(|&byte| byte == b'>') {
            let end = self.seen + at;
            self.seen = end + 1;
            if bytes.get(..=end)?.ends_with(closing) {
                return Some(end);
            }
        }
        self.seen = bytes.len();
        None
    }

    fn find_unquoted(&mut self, bytes: &[u8]) -> Option<usize> {
        for (at, &byte) in bytes.iter().enumerate().skip(self.seen) {
            match (self.quote, byte) {
                (None, b'>') => return Some(at),
                (None, b'"' | b'\'') => self.quote = Some(byte),
                (Some(quote), byte) if quote == byte => self.quote = None,
                _ => {}
            }
        }
        self.seen = bytes.len();
        None
    }
}

/// An opening tag, without its brackets.
#[derive(Clone, Copy, Debug)]
pub struct Tag<'a>(&'a [u8]);

impl<'a> Tag<'a> {
    /// The tag's name without its prefix.
    pub fn name(&self) -> &'a [u8] {
        let end = self.0.iter().position(|byte| byte.is_ascii_whitespace() || *byte == b'/');
        local(self.0.get(..end.unwrap_or(self.0.len())).unwrap_or_default())
    }

    /// The value of an attribute, prefix or not, as it is written.
    pub fn attribute(&self, wanted: &str) -> Option<&'a str> {
        let mut rest = self.0;
        loop {
            let equals = rest.iter().position(|&byte| byte == b'=')?;
            let name = rest.get(..equals)?.trim_ascii_end();
            let start = name.iter().rposition(u8::is_ascii_whitespace).map_or(0, |at| at + 1);
            let value = rest.get(equals + 1..)?.trim_ascii_start();
            let quote = value.first().copied().filter(|byte| matches!(byte, b'"' | b'\''))?;
            let value = value.get(1..)?;
            let end = value.iter().position(|&byte| byte == quote)?;
            if local(name.get(start..)?) == wanted.as_bytes() {
                return std::str::from_utf8(value.get(..end)?).ok();
            }
            rest = value.get(end + 1..)?;
        }
    }
}

fn local(name: &[u8]) -> &[u8] {
    let start = name.iter().rposition(|&byte| byte == b':').map_or(0, |at| at + 1);
    name.get(start..).unwrap_or_default()
}
