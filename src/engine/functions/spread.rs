//! Spread and shape: variances, deviations, skewness.

use super::{
    Answer, Argument, Evaluate, Excel, Family, Function, Operand, arguments::total, numbers, values,
};
use crate::engine::{Fault, coerce};

const S: Family = Family::Statistics;
const NUMBERS: &[Argument] = &[numbers("数值", "numbers"), numbers("数值", "numbers").repeated()];
const VALUES: &[Argument] = &[values("值", "values"), values("值", "values").repeated()];

/// An entry for a figure of a list of numbers.
macro_rules! of_numbers {
    ($name:expr, $zh:expr, $en:expr, $of:expr) => {
        Function::new($name, S)
            .sentence($zh, $en)
            .takes(NUMBERS)
            .by(Evaluate::Whole(|operands| answer($of(&operands.numbers_from(0)?))))
    };
}

/// An entry for a figure of a list of values, where text in cells counts as 0 and TRUE as 1.
macro_rules! of_values {
    ($name:expr, $zh:expr, $en:expr, $of:expr) => {
        Function::new($name, S)
            .sentence($zh, $en)
            .takes(VALUES)
            .by(Evaluate::Whole(|operands| answer($of(&operands.values_as_numbers()?))))
    };
}

pub(super) const FUNCTIONS: &[Function] = &[
    SAMPLE_DEVIATION.named("STDEV").example("ROUND(STDEV(1,2,3,4),6)", "1.290994"),
    SAMPLE_DEVIATION.since(Excel::V2010).example("ROUND(STDEV.S(1,2,3,4),6)", "1.290994"),
    DEVIATION.named("STDEVP").example("STDEVP(1,3)", "1"),
    DEVIATION.since(Excel::V2010).example("STDEV.P(1,3)", "1"),
    SAMPLE_VARIANCE.named("VAR").example("VAR(1,2,3)", "1"),
    SAMPLE_VARIANCE.since(Excel::V2010).example("VAR.S(1,2,3)", "1"),
    VARIANCE.named("VARP").example("VARP(1,3)", "1"),
    VARIANCE.since(Excel::V2010).example("VAR.P(1,3)", "1"),
    of_values!(
        "STDEVA",
        "样本标准差；文字算 0，TRUE 算 1。",
        "The standard deviation of a sample; text counts as 0, TRUE as 1.",
        sample_deviation
    )
    .example("ROUND(STDEVA(1,2,3,4),6)", "1.290994"),
    of_values!(
        "STDEVPA",
        "总体标准差；文字算 0，TRUE 算 1。",
        "The standard deviation of a population; text counts as 0, TRUE as 1.",
        deviation
    )
    .example("STDEVPA(1,3)", "1"),
    of_values!(
        "VARA",
        "样本方差；文字算 0，TRUE 算 1。",
        "The variance of a sample; text counts as 0, TRUE as 1.",
        sample_variance
    )
    .example("VARA(1,2,3)", "1"),
    of_values!(
        "VARPA",
        "总体方差；文字算 0，TRUE 算 1。",
        "The variance of a population; text counts as 0, TRUE as 1.",
        variance
    )
    .example("VARPA(1,3)", "1"),
    of_numbers!(
        "DEVSQ",
        "各数与平均值之差的平方和。",
        "The sum of squared deviations from the mean.",
        |numbers: &[f64]| { if numbers.is_empty() { Err(Fault::Number) } else { squares(numbers) } }
    )
    .example("DEVSQ(4,5,8,7,11,4,3)", "48"),
    of_numbers!(
        "AVEDEV",
        "各数与平均值之差的绝对值的平均。",
        "The mean of the absolute deviations from the mean.",
        mean_deviation
    )
    .example("AVEDEV(4,6)", "1"),
    of_numbers!("SKEW", "样本偏度。", "The skewness of a sample.", skewness)
        .example("ROUND(SKEW(3,4,5,2,3,4,5,6,4,7),6)", "0.359543"),
    of_numbers!("SKEW.P", "总体偏度。", "The skewness of a population.", population_skewness)
        .example("ROUND(SKEW.P(3,4,5,2,3,4,5,6,4,7),6)", "0.303193")
        .since(Excel::V2013),
    of_numbers!("KURT", "样本峰度。", "The kurtosis of a sample.", kurtosis)
        .example("ROUND(KURT(3,4,5,2,3,4,5,6,4,7),6)", "-0.1518"),
];

const SAMPLE_DEVIATION: Function =
    of_numbers!("STDEV.S", "样本标准差。", "The standard deviation of a sample.", sample_deviation);
const DEVIATION: Function =
    of_numbers!("STDEV.P", "总体标准差。", "The standard deviation of a population.", deviation);
const SAMPLE_VARIANCE: Function =
    of_numbers!("VAR.S", "样本方差。", "The variance of a sample.", sample_variance);
const VARIANCE: Function = of_numbers!("VAR.P", "总体方差。", "The variance of a population.", variance);

fn answer(figure: Answer<f64>) -> Answer<Operand> {
    figure.map(|figure| coerce::finite(figure).into())
}

/// The mean of numbers; `#DIV/0!` without any.
pub(super) fn mean(numbers: &[f64]) -> Answer<f64> {
    if numbers.is_empty() {
        return Err(Fault::DivisionByZero);
    }
    Ok(total(numbers.iter().copied())? / numbers.len() as f64)
}

/// The sum of a power of the deviations from the mean.
fn moment(numbers: &[f64], power: i32) -> Answer<f64> {
    let mean = mean(numbers)?;
    total(numbers.iter().map(|number| (1..power).fold(number - mean, |product, _| product * (number - mean))))
}

fn squares(numbers: &[f64]) -> Answer<f64> {
    moment(numbers, 2)
}

/// The variance of a population.
pub(super) fn variance(numbers: &[f64]) -> Answer<f64> {
    Ok(squares(numbers)? / numbers.len() as f64)
}

/// The variance of a sample.
pub(super) fn sample_variance(numbers: &[f64]) -> Answer<f64> {
    if numbers.len() < 2 {
        return Err(Fault::DivisionByZero);
    }
    Ok(squares(numbers)? / (numbers.len() - 1) as f64)
}

/// The standard deviation of a population.
pub(super) fn deviation(numbers: &[f64]) -> Answer<f64> {
    variance(numbers).map(f64::sqrt)
}

/// The standard deviation of a sample.
pub(super) fn sample_deviation(numbers: &[f64]) -> Answer<f64> {
    sample_variance(numbers).map(f64::sqrt)
}

fn mean_deviation(numbers: &[f64]) -> Answer<f64> {
    if numbers.is_empty() {
        return Err(Fault::Number);
    }
    let middle = mean(numbers)?;
    Ok(total(numbers.iter().map(|number| (number - middle).abs()))? / numbers.len() as f64)
}

fn skewness(numbers: &[f64]) -> Answer<f64> {
    let count = numbers.len() as f64;
    let deviation = sample_deviation(numbers)?;
    if numbers.len() < 3 || deviation == 0.0 {
        return Err(Fault::DivisionByZero);
    }
    Ok(moment(numbers, 3)? / (deviation * deviation * deviation) * count / ((count - 1.0) * (count - 2.0)))
}

fn population_skewness(numbers: &[f64]) -> Answer<f64> {
    let deviation = deviation(numbers)?;
    if numbers.len() < 3 || deviation == 0.0 {
        return Err(Fault::DivisionByZero);
    }
    Ok(moment(numbers, 3)? / (deviation * deviation * deviation) / numbers.len() as f64)
}

fn kurtosis(numbers: &[f64]) -> Answer<f64> {
    let n = numbers.len() as f64;
    let variance = sample_variance(numbers)?;
    if numbers.len() < 4 || variance == 0.0 {
        return Err(Fault::DivisionByZero);
    }
    let rest = (n - 2.0) * (n - 3.0);
    let scale = n * (n + 1.0) / ((n - 1.0) * rest);
    Ok(scale * moment(numbers, 4)? / (variance * variance) - 3.0 * (n - 1.0) * (n - 1.0) / rest)
}
