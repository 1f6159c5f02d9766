//! Outcomes and alerts: "" or the reason in words with figures.

use evalbook::book::Change;
use evalbook::scheme::{
    Alert, Condition, Conversion, EntryColumn, EntryTable, Filter, Kind, Leaning, Measure, Missing, Options,
    Outcome, Previous,
};

use crate::desk::{Desk, PEOPLE, leaf, mark, people};

/// The alert's text for each of the rows, which begin with a name.
fn check(condition: Condition, columns: &[&str], rows: &str, reasons: &[&str]) {
    let mut desk = Desk::new(warned(condition));
    desk.fill(PEOPLE, columns, rows);
    let names = rows.lines().map(|line| line.split('\t').next().expect("a name"));
    let found: Vec<String> = names.map(|name| desk.figure(PEOPLE, name, "预警.提醒")).collect();
    assert_eq!(found, reasons);
}

fn warned(condition: Condition) -> evalbook::scheme::Scheme {
    let mut scheme = people(|class| {
        let parts =
            Measure::Parts { column: "学习完成率".into(), kind: Kind::Percent, options: Options::Free };
        class.indicators =
            vec![mark("成绩", 1.0), leaf("学习", 0.0, parts, Conversion::Mark, Missing::Reweight)];
        class.previous = Some(Previous { index: "上年指数".into(), grade: "上年等次".into() });
        class.alerts =
            vec![Alert { name: "提醒".into(), condition: condition.clone(), source: "第十条".into() }];
        class.outcomes = vec![Outcome {
            name: "名单".into(),
            leaning: Leaning::Urge,
            condition,
            action: "约谈".into(),
            source: "第十一条".into(),
        }];
    });
    let column = |name: &str| EntryColumn {
        name: name.into(),
        kind: Kind::Text,
        options: Options::Free,
        formula: None,
    };
    scheme.tables.push(EntryTable {
        name: "任务".into(),
        purpose: "年度任务。".into(),
        columns: ["事项", "责任人", "状态"].map(column).into(),
    });
    scheme
}

const SCORES: &[&str] = &["姓名", "成绩"];

#[test]
fn by_index() {
    check(Condition::Below(60.0), SCORES, "甲\t58.2\n乙\t60\n丙\t", &["先锋指数 58.2，低于 60", "", ""]);
    check(Condition::AtLeast(90.0), SCORES, "甲\t90\n乙\t89.99\n丙\t", &["先锋指数 90，达到 90", "", ""]);
    // 59.995 is shown and judged as 60.
    check(Condition::Below(60.0), SCORES, "甲\t59.995\n乙\t59.994", &["", "先锋指数 59.99，低于 60"]);
}

#[test]
fn by_rank_and_grade() {
    check(
        Condition::RankWithin(2.0),
        SCORES,
        "甲\t80\n乙\t90\n丙\t80\n丁\t70\n戊\t",
        &["第 2 名，在前 2 名之内", "第 1 名，在前 2 名之内", "第 2 名，在前 2 名之内", "", ""],
    );
    check(
        Condition::Grade(vec!["不合格".into(), "合格".into()]),
        SCORES,
        "甲\t50\n乙\t60\n丙\t80\n丁\t",
        &["等次为“不合格”", "等次为“合格”", "", ""],
    );
}

#[test]
fn over_two_years() {
    let columns = &["姓名", "成绩", "上年指数", "上年等次"];
    check(
        Condition::GradeAgain(vec!["不合格".into(), "合格".into()]),
        columns,
        "甲\t50\t65\t合格\n乙\t50\t85\t良好\n丙\t85\t65\t合格\n丁\t50",
        &["连续两年：上年“合格”，本年“不合格”", "", "", ""],
    );
    check(
        Condition::FellByYear(10.0),
        columns,
        "甲\t79.9\t90\n乙\t80\t90\n丙\t70\t\n丁\t\t90",
        &["先锋指数 79.9，比上年 90 下降 10.1", "", "", ""],
    );
}

#[test]
fn from_part_to_part() {
    check(
        Condition::FellByPart { indicator: "学习".into(), by: 0.1 },
        &["姓名", "成绩", "一季度学习完成率", "二季度学习完成率", "三季度学习完成率", "四季度学习完成率"],
        "甲\t80\t0.9\t0.75\t\t\n乙\t80\t0.9\t0.8\t0.7\t0.6\n丙\t80\t0.9\t\t0.7\t\n丁\t80\t0.9\t0.5\t0.9\t0.6\n戊\t80\t\t\t\t0.6\n己\t80\t0.2\t0.3\t\t",
        &[
            "二季度学习完成率 75%，比上次 90% 下降 15%",
            // A tenth each time is not more than a tenth, though 0.9 − 0.8 is more in binary.
            "",
            "三季度学习完成率 70%，比上次 90% 下降 20%",
            "四季度学习完成率 60%，比上次 90% 下降 30%",
            "",
            "",
        ],
    );
}

#[test]
fn by_a_part_of_the_full_mark() {
    check(
        Condition::PartBelow { indicator: "成绩".into(), share: 0.6 },
        SCORES,
        "甲\t59.5\n乙\t60\n丙\t",
        &["成绩得分 59.5，不到满分 100 的 60%", "", ""],
    );
}

#[test]
fn by_rows_of_a_table() {
    let condition = Condition::Rows {
        table: "任务".into(),
        owner: "责任人".into(),
        only: vec![Filter { column: "状态".into(), is: "逾期".into() }],
        most: 1.0,
    };
    let mut desk = Desk::new(warned(condition));
    desk.fill(PEOPLE, SCORES, "甲\t80\n乙\t80").fill(
        "任务",
        &["事项", "责任人", "状态"],
        "一\t甲\t逾期\n二\t甲\t逾期\n三\t甲\t办结\n四\t乙\t逾期",
    );
    assert_eq!(desk.figure(PEOPLE, "甲", "预警.提醒"), "任务中状态为逾期的 2 项，超过 1 项");
    assert_eq!(desk.figure(PEOPLE, "乙", "预警.提醒"), "");
    // The number is a parameter.
    desk.change(&Change::Parameter { name: "党员.预警.提醒.行数".into(), value: 0.0 });
    assert_eq!(desk.figure(PEOPLE, "乙", "预警.提醒"), "任务中状态为逾期的 1 项，超过 0 项");
}

#[test]
fn all_of_several() {
    let both = Condition::All(vec![Condition::Below(80.0), Condition::Grade(vec!["合格".into()])]);
    check(both.clone(), SCORES, "甲\t70\n乙\t50\n丙\t85", &["先锋指数 70，低于 80；等次为“合格”", "", ""]);
    let mut desk = Desk::new(warned(both));
    desk.fill(PEOPLE, SCORES, "甲\t70");
    assert_eq!(desk.figure(PEOPLE, "甲", "结果.名单"), "先锋指数 70，低于 80；等次为“合格”");
    desk.change(&Change::Parameter { name: "党员.预警.提醒.1.界线".into(), value: 65.0 });
    assert_eq!(desk.figure(PEOPLE, "甲", "预警.提醒"), "");
    assert_eq!(desk.figure(PEOPLE, "甲", "结果.名单"), "先锋指数 70，低于 80；等次为“合格”");
}

/// A condition over what the class does not have is not met; nothing faults.
#[test]
fn what_cannot_be_judged_is_not_raised() {
    for condition in [
        Condition::PartBelow { indicator: "没有的".into(), share: 0.6 },
        Condition::FellByPart { indicator: "成绩".into(), by: 0.1 },
        Condition::OutOfReach("没有的".into()),
        Condition::Grade(Vec::new()),
        Condition::All(Vec::new()),
    ] {
        check(condition, SCORES, "甲\t50", &[""]);
    }
}
