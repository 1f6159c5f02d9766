//! The scheme in plain words: what an office would write as a clause.

use super::model::{
    Aggregate, Aggregation, Body, Class, Conversion, Indicator, Kind, Ledger, Measure, Missing,
};
use crate::engine::number_text;
use crate::sentence::Sentence;

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
    }
}

/// How an index is made.
pub fn index_sentence(class: &Class) -> Sentence {
    let mut zh = String::from("指标得分");
    let mut en = String::from("The indicators' scores");
    if class.ledger.is_some() {
        zh.push_str("加上加分、减去减分");
        en.push_str(" plus bonus less penalty");
    }
    if let Some(link) = &class.link {
        zh = format!(
            "{zh}为本人得分；{}×本人得分＋{}×所在{}指数",
            number_text(link.own),
            number_text(link.linked),
            link.class
        );
        en = format!(
            "{en} are the own score; {} × own score + {} × index of the {}",
            number_text(link.own),
            number_text(link.linked),
            link.class
        );
    }
    if let Some(cap) = class.cap {
        zh = format!("{zh}，最高 {}", number_text(cap));
        en = format!("{en}, at most {}", number_text(cap));
    }
    zh = format!("{zh}，四舍五入保留 {} 位小数", class.decimals);
    en = format!("{en}, rounded to {} decimals", class.decimals);
    if let Some(veto) = &class.veto {
        zh = format!("{zh}；{}为“{}”的，指数为 0", veto.column, veto.yes);
        en = format!("{en}; 0 where {} is {}", veto.column, veto.yes);
    }
    Sentence::new(format!("{zh}。"), format!("{en}."))
}

/// The grades in a sentence.
pub fn grade_sentence(class: &Class) -> Sentence {
    let last = class.grades.len().saturating_sub(1);
    let mut zh = Vec::new();
    let mut en = Vec::new();
    for (position, band) in class.grades.iter().enumerate() {
        if position == last {
            zh.push(format!("其余为{}", band.name));
            en.push(format!("{} otherwise", band.name));
        } else {
            zh.push(format!("{} 分及以上为{}", number_text(band.from), band.name));
            en.push(format!("{} from {}", band.name, number_text(band.from)));
        }
    }
    Sentence::new(
        format!("按{}（四舍五入后）定等次：{}。", class.index, zh.join("，")),
        format!("Grades by {} as rounded: {}.", class.index, en.join(", ")),
    )
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
            let rows = match only {
                Some((_, wanted)) => format!("{table}中的{wanted}"),
                None => table.clone(),
            };
            let (zh, en) = match aggregate {
                Aggregate::WeightedMean { value, weight } => {
                    (format!("{value}按{weight}加权平均"), format!("mean of {value} weighted by {weight}"))
                }
                Aggregate::Mean { value } => (format!("{value}平均"), format!("mean of {value}")),
                Aggregate::Sum { value } => (format!("{value}合计"), format!("sum of {value}")),
                Aggregate::Count => ("条数".to_owned(), "number of rows".to_owned()),
            };
            Sentence::new(format!("{rows}，{zh}"), format!("{en} in {rows}"))
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

fn conversion_words(conversion: &Conversion, full: f64, percent: bool) -> Sentence {
    let full = number_text(full);
    let quantity =
        |value: f64| if percent { format!("{}%", number_text(value * 100.0)) } else { number_text(value) };
    match conversion {
        Conversion::Mark => {
            Sentence::new(format!("即为得分，满分 {full}"), format!("is the score, out of {full}"))
        }
        Conversion::Proportion { target, floor } => {
            let target = quantity(*target);
            let (mut zh, mut en) = (
                format!("达到 {target} 得满分 {full}，以下按比例，超过不加"),
                format!("full {full} at {target}, in proportion below, no more above"),
            );
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
