//! The beta distribution.

use super::{
    super::{Operand, Operands},
    Answer, Argument, CUMULATIVE, Evaluate, Excel, Function, S, number,
};
use crate::engine::{
    Fault, coerce,
    special::{Tails, beta_kernel, beta_tails, quantile},
};

const ALPHA: Argument = number("α", "alpha");
const BETA_PARAMETER: Argument = number("β", "beta");
const LEAST: Argument = number("下限", "lower bound").optional();
const MOST: Argument = number("上限", "upper bound").optional();

pub(in super::super) const BETA: &[Function] = &[
    entry(
        "BETA.DIST",
        "贝塔分布。",
        "The beta distribution.",
        &[number("数值", "x"), ALPHA, BETA_PARAMETER, CUMULATIVE, LEAST, MOST],
        |a| distribution(a, a.truth_or(3, false)?, 4),
    )
    .since(Excel::V2010)
    .example("ROUND(BETA.DIST(2,8,10,TRUE,1,3),6)", "0.685471"),
    entry(
        "BETADIST",
        "贝塔分布的累积概率。",
        "The probability below a value of the beta distribution.",
        &[number("数值", "x"), ALPHA, BETA_PARAMETER, LEAST, MOST],
        |a| distribution(a, true, 3),
    )
    .example("ROUND(BETADIST(2,8,10,1,3),6)", "0.685471"),
    QUANTILE.since(Excel::V2010).example("ROUND(BETA.INV(0.685470581,8,10,1,3),6)", "2"),
    QUANTILE.named("BETAINV").example("ROUND(BETAINV(0.685470581,8,10,1,3),6)", "2"),
];

const QUANTILE: Function = entry(
    "BETA.INV",
    "贝塔分布的分位数。",
    "The quantile of the beta distribution.",
    &[number("概率", "probability"), ALPHA, BETA_PARAMETER, LEAST, MOST],
    |a| {
        let (p, alpha, beta) = (a.number(0)?, positive(a, 1)?, positive(a, 2)?);
        let (least, most) = bounds(a, 3)?;
        if !(p > 0.0 && p <= 1.0) {
            return Err(Fault::Number);
        }
        value(least + (most - least) * with_tails(alpha, beta, p, 1.0 - p))
    },
);

/// Whole operands, because a bound read from an empty cell is 0 while one left out is not.
const fn entry(
    name: &'static str,
    zh: &'static str,
    en: &'static str,
    takes: &'static [Argument],
    by: fn(&Operands<'_>) -> Answer<Operand>,
) -> Function {
    Function::new(name, S).sentence(zh, en).takes(takes).by(Evaluate::Whole(by))
}

fn value(number: f64) -> Answer<Operand> {
    Ok(coerce::finite(number).into())
}

fn positive(a: &Operands<'_>, at: usize) -> Answer<f64> {
    let number = a.number(at)?;
    if number > 0.0 { Ok(number) } else { Err(Fault::Number) }
}

fn bounds(a: &Operands<'_>, at: usize) -> Answer<(f64, f64)> {
    let (least, most) = (a.number_or(at, 0.0)?, a.number_or(at + 1, 1.0)?);
    if least < most { Ok((least, most)) } else { Err(Fault::Number) }
}

fn distribution(a: &Operands<'_>, cumulative: bool, bounds_at: usize) -> Answer<Operand> {
    let (x, alpha, beta) = (a.number(0)?, positive(a, 1)?, positive(a, 2)?);
    let (least, most) = bounds(a, bounds_at)?;
    if x < least || x > most {
        return Err(Fault::Number);
    }
    let width = most - least;
    let (below, above) = ((x - least) / width, (most - x) / width);
    if cumulative {
        return value(beta_tails(alpha, beta, below, above).0);
    }
    value(density(alpha, beta, below, above) / width)
}

/// The density at `x`, where `y` is `1 - x`.
fn density(alpha: f64, beta: f64, x: f64, y: f64) -> f64 {
    let at_end = |own: f64, other: f64| match own {
        _ if own < 1.0 => f64::INFINITY,
        _ if own > 1.0 => 0.0,
        _ => other,
    };
    if x <= 0.0 {
        return at_end(alpha, beta);
    }
    if y <= 0.0 {
        return at_end(beta, alpha);
    }
    beta_kernel(alpha, beta, x, y) / (x * y)
}

/// The value of the beta distribution on 0 to 1 with the probabilities below and above it.
pub(super) fn with_tails(alpha: f64, beta: f64, below: f64, above: f64) -> f64 {
    let of = Tails {
        tails: &|x| beta_tails(alpha, beta, x, 1.0 - x),
        density: &|x| density(alpha, beta, x, 1.0 - x),
        most: 1.0,
    };
    quantile(&of, below, above, alpha / (alpha + beta))
}
