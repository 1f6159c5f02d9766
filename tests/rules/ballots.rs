//! Raw ballots: which of them count, and what they make.

use evalbook::book::{Book, Calculation};
use evalbook::engine::Value;
use evalbook::scheme::{Aggregation, BallotRules, Conversion, Measure, Missing, RaterKind, WordMark};

use crate::schemes::{append, book, calculated, class, figure, leaf, rows, scheme, shown, table};

/// A measure by ballots with two kinds, peers .6 and committee .4.
struct Ballots {
    words: Vec<WordMark>,
    trim_from: f64,
    rules: BallotRules,
    missing: Missing,
}

impl Default for Ballots {
    fn default() -> Self {
        Self { words: Vec::new(), trim_from: 99.0, rules: BallotRules::default(), missing: Missing::Pending }
    }
}

impl Ballots {
    /// The book with subjects 甲, 乙 and 丙 and these ballots.
    fn book(self, columns: &str, ballots: &[&str]) -> (Book, Calculation) {
        let kind = |name: &str, weight: f64| RaterKind { name: name.into(), weight };
        let measure = Measure::Ballots {
            table: "测评票".into(),
            owner: "对象".into(),
            kind: "主体".into(),
            mark: if self.words.is_empty() { "分" } else { "等级" }.into(),
            words: self.words,
            raters: vec![kind("互评", 0.6), kind("党组织", 0.4)],
            trim_from: self.trim_from,
            rules: self.rules,
        };
        let leaf = leaf("项", 1.0, measure, Conversion::Mark, self.missing);
        let people = class("党员", Aggregation::Weights, vec![leaf]);
        let papers = table("测评票", &["对象", "主体", "等级", "票号", "评分人"], &["分"]);
        let mut book = book(scheme(vec![people], vec![papers], &[]));
        append(&mut book, "党员", &rows("名称", &["甲", "乙", "丙"]));
        append(&mut book, "测评票", &rows(columns, ballots));
        let calculation = calculated(&book);
        (book, calculation)
    }

    #[track_caller]
    fn check(self, columns: &str, ballots: &[&str], scores: &str, reasons: &str) {
        let (book, calculation) = self.book(columns, ballots);
        assert_eq!(column(&book, &calculation, "党员", "项得分"), scores);
        if !reasons.is_empty() {
            assert_eq!(column(&book, &calculation, "测评票", "无效原因"), reasons);
            for row in 0..ballots.len() {
                let counts = figure(&book, &calculation, "测评票", "计票", row);
                let reason = figure(&book, &calculation, "测评票", "无效原因", row);
                assert_eq!(counts == Value::Number(1.0), reason == Value::text(""), "row {row}");
            }
        }
    }
}

/// The values of a column, blanks as `-`.
fn column(book: &Book, calculation: &Calculation, table: &str, name: &str) -> String {
    let rows = book.table(table).expect("the table exists").rows;
    let cells: Vec<String> =
        (0..rows).map(|row| shown(&figure(book, calculation, table, name, row))).collect();
    cells.iter().map(|cell| if cell.is_empty() { "-" } else { cell }).collect::<Vec<_>>().join(" ")
}

fn two_kinds_missing(missing: Missing, expected: &str) {
    Ballots { missing, ..Ballots::default() }.check(
        "对象 主体 分",
        &["甲 互评 90", "甲 互评 80", "甲 党组织 95", "乙 互评 70"],
        expected,
        "",
    );
}

/// 8: weights per kind of rater: 0.6 × 85 + 0.4 × 95 = 89. A kind that is missing is waited for, counts 0
/// (0.6 × 70) or leaves its weight to the others (70), by clause.
#[test]
fn pattern_8_kinds_are_weighted_and_missing_kinds_follow_the_clause() {
    two_kinds_missing(Missing::Pending, "89 - -");
    two_kinds_missing(Missing::Zero, "89 42 0");
    two_kinds_missing(Missing::Reweight, "89 70 -");
}

/// 8: the highest and the lowest are dropped from n marks on: (80 + 85) ÷ 2 of 60, 80, 85, 100; of three all.
#[test]
fn pattern_8_extremes_are_dropped_from_enough_marks_on() {
    let ballots = Ballots { trim_from: 4.0, missing: Missing::Reweight, ..Ballots::default() };
    let marks =
        ["甲 互评 60", "甲 互评 80", "甲 互评 85", "甲 互评 100", "乙 互评 60", "乙 互评 80", "乙 互评 100"];
    ballots.check("对象 主体 分", &marks, "82.5 80 -", "");
}

/// 8: fewer ballots of a kind than n are not shown and do not count.
#[test]
fn pattern_8_too_few_ballots_do_not_count() {
    let rules = BallotRules { fewest: 2.0, ..BallotRules::default() };
    let ballots = Ballots { rules, missing: Missing::Reweight, ..Ballots::default() };
    let marks = ["甲 互评 60", "甲 互评 80", "甲 党组织 100", "乙 互评 90"];
    ballots.check("对象 主体 分", &marks, "70 - -", "");
}

/// 8: words to marks; a word that is none of them and a blank are void, and say so.
#[test]
fn pattern_8_words_are_marks() {
    let word = |word: &str, mark: f64| WordMark { word: word.into(), mark };
    let words = vec![word("优秀", 95.0), word("称职", 85.0), word("基本称职", 70.0), word("不称职", 40.0)];
    let ballots = Ballots { words, missing: Missing::Reweight, ..Ballots::default() };
    ballots.check(
        "对象 主体 等级",
        &["甲 互评 优秀", "甲 互评 称职", "甲 互评 良", "甲 互评 -", "乙 党组织 基本称职"],
        "90 70 -",
        "- - 不是规定的等级 未评分 -",
    );
}

/// 8: no vote for oneself among peers; among others it counts.
#[test]
fn pattern_8_no_self_vote_among_peers() {
    let rules = BallotRules {
        rater: Some("评分人".into()),
        no_self_vote: vec!["互评".into()],
        ..BallotRules::default()
    };
    let ballots = Ballots { rules, missing: Missing::Reweight, ..Ballots::default() };
    ballots.check(
        "对象 主体 评分人 分",
        &["甲 互评 甲 100", "甲 互评 乙 80", "乙 党组织 乙 90", "丙 互评 - 70"],
        "80 90 70",
        "自投 - - -",
    );
}

/// 8: at most one mark of 90 or more on a ballot, and at least one under 70. Ballots 1 and 2 are fine, 3 has
/// two high marks, 4 none low; a mark without a number is a ballot of its own and these rules do not touch it.
#[test]
fn pattern_8_a_ballot_with_too_many_high_or_too_few_low_marks_is_void() {
    let rules = BallotRules {
        ballot: Some("票号".into()),
        high: Some((90.0, 1.0)),
        low: Some((70.0, 1.0)),
        ..BallotRules::default()
    };
    let ballots = Ballots { rules, missing: Missing::Reweight, ..Ballots::default() };
    ballots.check(
        "对象 主体 票号 分",
        &[
            "甲 互评 一 90",
            "乙 互评 一 80",
            "丙 互评 一 60",
            "甲 互评 二 70",
            "乙 互评 二 89",
            "丙 互评 二 69.9",
            "甲 互评 三 90",
            "乙 互评 三 95",
            "丙 互评 三 50",
            "甲 互评 四 70",
            "乙 互评 四 75",
            "丙 互评 四 80",
            "甲 互评 - 95",
        ],
        "85 84.5 64.95",
        "- - - - - - 高分过多 高分过多 高分过多 低分过少 低分过少 低分过少 -",
    );
}

/// 8: all-equal ballots, full ones among them, are void; one mark alone is not a ballot over several.
#[test]
fn pattern_8_uniform_ballots_are_void() {
    let rules =
        BallotRules { ballot: Some("票号".into()), uniform_is_void: true, ..BallotRules::default() };
    let ballots = Ballots { rules, missing: Missing::Reweight, ..Ballots::default() };
    ballots.check(
        "对象 主体 票号 分",
        &[
            "甲 互评 一 100",
            "乙 互评 一 100",
            "甲 互评 二 80",
            "乙 互评 二 90",
            "甲 互评 三 70",
            "丙 互评 四 -",
        ],
        "75 90 -",
        "整票同分 整票同分 - - - 未评分",
    );
}

/// 8: votes 好 100, 较好 80, 一般 60, 差 40 over the valid ballots: (600 + 160 + 60) ÷ 9.
#[test]
fn pattern_8_counted_votes() {
    use evalbook::scheme::VoteChoice;
    let choice = |column: &str, mark: f64| VoteChoice { column: column.into(), mark };
    let choices = vec![choice("好", 100.0), choice("较好", 80.0), choice("一般", 60.0), choice("差", 40.0)];
    for (missing, nobody) in [(Missing::Pending, "-"), (Missing::Zero, "0"), (Missing::Reweight, "-")] {
        let leaf = leaf("项", 1.0, Measure::Votes { choices: choices.clone() }, Conversion::Mark, missing);
        let mut book = book(scheme(vec![class("党支部", Aggregation::Weights, vec![leaf])], Vec::new(), &[]));
        append(
            &mut book,
            "党支部",
            &rows("名称 好 较好 一般 差", &["甲 6 2 1 0", "乙 3 - - -", "丙 - - - -"]),
        );
        let calculation = calculated(&book);
        assert_eq!(column(&book, &calculation, "党支部", "项得分"), format!("91.111111111 100 {nobody}"));
    }
}

/// Plain ballots need no columns that judge them.
#[test]
fn ballots_without_rules_cost_no_columns() {
    let rules = BallotRules {
        ballot: Some("票号".into()),
        rater: Some("评分人".into()),
        fewest: 3.0,
        ..BallotRules::default()
    };
    let (book, calculation) = Ballots { rules, ..Ballots::default() }.book("对象 主体 分", &[]);
    let papers = book.table_position("测评票").expect("the table exists");
    assert_eq!(calculation.formulas(papers), []);
}

/// Two indicators with rules of their own over one table judge it each.
#[test]
fn two_indicators_judge_one_table_each() {
    let ballots = |class_name: &str, most: f64| {
        let rules =
            BallotRules { ballot: Some("票号".into()), high: Some((90.0, most)), ..BallotRules::default() };
        let measure = Measure::Ballots {
            table: "测评票".into(),
            owner: "对象".into(),
            kind: "主体".into(),
            mark: "分".into(),
            words: Vec::new(),
            raters: vec![RaterKind { name: "互评".into(), weight: 1.0 }],
            trim_from: 9.0,
            rules,
        };
        let leaf = leaf("测评", 1.0, measure, Conversion::Mark, Missing::Pending);
        class(class_name, Aggregation::Weights, vec![leaf])
    };
    let papers = table("测评票", &["对象", "主体", "票号"], &["分"]);
    let mut book = book(scheme(vec![ballots("党支部", 1.0), ballots("党员", 2.0)], vec![papers], &[]));
    append(&mut book, "党支部", &rows("名称", &["甲"]));
    append(&mut book, "党员", &rows("名称", &["甲"]));
    append(
        &mut book,
        "测评票",
        &rows("对象 主体 票号 分", &["甲 互评 一 95", "乙 互评 一 95", "甲 互评 二 60"]),
    );
    let calculation = calculated(&book);
    assert_eq!(column(&book, &calculation, "党支部", "测评得分"), "60");
    assert_eq!(column(&book, &calculation, "党员", "测评得分"), "77.5");
}
