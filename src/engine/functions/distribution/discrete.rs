//! Distributions of counts: binomial, negative binomial, hypergeometric, Poisson.

use super::{
    Answer, Argument, Arguments, CUMULATIVE, Excel, Function, Value, entry, not_negative, number, value,
};
use crate::engine::{
    Fault, digits,
    special::{beta_tails, binomial_mass, gamma_tails, poisson_mass},
};

const P: Argument = number("概率", "probability");
const TRIALS: Argument = number("试验次数", "trials");
const FOUND: Argument = number("样本成功数", "successes in the sample");
const DRAWN: Argument = number("样本数", "size of the sample");
const MARKED: Argument = number("总体成功数", "successes in the population");
const ALL: Argument = number("总体数", "size of the population");

pub(in super::super) const DISCRETE: &[Function] = &[
    BINOMIAL.since(Excel::V2010).example("ROUND(BINOM.DIST(6,10,0.5,FALSE),6)", "0.205078"),
    BINOMIAL.named("BINOMDIST").example("ROUND(BINOMDIST(6,10,0.5,FALSE),6)", "0.205078"),
    entry(
        "BINOM.DIST.RANGE",
        "二项分布在一段成功数上的概率。",
        "The probability of a range of successes.",
        &[TRIALS, P, number("成功数", "successes"), number("成功数上限", "most successes").optional()],
        |a| {
            let (trials, p) = (whole(a, 0)?, share(a, 1)?);
            let first = whole(a, 2)?;
            let last = if a.given(3) { whole(a, 3)? } else { first };
            if first > trials || last > trials || last < first {
                return Err(Fault::Number);
            }
            if first == last {
                return value(binomial_mass(first, trials - first, p, 1.0 - p));
            }
            // The difference of the smaller tails keeps more digits.
            let (below, not_below) = split(first - 1.0, trials, p);
            let (through, beyond) = split(last, trials, p);
            value(if below <= beyond { through - below } else { not_below - beyond })
        },
    )
    .since(Excel::V2013)
    .example("ROUND(BINOM.DIST.RANGE(60,0.75,45,50),3)", "0.524"),
    CRITICAL.since(Excel::V2010).example("BINOM.INV(6,0.5,0.75)", "4"),
    CRITICAL.named("CRITBINOM").example("CRITBINOM(6,0.5,0.75)", "4"),
    entry(
        "NEGBINOM.DIST",
        "负二项分布。",
        "The negative binomial distribution.",
        &[number("失败数", "failures"), number("成功数", "successes"), P, CUMULATIVE],
        |a| negative_binomial(a, a.truth(3)?),
    )
    .since(Excel::V2010)
    .example("ROUND(NEGBINOM.DIST(10,5,0.25,TRUE),6)", "0.313514"),
    entry(
        "NEGBINOMDIST",
        "负二项分布的概率。",
        "The probability of so many failures before the successes.",
        &[number("失败数", "failures"), number("成功数", "successes"), P],
        |a| negative_binomial(a, false),
    )
    .example("ROUND(NEGBINOMDIST(10,5,0.25),6)", "0.055049"),
    entry(
        "HYPGEOM.DIST",
        "超几何分布。",
        "The hypergeometric distribution.",
        &[FOUND, DRAWN, MARKED, ALL, CUMULATIVE],
        |a| hypergeometric(a, a.truth(4)?),
    )
    .since(Excel::V2010)
    .example("ROUND(HYPGEOM.DIST(1,4,8,20,TRUE),4)", "0.4654"),
    entry(
        "HYPGEOMDIST",
        "超几何分布的概率。",
        "The probability of so many successes in a sample.",
        &[FOUND, DRAWN, MARKED, ALL],
        |a| hypergeometric(a, false),
    )
    .example("ROUND(HYPGEOMDIST(1,4,8,20),4)", "0.3633"),
    POISSON.since(Excel::V2010).example("ROUND(POISSON.DIST(2,5,TRUE),6)", "0.124652"),
    POISSON.named("POISSON").example("ROUND(POISSON(2,5,TRUE),6)", "0.124652"),
];

const BINOMIAL: Function = entry(
    "BINOM.DIST",
    "二项分布。",
    "The binomial distribution.",
    &[number("成功数", "successes"), TRIALS, P, CUMULATIVE],
    |a| {
        let (hits, trials, p) = (whole(a, 0)?, whole(a, 1)?, share(a, 2)?);
        if hits > trials {
            return Err(Fault::Number);
        }
        value(if a.truth(3)? {
            at_most(hits, trials, p)
        } else {
            binomial_mass(hits, trials - hits, p, 1.0 - p)
        })
    },
);

const CRITICAL: Function = entry(
    "BINOM.INV",
    "累积二项概率不小于界限的最小成功数。",
    "The least number of successes whose cumulative probability reaches a limit.",
    &[TRIALS, P, number("界限", "limit")],
    |a| {
        let (trials, p, limit) = (whole(a, 0)?, share(a, 1)?, share(a, 2)?);
        if limit == 0.0 || limit == 1.0 {
            return Err(Fault::Number);
        }
        let reaches = |hits: f64| {
            let below = at_most(hits, trials, p);
            below >= limit || digits::same(below, limit)
        };
        let (mut least, mut most) = (0.0, trials);
        while least < most {
            let middle = ((least + most) / 2.0).floor();
            if reaches(middle) { most = middle } else { least = middle + 1.0 }
        }
        value(least)
    },
);

const POISSON: Function = entry(
    "POISSON.DIST",
    "泊松分布。",
    "The Poisson distribution.",
    &[number("次数", "count"), number("平均值", "mean"), CUMULATIVE],
    |a| {
        // Checked before it is cut: a count just below 0 is refused.
        let (count, mean) = (not_negative(a, 0)?.trunc(), not_negative(a, 1)?);
        value(if a.truth(2)? { gamma_tails(count + 1.0, mean).1 } else { poisson_mass(count, mean) })
    },
);

/// A count: a number from 0 on, cut to a whole one.
fn whole(a: &Arguments<'_>, at: usize) -> Answer<f64> {
    let number = a.number(at)?.trunc();
    if (0.0..1e10).contains(&number) { Ok(number) } else { Err(Fault::Number) }
}

/// A probability, 0 and 1 included.
fn share(a: &Arguments<'_>, at: usize) -> Answer<f64> {
    let p = a.number(at)?;
    if (0.0..=1.0).contains(&p) { Ok(p) } else { Err(Fault::Number) }
}

/// The probabilities of at most so many hits and of more.
fn split(hits: f64, trials: f64, p: f64) -> (f64, f64) {
    if hits < 0.0 {
        return (0.0, 1.0);
    }
    if hits >= trials {
        return (1.0, 0.0);
    }
    beta_tails(trials - hits, hits + 1.0, 1.0 - p, p)
}

fn at_most(hits: f64, trials: f64, p: f64) -> f64 {
    split(hits, trials, p).0
}

fn negative_binomial(a: &Arguments<'_>, cumulative: bool) -> Answer<Value> {
    let (failures, successes, p) = (whole(a, 0)?, whole(a, 1)?, share(a, 2)?);
    if successes < 1.0 {
        return Err(Fault::Number);
    }
    if cumulative {
        return value(beta_tails(successes, failures + 1.0, p, 1.0 - p).0);
    }
    value(binomial_mass(successes, failures, p, 1.0 - p) * (successes / (successes + failures)))
}

fn hypergeometric(a: &Arguments<'_>, cumulative: bool) -> Answer<Value> {
    let (found, drawn, marked, all) = (whole(a, 0)?, whole(a, 1)?, whole(a, 2)?, whole(a, 3)?);
    let least = (drawn + marked - all).max(0.0);
    let sizes = drawn > 0.0 && drawn <= all && marked > 0.0 && marked <= all && all > 0.0;
    if !sizes || found < least || found > drawn.min(marked) {
        return Err(Fault::Number);
    }
    let (p, q) = (drawn / all, (all - drawn) / all);
    let mass = binomial_mass(found, marked - found, p, q)
        * binomial_mass(drawn - found, all - marked - (drawn - found), p, q)
        / binomial_mass(drawn, all - drawn, p, q);
    if !cumulative {
        return value(mass);
    }
    // From the given count outwards on the side where the probabilities fall.
    let next = |k: f64| (marked - k) * (drawn - k) / ((k + 1.0) * (all - marked - drawn + k + 1.0));
    let (mut sum, mut term, mut k) = (0.0, mass, found);
    if found <= drawn * marked / all {
        while k > least && term > sum * 1e-17 {
            k -= 1.0;
            term /= next(k);
            sum += term;
        }
        return value(mass + sum);
    }
    while k < drawn.min(marked) && term > sum * 1e-17 {
        term *= next(k);
        sum += term;
        k += 1.0;
    }
    value(1.0 - sum)
}
