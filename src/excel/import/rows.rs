//! Which rows below the header are subjects, and which are totals, signatures, notes or headings
//! once more.

use super::spelling::spelling;
use super::written::cell_text;
use crate::excel::read::{Cell, Row};

const TOTALS: &[&str] = &[
    "合计",
    "总计",
    "小计",
    "共计",
    "累计",
    "平均",
    "平均分",
    "平均值",
    "均值",
    "最高分",
    "最低分",
    "标准差",
    "中位数",
    "优秀率",
    "良好率",
    "合格率",
    "及格率",
    "总人数",
    "人数",
    "total",
    "subtotal",
    "average",
    "sum",
];

/// What the name of a total may end with.
const TOTAL_ENDINGS: &[&str] = &["小计", "合计", "总计", "共计", "平均", "平均分", "平均值"];

const SIGNATURES: &[&str] = &[
    "填表人",
    "填报人",
    "制表人",
    "制表",
    "审核人",
    "审核",
    "复核人",
    "复核",
    "审批人",
    "审批",
    "负责人",
    "单位负责人",
    "主要负责人",
    "分管领导",
    "主管领导",
    "部门负责人",
    "经办人",
    "联系人",
    "联系电话",
    "填报日期",
    "填表日期",
    "制表日期",
    "填报时间",
    "填表时间",
    "日期",
    "时间",
    "填报单位",
    "单位盖章",
    "盖章",
    "公章",
    "签字",
    "签名",
    "填表说明",
    "说明",
    "注",
    "备注",
    "附注",
    "附件",
];

/// What a row below the header is, as far as its own texts tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// Nothing speaks against its being a subject.
    Plain,
    /// Totals or averages.
    Total,
    /// Signatures, dates of filling in, notes.
    Signature,
}

/// Whether a row is one of totals or signatures.
pub fn is_summary(row: &Row<'_>) -> bool {
    kind_of(row) != RowKind::Plain
}

/// What a row is, as far as its own texts tell.
pub fn kind_of(row: &Row<'_>) -> RowKind {
    let mut texts = row.cells().filter(|(_, cell)| !cell.is_blank()).map(|(_, cell)| cell);
    let Some(first) = texts.next() else { return RowKind::Plain };
    if let Cell::Text(text) = first {
        let kind = kind_by_first(text, row);
        if kind != RowKind::Plain {
            return kind;
        }
    }
    // A totals row may begin with a number or a unit; the word then stands in the next cells.
    for cell in texts.take(2) {
        if let Cell::Text(text) = cell
            && text.len() <= 40
            && TOTALS.contains(&spelling(text).as_str())
        {
            return RowKind::Total;
        }
    }
    RowKind::Plain
}

fn kind_by_first(text: &str, row: &Row<'_>) -> RowKind {
    // 第一支部小计
    let ends = text.trim_end().chars().next_back();
    if text.len() <= 60 && ends.is_some_and(|last| "计均分值".contains(last)) {
        let spelled = spelling(text);
        if TOTAL_ENDINGS.iter().any(|word| spelled.ends_with(word)) {
            return RowKind::Total;
        }
    }
    let begins = text.chars().find(|&character| !crate::excel::read::is_blank(character));
    if !begins.is_some_and(|first| BEGINNINGS.contains(first)) {
        return RowKind::Plain;
    }
    let spelled = spelling(text);
    let is_total = TOTALS.iter().any(|word| {
        spelled.strip_prefix(word).is_some_and(|rest| {
            rest.is_empty()
                || rest.starts_with([':', '(', '、'])
                || rest.starts_with(|next: char| next.is_ascii_digit())
        })
    });
    if is_total || (spelled.starts_with('共') && spelled.ends_with('人')) {
        return RowKind::Total;
    }
    let is_signature = SIGNATURES.iter().any(|word| {
        spelled
            .strip_prefix(word)
            .is_some_and(|rest| rest.starts_with([':', '(']) || (rest.is_empty() && filled(row) <= 2))
    }) || spelled.starts_with("(盖章")
        || spelled.starts_with("(公章");
    if is_signature { RowKind::Signature } else { RowKind::Plain }
}

/// The characters that the words above begin with: most rows are told apart by the first one.
const BEGINNINGS: &str = "合总小共累平均最人标中优良及填制审复负单主分部经联日时盖公签说注备附（(tTsSaA合";

/// How many cells of a row are not blank.
pub fn filled(row: &Row<'_>) -> usize {
    row.cells().filter(|(_, cell)| !cell.is_blank()).count()
}

/// The first texts of a row, to show which one is meant.
pub fn beginning(row: &Row<'_>) -> String {
    let texts: Vec<String> = row
        .cells()
        .filter(|(_, cell)| !cell.is_blank())
        .take(3)
        .map(|(_, cell)| cell_text(cell).trim().chars().take(20).collect())
        .collect();
    texts.join(" ")
}
