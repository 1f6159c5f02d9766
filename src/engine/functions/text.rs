//! Text.

use super::{
    Answer, Arguments, Evaluate, Excel, Family, Function, Operand, Operands, Value, any, number, text,
    text_format, values,
};
use crate::engine::{Fault, coerce};

const T: Family = Family::Text;
/// The longest text a cell holds.
pub(super) const LONGEST: usize = 32_767;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("TEXT", T)
        .sentence("按数字格式显示为文字。", "A value as text in a number format.")
        .takes(&[any("值", "value"), text("格式", "format")])
        .example("TEXT(0.285,\"0.0%\")", "\"28.5%\"")
        .by(Evaluate::Each(|arguments| {
            text_format::show(arguments.sound(0)?, &arguments.text(1)?).map(Value::text)
        })),
    Function::new("VALUE", T)
        .sentence("把文字转为数字。", "The number that a text stands for.")
        .takes(&[any("文字", "text")])
        .example("VALUE(\"1,234.5\")", "1234.5")
        .by(Evaluate::Each(|arguments| match arguments.sound(0)? {
            Value::Bool(_) => Err(Fault::Value),
            value => coerce::number(value).map(Value::Number),
        })),
    Function::new("LEN", T)
        .sentence("字数。", "How many letters a text has.")
        .takes(&[text("文字", "text")])
        .example("LEN(\"考评簿\")", "3")
        .by(Evaluate::Each(|arguments| Ok(Value::Number(units(&arguments.text(0)?) as f64)))),
    Function::new("LEFT", T)
        .sentence("开头的几个字。", "The first letters of a text.")
        .takes(&[text("文字", "text"), number("字数", "count").optional()])
        .example("LEFT(\"考评簿\",2)", "\"考评\"")
        .by(Evaluate::Each(|arguments| {
            let count = count(arguments, 1, 1)?;
            Ok(Value::text(cut(&arguments.text(0)?, 0, count)))
        })),
    Function::new("RIGHT", T)
        .sentence("末尾的几个字。", "The last letters of a text.")
        .takes(&[text("文字", "text"), number("字数", "count").optional()])
        .example("RIGHT(\"考评簿\",1)", "\"簿\"")
        .by(Evaluate::Each(|arguments| {
            let text = arguments.text(0)?;
            let count = count(arguments, 1, 1)?;
            Ok(Value::text(cut(&text, units(&text).saturating_sub(count), count)))
        })),
    Function::new("MID", T)
        .sentence("从第几个字起的几个字。", "Letters from a position on.")
        .takes(&[text("文字", "text"), number("起点", "start"), number("字数", "count")])
        .example("MID(\"考评簿\",2,1)", "\"评\"")
        .by(Evaluate::Each(|arguments| {
            let start = arguments.whole(1)?;
            if start < 1 {
                return Err(Fault::Value);
            }
            let count = count(arguments, 2, 0)?;
            Ok(Value::text(cut(&arguments.text(0)?, usize::try_from(start - 1).unwrap_or(usize::MAX), count)))
        })),
    Function::new("TRIM", T)
        .sentence("去掉首尾和多余的空格。", "Removes spaces at the ends and doubled ones inside.")
        .takes(&[text("文字", "text")])
        .example("TRIM(\" a  b \")", "\"a b\"")
        .by(Evaluate::Each(|arguments| {
            let text = arguments.text(0)?;
            let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
            Ok(Value::text(words.join(" ")))
        })),
    Function::new("UPPER", T)
        .sentence("转为大写。", "In capitals.")
        .takes(&[text("文字", "text")])
        .example("UPPER(\"abc\")", "\"ABC\"")
        .by(Evaluate::Each(|arguments| Ok(Value::text(arguments.text(0)?.to_uppercase())))),
    Function::new("LOWER", T)
        .sentence("转为小写。", "In small letters.")
        .takes(&[text("文字", "text")])
        .example("LOWER(\"ABC\")", "\"abc\"")
        .by(Evaluate::Each(|arguments| Ok(Value::text(arguments.text(0)?.to_lowercase())))),
    Function::new("EXACT", T)
        .sentence(
            "两段文字是否完全相同，区分大小写。",
            "Whether two texts are the same, letter case included.",
        )
        .takes(&[text("文字", "text"), text("文字", "text")])
        .example("EXACT(\"a\",\"A\")", "FALSE")
        .by(Evaluate::Each(|arguments| Ok(Value::Bool(arguments.text(0)? == arguments.text(1)?)))),
    Function::new("CONCATENATE", T)
        .sentence("把文字连起来。", "Joins texts.")
        .takes(&[text("文字", "text"), text("文字", "text").repeated()])
        .example("CONCATENATE(\"甲\",1)", "\"甲1\"")
        .by(Evaluate::Each(|arguments| {
            let mut joined = String::new();
            for at in 0..arguments.count() {
                joined.push_str(&arguments.text(at)?);
            }
            bounded(joined)
        })),
    Function::new("CONCAT", T)
        .sentence("把文字和区域里的文字连起来。", "Joins texts and the cells of ranges.")
        .takes(&[values("文字", "text"), values("文字", "text").repeated()])
        .example("CONCAT(\"甲\",{\"乙\",\"丙\"})", "\"甲乙丙\"")
        .since(Excel::V2019)
        .by(Evaluate::Whole(concat)),
    Function::new("TEXTJOIN", T)
        .sentence("用分隔符把文字连起来。", "Joins texts with a separator.")
        .takes(&[
            text("分隔符", "separator"),
            any("忽略空值", "ignore empty"),
            values("文字", "text"),
            values("文字", "text").repeated(),
        ])
        .example("TEXTJOIN(\"、\",TRUE,\"甲\",\"\",\"乙\")", "\"甲、乙\"")
        .since(Excel::V2019)
        .by(Evaluate::Whole(text_join)),
];

/// Excel counts UTF-16 units.
pub(super) fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// `count` units from `start` on; a letter of two units is kept whole.
pub(super) fn cut(text: &str, start: usize, count: usize) -> String {
    let end = start.saturating_add(count);
    let mut at = 0;
    text.chars()
        .filter(|letter| {
            let here = at;
            at += letter.len_utf16();
            here >= start && here < end
        })
        .collect()
}

fn count(arguments: &Arguments<'_>, at: usize, other: i64) -> Answer<usize> {
    let count = if arguments.count() > at { arguments.whole(at)? } else { other };
    usize::try_from(count).map_err(|_| Fault::Value)
}

/// A text, unless a cell cannot hold it.
pub(super) fn bounded(text: String) -> Answer<Value> {
    if text.len() > LONGEST && units(&text) > LONGEST { Err(Fault::Value) } else { Ok(Value::text(text)) }
}

fn concat(operands: &Operands<'_>) -> Answer<Operand> {
    let mut joined = String::new();
    for value in operands.all().iter().flat_map(Operand::values) {
        joined.push_str(&coerce::text(&value)?);
        if joined.len() > 4 * LONGEST {
            return Err(Fault::Value);
        }
    }
    bounded(joined).map(Operand::from)
}

fn text_join(operands: &Operands<'_>) -> Answer<Operand> {
    let separator = operands.text(0)?;
    let skip = operands.truth_or(1, true)?;
    let mut joined = String::new();
    let mut first = true;
    for value in operands.from(2).iter().flat_map(Operand::values) {
        let text = coerce::text(&value)?;
        if skip && text.is_empty() {
            continue;
        }
        if !first {
            joined.push_str(&separator);
        }
        first = false;
        joined.push_str(&text);
        if joined.len() > 4 * LONGEST {
            return Err(Fault::Value);
        }
    }
    bounded(joined).map(Operand::from)
}
