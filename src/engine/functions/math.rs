//! Mathematics and rounding.

use super::{
    Answer, Arguments, Evaluate, Family, Function, Operand, Operands, Value, arguments::whole, number,
    numbers, range,
};
use crate::engine::{
    Fault, coerce,
    exact::{self, ExactSum},
    round::{self, Rounding},
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
    Function::new("ROUND", M)
        .sentence(
            "按指定位数四舍五入，逢五远离零。",
            "Rounds to a number of decimals, halves away from zero.",
        )
        .takes(&[number("数值", "number"), number("位数", "digits")])
        .example("ROUND(85.345,2)", "85.35")
        .by(Evaluate::Two(|value, digits| Ok(round::nearest(value, decimals(digits)?)))),
    Function::new("ROUNDUP", M)
        .sentence("按指定位数向远离零的方向进位。", "Rounds away from zero to a number of decimals.")
        .takes(&[number("数值", "number"), number("位数", "digits")])
        .example("ROUNDUP(3.2,0)", "4")
        .by(Evaluate::Two(|value, digits| Ok(round::rounded(value, decimals(digits)?, Rounding::Up)))),
    Function::new("ROUNDDOWN", M)
        .sentence("按指定位数向零的方向舍去。", "Rounds towards zero to a number of decimals.")
        .takes(&[number("数值", "number"), number("位数", "digits")])
        .example("ROUNDDOWN(-3.14159,1)", "-3.1")
        .by(Evaluate::Two(|value, digits| Ok(round::rounded(value, decimals(digits)?, Rounding::Down)))),
    Function::new("TRUNC", M)
        .sentence("截去指定位数以后的小数。", "Cuts off the decimals after a number of digits.")
        .takes(&[number("数值", "number"), number("位数", "digits").optional()])
        .example("TRUNC(-8.9)", "-8")
        .by(Evaluate::Each(truncate)),
    Function::new("INT", M)
        .sentence("向下取整。", "Rounds down to a whole number.")
        .takes(&[number("数值", "number")])
        .example("INT(-8.9)", "-9")
        .by(Evaluate::One(|value| Ok(round::floor(value)))),
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
];

fn decimals(digits: f64) -> Answer<i32> {
    Ok(i32::try_from(whole(digits)?.clamp(-400, 400)).unwrap_or(0))
}

fn sum(operands: &Operands<'_>) -> Answer<Operand> {
    let mut total = ExactSum::default();
    for operand in operands.all() {
        operand.each_number(&mut |number| total.add(number))?;
    }
    Ok(coerce::finite(total.total()).into())
}

fn product(operands: &Operands<'_>) -> Answer<Operand> {
    let numbers = operands.numbers_from(0)?;
    let product = if numbers.is_empty() { 0.0 } else { numbers.iter().product() };
    Ok(coerce::finite(product).into())
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

fn truncate(arguments: &Arguments<'_>) -> Answer<Value> {
    let digits = decimals(arguments.number_or(1, 0.0)?)?;
    Ok(Value::Number(round::rounded(arguments.number(0)?, digits, Rounding::Down)))
}

fn remainder(number: f64, divisor: f64) -> Answer<f64> {
    if divisor == 0.0 {
        return Err(Fault::DivisionByZero);
    }
    let rest = number % divisor;
    Ok(if rest != 0.0 && (rest < 0.0) != (divisor < 0.0) { rest + divisor } else { rest })
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
