//! Rules that cannot give what they promise: points out of reach, floors above targets, steps out of
//! order, words that earn nothing.

use std::collections::BTreeSet;

use super::attain::leaf_most;
use super::fix::Fix;
use super::lookup::{Lookup, Node, shown};
use super::report::Report;
use crate::scheme::model::{Conversion, Measure, Options, WordMark};

/// Rules whose full mark nobody can reach.
pub(super) fn unreachable(lookup: &Lookup, report: &mut Report) {
    for (node, rule) in lookup.rules() {
        let full = node.full();
        let most = leaf_most(rule, full);
        if most + 1e-6 >= full || full <= 0.0 {
            continue;
        }
        let (name, full, most) = (&node.indicator.name, shown(full), shown(most));
        report.find(
            node.place(),
            &node.indicator.source,
            format!("“{name}”满分 {full}，按规则最多只能得 {most}。请改每次得分、目标值、档次或满分。"),
            format!("{name} is out of {full}, but its rule gives at most {most}. Change the rule or the full mark."),
            None,
        );
    }
}

/// Steps, words and ranks that give more than the full mark.
pub(super) fn above_full(lookup: &Lookup, report: &mut Report) {
    for (node, rule) in lookup.rules() {
        let full = node.full();
        let (part, most) = match rule.conversion {
            Conversion::Steps { steps } => {
                let best =
                    (1..).zip(steps).max_by(|(_, one), (_, other)| one.points.total_cmp(&other.points));
                let Some((number, step)) = best else { continue };
                (format!("第{number}档得分"), step.points)
            }
            Conversion::Words { words } => {
                let best = words.iter().max_by(|one, other| one.mark.total_cmp(&other.mark));
                let Some(word) = best else { continue };
                (format!("{}分值", word.word), word.mark * full / 100.0)
            }
            Conversion::RankPoints { first, .. } => ("首名得分".to_owned(), *first),
            _ => continue,
        };
        if most <= full + 1e-6 || full <= 0.0 {
            continue;
        }
        let value = if matches!(rule.conversion, Conversion::Words { .. }) { 100.0 } else { full };
        let fix = Fix::Set { parameter: node.parameter(&part), value };
        let (name, full, most) = (&node.indicator.name, shown(full), shown(most));
        report.find(
            node.place(),
            &node.indicator.source,
            format!("“{name}”满分 {full}，规则却能给 {most} 分，超过满分。请改规则或满分。"),
            format!(
                "{name} is out of {full}, but its rule can give {most}. Change the rule or the full mark."
            ),
            Some(fix),
        );
    }
}

/// Floors above the target, targets of nothing, ends that are the same.
pub(super) fn ends(lookup: &Lookup, report: &mut Report) {
    for (node, rule) in lookup.rules() {
        let name = &node.indicator.name;
        let (zh, en, fix) = match rule.conversion {
            Conversion::Proportion { target, .. } if *target <= 0.0 => (
                format!("“{name}”的目标值是 {}，完成比例无法计算。请填正数。", shown(*target)),
                format!(
                    "The target of {name} is {}; no proportion can be taken. Enter a positive one.",
                    shown(*target)
                ),
                None,
            ),
            Conversion::Proportion { target, floor: Some(floor), .. } if floor > target => (
                format!(
                    "“{name}”的起计线 {} 高于目标值 {}，达到目标也得 0 分。请改起计线。",
                    shown(*floor),
                    shown(*target)
                ),
                format!(
                    "The floor {} of {name} is above its target {}: reaching the target earns 0. Lower the floor.",
                    shown(*floor),
                    shown(*target)
                ),
                Some(Fix::Set { parameter: node.parameter("起计线"), value: *target }),
            ),
            Conversion::Interpolation { zero, target, .. } if zero == target => (
                format!("“{name}”的零分值和满分值都是 {}，之间没有距离。请改其中一个。", shown(*zero)),
                format!(
                    "Nothing and the full mark of {name} are both at {}. Change one of them.",
                    shown(*zero)
                ),
                None,
            ),
            _ => continue,
        };
        report.find(node.place(), &node.indicator.source, zh, en, fix);
    }
}

/// Words in a name that say that less of it is better.
const LESS: [&str; 12] =
    ["缺", "未", "违", "逾期", "问题", "投诉", "差错", "事故", "扣", "迟到", "超支", "负面"];

/// A quantity whose name says that less is better, under a rule by which more is.
pub(super) fn direction(lookup: &Lookup, report: &mut Report) {
    for (node, rule) in lookup.rules() {
        let Some(column) = quantity_name(rule.measure) else { continue };
        // 问题整改完成率: how much of what is wrong was put right.
        let turned = ["率", "整改", "闭环", "解决", "办结", "化解"].iter().any(|word| column.contains(word));
        let less = !turned && LESS.iter().any(|word| column.contains(word));
        let more_earns = match rule.conversion {
            Conversion::Addition { .. } | Conversion::Proportion { .. } => true,
            Conversion::Interpolation { zero, target, .. } => target > zero,
            _ => false,
        };
        if !less || !more_earns {
            continue;
        }
        let fix = matches!(rule.conversion, Conversion::Interpolation { .. }).then(|| Fix::SwapEnds {
            class: node.class.name.clone(),
            indicator: node.indicator.name.clone(),
        });
        let name = &node.indicator.name;
        report.find(
            node.place(),
            &node.indicator.source,
            format!("“{name}”数的是“{column}”，却是越多得分越高。若应越少越好，请改用扣分，或对调两端。"),
            format!("{name} counts {column}, and more of it earns more. If less is better, deduct or swap the ends."),
            fix,
        );
    }
}

fn quantity_name(measure: &Measure) -> Option<&str> {
    match measure {
        Measure::Entry { column, .. } | Measure::Parts { column, .. } => Some(column),
        _ => None,
    }
}

/// Steps that do not come from the highest down.
pub(super) fn steps(lookup: &Lookup, report: &mut Report) {
    for (node, rule) in lookup.rules() {
        let Conversion::Steps { steps } = rule.conversion else { continue };
        let ascends = steps.iter().zip(steps.iter().skip(1)).find(|(one, next)| next.from >= one.from);
        let Some((one, next)) = ascends else { continue };
        let (name, high, low) = (&node.indicator.name, shown(next.from), shown(one.from));
        report.find(
            node.place(),
            &node.indicator.source,
            format!("“{name}”的分档没有从高到低排：{high} 在 {low} 之后，轮不到它。请排好。"),
            format!(
                "The steps of {name} do not descend: {high} comes after {low} and is never taken. Sort them."
            ),
            Some(Fix::SortSteps { class: node.class.name.clone(), indicator: name.clone() }),
        );
    }
}

/// Steps by which a better quantity earns less.
pub(super) fn falling_steps(lookup: &Lookup, report: &mut Report) {
    for (node, rule) in lookup.rules() {
        let Conversion::Steps { steps } = rule.conversion else { continue };
        let mut sorted: Vec<_> = steps.iter().collect();
        sorted.sort_by(|one, other| other.from.total_cmp(&one.from));
        let found = sorted.iter().zip(sorted.iter().skip(1)).find(|(high, low)| high.points < low.points);
        let Some((high, low)) = found else { continue };
        let name = &node.indicator.name;
        let figures = [high.from, high.points, low.from, low.points].map(shown);
        let [from, points, lower, more] = &figures;
        report.find(
            node.place(),
            &node.indicator.source,
            format!("“{name}”{from} 得 {points} 分，较低的 {lower} 反而得 {more} 分：数量越大得分越少。若不是有意，请改。"),
            format!("{name} gives {points} at {from} but {more} at the lower {lower}: more earns less. Change it unless meant."),
            None,
        );
    }
}

/// Entries to choose from whose words have no mark, and marks for words that cannot be chosen.
pub(super) fn words(lookup: &Lookup, report: &mut Report) {
    for (node, rule) in lookup.rules() {
        let (choices, words) = match (rule.measure, rule.conversion) {
            (
                Measure::Entry { options: Options::Choice(choices), .. }
                | Measure::Parts { options: Options::Choice(choices), .. },
                Conversion::Words { words },
            ) => (choices.clone(), words),
            (Measure::Ballots { table, mark, words, .. }, _) if !words.is_empty() => {
                let Some(Options::Choice(choices)) = lookup.column(table, mark).map(|found| &found.options)
                else {
                    continue;
                };
                (choices.clone(), words)
            }
            _ => continue,
        };
        uncovered(node, &choices, words, report);
    }
}

fn uncovered(node: &Node, choices: &[String], words: &[WordMark], report: &mut Report) {
    let name = &node.indicator.name;
    let missing: Vec<String> =
        choices.iter().filter(|choice| !words.iter().any(|word| word.word == **choice)).cloned().collect();
    if !missing.is_empty() {
        let list = missing.join("”、“");
        report.find(
            node.place(),
            &node.indicator.source,
            format!("“{name}”可选“{list}”，但没有写它折多少分。请补上。"),
            format!("{name} can be {}, but no mark is set for it. Add it.", missing.join(", ")),
            Some(Fix::AddWords { class: node.class.name.clone(), indicator: name.clone(), words: missing }),
        );
    }
    let choices: BTreeSet<&str> = choices.iter().map(String::as_str).collect();
    let idle = words.iter().find(|word| !choices.contains(word.word.as_str()));
    if let Some(word) = idle {
        report.find(
            node.place(),
            &node.indicator.source,
            format!("“{name}”给“{}”定了分，但录入时选不到这个词。请核对用词。", word.word),
            format!("{name} sets a mark for {}, which cannot be chosen. Check the words.", word.word),
            None,
        );
    }
}

/// Rules by which others' entries change one's points.
pub(super) fn cohort(lookup: &Lookup, report: &mut Report) {
    for (node, rule) in lookup.rules().filter(|(_, rule)| rule.conversion.depends_on_cohort()) {
        let how = match rule.conversion {
            Conversion::RankPoints { .. } => ("名次", "rank"),
            Conversion::AgainstMean => ("平均值", "mean"),
            Conversion::AgainstBest => ("最好成绩", "best"),
            Conversion::MinMax => ("最大值和最小值", "least and greatest"),
            _ => ("平均值和标准差", "mean and deviation"),
        };
        let name = &node.indicator.name;
        report.find(
            node.place(),
            &node.indicator.source,
            format!("“{name}”按{}计分：别人的成绩变了，两个人的先后可能颠倒。请确认这是有意的。", how.0),
            format!("{name} depends on the {}: others' results can reverse two people. Make sure that it is meant.", how.1),
            None,
        );
    }
}
