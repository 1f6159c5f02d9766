//! Bytes as text of a page in windows-1252, in which every byte is a letter: a byte for a byte, and
//! two for the four that the text of a script cannot carry. The page's script reads them back.

/// The encoding that the page declares.
pub const ENCODING: &str = "windows-1252";

/// What the page's parser replaces (NUL), turns into a line feed (the carriage return) or could end
/// the element (`<`), and the escape itself.
const REFUSED: [u8; 4] = [0, b'\r', b'<', ESCAPE];
/// The next byte stands for itself with this bit turned.
const ESCAPE: u8 = b'=';
const TURNED: u8 = 0x40;

/// The text's bytes for some bytes.
pub fn encode(bytes: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(bytes.len() + bytes.len() / 32);
    for &byte in bytes {
        if REFUSED.contains(&byte) {
            text.extend([ESCAPE, byte ^ TURNED]);
        } else {
            text.push(byte);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8]) {
        let text = encode(bytes);
        assert!(!text.iter().any(|byte| b"\0\r<".contains(byte)), "{bytes:?}");
        assert_eq!(decode(&text), bytes);
    }

    /// The page's reader, in other words.
    fn decode(text: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut escapes = text.split(|&byte| byte == b'=');
        bytes.extend(escapes.next().unwrap());
        for part in escapes {
            bytes.push(part[0] ^ 0x40);
            bytes.extend(&part[1..]);
        }
        bytes
    }

    #[test]
    fn text_is_safe_and_gives_the_bytes_back() {
        check(&[]);
        let every_byte: Vec<u8> = (0..=u8::MAX).collect();
        check(&every_byte);
        for &first in &every_byte {
            check(&every_byte.iter().flat_map(|&second| [first, second]).collect::<Vec<_>>());
        }
    }

    #[test]
    fn four_bytes_in_256_take_two() {
        let every_byte: Vec<u8> = (0..=u8::MAX).collect();
        assert_eq!(encode(&every_byte).len(), 260);
    }
}
