//! The distributions of statistics, each under its present name and, where it has one, its name
//! before Excel 2010.

mod beta;
mod chi_square;
mod discrete;
mod fisher;
mod gamma;
mod lifetime;
mod normal;
mod significance;
mod student;

pub(super) use beta::BETA;
pub(super) use chi_square::CHI_SQUARE;
pub(super) use discrete::DISCRETE;
pub(super) use fisher::FISHER;
pub(super) use gamma::GAMMA;
pub(super) use lifetime::LIFETIME;
pub(super) use normal::NORMAL;
pub(super) use significance::SIGNIFICANCE;
pub(super) use student::STUDENT;

use super::{Answer, Argument, Arguments, Evaluate, Excel, Family, Function, Value, number, truth};
use crate::engine::Fault;

const S: Family = Family::Statistics;

const CUMULATIVE: Argument = truth("是否累积", "cumulative");

/// An entry of a distribution's table.
const fn entry(
    name: &'static str,
    zh: &'static str,
    en: &'static str,
    takes: &'static [Argument],
    by: fn(&Arguments<'_>) -> Answer<Value>,
) -> Function {
    Function::new(name, S).sentence(zh, en).takes(takes).by(Evaluate::Each(by))
}

/// A probability strictly between 0 and 1.
fn probability(arguments: &Arguments<'_>, at: usize) -> Answer<f64> {
    let p = arguments.number(at)?;
    if p > 0.0 && p < 1.0 { Ok(p) } else { Err(Fault::Number) }
}

/// A number above 0.
fn positive(arguments: &Arguments<'_>, at: usize) -> Answer<f64> {
    let number = arguments.number(at)?;
    if number > 0.0 { Ok(number) } else { Err(Fault::Number) }
}

/// A number from 0 on.
fn not_negative(arguments: &Arguments<'_>, at: usize) -> Answer<f64> {
    let number = arguments.number(at)?;
    if number >= 0.0 { Ok(number) } else { Err(Fault::Number) }
}

/// Degrees of freedom: a whole number from 1 to 10^10.
fn freedom(arguments: &Arguments<'_>, at: usize) -> Answer<f64> {
    let degrees = arguments.number(at)?.trunc();
    if (1.0..=1e10).contains(&degrees) { Ok(degrees) } else { Err(Fault::Number) }
}

fn value(number: f64) -> Answer<Value> {
    Ok(crate::engine::coerce::finite(number))
}
