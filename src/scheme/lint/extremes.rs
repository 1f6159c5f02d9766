//! Keeping the best and dropping the lowest.

use super::fix::Fix;
use super::lookup::{Lookup, shown};
use super::report::Report;
use crate::scheme::model::{Aggregation, Measure};

/// Keeps or drops that leave nothing, or ask for more than there are.
pub(super) fn counts(lookup: &Lookup, report: &mut Report) {
    for group in lookup.groups().filter(|group| !group.children.is_empty()) {
        let (name, there) = (group.title(), group.children.len());
        let (zh, en) = match group.aggregation {
            Aggregation::Best(0) => (
                format!("{name}取最好 0 项，没有分数。请至少取 1 项。"),
                format!("{name} keeps the best 0: no score. Keep at least 1."),
            ),
            Aggregation::Best(count) if usize::from(count) > there => (
                format!("{name}取最好 {count} 项，却只有 {there} 项。请改项数。"),
                format!("{name} keeps the best {count} of only {there}. Change the number."),
            ),
            Aggregation::DropLowest(count) if usize::from(count) >= there => (
                format!("{name}去掉最低 {count} 项，却只有 {there} 项，一项不剩。请改项数。"),
                format!("{name} drops the lowest {count} of only {there}; none is left. Change the number."),
            ),
            _ => continue,
        };
        report.find(group.place(), group.source, zh, en, None);
    }
}

/// Extremes dropped twice: among the ballots and again among the indicators.
pub(super) fn twice(lookup: &Lookup, report: &mut Report) {
    for (node, rule) in lookup.rules() {
        let Measure::Ballots { trim_from, .. } = rule.measure else { continue };
        let drops = matches!(node.within, Aggregation::DropLowest(_) | Aggregation::Best(_));
        if !drops || *trim_from >= super::repair::NEVER {
            continue;
        }
        let (name, from) = (&node.indicator.name, shown(*trim_from));
        report.find(
            node.place(),
            &node.indicator.source,
            format!("“{name}”满 {from} 票已去掉最高最低票，上一级又按名次取舍，等于去了两次。请保留一种。"),
            format!(
                "{name} drops extreme ballots from {from} on, and its parent drops or keeps again. Keep one."
            ),
            Some(Fix::KeepExtremes { class: node.class.name.clone(), indicator: name.clone() }),
        );
    }
}
