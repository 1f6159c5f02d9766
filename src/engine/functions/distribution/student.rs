//! Student's t distribution.

use std::f64::consts::PI;

use super::{
    Answer, Arguments, CUMULATIVE, Excel, Function, Value, entry, freedom, not_negative, number, probability,
    value,
};
use crate::engine::{
    Fault,
    special::{Tails, beta_tails, deviance, normal_quantile, quantile, stirling_error},
};

pub(in super::super) const STUDENT: &[Function] = &[
    entry(
        "T.DIST",
        "t 分布。",
        "Student's t distribution.",
        &[number("数值", "x"), number("自由度", "degrees of freedom"), CUMULATIVE],
        |a| {
            let (t, degrees) = (a.number(0)?, freedom(a, 1)?);
            if !a.truth(2)? {
                return value(density(t, degrees));
            }
            let above = above(t.abs(), degrees);
            value(if t < 0.0 { above } else { 1.0 - above })
        },
    )
    .since(Excel::V2010)
    .example("ROUND(T.DIST(60,1,TRUE),6)", "0.994695"),
    entry(
        "T.DIST.2T",
        "t 分布的双尾概率。",
        "The probability in both tails of Student's t.",
        &[number("数值", "x"), number("自由度", "degrees of freedom")],
        |a| value(2.0 * above(not_negative(a, 0)?, freedom(a, 1)?)),
    )
    .since(Excel::V2010)
    .example("ROUND(T.DIST.2T(1.959999998,60),6)", "0.054645"),
    entry(
        "T.DIST.RT",
        "t 分布的右尾概率。",
        "The probability in the right tail of Student's t.",
        &[number("数值", "x"), number("自由度", "degrees of freedom")],
        |a| {
            let (t, degrees) = (a.number(0)?, freedom(a, 1)?);
            let above = above(t.abs(), degrees);
            value(if t < 0.0 { 1.0 - above } else { above })
        },
    )
    .since(Excel::V2010)
    .example("ROUND(T.DIST.RT(1.959999998,60),6)", "0.027322"),
    entry(
        "TDIST",
        "t 分布的单尾或双尾概率。",
        "The probability in one or both tails of Student's t.",
        &[number("数值", "x"), number("自由度", "degrees of freedom"), number("尾数", "tails")],
        |a| {
            let above = above(not_negative(a, 0)?, freedom(a, 1)?);
            match a.whole(2)? {
                1 => value(above),
                2 => value(2.0 * above),
                _ => Err(Fault::Number),
            }
        },
    )
    .example("ROUND(TDIST(1.959999998,60,2),6)", "0.054645"),
    entry(
        "T.INV",
        "t 分布的左尾分位数。",
        "The quantile of Student's t.",
        &[number("概率", "probability"), number("自由度", "degrees of freedom")],
        |a| {
            let (p, degrees) = (probability(a, 0)?, freedom(a, 1)?);
            value(if p < 0.5 { -with_above(p, degrees) } else { with_above(1.0 - p, degrees) })
        },
    )
    .since(Excel::V2010)
    .example("ROUND(T.INV(0.75,2),6)", "0.816497"),
    TWO_TAILED.since(Excel::V2010).example("ROUND(T.INV.2T(0.546449,60),6)", "0.606533"),
    TWO_TAILED.named("TINV").example("ROUND(TINV(0.054645,60),4)", "1.96"),
];

const TWO_TAILED: Function = entry(
    "T.INV.2T",
    "t 分布的双尾分位数。",
    "The number beyond which both tails of Student's t have a probability.",
    &[number("概率", "probability"), number("自由度", "degrees of freedom")],
    |a| two_tailed(a).map(Value::Number),
);

fn two_tailed(a: &Arguments<'_>) -> Answer<f64> {
    let (p, degrees) = (a.number(0)?, freedom(a, 1)?);
    if p > 0.0 && p <= 1.0 { Ok(with_above(p / 2.0, degrees)) } else { Err(Fault::Number) }
}

/// The probability above `t`, which is not negative.
pub(super) fn above(t: f64, degrees: f64) -> f64 {
    let square = t * t;
    if square.is_infinite() {
        return 0.0;
    }
    let all = degrees + square;
    0.5 * beta_tails(0.5 * degrees, 0.5, degrees / all, square / all).0
}

/// The `t` above which the probability, at most one half, lies.
pub(super) fn with_above(probability: f64, degrees: f64) -> f64 {
    if probability == 0.5 {
        return 0.0;
    }
    let z = -normal_quantile(probability);
    if degrees > 1000.0 && z * z < 1e-3 * degrees {
        return near_normal(z, degrees);
    }
    // The distribution of |t|, whose probability above is twice that of t.
    let tails = |t: f64| {
        let above = 2.0 * above(t, degrees);
        (1.0 - above, above)
    };
    let of = Tails { tails: &tails, density: &|t| 2.0 * density(t, degrees), most: f64::INFINITY };
    quantile(&of, 1.0 - 2.0 * probability, 2.0 * probability, z)
}

/// The quantile from the normal distribution's, by Fisher's expansion in `1 / degrees`. With so many
/// degrees it is exact, where a search stops at the accuracy of the probability.
fn near_normal(z: f64, degrees: f64) -> f64 {
    let square = z * z;
    let terms = [
        (square + 1.0) / 4.0,
        ((5.0 * square + 16.0) * square + 3.0) / 96.0,
        (((3.0 * square + 19.0) * square + 17.0) * square - 15.0) / 384.0,
        ((((79.0 * square + 776.0) * square + 1482.0) * square - 1920.0) * square - 945.0) / 92_160.0,
    ];
    z + z * terms.iter().rev().fold(0.0, |sum, term| (sum + term) / degrees)
}

fn density(t: f64, degrees: f64) -> f64 {
    let half = degrees / 2.0;
    let front = stirling_error(half + 0.5) - stirling_error(half) - deviance(half, half + 0.5);
    let spread = libm::log1p(t * t / degrees);
    libm::exp(front - half * spread - 0.5 * spread) / (2.0 * PI).sqrt()
}
