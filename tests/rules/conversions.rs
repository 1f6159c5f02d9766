//! How a raw quantity becomes points.

use evalbook::scheme::{
    Aggregation, Conversion, Effect, Kind, Measure, Missing, Options, Restriction, Step, WordMark,
};

use crate::schemes::{append, book, calculated, class, entry, figure, leaf, rows, scheme, shown};

/// Scores of subjects with these entries (`-` for a blank) under a full mark, as they are calculated.
#[track_caller]
fn check(full: f64, conversion: Conversion, missing: Missing, entries: &str, expected: &str) {
    let words = matches!(conversion, Conversion::Words { .. });
    let measure = match words {
        true => Measure::Entry { column: "量".into(), kind: Kind::Text, options: Options::Free },
        false => entry("量"),
    };
    let leaf = leaf("项", full, measure, conversion, missing);
    let mut book = book(scheme(vec![class("党员", Aggregation::Points, vec![leaf])], Vec::new(), &[]));
    let lines: Vec<String> =
        (0..).zip(entries.split_whitespace()).map(|(row, entry)| format!("某{row} {entry}")).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    append(&mut book, "党员", &rows("名称 量", &lines));
    let calculation = calculated(&book);
    let scores: Vec<String> =
        (0..lines.len()).map(|row| shown(&figure(&book, &calculation, "党员", "项得分", row))).collect();
    let scores: Vec<&str> = scores.iter().map(|score| if score.is_empty() { "-" } else { score }).collect();
    assert_eq!(scores.join(" "), expected);
}

/// 3: each event +2, at most 12: 15 events still give 12. Each event −2 down to 0. An amount turned into a
/// deduction by a multiplier of 10.
#[test]
fn pattern_3_events_add_up_to_a_cap_and_take_down_to_nothing() {
    check(12.0, Conversion::Addition { each: 2.0 }, Missing::Zero, "0 5 6 15 -", "0 10 12 12 0");
    check(6.0, Conversion::Deduction { each: 2.0 }, Missing::Zero, "0 1 3 4 -", "6 4 0 0 6");
    check(20.0, Conversion::Deduction { each: 10.0 }, Missing::Pending, "0.5 1.25 3 -", "15 7.5 0 -");
}

/// 5: below a floor 0, at target full, linear between; over-fulfilment to a cap.
#[test]
fn pattern_5_completion_counts_from_a_floor_to_a_cap() {
    let completion = |most: f64| Conversion::Proportion { target: 1.0, floor: Some(0.6), most };
    check(15.0, completion(1.0), Missing::Pending, "0.59 0.6 0.8 1 1.03 -", "0 9 12 15 15 -");
    check(15.0, completion(1.2), Missing::Zero, "1.1 1.3 -", "16.5 18 0");
}

/// 5: linear between two points, also where less is better: 40 days earn nothing, 10 days all, and
/// (40 − 25) ÷ 30 is half.
#[test]
fn pattern_5_less_can_be_better() {
    let days = Conversion::Interpolation { zero: 40.0, target: 10.0, most: 1.0 };
    check(8.0, days.clone(), Missing::Pending, "50 40 25 10 5 -", "0 0 4 8 8 -");
    check(8.0, days, Missing::Zero, "-", "8");
    let raised = Conversion::Interpolation { zero: 60.0, target: 100.0, most: 1.1 };
    check(10.0, raised, Missing::Reweight, "50 60 70 100 102 120 -", "0 0 2.5 10 10.5 11 -");
}

/// 6: half-open bands [90,100] [80,90) [60,80) [0,60).
#[test]
fn pattern_6_steps_are_half_open() {
    let step = |from: f64, points: f64| Step { from, points };
    let steps = vec![step(90.0, 10.0), step(80.0, 8.0), step(60.0, 5.0)];
    check(
        10.0,
        Conversion::Steps { steps },
        Missing::Zero,
        "100 90 89.99 80 79.999 60 59.9 - 缺考",
        "10 10 8 8 5 5 0 0 #VALUE!",
    );
}

/// 6: 好 100, 较好 80, 一般 60, 差 40, as parts of the full mark. A word that is not among them is a fault.
#[test]
fn pattern_6_words_stand_for_marks() {
    let word = |word: &str, mark: f64| WordMark { word: word.into(), mark };
    let words = vec![word("好", 100.0), word("较好", 80.0), word("一般", 60.0), word("差", 40.0)];
    let words = Conversion::Words { words };
    check(5.0, words.clone(), Missing::Pending, "好 较好 一般 差 - 良", "5 4 3 2 - #N/A");
    check(5.0, words, Missing::Zero, "- 好", "0 5");
}

/// 7: the first 60, the second 57, equals share a rank: 1-2-2-4.
#[test]
fn pattern_7_rank_becomes_points() {
    let ranked = Conversion::RankPoints { first: 60.0, step: 3.0, least: 52.0 };
    check(60.0, ranked.clone(), Missing::Pending, "9 8 8 7 6 -", "60 57 57 52 52 -");
    check(60.0, ranked, Missing::Zero, "- 0 3", "57 57 60");
}

/// 7: against the mean (10, 20 and 30 have 20), against the first, min-max; in tenths of the full mark.
#[test]
fn pattern_7_points_against_the_others() {
    check(10.0, Conversion::AgainstMean, Missing::Pending, "10 20 30 -", "5 10 10 -");
    check(10.0, Conversion::AgainstMean, Missing::Zero, "10 20 30 -", "6.666666667 10 10 0");
    check(10.0, Conversion::AgainstBest, Missing::Pending, "10 20 40 -", "2.5 5 10 -");
    check(10.0, Conversion::AgainstBest, Missing::Zero, "0 0 -", "0 0 0");
    check(10.0, Conversion::MinMax, Missing::Pending, "10 20 50 -", "0 2.5 10 -");
    check(10.0, Conversion::MinMax, Missing::Pending, "7 7", "10 10");
}

/// 7: 2, 4, 4, 4, 5, 5, 7, 9 have the mean 5 and the standard deviation (of all) 2.
#[test]
fn pattern_7_z_scores_use_the_deviation_of_the_whole_class() {
    let scored = Conversion::ZScore { centre: 75.0, spread: 10.0 };
    check(100.0, scored.clone(), Missing::Pending, "2 4 4 4 5 5 7 9 -", "60 70 70 70 75 75 85 95 -");
    check(80.0, scored.clone(), Missing::Reweight, "2 4 4 4 5 5 7 9", "60 70 70 70 75 75 80 80");
    check(100.0, scored, Missing::Pending, "0.1 0.1 0.1", "75 75 75");
}

/// A cohort-dependent rule reverses two people when only a third improves: that is what the linter flags.
#[test]
fn pattern_7_others_change_the_points() {
    let ranked = Conversion::RankPoints { first: 60.0, step: 3.0, least: 0.0 };
    check(60.0, ranked.clone(), Missing::Pending, "80 81 70", "57 60 54");
    check(60.0, ranked, Missing::Pending, "80 81 90", "54 57 60");
}

/// 7 and 11: who does not take part is no part of the cohort: 10, 20 and an exempt 90 have the mean 15.
#[test]
fn patterns_7_and_11_the_exempt_are_no_part_of_the_cohort() {
    for (conversion, missing, expected) in [
        (Conversion::AgainstMean, Missing::Pending, "66.666666667 100 0 -"),
        (Conversion::AgainstBest, Missing::Zero, "50 100 0 0"),
        (Conversion::MinMax, Missing::Reweight, "0 100 0 -"),
        (Conversion::RankPoints { first: 60.0, step: 3.0, least: 0.0 }, Missing::Zero, "57 60 0 54"),
    ] {
        let leaf = leaf("项", 100.0, entry("量"), conversion, missing);
        let mut people = class("党员", Aggregation::Points, vec![leaf]);
        people.restrictions.push(Restriction {
            column: "不参评".into(),
            is: "是".into(),
            effect: Effect::Exempt("不参评".into()),
            source: "第三条".into(),
        });
        let mut book = book(scheme(vec![people], Vec::new(), &[]));
        append(&mut book, "党员", &rows("名称 量 不参评", &["一 10 -", "二 20 -", "三 90 是", "四 - -"]));
        let calculation = calculated(&book);
        let scores: Vec<String> =
            (0..4).map(|row| shown(&figure(&book, &calculation, "党员", "项得分", row))).collect();
        let scores: Vec<&str> =
            scores.iter().map(|score| if score.is_empty() { "-" } else { score }).collect();
        assert_eq!(scores.join(" "), expected);
    }
}
