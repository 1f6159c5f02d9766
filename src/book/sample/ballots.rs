//! The sample's ballots and ledger.

use super::{BRANCHES, DATE, Figures, MEMBERS, Member, Row, key};
use crate::engine::Value;

/// How many of a branch rate each member, of ten.
const PEERS: usize = 7;

/// A ballot of each rater over those it rates; who served and the organisation stay unnamed.
pub(super) fn ballot_rows(members: &[Member], figures: &mut Figures) -> Vec<Row> {
    let mut rows = Vec::new();
    for (number, member) in members.iter().enumerate() {
        let branch = number % BRANCHES.len();
        let mut rate = |kind: &'static str, ballot: String, rater: Value| {
            rows.push(vec![
                ("测评对象", Value::text(&member.key)),
                ("评分主体", Value::from(kind)),
                ("分数", Value::Number(figures.mark(member.level + 1.0).round())),
                ("票号", Value::text(&ballot)),
                ("评分人", rater),
            ]);
        };
        rate("自评", format!("自评{}", number + 1), Value::text(&member.key));
        for peer in 1..=PEERS {
            // One votes for himself, so that a void ballot with its reason is seen.
            let step = if number == 5 && peer == 1 { 0 } else { peer };
            let rater = (number + step * BRANCHES.len()) % MEMBERS;
            rate("互评", format!("互评{}", rater + 1), key(members, rater));
        }
        for served in 1..=5 {
            rate("服务对象", format!("服务{}-{served}", branch + 1), Value::Empty);
        }
        rate("党组织", "党组织1".to_owned(), Value::Empty);
    }
    rows
}

/// Bonus and penalty events.
pub(super) fn ledger_rows(members: &[Member]) -> Vec<Row> {
    let event = |day: f64,
                 class: &'static str,
                 owner: Value,
                 direction: &'static str,
                 points: f64,
                 why: &'static str| {
        vec![
            ("日期", Value::Number(DATE - day)),
            ("对象类别", Value::from(class)),
            ("对象", owner),
            ("加减分", Value::from(direction)),
            ("分值", Value::Number(points)),
            ("事由", Value::from(why)),
            ("依据条款", Value::from("考评办法（示例）")),
        ]
    };
    let branch = |name: &'static str| Value::from(name);
    let mut rows = vec![
        event(210.0, "党支部", branch("机关第一党支部"), "加分", 2.0, "经验做法获市级推广"),
        event(120.0, "党支部", branch("国库党支部"), "加分", 1.0, "承办联学共建活动"),
        event(95.0, "党支部", branch("监督评价党支部"), "减分", 1.0, "材料逾期报送"),
        event(180.0, "党员", key(members, 0), "加分", 2.0, "获市级表彰"),
        event(64.0, "党员", key(members, 12), "加分", 1.5, "主持完成攻坚课题"),
        event(40.0, "党员", key(members, 23), "减分", 0.5, "会议迟到"),
        event(12.0, "党员", key(members, 17), "加分", 1.0, "志愿服务先进个人"),
    ];
    // The same case twice: it counts once.
    for day in [30.0, 28.0] {
        let mut row = event(day, "党员", key(members, 31), "减分", 1.0, "窗口服务被投诉");
        row.push(("案号", Value::from("2026-017")));
        rows.push(row);
    }
    rows
}
