//! The chi-square distribution.

use super::{Argument, CUMULATIVE, Excel, Function, entry, freedom, gamma, not_negative, number, value};
use crate::engine::{Fault, special::gamma_tails};

const X: Argument = number("数值", "x");
const P: Argument = number("概率", "probability");
const DEGREES: Argument = number("自由度", "degrees of freedom");

pub(in super::super) const CHI_SQUARE: &[Function] = &[
    entry("CHISQ.DIST", "卡方分布。", "The chi-square distribution.", &[X, DEGREES, CUMULATIVE], |a| {
        let (x, half) = (not_negative(a, 0)?, freedom(a, 1)? / 2.0);
        if a.truth(2)? { value(gamma_tails(half, x / 2.0).0) } else { value(gamma::density(x, half, 2.0)) }
    })
    .since(Excel::V2010)
    .example("ROUND(CHISQ.DIST(0.5,1,TRUE),6)", "0.5205"),
    ABOVE.since(Excel::V2010).example("ROUND(CHISQ.DIST.RT(18.307,10),6)", "0.050001"),
    ABOVE.named("CHIDIST").example("ROUND(CHIDIST(18.307,10),6)", "0.050001"),
    entry(
        "CHISQ.INV",
        "卡方分布的左尾分位数。",
        "The quantile of the chi-square distribution.",
        &[P, DEGREES],
        |a| {
            let (p, half) = (a.number(0)?, freedom(a, 1)? / 2.0);
            if (0.0..1.0).contains(&p) {
                value(2.0 * gamma::with_tails(half, p, 1.0 - p))
            } else {
                Err(Fault::Number)
            }
        },
    )
    .since(Excel::V2010)
    .example("ROUND(CHISQ.INV(0.93,1),6)", "3.283020"),
    WITH_ABOVE.since(Excel::V2010).example("ROUND(CHISQ.INV.RT(0.050001,10),3)", "18.307"),
    WITH_ABOVE.named("CHIINV").example("ROUND(CHIINV(0.050001,10),3)", "18.307"),
];

const ABOVE: Function = entry(
    "CHISQ.DIST.RT",
    "卡方分布的右尾概率。",
    "The probability in the right tail of the chi-square distribution.",
    &[X, DEGREES],
    |a| value(gamma_tails(freedom(a, 1)? / 2.0, not_negative(a, 0)? / 2.0).1),
);

const WITH_ABOVE: Function = entry(
    "CHISQ.INV.RT",
    "卡方分布的右尾分位数。",
    "The number above which the right tail of the chi-square distribution has a probability.",
    &[P, DEGREES],
    |a| {
        let (p, half) = (a.number(0)?, freedom(a, 1)? / 2.0);
        if p > 0.0 && p <= 1.0 {
            value(2.0 * gamma::with_tails(half, 1.0 - p, p))
        } else {
            Err(Fault::Number)
        }
    },
);
