//! Bytes as printable text: five characters for four bytes, a sixteenth less than base64 takes.
//!
//! Four bytes, most significant first, are a number written in base 85; its digits are the characters
//! from `$` on, with `y` for `<`, so that no tag can begin in the text. A rest of one to three bytes
//! gives one character more than it has bytes, as in Ascii85. The loader in `index.html` reads it.

/// The bytes as text.
pub fn printable(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() / 4 * 5 + 5);
    for chunk in bytes.chunks(4) {
        let number =
            (0..4).fold(0, |number, at| number << 8 | u32::from(chunk.get(at).copied().unwrap_or(0)));
        let digits = [85_u32.pow(4), 85_u32.pow(3), 85_u32.pow(2), 85, 1].map(|power| number / power % 85);
        text.extend(digits.iter().take(chunk.len() + 1).map(|&digit| character(digit)));
    }
    text
}

fn character(digit: u32) -> char {
    match char::from_u32(36 + digit) {
        None | Some('<') => 'y',
        Some(character) => character,
    }
}

#[cfg(test)]
mod tests {
    use super::printable;

    /// Worked out by Python's `base64.a85encode`, its alphabet moved from `!` to `$`.
    #[test]
    fn bytes_are_written_in_base_85() {
        for (bytes, text) in [
            (&b""[..], ""),
            (b"\0\0\0\0", "$$$$$"),
            (b"\xff\xff\xff\xff", "v;Z0$"),
            (b"M", "yc"),
            (b"evalbook", "DWkNxCZ04&"),
        ] {
            assert_eq!(printable(bytes), text);
        }
    }
}
