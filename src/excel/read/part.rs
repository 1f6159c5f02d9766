//! The tags of one XML part, read as a stream with bounded memory.

use std::io::{self, BufRead};
use std::ops::Range;

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
    /// How much of the reader's buffer has been passed.
    passed: usize,
    longest: usize,
    begun: bool,
}

/// What is found in a buffer.
enum Found {
    /// A tag, in these bytes.
    Tag(Range<usize>),
    /// A tag begins here and runs over the end.
    Split(usize),
    /// Only text, so much of it.
    Text(usize),
}

impl<R: BufRead> Tags<R> {
    /// The tags of a part.
    pub fn new(reader: R) -> Self {
        Self { reader, spilled: Vec::new(), passed: 0, longest: 0, begun: false }
    }

    /// The longest tag or text so far, in bytes.
    pub fn longest(&self) -> usize {
        self.longest
    }

    /// The next opening or empty tag; `None` at the end. Tags of one letter, which most cells
    /// consist of, are passed over.
    pub fn next(&mut self) -> Result<Option<Tag<'_>>, PartFault> {
        if !self.begun {
            self.begun = true;
            if matches!(self.reader.fill_buf()?.get(..2), Some([0xFF, 0xFE] | [0xFE, 0xFF] | [0, _] | [_, 0]))
            {
                return Err(PartFault::Encoding);
            }
        }
        let mut text = 0;
        let tag = loop {
            let buffer = self.reader.fill_buf()?;
            if buffer.is_empty() {
                return Ok(None);
            }
            match find(buffer, std::mem::take(&mut self.passed), &mut text, &mut self.longest)? {
                Found::Tag(tag) => {
                    self.passed = tag.end + 1;
                    break tag;
                }
                Found::Text(length) => self.reader.consume(length),
                Found::Split(start) => {
                    self.reader.consume(start);
                    if !self.spill()? {
                        return Ok(None);
                    }
                    if is_wanted(&self.spilled) {
                        return Ok(Some(Tag(&self.spilled)));
                    }
                }
            }
        };
        Ok(self.reader.fill_buf()?.get(tag).map(Tag))
    }

    /// Gathers the tag that the reader stands in; `false` when the part ends before it.
    fn spill(&mut self) -> Result<bool, PartFault> {
        let mut end = TagEnd::default();
        self.spilled.clear();
        loop {
            let buffer = self.reader.fill_buf()?;
            if buffer.is_empty() {
                return Ok(false);
            }
            let (before, more) = (self.spilled.len(), buffer.len());
            self.spilled.extend_from_slice(buffer);
            let found = end.find(&self.spilled);
            self.reader.consume(found.map_or(more, |length| length + 1 - before));
            check(found.unwrap_or(self.spilled.len()), &mut self.longest)?;
            if let Some(length) = found {
                self.spilled.truncate(length);
                return Ok(true);
            }
        }
    }
}

/// Finds the next tag that is wanted in a buffer, from a position on. `text` is the length of the
/// text that runs on from earlier buffers.
fn find(buffer: &[u8], from: usize, text: &mut usize, longest: &mut usize) -> Result<Found, PartFault> {
    let mut at = from;
    loop {
        let rest = buffer.get(at..).unwrap_or_default();
        let Some(open) = rest.iter().position(|&byte| byte == b'<') else {
            *text += rest.len();
            check(*text, longest)?;
            return Ok(Found::Text(buffer.len()));
        };
        check(std::mem::take(text) + open, longest)?;
        let start = at + open + 1;
        let tag = buffer.get(start..).unwrap_or_default();
        let Some(length) = TagEnd::default().find(tag) else { return Ok(Found::Split(start)) };
        check(length, longest)?;
        if is_wanted(tag) {
            return Ok(Found::Tag(start..start + length));
        }
        at = start + length + 1;
    }
}

fn check(run: usize, longest: &mut usize) -> Result<(), PartFault> {
    *longest = (*longest).max(run);
    if run > limits::RUN_BYTES { Err(PartFault::TooLong) } else { Ok(()) }
}

/// Whether a tag opens an element with a name of more than one letter.
fn is_wanted(tag: &[u8]) -> bool {
    !matches!(tag, [] | [b'/' | b'!' | b'?', ..] | [_] | [_, b' ' | b'/' | b'>', ..])
}

/// The search for the end of a tag, comment or section, which goes on where it stopped when more
/// bytes have come.
#[derive(Default)]
pub struct TagEnd {
    seen: usize,
    quote: Option<u8>,
}

impl TagEnd {
    /// The position of the bracket that closes what begins with `bytes`.
    pub fn find(&mut self, bytes: &[u8]) -> Option<usize> {
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

/// A name without its prefix.
pub fn local(name: &[u8]) -> &[u8] {
    let start = name.iter().rposition(|&byte| byte == b':').map_or(0, |at| at + 1);
    name.get(start..).unwrap_or_default()
}
