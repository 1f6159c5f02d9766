//! The page's text in ASCII: its other letters as escapes, so that its bytes mean the same in every
//! encoding and a byte of its own is left for each byte of the program.

/// The same page, with each letter outside of ASCII as its element writes it: `\u8003` in scripts,
/// `\8003 ` in styles, `&#32771;` elsewhere.
pub fn escaped(page: &str) -> String {
    let mut text = String::with_capacity(page.len());
    let mut rest = page;
    while let Some((before, element, content, after)) = next_element(rest) {
        push(&mut text, before, |text, letter| text.push_str(&format!("&#{};", u32::from(letter))));
        match element {
            Element::Script => push(&mut text, content, |text, letter| {
                let units = &mut [0; 2];
                for unit in letter.encode_utf16(units) {
                    text.push_str(&format!("\\u{unit:04x}"));
                }
            }),
            Element::Style => {
                push(&mut text, content, |text, letter| {
                    text.push_str(&format!("\\{:x} ", u32::from(letter)))
                });
            }
        }
        rest = after;
    }
    push(&mut text, rest, |text, letter| text.push_str(&format!("&#{};", u32::from(letter))));
    text
}

#[derive(Clone, Copy)]
enum Element {
    Script,
    Style,
}

/// The next script or style: what is before its content, which it is, its content and what follows.
fn next_element(page: &str) -> Option<(&str, Element, &str, &str)> {
    let of = |name: &str, element| Some((page.find(&format!("<{name}"))?, element, format!("</{name}")));
    let found = [of("script", Element::Script), of("style", Element::Style)];
    let (start, element, end) = found.into_iter().flatten().min_by_key(|(start, ..)| *start)?;
    let opened = start + page.get(start..)?.find('>')? + 1;
    let closed = opened + page.get(opened..)?.find(&end)?;
    Some((page.get(..opened)?, element, page.get(opened..closed)?, page.get(closed..)?))
}

fn push(text: &mut String, part: &str, escape: impl Fn(&mut String, char)) {
    for letter in part.chars() {
        if letter.is_ascii() { text.push(letter) } else { escape(text, letter) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(page: &str, expected: &str) {
        assert_eq!(escaped(page), expected);
    }

    // 考 is U+8003, 32771; 𠮷 is U+20BB7, in UTF-16 D842 DFB7.
    #[test]
    fn letters_are_escaped_as_their_element_writes_them() {
        check("<title>考</title>", "<title>&#32771;</title>");
        check(
            "<script>'考𠮷'</script>考<style>b::after{content:'考a'}</style>",
            "<script>'\\u8003\\ud842\\udfb7'</script>&#32771;<style>b::after{content:'\\8003 a'}</style>",
        );
        check("<p title='考'><script id=\"a\">1</script>", "<p title='&#32771;'><script id=\"a\">1</script>");
        check("<script>'考'", "<script>'&#32771;'");
    }
}
