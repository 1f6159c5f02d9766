//! The records of a part of an .xlsb, as a stream.

use std::io::Read;

use crate::excel::read::compound::{long, word};
use crate::excel::read::limits;
use crate::excel::read::part::PartFault;

/// Reads records one after another; one is held at a time.
pub struct Records<R> {
    reader: R,
    data: Vec<u8>,
}

impl<R: Read> Records<R> {
    /// The records of a part.
    pub fn new(reader: R) -> Self {
        Self { reader, data: Vec::new() }
    }

    /// The next record's kind and bytes; `None` at the end.
    pub fn next(&mut self) -> Result<Option<(u16, &[u8])>, PartFault> {
        let Some(first) = self.byte()? else { return Ok(None) };
        let mut kind = u16::from(first);
        if first & 0x80 != 0 {
            let second = self.byte()?.ok_or(PartFault::Damaged)?;
            kind = u16::from(first & 0x7F) | u16::from(second & 0x7F) << 7;
        }
        let mut length = 0usize;
        for shift in [0, 7, 14, 21] {
            let byte = self.byte()?.ok_or(PartFault::Damaged)?;
            length |= usize::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                break;
            }
        }
        if length > limits::RUN_BYTES {
            return Err(PartFault::TooLong);
        }
        self.data.clear();
        let read = self.reader.by_ref().take(length as u64).read_to_end(&mut self.data)?;
        if read < length {
            return Err(PartFault::Damaged);
        }
        Ok(Some((kind, &self.data)))
    }

    fn byte(&mut self) -> Result<Option<u8>, PartFault> {
        let mut byte = [0];
        match self.reader.read(&mut byte)? {
            0 => Ok(None),
            _ => Ok(byte.first().copied()),
        }
    }
}

/// A string with its length before it, and where it ends.
pub fn string(data: &[u8], at: usize) -> Option<(String, usize)> {
    let count = long(data, at)? as usize;
    let start = at.checked_add(4)?;
    let end = start.checked_add(count.checked_mul(2)?)?;
    let letters = data.get(start..end)?;
    let units: Vec<u16> = (0..count).filter_map(|unit| word(letters, unit * 2)).collect();
    Some((String::from_utf16_lossy(&units), end))
}
