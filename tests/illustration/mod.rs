//! The published illustration, entered by the verbs a user has: two branches, four members, their
//! tasks, problems, events, brands, votes, ballots and ledger.

use crate::office::Office;

const BRANCHES: &str = "甲支部\n乙支部\n";
const MEMBERS: &str = "王某\t001\t甲支部\n李某\t002\t乙支部\n张某\t003\t甲支部\n赵某\t004\t乙支部\n";
/// Business target, votes 优 to 差, how far the study has come in each quarter.
const BRANCH_SCORES: &str = "103%\t6\t2\t1\t0\t96%\t96%\t96%\t96%\n94%\t3\t4\t2\t0\t90%\t90%\t90%\t90%\n";
/// Weight and completion in the last quarter; level and difficulty of a hard task.
const TASKS: [(&str, &str, &str, &str, &str); 8] = [
    ("任务一", "甲支部", "年度任务", "3", "100%"),
    ("任务二", "甲支部", "年度任务", "2", "90%"),
    ("任务三", "甲支部", "年度任务", "1", "80%"),
    ("攻坚一", "甲支部", "攻坚任务", "0.9", "1.1"),
    ("任务一", "乙支部", "年度任务", "3", "85%"),
    ("任务二", "乙支部", "年度任务", "2", "100%"),
    ("任务三", "乙支部", "年度任务", "1", "50%"),
    ("攻坚一", "乙支部", "攻坚任务", "0.75", "1.0"),
];
/// How many tasks were followed up, and how many of them were late: 95 % and 80 % on time.
const FOLLOWED_UP: [(&str, usize, usize); 2] = [("甲支部", 20, 1), ("乙支部", 5, 1)];
/// How many problems were found, and how many of them are still open: 100 % and 90 % closed.
const PROBLEMS: [(&str, usize, usize); 2] = [("甲支部", 5, 0), ("乙支部", 10, 1)];
const EVENTS: [(&str, &str, usize); 7] = [
    ("甲支部", "联合行动", 5),
    ("甲支部", "组织生活缺席", 1),
    ("甲支部", "双向交流", 2),
    ("乙支部", "联合行动", 3),
    ("乙支部", "组织生活缺席", 3),
    ("乙支部", "双向交流", 1),
    ("乙支部", "作风问题", 1),
];
const BRANDS: &str = "品牌一\t甲支部\t\t0.9\n品牌二\t甲支部\t\t0.9\n品牌三\t乙支部\t\t0.75\n";
/// Duties due and done at the department tied to.
const TIES: &str = "甲支部\t办公室\t\t12\t12\n乙支部\t预算科\t\t12\t11\n";
const MEMBER_SCORES: &str =
    "92\t90\t85\t80\t95\t100\n95\t92\t85\t85\t95\t100\n85\t84\t80\t90\t88\t100\n94\t93\t90\t90\t92\t0\t是\n";
const LEDGER: &str = "2026-05-01\t党支部\t甲支部\t加分\t2\n2026-06-01\t党支部\t乙支部\t减分\t1\n\
                      2026-07-01\t党员\t王某\t加分\t2\n2026-08-01\t党员\t张某\t减分\t0.5\n";

/// The book with all its entries.
pub fn golden() -> Office {
    entered(str::to_owned)
}

/// The same with the rows of every table in the opposite order.
#[allow(dead_code, reason = "each test binary uses some of the books")]
pub fn golden_reversed() -> Office {
    entered(|text| text.lines().rev().map(|line| format!("{line}\n")).collect())
}

fn entered(order: impl Fn(&str) -> String) -> Office {
    let mut office = Office::with_reference();
    for (table, facet, column, text) in [
        ("党支部", "名册", "支部名称", BRANCHES),
        ("党员", "名册", "姓名", MEMBERS),
        ("党支部", "评分", "业务指标完成率", BRANCH_SCORES),
        ("年度任务", "评分", "任务名称", &tasks()),
        ("问题整改", "评分", "问题", &problems()),
        ("过程纪实", "评分", "日期", &events()),
        ("品牌", "评分", "品牌名称", BRANDS),
        ("挂钩联系", "评分", "支部", TIES),
        ("党员", "评分", "业务攻关", MEMBER_SCORES),
        ("测评票", "评分", "测评对象", &ballots()),
        ("加减分台账", "评分", "日期", LEDGER),
    ] {
        office.paste(table, facet, column, &order(text));
    }
    office
}

/// The task list: what is followed up has a last day and the day it was done.
fn tasks() -> String {
    let mut text = String::new();
    for (name, branch, kind, first, second) in TASKS {
        text.push_str(&match kind {
            "年度任务" => format!("{name}\t{branch}\t{kind}\t{first}{}{second}\n", "\t".repeat(10)),
            _ => format!("{name}\t{branch}\t{kind}\t\t{first}\t{second}\n"),
        });
    }
    for (branch, count, late) in FOLLOWED_UP {
        for number in 0..count {
            let done = if number < late { "2026-07-02" } else { "2026-06-30" };
            let blank = "\t".repeat(5);
            text.push_str(&format!("督办\t{branch}\t督办事项\t{blank}\t2026-06-30{blank}{done}\n"));
        }
    }
    text
}

fn problems() -> String {
    let mut text = String::new();
    for (branch, count, open) in PROBLEMS {
        for number in 0..count {
            let done = if number < open { "" } else { "2026-09-01" };
            text.push_str(&format!("问题\t{branch}\t\t2026-08-01\t2026-09-30\t{done}\n"));
        }
    }
    text
}

fn events() -> String {
    let rows = EVENTS.iter().flat_map(|(branch, what, count)| {
        std::iter::repeat_n(format!("2026-05-01\t{branch}\t{what}\n"), *count)
    });
    rows.collect()
}

fn ballots() -> String {
    let marks: [(&str, &[&str]); 4] = [
        ("王某", &["95", "88 90 91 92 93 95 70", "90 88 92 91 89", "92"]),
        ("李某", &["96", "90 91 92 93 94 95 96", "91 92 90 93 92", "94"]),
        ("张某", &["98", "80 82 85 84 83 86 90", "85 84 86 83 88", "84"]),
        ("赵某", &["95", "90 90 90 90 90 90 90", "90 90 90 90 90", "90"]),
    ];
    let mut text = String::new();
    for (member, kinds) in marks {
        for (kind, marks) in ["自评", "互评", "服务对象", "党组织"].iter().zip(kinds) {
            for mark in marks.split(' ') {
                text.push_str(&format!("{member}\t{kind}\t{mark}\n"));
            }
        }
    }
    text
}
