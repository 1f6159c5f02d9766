//! How functions read their arguments.

use std::sync::Arc;

use super::{Answer, Operand, Value};
use crate::engine::{Fault, coerce, exact::ExactSum};

/// One value per argument, converted as Excel does when asked for.
#[derive(Debug)]
pub struct Arguments<'a> {
    values: &'a [Value],
}

impl<'a> Arguments<'a> {
    /// Arguments from their values.
    pub fn new(values: &'a [Value]) -> Self {
        Self { values }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.values.len()
    }

    /// Whether the argument was given and not left out between commas.
    pub fn given(&self, at: usize) -> bool {
        self.values.get(at).is_some_and(|value| !value.is_empty())
    }

    /// The value as it is, an error too.
    pub fn value(&self, at: usize) -> &'a Value {
        self.values.get(at).unwrap_or(&Value::Empty)
    }

    /// The value, unless it is an error.
    pub fn sound(&self, at: usize) -> Answer<&'a Value> {
        match self.value(at) {
            Value::Fault(fault) => Err(*fault),
            value => Ok(value),
        }
    }

    /// The argument as a number.
    pub fn number(&self, at: usize) -> Answer<f64> {
        coerce::number(self.value(at))
    }

    /// The argument as a number, or another where it is left out.
    pub fn number_or(&self, at: usize, other: f64) -> Answer<f64> {
        if self.given(at) { self.number(at) } else { Ok(other) }
    }

    /// The argument as a whole number, cut towards zero.
    pub fn whole(&self, at: usize) -> Answer<i64> {
        whole(self.number(at)?)
    }

    /// The argument as a whole number, or another where it is left out.
    pub fn whole_or(&self, at: usize, other: i64) -> Answer<i64> {
        if self.given(at) { self.whole(at) } else { Ok(other) }
    }

    /// The argument as text.
    pub fn text(&self, at: usize) -> Answer<Arc<str>> {
        coerce::text(self.value(at))
    }

    /// The argument as a condition.
    pub fn truth(&self, at: usize) -> Answer<bool> {
        coerce::truth(self.value(at))
    }

    /// The argument as a condition, or another where it is left out.
    pub fn truth_or(&self, at: usize, other: bool) -> Answer<bool> {
        if self.given(at) { self.truth(at) } else { Ok(other) }
    }
}

/// A number cut towards zero; `#NUM!` where no whole number holds it.
pub fn whole(number: f64) -> Answer<i64> {
    let cut = number.trunc();
    if cut.abs() < 9e15 { Ok(cut as i64) } else { Err(Fault::Number) }
}

/// The exact sum of the terms; `#NUM!` where one is not finite.
pub fn total(terms: impl IntoIterator<Item = f64>) -> Answer<f64> {
    let mut sum = ExactSum::default();
    for term in terms {
        if !term.is_finite() {
            return Err(Fault::Number);
        }
        sum.add(term);
    }
    Ok(sum.total())
}

/// Whole lists and single values, as the function's table says.
#[derive(Debug)]
pub struct Operands<'a> {
    list: &'a [Operand],
}

impl<'a> Operands<'a> {
    /// Arguments from their operands.
    pub fn new(list: &'a [Operand]) -> Self {
        Self { list }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.list.len()
    }

    /// All of them.
    pub fn all(&self) -> &'a [Operand] {
        self.list
    }

    /// The arguments from a position on.
    pub fn from(&self, at: usize) -> &'a [Operand] {
        self.list.get(at..).unwrap_or_default()
    }

    /// The argument as it is.
    pub fn get(&self, at: usize) -> Answer<&'a Operand> {
        self.list.get(at).ok_or(Fault::Value)
    }

    /// Whether the argument was given and not left out between commas.
    pub fn given(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|operand| !matches!(operand, Operand::Value(Value::Empty)))
    }

    /// The argument's one value, an error too.
    pub fn value(&self, at: usize) -> Value {
        self.list.get(at).map(Operand::single).unwrap_or_default()
    }

    /// The argument as a number.
    pub fn number(&self, at: usize) -> Answer<f64> {
        coerce::number(&self.value(at))
    }

    /// The argument as a number, as the functions of Excel's former analysis tools take it: a truth
    /// value is `#VALUE!`, an argument left out between commas `#N/A`.
    pub fn strict_number(&self, at: usize) -> Answer<f64> {
        match self.list.get(at) {
            Some(Operand::Value(Value::Empty)) => Err(Fault::NotAvailable),
            Some(Operand::Value(Value::Bool(_)) | Operand::Cell(Value::Bool(_))) => Err(Fault::Value),
            _ => self.number(at),
        }
    }

    /// The argument as a number, or another where it is left out.
    pub fn number_or(&self, at: usize, other: f64) -> Answer<f64> {
        if self.given(at) { self.number(at) } else { Ok(other) }
    }

    /// The argument as a whole number, cut towards zero.
    pub fn whole(&self, at: usize) -> Answer<i64> {
        whole(self.number(at)?)
    }

    /// The argument as a whole number, or another where it is left out.
    pub fn whole_or(&self, at: usize, other: i64) -> Answer<i64> {
        if self.given(at) { self.whole(at) } else { Ok(other) }
    }

    /// The argument as text.
    pub fn text(&self, at: usize) -> Answer<Arc<str>> {
        coerce::text(&self.value(at))
    }

    /// The argument as a condition, or another where it is left out.
    pub fn truth_or(&self, at: usize, other: bool) -> Answer<bool> {
        if self.given(at) { coerce::truth(&self.value(at)) } else { Ok(other) }
    }

    /// The numbers of the arguments from a position on, as aggregates see them.
    pub fn numbers_from(&self, at: usize) -> Answer<Vec<f64>> {
        let mut numbers = Vec::new();
        for operand in self.from(at) {
            operand.each_number(&mut |number| numbers.push(number))?;
        }
        Ok(numbers)
    }

    /// The values of all arguments as numbers, as AVERAGEA and its like see them: a written value is
    /// converted, of cells and arrays text is 0, TRUE 1, FALSE 0, and nothing does not count.
    pub fn values_as_numbers(&self) -> Answer<Vec<f64>> {
        let mut numbers = Vec::new();
        for operand in self.all() {
            if let Operand::Value(value) = operand {
                numbers.push(coerce::number(value)?);
                continue;
            }
            for value in operand.values() {
                match value {
                    Value::Empty => {}
                    Value::Text(_) => numbers.push(0.0),
                    value => numbers.push(coerce::number(&value)?),
                }
            }
        }
        Ok(numbers)
    }

    /// The numbers of one argument, as aggregates see them.
    pub fn numbers(&self, at: usize) -> Answer<Vec<f64>> {
        let mut numbers = Vec::new();
        self.get(at)?.each_number(&mut |number| numbers.push(number))?;
        Ok(numbers)
    }
}
