//! The operators as loops over blocks.

use std::borrow::Cow;

use super::{
    arithmetic,
    block::{Block, Collector, Side},
};
use crate::engine::{
    Fault, Value, coerce,
    column::{Words, mark},
    functions::Answer,
    language::{Binary, Unary},
};

/// An operator with one operand over `rows` rows.
pub fn unary<'a>(operator: Unary, inner: Block<'a>, rows: usize) -> Block<'a> {
    match (operator, inner) {
        (Unary::Plus, inner) => inner,
        (operator, Block::Same(value)) => Block::Same(arithmetic::unary(operator, &value)),
        (Unary::Minus, inner) => binary(Binary::Subtract, Block::Same(Value::Number(0.0)), inner, rows),
        (Unary::Percent, inner) => binary(Binary::Divide, inner, Block::Same(Value::Number(100.0)), rows),
    }
}

/// An operator with two operands over `rows` rows.
pub fn binary<'a>(operator: Binary, left: Block<'a>, right: Block<'a>, rows: usize) -> Block<'a> {
    if let (Block::Same(left), Block::Same(right)) = (&left, &right) {
        return Block::Same(arithmetic::binary(operator, left, right));
    }
    if operator.compares() {
        return compare(operator, &left, &right, rows);
    }
    if operator != Binary::Join
        && let (Some(one), Some(other)) = (left.side(), right.side())
    {
        if one.is_plain() && other.is_plain() {
            return plain(operator, left, right, rows);
        }
        return answers(rows, |at| {
            let (numbers, kinds) = both(one.at(at), other.at(at));
            kinds.map_or_else(|| arithmetic::calculate(operator, numbers.0, numbers.1), Err)
        });
    }
    each(rows, |at| arithmetic::binary(operator, &left.get(at), &right.get(at)))
}

/// The numbers of two operands, and the error that arithmetic gives for them instead.
fn both((left, kind): (f64, u8), (right, other): (f64, u8)) -> ((f64, f64), Option<Fault>) {
    let refused =
        if kind >= mark::BLANK { Some(kind) } else { Some(other).filter(|&other| other >= mark::BLANK) };
    ((left, right), refused.map(|kind| mark::fault(kind).unwrap_or(Fault::Value)))
}

/// The last addition or subtraction of a formula over `rows` rows.
pub fn settled<'a>(operator: Binary, left: &Block<'a>, right: &Block<'a>, rows: usize) -> Block<'a> {
    if let (Block::Same(left), Block::Same(right)) = (left, right) {
        return Block::Same(arithmetic::settled(operator, left, right));
    }
    match (left.side(), right.side()) {
        (Some(left), Some(right)) => answers(rows, |at| {
            let (numbers, fault) = both(left.at(at), right.at(at));
            fault.map_or_else(|| arithmetic::settle(operator, numbers.0, numbers.1), Err)
        }),
        _ => each(rows, |at| arithmetic::settled(operator, &left.get(at), &right.get(at))),
    }
}

/// A block of values, one after the other.
pub fn each<'a>(rows: usize, mut of: impl FnMut(usize) -> Value) -> Block<'a> {
    let mut collector = Collector::new(rows);
    (0..rows).for_each(|at| collector.push(of(at)));
    collector.finish()
}

/// A block of numbers or errors, one after the other.
pub fn answers<'a>(rows: usize, mut of: impl FnMut(usize) -> Answer<f64>) -> Block<'a> {
    let mut collector = Collector::new(rows);
    for at in 0..rows {
        match of(at) {
            Ok(number) if number.is_finite() => collector.mark(number + 0.0, mark::NUMBER),
            Ok(_) => collector.mark(0.0, mark::of_fault(Fault::Number)),
            Err(fault) => collector.mark(0.0, mark::of_fault(fault)),
        }
    }
    collector.finish()
}

/// Arithmetic on numbers alone.
fn plain<'a>(operator: Binary, left: Block<'a>, right: Block<'a>, rows: usize) -> Block<'a> {
    match operator {
        Binary::Add => looped(left, right, rows, |left, right| left + right),
        Binary::Subtract => looped(left, right, rows, |left, right| left - right),
        Binary::Multiply => looped(left, right, rows, |left, right| left * right),
        Binary::Divide => {
            let zero = match right.side() {
                Some(Side::Same(number, _)) => number == 0.0,
                Some(Side::Each(numbers, _)) => numbers.contains(&0.0),
                None => true,
            };
            if zero {
                slow(operator, &left, &right, rows)
            } else {
                looped(left, right, rows, |left, right| left / right)
            }
        }
        _ => slow(operator, &left, &right, rows),
    }
}

fn slow<'a>(operator: Binary, left: &Block<'a>, right: &Block<'a>, rows: usize) -> Block<'a> {
    answers(rows, |at| arithmetic::calculate(operator, left.number(at)?, right.number(at)?))
}

/// A loop without branches; what is not finite becomes an error afterwards.
fn looped<'a>(left: Block<'a>, right: Block<'a>, rows: usize, of: impl Fn(f64, f64) -> f64) -> Block<'a> {
    let results = match (left, right) {
        (Block::Numbers(left, _), Block::Numbers(right, _)) => {
            let mut results = left.into_owned();
            results.iter_mut().zip(right.iter()).for_each(|(slot, &right)| *slot = of(*slot, right) + 0.0);
            results
        }
        (Block::Numbers(left, _), right) => {
            let right = right.number(0).unwrap_or(0.0);
            let mut results = left.into_owned();
            results.iter_mut().for_each(|slot| *slot = of(*slot, right) + 0.0);
            results
        }
        (left, Block::Numbers(right, _)) => {
            let left = left.number(0).unwrap_or(0.0);
            let mut results = right.into_owned();
            results.iter_mut().for_each(|slot| *slot = of(left, *slot) + 0.0);
            results
        }
        (left, right) => {
            return answers(rows, |at| Ok(of(left.number(at)?, right.number(at)?)));
        }
    };
    finite(results)
}

/// A block of numbers with those that are not finite made errors.
pub fn finite<'a>(mut results: Vec<f64>) -> Block<'a> {
    if results.iter().fold(false, |bad, number| bad | !number.is_finite()) {
        let marks = results.iter_mut().map(|number| {
            if number.is_finite() {
                return mark::NUMBER;
            }
            *number = 0.0;
            mark::of_fault(Fault::Number)
        });
        let marks = marks.collect();
        return Block::Numbers(Cow::Owned(results), Some(Cow::Owned(marks)));
    }
    Block::Numbers(Cow::Owned(results), None)
}

/// A block of truth values.
fn truths<'a>(rows: usize, mut of: impl FnMut(usize) -> bool) -> Block<'a> {
    let marks: Vec<u8> = (0..rows).map(|at| mark::FALSE + u8::from(of(at))).collect();
    let numbers = marks.iter().map(|&kind| f64::from(kind - mark::FALSE)).collect();
    Block::Numbers(Cow::Owned(numbers), Some(Cow::Owned(marks)))
}

fn compare<'a>(operator: Binary, left: &Block<'a>, right: &Block<'a>, rows: usize) -> Block<'a> {
    if let (Some(one), Some(other)) = (left.side(), right.side()) {
        if one.is_numbers() && other.is_numbers() {
            return truths(rows, |at| {
                arithmetic::holds(operator, coerce::compare_numbers(one.at(at).0, other.at(at).0))
            });
        }
        if let Side::Same(_, mark::BLANK) = other
            && matches!(operator, Binary::Equal | Binary::Unequal)
        {
            return is_blank(&one, rows, operator == Binary::Equal);
        }
    }
    if let (Block::Words(ids, words), Block::Same(Value::Text(text))) = (left, right)
        && matches!(operator, Binary::Equal | Binary::Unequal)
        && !text.is_empty()
        && ids.iter().all(|&id| (id as usize) < words.len())
    {
        return truths(rows, |at| {
            let word = ids.get(at).and_then(|&id| words.get(id as usize));
            word.is_some_and(|word| coerce::same_text(word, text)) == (operator == Binary::Equal)
        });
    }
    each(rows, |at| arithmetic::binary(operator, &left.get(at), &right.get(at)))
}

/// `[@x]=""`, the question formulas ask most.
fn is_blank<'a>(side: &Side<'_>, rows: usize, wanted: bool) -> Block<'a> {
    let mut collector = Collector::new(rows);
    for at in 0..rows {
        let (_, kind) = side.at(at);
        if kind > mark::BLANK {
            collector.mark(0.0, kind);
        } else {
            let holds = (kind == mark::EMPTY || kind == mark::BLANK) == wanted;
            collector.mark(f64::from(u8::from(holds)), mark::FALSE + u8::from(holds));
        }
    }
    collector.finish()
}

/// What IF finds in a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// It holds.
    Yes,
    /// It does not.
    No,
    /// It is an error.
    Fault(Fault),
}

/// The condition in each of `rows` rows.
pub fn conditions(block: &Block<'_>, rows: usize) -> Vec<Truth> {
    let of = |result: Answer<bool>| match result {
        Ok(true) => Truth::Yes,
        Ok(false) => Truth::No,
        Err(fault) => Truth::Fault(fault),
    };
    match block.side() {
        Some(side) => (0..rows)
            .map(|at| match side.at(at) {
                (number, kind) if kind < mark::BLANK => of(Ok(number != 0.0)),
                (_, kind) => Truth::Fault(mark::fault(kind).unwrap_or(Fault::Value)),
            })
            .collect(),
        None => (0..rows).map(|at| of(coerce::truth(&block.get(at)))).collect(),
    }
}

/// In each row the value of the block that `which` names; `None` is an error already in `faults`.
pub fn chosen<'a>(blocks: &[Block<'a>], which: &[Truth], rows: usize) -> Block<'a> {
    let [yes, no] = blocks else { return Block::Same(Value::Fault(Fault::Value)) };
    if let (Some(yes), Some(no)) = (yes.side(), no.side()) {
        if yes.is_numbers() && no.is_numbers() && which.iter().all(|truth| !matches!(truth, Truth::Fault(_)))
        {
            let pick =
                |(at, truth): (usize, &Truth)| if *truth == Truth::Yes { yes.at(at).0 } else { no.at(at).0 };
            return Block::Numbers(Cow::Owned(which.iter().enumerate().map(pick).collect()), None);
        }
        let mut collector = Collector::new(rows);
        for (at, truth) in which.iter().enumerate() {
            let (number, kind) = match truth {
                Truth::Yes => yes.at(at),
                Truth::No => no.at(at),
                Truth::Fault(fault) => (0.0, mark::of_fault(*fault)),
            };
            collector.mark(number, kind);
        }
        return collector.finish();
    }
    if let Some(block) = chosen_words(yes, no, which) {
        return block;
    }
    each(rows, |at| match which.get(at) {
        Some(Truth::Yes) => yes.get(at),
        Some(Truth::No) => no.get(at),
        Some(Truth::Fault(fault)) => Value::Fault(*fault),
        None => Value::Empty,
    })
}

/// Grades and other words from short lists: positions instead of texts.
fn chosen_words<'a>(yes: &Block<'a>, no: &Block<'a>, which: &[Truth]) -> Option<Block<'a>> {
    const SHORT: usize = 64;
    let mut words = Words::default();
    let list = std::sync::Arc::make_mut(&mut words);
    let mut position = |block: &Block<'a>| -> Option<(u32, Vec<u32>)> {
        let offset = u32::try_from(list.len()).ok()?;
        match block {
            Block::Words(ids, others) if others.len() <= SHORT => {
                list.extend(others.iter().cloned());
                Some((offset, ids.to_vec()))
            }
            Block::Same(Value::Text(text)) if !text.is_empty() => {
                list.push(text.clone());
                Some((offset, Vec::new()))
            }
            Block::Same(value) if !matches!(value, Value::Number(_)) => {
                let (_, kind) = mark::of(value)?;
                Some((crate::engine::column::mark_id(kind), Vec::new()))
            }
            _ => None,
        }
    };
    let (yes, no) = (position(yes)?, position(no)?);
    let reserved = crate::engine::column::mark_id(0);
    let pick = |(offset, ids): &(u32, Vec<u32>), at: usize| match ids.get(at) {
        Some(&id) if id >= reserved => id,
        Some(&id) => id + offset,
        None => *offset,
    };
    let ids = which.iter().enumerate().map(|(at, truth)| match truth {
        Truth::Yes => pick(&yes, at),
        Truth::No => pick(&no, at),
        Truth::Fault(fault) => crate::engine::column::mark_id(mark::of_fault(*fault)),
    });
    Some(Block::Words(Cow::Owned(ids.collect()), words))
}
