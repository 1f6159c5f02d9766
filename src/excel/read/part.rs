//! The tags of one XML part, read as a stream with bounded memory.

use std::io::{self, BufRead, Read};

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

/// Reads tags one after another. Only one tag is held at a time, and none longer than the limit.
pub struct Tags<R> {
    reader: R,
    buffer: Vec<u8>,
    longest: usize,
    begun: bool,
}

impl<R: BufRead> Tags<R> {
    /// The tags of a part.
    pub fn new(reader: R) -> Self {
        Self { reader, buffer: Vec::new(), longest: 0, begun: false }
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
        loop {
            self.buffer.clear();
            if !self.read_until(b'<')? {
                return Ok(None);
            }
            self.buffer.clear();
            loop {
                if !self.read_until(b'>')? {
                    return Ok(None);
                }
                if is_whole(&self.buffer) {
                    break;
                }
            }
            self.buffer.pop();
            if !matches!(self.buffer.first(), None | Some(b'/' | b'!' | b'?')) {
                return Ok(Some(Tag(&self.buffer)));
            }
        }
    }

    /// Reads on up to and with a byte; `false` when the part ends before it.
    fn read_until(&mut self, byte: u8) -> Result<bool, PartFault> {
        let room = (limits::RUN_BYTES + 1).saturating_sub(self.buffer.len());
        let mut limited = (&mut self.reader).take(room as u64);
        limited.read_until(byte, &mut self.buffer)?;
        self.longest = self.longest.max(self.buffer.len());
        if self.buffer.last() == Some(&byte) {
            return Ok(true);
        }
        if self.buffer.len() > limits::RUN_BYTES { Err(PartFault::TooLong) } else { Ok(false) }
    }
}

/// Whether what stands before a `>` is a whole tag, comment or section.
fn is_whole(tag: &[u8]) -> bool {
    if tag.starts_with(b"!--") {
        return tag.ends_with(b"-->") && tag.len() >= 6;
    }
    if tag.starts_with(b"![CDATA[") {
        return tag.ends_with(b"]]>");
    }
    if tag.starts_with(b"?") {
        return tag.ends_with(b"?>");
    }
    let quote = tag.iter().fold(None, |open, &byte| match (open, byte) {
        (None, b'"' | b'\'') => Some(byte),
        (Some(quote), byte) if quote == byte => None,
        (open, _) => open,
    });
    quote.is_none()
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
