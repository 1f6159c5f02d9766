//! Numbers in Chinese: 一百二十三, 壹佰贰拾叁, １２３.

use super::format::Numerals;

const PLAIN: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const FORMAL: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const WIDE: [char; 10] = ['０', '１', '２', '３', '４', '５', '６', '７', '８', '９'];
const PLAIN_PLACES: [&str; 4] = ["", "十", "百", "千"];
const FORMAL_PLACES: [&str; 4] = ["", "拾", "佰", "仟"];
/// Each stands for four digits more.
const GROUPS: [&str; 4] = ["", "万", "亿", "兆"];

fn digit(letter: char, numerals: Numerals) -> char {
    let digits = match numerals {
        Numerals::Plain => PLAIN,
        Numerals::Formal => FORMAL,
        Numerals::Wide => WIDE,
    };
    letter.to_digit(10).and_then(|at| digits.get(at as usize)).copied().unwrap_or(letter)
}

/// A text with each of its digits replaced.
pub(super) fn letter_by_letter(text: &str, numerals: Numerals) -> String {
    text.chars().map(|letter| digit(letter, numerals)).collect()
}

/// A number's plain text as it is read out: tens, hundreds and thousands named.
pub(super) fn spoken(text: &str, numerals: Numerals) -> String {
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text),
    };
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let long = whole.len() > 4 * GROUPS.len() || !whole.bytes().all(|byte| byte.is_ascii_digit());
    if long {
        return format!("{sign}{}", letter_by_letter(text, numerals));
    }
    let point = match (part.is_empty(), numerals) {
        (true, _) => "",
        (false, Numerals::Wide) => "．",
        (false, _) => "点",
    };
    format!("{sign}{}{point}{}", whole_number(whole, numerals), letter_by_letter(part, numerals))
}

/// A month or day: no 一 before 十 where it leads.
pub(super) fn counted(number: i64, numerals: Numerals) -> String {
    let text = spoken(&number.to_string(), numerals);
    match numerals {
        Numerals::Plain if (10..20).contains(&number) => text.trim_start_matches('一').to_owned(),
        _ => text,
    }
}

fn whole_number(whole: &str, numerals: Numerals) -> String {
    let places = if numerals == Numerals::Formal { FORMAL_PLACES } else { PLAIN_PLACES };
    let zero = digit('0', numerals);
    let mut shown = String::new();
    let (mut pending, mut filled) = (false, false);
    for (at, letter) in whole.chars().enumerate() {
        let from_right = whole.len() - 1 - at;
        if letter == '0' {
            pending = !shown.is_empty();
        } else {
            if pending {
                shown.push(zero);
                pending = false;
            }
            shown.push(digit(letter, numerals));
            shown.push_str(places.get(from_right % 4).copied().unwrap_or(""));
            filled = true;
        }
        if from_right.is_multiple_of(4) && filled {
            shown.push_str(GROUPS.get(from_right / 4).copied().unwrap_or(""));
            filled = false;
        }
    }
    if shown.is_empty() { zero.to_string() } else { shown }
}
