//! Ranks: shared and Chinese ranking, chains of tie-breaks, order by hand, groups.

use evalbook::scheme::{Effect, Ties};

use crate::desk::{Desk, PEOPLE, mark, people, restriction};

/// Ranks in the order of the rows.
fn check(ties: Ties, chain: &[&str], by_hand: bool, rows: &str, ranks: &[&str]) {
    let scheme = people(|class| {
        class.indicators = vec![mark("成绩", 1.0), mark("业务", 0.0), mark("学习", 0.0)];
        class.ranking.ties = ties;
        class.ranking.chain = chain.iter().map(|name| (*name).into()).collect();
        class.ranking.by_hand = by_hand.then(|| "同分排序".into());
        class.restrictions = vec![restriction("病休", Effect::Exempt("不参评".into()))];
    });
    let mut desk = Desk::new(scheme);
    let hand = if by_hand { "同分排序" } else { "病休" };
    desk.fill(PEOPLE, &["姓名", "成绩", "业务", "学习", hand], rows);
    let found: Vec<String> = rows
        .lines()
        .map(|line| desk.figure(PEOPLE, line.split('\t').next().expect("a name"), "名次"))
        .collect();
    assert_eq!(found, ranks, "{ties:?} {chain:?}\n{rows}");
}

const TIED: &str = "甲\t90\t1\t1\n乙\t80\t3\t1\n丙\t80\t2\t9\n丁\t70\t1\t1";

#[test]
fn equals_share_a_rank() {
    check(Ties::Shared, &[], false, TIED, &["1", "2", "2", "4"]);
}

#[test]
fn chinese_ranking_skips_none() {
    check(Ties::Dense, &[], false, TIED, &["1", "2", "2", "3"]);
    check(
        Ties::Dense,
        &[],
        false,
        "甲\t90\t1\t1\n乙\t90\t1\t1\n丙\t90\t1\t1\n丁\t80\t1\t1\n戊\t80\t1\t1\n己\t70\t1\t1\n庚\t\t1\t1",
        &["1", "1", "1", "2", "2", "3", ""],
    );
}

#[test]
fn a_chain_breaks_ties_one_column_after_another() {
    check(Ties::Shared, &["业务得分"], false, TIED, &["1", "2", "3", "4"]);
    check(Ties::Dense, &["业务得分"], false, TIED, &["1", "2", "3", "4"]);
    let level = "甲\t90\t1\t1\n乙\t80\t3\t1\n丙\t80\t3\t9\n丁\t80\t3\t9\n戊\t80\t4\t0\n己\t70\t9\t9";
    check(Ties::Shared, &["业务得分", "学习得分"], false, level, &["1", "5", "3", "3", "2", "6"]);
    check(Ties::Dense, &["业务得分", "学习得分"], false, level, &["1", "4", "3", "3", "2", "5"]);
    // The second alone, in the other order of importance.
    check(Ties::Shared, &["学习得分", "业务得分"], false, level, &["1", "4", "2", "2", "5", "6"]);
}

/// 0.1 + 0.2 and 0.3 differ in their last bits and are equal to four decimals.
#[test]
fn the_chain_compares_rounded_values() {
    check(
        Ties::Shared,
        &["业务得分"],
        false,
        "甲\t80\t0.30000000000000004\t1\n乙\t80\t0.3\t1\n丙\t80\t0.30001\t1",
        &["1", "1", "1"],
    );
    check(Ties::Shared, &["业务得分"], false, "甲\t80\t0.3001\t1\n乙\t80\t0.3\t1", &["1", "2"]);
}

#[test]
fn the_order_by_hand_comes_last() {
    check(
        Ties::Shared,
        &["业务得分"],
        true,
        "甲\t80\t3\t1\t2\n乙\t80\t3\t1\t1\n丙\t80\t3\t1\t\n丁\t80\t4\t1\t9\n戊\t80\t3\t1\t",
        &["3", "2", "4", "1", "4"],
    );
}

#[test]
fn who_does_not_take_part_has_no_rank() {
    check(Ties::Shared, &[], false, "甲\t90\t1\t1\t是\n乙\t80\t1\t1\n丙\t70\t1\t1", &["", "1", "2"]);
    check(Ties::Dense, &["业务得分"], false, "甲\t90\t1\t1\t是\n乙\t80\t1\t1\n丙\t70\t1\t1", &["", "1", "2"]);
}

#[test]
fn ranks_within_groups_break_ties_alike() {
    for (ties, expected) in
        [(Ties::Shared, ["1", "1", "2", "2", "4"]), (Ties::Dense, ["1", "1", "2", "2", "3"])]
    {
        let scheme = people(|class| {
            class.indicators = vec![mark("成绩", 1.0), mark("业务", 0.0)];
            class.ranking.ties = ties;
            class.ranking.chain = vec!["业务得分".into()];
            class.ranking.within = Some("支部".into());
        });
        let mut desk = Desk::new(scheme);
        desk.fill(
            PEOPLE,
            &["姓名", "支部", "成绩", "业务"],
            "甲\t一\t90\t5\n乙\t二\t90\t4\n丙\t二\t90\t3\n丁\t二\t90\t3\n戊\t二\t60\t3\n己\t\t60\t3",
        );
        let ranks = ["甲", "乙", "丙", "丁", "戊"].map(|name| desk.figure(PEOPLE, name, "支部内名次"));
        assert_eq!(ranks, expected, "{ties:?}");
        assert_eq!(desk.figure(PEOPLE, "己", "支部内名次"), "", "without a group there is no rank in it");
    }
}
