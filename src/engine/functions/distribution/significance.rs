//! Tests of hypotheses and intervals of confidence.

use super::{
    super::{
        Operand, Operands,
        arguments::total,
        matrix::pairs,
        range,
        spread::{mean, sample_deviation, sample_variance},
    },
    Answer, Argument, Arguments, Evaluate, Excel, Function, S, Value, entry, fisher, number, positive,
    student, value,
};
use crate::engine::{
    Fault, coerce,
    special::{beta_tails, gamma_tails, normal_below, normal_quantile},
};

pub(in super::super) const SIGNIFICANCE: &[Function] = &[
    NORMAL_INTERVAL.since(Excel::V2010).example("ROUND(CONFIDENCE.NORM(0.05,2.5,50),6)", "0.692952"),
    NORMAL_INTERVAL.named("CONFIDENCE").example("ROUND(CONFIDENCE(0.05,2.5,50),6)", "0.692952"),
    entry(
        "CONFIDENCE.T",
        "平均值的置信区间半径（t 分布）。",
        "The radius of a mean's confidence interval by Student's t.",
        INTERVAL,
        |a| {
            let (level, deviation, size) = interval(a)?;
            if size < 2.0 {
                return Err(Fault::DivisionByZero);
            }
            value(student::with_above(level / 2.0, size - 1.0) * deviation / size.sqrt())
        },
    )
    .since(Excel::V2010)
    .example("ROUND(CONFIDENCE.T(0.05,1,50),6)", "0.284197"),
    Z_TEST.since(Excel::V2010).example("ROUND(Z.TEST({3,6,7,8,6,5,4,2,1,9},4),6)", "0.090574"),
    Z_TEST.named("ZTEST").example("ROUND(ZTEST({3,6,7,8,6,5,4,2,1,9},4),6)", "0.090574"),
    T_TEST
        .since(Excel::V2010)
        .example("ROUND(T.TEST({3,4,5,8,9,1,2,4,5},{6,19,3,2,14,4,5,17,1},2,1),6)", "0.196016"),
    T_TEST
        .named("TTEST")
        .example("ROUND(TTEST({3,4,5,8,9,1,2,4,5},{6,19,3,2,14,4,5,17,1},2,1),6)", "0.196016"),
    F_TEST.since(Excel::V2010).example("ROUND(F.TEST({6,7,9,15,21},{20,28,31,38,40}),6)", "0.648318"),
    F_TEST.named("FTEST").example("ROUND(FTEST({6,7,9,15,21},{20,28,31,38,40}),6)", "0.648318"),
    CHI_TEST.since(Excel::V2010).example(
        "ROUND(CHISQ.TEST({58,35;11,25;10,23},{45.35,47.65;17.56,18.44;16.09,16.91}),6)",
        "0.000308",
    ),
    CHI_TEST
        .named("CHITEST")
        .example("ROUND(CHITEST({58,35;11,25;10,23},{45.35,47.65;17.56,18.44;16.09,16.91}),6)", "0.000308"),
];

const INTERVAL: &[Argument] =
    &[number("显著性水平", "alpha"), number("标准差", "standard deviation"), number("样本数", "size")];

const NORMAL_INTERVAL: Function = entry(
    "CONFIDENCE.NORM",
    "平均值的置信区间半径（正态分布）。",
    "The radius of a mean's confidence interval by the normal distribution.",
    INTERVAL,
    |a| {
        let (level, deviation, size) = interval(a)?;
        // Excel's way: for levels near 0 or 1 the difference shows in the twelfth digit.
        value(normal_quantile(1.0 - level / 2.0) * deviation / size.sqrt())
    },
);

const Z_TEST: Function = Function::new("Z.TEST", S)
    .sentence("z 检验的单尾概率。", "The probability of a z-test in one tail.")
    .takes(&[
        range("样本", "sample"),
        number("平均值", "mean"),
        number("标准差", "standard deviation").optional(),
    ])
    .by(Evaluate::Whole(|operands| {
        let sample = operands.numbers(0)?;
        if sample.is_empty() {
            return Err(Fault::NotAvailable);
        }
        let deviation = if operands.given(2) { operands.number(2)? } else { sample_deviation(&sample)? };
        if deviation <= 0.0 {
            return Err(if operands.given(2) { Fault::Number } else { Fault::DivisionByZero });
        }
        let z = (mean(&sample)? - operands.number(1)?) / (deviation / (sample.len() as f64).sqrt());
        Ok(coerce::finite(normal_below(-z)).into())
    }));

const T_TEST: Function = Function::new("T.TEST", S)
    .sentence(
        "t 检验的概率；类型 1 成对、2 等方差、3 异方差。",
        "The probability of a t-test; type 1 paired, 2 of equal variances, 3 of unequal ones.",
    )
    .takes(&[
        range("样本", "sample"),
        range("另一样本", "other sample"),
        number("尾数", "tails"),
        number("类型", "type"),
    ])
    .by(Evaluate::Whole(t_test));

const F_TEST: Function = Function::new("F.TEST", S)
    .sentence(
        "两样本方差相同的双尾概率。",
        "The probability, in both tails, that two samples have one variance.",
    )
    .takes(&[range("样本", "sample"), range("另一样本", "other sample")])
    .by(Evaluate::Whole(f_test));

const CHI_TEST: Function = Function::new("CHISQ.TEST", S)
    .sentence("卡方独立性检验的概率。", "The probability of a chi-square test of independence.")
    .takes(&[range("实际值", "actual"), range("期望值", "expected")])
    .by(Evaluate::Whole(chi_test));

fn interval(a: &Arguments<'_>) -> Answer<(f64, f64, f64)> {
    let (level, deviation, size) = (a.number(0)?, positive(a, 1)?, a.number(2)?.trunc());
    if level > 0.0 && level < 1.0 && size >= 1.0 { Ok((level, deviation, size)) } else { Err(Fault::Number) }
}

fn t_test(operands: &Operands<'_>) -> Answer<Operand> {
    let (tails, kind) = (operands.whole(2)?, operands.whole(3)?);
    if !(1..=2).contains(&tails) || !(1..=3).contains(&kind) {
        return Err(Fault::Number);
    }
    let (t, degrees) = match kind {
        1 => paired(operands)?,
        kind => unpaired(&operands.numbers(0)?, &operands.numbers(1)?, kind == 2)?,
    };
    // Welch's degrees of freedom are no whole number, so not through the function of that name.
    let square = t * t;
    let both = beta_tails(degrees / 2.0, 0.5, degrees / (degrees + square), square / (degrees + square)).0;
    Ok(Value::Number(both * tails as f64 / 2.0).into())
}

fn paired(operands: &Operands<'_>) -> Answer<(f64, f64)> {
    let differences: Vec<f64> =
        pairs(operands.get(0)?, operands.get(1)?)?.into_iter().map(|(left, right)| left - right).collect();
    let count = differences.len() as f64;
    let deviation = sample_deviation(&differences)?;
    if deviation == 0.0 {
        return Err(Fault::DivisionByZero);
    }
    Ok((mean(&differences)? / (deviation / count.sqrt()), count - 1.0))
}

fn unpaired(left: &[f64], right: &[f64], equal: bool) -> Answer<(f64, f64)> {
    let (m, n) = (left.len() as f64, right.len() as f64);
    let (v, w) = (sample_variance(left)?, sample_variance(right)?);
    let difference = mean(left)? - mean(right)?;
    let (spread, degrees) = if equal {
        let pooled = ((m - 1.0) * v + (n - 1.0) * w) / (m + n - 2.0);
        (pooled * (1.0 / m + 1.0 / n), m + n - 2.0)
    } else {
        let (v, w) = (v / m, w / n);
        ((v + w), (v + w) * (v + w) / (v * v / (m - 1.0) + w * w / (n - 1.0)))
    };
    if spread == 0.0 { Err(Fault::DivisionByZero) } else { Ok((difference / spread.sqrt(), degrees)) }
}

fn f_test(operands: &Operands<'_>) -> Answer<Operand> {
    let (left, right) = (operands.numbers(0)?, operands.numbers(1)?);
    let (v, w) = (sample_variance(&left)?, sample_variance(&right)?);
    if v == 0.0 || w == 0.0 {
        return Err(Fault::DivisionByZero);
    }
    let (below, above) = fisher::tails(v / w, left.len() as f64 - 1.0, right.len() as f64 - 1.0);
    Ok(Value::Number(2.0 * below.min(above)).into())
}

fn chi_test(operands: &Operands<'_>) -> Answer<Operand> {
    let (actual, expected) = (operands.get(0)?, operands.get(1)?);
    let (rows, columns) = (actual.rows(), actual.columns());
    if expected.rows() != rows || expected.columns() != columns || rows * columns < 2 {
        return Err(Fault::NotAvailable);
    }
    let mut terms = Vec::new();
    for (actual, expected) in pairs(actual, expected)? {
        match expected {
            _ if expected == 0.0 => return Err(Fault::DivisionByZero),
            _ if expected < 0.0 => return Err(Fault::Number),
            _ => terms.push((actual - expected) * (actual - expected) / expected),
        }
    }
    let degrees = if rows > 1 && columns > 1 { (rows - 1) * (columns - 1) } else { rows * columns - 1 };
    Ok(coerce::finite(gamma_tails(degrees as f64 / 2.0, total(terms)? / 2.0).1).into())
}
