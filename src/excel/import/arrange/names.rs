//! Names of units as sheets, captions and bands write them.

use super::super::spelling::{half_width, trimmed};

/// What the names of units end with, or have before a number of people.
const UNITS: &[&str] = &[
    "支部", "总支", "党委", "党组", "科", "处", "室", "部", "股", "局", "队", "组", "中心", "院", "所", "站",
    "班", "系", "厂", "车间", "公司", "分行", "支行", "委", "办", "库",
];

/// Words behind a unit's name in the title of its list.
const LISTS: &[&str] =
    &["党员", "人员", "职工", "干部", "花名册", "名册", "名单", "考核", "考评", "年度", "得分", "情况"];

/// The unit that a text names, without numbering, counts and the words of a title; nothing when it
/// names none.
pub fn unit_in(text: &str) -> Option<String> {
    let text: String = trimmed(text).chars().map(half_width).collect();
    let text = text.rsplit_once(':').map_or(text.as_str(), |(_, behind)| behind);
    let text = without_brackets(without_numbering(trimmed(text)));
    let text = trimmed(&text);
    let text = LISTS.iter().filter_map(|word| text.find(word)).min().map_or(text, |at| {
        // 党员活动中心 begins with such a word and is a unit all the same.
        if at == 0 { text } else { text.get(..at).unwrap_or(text) }
    });
    let text =
        trimmed(text.rsplit_once("年度").or_else(|| text.rsplit_once('年')).map_or(text, |(_, rest)| rest));
    let count = text.chars().count();
    let is_unit = (2..=20).contains(&count)
        && UNITS.iter().any(|unit| text.ends_with(unit))
        && !text.contains(['。', '，', ',', ';', '；']);
    is_unit.then(|| text.to_string())
}

/// The heading of a column of such names.
pub fn heading_for(names: &[String]) -> Option<&'static str> {
    let units = names.iter().filter(|name| unit_in(name).is_some()).count();
    let branches = names.iter().filter(|name| name.contains("支部") || name.contains("总支")).count();
    if names.is_empty() || units * 10 < names.len() * 9 {
        None
    } else if branches * 2 > names.len() {
        Some("支部")
    } else {
        Some("科室")
    }
}

/// 一、 (一) 1. 01- before a name.
fn without_numbering(text: &str) -> &str {
    let number = |character: char| character.is_ascii_digit() || "一二三四五六七八九十".contains(character);
    let inner = text.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    if let Some((inside, rest)) = inner
        && inside.chars().all(number)
    {
        return trimmed(rest);
    }
    let rest = text.trim_start_matches(number);
    match rest.strip_prefix(['、', '.', '-', '_']) {
        Some(name) if rest.len() < text.len() => trimmed(name),
        _ => text,
    }
}

fn without_brackets(text: &str) -> String {
    let mut kept = String::new();
    let mut open = 0usize;
    for character in text.chars() {
        match character {
            '(' | '[' | '【' => open += 1,
            ')' | ']' | '】' => open = open.saturating_sub(1),
            _ if open == 0 => kept.push(character),
            _ => {}
        }
    }
    kept
}
