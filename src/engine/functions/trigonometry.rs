//! Angles: trigonometric and hyperbolic functions and their inverses.

use std::f64::consts::{FRAC_PI_2, PI};

use super::{Answer, Argument, Evaluate, Excel, Family, Function, number};
use crate::engine::Fault;

const M: Family = Family::Math;
const ANGLE: &[Argument] = &[number("弧度", "radians")];
const NUMBER: &[Argument] = &[number("数值", "number")];

/// From here on Excel finds an angle too large.
const LARGEST_ANGLE: f64 = 134_217_728.0;

const fn entry(
    name: &'static str,
    zh: &'static str,
    en: &'static str,
    takes: &'static [Argument],
    by: fn(f64) -> Answer<f64>,
) -> Function {
    Function::new(name, M).sentence(zh, en).takes(takes).by(Evaluate::One(by))
}

pub(super) const FUNCTIONS: &[Function] = &[
    entry("SIN", "正弦。", "The sine.", ANGLE, |x| angle(x).map(libm::sin))
        .example("ROUND(SIN(PI()/6),6)", "0.5"),
    entry("COS", "余弦。", "The cosine.", ANGLE, |x| angle(x).map(libm::cos))
        .example("ROUND(COS(PI()/3),6)", "0.5"),
    entry("TAN", "正切。", "The tangent.", ANGLE, |x| angle(x).map(libm::tan))
        .example("ROUND(TAN(PI()/4),6)", "1"),
    entry("COT", "余切。", "The cotangent.", ANGLE, |x| inverse(libm::tan(angle(x)?)))
        .example("ROUND(COT(PI()/4),6)", "1")
        .since(Excel::V2013),
    entry("SEC", "正割。", "The secant.", ANGLE, |x| inverse(libm::cos(angle(x)?)))
        .example("ROUND(SEC(PI()/3),6)", "2")
        .since(Excel::V2013),
    entry("CSC", "余割。", "The cosecant.", ANGLE, |x| inverse(libm::sin(angle(x)?)))
        .example("ROUND(CSC(PI()/6),6)", "2")
        .since(Excel::V2013),
    entry("ASIN", "反正弦。", "The angle whose sine is given.", NUMBER, |x| within(x, libm::asin(x)))
        .example("ROUND(ASIN(0.5),6)", "0.523599"),
    entry("ACOS", "反余弦。", "The angle whose cosine is given.", NUMBER, |x| within(x, libm::acos(x)))
        .example("ROUND(ACOS(0.5),6)", "1.047198"),
    entry("ATAN", "反正切。", "The angle whose tangent is given.", NUMBER, |x| Ok(libm::atan(x)))
        .example("ROUND(ATAN(1),6)", "0.785398"),
    entry(
        "ACOT",
        "反余切，0 到 π。",
        "The angle from 0 to pi whose cotangent is given.",
        NUMBER,
        |x| Ok(FRAC_PI_2 - libm::atan(x)),
    )
    .example("ROUND(ACOT(2),4)", "0.4636")
    .since(Excel::V2013),
    Function::new("ATAN2", M)
        .sentence("坐标点的方位角。", "The angle of the point with these coordinates.")
        .takes(&[number("横坐标", "x"), number("纵坐标", "y")])
        .example("ROUND(ATAN2(1,1),6)", "0.785398")
        .by(Evaluate::Two(|x, y| match (x, y) {
            _ if x == 0.0 && y == 0.0 => Err(Fault::DivisionByZero),
            _ => Ok(libm::atan2(y, x)),
        })),
    entry("SINH", "双曲正弦。", "The hyperbolic sine.", NUMBER, |x| Ok(libm::sinh(x)))
        .example("ROUND(SINH(1),6)", "1.175201"),
    entry("COSH", "双曲余弦。", "The hyperbolic cosine.", NUMBER, |x| Ok(libm::cosh(x)))
        .example("ROUND(COSH(1),6)", "1.543081"),
    entry("TANH", "双曲正切。", "The hyperbolic tangent.", NUMBER, |x| Ok(libm::tanh(x)))
        .example("ROUND(TANH(1),6)", "0.761594"),
    entry("COTH", "双曲余切。", "The hyperbolic cotangent.", NUMBER, |x| inverse(libm::tanh(x)))
        .example("ROUND(COTH(2),6)", "1.037315")
        .since(Excel::V2013),
    entry("SECH", "双曲正割。", "The hyperbolic secant.", NUMBER, |x| Ok(1.0 / libm::cosh(x)))
        .example("ROUND(SECH(1),6)", "0.648054")
        .since(Excel::V2013),
    entry("CSCH", "双曲余割。", "The hyperbolic cosecant.", NUMBER, |x| inverse(libm::sinh(x)))
        .example("ROUND(CSCH(1.5),4)", "0.4696")
        .since(Excel::V2013),
    entry("ASINH", "反双曲正弦。", "The inverse hyperbolic sine.", NUMBER, |x| Ok(libm::asinh(x)))
        .example("ROUND(ASINH(10),6)", "2.998223"),
    entry("ACOSH", "反双曲余弦。", "The inverse hyperbolic cosine.", NUMBER, |x| {
        if x < 1.0 { Err(Fault::Number) } else { Ok(libm::acosh(x)) }
    })
    .example("ROUND(ACOSH(10),6)", "2.993223"),
    entry("ATANH", "反双曲正切。", "The inverse hyperbolic tangent.", NUMBER, |x| {
        if x.abs() >= 1.0 { Err(Fault::Number) } else { Ok(libm::atanh(x)) }
    })
    .example("ROUND(ATANH(0.5),6)", "0.549306"),
    entry("ACOTH", "反双曲余切。", "The inverse hyperbolic cotangent.", NUMBER, |x| {
        if x.abs() <= 1.0 { Err(Fault::Number) } else { Ok(libm::atanh(1.0 / x)) }
    })
    .example("ROUND(ACOTH(6),3)", "0.168")
    .since(Excel::V2013),
    entry("RADIANS", "角度化为弧度。", "Degrees as radians.", &[number("角度", "degrees")], |x| {
        Ok(x * (PI / 180.0))
    })
    .example("ROUND(RADIANS(180),6)", "3.141593"),
    entry("DEGREES", "弧度化为角度。", "Radians as degrees.", ANGLE, |x| Ok(x * (180.0 / PI)))
        .example("DEGREES(PI())", "180"),
];

fn angle(x: f64) -> Answer<f64> {
    if x.abs() < LARGEST_ANGLE { Ok(x) } else { Err(Fault::Number) }
}

fn inverse(x: f64) -> Answer<f64> {
    if x == 0.0 { Err(Fault::DivisionByZero) } else { Ok(1.0 / x) }
}

fn within(x: f64, result: f64) -> Answer<f64> {
    if x.abs() > 1.0 { Err(Fault::Number) } else { Ok(result) }
}
