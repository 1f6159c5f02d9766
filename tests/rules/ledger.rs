//! Bonus and penalty events.

use evalbook::scheme::{Aggregation, Conversion, Ledger, Missing};

use crate::schemes::{append, book, calculated, class, entry, figure, leaf, rows, scheme, shown, table};

fn ledger(case: bool, multiplier: bool) -> Ledger {
    Ledger {
        table: "台账".into(),
        class: "类别".into(),
        owner: "对象".into(),
        direction: "方向".into(),
        bonus: "加分".into(),
        penalty: "减分".into(),
        points: "分值".into(),
        case: case.then(|| "案号".into()),
        multiplier: multiplier.then(|| "倍数".into()),
        bonus_cap: 12.0,
        penalty_cap: 20.0,
    }
}

/// Bonus and penalty of the departments 甲 and 乙 by these events, in every order of the rows.
#[track_caller]
fn check(ledger: Ledger, columns: &str, events: &[&str], expected: &str) {
    let mut turned = events.to_vec();
    for _ in 0..events.len().max(1) {
        turned.rotate_left(1.min(events.len()));
        for reversed in [false, true] {
            let order: Vec<&str> = match reversed {
                true => turned.iter().rev().copied().collect(),
                false => turned.clone(),
            };
            let item = leaf("项", 100.0, entry("分"), Conversion::Mark, Missing::Zero);
            let mut office = class("科室", Aggregation::Points, vec![item]);
            office.ledger = Some(ledger.clone());
            let events = table("台账", &["类别", "对象", "方向", "案号"], &["分值", "倍数"]);
            let mut book = book(scheme(vec![office], vec![events], &[]));
            append(&mut book, "科室", &rows("名称", &["甲", "乙"]));
            append(&mut book, "台账", &rows(columns, &order));
            let calculation = calculated(&book);
            let shown: Vec<String> = (0..2)
                .map(|row| {
                    let of = |name: &str| shown(&figure(&book, &calculation, "科室", name, row));
                    format!("{}/{}", of("加分"), of("减分"))
                })
                .collect();
            assert_eq!(shown.join(" "), expected, "{order:?}");
        }
    }
}

/// 3: each event +2, at most 12: 15 events still give 12.
#[test]
fn pattern_3_bonuses_are_capped() {
    let events = ["科室 甲 加分 2"; 15];
    check(ledger(false, false), "类别 对象 方向 分值", &events, "12/0 0/0");
    check(ledger(false, false), "类别 对象 方向 分值", &["科室 乙 减分 15", "科室 乙 减分 9"], "0/0 0/20");
}

/// 4: the same case is not deducted twice in one department, but is in two. Of 5 and 3 the 5 counts; bonuses
/// of the case are apart; rows without a case number all count.
#[test]
fn pattern_4_a_case_counts_once_in_a_department_but_in_both() {
    check(
        ledger(true, false),
        "类别 对象 方向 案号 分值",
        &[
            "科室 甲 减分 一号 3",
            "科室 甲 减分 一号 5",
            "科室 乙 减分 一号 3",
            "科室 甲 加分 一号 1",
            "科室 甲 减分 - 1",
            "科室 甲 减分 - 1",
            "党员 甲 减分 一号 9",
        ],
        "1/7 0/3",
    );
}

/// 4: equal rows of a case share its points, so that it does not matter which comes first: 6 once, not thrice.
#[test]
fn pattern_4_equal_rows_of_a_case_share_its_points() {
    let events = ["科室 甲 减分 一号 6", "科室 甲 减分 一号 6", "科室 甲 减分 一号 6", "科室 甲 减分 二号 1"];
    check(ledger(true, false), "类别 对象 方向 案号 分值", &events, "0/7 0/0");
}

/// 3: an amount turned into a deduction by a multiplier of 10; blank is 1.
#[test]
fn pattern_3_a_multiplier_of_an_amount() {
    let events = ["科室 甲 减分 0.5 10", "科室 甲 减分 2 -", "科室 乙 加分 0.3 3"];
    check(ledger(false, true), "类别 对象 方向 分值 倍数", &events, "0/7 0.9/0");
}

/// 3 and 4: the largest of a case is the largest after multiplying: 2 × 3 before 5.
#[test]
fn patterns_3_and_4_a_case_with_multipliers() {
    let events = ["科室 甲 减分 一号 5 -", "科室 甲 减分 一号 2 3", "科室 甲 减分 二号 4 0.5"];
    check(ledger(true, true), "类别 对象 方向 案号 分值 倍数", &events, "0/8 0/0");
}

/// Only a ledger with cases or multipliers has a column of what counts; classes that count alike share it.
#[test]
fn columns_of_what_counts_come_with_the_rules_that_need_them() {
    for (ledgers, expected) in [
        (vec![ledger(false, false)], vec![]),
        (vec![ledger(false, true), ledger(false, true)], vec!["计入分值"]),
        (vec![ledger(true, false)], vec!["计入分值"]),
        (vec![ledger(true, true)], vec!["折算分值", "计入分值"]),
        (
            vec![ledger(true, false), ledger(false, false), ledger(false, true)],
            vec!["计入分值", "丙计入分值"],
        ),
    ] {
        let names = ["甲", "乙", "丙"];
        let classes = names.iter().zip(ledgers).map(|(name, ledger)| {
            let mut class = class(name, Aggregation::Points, Vec::new());
            class.ledger = Some(ledger);
            class
        });
        let events = table("台账", &["类别", "对象", "方向", "案号"], &["分值", "倍数"]);
        let book = book(scheme(classes.collect(), vec![events], &[]));
        let calculation = calculated(&book);
        let position = book.table_position("台账").expect("the table exists");
        let columns: Vec<&str> =
            calculation.formulas(position).iter().map(|column| column.name.as_str()).collect();
        assert_eq!(columns, expected);
    }
}
