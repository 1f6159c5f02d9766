//! What is measured, in words.

use crate::engine::number_text;
use crate::scheme::model::{
    Aggregate, BallotRules, Figure, Filter, Kind, Measure, Missing, RaterKind, VoteChoice, WordMark,
};
use crate::sentence::Sentence;

/// Whether a measure gives a share, which is written as a percentage.
pub(super) fn is_percent(measure: &Measure) -> bool {
    match measure {
        Measure::Entry { kind, .. } | Measure::Parts { kind, .. } | Measure::Formula { kind, .. } => {
            *kind == Kind::Percent
        }
        Measure::Rows { aggregate, .. } => {
            matches!(aggregate, Aggregate::WeightedMean { .. } | Aggregate::Share { .. })
        }
        Measure::Subjects { aggregate, .. } => matches!(aggregate, Aggregate::Share { .. }),
        Measure::Votes { .. } | Measure::Ballots { .. } => false,
    }
}

/// A measure in words.
pub(super) fn measure_words(measure: &Measure, missing: Missing) -> Sentence {
    match measure {
        Measure::Entry { column, .. } => Sentence::new(column.clone(), column.clone()),
        Measure::Parts { column, .. } => passing_over(
            missing,
            format!("各期{column}按期加权平均"),
            format!("mean of {column} over the parts of the period, weighted"),
            ("未录入的期不计", "parts that are not entered are passed over"),
        ),
        Measure::Rows { table, only, aggregate, .. } => rows_words(table, only, aggregate, missing),
        Measure::Subjects { class, figure, aggregate, .. } => {
            subjects_words(class, figure, aggregate, missing)
        }
        Measure::Votes { choices } => votes_words(choices),
        Measure::Ballots { words, raters, trim_from, rules, .. } => {
            ballots_words(words, raters, *trim_from, rules)
        }
        Measure::Formula { formula, .. } => {
            Sentence::new(format!("按公式 {formula}"), format!("by the formula {formula}"))
        }
    }
}

/// Adds what happens to blanks that are left out.
fn passing_over(missing: Missing, zh: String, en: String, (over_zh, over_en): (&str, &str)) -> Sentence {
    match missing {
        Missing::Reweight => Sentence::new(format!("{zh}，{over_zh}"), format!("{en}; {over_en}")),
        Missing::Pending | Missing::Zero => Sentence::new(zh, en),
    }
}

fn rows_words(table: &str, only: &[Filter], aggregate: &Aggregate, missing: Missing) -> Sentence {
    let wanted: Vec<&str> = only.iter().map(|filter| filter.is.as_str()).collect();
    let (zh_rows, en_rows) = if wanted.is_empty() {
        (table.to_owned(), table.to_owned())
    } else {
        (format!("{table}中的{}", wanted.join("、")), format!("{table} ({})", wanted.join(", ")))
    };
    let (zh, en) = aggregate_words(aggregate);
    let (zh, en) = (format!("{zh_rows}，{zh}"), format!("{en} in {en_rows}"));
    match aggregate {
        Aggregate::Count | Aggregate::Share { .. } => Sentence::new(zh, en),
        _ => passing_over(missing, zh, en, ("空白的行不计", "rows without a value are passed over")),
    }
}

fn subjects_words(class: &str, figure: &Figure, aggregate: &Aggregate, missing: Missing) -> Sentence {
    let (zh, en) = match figure {
        Figure::Own => ("本人得分", "own score"),
        Figure::Index => ("指数", "index"),
        Figure::Part(name) => (name.as_str(), name.as_str()),
    };
    let (how_zh, how_en) = match aggregate {
        Aggregate::Mean { .. } => ("的平均".to_owned(), "mean".to_owned()),
        Aggregate::WeightedMean { weight, .. } => {
            (format!("按{weight}加权平均"), format!("mean, weighted by {weight},"))
        }
        Aggregate::Sum { .. } => ("的合计".to_owned(), "sum".to_owned()),
        Aggregate::Minimum { .. } => ("的最小值".to_owned(), "least".to_owned()),
        Aggregate::Maximum { .. } => ("的最大值".to_owned(), "greatest".to_owned()),
        Aggregate::Count => {
            return Sentence::new(format!("所属{class}的个数"), format!("number of its {class}"));
        }
        Aggregate::Share { .. } => {
            let (zh, en) = aggregate_words(aggregate);
            return Sentence::new(format!("所属{class}中{zh}"), format!("{en} of its {class}"));
        }
    };
    passing_over(
        missing,
        format!("所属{class}{zh}{how_zh}"),
        format!("{how_en} of the {en} of its {class}"),
        ("没有得分的不计", "those without one are passed over"),
    )
}

fn votes_words(choices: &[VoteChoice]) -> Sentence {
    let marks: Vec<String> =
        choices.iter().map(|choice| format!("{} {}", choice.column, number_text(choice.mark))).collect();
    Sentence::new(
        format!("票数折算平均分（{}）", marks.join("、")),
        format!("mean mark of the votes ({})", marks.join(", ")),
    )
}

fn ballots_words(words: &[WordMark], raters: &[RaterKind], trim_from: f64, rules: &BallotRules) -> Sentence {
    let weights: Vec<String> =
        raters.iter().map(|rater| format!("{} {}", rater.name, number_text(rater.weight))).collect();
    let trim = number_text(trim_from);
    let mut zh =
        format!("各类评分人平均分加权（{}），满 {trim} 票去掉一个最高分和一个最低分", weights.join("、"));
    let mut en = format!(
        "means by kind of rater, weighted ({}); from {trim} marks on the highest and the lowest are dropped",
        weights.join(", ")
    );
    if !words.is_empty() {
        let marks: Vec<String> =
            words.iter().map(|word| format!("{} {}", word.word, number_text(word.mark))).collect();
        zh = format!("{zh}，{}", marks.join("、"));
        en = format!("{en}; {}", marks.join(", "));
    }
    for Sentence { zh: rule_zh, en: rule_en } in void_words(rules) {
        zh = format!("{zh}；{rule_zh}");
        en = format!("{en}; {rule_en}");
    }
    Sentence::new(zh, en)
}

/// When a ballot, or a kind, does not count.
fn void_words(rules: &BallotRules) -> Vec<Sentence> {
    let mut found = Vec::new();
    if rules.ballot.is_some() {
        if let Some((mark, most)) = rules.high {
            let (mark, most) = (number_text(mark), number_text(most));
            found.push(Sentence::new(
                format!("一票中 {mark} 分及以上超过 {most} 个的无效"),
                format!("void with more than {most} marks of {mark} or more"),
            ));
        }
        if let Some((mark, least)) = rules.low {
            let (mark, least) = (number_text(mark), number_text(least));
            found.push(Sentence::new(
                format!("一票中低于 {mark} 分的不足 {least} 个的无效"),
                format!("void with fewer than {least} marks below {mark}"),
            ));
        }
        if rules.uniform_is_void {
            found.push(Sentence::new("整票同分的无效", "void where all marks are the same"));
        }
    }
    if rules.rater.is_some() && !rules.no_self_vote.is_empty() {
        found.push(Sentence::new(
            format!("{}中投本人的无效", rules.no_self_vote.join("、")),
            format!("a vote for oneself is void among {}", rules.no_self_vote.join(", ")),
        ));
    }
    if rules.fewest > 1.0 {
        let fewest = number_text(rules.fewest);
        found.push(Sentence::new(
            format!("有效票不足 {fewest} 张的一类不计"),
            format!("a kind with fewer than {fewest} valid ballots does not count"),
        ));
    }
    found
}

fn aggregate_words(aggregate: &Aggregate) -> (String, String) {
    match aggregate {
        Aggregate::WeightedMean { value, weight } => {
            (format!("{value}按{weight}加权平均"), format!("mean of {value} weighted by {weight}"))
        }
        Aggregate::Mean { value } => (format!("{value}平均"), format!("mean of {value}")),
        Aggregate::Sum { value } => (format!("{value}合计"), format!("sum of {value}")),
        Aggregate::Minimum { value } => (format!("{value}最小值"), format!("least {value}")),
        Aggregate::Maximum { value } => (format!("{value}最大值"), format!("greatest {value}")),
        Aggregate::Count => ("条数".to_owned(), "number of rows".to_owned()),
        Aggregate::Share { of } => {
            let wanted: Vec<&str> = of.iter().map(|filter| filter.is.as_str()).collect();
            (format!("{}所占比例", wanted.join("、")), format!("part that is {}", wanted.join(", ")))
        }
    }
}
