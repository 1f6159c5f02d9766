//! What templates are put together from.

use crate::scheme::model::{
    Aggregate, Aggregation, Alert, Attribute, BallotRules, Band, Body, CHECK, Condition, Conversion, Effect,
    EntryColumn, Filter, Indicator, Kind, Leaning, Ledger, Meaning, Measure, Missing, Options, Outcome,
    Period, PeriodPart, Quota, QuotaScope, RaterKind, Restriction, Rounding, VoteChoice, WordMark,
};

pub(super) const LEDGER: &str = "加减分台账";
pub(super) const BALLOTS: &str = "测评票";

/// The year 2026 (serial days 46023 to 46387) and its quarters.
pub(super) fn year_2026() -> Period {
    let part = |name: &str| PeriodPart { name: name.into(), weight: 0.25 };
    Period {
        from: 46023.0, to: 46387.0, parts: ["一季度", "二季度", "三季度", "四季度"].map(part).into()
    }
}

/// The columns by which a roster names a person.
pub(super) fn person() -> Vec<Attribute> {
    vec![
        attribute("姓名", Meaning::PersonName, Options::Free),
        attribute("工号", Meaning::StaffNumber, Options::Free),
    ]
}

pub(super) fn attribute(name: &str, meaning: Meaning, options: Options) -> Attribute {
    Attribute { name: name.into(), meaning, kind: Kind::Text, options }
}

pub(super) fn column(name: &str, kind: Kind, options: Options) -> EntryColumn {
    EntryColumn { name: name.into(), kind, options, formula: None }
}

pub(super) fn free(name: &str, kind: Kind) -> EntryColumn {
    column(name, kind, Options::Free)
}

pub(super) fn calculated(name: &str, kind: Kind, formula: &str) -> EntryColumn {
    EntryColumn { formula: Some(formula.into()), ..free(name, kind) }
}

pub(super) fn choice(words: &[&str]) -> Options {
    Options::Choice(words.iter().map(|word| (*word).to_owned()).collect())
}

pub(super) fn subject_of(class: &str) -> Options {
    Options::SubjectOf(class.into())
}

pub(super) fn leaf(
    (code, name): (&str, &str),
    share: f64,
    measure: Measure,
    conversion: Conversion,
    missing: Missing,
) -> Indicator {
    Indicator {
        code: code.into(),
        name: name.into(),
        share,
        source: CHECK.into(),
        body: Body::Leaf { measure, conversion, missing },
    }
}

/// A group; under points its share is what its children sum to.
pub(super) fn group(
    (code, name): (&str, &str),
    aggregation: Aggregation,
    children: Vec<Indicator>,
) -> Indicator {
    Indicator {
        code: code.into(),
        name: name.into(),
        share: children.iter().map(|child| child.share).sum(),
        source: CHECK.into(),
        body: Body::Group { aggregation, children },
    }
}

pub(super) fn entry(column: &str, kind: Kind, options: Options) -> Measure {
    Measure::Entry { column: column.into(), kind, options }
}

/// A mark out of 100.
pub(super) fn mark(column: &str) -> Measure {
    entry(column, Kind::Number, Options::Between(0.0, 100.0))
}

pub(super) fn rows(table: &str, owner: &str, only: &[(&str, &str)], aggregate: Aggregate) -> Measure {
    Measure::Rows { table: table.into(), owner: owner.into(), only: filters(only), aggregate }
}

pub(super) fn filters(only: &[(&str, &str)]) -> Vec<Filter> {
    only.iter().map(|&(column, is)| Filter { column: column.into(), is: is.into() }).collect()
}

pub(super) fn share_of(of: &[(&str, &str)]) -> Aggregate {
    Aggregate::Share { of: filters(of) }
}

pub(super) fn votes(choices: &[(&str, f64)]) -> Measure {
    let choices = choices.iter().map(|&(column, mark)| VoteChoice { column: column.into(), mark });
    Measure::Votes { choices: choices.collect() }
}

/// Ballots in 测评票 by kinds of raters with weights; `words` is empty where marks are given.
pub(super) fn ballots(raters: &[(&str, f64)], words: &[(&str, f64)], mark: &str) -> Measure {
    Measure::Ballots {
        table: BALLOTS.into(),
        owner: "测评对象".into(),
        kind: "评分主体".into(),
        mark: mark.into(),
        words: words.iter().map(|&(word, mark)| WordMark { word: word.into(), mark }).collect(),
        raters: raters.iter().map(|&(name, weight)| RaterKind { name: name.into(), weight }).collect(),
        trim_from: 7.0,
        rules: BallotRules {
            ballot: Some("票号".into()),
            rater: Some("评分人".into()),
            uniform_is_void: true,
            no_self_vote: vec!["互评".into()],
            fewest: 1.0,
            ..BallotRules::default()
        },
    }
}

/// Full mark × quantity ÷ target, no more above it.
pub(super) fn up_to(target: f64, floor: Option<f64>) -> Conversion {
    Conversion::Proportion { target, floor, most: 1.0 }
}

pub(super) fn bands(bands: &[(&str, f64)]) -> Vec<Band> {
    bands.iter().map(|&(name, from)| Band { name: name.into(), from, quota: None }).collect()
}

/// Lets at most a part of the whole class hold the best grade.
pub(super) fn limit_best(grades: &mut [Band], share: f64, source: &str) {
    if let Some(best) = grades.first_mut() {
        best.quota = Some(Quota {
            share,
            rounding: Rounding::Down,
            scope: QuotaScope::Class,
            units: Vec::new(),
            source: source.into(),
        });
    }
}

pub(super) fn ledger(bonus_cap: f64, penalty_cap: f64) -> Ledger {
    Ledger {
        case: Some("案号".into()),
        multiplier: Some("倍数".into()),
        ..Ledger::new(LEDGER, bonus_cap, penalty_cap)
    }
}

pub(super) fn restriction(column: &str, is: &str, effect: Effect, source: &str) -> Restriction {
    Restriction { column: column.into(), is: is.into(), effect, source: source.into() }
}

pub(super) fn commend(name: &str, condition: Condition, action: &str) -> Outcome {
    outcome(name, Leaning::Commend, condition, action)
}

pub(super) fn urge(name: &str, condition: Condition, action: &str) -> Outcome {
    outcome(name, Leaning::Urge, condition, action)
}

fn outcome(name: &str, leaning: Leaning, condition: Condition, action: &str) -> Outcome {
    Outcome { name: name.into(), leaning, condition, action: action.into(), source: CHECK.into() }
}

pub(super) fn alert(name: &str, condition: Condition) -> Alert {
    Alert { name: name.into(), condition, source: CHECK.into() }
}

pub(super) fn graded(grades: &[&str]) -> Condition {
    Condition::Grade(grades.iter().map(|grade| (*grade).to_owned()).collect())
}

pub(super) fn graded_again(grades: &[&str]) -> Condition {
    Condition::GradeAgain(grades.iter().map(|grade| (*grade).to_owned()).collect())
}

/// More than none of a subject's rows are like this.
pub(super) fn any_rows(table: &str, owner: &str, only: &[(&str, &str)]) -> Condition {
    Condition::Rows { table: table.into(), owner: owner.into(), only: filters(only), most: 0.0 }
}
