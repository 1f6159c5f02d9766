//! What a template says of how it is filled in.

use crate::book::{Book, ColumnDefinition, Facet, TableRole};
use crate::engine::{day_of, number_text};
use crate::scheme::{Body, Kind, Missing, Options, fed_leaf, rule_sentence};

/// Words of a list that a note names.
const LISTED: usize = 12;

/// The title of a template.
pub(super) fn title(book: &Book, table: usize, facet: Facet, unit: &str) -> String {
    let name = book.tables.get(table).map_or("", |table| table.name.as_str());
    let what = match (facet, book.class_of(table)) {
        (Facet::Roster, _) => "名册",
        (_, Some(_)) => "评分",
        _ => "",
    };
    let unit = if unit.is_empty() { String::new() } else { format!("（{unit}）") };
    format!("{} {name}{what}填报表{unit}", book.period).trim().to_owned()
}

/// How a template is filled in.
pub(super) fn how_to(book: &Book, table: usize, due: Option<f64>, blank: usize) -> String {
    let purpose = match book.tables.get(table).map(|table| table.role) {
        Some(TableRole::Entries(entry)) => {
            book.scheme.tables.get(entry).map_or("", |table| table.purpose.as_str())
        }
        _ => "",
    };
    let mut words = format!("{purpose}填白色的格子；灰色的格子已锁定，用来认出每一行。");
    if blank > 0 {
        words += "新增的写在后面的空行里。";
    }
    words += "有下拉箭头的从列表中选，日期写成 2026-03-05；鼠标移到表头上看各列的填法。";
    words += "不要增删、移动各列或改列名。填好后把本文件发回，文件名可以改。";
    match due.and_then(day_of) {
        Some(day) => words + &format!("请于 {} 年 {} 月 {} 日前交回。", day.year, day.month, day.day),
        None => words,
    }
}

/// What a column means and how it is filled in.
pub(super) fn meaning(book: &Book, table: usize, definition: &ColumnDefinition, known: bool) -> String {
    let mut lines = Vec::new();
    if let Some(class) = book.class_of(table)
        && let Some(fed) = fed_leaf(&book.scheme.period, class, &definition.name)
    {
        lines.push(format!("用于指标“{} {}”。", fed.leaf.code, fed.leaf.name));
        lines.push(rule_sentence(fed.leaf, fed.within).zh);
        if matches!(fed.leaf.body, Body::Leaf { missing: Missing::Pending, .. }) {
            lines.push("必填：不填，指数就算不出来。".to_owned());
        }
    }
    lines.push(how(definition));
    if known {
        lines.push("已有内容的格子已锁定，用来认出这一行。".to_owned());
    }
    lines.join("\n")
}

/// How a column is filled in.
pub(super) fn how(definition: &ColumnDefinition) -> String {
    match (&definition.options, definition.kind) {
        (Options::Choice(words), _) => {
            let more = if words.len() > LISTED { "等" } else { "" };
            let words: Vec<&str> = words.iter().take(LISTED).map(String::as_str).collect();
            format!("从下拉列表中选：{}{more}。", words.join("、"))
        }
        (Options::SubjectOf(class), _) => {
            format!("填“{class}”名册中的名称，可从下拉列表中选；名册里没有的，请先确认。")
        }
        (Options::SubjectOfClassIn(column), _) => {
            format!("先填“{column}”，再从下拉列表中选名册里的对象。")
        }
        (Options::Between(low, high), Kind::Percent) => {
            let [low, high] = [low, high].map(|share| number_text(share * 100.0));
            format!("填 {low}% 到 {high}% 之间的百分比，如 95%。")
        }
        (Options::Between(low, high), _) => {
            format!("填 {} 到 {} 之间的数。", number_text(*low), number_text(*high))
        }
        (_, Kind::Count) => "填 0 或正整数。".to_owned(),
        (_, Kind::Percent) => "填百分比，如 95%。".to_owned(),
        (_, Kind::Number) => "填数字。".to_owned(),
        (_, Kind::Date) => "填日期，如 2026-03-05。".to_owned(),
        (_, Kind::Text) => "填文字。".to_owned(),
    }
}
