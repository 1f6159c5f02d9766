//! Counts, means and extremes.

use super::{
    Answer, Evaluate, Family, Function, Operand, Operands, Value, arguments::total, numbers, range,
    spread::mean, values,
};
use crate::engine::{Fault, coerce};

const S: Family = Family::Statistics;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("AVERAGE", S)
        .sentence("平均值；空单元格、文字不算。", "The mean; empty cells and text do not count.")
        .takes(&[numbers("数值", "numbers"), numbers("数值", "numbers").repeated()])
        .example("AVERAGE(90,80,{85})", "85")
        .by(Evaluate::Whole(average)),
    Function::new("COUNT", S)
        .sentence("数字的个数。", "How many numbers there are.")
        .takes(&[values("值", "values"), values("值", "values").repeated()])
        .example("COUNT(1,\"2\",\"甲\",{3,\"4\"})", "3")
        .by(Evaluate::Whole(count)),
    Function::new("COUNTA", S)
        .sentence("非空值的个数。", "How many values there are that are not empty.")
        .takes(&[values("值", "values"), values("值", "values").repeated()])
        .example("COUNTA(1,\"甲\",\"\")", "3")
        .by(Evaluate::Whole(count_filled)),
    Function::new("COUNTBLANK", S)
        .sentence("空单元格的个数；空文字也算。", "How many cells are empty; an empty text counts.")
        .takes(&[range("区域", "range")])
        .example("COUNTBLANK({\"\",1})", "1")
        .by(Evaluate::Whole(count_blank)),
    Function::new("MAX", S)
        .sentence("最大值。", "The largest number.")
        .takes(&[numbers("数值", "numbers"), numbers("数值", "numbers").repeated()])
        .example("MAX(3,9,{5})", "9")
        .by(Evaluate::Whole(|operands| extreme(operands, f64::max))),
    Function::new("MIN", S)
        .sentence("最小值。", "The smallest number.")
        .takes(&[numbers("数值", "numbers"), numbers("数值", "numbers").repeated()])
        .example("MIN(100,94.0876)", "94.0876")
        .by(Evaluate::Whole(|operands| extreme(operands, f64::min))),
    Function::new("AVERAGEA", S)
        .sentence("平均值；文字算 0，TRUE 算 1。", "The mean; text counts as 0, TRUE as 1.")
        .takes(&[values("值", "values"), values("值", "values").repeated()])
        .example("AVERAGEA(10,TRUE,4)", "5")
        .by(Evaluate::Whole(|operands| Ok(coerce::finite(mean(&operands.values_as_numbers()?)?).into()))),
    Function::new("MAXA", S)
        .sentence("最大值；文字算 0，TRUE 算 1。", "The largest value; text counts as 0, TRUE as 1.")
        .takes(&[values("值", "values"), values("值", "values").repeated()])
        .example("MAXA(0,TRUE)", "1")
        .by(Evaluate::Whole(|operands| extreme_value(operands, f64::max))),
    Function::new("MINA", S)
        .sentence("最小值；文字算 0，TRUE 算 1。", "The smallest value; text counts as 0, TRUE as 1.")
        .takes(&[values("值", "values"), values("值", "values").repeated()])
        .example("MINA(0.5,FALSE)", "0")
        .by(Evaluate::Whole(|operands| extreme_value(operands, f64::min))),
    Function::new("GEOMEAN", S)
        .sentence("几何平均值。", "The geometric mean.")
        .takes(&[numbers("数值", "numbers"), numbers("数值", "numbers").repeated()])
        .example("ROUND(GEOMEAN(4,9),9)", "6")
        .by(Evaluate::Whole(geometric_mean)),
    Function::new("HARMEAN", S)
        .sentence("调和平均值。", "The harmonic mean.")
        .takes(&[numbers("数值", "numbers"), numbers("数值", "numbers").repeated()])
        .example("HARMEAN(2,2)", "2")
        .by(Evaluate::Whole(harmonic_mean)),
];

fn average(operands: &Operands<'_>) -> Answer<Operand> {
    Ok(coerce::finite(mean(&operands.numbers_from(0)?)?).into())
}

fn count(operands: &Operands<'_>) -> Answer<Operand> {
    let mut count = 0_usize;
    for operand in operands.all() {
        count += match operand {
            Operand::Value(Value::Text(text)) => usize::from(coerce::number_in_text(text).is_some()),
            Operand::Value(value) => usize::from(!matches!(value, Value::Fault(_))),
            list => list.values().filter(|value| matches!(value, Value::Number(_))).count(),
        };
    }
    Ok(Value::Number(count as f64).into())
}

fn count_filled(operands: &Operands<'_>) -> Answer<Operand> {
    let filled = |operand: &Operand| match operand {
        // An argument left out counts, as in Excel.
        Operand::Value(_) => 1,
        list => list.values().filter(|value| !value.is_empty()).count(),
    };
    Ok(Value::Number(operands.all().iter().map(filled).sum::<usize>() as f64).into())
}

fn count_blank(operands: &Operands<'_>) -> Answer<Operand> {
    let blank = |value: &Value| match value {
        Value::Text(text) => text.is_empty(),
        value => value.is_empty(),
    };
    Ok(Value::Number(operands.get(0)?.values().filter(blank).count() as f64).into())
}

fn extreme(operands: &Operands<'_>, better: fn(f64, f64) -> f64) -> Answer<Operand> {
    let mut found: Option<f64> = None;
    for operand in operands.all() {
        operand.each_number(&mut |number| found = Some(found.map_or(number, |best| better(best, number))))?;
    }
    Ok(Value::Number(found.unwrap_or(0.0)).into())
}

fn extreme_value(operands: &Operands<'_>, better: fn(f64, f64) -> f64) -> Answer<Operand> {
    let found = operands.values_as_numbers()?.into_iter().reduce(better);
    Ok(Value::Number(found.unwrap_or(0.0)).into())
}

/// The numbers, which must all be above 0.
fn positive(operands: &Operands<'_>) -> Answer<Vec<f64>> {
    let numbers = operands.numbers_from(0)?;
    if numbers.is_empty() || numbers.iter().any(|&number| number <= 0.0) {
        return Err(Fault::Number);
    }
    Ok(numbers)
}

fn geometric_mean(operands: &Operands<'_>) -> Answer<Operand> {
    let numbers = positive(operands)?;
    let logarithms = total(numbers.iter().map(|&number| libm::log(number)))?;
    Ok(coerce::finite(libm::exp(logarithms / numbers.len() as f64)).into())
}

fn harmonic_mean(operands: &Operands<'_>) -> Answer<Operand> {
    let numbers = positive(operands)?;
    let inverses = total(numbers.iter().map(|number| 1.0 / number))?;
    Ok(coerce::finite(numbers.len() as f64 / inverses).into())
}
