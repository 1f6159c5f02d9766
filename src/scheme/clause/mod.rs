//! The scheme in plain words: what an office would write as a clause.

mod follow;
mod standing;

mod conversion;
mod measure;
mod printed;

use conversion::conversion_words;
use measure::{is_percent, measure_words};

use super::model::{Aggregation, Body, Indicator, Ledger, Missing};
use crate::engine::number_text;
use crate::sentence::Sentence;

pub use follow::{alert_sentence, condition_sentence, condition_words, outcome_sentence};
pub use printed::{Clause, ClauseItem, clauses};
pub(super) use standing::{Bound, bound_sentence, exceptions_sentence, memberships_sentence};
pub use standing::{
    adjustment_sentence, apportionment_sentence, grade_sentence, index_sentence, quota_sentence,
    ranking_sentence, reach_sentence, restriction_sentence, standing_sentences,
};

/// A leaf's rule in a sentence; for a group, how its parts come together.
pub fn rule_sentence(indicator: &Indicator, within: Aggregation) -> Sentence {
    match &indicator.body {
        Body::Group { aggregation, children } => group_sentence(*aggregation, children),
        Body::Leaf { measure, conversion, missing } => {
            let full = if within == Aggregation::Points { indicator.share } else { 100.0 };
            let conversion = conversion_words(conversion, full, is_percent(measure));
            let measure = measure_words(measure, *missing);
            let missing = missing_words(*missing);
            Sentence::new(
                format!("{}：{}；{}。", measure.zh, conversion.zh, missing.zh),
                format!("{}: {}; {}.", measure.en, conversion.en, missing.en),
            )
        }
    }
}

/// How a group's score is made.
pub(super) fn group_sentence(aggregation: Aggregation, children: &[Indicator]) -> Sentence {
    let names: Vec<&str> = children.iter().map(|child| child.name.as_str()).collect();
    match aggregation {
        Aggregation::Points => Sentence::new(
            format!("{}得分之和。", names.join("、")),
            format!("The sum of the scores of {}.", names.join(", ")),
        ),
        Aggregation::Weights => {
            let weighted = |times: &str| -> Vec<String> {
                children
                    .iter()
                    .map(|child| format!("{}{times}{}", child.name, number_text(child.share)))
                    .collect()
            };
            Sentence::new(
                format!("{}，相加。", weighted("×").join("、")),
                format!("The sum of {}.", weighted(" × ").join(", ")),
            )
        }
        other => {
            let (zh, en) = aggregation_words(other);
            Sentence::new(
                format!("{}得分的{zh}。", names.join("、")),
                format!("{en} of the scores of {}.", names.join(", ")),
            )
        }
    }
}

fn aggregation_words(aggregation: Aggregation) -> (String, String) {
    match aggregation {
        Aggregation::Points | Aggregation::Weights => ("合计".into(), "The sum".into()),
        Aggregation::Mean => ("平均分".into(), "The mean".into()),
        Aggregation::Minimum => ("最低分".into(), "The least".into()),
        Aggregation::Maximum => ("最高分".into(), "The greatest".into()),
        Aggregation::Geometric => ("几何平均分".into(), "The geometric mean".into()),
        Aggregation::Best(count) => {
            (format!("最好 {count} 项平均分"), format!("The mean of the best {count}"))
        }
        Aggregation::DropLowest(count) => {
            (format!("去掉最低 {count} 项后的平均分"), format!("The mean, without the lowest {count},"))
        }
    }
}

/// Bonus and penalty in a sentence.
pub fn ledger_sentence(ledger: &Ledger) -> Sentence {
    let (bonus, penalty) = (number_text(ledger.bonus_cap), number_text(ledger.penalty_cap));
    let mut zh = format!("按{}合计", ledger.table);
    let mut en = format!("Summed from {}", ledger.table);
    if let Some(multiplier) = &ledger.multiplier {
        zh = format!("{zh}，{}乘以{multiplier}（空白按 1 计）", ledger.points);
        en = format!("{en}, {} times {multiplier} (blank is 1)", ledger.points);
    }
    if let Some(case) = &ledger.case {
        zh = format!("{zh}，同一{}同一{case}同向只计最大的一笔", ledger.owner);
        en = format!("{en}, of one {case}, {} and direction only the largest", ledger.owner);
    }
    Sentence::new(
        format!("{zh}：加分最多 {bonus} 分，减分最多 {penalty} 分。"),
        format!("{en}: at most {bonus} bonus and {penalty} penalty points."),
    )
}

fn missing_words(missing: Missing) -> Sentence {
    match missing {
        Missing::Pending => Sentence::new("未录入时待录入，不出指数", "no index until it is entered"),
        Missing::Zero => Sentence::new("空白按 0 计", "blank counts as 0"),
        Missing::Reweight => {
            Sentence::new("未录入时不参评，其余按比例放大", "left out when blank, the others are scaled up")
        }
    }
}
