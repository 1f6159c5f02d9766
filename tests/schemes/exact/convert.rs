//! Points, directly.

use evalbook::engine::Value;
use evalbook::scheme::{Aggregation, Body, Class, Conversion, Indicator, Measure, Missing};
use num_rational::BigRational;
use num_traits::{Signed, Zero};

use super::gather::{decimal, estimate, mean, nearest, number, rounded};
use super::{Exact, Figure};

impl Exact<'_> {
    pub(super) fn leaf(&self, class: &Class, within: Aggregation, leaf: &Indicator, row: usize) -> Figure {
        let Body::Leaf { measure, conversion, missing } = &leaf.body else {
            panic!("{} is no leaf", leaf.name)
        };
        let full = if within == Aggregation::Points { decimal(leaf.share) } else { number(100) };
        if let (Conversion::Words { words }, Measure::Entry { column, .. }) = (conversion, measure) {
            return match (self.cell(&class.name, column, row), missing) {
                (Value::Text(text), _) => {
                    let word = words.iter().find(|word| word.word == text.as_ref());
                    Some(full * decimal(word.expect("the word is known").mark) / number(100))
                }
                (_, Missing::Zero) => Some(BigRational::zero()),
                _ => None,
            };
        }
        let quantity = match (self.raw(class, leaf, row), missing) {
            (Some(raw), _) => raw,
            (None, Missing::Zero) => BigRational::zero(),
            (None, Missing::Pending | Missing::Reweight) => return None,
        };
        Some(if conversion.depends_on_cohort() {
            if self.is_exempt(&class.name, row) {
                return Some(BigRational::zero());
            }
            let part = (0..self.rows(&class.name)).filter(|&at| !self.is_exempt(&class.name, at));
            let all = part.filter_map(|at| match (self.raw(class, leaf, at), missing) {
                (None, Missing::Zero) => Some(BigRational::zero()),
                (raw, _) => raw,
            });
            among(&quantity, &all.collect::<Vec<_>>(), &full, conversion)
        } else {
            alone(&quantity, &full, conversion)
        })
    }
}

fn between(least: BigRational, value: BigRational, most: BigRational) -> BigRational {
    value.min(most).max(least)
}

fn alone(quantity: &BigRational, full: &BigRational, conversion: &Conversion) -> BigRational {
    let nothing = BigRational::zero();
    // Thresholds look at ten decimals: a declared stage of rounding.
    let compared = rounded(quantity, 10);
    match conversion {
        Conversion::Proportion { target, floor, most } => {
            if floor.is_some_and(|floor| compared < decimal(floor)) {
                return nothing;
            }
            full * between(nothing, quantity / decimal(*target), decimal(*most))
        }
        Conversion::Interpolation { zero, target, most } => {
            let way = (quantity - decimal(*zero)) / (decimal(*target) - decimal(*zero));
            full * between(nothing, way, decimal(*most))
        }
        Conversion::Deduction { each } => between(nothing, full - decimal(*each) * quantity, full.clone()),
        Conversion::Addition { each } => between(nothing, decimal(*each) * quantity, full.clone()),
        Conversion::Steps { steps } => {
            let step = steps.iter().find(|step| compared >= decimal(step.from));
            step.map_or(nothing, |step| decimal(step.points))
        }
        _ => between(nothing, quantity.clone(), full.clone()),
    }
}

fn among(
    quantity: &BigRational,
    all: &[BigRational],
    full: &BigRational,
    conversion: &Conversion,
) -> BigRational {
    let nothing = BigRational::zero();
    let least = all.iter().min().expect("the subject's own is among them");
    let greatest = all.iter().max().expect("the subject's own is among them");
    let middle = mean(all).expect("the subject's own is among them");
    match conversion {
        Conversion::RankPoints { first, step, least } => {
            let better = all.iter().filter(|other| rounded(other, 10) > rounded(quantity, 10)).count();
            (decimal(*first) - decimal(*step) * number(better as i64)).max(decimal(*least))
        }
        Conversion::AgainstMean | Conversion::AgainstBest => {
            let measure = if *conversion == Conversion::AgainstMean { &middle } else { greatest };
            if !measure.is_positive() {
                return nothing;
            }
            between(nothing, full * quantity / measure, full.clone())
        }
        Conversion::MinMax if least == greatest => full.clone(),
        Conversion::MinMax => full * (quantity - least) / (greatest - least),
        Conversion::ZScore { centre, spread } => {
            let squares = all.iter().map(|other| (other - &middle) * (other - &middle));
            let variance = nearest(&(squares.sum::<BigRational>() / number(all.len() as i64)));
            let deviation = estimate(variance.sqrt());
            let scored = match deviation.is_zero() {
                true => decimal(*centre),
                false => decimal(*centre) + decimal(*spread) * (quantity - &middle) / deviation,
            };
            between(nothing, scored, full.clone())
        }
        other => panic!("{other:?} does not look at others"),
    }
}
