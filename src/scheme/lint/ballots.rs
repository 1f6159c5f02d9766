//! Rules that make ballots void.

use super::fix::{BallotRule, Fix};
use super::lookup::{Lookup, Node, shown};
use super::report::Report;
use crate::scheme::model::{BallotRules, Measure, Options};

/// A rule by which no ballot can count.
pub(super) fn all_void(lookup: &Lookup, report: &mut Report) {
    for (node, rule) in lookup.rules() {
        let Measure::Ballots { table, mark, words, rules, .. } = rule.measure else { continue };
        if rules.ballot.is_none() {
            continue;
        }
        let marks: Vec<f64> = words.iter().map(|word| word.mark).collect();
        let (least, most) = if marks.is_empty() {
            match lookup.column(table, mark).map(|found| &found.options) {
                Some(Options::Between(least, most)) => (*least, *most),
                _ => (0.0, 100.0),
            }
        } else {
            (marks.iter().copied().fold(f64::INFINITY, f64::min), marks.iter().copied().fold(0.0, f64::max))
        };
        let name = &node.indicator.name;
        if let Some((line, allowed)) = rules.high.filter(|&(line, allowed)| line <= least && allowed < 1.0) {
            let (line, allowed) = (shown(line), shown(allowed));
            void(
                node,
                BallotRule::High,
                format!(
                    "“{name}”每票 {line} 分以上的不得超过 {allowed} 个，而分数最低就是 {line}：所有票都作废。请改。"
                ),
                format!(
                    "{name} allows {allowed} marks of {line} or more, and none can be lower: every ballot is void. Change it."
                ),
                report,
            );
        }
        if let Some((line, wanted)) = rules.low.filter(|&(line, wanted)| line <= least && wanted > 0.0) {
            let (line, wanted, least) = (shown(line), shown(wanted), shown(least));
            void(
                node,
                BallotRule::Low,
                format!(
                    "“{name}”每票至少 {wanted} 个低于 {line} 分，而分数最低是 {least}：所有票都作废。请改。"
                ),
                format!(
                    "{name} asks for {wanted} marks below {line}, but none is below {least}: every ballot is void. Change it."
                ),
                report,
            );
        }
        if rules.uniform_is_void && least >= most {
            void(
                node,
                BallotRule::Uniform,
                format!("“{name}”整票同分作废，而分数只有 {} 一种：所有票都作废。请改。", shown(least)),
                format!(
                    "{name} voids ballots of equal marks, and {} is the only mark. Change it.",
                    shown(least)
                ),
                report,
            );
        }
    }
}

fn void(node: &Node, rule: BallotRule, zh: String, en: String, report: &mut Report) {
    let fix = Fix::RemoveBallotRule {
        class: node.class.name.clone(),
        indicator: node.indicator.name.clone(),
        rule,
    };
    report.find(node.place(), &node.indicator.source, zh, en, Some(fix));
}

/// Rules that need a column which is not named, or raters that are not there.
pub(super) fn idle(lookup: &Lookup, report: &mut Report) {
    for (node, rule) in lookup.rules() {
        let Measure::Ballots { raters, rules, .. } = rule.measure else { continue };
        let name = &node.indicator.name;
        let BallotRules { ballot, rater, no_self_vote, .. } = rules;
        let whole = rules.high.is_some() || rules.low.is_some() || rules.uniform_is_void;
        if whole && ballot.is_none() {
            report.find(
                node.place(),
                &node.indicator.source,
                format!("“{name}”有整张票的作废规则，却没有指明票号列，规则不起作用。请指明票号。"),
                format!("{name} has rules over whole ballots but no column of ballot numbers: they do nothing. Name one."),
                None,
            );
        }
        if !no_self_vote.is_empty() && rater.is_none() {
            report.find(
                node.place(),
                &node.indicator.source,
                format!("“{name}”规定不得投自己，却没有指明评分人列，规则不起作用。请指明评分人。"),
                format!(
                    "{name} voids votes for oneself but no column names the rater: it does nothing. Name one."
                ),
                None,
            );
        }
        let unknown = no_self_vote.iter().find(|kind| !raters.iter().any(|rater| rater.name == **kind));
        if let Some(kind) = unknown {
            report.find(
                node.place(),
                &node.indicator.source,
                format!("“{name}”规定“{kind}”不得投自己，但评分人里没有这一类。请核对名称。"),
                format!("{name} voids self-votes among {kind}, which is no kind of rater. Check the name."),
                None,
            );
        }
    }
}

/// Ballots needed of each kind before extremes may be dropped, so few that nothing is left.
pub(super) fn trim(lookup: &Lookup, report: &mut Report) {
    for (node, rule) in lookup.rules() {
        let Measure::Ballots { trim_from, .. } = rule.measure else { continue };
        if *trim_from >= 3.0 {
            continue;
        }
        let (name, from) = (&node.indicator.name, shown(*trim_from));
        report.find(
            node.place(),
            &node.indicator.source,
            format!("“{name}”满 {from} 票就去掉最高最低，去掉后没有票可算；不足 3 票时并不去。请填 3 以上。"),
            format!("{name} drops extremes from {from} marks on, which leaves none; below 3 nothing is dropped. Enter 3 or more."),
            Some(Fix::Set { parameter: node.parameter("去极值起点"), value: 3.0 }),
        );
    }
}
