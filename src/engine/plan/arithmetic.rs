//! The operators on single values.

use std::cmp::Ordering;

use crate::engine::{
    Fault, Value, coerce, digits,
    functions::power,
    language::{Binary, Unary},
};

/// The longest text a cell holds, in bytes of the most compact letters.
const LONGEST: usize = 32_767;

/// An operator with one operand. `+` changes nothing, not even text.
pub fn unary(operator: Unary, value: &Value) -> Value {
    match operator {
        Unary::Plus => value.clone(),
        Unary::Minus => numeric(coerce::number(value).map(|number| 0.0 - number)),
        Unary::Percent => numeric(coerce::number(value).map(|number| number / 100.0)),
    }
}

fn numeric(result: Result<f64, Fault>) -> Value {
    match result {
        Ok(number) => coerce::finite(number),
        Err(fault) => Value::Fault(fault),
    }
}

/// An operator with two operands.
pub fn binary(operator: Binary, left: &Value, right: &Value) -> Value {
    if operator.compares() {
        return match coerce::compare(left, right) {
            Ok(order) => Value::Bool(holds(operator, order)),
            Err(fault) => Value::Fault(fault),
        };
    }
    if operator == Binary::Join {
        return join(left, right);
    }
    let operands = coerce::number(left).and_then(|left| coerce::number(right).map(|right| (left, right)));
    numeric(operands.and_then(|(left, right)| calculate(operator, left, right)))
}

/// Whether a comparison holds for an order.
pub fn holds(operator: Binary, order: Ordering) -> bool {
    match operator {
        Binary::Equal => order == Ordering::Equal,
        Binary::Unequal => order != Ordering::Equal,
        Binary::Less => order == Ordering::Less,
        Binary::LessOrEqual => order != Ordering::Greater,
        Binary::Greater => order == Ordering::Greater,
        _ => order != Ordering::Less,
    }
}

fn join(left: &Value, right: &Value) -> Value {
    let texts = coerce::text(left).and_then(|left| coerce::text(right).map(|right| (left, right)));
    match texts {
        Ok((left, right)) if left.len() + right.len() > LONGEST * 3 => Value::Fault(Fault::Value),
        Ok((left, right)) => Value::text(format!("{left}{right}")),
        Err(fault) => Value::Fault(fault),
    }
}

/// Arithmetic on two numbers.
pub fn calculate(operator: Binary, left: f64, right: f64) -> Result<f64, Fault> {
    match operator {
        Binary::Add => Ok(left + right),
        Binary::Subtract => Ok(left - right),
        Binary::Multiply => Ok(left * right),
        Binary::Divide if right == 0.0 => Err(Fault::DivisionByZero),
        Binary::Divide => Ok(left / right),
        Binary::Power => power(left, right),
        _ => Err(Fault::Value),
    }
}

/// The last addition or subtraction of a formula. Excel gives 0 where the operands cancel at fifteen
/// digits: `0.5-0.4-0.1` is 0, while `(0.5-0.4-0.1)` is not.
pub fn settled(operator: Binary, left: &Value, right: &Value) -> Value {
    let operands = coerce::number(left).and_then(|left| coerce::number(right).map(|right| (left, right)));
    numeric(operands.and_then(|(left, right)| settle(operator, left, right)))
}

/// [`settled`] on two numbers.
#[inline]
pub fn settle(operator: Binary, left: f64, right: f64) -> Result<f64, Fault> {
    let against = if operator == Binary::Add { -right } else { right };
    if digits::same(left, against) { Ok(0.0) } else { calculate(operator, left, right) }
}
