//! The clauses that the scheme rests on (依据).

use super::finding::Place;
use super::lookup::Lookup;
use super::report::Report;
use crate::scheme::model::Class;

/// What a template writes where an office is to name its own clause.
const UNCHECKED: &str = "请核对";

/// Vetoes, caps and bars, each; outcomes and alerts of a class, together.
pub(super) fn missing(lookup: &Lookup, report: &mut Report) {
    for class in &lookup.scheme.classes {
        let name = &class.name;
        for found in class.restrictions.iter().filter(|found| names_none(&found.source)) {
            let place = Place::Restriction { class: name.clone(), column: found.column.clone() };
            tell(place, ("限制", "restriction"), &[&found.column], report);
        }
        let outcomes: Vec<&str> = class
            .outcomes
            .iter()
            .filter(|found| names_none(&found.source))
            .map(|found| found.name.as_str())
            .collect();
        if let Some(first) = outcomes.first() {
            let place = Place::Outcome { class: name.clone(), outcome: (*first).to_owned() };
            tell(place, ("结果运用", "outcome"), &outcomes, report);
        }
        let alerts: Vec<&str> = class
            .alerts
            .iter()
            .filter(|found| names_none(&found.source))
            .map(|found| found.name.as_str())
            .collect();
        if let Some(first) = alerts.first() {
            let place = Place::Alert { class: name.clone(), alert: (*first).to_owned() };
            tell(place, ("预警", "alert"), &alerts, report);
        }
    }
}

fn tell(place: Place, (zh, en): (&str, &str), what: &[&str], report: &mut Report) {
    report.find(
        place,
        "",
        format!("{zh}“{}”没有写明依据条款。影响人的决定要有依据，请填文件和条款。", what.join("”、“")),
        format!(
            "No clause is named for the {en} {}. Decisions about people need one: enter it.",
            what.join(", ")
        ),
        None,
    );
}

/// Whether no clause is named.
fn names_none(source: &str) -> bool {
    source.trim().is_empty() || is_placeholder(source)
}

/// Clauses that are still to be checked against the office's own documents.
pub(super) fn unchecked(lookup: &Lookup, report: &mut Report) {
    for class in &lookup.scheme.classes {
        let places = unchecked_places(lookup, class);
        let Some(first) = places.first() else { continue };
        let count = places.len();
        let some: Vec<&str> = places.iter().take(3).map(String::as_str).collect();
        report.find(
            Place::Class(class.name.clone()),
            UNCHECKED,
            format!("{}有 {count} 处依据还写着“请核对”（{}{}）。请对照本单位文件核对数字并写明条款。", class.name, some.join("、"), if count > 3 { " 等" } else { "" }),
            format!("{count} clauses of {} are still marked for checking (first: {first}). Check the numbers and name the clauses.", class.name),
            None,
        );
    }
}

/// What a clause is missing for by itself is told of one by one; here what is to be checked.
fn unchecked_places(lookup: &Lookup, class: &Class) -> Vec<String> {
    let indicators = lookup.nodes.iter().filter(|node| node.class.name == class.name);
    let indicators = indicators.map(|node| (node.indicator.name.clone(), &node.indicator.source));
    let quotas = class.grades.iter().filter_map(|band| {
        let quota = band.quota.as_ref()?;
        Some((format!("{}名额", band.name), &quota.source))
    });
    let link = class.link.iter().map(|link| ("挂钩".to_owned(), &link.source));
    let apportionment = class.apportionment.iter().map(|found| (found.column.clone(), &found.source));
    let adjustment = class.adjustment.iter().map(|found| (found.column.clone(), &found.source));
    let restrictions = class.restrictions.iter().map(|found| (found.column.clone(), &found.source));
    let restrictions = restrictions.filter(|(_, source)| !is_placeholder(source));
    let outcomes = class.outcomes.iter().map(|found| (found.name.clone(), &found.source));
    let alerts = class.alerts.iter().map(|found| (found.name.clone(), &found.source));
    let follows = outcomes.chain(alerts).filter(|(_, source)| !is_placeholder(source));
    let all = quotas
        .chain(link)
        .chain(apportionment)
        .chain(adjustment)
        .chain(restrictions)
        .chain(follows)
        .chain(indicators);
    all.filter(|(_, source)| source.contains(UNCHECKED)).map(|(name, _)| name).collect()
}

/// Whether it names no clause at all, only that one is to be looked for.
fn is_placeholder(source: &str) -> bool {
    source.trim().starts_with(UNCHECKED)
}
