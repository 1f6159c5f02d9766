//! The normal distribution.

use super::{
    Answer, Argument, Arguments, CUMULATIVE, Excel, Function, Value, entry, number, positive, probability,
    value,
};
use crate::engine::{
    Fault,
    special::{normal_below, normal_density, normal_quantile},
};

const AT: &[Argument] =
    &[number("数值", "x"), number("平均值", "mean"), number("标准差", "standard deviation"), CUMULATIVE];
const OF: &[Argument] =
    &[number("概率", "probability"), number("平均值", "mean"), number("标准差", "standard deviation")];
const Z: &[Argument] = &[number("标准分", "z")];

pub(in super::super) const NORMAL: &[Function] = &[
    GENERAL.since(Excel::V2010).example("ROUND(NORM.DIST(42,40,1.5,TRUE),6)", "0.908789"),
    GENERAL.named("NORMDIST").example("ROUND(NORMDIST(42,40,1.5,TRUE),6)", "0.908789"),
    QUANTILE.since(Excel::V2010).example("ROUND(NORM.INV(0.908789,40,1.5),4)", "42"),
    QUANTILE.named("NORMINV").example("ROUND(NORMINV(0.908789,40,1.5),4)", "42"),
    entry(
        "NORM.S.DIST",
        "标准正态分布。",
        "The standard normal distribution.",
        &[number("标准分", "z"), CUMULATIVE],
        |a| {
            let z = a.number(0)?;
            value(if a.truth(1)? { normal_below(z) } else { normal_density(z) })
        },
    )
    .since(Excel::V2010)
    .example("ROUND(NORM.S.DIST(1.333333,TRUE),6)", "0.908789"),
    entry(
        "NORMSDIST",
        "标准正态分布的累积概率。",
        "The probability below a standard score.",
        Z,
        |a| value(normal_below(a.number(0)?)),
    )
    .example("ROUND(NORMSDIST(1.333333),6)", "0.908789"),
    STANDARD_QUANTILE.since(Excel::V2010).example("ROUND(NORM.S.INV(0.908789),4)", "1.3333"),
    STANDARD_QUANTILE.named("NORMSINV").example("ROUND(NORMSINV(0.908789),4)", "1.3333"),
    entry(
        "PHI",
        "标准正态分布的密度。",
        "The density of the standard normal distribution.",
        Z,
        |a| value(normal_density(a.number(0)?)),
    )
    .since(Excel::V2013)
    .example("ROUND(PHI(0.75),6)", "0.301137"),
    entry(
        "GAUSS",
        "标准正态分布从平均值到标准分的概率。",
        "The probability between the mean and a standard score.",
        Z,
        |a| value(normal_below(a.number(0)?) - 0.5),
    )
    .since(Excel::V2013)
    .example("ROUND(GAUSS(2),5)", "0.47725"),
    entry(
        "STANDARDIZE",
        "标准分：离平均值几个标准差。",
        "The standard score: deviations from the mean.",
        OF,
        |a| value((a.number(0)? - a.number(1)?) / positive(a, 2)?),
    )
    .example("ROUND(STANDARDIZE(42,40,1.5),6)", "1.333333"),
    entry(
        "FISHER",
        "费雪变换。",
        "Fisher's transformation.",
        &[number("相关系数", "correlation")],
        |a| {
            let r = a.number(0)?;
            if r.abs() >= 1.0 { Err(Fault::Number) } else { value(libm::log((1.0 + r) / (1.0 - r)) / 2.0) }
        },
    )
    .example("ROUND(FISHER(0.75),6)", "0.972955"),
    entry(
        "FISHERINV",
        "费雪变换的反函数。",
        "The inverse of Fisher's transformation.",
        &[number("数值", "y")],
        |a| {
            let power = libm::exp(2.0 * a.number(0)?);
            value(if power.is_finite() { (power - 1.0) / (power + 1.0) } else { 1.0 })
        },
    )
    .example("ROUND(FISHERINV(0.972955),4)", "0.75"),
];

const GENERAL: Function = entry("NORM.DIST", "正态分布。", "The normal distribution.", AT, distribution);
const QUANTILE: Function =
    entry("NORM.INV", "正态分布的分位数。", "The quantile of the normal distribution.", OF, |a| {
        let (p, deviation) = (probability(a, 0)?, positive(a, 2)?);
        value(a.number(1)? + deviation * normal_quantile(p))
    });
const STANDARD_QUANTILE: Function = entry(
    "NORM.S.INV",
    "标准正态分布的分位数。",
    "The quantile of the standard normal distribution.",
    &[number("概率", "probability")],
    |a| value(normal_quantile(probability(a, 0)?)),
);

fn distribution(a: &Arguments<'_>) -> Answer<Value> {
    let deviation = positive(a, 2)?;
    let z = (a.number(0)? - a.number(1)?) / deviation;
    value(if a.truth(3)? { normal_below(z) } else { normal_density(z) / deviation })
}
