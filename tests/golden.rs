//! The reference evaluation's golden example, driven by the verbs a user has. The expected figures
//! are the published illustration's, worked out by hand in exact decimals.

#![cfg(test)]

mod illustration;
mod office;

use illustration::{golden, golden_reversed};
use office::Office;

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
    let mut office = golden_reversed();
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
