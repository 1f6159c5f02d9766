//! The records of the binary format of Excel 5 to 2003, and the strings in them.

use encoding_rs::{Encoding, GBK, UTF_16LE, WINDOWS_1252};

use crate::excel::read::compound::word;

/// The record that carries on the one before.
const CONTINUE: u16 = 0x003C;

/// Reads records one after another.
pub struct Records<'a> {
    stream: &'a [u8],
    at: usize,
}

/// A record.
pub struct Record<'a> {
    /// What it is.
    pub kind: u16,
    /// Its bytes.
    pub data: &'a [u8],
    /// The bytes of the records that carry it on.
    pub more: Vec<&'a [u8]>,
}

impl<'a> Records<'a> {
    /// The records from a position of the stream on.
    pub fn new(stream: &'a [u8], at: usize) -> Self {
        Self { stream, at }
    }

    /// How far it has come.
    pub fn position(&self) -> usize {
        self.at
    }

    /// The next record; `None` where the stream breaks off.
    pub fn next(&mut self) -> Option<Record<'a>> {
        let (kind, data) = self.one()?;
        let mut more = Vec::new();
        while word(self.stream, self.at) == Some(CONTINUE) {
            let Some((_, part)) = self.one() else { break };
            more.push(part);
        }
        Some(Record { kind, data, more })
    }

    fn one(&mut self) -> Option<(u16, &'a [u8])> {
        let kind = word(self.stream, self.at)?;
        let length = usize::from(word(self.stream, self.at + 2)?);
        let start = self.at + 4;
        let data = self.stream.get(start..start + length)?;
        self.at = start + length;
        Some((kind, data))
    }
}

/// How bytes are letters.
#[derive(Clone, Copy)]
pub struct Letters {
    /// Whether strings say themselves how wide their letters are (Excel 97 on).
    pub wide: bool,
    /// The code page of narrow ones.
    pub page: &'static Encoding,
}

impl Letters {
    /// The code page with a number.
    pub fn set_page(&mut self, number: u16) {
        self.page = match number {
            1200 => UTF_16LE,
            936 | 54936 => GBK,
            950 => encoding_rs::BIG5,
            932 => encoding_rs::SHIFT_JIS,
            949 => encoding_rs::EUC_KR,
            65001 => encoding_rs::UTF_8,
            874 => encoding_rs::WINDOWS_874,
            1250 => encoding_rs::WINDOWS_1250,
            1251 => encoding_rs::WINDOWS_1251,
            1253 => encoding_rs::WINDOWS_1253,
            1254 => encoding_rs::WINDOWS_1254,
            1255 => encoding_rs::WINDOWS_1255,
            1256 => encoding_rs::WINDOWS_1256,
            1257 => encoding_rs::WINDOWS_1257,
            1258 => encoding_rs::WINDOWS_1258,
            10000 => encoding_rs::MACINTOSH,
            _ => WINDOWS_1252,
        };
    }

    fn narrow(&self, bytes: &[u8]) -> String {
        self.page.decode_without_bom_handling(bytes).0.into_owned()
    }
}

/// Reads strings and numbers from a record, over into those that carry it on.
pub struct Reading<'a> {
    rest: &'a [u8],
    more: std::vec::IntoIter<&'a [u8]>,
}

impl<'a> Reading<'a> {
    /// From a position of the record on.
    pub fn new(record: Record<'a>, at: usize) -> Self {
        Self { rest: record.data.get(at..).unwrap_or_default(), more: record.more.into_iter() }
    }

    /// A byte.
    pub fn byte(&mut self) -> Option<u8> {
        self.settle()?;
        let (&byte, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(byte)
    }

    /// Two bytes.
    pub fn word(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    /// Four bytes.
    pub fn long(&mut self) -> Option<u32> {
        Some(u32::from(self.word()?) | u32::from(self.word()?) << 16)
    }

    /// Passes over bytes.
    pub fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            self.settle()?;
            let step = count.min(self.rest.len());
            self.rest = self.rest.get(step..)?;
            count -= step;
        }
        Some(())
    }

    /// A string with its length in one or two bytes before it.
    pub fn string(&mut self, letters: &Letters, long_length: LengthIn) -> Option<String> {
        let count = match long_length {
            LengthIn::OneByte => usize::from(self.byte()?),
            LengthIn::TwoBytes => usize::from(self.word()?),
        };
        if !letters.wide {
            let mut bytes = Vec::new();
            for _ in 0..count {
                bytes.push(self.byte()?);
            }
            return Some(letters.narrow(&bytes));
        }
        let flags = self.byte()?;
        let runs = if flags & 8 != 0 { usize::from(self.word()?) } else { 0 };
        let phonetic = if flags & 4 != 0 { self.long()? as usize } else { 0 };
        let text = self.units(count, flags)?;
        // What is behind the letters is of no use, and may be cut.
        let _ = self.skip(runs * 4 + phonetic);
        Some(text)
    }

    /// Letters of one or two bytes; where they go over into another record that is said anew.
    fn units(&mut self, count: usize, mut flags: u8) -> Option<String> {
        let mut units: Vec<u16> = Vec::with_capacity(count.min(8192));
        while units.len() < count {
            if self.rest.is_empty() {
                self.settle()?;
                flags = self.byte()?;
                continue;
            }
            let wanted = count - units.len();
            if flags & 1 != 0 {
                let (pairs, _) = self.rest.as_chunks::<2>();
                if pairs.is_empty() {
                    // Half a letter at the end of a record.
                    self.rest = &[];
                    continue;
                }
                let taken = pairs.len().min(wanted);
                units.extend(pairs.iter().take(taken).map(|pair| u16::from_le_bytes(*pair)));
                self.rest = self.rest.get(taken * 2..)?;
            } else {
                let taken = self.rest.len().min(wanted);
                units.extend(self.rest.iter().take(taken).map(|&byte| u16::from(byte)));
                self.rest = self.rest.get(taken..)?;
            }
        }
        Some(String::from_utf16_lossy(&units))
    }

    /// Goes on to the next record when this one is used up.
    fn settle(&mut self) -> Option<()> {
        while self.rest.is_empty() {
            self.rest = self.more.next()?;
        }
        Some(())
    }
}

/// How long the length of a string is.
#[derive(Clone, Copy)]
pub enum LengthIn {
    /// In one byte.
    OneByte,
    /// In two bytes.
    TwoBytes,
}
