//! Distributions of durations and sizes: exponential, Weibull, lognormal.

use super::{
    Answer, Argument, Arguments, CUMULATIVE, Excel, Function, Value, entry, not_negative, number, positive,
    probability, value,
};
use crate::engine::special::{normal_below, normal_density, normal_quantile};

const MEAN: Argument = number("对数平均值", "mean of logarithms");
const DEVIATION: Argument = number("对数标准差", "deviation of logarithms");

pub(in super::super) const LIFETIME: &[Function] = &[
    EXPONENTIAL.since(Excel::V2010).example("ROUND(EXPON.DIST(0.2,10,TRUE),6)", "0.864665"),
    EXPONENTIAL.named("EXPONDIST").example("ROUND(EXPONDIST(0.2,10,TRUE),6)", "0.864665"),
    WEIBULL.since(Excel::V2010).example("ROUND(WEIBULL.DIST(105,20,100,TRUE),6)", "0.929581"),
    WEIBULL.named("WEIBULL").example("ROUND(WEIBULL(105,20,100,TRUE),6)", "0.929581"),
    entry(
        "LOGNORM.DIST",
        "对数正态分布。",
        "The lognormal distribution.",
        &[number("数值", "x"), MEAN, DEVIATION, CUMULATIVE],
        |a| lognormal(a, a.truth(3)?),
    )
    .since(Excel::V2010)
    .example("ROUND(LOGNORM.DIST(4,3.5,1.2,TRUE),6)", "0.039084"),
    entry(
        "LOGNORMDIST",
        "对数正态分布的累积概率。",
        "The probability below a value of the lognormal distribution.",
        &[number("数值", "x"), MEAN, DEVIATION],
        |a| lognormal(a, true),
    )
    .example("ROUND(LOGNORMDIST(4,3.5,1.2),6)", "0.039084"),
    LOGNORMAL_QUANTILE.since(Excel::V2010).example("ROUND(LOGNORM.INV(0.039084,3.5,1.2),3)", "4"),
    LOGNORMAL_QUANTILE.named("LOGINV").example("ROUND(LOGINV(0.039084,3.5,1.2),3)", "4"),
];

const EXPONENTIAL: Function = entry(
    "EXPON.DIST",
    "指数分布。",
    "The exponential distribution.",
    &[number("数值", "x"), number("率", "rate"), CUMULATIVE],
    |a| {
        let (x, rate) = (not_negative(a, 0)?, positive(a, 1)?);
        value(if a.truth(2)? { -libm::expm1(-rate * x) } else { rate * libm::exp(-rate * x) })
    },
);

const WEIBULL: Function = entry(
    "WEIBULL.DIST",
    "韦布尔分布。",
    "The Weibull distribution.",
    &[number("数值", "x"), number("形状", "alpha"), number("尺度", "beta"), CUMULATIVE],
    |a| {
        let (x, shape, scale) = (not_negative(a, 0)?, positive(a, 1)?, positive(a, 2)?);
        let power = libm::pow(x / scale, shape);
        value(if a.truth(3)? {
            -libm::expm1(-power)
        } else {
            shape / scale * libm::pow(x / scale, shape - 1.0) * libm::exp(-power)
        })
    },
);

const LOGNORMAL_QUANTILE: Function = entry(
    "LOGNORM.INV",
    "对数正态分布的分位数。",
    "The quantile of the lognormal distribution.",
    &[number("概率", "probability"), MEAN, DEVIATION],
    |a| {
        let (p, deviation) = (probability(a, 0)?, positive(a, 2)?);
        value(libm::exp(a.number(1)? + deviation * normal_quantile(p)))
    },
);

fn lognormal(a: &Arguments<'_>, cumulative: bool) -> Answer<Value> {
    let (x, deviation) = (positive(a, 0)?, positive(a, 2)?);
    let z = (libm::log(x) - a.number(1)?) / deviation;
    value(if cumulative { normal_below(z) } else { normal_density(z) / (deviation * x) })
}
