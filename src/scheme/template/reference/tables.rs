//! The tables of the reference evaluation: tasks, problems, events, brands, ties, moves, ballots, ledger.

use super::super::build::{calculated, choice, column, free, subject_of};
use super::super::tables::{ballot_table, ledger_table};
use super::member::RATERS;
use super::{BRANCH, BRANDS, EVENTS, GROUP, MEMBER, MOVES, OVERDUE, PROBLEMS, TASKS, TIES};
use crate::scheme::model::{EntryColumn, EntryTable, Kind, Options};

/// All tables.
pub(super) fn tables() -> Vec<EntryTable> {
    vec![
        task_table(),
        ballot_table(
            MEMBER,
            &RATERS.map(|(name, _)| name),
            ("分数", Kind::Number, Options::Between(0.0, 100.0)),
        ),
        ledger_table(&[BRANCH, MEMBER, GROUP]),
        problem_table(),
        event_table(),
        brand_table(),
        tie_table(),
        move_table(),
    ]
}

/// The annual task list. How far a task has come is the latest quarter that is entered; its state
/// follows from the days and the evaluation's date.
fn task_table() -> EntryTable {
    let done = "IF([@完成日期]<>\"\",1,IF([@四季度进度]<>\"\",[@四季度进度],IF([@三季度进度]<>\"\",[@三季度进度],\
                IF([@二季度进度]<>\"\",[@二季度进度],IF([@一季度进度]<>\"\",[@一季度进度],\"\")))))";
    let effect = "IF(OR([@攻坚层级]=\"\",[@难度系数]=\"\"),\"\",[@攻坚层级]*[@难度系数])";
    let due = "IF(OR([@状态]=\"按时完成\",[@状态]=\"逾期完成\",[@状态]=\"逾期未完成\"),\"是\",\"否\")";
    EntryTable {
        name: TASKS.into(),
        purpose:
            "年度任务清单：谁负责、什么时候完成、各季度进度；攻坚任务另记层级与难度系数，督办事项看是否按时。"
                .into(),
        columns: vec![
            free("任务名称", Kind::Text),
            column("责任支部", Kind::Text, subject_of(BRANCH)),
            column("任务类别", Kind::Text, choice(&["年度任务", "攻坚任务", "督办事项"])),
            column("权重", Kind::Number, Options::Between(0.0, 100.0)),
            column("攻坚层级", Kind::Number, Options::Between(0.0, 1.0)),
            column("难度系数", Kind::Number, Options::Between(0.0, 2.0)),
            column("责任人", Kind::Text, subject_of(MEMBER)),
            free("科室", Kind::Text),
            free("目标", Kind::Text),
            free("完成时限", Kind::Date),
            percent("一季度进度"),
            percent("二季度进度"),
            percent("三季度进度"),
            percent("四季度进度"),
            free("完成日期", Kind::Date),
            free("佐证", Kind::Text),
            calculated("完成率", Kind::Percent, done),
            calculated("攻坚成效", Kind::Number, effect),
            calculated(
                "状态",
                Kind::Text,
                &state("任务名称", "完成时限", "完成日期", ["按时完成", "逾期完成"]),
            ),
            calculated("是否到期", Kind::Text, due),
        ],
    }
}

/// What was found wrong and is being put right.
fn problem_table() -> EntryTable {
    EntryTable {
        name: PROBLEMS.into(),
        purpose: "问题整改：每行一个问题，写明整改时限；整改完成即为闭环。".into(),
        columns: vec![
            free("问题", Kind::Text),
            column("责任支部", Kind::Text, subject_of(BRANCH)),
            column("责任人", Kind::Text, subject_of(MEMBER)),
            free("发现日期", Kind::Date),
            free("整改时限", Kind::Date),
            free("整改完成日期", Kind::Date),
            free("整改说明", Kind::Text),
            calculated(
                "整改状态",
                Kind::Text,
                &state("问题", "整改时限", "整改完成日期", ["已闭环", "已闭环"]),
            ),
        ],
    }
}

/// What is counted: joint actions, exchanges, absences, faults of conduct.
fn event_table() -> EntryTable {
    EntryTable {
        name: EVENTS.into(),
        purpose: "过程纪实：每行一件事——联合行动、双向交流、组织生活缺席、作风问题；次数由公式数出。".into(),
        columns: vec![
            free("日期", Kind::Date),
            column("支部", Kind::Text, subject_of(BRANCH)),
            column("事项", Kind::Text, choice(&["联合行动", "双向交流", "组织生活缺席", "作风问题"])),
            column("涉及党员", Kind::Text, subject_of(MEMBER)),
            free("说明", Kind::Text),
            free("佐证", Kind::Text),
        ],
    }
}

/// Brands: claimed by a branch, led by a member.
fn brand_table() -> EntryTable {
    EntryTable {
        name: BRANDS.into(),
        purpose: "品牌：由支部认领（每个支部一到两个）、党员领办；成效既计入支部，也计入领办党员。".into(),
        columns: vec![
            free("品牌名称", Kind::Text),
            column("认领支部", Kind::Text, subject_of(BRANCH)),
            column("领办党员", Kind::Text, subject_of(MEMBER)),
            column("成效系数", Kind::Number, Options::Between(0.0, 1.0)),
            percent("进度"),
            free("参与党员", Kind::Text),
            free("佐证", Kind::Text),
        ],
    }
}

/// Which branch is tied to which departments, many to many, and how it did its duty.
fn tie_table() -> EntryTable {
    let missed = "MAX(0,N([@应履责次数])-N([@实履责次数]))";
    EntryTable {
        name: TIES.into(),
        purpose: "挂钩联系：支部挂钩哪些科室（多对多），应履责和实际履责各几次。".into(),
        columns: vec![
            column("支部", Kind::Text, subject_of(BRANCH)),
            free("科室", Kind::Text),
            free("联系人", Kind::Text),
            free("应履责次数", Kind::Count),
            free("实履责次数", Kind::Count),
            calculated("未履责次数", Kind::Number, missed),
        ],
    }
}

/// Who moved between branches during the year.
fn move_table() -> EntryTable {
    EntryTable {
        name: MOVES.into(),
        purpose: "任职变动：年度内转过支部的党员，每段一行；挂钩的堡垒指数按在各支部的天数平均。".into(),
        columns: vec![
            column(MEMBER, Kind::Text, subject_of(MEMBER)),
            column(BRANCH, Kind::Text, subject_of(BRANCH)),
            free("起始日期", Kind::Date),
            free("结束日期", Kind::Date),
            free("说明", Kind::Text),
        ],
    }
}

/// The state of what has a last day and a day of completion; nothing where the row has no name.
fn state(name: &str, last: &str, done: &str, [in_time, late]: [&str; 2]) -> String {
    format!(
        "IF([@{name}]=\"\",\"\",IF([@{done}]<>\"\",IF(OR([@{last}]=\"\",[@{done}]<=[@{last}]),\"{in_time}\",\
         \"{late}\"),IF([@{last}]=\"\",\"未定时限\",IF([@{last}]<考评日期,\"{OVERDUE}\",\"进行中\"))))"
    )
}

fn percent(name: &str) -> EntryColumn {
    column(name, Kind::Percent, Options::Between(0.0, 1.0))
}
