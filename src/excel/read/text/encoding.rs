//! How bytes are letters: by the mark at their beginning, by strict UTF-8, else as GB 18030.

use std::borrow::Cow;

use encoding_rs::{BIG5, GB18030, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// An encoding of text files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, the lower byte first.
    Utf16Le,
    /// UTF-16, the upper byte first.
    Utf16Be,
    /// GB 18030, and GBK and GB 2312 within it.
    Gb18030,
    /// Big5, of Taiwan and Hong Kong.
    Big5,
    /// Windows-1252, of Western Europe.
    Western,
}

impl Encoding {
    /// The encodings to choose from.
    pub const ALL: [Self; 6] =
        [Self::Utf8, Self::Gb18030, Self::Utf16Le, Self::Utf16Be, Self::Big5, Self::Western];

    /// The encoding with a usual name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|encoding| encoding.name() == name)
    }

    /// Its usual name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16 LE",
            Self::Utf16Be => "UTF-16 BE",
            Self::Gb18030 => "GB18030",
            Self::Big5 => "Big5",
            Self::Western => "Windows-1252",
        }
    }

    fn codec(self) -> &'static encoding_rs::Encoding {
        match self {
            Self::Utf8 => UTF_8,
            Self::Utf16Le => UTF_16LE,
            Self::Utf16Be => UTF_16BE,
            Self::Gb18030 => GB18030,
            Self::Big5 => BIG5,
            Self::Western => WINDOWS_1252,
        }
    }
}

/// A text, the encoding it was read in, and whether some of its bytes are nothing in that encoding.
pub struct Decoded<'a> {
    /// The text, without a mark.
    pub text: Cow<'a, str>,
    /// The encoding.
    pub encoding: Encoding,
    /// Whether some bytes are no letters in it.
    pub doubtful: bool,
}

/// Decodes a text, in an encoding that was said or in the one that it shows.
pub fn decode(bytes: &[u8], said: Option<Encoding>) -> Decoded<'_> {
    let encoding = said.unwrap_or_else(|| detect(bytes));
    let (text, doubtful) = encoding.codec().decode_with_bom_removal(bytes);
    Decoded { text, encoding, doubtful }
}

fn detect(bytes: &[u8]) -> Encoding {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => return Encoding::Utf8,
        [0xFF, 0xFE, ..] => return Encoding::Utf16Le,
        [0xFE, 0xFF, ..] => return Encoding::Utf16Be,
        // Half of plain letters in UTF-16 is nothing.
        [first, 0, second, 0, ..] if *first != 0 && *second != 0 => return Encoding::Utf16Le,
        _ => {}
    }
    match std::str::from_utf8(bytes) {
        Ok(_) => Encoding::Utf8,
        // A file that was cut within its last letter.
        Err(error) if error.error_len().is_none() && error.valid_up_to() > 0 => Encoding::Utf8,
        Err(_) => Encoding::Gb18030,
    }
}
