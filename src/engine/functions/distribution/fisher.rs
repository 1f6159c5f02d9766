//! Fisher's F distribution.

use super::{Argument, CUMULATIVE, Excel, Function, entry, freedom, not_negative, number, value};
use crate::engine::{
    Fault,
    special::{Tails, beta_kernel, beta_tails, quantile},
};

const X: Argument = number("数值", "x");
const P: Argument = number("概率", "probability");
const ABOVE: Argument = number("分子自由度", "degrees of the numerator");
const BELOW: Argument = number("分母自由度", "degrees of the denominator");

pub(in super::super) const FISHER: &[Function] = &[
    entry("F.DIST", "F 分布。", "The F distribution.", &[X, ABOVE, BELOW, CUMULATIVE], |a| {
        let (x, m, n) = (not_negative(a, 0)?, freedom(a, 1)?, freedom(a, 2)?);
        value(if a.truth(3)? { tails(x, m, n).0 } else { density(x, m, n) })
    })
    .since(Excel::V2010)
    .example("ROUND(F.DIST(15.2069,6,4,TRUE),4)", "0.99"),
    RIGHT.since(Excel::V2010).example("ROUND(F.DIST.RT(15.2069,6,4),4)", "0.01"),
    RIGHT.named("FDIST").example("ROUND(FDIST(15.2069,6,4),4)", "0.01"),
    entry(
        "F.INV",
        "F 分布的左尾分位数。",
        "The quantile of the F distribution.",
        &[P, ABOVE, BELOW],
        |a| {
            let (p, m, n) = (a.number(0)?, freedom(a, 1)?, freedom(a, 2)?);
            if (0.0..1.0).contains(&p) { value(with_tails(p, 1.0 - p, m, n)) } else { Err(Fault::Number) }
        },
    )
    .since(Excel::V2010)
    .example("ROUND(F.INV(0.01,6,4),6)", "0.10931"),
    RIGHT_QUANTILE.since(Excel::V2010).example("ROUND(F.INV.RT(0.01,6,4),4)", "15.2069"),
    RIGHT_QUANTILE.named("FINV").example("ROUND(FINV(0.01,6,4),4)", "15.2069"),
];

const RIGHT: Function = entry(
    "F.DIST.RT",
    "F 分布的右尾概率。",
    "The probability in the right tail of the F distribution.",
    &[X, ABOVE, BELOW],
    |a| value(tails(not_negative(a, 0)?, freedom(a, 1)?, freedom(a, 2)?).1),
);

const RIGHT_QUANTILE: Function = entry(
    "F.INV.RT",
    "F 分布的右尾分位数。",
    "The number above which the right tail of the F distribution has a probability.",
    &[P, ABOVE, BELOW],
    |a| {
        let (p, m, n) = (a.number(0)?, freedom(a, 1)?, freedom(a, 2)?);
        if p > 0.0 && p <= 1.0 { value(with_tails(1.0 - p, p, m, n)) } else { Err(Fault::Number) }
    },
);

/// The share of `m x` in `m x + n`, and of `n`.
fn shares(x: f64, m: f64, n: f64) -> (f64, f64) {
    let all = m * x + n;
    (m * x / all, n / all)
}

/// The probabilities below and above `x` with `m` and `n` degrees of freedom.
pub(super) fn tails(x: f64, m: f64, n: f64) -> (f64, f64) {
    let (below, above) = shares(x, m, n);
    beta_tails(m / 2.0, n / 2.0, below, above)
}

fn density(x: f64, m: f64, n: f64) -> f64 {
    if x > 0.0 {
        let (below, above) = shares(x, m, n);
        return beta_kernel(m / 2.0, n / 2.0, below, above) / x;
    }
    match m {
        _ if m < 2.0 => f64::INFINITY,
        _ if m > 2.0 => 0.0,
        _ => 1.0,
    }
}

fn with_tails(below: f64, above: f64, m: f64, n: f64) -> f64 {
    let of = Tails { tails: &|x| tails(x, m, n), density: &|x| density(x, m, n), most: f64::INFINITY };
    quantile(&of, below, above, 1.0)
}
