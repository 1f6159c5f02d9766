//! Names a scheme can have: formulas refer to them.

use crate::sentence::Sentence;

/// Longer names fit no heading.
const MOST_LETTERS: usize = 40;

/// A name without blanks around it; refused when formulas could not refer to it.
pub(super) fn check_name(name: &str) -> Result<String, Sentence> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Sentence::new("名称不能为空。请写一个名称。", "A name cannot be empty. Write one."));
    }
    if name.chars().count() > MOST_LETTERS {
        return Err(Sentence::new(
            format!("名称太长。请缩短到 {MOST_LETTERS} 个字以内。"),
            format!("The name is too long. Use at most {MOST_LETTERS} letters."),
        ));
    }
    let plain = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '·');
    if let Some(letter) = name.chars().find(|letter| !plain(*letter)) {
        return Err(Sentence::new(
            format!("名称“{name}”里的“{letter}”不能用在公式中。请只用汉字、字母、数字、“_”和“·”。"),
            format!("“{letter}” in {name} cannot stand in formulas. Use letters, digits, “_” and “·” only."),
        ));
    }
    if name.starts_with(|letter: char| letter.is_ascii_digit()) {
        return Err(Sentence::new(
            format!("名称“{name}”不能以数字开头。请在前面加上文字。"),
            format!("The name {name} cannot begin with a digit. Put a letter before it."),
        ));
    }
    Ok(name.to_owned())
}

/// The refusal of a name that something else has.
pub(super) fn name_taken(name: &str) -> Sentence {
    Sentence::new(
        format!("已经有“{name}”了。请换一个名称。"),
        format!("There is a {name} already. Choose another name."),
    )
}

/// The refusal of a change of something that is no longer there.
pub(super) fn nothing_there() -> Sentence {
    Sentence::new(
        "要改的内容已不在考评办法里，未作改动。",
        "What was to be changed is no longer in the scheme; nothing was changed.",
    )
}
