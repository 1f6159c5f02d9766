//! Finding a value's place in a list, as the lookups do.

use std::cmp::Ordering;

use super::{Answer, Operand, Operands, Value};
use crate::engine::{Fault, coerce, criteria};

/// Which place counts where the value itself is not found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Near {
    Exact,
    Below,
    Above,
    Wildcard,
}

/// The place that XLOOKUP and XMATCH find; the match mode is the argument at `mode_at`, the search
/// mode the next.
pub(super) fn place(operands: &Operands<'_>, mode_at: usize) -> Answer<Option<usize>> {
    let wanted = match operands.value(0) {
        Value::Fault(fault) => return Err(fault),
        value => value,
    };
    let list = line(operands.get(1)?).ok_or(Fault::Value)?;
    let near = match operands.whole_or(mode_at, 0)? {
        0 => Near::Exact,
        -1 => Near::Below,
        1 => Near::Above,
        2 => Near::Wildcard,
        _ => return Err(Fault::Value),
    };
    match operands.whole_or(mode_at + 1, 1)? {
        2 | -2 if near == Near::Wildcard => Err(Fault::Value),
        2 => Ok(halved(&list, &wanted, near)),
        -2 => Ok(halved_falling(&list, &wanted, near)),
        direction @ (1 | -1) => Ok(match near {
            Near::Exact | Near::Wildcard => exact(&list, &wanted, near == Near::Wildcard, direction < 0),
            side => nearest(&list, &wanted, side, direction < 0),
        }),
        _ => Err(Fault::Value),
    }
}

/// The values of one row or one column; `None` for more.
pub(super) fn line(operand: &Operand) -> Option<Vec<Value>> {
    let several = operand.rows() > 1 && operand.columns() > 1;
    (!several).then(|| operand.values().collect())
}

/// The first (or last) position that is the same; text with wildcards where they are asked for.
pub(super) fn exact(list: &[Value], wanted: &Value, wild: bool, backwards: bool) -> Option<usize> {
    let marks = match wanted {
        Value::Text(text) if wild => criteria::pattern(text),
        _ => None,
    };
    let fits = |value: &Value| match (&marks, value) {
        (Some(marks), Value::Text(text)) => criteria::matches(marks, text),
        (Some(_), _) => false,
        (None, Value::Empty) => wanted.is_empty(),
        (None, value) => coerce::same(value, wanted),
    };
    if backwards { list.iter().rposition(fits) } else { list.iter().position(fits) }
}

/// The last position not above `wanted` in a list sorted upwards, or not below it in one sorted
/// downwards, found by halving; values of other kinds are passed over. MATCH, VLOOKUP and LOOKUP.
pub(super) fn sorted_below(list: &[Value], wanted: &Value, descending: bool) -> Option<usize> {
    let like = |at: &usize| list.get(*at).is_some_and(|value| kind(value) == kind(wanted));
    let candidates: Vec<usize> = (0..list.len()).filter(like).collect();
    let within = candidates.partition_point(|&at| {
        let order = list.get(at).map(|value| order(value, wanted));
        if descending { order != Some(Ordering::Less) } else { order != Some(Ordering::Greater) }
    });
    within.checked_sub(1).and_then(|at| candidates.get(at)).copied()
}

fn kind(value: &Value) -> u8 {
    match value {
        Value::Number(_) => 0,
        Value::Text(_) => 1,
        Value::Bool(_) => 2,
        Value::Fault(_) => 3,
        Value::Empty => 4,
    }
}

/// Numbers before texts before truth values; nothing after everything.
fn order(left: &Value, right: &Value) -> Ordering {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => left.partial_cmp(right).unwrap_or(Ordering::Equal),
        (Value::Text(left), Value::Text(right)) => coerce::compare_texts(left, right),
        (Value::Bool(left), Value::Bool(right)) => left.cmp(right),
        _ => kind(left).cmp(&kind(right)),
    }
}

fn comparable(value: &Value) -> bool {
    !matches!(value, Value::Empty | Value::Fault(_))
}

/// The nearest value below or above, in any order.
fn nearest(list: &[Value], wanted: &Value, side: Near, backwards: bool) -> Option<usize> {
    if wanted.is_empty() {
        return exact(list, wanted, false, backwards);
    }
    let wrong = if side == Near::Below { Ordering::Greater } else { Ordering::Less };
    let mut best: Option<(usize, &Value)> = None;
    for (at, value) in list.iter().enumerate().filter(|(_, value)| comparable(value)) {
        if order(value, wanted) == wrong {
            continue;
        }
        let better = best.is_none_or(|(_, held)| match order(value, held) {
            Ordering::Equal => backwards,
            found => found == wrong,
        });
        if better {
            best = Some((at, value));
        }
    }
    best.map(|(at, _)| at)
}

/// Halving in a list sorted upwards: of equal ones the first.
fn halved(list: &[Value], wanted: &Value, near: Near) -> Option<usize> {
    let at = list.partition_point(|value| order(value, wanted) == Ordering::Less);
    let found = list.get(at).filter(|value| order(value, wanted) == Ordering::Equal);
    match near {
        _ if found.is_some() => Some(at),
        Near::Below => at.checked_sub(1),
        Near::Above => Some(at).filter(|&at| list.get(at).is_some_and(comparable)),
        Near::Exact | Near::Wildcard => None,
    }
}

/// Halving in a list sorted downwards: of equal ones the last.
fn halved_falling(list: &[Value], wanted: &Value, near: Near) -> Option<usize> {
    let filled = list.iter().rposition(|value| !value.is_empty()).map_or(0, |at| at + 1);
    let list = list.get(..filled).unwrap_or_default();
    let after = list.partition_point(|value| order(value, wanted) != Ordering::Less);
    let before = after.checked_sub(1);
    let found =
        before.and_then(|at| list.get(at)).is_some_and(|value| order(value, wanted) == Ordering::Equal);
    match near {
        _ if found => before,
        Near::Below => Some(after).filter(|&at| at < list.len()),
        Near::Above => before,
        Near::Exact | Near::Wildcard => None,
    }
}
