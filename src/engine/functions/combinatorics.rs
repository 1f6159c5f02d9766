//! Counting: factorials, choices, divisors and multiples.

use super::{Answer, Evaluate, Excel, Family, Function, Operand, Operands, Value, number, numbers};
use crate::engine::{Fault, coerce};

const M: Family = Family::Math;

/// Whole numbers from here on have gaps.
const LARGEST_WHOLE: f64 = 9_007_199_254_740_992.0;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("FACT", M)
        .sentence("阶乘。", "The factorial.")
        .takes(&[number("数值", "number")])
        .example("FACT(5)", "120")
        .by(Evaluate::One(|n| match n.trunc() {
            n if n < 0.0 => Err(Fault::Number),
            n => Ok(falling(n, n)),
        })),
    Function::new("FACTDOUBLE", M)
        .sentence("双阶乘：每隔一个数相乘。", "The double factorial: every other number multiplied.")
        .takes(&[number("数值", "number")])
        .example("FACTDOUBLE(7)", "105")
        .by(Evaluate::Whole(every_other)),
    Function::new("COMBIN", M)
        .sentence("组合数。", "How many ways there are to choose some of a number.")
        .takes(&[number("总数", "number"), number("选取数", "chosen")])
        .example("COMBIN(8,2)", "28")
        .by(Evaluate::Two(|n, k| choices(n.trunc(), k.trunc()))),
    Function::new("COMBINA", M)
        .sentence("可重复的组合数。", "How many ways there are to choose with repetition.")
        .takes(&[number("总数", "number"), number("选取数", "chosen")])
        .example("COMBINA(4,3)", "20")
        .since(Excel::V2013)
        .by(Evaluate::Two(|n, k| match (n.trunc(), k.trunc()) {
            (n, k) if n < 0.0 || k < 0.0 => Err(Fault::Number),
            (_, 0.0) => Ok(1.0),
            (0.0, _) => Err(Fault::Number),
            (n, k) => choices(n + k - 1.0, k),
        })),
    Function::new("PERMUT", Family::Statistics)
        .sentence("排列数。", "How many ordered choices there are.")
        .takes(&[number("总数", "number"), number("选取数", "chosen")])
        .example("PERMUT(100,3)", "970200")
        .by(Evaluate::Two(|n, k| match (n.trunc(), k.trunc()) {
            (n, k) if n <= 0.0 || k < 0.0 || n < k => Err(Fault::Number),
            (n, k) => Ok(falling(n, k)),
        })),
    Function::new("PERMUTATIONA", Family::Statistics)
        .sentence("可重复的排列数。", "How many ordered choices there are with repetition.")
        .takes(&[number("总数", "number"), number("选取数", "chosen")])
        .example("PERMUTATIONA(3,2)", "9")
        .since(Excel::V2013)
        .by(Evaluate::Two(|n, k| match (n.trunc(), k.trunc()) {
            (n, k) if n < 0.0 || k < 0.0 => Err(Fault::Number),
            (n, k) => Ok(libm::pow(n, k)),
        })),
    Function::new("GCD", M)
        .sentence("最大公约数。", "The greatest common divisor.")
        .takes(&[numbers("数值", "numbers"), numbers("数值", "numbers").repeated()])
        .example("GCD(24,36)", "12")
        .by(Evaluate::Whole(|operands| {
            Ok(coerce::finite(wholes(operands)?.into_iter().fold(0.0, divisor)).into())
        })),
    Function::new("LCM", M)
        .sentence("最小公倍数。", "The least common multiple.")
        .takes(&[numbers("数值", "numbers"), numbers("数值", "numbers").repeated()])
        .example("LCM(24,36)", "72")
        .by(Evaluate::Whole(multiple)),
    Function::new("MULTINOMIAL", M)
        .sentence("和的阶乘与各阶乘之积的比。", "The factorial of a sum over the product of the factorials.")
        .takes(&[numbers("数值", "numbers"), numbers("数值", "numbers").repeated()])
        .example("MULTINOMIAL(2,3,4)", "1260")
        .by(Evaluate::Whole(arrangements)),
];

/// `n (n-1) …`, `count` factors; infinite where it does not fit.
fn falling(n: f64, count: f64) -> f64 {
    let (mut product, mut factor, last) = (1.0, n, n - count);
    while factor > last && product < f64::INFINITY {
        product *= factor;
        factor -= 1.0;
    }
    product
}

/// How many ways there are to choose `k` of `n`; exact while whole numbers are.
pub(super) fn choices(n: f64, k: f64) -> Answer<f64> {
    if n < 0.0 || k < 0.0 || n < k {
        return Err(Fault::Number);
    }
    let k = k.min(n - k);
    let (mut result, mut taken) = (1.0, 0.0);
    while taken < k && result < f64::INFINITY {
        taken += 1.0;
        let factor = n - k + taken;
        // Every step is whole; dividing first by what they share keeps the product small.
        let shared = divisor(result, taken);
        let rest = taken / shared;
        result =
            if result < LARGEST_WHOLE { result / shared * (factor / rest) } else { result * factor / taken };
    }
    Ok(result)
}

/// Euclid's algorithm.
fn divisor(left: f64, right: f64) -> f64 {
    let (mut left, mut right) = (left, right);
    while right != 0.0 {
        (left, right) = (right, left % right);
    }
    left
}

/// The arguments cut to whole numbers, as Excel's former analysis tools take them: text counts where
/// it reads as a number, truth values do not.
fn wholes(operands: &Operands<'_>) -> Answer<Vec<f64>> {
    let mut numbers = Vec::new();
    for (at, operand) in operands.all().iter().enumerate() {
        if let Operand::Value(_) = operand {
            numbers.push(operands.strict_number(at)?);
            continue;
        }
        for value in operand.values() {
            match value {
                Value::Empty => {}
                Value::Bool(_) => return Err(Fault::Value),
                value => numbers.push(coerce::number(&value)?),
            }
        }
    }
    if numbers.is_empty() {
        return Err(Fault::Value);
    }
    match numbers.iter().any(|&number| !(0.0..LARGEST_WHOLE).contains(&number)) {
        true => Err(Fault::Number),
        false => Ok(numbers.into_iter().map(f64::trunc).collect()),
    }
}

fn multiple(operands: &Operands<'_>) -> Answer<Operand> {
    let mut result = 1.0;
    for number in wholes(operands)? {
        if number == 0.0 {
            return Ok(Value::Number(0.0).into());
        }
        result *= number / divisor(result, number);
        if result >= LARGEST_WHOLE {
            return Err(Fault::Number);
        }
    }
    Ok(Value::Number(result).into())
}

fn arrangements(operands: &Operands<'_>) -> Answer<Operand> {
    let (mut result, mut sum) = (1.0, 0.0);
    for number in wholes(operands)? {
        sum += number;
        result *= choices(sum, number)?;
    }
    Ok(coerce::finite(result).into())
}

fn every_other(operands: &Operands<'_>) -> Answer<Operand> {
    let n = operands.strict_number(0)?.trunc();
    if n < -1.0 {
        return Err(Fault::Number);
    }
    let (mut product, mut factor) = (1.0, n);
    while factor > 1.0 && product < f64::INFINITY {
        product *= factor;
        factor -= 2.0;
    }
    Ok(coerce::finite(product).into())
}
