//! Bytes as text with seven bits to a character, a seventh more than the bytes take where base64
//! takes a third. The page's script `index.html` reads it back.

/// Values that a script element's text cannot carry as they are: the parser replaces NUL, turns a
/// carriage return into a line feed, and `<` could end the element.
const REFUSED: [u8; 3] = [0, b'\r', b'<'];
/// A refused value and the one after it are one character from here on, two bytes in UTF-8.
const PAIRS: u32 = 0x100;

/// The text for some bytes.
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 8 / 7 + 2);
    let mut values = Values { bytes: bytes.iter(), held: 0, bits: 0 };
    while let Some(value) = values.next() {
        match REFUSED.iter().position(|&refused| refused == value) {
            None => text.push(char::from(value)),
            Some(place) => {
                let pair = PAIRS + place as u32 * 128 + u32::from(values.next().unwrap_or(0));
                text.extend(char::from_u32(pair));
            }
        }
    }
    text
}

/// The bytes' bits by sevens, the first bit first, filled up with zeros at the end.
struct Values<'a> {
    bytes: std::slice::Iter<'a, u8>,
    held: u32,
    bits: u32,
}

impl Iterator for Values<'_> {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        if self.bits < 7 {
            match self.bytes.next() {
                Some(byte) => {
                    self.held = self.held << 8 | u32::from(*byte);
                    self.bits += 8;
                }
                None if self.bits == 0 => return None,
                None => {
                    self.held <<= 7 - self.bits;
                    self.bits = 7;
                }
            }
        }
        self.bits -= 7;
        let value = self.held >> self.bits & 0x7f;
        self.held &= (1 << self.bits) - 1;
        u8::try_from(value).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8]) {
        let text = encode(bytes);
        assert!(!text.contains(['\0', '\r', '<']), "{bytes:?}");
        assert_eq!(decode(&text, bytes.len()), bytes);
    }

    /// The page's reader, in other words.
    fn decode(text: &str, length: usize) -> Vec<u8> {
        let mut bits = String::new();
        for character in text.chars().map(u32::from) {
            if character >= PAIRS {
                let pair = character - PAIRS;
                bits.push_str(&format!("{:07b}{:07b}", REFUSED[(pair / 128) as usize], pair % 128));
            } else {
                bits.push_str(&format!("{character:07b}"));
            }
        }
        (0..length).map(|at| u8::from_str_radix(&bits[at * 8..at * 8 + 8], 2).unwrap()).collect()
    }

    #[test]
    fn text_is_safe_and_gives_the_bytes_back() {
        check(&[]);
        for length in 1..=40 {
            check(&vec![0; length]);
            check(&vec![0xff; length]);
            check(&b"<<<<\r\r\r\r\0\0\0\0 0x00<0x0d".repeat(2)[..length]);
        }
        let every_pair: Vec<u8> = (0..=u16::MAX).flat_map(u16::to_be_bytes).collect();
        check(&every_pair);
    }
}
