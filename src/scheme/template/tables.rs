//! Tables that several templates share.

use super::build::{BALLOTS, LEDGER, choice, column, free, subject_of};
use crate::scheme::model::{EntryTable, Kind, Options};

/// Raw ballots: a row for each mark, with the ballot's number and its rater where they are known.
pub(super) fn ballot_table(class: &str, raters: &[&str], mark: (&str, Kind, Options)) -> EntryTable {
    let (name, kind, options) = mark;
    EntryTable {
        name: BALLOTS.into(),
        purpose: "测评票：每行一张票对一个人的评分；同一张票写同一票号。原始票全部保留，无效票写明原因。"
            .into(),
        columns: vec![
            column("测评对象", Kind::Text, subject_of(class)),
            column("评分主体", Kind::Text, choice(raters)),
            column(name, kind, options),
            free("票号", Kind::Text),
            free("评分人", Kind::Text),
        ],
    }
}

/// Bonus and penalty events.
pub(super) fn ledger_table(classes: &[&str]) -> EntryTable {
    EntryTable {
        name: LEDGER.into(),
        purpose: "加减分台账：每行一件事，写明日期、对象、分值和依据条款；同一案号只计一次。".into(),
        columns: vec![
            free("日期", Kind::Date),
            column("对象类别", Kind::Text, choice(classes)),
            column("对象", Kind::Text, Options::SubjectOfClassIn("对象类别".into())),
            column("加减分", Kind::Text, choice(&["加分", "减分"])),
            column("分值", Kind::Number, Options::Between(0.0, 100.0)),
            free("事由", Kind::Text),
            free("依据条款", Kind::Text),
            free("案号", Kind::Text),
            column("倍数", Kind::Number, Options::Between(0.0, 100.0)),
        ],
    }
}
