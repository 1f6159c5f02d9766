//! Texts as people mean them: blanks, full-width forms and small differences put aside.

use std::borrow::Cow;

use crate::excel::read::is_blank;

/// The half-width form of a full-width letter, digit or sign.
pub fn half_width(character: char) -> char {
    match character {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character),
        _ => character,
    }
}

/// A text for comparing: without blanks, half-width, small letters.
pub fn spelling(text: &str) -> String {
    let mut spelled = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii_graphic() || is_chinese(character) {
            spelled.push(character.to_ascii_lowercase());
        } else if !is_blank(character) {
            spelled.extend(half_width(character).to_lowercase());
        }
    }
    spelled
}

/// A text without the blanks at its ends.
pub fn trimmed(text: &str) -> &str {
    text.trim_matches(is_blank)
}

/// A person's name: "王　芳" is 王芳, but "John Smith" keeps its blank, as one.
pub fn person_name(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_blank) {
        return Cow::Borrowed(text);
    }
    let chinese =
        text.chars().all(|character| is_blank(character) || is_chinese(character) || character == '·');
    let words: Vec<&str> = text.split(is_blank).filter(|word| !word.is_empty()).collect();
    Cow::Owned(words.join(if chinese { "" } else { " " }))
}

/// A number of a person (staff, identity card, telephone): half-width, without blanks.
pub fn personal_number(text: &str) -> Cow<'_, str> {
    if text.chars().all(|character| !is_blank(character) && half_width(character) == character) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|&character| !is_blank(character)).map(half_width).collect())
}

/// Whether a character is a Chinese one.
pub fn is_chinese(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{20000}'..='\u{3134f}' | '〇')
}

/// What is left of a unit's name when the words that offices add or leave out are put aside: units
/// whose names agree in it are probably one.
pub fn unit_core(text: &str) -> String {
    let mut core = spelling(text);
    for word in ["中国共产党", "中共", "委员会", "党", "第"] {
        core = core.replace(word, "");
    }
    core
}
