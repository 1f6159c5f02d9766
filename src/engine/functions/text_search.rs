//! Finding and replacing inside texts.

use super::{
    Answer, Arguments, Evaluate, Excel, Family, Function, Operand, Operands, Value, any, number, text,
    text::{bounded, cut, units},
    truth, values,
};
use crate::engine::{Fault, coerce, criteria, operand::Array};

const T: Family = Family::Text;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("FIND", T)
        .sentence(
            "文字第一次出现的位置，区分大小写。",
            "Where a text stands in another, letter case included.",
        )
        .takes(&[text("要找的文字", "wanted"), text("文字", "text"), number("起点", "start").optional()])
        .example("FIND(\"评\",\"考评簿\")", "2")
        .by(Evaluate::Each(|arguments| {
            let wanted = arguments.text(0)?;
            position(arguments, |rest| rest.find(wanted.as_ref()))
        })),
    Function::new("SEARCH", T)
        .sentence(
            "文字第一次出现的位置，不分大小写，可用通配符。",
            "Where a text stands in another, whatever the case; wildcards allowed.",
        )
        .takes(&[text("要找的文字", "wanted"), text("文字", "text"), number("起点", "start").optional()])
        .example("SEARCH(\"评?\",\"考评簿\")", "2")
        .by(Evaluate::Each(|arguments| {
            let wanted = arguments.text(0)?;
            position(arguments, |rest| criteria::found(&wanted, rest))
        })),
    Function::new("SUBSTITUTE", T)
        .sentence("把一段文字换成另一段。", "Puts one text in the place of another.")
        .takes(&[
            text("文字", "text"),
            text("旧文字", "old"),
            text("新文字", "new"),
            number("第几个", "which").optional(),
        ])
        .example("SUBSTITUTE(\"2025年度\",\"2025\",\"2026\")", "\"2026年度\"")
        .by(Evaluate::Each(substitute)),
    Function::new("REPLACE", T)
        .sentence(
            "把从第几个字起的几个字换成另一段文字。",
            "Puts a text in the place of letters at a position.",
        )
        .takes(&[
            text("文字", "text"),
            number("起点", "start"),
            number("字数", "count"),
            text("新文字", "new"),
        ])
        .example("REPLACE(\"张三丰\",2,1,\"*\")", "\"张*丰\"")
        .by(Evaluate::Each(replace)),
    Function::new("TEXTBEFORE", T)
        .sentence("分隔符之前的文字。", "The text before a separator.")
        .takes(AROUND)
        .example("TEXTBEFORE(\"机关-第一支部\",\"-\")", "\"机关\"")
        .since(Excel::V2021)
        .by(Evaluate::Whole(|operands| around(operands, Side::Before))),
    Function::new("TEXTAFTER", T)
        .sentence("分隔符之后的文字。", "The text after a separator.")
        .takes(AROUND)
        .example("TEXTAFTER(\"机关-第一支部\",\"-\")", "\"第一支部\"")
        .since(Excel::V2021)
        .by(Evaluate::Whole(|operands| around(operands, Side::After))),
    Function::new("TEXTSPLIT", T)
        .sentence("按分隔符把文字分成几段。", "The parts of a text between separators.")
        .takes(&[
            text("文字", "text"),
            values("列分隔符", "column separator"),
            values("行分隔符", "row separator").optional(),
            truth("忽略空段", "ignore empty").optional(),
            number("不分大小写", "ignore case").optional(),
            any("补位值", "pad with").optional(),
        ])
        .example("COLUMNS(TEXTSPLIT(\"甲、乙、丙\",\"、\"))", "3")
        .since(Excel::V2021)
        .gives_array()
        .by(Evaluate::Whole(split)),
];

const AROUND: &[super::Argument] = &[
    text("文字", "text"),
    values("分隔符", "separator"),
    number("第几个", "which").optional(),
    number("不分大小写", "ignore case").optional(),
    number("末尾也算", "match end").optional(),
    any("找不到时", "if not found").optional(),
];

/// The byte where a position counted in UTF-16 units begins.
fn byte_of(text: &str, units: usize) -> Option<usize> {
    let mut at = 0;
    for (byte, letter) in text.char_indices() {
        if at >= units {
            return Some(byte);
        }
        at += letter.len_utf16();
    }
    (at >= units).then_some(text.len())
}

/// FIND and SEARCH: the position from the start asked for.
fn position(arguments: &Arguments<'_>, find: impl Fn(&str) -> Option<usize>) -> Answer<Value> {
    let text = arguments.text(1)?;
    let start = if arguments.count() > 2 { arguments.whole(2)? } else { 1 };
    let start = usize::try_from(start).ok().and_then(|start| start.checked_sub(1)).ok_or(Fault::Value)?;
    let from = byte_of(&text, start).ok_or(Fault::Value)?;
    let rest = text.get(from..).unwrap_or_default();
    let at = find(rest).ok_or(Fault::Value)?;
    let before = text.get(..from + at).unwrap_or_default();
    Ok(Value::Number((units(before) + 1) as f64))
}

fn substitute(arguments: &Arguments<'_>) -> Answer<Value> {
    let (text, old, new) = (arguments.text(0)?, arguments.text(1)?, arguments.text(2)?);
    let which = match arguments.count() {
        4 => Some(arguments.whole(3)?),
        _ => None,
    };
    if which.is_some_and(|which| which < 1) {
        return Err(Fault::Value);
    }
    if old.is_empty() {
        return Ok(Value::Text(text));
    }
    let Some(which) = which else { return bounded(text.replace(old.as_ref(), &new)) };
    let nth = usize::try_from(which - 1).unwrap_or(usize::MAX);
    match text.match_indices(old.as_ref()).nth(nth) {
        Some((at, _)) => {
            let (before, after) = (text.get(..at), text.get(at + old.len()..));
            bounded(format!("{}{new}{}", before.unwrap_or_default(), after.unwrap_or_default()))
        }
        None => Ok(Value::Text(text)),
    }
}

fn replace(arguments: &Arguments<'_>) -> Answer<Value> {
    let (text, new) = (arguments.text(0)?, arguments.text(3)?);
    let (start, count) = (arguments.whole(1)?, arguments.whole(2)?);
    if start < 1 || count < 0 {
        return Err(Fault::Value);
    }
    let start = usize::try_from(start - 1).unwrap_or(usize::MAX);
    let end = start.saturating_add(usize::try_from(count).unwrap_or(usize::MAX));
    bounded(format!("{}{new}{}", cut(&text, 0, start), cut(&text, end, usize::MAX)))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    After,
}

/// Where separators stand: the bytes each takes, in order, not overlapping. Of several that begin at one
/// place the first named counts.
fn separators(text: &str, wanted: &[String], fold: bool) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = text.get(at..).unwrap_or_default();
        let length =
            wanted.iter().filter(|wanted| !wanted.is_empty()).find_map(|wanted| begins(rest, wanted, fold));
        match length {
            Some(length) => {
                found.push((at, at + length));
                at += length;
            }
            None => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    found
}

/// How many bytes of a text the beginning takes.
fn begins(text: &str, beginning: &str, fold: bool) -> Option<usize> {
    if !fold {
        return text.starts_with(beginning).then_some(beginning.len());
    }
    let mut letters = text.char_indices();
    for wanted in beginning.chars() {
        let (_, letter) = letters.next()?;
        if !letter.to_lowercase().eq(wanted.to_lowercase()) {
            return None;
        }
    }
    Some(letters.next().map_or(text.len(), |(at, _)| at))
}

fn texts(operand: &Operand) -> Answer<Vec<String>> {
    operand.values().map(|value| coerce::text(&value).map(|text| text.to_string())).collect()
}

fn folds(operands: &Operands<'_>, at: usize) -> Answer<bool> {
    match operands.whole_or(at, 0)? {
        0 => Ok(false),
        1 => Ok(true),
        _ => Err(Fault::Value),
    }
}

/// TEXTBEFORE and TEXTAFTER.
fn around(operands: &Operands<'_>, side: Side) -> Answer<Operand> {
    let text = operands.text(0)?;
    let wanted = texts(operands.get(1)?)?;
    let which = if operands.given(2) { super::arguments::whole(operands.number(2)?.floor())? } else { 1 };
    let fold = folds(operands, 3)?;
    let end_counts = folds(operands, 4)?;
    let nth = usize::try_from(which.unsigned_abs()).unwrap_or(usize::MAX);
    // Excel looks at the lengths only where the number is written.
    let longer = wanted.iter().all(|wanted| units(wanted) > units(&text));
    let too_many = operands.given(2) && (nth > units(&text) || longer) && !text.is_empty();
    if which == 0 || too_many {
        return Err(Fault::Value);
    }
    // An empty separator stands at the side that is looked from.
    let mut found = if wanted.iter().any(String::is_empty) {
        let edge = if which > 0 { 0 } else { text.len() };
        vec![(edge, edge)]
    } else {
        separators(&text, &wanted, fold)
    };
    if end_counts {
        match which > 0 {
            true => found.push((text.len(), text.len())),
            false => found.insert(0, (0, 0)),
        }
    }
    let place = if which > 0 { Some(nth - 1) } else { found.len().checked_sub(nth) };
    match place.and_then(|place| found.get(place)) {
        Some(&(start, end)) => {
            let part = match side {
                Side::Before => text.get(..start),
                Side::After => text.get(end..),
            };
            Ok(Value::text(part.unwrap_or_default()).into())
        }
        None if operands.count() > 5 => match operands.value(5) {
            Value::Empty => Ok(Value::text("").into()),
            other => Ok(other.into()),
        },
        None => Err(Fault::NotAvailable),
    }
}

fn split(operands: &Operands<'_>) -> Answer<Operand> {
    let text = operands.text(0)?;
    let columns = if operands.given(1) { texts(operands.get(1)?)? } else { Vec::new() };
    let rows = if operands.given(2) { texts(operands.get(2)?)? } else { Vec::new() };
    if columns.iter().chain(&rows).any(String::is_empty) || (columns.is_empty() && rows.is_empty()) {
        return Err(Fault::Value);
    }
    let (skip, fold) = (operands.truth_or(3, false)?, folds(operands, 4)?);
    let pad = if operands.given(5) { operands.value(5) } else { Value::Fault(Fault::NotAvailable) };
    let mut grid: Vec<Vec<Value>> = Vec::new();
    for line in parts(&text, &rows, fold) {
        let cells: Vec<Value> = parts(line, &columns, fold)
            .into_iter()
            .filter(|part| !skip || !part.is_empty())
            .map(Value::text)
            .collect();
        if !(skip && cells.is_empty()) {
            grid.push(cells);
        }
    }
    let width = grid.iter().map(Vec::len).max().unwrap_or(0);
    if width == 0 {
        return Err(Fault::Calculation);
    }
    grid.iter_mut().for_each(|line| line.resize(width, pad.clone()));
    let height = grid.len();
    Ok(Operand::Array(Array::new(height, width, grid.into_iter().flatten().collect()).into()))
}

fn parts<'a>(text: &'a str, wanted: &[String], fold: bool) -> Vec<&'a str> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (start, end) in separators(text, wanted, fold) {
        parts.push(text.get(from..start).unwrap_or_default());
        from = end;
    }
    parts.push(text.get(from..).unwrap_or_default());
    parts
}
