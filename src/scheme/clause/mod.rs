//! The scheme in plain words: what an office would write as a clause.

mod follow;
mod standing;

use super::model::{
    Aggregate, Aggregation, Body, Conversion, Figure, Indicator, Kind, Ledger, Measure, Missing,
};
use crate::engine::number_text;
use crate::sentence::Sentence;

pub use follow::{alert_sentence, condition_sentence, condition_words, outcome_sentence};
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
            let measure = measure_words(measure);
            let conversion = conversion_words(conversion, full, is_percent(indicator));
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
    Sentence::new(
        format!(
            "按{}合计：加分最多 {} 分，减分最多 {} 分。",
            ledger.table,
            number_text(ledger.bonus_cap),
            number_text(ledger.penalty_cap)
        ),
        format!(
            "Summed from {}: at most {} bonus and {} penalty points.",
            ledger.table,
            number_text(ledger.bonus_cap),
            number_text(ledger.penalty_cap)
        ),
    )
}

fn is_percent(indicator: &Indicator) -> bool {
    matches!(
        &indicator.body,
        Body::Leaf {
            measure: Measure::Entry { kind: Kind::Percent, .. }
                | Measure::Rows { aggregate: Aggregate::WeightedMean { .. }, .. },
            ..
        }
    )
}

fn measure_words(measure: &Measure) -> Sentence {
    match measure {
        Measure::Entry { column, .. } => Sentence::new(column.clone(), column.clone()),
        Measure::Rows { table, only, aggregate, .. } => {
            let wanted: Vec<&str> = only.iter().map(|filter| filter.is.as_str()).collect();
            let rows = if wanted.is_empty() {
                table.clone()
            } else {
                format!("{table}中的{}", wanted.join("、"))
            };
            let (zh, en) = aggregate_words(aggregate);
            Sentence::new(format!("{rows}，{zh}"), format!("{en} in {rows}"))
        }
        Measure::Parts { column, .. } => Sentence::new(
            format!("各期{column}按期加权平均"),
            format!("mean of {column} over the parts of the period, weighted"),
        ),
        Measure::Subjects { class, figure, aggregate, .. } => {
            let (zh, en) = match figure {
                Figure::Own => ("本人得分", "own score"),
                Figure::Index => ("指数", "index"),
                Figure::Part(name) => (name.as_str(), name.as_str()),
            };
            let (how_zh, how_en) = match aggregate {
                Aggregate::Minimum { .. } => ("最小值", "least"),
                Aggregate::Maximum { .. } => ("最大值", "greatest"),
                Aggregate::Sum { .. } => ("合计", "sum"),
                Aggregate::Count => ("个数", "number"),
                _ => ("平均", "mean"),
            };
            Sentence::new(
                format!("所属{class}{zh}的{how_zh}"),
                format!("{how_en} of the {en} of its {class}"),
            )
        }
        Measure::Formula { formula, .. } => {
            Sentence::new(format!("按公式 {formula}"), format!("by the formula {formula}"))
        }
        Measure::Votes { choices } => {
            let marks: Vec<String> = choices
                .iter()
                .map(|choice| format!("{} {}", choice.column, number_text(choice.mark)))
                .collect();
            Sentence::new(
                format!("票数折算平均分（{}）", marks.join("、")),
                format!("mean mark of the votes ({})", marks.join(", ")),
            )
        }
        Measure::Ballots { raters, trim_from, .. } => {
            let weights: Vec<String> =
                raters.iter().map(|rater| format!("{} {}", rater.name, number_text(rater.weight))).collect();
            Sentence::new(
                format!(
                    "各类评分人平均分加权（{}），满 {} 票去掉一个最高分和一个最低分",
                    weights.join("、"),
                    number_text(*trim_from)
                ),
                format!(
                    "means by kind of rater, weighted ({}); from {} marks on the highest and the lowest are dropped",
                    weights.join(", "),
                    number_text(*trim_from)
                ),
            )
        }
    }
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

fn conversion_words(conversion: &Conversion, full: f64, percent: bool) -> Sentence {
    let full = number_text(full);
    let quantity =
        |value: f64| if percent { format!("{}%", number_text(value * 100.0)) } else { number_text(value) };
    match conversion {
        Conversion::Mark => {
            Sentence::new(format!("即为得分，满分 {full}"), format!("is the score, out of {full}"))
        }
        Conversion::Proportion { target, floor, most } => {
            let target = quantity(*target);
            let (mut zh, mut en) = (
                format!("达到 {target} 得满分 {full}，以下按比例，超过不加"),
                format!("full {full} at {target}, in proportion below, no more above"),
            );
            if *most > 1.0 {
                let most = number_text(*most);
                zh = format!("达到 {target} 得满分 {full}，按比例计，最多 {most} 倍");
                en = format!("full {full} at {target}, in proportion, at most {most} times that");
            }
            if let Some(floor) = floor {
                zh = format!("{zh}，低于 {} 得 0 分", quantity(*floor));
                en = format!("{en}, 0 below {}", quantity(*floor));
            }
            Sentence::new(zh, en)
        }
        Conversion::Deduction { each } => Sentence::new(
            format!("满分 {full}，每次扣 {} 分，扣完为止", number_text(*each)),
            format!("{full} less {} for each, not below 0", number_text(*each)),
        ),
        Conversion::Addition { each } => Sentence::new(
            format!("每次得 {} 分，最高 {full} 分", number_text(*each)),
            format!("{} for each, at most {full}", number_text(*each)),
        ),
        Conversion::Interpolation { zero, target, most } => {
            let (zero, target, most) = (quantity(*zero), quantity(*target), number_text(*most));
            Sentence::new(
                format!("{zero} 得 0 分，{target} 得满分 {full}，之间按直线插值，最多 {most} 倍"),
                format!("0 at {zero}, full {full} at {target}, linear between, at most {most} times that"),
            )
        }
        Conversion::Steps { steps } => {
            let words = |from: &str| -> Vec<String> {
                steps
                    .iter()
                    .map(|step| format!("{}{from}{}", quantity(step.from), number_text(step.points)))
                    .collect()
            };
            Sentence::new(
                format!("分档计分（{}），以下 0 分", words(" 及以上得 ").join("，")),
                format!("by steps ({}), 0 below", words(" and more: ").join(", ")),
            )
        }
        Conversion::Words { words } => {
            let marks: Vec<String> =
                words.iter().map(|word| format!("{} {}", word.word, number_text(word.mark))).collect();
            Sentence::new(
                format!("按等级折算（{}），满分 {full}", marks.join("、")),
                format!("by word ({}), out of {full}", marks.join(", ")),
            )
        }
        Conversion::RankPoints { first, step, least } => {
            let (first, step, least) = (number_text(*first), number_text(*step), number_text(*least));
            Sentence::new(
                format!(
                    "按名次计分：第一名 {first} 分，每退一名少 {step} 分，最少 {least} 分（随他人成绩变动）"
                ),
                format!(
                    "by rank: {first} for the first, {step} less each place, at least {least} (depends on others)"
                ),
            )
        }
        Conversion::AgainstMean => Sentence::new(
            format!("与平均值之比×{full}，最高 {full} 分（随他人成绩变动）"),
            format!("{full} × quantity ÷ mean, at most {full} (depends on others)"),
        ),
        Conversion::AgainstBest => Sentence::new(
            format!("与最好成绩之比×{full}（随他人成绩变动）"),
            format!("{full} × quantity ÷ best (depends on others)"),
        ),
        Conversion::MinMax => Sentence::new(
            format!("极差标准化：最低 0 分，最高 {full} 分（随他人成绩变动）"),
            format!("min-max: 0 for the least, {full} for the greatest (depends on others)"),
        ),
        Conversion::ZScore { centre, spread } => {
            let (centre, spread) = (number_text(*centre), number_text(*spread));
            Sentence::new(
                format!("标准分：{centre}＋{spread}×标准化值，0 至 {full} 分（随他人成绩变动）"),
                format!("{centre} + {spread} × z-score, 0 to {full} (depends on others)"),
            )
        }
    }
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
