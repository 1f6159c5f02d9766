//! How children make their parent's score.

use evalbook::scheme::{Aggregation, Conversion, Indicator, Missing};

use crate::schemes::{append, book, calculated, class, entry, figure, group, leaf, rows, scheme, shown};

const COLUMNS: [&str; 4] = ["甲", "乙", "丙", "丁"];

fn marks(missing: Missing, shares: [f64; 4]) -> Vec<Indicator> {
    let marks = COLUMNS.into_iter().zip(shares);
    marks.map(|(name, share)| leaf(name, share, entry(name), Conversion::Mark, missing)).collect()
}

/// The base score of a subject with four marks (`-` for a blank) under an aggregation, equal shares.
#[track_caller]
fn check(aggregation: Aggregation, missing: Missing, entries: &str, expected: &str) {
    let share = if aggregation == Aggregation::Points { 25.0 } else { 0.25 };
    check_tree(aggregation, marks(missing, [share; 4]), entries, expected);
}

#[track_caller]
fn check_tree(aggregation: Aggregation, indicators: Vec<Indicator>, entries: &str, expected: &str) {
    let mut book = book(scheme(vec![class("党员", aggregation, indicators)], Vec::new(), &[]));
    append(&mut book, "党员", &rows("名称 甲 乙 丙 丁", &[&format!("某 {entries}")]));
    let calculation = calculated(&book);
    assert_eq!(
        shown(&figure(&book, &calculation, "党员", "指标得分", 0)),
        expected,
        "{aggregation:?} {entries}"
    );
}

/// 9, and 1: points are summed, weights weigh. What is left out scales the others up: 20 of 50 points are 40
/// of 100; (80 + 90) ÷ 2.
#[test]
fn patterns_1_and_9_points_and_weights() {
    use Missing::{Pending, Reweight, Zero};
    check(Aggregation::Points, Pending, "20 25 10 30", "80");
    check(Aggregation::Points, Pending, "20 25 10 -", "");
    check(Aggregation::Points, Zero, "20 25 10 -", "55");
    check(Aggregation::Points, Reweight, "10 10 - -", "40");
    check(Aggregation::Weights, Pending, "80 90 70 60", "75");
    check(Aggregation::Weights, Reweight, "80 90 - -", "85");
    check(Aggregation::Weights, Reweight, "- - - -", "");
}

/// 9: 60, 70, 80 and 90; blanks are left out, counted as 0 or waited for.
#[test]
fn pattern_9_mean_minimum_maximum() {
    use Missing::{Pending, Reweight, Zero};
    for (aggregation, all, rest, zero) in [
        (Aggregation::Mean, "75", "70", "52.5"),
        (Aggregation::Minimum, "60", "60", "0"),
        (Aggregation::Maximum, "90", "80", "80"),
    ] {
        check(aggregation, Pending, "60 70 80 90", all);
        check(aggregation, Pending, "60 70 80 -", "");
        check(aggregation, Reweight, "60 70 80 -", rest);
        check(aggregation, Zero, "60 70 80 -", zero);
        check(aggregation, Reweight, "- - - -", "");
    }
}

/// 9: the fourth root of 16 × 81 × 1 × 1 is 6; of two, 4 × 9, 6. With a zero it is zero.
#[test]
fn pattern_9_geometric_mean() {
    check(Aggregation::Geometric, Missing::Pending, "16 81 1 1", "6");
    check(Aggregation::Geometric, Missing::Reweight, "4 - 9 -", "6");
    check(Aggregation::Geometric, Missing::Zero, "16 81 1 -", "0");
}

/// 9: the best n of m.
#[test]
fn pattern_9_best_of() {
    use Missing::{Pending, Reweight, Zero};
    check(Aggregation::Best(1), Pending, "60 70 80 90", "90");
    check(Aggregation::Best(2), Pending, "60 90 80 90", "90");
    check(Aggregation::Best(3), Pending, "60 90 75 90", "85");
    check(Aggregation::Best(4), Pending, "60 70 80 90", "75");
    check(Aggregation::Best(9), Pending, "60 70 80 90", "75");
    check(Aggregation::Best(2), Pending, "60 70 80 -", "");
    check(Aggregation::Best(2), Zero, "- - 80 -", "40");
    check(Aggregation::Best(3), Reweight, "60 - 80 -", "70");
    check(Aggregation::Best(3), Reweight, "60 90 81 90", "87");
    check(Aggregation::Best(2), Reweight, "- - - -", "");
}

/// 9: without the lowest so many; of fewer the best remains.
#[test]
fn pattern_9_drop_lowest() {
    use Missing::{Pending, Reweight, Zero};
    check(Aggregation::DropLowest(1), Pending, "60 70 80 90", "80");
    check(Aggregation::DropLowest(1), Pending, "60 60 80 90", "76.666666667");
    check(Aggregation::DropLowest(2), Pending, "90 70 80 60", "85");
    check(Aggregation::DropLowest(3), Pending, "60 70 80 90", "90");
    check(Aggregation::DropLowest(4), Pending, "60 70 80 90", "90");
    check(Aggregation::DropLowest(1), Pending, "60 70 80 -", "");
    check(Aggregation::DropLowest(1), Zero, "60 70 80 -", "70");
    check(Aggregation::DropLowest(1), Reweight, "60 - 80 -", "80");
    check(Aggregation::DropLowest(2), Reweight, "60 - 80 -", "80");
    check(Aggregation::DropLowest(2), Reweight, "60 70 80 -", "80");
    check(Aggregation::DropLowest(2), Reweight, "- - - -", "");
}

/// 1: nested to any depth, each level on its parent's scale. Points (8 + 9 of 20 are 85) within weights, a
/// mean (of 80 and 90) within points: half of 85 and half of 85.
#[test]
fn pattern_1_levels_have_their_own_scale() {
    let [first, second, third, fourth] =
        <[Indicator; 4]>::try_from(marks(Missing::Pending, [10.0, 10.0, 0.0, 0.0])).expect("there are four");
    let points = group("分项", 0.5, Aggregation::Points, vec![first, second]);
    let mean = group("均项", 40.0, Aggregation::Mean, vec![third, fourth]);
    let outer = group("外项", 0.5, Aggregation::Points, vec![mean]);
    check_tree(Aggregation::Weights, vec![points, outer], "8 9 80 90", "85");
}

/// Best-of over groups whose own columns stand between: the scores are taken all the same.
#[test]
fn pattern_9_best_of_groups() {
    let [first, second, third, fourth] =
        <[Indicator; 4]>::try_from(marks(Missing::Pending, [50.0; 4])).expect("there are four");
    let left = group("左", 1.0, Aggregation::Points, vec![first, second]);
    let right = group("右", 1.0, Aggregation::Mean, vec![third]);
    check_tree(Aggregation::Best(2), vec![left, right, fourth], "40 45 70 90", "87.5");
}

/// 9: drops work on normalised scores. Where raw points of unequal full marks decide what is dropped (Canvas,
/// instructure/canvas-lms #2299), a better raw score can make a worse total. Here full marks of 100, 20, 5
/// and 38 are parts of 100 first, and no raw score that rises lets the total fall.
#[test]
fn pattern_9_drops_are_monotone() {
    let part = |name: &str, target: f64| {
        let earned = Conversion::Proportion { target, floor: None, most: 1.0 };
        leaf(name, 1.0, entry(name), earned, Missing::Pending)
    };
    let parts = vec![part("甲", 100.0), part("乙", 20.0), part("丙", 5.0), part("丁", 38.0)];
    let class = class("党员", Aggregation::DropLowest(2), parts);
    let mut book = book(scheme(vec![class], Vec::new(), &[]));
    let lines: Vec<String> = (0..=100).map(|mark| format!("某{mark} {mark} 4 1 32")).collect();
    append(
        &mut book,
        "党员",
        &rows("名称 甲 乙 丙 丁", &lines.iter().map(String::as_str).collect::<Vec<_>>()),
    );
    let calculation = calculated(&book);
    let totals: Vec<f64> = (0..=100)
        .map(|row| match figure(&book, &calculation, "党员", "指标得分", row) {
            evalbook::engine::Value::Number(number) => number,
            other => panic!("{other:?}"),
        })
        .collect();
    assert!(totals.is_sorted(), "{totals:?}");
    // 4/20 and 1/5 are 20 each and dropped first; 32/38 stays beside max(20, mark).
    assert!((totals[0] - (20.0 + 3200.0 / 38.0) / 2.0).abs() < 1e-9);
    assert!((totals[100] - (100.0 + 3200.0 / 38.0) / 2.0).abs() < 1e-9);
}
