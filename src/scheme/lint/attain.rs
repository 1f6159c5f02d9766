//! The most that a leaf, a group and an index can be.

use super::lookup::{Lookup, Rule};
use super::shares::points_of;
use crate::scheme::model::{
    Aggregate, Aggregation, Body, Class, Conversion, Indicator, Measure, Options, WordMark,
};

/// The most that can be reached, where it is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Attainable {
    /// At most this.
    Most(f64),
    /// It depends on something that is not there, or on itself.
    Unknown,
}

/// The most an index can be with full marks, full bonus and no penalty.
pub(super) fn index_maximum(lookup: &Lookup, class: &Class) -> Attainable {
    index(lookup, class, lookup.scheme.classes.len())
}

fn index(lookup: &Lookup, class: &Class, depth: usize) -> Attainable {
    let base = combined(class.aggregation, &class.indicators);
    let own = base + class.ledger.as_ref().map_or(0.0, |ledger| ledger.bonus_cap.max(0.0));
    let linked = match &class.link {
        None => own,
        Some(link) => {
            let other = lookup.class(&link.class).filter(|_| depth > 0);
            let Some(Attainable::Most(other)) = other.map(|other| index(lookup, other, depth - 1)) else {
                return Attainable::Unknown;
            };
            let exceptions = link.exceptions.iter().map(|found| found.own * own + found.linked * other);
            exceptions.fold(link.own * own + link.linked * other, f64::max)
        }
    };
    Attainable::Most(class.cap.map_or(linked, |cap| linked.min(cap)))
}

/// The most that indicators reach together.
fn combined(aggregation: Aggregation, children: &[Indicator]) -> f64 {
    let mut most: Vec<f64> = children.iter().map(|child| score(child, aggregation)).collect();
    most.sort_by(|one, other| other.total_cmp(one));
    let mean = |of: &[f64]| if of.is_empty() { 0.0 } else { of.iter().sum::<f64>() / of.len() as f64 };
    match aggregation {
        Aggregation::Points => most.iter().sum(),
        Aggregation::Weights => children.iter().map(|child| child.share * score(child, aggregation)).sum(),
        Aggregation::Mean => mean(&most),
        Aggregation::Minimum => most.last().copied().unwrap_or(0.0),
        Aggregation::Maximum => most.first().copied().unwrap_or(0.0),
        Aggregation::Geometric => {
            let product: f64 = most.iter().product();
            if most.is_empty() { 0.0 } else { libm::pow(product.max(0.0), 1.0 / most.len() as f64) }
        }
        Aggregation::Best(count) => mean(most.get(..usize::from(count)).unwrap_or(&most)),
        Aggregation::DropLowest(count) => {
            mean(most.get(..most.len().saturating_sub(usize::from(count))).unwrap_or(&most))
        }
    }
}

/// The most an indicator reaches on its parent's scale.
fn score(indicator: &Indicator, within: Aggregation) -> f64 {
    match &indicator.body {
        Body::Leaf { measure, conversion, .. } => {
            let full = if within == Aggregation::Points { indicator.share } else { 100.0 };
            leaf_most(Rule { measure, conversion }, full)
        }
        Body::Group { aggregation, children } => {
            let most = combined(*aggregation, children);
            match (within, aggregation) {
                (Aggregation::Points, Aggregation::Points) => most,
                (Aggregation::Points, _) => indicator.share * most / 100.0,
                (_, Aggregation::Points) => {
                    let points: f64 = children.iter().map(points_of).sum();
                    if points > 0.0 { 100.0 * most / points } else { 0.0 }
                }
                _ => most,
            }
        }
    }
}

/// The most points a rule gives, from what can be entered and how it is converted.
pub(super) fn leaf_most(rule: Rule, full: f64) -> f64 {
    let greatest = greatest_quantity(rule.measure);
    let limited = |points: &dyn Fn(f64) -> f64, without: f64| greatest.map_or(without, points);
    match rule.conversion {
        Conversion::Mark => limited(&|quantity| quantity.min(full), full),
        Conversion::Proportion { target, floor, most } => {
            let without = full * most;
            limited(
                &|quantity| {
                    let reached = full * (quantity / target).min(*most);
                    if floor.is_some_and(|floor| quantity < floor) || !reached.is_finite() {
                        0.0
                    } else {
                        reached
                    }
                },
                without,
            )
        }
        Conversion::Interpolation { zero, target, most } if target > zero => {
            limited(&|quantity| full * ((quantity - zero) / (target - zero)).min(*most), full * most)
        }
        Conversion::Interpolation { most, .. } => full * most,
        Conversion::Deduction { .. } => full,
        Conversion::Addition { each } => {
            if *each <= 0.0 {
                0.0
            } else {
                limited(&|quantity| (quantity * each).min(full), full)
            }
        }
        Conversion::Steps { steps } => {
            let reached = steps.iter().filter(|step| greatest.is_none_or(|quantity| step.from <= quantity));
            reached.map(|step| step.points).fold(0.0, f64::max)
        }
        Conversion::Words { words } => best_word(words) * full / 100.0,
        Conversion::RankPoints { first, least, .. } => first.max(*least),
        Conversion::AgainstMean | Conversion::AgainstBest | Conversion::MinMax => full,
        Conversion::ZScore { .. } => full,
    }
}

/// The greatest quantity that can be entered, where that is limited.
fn greatest_quantity(measure: &Measure) -> Option<f64> {
    match measure {
        Measure::Entry { options: Options::Between(_, greatest), .. }
        | Measure::Parts { options: Options::Between(_, greatest), .. } => Some(*greatest),
        Measure::Rows { aggregate: Aggregate::Share { .. }, .. }
        | Measure::Subjects { aggregate: Aggregate::Share { .. }, .. } => Some(1.0),
        Measure::Votes { choices } => choices.iter().map(|choice| choice.mark).reduce(f64::max),
        Measure::Ballots { words, .. } if !words.is_empty() => Some(best_word(words)),
        Measure::Ballots { .. } => Some(100.0),
        Measure::Entry { .. }
        | Measure::Parts { .. }
        | Measure::Rows { .. }
        | Measure::Subjects { .. }
        | Measure::Formula { .. } => None,
    }
}

fn best_word(words: &[WordMark]) -> f64 {
    words.iter().map(|word| word.mark).fold(0.0, f64::max)
}
