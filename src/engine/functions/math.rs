//! Mathematics: sums, products, powers and logarithms.

use std::f64::consts::PI;

use super::{
    Answer, Evaluate, Family, Function, Operand, Operands, Value, arguments::total, number, numbers, range,
};
use crate::engine::{
    Fault, coerce,
    exact::{self, ExactSum},
};

const M: Family = Family::Math;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("SUM", M)
        .sentence(
            "求和；单元格里的文字和逻辑值不算。",
            "Adds numbers; text and truth values in cells do not count.",
        )
        .takes(&[numbers("数值", "numbers"), numbers("数值", "numbers").repeated()])
        .example("SUM(1,2,{3,4})", "10")
        .by(Evaluate::Whole(sum)),
    Function::new("SUMPRODUCT", M)
        .sentence(
            "把各数组对应的数相乘再求和。",
            "Multiplies arrays element by element and adds the products.",
        )
        .takes(&[range("数组", "array"), range("数组", "array").repeated()])
        .example("SUMPRODUCT({3,2,1},{1,0.9,0.8})", "5.6")
        .by(Evaluate::Whole(sum_product)),
    Function::new("PRODUCT", M)
        .sentence(
            "求积；单元格里的文字和逻辑值不算。",
            "Multiplies numbers; text and truth values in cells do not count.",
        )
        .takes(&[numbers("数值", "numbers"), numbers("数值", "numbers").repeated()])
        .example("PRODUCT(2,3,4)", "24")
        .by(Evaluate::Whole(product)),
    Function::new("ABS", M)
        .sentence("绝对值。", "The absolute value.")
        .takes(&[number("数值", "number")])
        .example("ABS(-4)", "4")
        .by(Evaluate::One(|value| Ok(value.abs()))),
    Function::new("SIGN", M)
        .sentence(
            "正数得 1，零得 0，负数得 -1。",
            "1 for a positive number, 0 for zero, -1 for a negative one.",
        )
        .takes(&[number("数值", "number")])
        .example("SIGN(-0.5)", "-1")
        .by(Evaluate::One(|value| Ok(if value == 0.0 { 0.0 } else { value.signum() }))),
    Function::new("MOD", M)
        .sentence("余数，符号与除数相同。", "The remainder, with the divisor's sign.")
        .takes(&[number("数值", "number"), number("除数", "divisor")])
        .example("MOD(-3,2)", "1")
        .by(Evaluate::Two(remainder)),
    Function::new("POWER", M)
        .sentence("乘幂。", "A number raised to a power.")
        .takes(&[number("底数", "number"), number("指数", "power")])
        .example("POWER(5,2)", "25")
        .by(Evaluate::Two(power)),
    Function::new("SQRT", M)
        .sentence("平方根。", "The square root.")
        .takes(&[number("数值", "number")])
        .example("SQRT(16)", "4")
        .by(Evaluate::One(|value| if value < 0.0 { Err(Fault::Number) } else { Ok(value.sqrt()) })),
    Function::new("SUMSQ", M)
        .sentence(
            "平方和；单元格里的文字和逻辑值不算。",
            "Adds the squares of numbers; text and truth values in cells do not count.",
        )
        .takes(&[numbers("数值", "numbers"), numbers("数值", "numbers").repeated()])
        .example("SUMSQ(3,4)", "25")
        .by(Evaluate::Whole(sum_of_squares)),
    Function::new("QUOTIENT", M)
        .sentence("商的整数部分。", "The whole part of a quotient.")
        .takes(&[number("被除数", "numerator"), number("除数", "denominator")])
        .example("QUOTIENT(-10,3)", "-3")
        .by(Evaluate::Whole(quotient)),
    Function::new("SQRTPI", M)
        .sentence("数与圆周率之积的平方根。", "The square root of a number times pi.")
        .takes(&[number("数值", "number")])
        .example("ROUND(SQRTPI(2),6)", "2.506628")
        .by(Evaluate::Whole(|operands| match operands.strict_number(0)? {
            value if value < 0.0 => Err(Fault::Number),
            value => Ok(coerce::finite((value * PI).sqrt()).into()),
        })),
    Function::new("EXP", M)
        .sentence("e 的乘幂。", "e raised to a power.")
        .takes(&[number("指数", "power")])
        .example("ROUND(EXP(1),6)", "2.718282")
        .by(Evaluate::One(|power| Ok(flushed(libm::exp(power))))),
    Function::new("LN", M)
        .sentence("自然对数。", "The natural logarithm.")
        .takes(&[number("数值", "number")])
        .example("ROUND(LN(86),6)", "4.454347")
        .by(Evaluate::One(|value| if value <= 0.0 { Err(Fault::Number) } else { Ok(libm::log(value)) })),
    Function::new("LOG10", M)
        .sentence("以 10 为底的对数。", "The logarithm to base 10.")
        .takes(&[number("数值", "number")])
        .example("LOG10(1000)", "3")
        .by(Evaluate::One(|value| logarithm(value, 10.0))),
    Function::new("LOG", M)
        .sentence("对数；底数省略时为 10。", "The logarithm; to base 10 where no base is given.")
        .takes(&[number("数值", "number"), number("底数", "base").optional()])
        .example("LOG(8,2)", "3")
        .by(Evaluate::Whole(|operands| {
            Ok(Value::Number(logarithm(operands.number(0)?, operands.number_or(1, 10.0)?)?).into())
        })),
    Function::new("PI", M)
        .sentence("圆周率。", "Pi.")
        .example("ROUND(PI(),6)", "3.141593")
        .by(Evaluate::Each(|_| Ok(Value::Number(PI)))),
    Function::new("SERIESSUM", M)
        .sentence("幂级数之和。", "The sum of a power series.")
        .takes(&[
            number("底数", "x"),
            number("首项指数", "first power"),
            number("步长", "step"),
            range("系数", "coefficients"),
        ])
        .example("SERIESSUM(2,0,1,{1,2,3})", "17")
        .by(Evaluate::Whole(series)),
    Function::new("DELTA", M)
        .sentence("两数相等得 1，否则得 0。", "1 where two numbers are equal, otherwise 0.")
        .takes(&[number("数值", "number"), number("另一数", "other number").optional()])
        .example("DELTA(5,4)", "0")
        .by(Evaluate::Whole(|operands| compare(operands, |left, right| left == right))),
    Function::new("GESTEP", M)
        .sentence("不小于界限得 1，否则得 0。", "1 where a number is not below a threshold, otherwise 0.")
        .takes(&[number("数值", "number"), number("界限", "threshold").optional()])
        .example("GESTEP(5,4)", "1")
        .by(Evaluate::Whole(|operands| compare(operands, |left, right| left >= right))),
];

fn sum(operands: &Operands<'_>) -> Answer<Operand> {
    let mut total = ExactSum::default();
    for operand in operands.all() {
        operand.each_number(&mut |number| total.add(number))?;
    }
    Ok(coerce::finite(total.total()).into())
}

fn product(operands: &Operands<'_>) -> Answer<Operand> {
    let numbers = operands.numbers_from(0)?;
    Ok(coerce::finite(if numbers.is_empty() { 0.0 } else { product_of(numbers) }).into())
}

/// Text and empty cells count as 0; truth values too.
fn sum_product(operands: &Operands<'_>) -> Answer<Operand> {
    let first = operands.get(0)?;
    let (rows, columns) = (first.rows(), first.columns());
    if operands.all().iter().any(|operand| operand.rows() != rows || operand.columns() != columns) {
        return Err(Fault::Value);
    }
    let mut terms = Vec::with_capacity(first.len());
    for at in 0..first.len() {
        let mut term = 1.0;
        for operand in operands.all() {
            term *= match operand.flat(at) {
                Value::Number(number) => number,
                Value::Fault(fault) => return Err(fault),
                _ => 0.0,
            };
        }
        terms.push(term);
    }
    if terms.iter().any(|term| !term.is_finite()) {
        return Err(Fault::Number);
    }
    Ok(coerce::finite(exact::sum(terms)).into())
}

fn remainder(number: f64, divisor: f64) -> Answer<f64> {
    if divisor == 0.0 {
        return Err(Fault::DivisionByZero);
    }
    let rest = number % divisor;
    Ok(if rest != 0.0 && (rest < 0.0) != (divisor < 0.0) { rest + divisor } else { rest })
}

/// The product, whatever order the factors come in.
pub(super) fn product_of(mut factors: Vec<f64>) -> f64 {
    factors.sort_by(f64::total_cmp);
    factors.iter().product()
}

fn sum_of_squares(operands: &Operands<'_>) -> Answer<Operand> {
    let numbers = operands.numbers_from(0)?;
    Ok(coerce::finite(total(numbers.iter().map(|number| number * number))?).into())
}

fn quotient(operands: &Operands<'_>) -> Answer<Operand> {
    let (numerator, denominator) = (operands.strict_number(0)?, operands.strict_number(1)?);
    if denominator == 0.0 {
        return Err(Fault::DivisionByZero);
    }
    Ok(coerce::finite((numerator / denominator).trunc()).into())
}

/// Excel has no numbers smaller than the normal ones.
fn flushed(number: f64) -> f64 {
    if number.abs() < f64::MIN_POSITIVE { 0.0 } else { number }
}

fn logarithm(value: f64, base: f64) -> Answer<f64> {
    if value <= 0.0 || base <= 0.0 {
        return Err(Fault::Number);
    }
    if base == 10.0 {
        return Ok(libm::log10(value));
    }
    let divisor = libm::log(base);
    if divisor == 0.0 { Err(Fault::DivisionByZero) } else { Ok(libm::log(value) / divisor) }
}

fn series(operands: &Operands<'_>) -> Answer<Operand> {
    let (x, first, step) =
        (operands.strict_number(0)?, operands.strict_number(1)?, operands.strict_number(2)?);
    let mut terms = Vec::new();
    for (at, coefficient) in operands.get(3)?.values().enumerate() {
        let coefficient = match coefficient {
            Value::Bool(_) => return Err(Fault::Value),
            other => coerce::number(&other)?,
        };
        let exponent = first + at as f64 * step;
        // 0^0 is 1 in a power series, unlike in a formula.
        terms.push(coefficient * if exponent == 0.0 { 1.0 } else { power(x, exponent)? });
    }
    Ok(coerce::finite(total(terms)?).into())
}

fn compare(operands: &Operands<'_>, holds: fn(f64, f64) -> bool) -> Answer<Operand> {
    let other = if operands.given(1) { operands.strict_number(1)? } else { 0.0 };
    let holds = holds(operands.strict_number(0)?, other);
    Ok(Value::Number(f64::from(u8::from(holds))).into())
}

/// `base ^ exponent` as Excel has it: `0^0` is `#NUM!`, `0^-1` is `#DIV/0!`.
pub fn power(base: f64, exponent: f64) -> Answer<f64> {
    if base == 0.0 && exponent == 0.0 {
        return Err(Fault::Number);
    }
    if base == 0.0 && exponent < 0.0 {
        return Err(Fault::DivisionByZero);
    }
    Ok(libm::pow(base, exponent))
}
