//! Rounding: to decimals, to whole numbers, to multiples.

use super::{Answer, Arguments, Evaluate, Excel, Family, Function, Operand, Operands, Value, number};
use crate::engine::{
    Fault, coerce, digits,
    round::{self, Rounding},
};

const M: Family = Family::Math;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("ROUND", M)
        .sentence(
            "按指定位数四舍五入，逢五远离零。",
            "Rounds to a number of decimals, halves away from zero.",
        )
        .takes(&[number("数值", "number"), number("位数", "digits")])
        .example("ROUND(85.345,2)", "85.35")
        .by(Evaluate::Two(|value, digits| Ok(round::nearest(value, decimals(digits))))),
    Function::new("ROUNDUP", M)
        .sentence("按指定位数向远离零的方向进位。", "Rounds away from zero to a number of decimals.")
        .takes(&[number("数值", "number"), number("位数", "digits")])
        .example("ROUNDUP(3.2,0)", "4")
        .by(Evaluate::Two(|value, digits| Ok(round::rounded(value, decimals(digits), Rounding::Up)))),
    Function::new("ROUNDDOWN", M)
        .sentence("按指定位数向零的方向舍去。", "Rounds towards zero to a number of decimals.")
        .takes(&[number("数值", "number"), number("位数", "digits")])
        .example("ROUNDDOWN(-3.14159,1)", "-3.1")
        .by(Evaluate::Two(|value, digits| Ok(round::rounded(value, decimals(digits), Rounding::Down)))),
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
    Function::new("EVEN", M)
        .sentence("向远离零的方向取偶数。", "Rounds away from zero to an even number.")
        .takes(&[number("数值", "number")])
        .example("EVEN(1.5)", "2")
        .by(Evaluate::One(|value| Ok((2.0 * ceiling(value.abs() / 2.0)).copysign(value)))),
    Function::new("ODD", M)
        .sentence("向远离零的方向取奇数。", "Rounds away from zero to an odd number.")
        .takes(&[number("数值", "number")])
        .example("ODD(1.5)", "3")
        .by(Evaluate::One(|value| {
            Ok((2.0 * ceiling((value.abs() - 1.0).max(0.0) / 2.0) + 1.0).copysign(value))
        })),
    Function::new("MROUND", M)
        .sentence("取最接近的倍数，逢半远离零。", "Rounds to the nearest multiple, halves away from zero.")
        .takes(&[number("数值", "number"), number("倍数", "multiple")])
        .example("MROUND(10,3)", "9")
        .by(Evaluate::Whole(to_multiple)),
    Function::new("CEILING", M)
        .sentence(
            "向上取倍数；负数配负倍数时远离零。",
            "Rounds up to a multiple; with both negative, away from zero.",
        )
        .takes(&[number("数值", "number"), number("倍数", "significance")])
        .example("CEILING(2.5,1)", "3")
        .by(Evaluate::Two(|value, step| match step {
            _ if step == 0.0 => Ok(0.0),
            _ if value > 0.0 && step < 0.0 => Err(Fault::Number),
            _ => Ok(seen_ceiling(value / step) * step),
        })),
    Function::new("FLOOR", M)
        .sentence(
            "向下取倍数；负数配负倍数时趋向零。",
            "Rounds down to a multiple; with both negative, towards zero.",
        )
        .takes(&[number("数值", "number"), number("倍数", "significance")])
        .example("FLOOR(3.7,2)", "2")
        .by(Evaluate::Two(|value, step| match step {
            _ if step == 0.0 && value == 0.0 => Ok(0.0),
            _ if step == 0.0 => Err(Fault::DivisionByZero),
            _ if value > 0.0 && step < 0.0 => Err(Fault::Number),
            _ => Ok(round::floor(value / step) * step),
        })),
    Function::new("CEILING.MATH", M)
        .sentence(
            "向上取倍数；方式不为 0 时负数远离零。",
            "Rounds up to a multiple; negative numbers away from zero where the mode is not 0.",
        )
        .takes(&[
            number("数值", "number"),
            number("倍数", "significance").optional(),
            number("方式", "mode").optional(),
        ])
        .example("CEILING.MATH(-5.5,2,-1)", "-6")
        .since(Excel::V2013)
        .by(Evaluate::Whole(|operands| by_mode(operands, true))),
    Function::new("FLOOR.MATH", M)
        .sentence(
            "向下取倍数；方式不为 0 时负数趋向零。",
            "Rounds down to a multiple; negative numbers towards zero where the mode is not 0.",
        )
        .takes(&[
            number("数值", "number"),
            number("倍数", "significance").optional(),
            number("方式", "mode").optional(),
        ])
        .example("FLOOR.MATH(-5.5,2,-1)", "-4")
        .since(Excel::V2013)
        .by(Evaluate::Whole(|operands| by_mode(operands, false))),
    UPWARDS.named("CEILING.PRECISE").example("CEILING.PRECISE(-4.1,-2)", "-4"),
    UPWARDS.named("ISO.CEILING").example("ISO.CEILING(4.3)", "5"),
    Function::new("FLOOR.PRECISE", M)
        .sentence("向下取倍数，不论倍数的正负。", "Rounds down to a multiple, whatever the multiple's sign.")
        .takes(&[number("数值", "number"), number("倍数", "significance").optional()])
        .example("FLOOR.PRECISE(-3.2,-1)", "-4")
        .since(Excel::V2010)
        .by(Evaluate::Whole(|operands| {
            multiple(operands.number(0)?, operands.number_or(1, 1.0)?, round::floor)
        })),
];

const UPWARDS: Function = Function::new("CEILING.PRECISE", M)
    .sentence("向上取倍数，不论倍数的正负。", "Rounds up to a multiple, whatever the multiple's sign.")
    .takes(&[number("数值", "number"), number("倍数", "significance").optional()])
    .since(Excel::V2010)
    .by(Evaluate::Whole(|operands| multiple(operands.number(0)?, operands.number_or(1, 1.0)?, ceiling)));

/// Whole numbers from here on have gaps.
const MOST_STEPS: f64 = 9_007_199_254_740_992.0;

/// The smallest whole number not below `number`, as its fifteen digits show it.
fn ceiling(number: f64) -> f64 {
    -round::floor(-number)
}

/// A number of digits; beyond any a number has, more make no difference.
pub fn decimals(digits: f64) -> i32 {
    digits.clamp(-400.0, 400.0) as i32
}

fn truncate(arguments: &Arguments<'_>) -> Answer<Value> {
    let digits = decimals(arguments.number_or(1, 0.0)?);
    Ok(Value::Number(round::rounded(arguments.number(0)?, digits, Rounding::Down)))
}

fn multiple(value: f64, step: f64, to: fn(f64) -> f64) -> Answer<Operand> {
    let step = step.abs();
    Ok(coerce::finite(if step == 0.0 { 0.0 } else { to(value / step) * step }).into())
}

fn by_mode(operands: &Operands<'_>, up: bool) -> Answer<Operand> {
    let (value, step) = (operands.number(0)?, operands.number_or(1, 1.0)?);
    let turned = operands.number_or(2, 0.0)? != 0.0 && value < 0.0;
    match (up, turned) {
        (true, false) => multiple(value, step, seen_ceiling),
        (false, true) => multiple(value, step, ceiling),
        _ => multiple(value, step, round::floor),
    }
}

/// [`ceiling`], but of a number beyond fifteen digits only those fifteen are left. CEILING and
/// CEILING.MATH do so, the other functions of the family do not.
fn seen_ceiling(number: f64) -> f64 {
    if number.abs() < 1e15 { ceiling(number) } else { digits::snapped(number) }
}

fn to_multiple(operands: &Operands<'_>) -> Answer<Operand> {
    let (value, step) = (operands.strict_number(0)?, operands.strict_number(1)?);
    if value * step.signum() < 0.0 && step != 0.0 {
        return Err(Fault::Number);
    }
    if step == 0.0 {
        return Ok(Value::Number(0.0).into());
    }
    let steps = value / step;
    // So large a number lies closer to a multiple than to any other number there is.
    if steps.abs() >= MOST_STEPS {
        return Ok(Value::Number(value).into());
    }
    Ok(coerce::finite(round::nearest(steps, 0) * step).into())
}
