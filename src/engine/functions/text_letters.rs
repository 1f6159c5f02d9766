//! Single letters, their codes and their widths.

use super::{
    Answer, Arguments, Evaluate, Excel, Family, Function, Value, any, number, text,
    text::{LONGEST, bounded, units},
    truth,
};
use crate::engine::{Fault, coerce, round};
use crate::sentence::grouped;

const T: Family = Family::Text;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("PROPER", T)
        .sentence("每个单词首字母大写。", "Each word with a capital.")
        .takes(&[text("文字", "text")])
        .example("PROPER(\"party branch\")", "\"Party Branch\"")
        .by(Evaluate::Each(|arguments| Ok(Value::text(proper(&arguments.text(0)?))))),
    Function::new("REPT", T)
        .sentence("把文字重复几遍。", "A text several times over.")
        .takes(&[text("文字", "text"), number("次数", "times")])
        .example("REPT(\"★\",3)", "\"★★★\"")
        .by(Evaluate::Each(repeat)),
    Function::new("CHAR", T)
        .sentence("编码（1 至 255）对应的字符。", "The letter with a code from 1 to 255.")
        .takes(&[number("编码", "code")])
        .example("CHAR(65)", "\"A\"")
        .by(Evaluate::Each(|arguments| {
            let code = u8::try_from(arguments.whole(0)?).map_err(|_| Fault::Value)?;
            if code == 0 { Err(Fault::Value) } else { Ok(Value::text(western(code).to_string())) }
        })),
    Function::new("CODE", T)
        .sentence("第一个字符的编码。", "The code of the first letter.")
        .takes(&[text("文字", "text")])
        .example("CODE(\"A\")", "65")
        .by(Evaluate::Each(|arguments| {
            let first = arguments.text(0)?.chars().next().ok_or(Fault::Value)?;
            let code = (1..=u8::MAX).find(|&code| western(code) == first).unwrap_or(b'?');
            Ok(Value::Number(f64::from(code)))
        })),
    Function::new("UNICHAR", T)
        .sentence("统一码对应的字符。", "The letter with a Unicode number.")
        .takes(&[number("编码", "code")])
        .example("UNICHAR(32771)", "\"考\"")
        .since(Excel::V2013)
        .by(Evaluate::Each(|arguments| {
            let code = u32::try_from(arguments.whole(0)?).map_err(|_| Fault::Value)?;
            match code {
                0 => Err(Fault::Value),
                0xd800..=0xdfff | 0xfffe | 0xffff => Err(Fault::NotAvailable),
                code => {
                    char::from_u32(code).map(|letter| Value::text(letter.to_string())).ok_or(Fault::Value)
                }
            }
        })),
    Function::new("UNICODE", T)
        .sentence("第一个字符的统一码。", "The Unicode number of the first letter.")
        .takes(&[text("文字", "text")])
        .example("UNICODE(\"考\")", "32771")
        .since(Excel::V2013)
        .by(Evaluate::Each(|arguments| {
            let first = arguments.text(0)?.chars().next().ok_or(Fault::Value)?;
            Ok(Value::Number(f64::from(u32::from(first))))
        })),
    Function::new("CLEAN", T)
        .sentence("去掉不能打印的字符。", "Removes what cannot be printed.")
        .takes(&[text("文字", "text")])
        .example("CLEAN(\"甲\"&CHAR(10)&\"乙\")", "\"甲乙\"")
        .by(Evaluate::Each(|arguments| {
            let text = arguments.text(0)?;
            Ok(Value::text(text.chars().filter(|&letter| letter >= ' ').collect::<String>()))
        })),
    Function::new("T", T)
        .sentence("文字原样，其他值为空文字。", "A text as it is, anything else as an empty text.")
        .takes(&[any("值", "value")])
        .example("T(5)", "\"\"")
        .by(Evaluate::Each(|arguments| match arguments.sound(0)? {
            Value::Text(text) => Ok(Value::Text(text.clone())),
            _ => Ok(Value::text("")),
        })),
    Function::new("ASC", T)
        .sentence(
            "把全角字母、数字和符号转为半角。",
            "Full-width letters, digits and signs as half-width ones.",
        )
        .takes(&[text("文字", "text")])
        .example("ASC(\"ＡＢＣ１２３\")", "\"ABC123\"")
        .by(Evaluate::Each(|arguments| {
            Ok(Value::text(arguments.text(0)?.chars().map(half).collect::<String>()))
        })),
    Function::new("LENB", T)
        .sentence("字节数：一个汉字算 2。", "How many bytes: a Chinese letter counts 2.")
        .takes(&[text("文字", "text")])
        .example("LENB(\"考评A\")", "5")
        .by(Evaluate::Each(|arguments| {
            Ok(Value::Number(arguments.text(0)?.chars().map(width).sum::<usize>() as f64))
        })),
    Function::new("LEFTB", T)
        .sentence("开头的几个字节。", "The first bytes of a text.")
        .takes(&[text("文字", "text"), number("字节数", "bytes").optional()])
        .example("LEFTB(\"考评簿\",4)", "\"考评\"")
        .by(Evaluate::Each(|arguments| {
            let count = bytes(arguments, 1, 1)?;
            Ok(Value::text(cut(&arguments.text(0)?, 0, count)))
        })),
    Function::new("RIGHTB", T)
        .sentence("末尾的几个字节。", "The last bytes of a text.")
        .takes(&[text("文字", "text"), number("字节数", "bytes").optional()])
        .example("RIGHTB(\"考评簿\",2)", "\"簿\"")
        .by(Evaluate::Each(|arguments| {
            let (text, count) = (arguments.text(0)?, bytes(arguments, 1, 1)?);
            let all: usize = text.chars().map(width).sum();
            Ok(Value::text(cut(&text, all.saturating_sub(count), count)))
        })),
    Function::new("MIDB", T)
        .sentence("从第几个字节起的几个字节。", "Bytes of a text from a position on.")
        .takes(&[text("文字", "text"), number("起点", "start"), number("字节数", "bytes")])
        .example("MIDB(\"考评簿\",3,2)", "\"评\"")
        .by(Evaluate::Each(|arguments| {
            let start = bytes(arguments, 1, 1)?.checked_sub(1).ok_or(Fault::Value)?;
            Ok(Value::text(cut(&arguments.text(0)?, start, bytes(arguments, 2, 0)?)))
        })),
    Function::new("FIXED", T)
        .sentence("四舍五入后写成文字，带千分位。", "A rounded number as text, in groups of three digits.")
        .takes(&[
            number("数值", "number"),
            number("位数", "digits").optional(),
            truth("不用千分位", "no groups").optional(),
        ])
        .example("FIXED(1234.567,1)", "\"1,234.6\"")
        .by(Evaluate::Each(fixed)),
    Function::new("NUMBERVALUE", T)
        .sentence(
            "按指定的小数点和千分位符号把文字转为数字。",
            "The number that a text stands for, with its own decimal and group signs.",
        )
        .takes(&[
            text("文字", "text"),
            text("小数点", "decimal sign").optional(),
            text("千分位符号", "group sign").optional(),
        ])
        .example("NUMBERVALUE(\"2.500,27\",\",\",\".\")", "2500.27")
        .since(Excel::V2013)
        .by(Evaluate::Each(number_value)),
];

fn proper(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut inside = false;
    for letter in text.chars() {
        match inside {
            true => shown.extend(letter.to_lowercase()),
            false => shown.extend(letter.to_uppercase()),
        }
        inside = letter.is_alphabetic();
    }
    shown
}

fn repeat(arguments: &Arguments<'_>) -> Answer<Value> {
    let (text, times) = (arguments.text(0)?, arguments.whole(1)?);
    let times = usize::try_from(times).map_err(|_| Fault::Value)?;
    if units(&text).saturating_mul(times) > LONGEST {
        return Err(Fault::Value);
    }
    bounded(text.repeat(times))
}

/// The letters of Windows' western code page; where it has none, the control of the same number.
fn western(code: u8) -> char {
    const UPPER: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match code.checked_sub(0x80).and_then(|at| UPPER.get(usize::from(at))) {
        Some(letter) => *letter,
        None => char::from(code),
    }
}

fn half(letter: char) -> char {
    match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        '\u{3000}' => ' ',
        other => other,
    }
}

/// How many bytes a letter takes in a Chinese Excel.
fn width(letter: char) -> usize {
    if letter.is_ascii() { 1 } else { 2 }
}

fn bytes(arguments: &Arguments<'_>, at: usize, other: i64) -> Answer<usize> {
    let count = if arguments.count() > at { arguments.whole(at)? } else { other };
    usize::try_from(count).map_err(|_| Fault::Value)
}

/// The letters that lie whole within `count` bytes from `start` on.
fn cut(text: &str, start: usize, count: usize) -> String {
    let end = start.saturating_add(count);
    let mut at = 0;
    let inside = |letter: &char| {
        let from = at;
        at += width(*letter);
        from >= start && at <= end
    };
    text.chars().filter(inside).collect()
}

fn fixed(arguments: &Arguments<'_>) -> Answer<Value> {
    let number = arguments.number(0)?;
    let digits = if arguments.count() > 1 { arguments.whole(1)? } else { 2 };
    let plain = arguments.truth_or(2, false)?;
    if digits > 127 {
        return Err(Fault::Value);
    }
    let digits = i32::try_from(digits.max(-400)).map_err(|_| Fault::Value)?;
    let rounded = round::nearest(number, digits);
    let places = usize::try_from(digits).unwrap_or(0);
    let text = format!("{:.places$}", rounded.abs());
    let sign = if rounded < 0.0 { "-" } else { "" };
    let (whole, part) = text.split_at(text.find('.').unwrap_or(text.len()));
    let whole = if plain { whole.to_owned() } else { grouped(whole) };
    bounded(format!("{sign}{whole}{part}"))
}

fn number_value(arguments: &Arguments<'_>) -> Answer<Value> {
    let sign = |at: usize, other: char| -> Answer<char> {
        match arguments.count() > at {
            true => arguments.text(at)?.chars().next().ok_or(Fault::Value),
            false => Ok(other),
        }
    };
    let (point, group) = (sign(1, '.')?, sign(2, ',')?);
    let text: String = arguments.text(0)?.chars().filter(|letter| !letter.is_whitespace()).collect();
    if text.is_empty() {
        return Ok(Value::Number(0.0));
    }
    let mut plain = String::with_capacity(text.len());
    let mut after = false;
    for letter in text.chars() {
        match letter {
            _ if letter == point && !after => {
                after = true;
                plain.push('.');
            }
            _ if letter == group && after => return Err(Fault::Value),
            _ if letter == group => {}
            _ if letter == point || letter == ',' => return Err(Fault::Value),
            _ => plain.push(letter),
        }
    }
    coerce::number_in_text(&plain).map(Value::Number).ok_or(Fault::Value)
}
