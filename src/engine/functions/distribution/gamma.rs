//! The gamma function and the gamma distribution.

use super::{
    Answer, Argument, Arguments, CUMULATIVE, Excel, Function, Value, entry, not_negative, number, positive,
    value,
};
use crate::engine::{
    Fault,
    special::{Tails, gamma_tails, normal_quantile, poisson_mass, quantile},
};

const X: Argument = number("数值", "x");
const P: Argument = number("概率", "probability");
const SHAPE: Argument = number("形状", "alpha");
const SCALE: Argument = number("尺度", "beta");

pub(in super::super) const GAMMA: &[Function] = &[
    entry("GAMMA", "伽玛函数。", "The gamma function.", &[X], |a| {
        let x = a.number(0)?;
        if x <= 0.0 && x.fract() == 0.0 { Err(Fault::Number) } else { value(libm::tgamma(x)) }
    })
    .since(Excel::V2013)
    .example("ROUND(GAMMA(2.5),6)", "1.32934"),
    LOGARITHM.example("ROUND(GAMMALN(4),6)", "1.791759"),
    LOGARITHM.named("GAMMALN.PRECISE").since(Excel::V2010).example("ROUND(GAMMALN.PRECISE(4),6)", "1.791759"),
    DISTRIBUTION.since(Excel::V2010).example("ROUND(GAMMA.DIST(10.00001131,9,2,TRUE),6)", "0.068094"),
    DISTRIBUTION.named("GAMMADIST").example("ROUND(GAMMADIST(10.00001131,9,2,TRUE),6)", "0.068094"),
    QUANTILE.since(Excel::V2010).example("ROUND(GAMMA.INV(0.068094,9,2),4)", "10"),
    QUANTILE.named("GAMMAINV").example("ROUND(GAMMAINV(0.068094,9,2),4)", "10"),
];

const LOGARITHM: Function = entry(
    "GAMMALN",
    "伽玛函数的自然对数。",
    "The natural logarithm of the gamma function.",
    &[X],
    |a| value(libm::lgamma(positive(a, 0)?)),
);
const DISTRIBUTION: Function = entry(
    "GAMMA.DIST",
    "伽玛分布。",
    "The gamma distribution.",
    &[X, SHAPE, SCALE, CUMULATIVE],
    distribution,
);
const QUANTILE: Function = entry(
    "GAMMA.INV",
    "伽玛分布的分位数。",
    "The quantile of the gamma distribution.",
    &[P, SHAPE, SCALE],
    |a| {
        let (p, shape, scale) = (a.number(0)?, positive(a, 1)?, positive(a, 2)?);
        if (0.0..1.0).contains(&p) {
            value(scale * with_tails(shape, p, 1.0 - p))
        } else {
            Err(Fault::Number)
        }
    },
);

fn distribution(a: &Arguments<'_>) -> Answer<Value> {
    let (x, shape, scale) = (not_negative(a, 0)?, positive(a, 1)?, positive(a, 2)?);
    value(if a.truth(3)? { gamma_tails(shape, x / scale).0 } else { density(x, shape, scale) })
}

/// The density of the gamma distribution.
pub(super) fn density(x: f64, shape: f64, scale: f64) -> f64 {
    if x > 0.0 {
        return poisson_mass(shape, x / scale) * shape / x;
    }
    match shape {
        _ if shape < 1.0 => f64::INFINITY,
        _ if shape > 1.0 => 0.0,
        _ => 1.0 / scale,
    }
}

/// The value of the gamma distribution of scale 1 with the probabilities below and above it.
pub(super) fn with_tails(shape: f64, below: f64, above: f64) -> f64 {
    if below <= 0.0 {
        return 0.0;
    }
    if above <= 0.0 {
        return f64::INFINITY;
    }
    let of = Tails {
        tails: &|x| gamma_tails(shape, x),
        density: &|x| density(x, shape, 1.0),
        most: f64::INFINITY,
    };
    // Wilson and Hilferty's approximation.
    let z = if below < above { normal_quantile(below) } else { -normal_quantile(above) };
    let root = 1.0 - 1.0 / (9.0 * shape) + z / (3.0 * shape.sqrt());
    quantile(&of, below, above, shape * root * root * root)
}
