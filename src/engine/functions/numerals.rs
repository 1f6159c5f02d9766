//! Numerals and bits: Roman numbers, other bases, operations on binary digits.

use super::{Answer, Argument, Arguments, Evaluate, Excel, Family, Function, Value, any, number, text};
use crate::engine::{Fault, coerce};

const M: Family = Family::Math;
const PAIR: &[Argument] = &[number("数值", "number"), number("另一数", "other number")];

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("ROMAN", M)
        .sentence(
            "化为罗马数字；形式 0 到 4 越来越简。",
            "A number in Roman numerals; forms 0 to 4 are ever more concise.",
        )
        .takes(&[number("数值", "number"), any("形式", "form").optional()])
        .example("ROMAN(499,2)", "\"XDIX\"")
        .by(Evaluate::Each(roman)),
    Function::new("ARABIC", M)
        .sentence("把罗马数字化为数。", "The number that Roman numerals stand for.")
        .takes(&[text("罗马数字", "numerals")])
        .example("ARABIC(\"LVII\")", "57")
        .since(Excel::V2013)
        .by(Evaluate::Each(arabic)),
    Function::new("BASE", M)
        .sentence("把数写成另一种进制。", "A number written in another base.")
        .takes(&[
            number("数值", "number"),
            number("进制", "radix"),
            number("最短长度", "least length").optional(),
        ])
        .example("BASE(15,2,10)", "\"0000001111\"")
        .since(Excel::V2013)
        .by(Evaluate::Each(in_base)),
    Function::new("DECIMAL", M)
        .sentence("把另一种进制的数化为十进制。", "The number that a text in another base stands for.")
        .takes(&[text("文本", "text"), number("进制", "radix")])
        .example("DECIMAL(\"FF\",16)", "255")
        .since(Excel::V2013)
        .by(Evaluate::Each(from_base)),
    bits("BITAND", "按位与。", "The bits that two numbers share.", |left, right| {
        both(left, right, |left, right| left & right)
    })
    .example("BITAND(13,25)", "9"),
    bits("BITOR", "按位或。", "The bits that either of two numbers has.", |left, right| {
        both(left, right, |left, right| left | right)
    })
    .example("BITOR(23,10)", "31"),
    bits("BITXOR", "按位异或。", "The bits that one of two numbers has.", |left, right| {
        both(left, right, |left, right| left ^ right)
    })
    .example("BITXOR(5,3)", "6"),
    Function::new("BITLSHIFT", M)
        .sentence("左移若干位。", "A number's bits moved left.")
        .takes(&[number("数值", "number"), number("位数", "shift")])
        .example("BITLSHIFT(4,2)", "16")
        .since(Excel::V2013)
        .by(Evaluate::Two(shifted)),
    Function::new("BITRSHIFT", M)
        .sentence("右移若干位。", "A number's bits moved right.")
        .takes(&[number("数值", "number"), number("位数", "shift")])
        .example("BITRSHIFT(13,2)", "3")
        .since(Excel::V2013)
        .by(Evaluate::Two(|value, shift| shifted(value, -shift))),
];

/// An entry for an operation on the bits of two numbers.
const fn bits(
    name: &'static str,
    zh: &'static str,
    en: &'static str,
    by: fn(f64, f64) -> Answer<f64>,
) -> Function {
    Function::new(name, M).sentence(zh, en).takes(PAIR).since(Excel::V2013).by(Evaluate::Two(by))
}

const ROMAN: [(char, i64); 7] =
    [('M', 1000), ('D', 500), ('C', 100), ('L', 50), ('X', 10), ('V', 5), ('I', 1)];

/// Bits go up to here.
const MOST_BITS: f64 = 281_474_976_710_656.0;

fn bits_of(number: f64) -> Answer<u64> {
    if !(0.0..MOST_BITS).contains(&number) || number.fract() != 0.0 {
        return Err(Fault::Number);
    }
    Ok(number as u64)
}

fn both(left: f64, right: f64, of: fn(u64, u64) -> u64) -> Answer<f64> {
    Ok(of(bits_of(left)?, bits_of(right)?) as f64)
}

/// Moved to the left, or to the right where the shift is negative.
fn shifted(number: f64, shift: f64) -> Answer<f64> {
    let (bits, shift) = (bits_of(number)?, shift.trunc());
    if shift.abs() > 53.0 {
        return Err(Fault::Number);
    }
    let moved = (bits as f64 * libm::exp2(shift)).floor();
    if moved < MOST_BITS { Ok(moved) } else { Err(Fault::Number) }
}

fn roman(arguments: &Arguments<'_>) -> Answer<Value> {
    let mut rest = arguments.whole(0)?;
    let form = match arguments.value(1) {
        Value::Empty | Value::Bool(true) => 0,
        Value::Bool(false) => 4,
        _ => arguments.whole(1)?,
    };
    if !(0..=3999).contains(&rest) || !(0..=4).contains(&form) {
        return Err(Fault::Value);
    }
    let mut written = String::new();
    for place in [0_usize, 2, 4, 6] {
        let digit = rest / size(place);
        if digit % 5 == 4 {
            // 4 and 9 stand as one sign before a larger one; a higher form may take a smaller sign
            // as long as the difference still covers the rest.
            let larger = if digit == 4 { place - 1 } else { place - 2 };
            let mut smaller = place;
            for _ in 0..form {
                if smaller >= 6 || size(larger) - size(smaller + 1) > rest {
                    break;
                }
                smaller += 1;
            }
            written.push(sign(smaller));
            written.push(sign(larger));
            rest += size(smaller) - size(larger);
        } else {
            if digit > 4 {
                written.push(sign(place - 1));
            }
            for _ in 0..digit % 5 {
                written.push(sign(place));
            }
            rest %= size(place);
        }
    }
    Ok(Value::text(written))
}

fn sign(place: usize) -> char {
    ROMAN.get(place).map_or('I', |(sign, _)| *sign)
}

fn size(place: usize) -> i64 {
    ROMAN.get(place).map_or(1, |(_, size)| *size)
}

fn arabic(arguments: &Arguments<'_>) -> Answer<Value> {
    let text = arguments.text(0)?;
    let text = text.trim();
    let (negative, signs) = match text.strip_prefix('-') {
        Some(signs) => (true, signs),
        None => (false, text),
    };
    if signs.chars().count() > 255 || (negative && signs.is_empty()) {
        return Err(Fault::Value);
    }
    let (mut sum, mut after) = (0_i64, 0_i64);
    for letter in signs.chars().rev() {
        let upper = letter.to_ascii_uppercase();
        let value =
            ROMAN.iter().find(|(sign, _)| *sign == upper).map(|(_, size)| *size).ok_or(Fault::Value)?;
        sum += if value < after { -value } else { value };
        after = value;
    }
    Ok(Value::Number(if negative { -sum } else { sum } as f64))
}

fn radix(arguments: &Arguments<'_>) -> Answer<u32> {
    let radix = arguments.whole(1)?;
    u32::try_from(radix).ok().filter(|radix| (2..=36).contains(radix)).ok_or(Fault::Number)
}

fn in_base(arguments: &Arguments<'_>) -> Answer<Value> {
    let (number, radix, least) = (arguments.whole(0)?, radix(arguments)?, arguments.whole_or(2, 0)?);
    if !(0..1 << 53).contains(&number) || !(0..=255).contains(&least) {
        return Err(Fault::Number);
    }
    let mut digits = Vec::new();
    let mut rest = number;
    while rest > 0 || digits.is_empty() {
        let digit = u32::try_from(rest % i64::from(radix)).unwrap_or(0);
        digits.push(char::from_digit(digit, radix).unwrap_or('0').to_ascii_uppercase());
        rest /= i64::from(radix);
    }
    let missing = usize::try_from(least).unwrap_or(0).saturating_sub(digits.len());
    Ok(Value::text(format!("{}{}", "0".repeat(missing), digits.iter().rev().collect::<String>())))
}

fn from_base(arguments: &Arguments<'_>) -> Answer<Value> {
    let (text, radix) = (arguments.text(0)?, radix(arguments)?);
    if text.chars().count() > 255 {
        return Err(Fault::Value);
    }
    let mut value = 0.0;
    for letter in text.trim().chars() {
        let digit = letter.to_digit(radix).ok_or(Fault::Number)?;
        value = value * f64::from(radix) + f64::from(digit);
    }
    Ok(coerce::finite(value))
}
