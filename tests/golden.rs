//! The reference evaluation's golden example, driven by the verbs a user has. The expected figures
//! are the published illustration's, worked out by hand in exact decimals.

#![cfg(test)]

mod office;

use office::Office;

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

fn golden() -> Office {
    let mut office = Office::with_reference();
    office.paste("党支部", "名册", "支部名称", BRANCHES);
    office.paste("党员", "名册", "姓名", MEMBERS);
    office.paste("党支部", "评分", "业务指标完成率", BRANCH_SCORES);
    office.paste("年度任务", "评分", "任务名称", &tasks());
    office.paste("问题整改", "评分", "问题", &problems());
    office.paste("过程纪实", "评分", "日期", &events());
    office.paste("品牌", "评分", "品牌名称", BRANDS);
    office.paste("挂钩联系", "评分", "支部", TIES);
    office.paste("党员", "评分", "业务攻关", MEMBER_SCORES);
    office.paste("测评票", "评分", "测评对象", &ballots());
    office.paste("加减分台账", "评分", "日期", LEDGER);
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

#[test]
fn the_golden_figures_come_out() {
    let mut office = golden();
    assert_eq!(office.notices(), Vec::<String>::new());
    for (class, subject, figure, expected) in [
        ("党支部", "甲支部", "堡垒指数", "98.63"),
        ("党支部", "乙支部", "堡垒指数", "76.95"),
        ("党支部", "甲支部", "名次", "1"),
        ("党支部", "乙支部", "名次", "2"),
        ("党支部", "甲支部", "等次", "优秀"),
        ("党支部", "乙支部", "等次", "合格"),
        ("党支部", "甲支部", "年度任务完成得分", "14"),
        ("党支部", "甲支部", "攻坚任务得分", "14.85"),
        ("党支部", "甲支部", "联合行动得分", "6"),
        ("党员", "王某", "本人得分", "92.952"),
        ("党员", "李某", "本人得分", "92.951"),
        ("党员", "张某", "本人得分", "85.777"),
        ("党员", "赵某", "本人得分", "85.495"),
        ("党员", "王某", "先锋指数", "94.09"),
        ("党员", "李某", "先锋指数", "89.75"),
        ("党员", "张某", "先锋指数", "88.35"),
        ("党员", "赵某", "先锋指数", "0.00"),
        ("党员", "王某", "名次", "1"),
        ("党员", "李某", "名次", "2"),
        ("党员", "张某", "名次", "3"),
        ("党员", "赵某", "名次", "4"),
        ("党员", "张某", "支部内名次", "2"),
        ("党员", "王某", "等次", "优秀"),
        ("党员", "李某", "等次", "合格"),
        ("党员", "赵某", "等次", "不合格"),
    ] {
        assert_eq!(office.result(class, subject, figure), expected, "{subject} {figure}");
    }
}

#[test]
fn an_index_is_explained_down_to_entries() {
    let mut office = golden();
    let explained = office.explain("党员", "李某", "先锋指数");
    assert_eq!(explained.value, "89.75");
    let remark = explained.remark.as_ref().map(|remark| remark.zh.as_str());
    assert_eq!(
        remark,
        Some("本人得分 92.95 可定“优秀”；因所在党支部指数为 76.95，挂钩后先锋指数为 89.75，定“合格”。")
    );
    // The arithmetic first: whether something is missing or vetoed stands in the rule's words.
    assert!(
        explained.lines[..2].iter().any(|line| line.contains("0.8 × 92.951 + 0.2 × 76.95")),
        "{:?}",
        explained.lines
    );
    let vetoed = office.explain("党员", "赵某", "先锋指数");
    let by_veto = |line: &String| line.starts_with("= IF(\"是\" = \"是\", 0");
    assert!(vetoed.lines.iter().any(by_veto), "{:?}", vetoed.lines);
    let own = explained.inputs.iter().find(|input| input.name == "本人得分").and_then(|input| input.place);
    let own = office.explain_place(own.expect("the own score is calculated"));
    let base = own.inputs.iter().find(|input| input.name == "指标得分").and_then(|input| input.place);
    let base = office.explain_place(base.expect("the base is calculated"));
    assert!(base.inputs.iter().any(|input| input.name == "民主测评得分"), "{:?}", base.inputs);
}

#[test]
fn a_fault_of_one_is_not_the_others() {
    let mut office = golden();
    office.enter("党员", "评分", "张某", "岗位奉献", "缺考");
    assert_eq!(office.result("党员", "张某", "先锋指数"), "#VALUE!");
    assert_eq!(office.result("党员", "张某", "名次"), "#VALUE!");
    assert_eq!(office.result("党员", "王某", "名次"), "1");
    assert_eq!(office.result("党员", "李某", "名次"), "2");
}

#[test]
fn a_missing_entry_is_a_state_and_comes_back_by_undo() {
    let mut office = golden();
    office.enter("党员", "评分", "张某", "岗位奉献", "");
    assert_eq!(office.result("党员", "张某", "先锋指数"), "");
    assert_eq!(office.result("党员", "张某", "缺项"), "1");
    assert_eq!(office.result("党员", "李某", "名次"), "2");
    office.undo();
    assert_eq!(office.result("党员", "张某", "先锋指数"), "88.35");
    office.redo();
    assert_eq!(office.result("党员", "张某", "先锋指数"), "");
}

#[test]
fn the_journal_restores_the_book_with_its_history() {
    let mut office = golden();
    office.enter("党员", "评分", "王某", "业务攻关", "９０．５");
    office.undo();
    office.redo();
    let expected = office.result("党员", "王某", "先锋指数");
    let mut restored = Office::restored(&office.journal());
    assert_eq!(restored.result("党员", "王某", "先锋指数"), expected);
    restored.undo();
    assert_eq!(restored.result("党员", "王某", "先锋指数"), "94.09");
}

#[test]
fn a_text_where_a_number_belongs_is_a_fault_that_says_where() {
    let mut office = golden();
    office.enter("党员", "评分", "王某", "业务攻关", "良好");
    assert_eq!(office.result("党员", "王某", "先锋指数"), "#VALUE!");
    let said = office.fault("党员", "王某", "先锋指数");
    assert!(said.contains("王某") && said.contains("业务攻关"), "{said}");
}

#[test]
fn the_order_of_rows_means_nothing() {
    let mut office = Office::with_reference();
    let reversed = |text: &str| text.lines().rev().map(|line| format!("{line}\n")).collect::<String>();
    office.paste("党支部", "名册", "支部名称", &reversed(BRANCHES));
    office.paste("党员", "名册", "姓名", &reversed(MEMBERS));
    office.paste("党支部", "评分", "业务指标完成率", &reversed(BRANCH_SCORES));
    office.paste("年度任务", "评分", "任务名称", &reversed(&tasks()));
    office.paste("问题整改", "评分", "问题", &reversed(&problems()));
    office.paste("过程纪实", "评分", "日期", &reversed(&events()));
    office.paste("品牌", "评分", "品牌名称", &reversed(BRANDS));
    office.paste("挂钩联系", "评分", "支部", &reversed(TIES));
    office.paste("党员", "评分", "业务攻关", &reversed(MEMBER_SCORES));
    office.paste("测评票", "评分", "测评对象", &reversed(&ballots()));
    office.paste("加减分台账", "评分", "日期", &reversed(LEDGER));
    let mut golden = golden();
    for subject in ["王某", "李某", "张某", "赵某"] {
        for figure in ["本人得分", "先锋指数", "名次", "等次"] {
            assert_eq!(office.result("党员", subject, figure), golden.result("党员", subject, figure));
        }
    }
}

/// A blank that waits for entries says so; one that has nothing to say is just blank.
#[test]
fn a_blank_figure_waits_only_for_entries() {
    let mut office = golden();
    let blank = |office: &mut Office, figure: &str| office.waits("党员", "张某", figure);
    assert_eq!(office.result("党员", "张某", "品牌领办得分"), "");
    for figure in ["品牌领办得分", "预警.指数偏低", "结果.表彰名单"] {
        assert!(!blank(&mut office, figure), "{figure} has nothing to say");
    }
    office.enter("党员", "评分", "张某", "岗位奉献", "");
    for (figure, waits) in
        [("先锋指数", true), ("岗位奉献得分", true), ("预警.指数偏低", false), ("结果.表彰名单", false)]
    {
        assert_eq!(blank(&mut office, figure), waits, "{figure}");
    }
}
