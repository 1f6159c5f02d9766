//! How a correction changes the scheme.

use super::fix::{BallotRule, Fix};
use crate::engine::round_to;
use crate::scheme::model::{
    Body, Class, Conversion, Indicator, Measure, Options, QuotaScope, Rounding, Scheme, WordMark,
};
use crate::scheme::parameter::set_parameter;
use crate::scheme::share::scale;

/// Decimals of what is scaled.
const DECIMALS: i32 = 6;

/// Makes a correction.
pub(super) fn repair(scheme: &mut Scheme, fix: &Fix) {
    match fix {
        Fix::ScaleParts => {
            let mut weights: Vec<&mut f64> =
                scheme.period.parts.iter_mut().map(|part| &mut part.weight).collect();
            scale(&mut weights, 1.0, DECIMALS);
        }
        Fix::Set { parameter, value } => {
            // Without such a parameter there is nothing to set.
            let _ = set_parameter(scheme, parameter, *value);
        }
        Fix::RemoveTable { table } => scheme.tables.retain(|found| found.name != *table),
        Fix::SwapPeriod => std::mem::swap(&mut scheme.period.from, &mut scheme.period.to),
        Fix::ScaleShares { class, .. }
        | Fix::ScaleRaters { class, .. }
        | Fix::CompleteLink { class }
        | Fix::SortGrades { class }
        | Fix::LowestFromZero { class }
        | Fix::RemoveGrade { class, .. }
        | Fix::SortSteps { class, .. }
        | Fix::SwapEnds { class, .. }
        | Fix::RoundDown { class, .. }
        | Fix::Pool { class, .. }
        | Fix::RemoveUnitShare { class, .. }
        | Fix::RemoveTieBreak { class, .. }
        | Fix::KeepExtremes { class, .. }
        | Fix::LinkAttribute { class, .. }
        | Fix::AddWords { class, .. }
        | Fix::RemoveBallotRule { class, .. }
        | Fix::RenameIndicator { class, .. } => {
            if let Some(class) = scheme.classes.iter_mut().find(|found| found.name == *class) {
                repair_class(class, fix);
            }
        }
    }
}

fn repair_class(class: &mut Class, fix: &Fix) {
    match fix {
        Fix::ScaleShares { group, to, .. } => {
            let children = match group {
                None => Some(&mut class.indicators),
                Some(name) => match named(&mut class.indicators, name).map(|found| &mut found.body) {
                    Some(Body::Group { children, .. }) => Some(children),
                    _ => None,
                },
            };
            if let Some(children) = children {
                let mut shares = Vec::new();
                counted_shares(children, &mut shares);
                scale(&mut shares, *to, DECIMALS);
            }
        }
        Fix::CompleteLink { .. } => {
            if let Some(link) = &mut class.link {
                link.linked = round_to(1.0 - link.own, 6);
                for exception in &mut link.exceptions {
                    exception.linked = round_to(1.0 - exception.own, 6);
                }
            }
        }
        Fix::SortGrades { .. } => class.grades.sort_by(|one, other| other.from.total_cmp(&one.from)),
        Fix::LowestFromZero { .. } => {
            if let Some(lowest) = class.grades.last_mut() {
                lowest.from = 0.0;
            }
        }
        Fix::RemoveGrade { position, .. } => {
            if *position < class.grades.len() {
                class.grades.remove(*position);
            }
        }
        Fix::RoundDown { grade, .. } | Fix::Pool { grade, .. } | Fix::RemoveUnitShare { grade, .. } => {
            let band = class.grades.iter_mut().find(|band| band.name == *grade);
            let Some(quota) = band.and_then(|band| band.quota.as_mut()) else { return };
            match fix {
                Fix::RoundDown { .. } => quota.rounding = Rounding::Down,
                Fix::Pool { .. } => {
                    quota.scope = QuotaScope::Pooled;
                    quota.rounding = Rounding::Down;
                }
                Fix::RemoveUnitShare { unit, .. } => quota.units.retain(|share| share.grade != *unit),
                _ => {}
            }
        }
        Fix::RemoveTieBreak { column, .. } => class.ranking.chain.retain(|found| found != column),
        Fix::LinkAttribute { attribute, of, .. } => {
            let found = class.attributes.iter_mut().find(|found| found.name == *attribute);
            if let Some(found) = found {
                found.options = Options::SubjectOf(of.clone());
            }
        }
        Fix::RenameIndicator { path, name, .. } => {
            if let Some(found) = at_path(&mut class.indicators, path) {
                found.name = name.clone();
            }
        }
        Fix::ScaleRaters { indicator, .. }
        | Fix::SortSteps { indicator, .. }
        | Fix::SwapEnds { indicator, .. }
        | Fix::KeepExtremes { indicator, .. }
        | Fix::AddWords { indicator, .. }
        | Fix::RemoveBallotRule { indicator, .. } => {
            if let Some(found) = named(&mut class.indicators, indicator) {
                repair_leaf(&mut found.body, fix);
            }
        }
        Fix::ScaleParts | Fix::Set { .. } | Fix::RemoveTable { .. } | Fix::SwapPeriod => {}
    }
}

fn repair_leaf(body: &mut Body, fix: &Fix) {
    let Body::Leaf { measure, conversion, .. } = body else { return };
    match (fix, &mut *measure, &mut *conversion) {
        (Fix::ScaleRaters { .. }, Measure::Ballots { raters, .. }, _) => {
            let mut weights: Vec<&mut f64> = raters.iter_mut().map(|rater| &mut rater.weight).collect();
            scale(&mut weights, 1.0, DECIMALS);
        }
        (Fix::KeepExtremes { .. }, Measure::Ballots { trim_from, .. }, _) => *trim_from = NEVER,
        (Fix::RemoveBallotRule { rule, .. }, Measure::Ballots { rules, .. }, _) => match rule {
            BallotRule::High => rules.high = None,
            BallotRule::Low => rules.low = None,
            BallotRule::Uniform => rules.uniform_is_void = false,
        },
        (Fix::SortSteps { .. }, _, Conversion::Steps { steps }) => {
            steps.sort_by(|one, other| other.from.total_cmp(&one.from));
        }
        (Fix::SwapEnds { .. }, _, Conversion::Interpolation { zero, target, .. }) => {
            std::mem::swap(zero, target);
        }
        (Fix::AddWords { words: added, .. }, _, Conversion::Words { words })
        | (Fix::AddWords { words: added, .. }, Measure::Ballots { words, .. }, _) => {
            let mark = words.iter().map(|word| word.mark).fold(f64::INFINITY, f64::min);
            let mark = if mark.is_finite() { mark } else { 0.0 };
            words.extend(added.iter().map(|word| WordMark { word: word.clone(), mark }));
        }
        _ => {}
    }
}

/// More marks than anyone gets.
pub(super) const NEVER: f64 = 1_000_000.0;

/// The shares that count in a sum: a group of points counts by its children's.
fn counted_shares<'a>(indicators: &'a mut [Indicator], found: &mut Vec<&'a mut f64>) {
    use crate::scheme::model::Aggregation;
    for indicator in indicators {
        match &mut indicator.body {
            Body::Group { aggregation: Aggregation::Points, children } if !children.is_empty() => {
                counted_shares(children, found);
            }
            _ => found.push(&mut indicator.share),
        }
    }
}

/// The first indicator of the tree with this name.
fn named<'a>(indicators: &'a mut [Indicator], name: &str) -> Option<&'a mut Indicator> {
    for indicator in indicators {
        if indicator.name == name {
            return Some(indicator);
        }
        if let Body::Group { children, .. } = &mut indicator.body
            && let Some(found) = named(children, name)
        {
            return Some(found);
        }
    }
    None
}

fn at_path<'a>(indicators: &'a mut [Indicator], path: &[usize]) -> Option<&'a mut Indicator> {
    let (first, rest) = path.split_first()?;
    let found = indicators.get_mut(*first)?;
    if rest.is_empty() {
        return Some(found);
    }
    match &mut found.body {
        Body::Group { children, .. } => at_path(children, rest),
        Body::Leaf { .. } => None,
    }
}
