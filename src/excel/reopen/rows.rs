//! Rows as values, and which of them are the same.

use std::collections::BTreeMap;

use crate::engine::{Value, number_text};

/// A pairing of the rows of a saved table with the rows of a sheet.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Pairing {
    /// Saved row and row of the sheet, where some value differs.
    pub differing: Vec<(usize, usize)>,
    /// Rows of the sheet without a saved one.
    pub added: Vec<usize>,
    /// Saved rows without one in the sheet.
    pub removed: Vec<usize>,
}

/// Pairs rows that have no key: equal ones in their places, then wherever they stand, since order means
/// nothing; what is left by its place, then in order, where at least half of the cells are the same.
pub(super) fn pair(saved: &[Vec<Value>], found: &[Vec<Value>]) -> Pairing {
    let saved_as: Vec<String> = saved.iter().map(|values| identity(values)).collect();
    let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut stayed = vec![false; saved.len()];
    for (row, values) in found.iter().enumerate().rev() {
        let identity = identity(values);
        match stayed.get_mut(row) {
            // A row that became like another one is not taken for it.
            Some(stayed) if saved_as.get(row) == Some(&identity) => *stayed = true,
            _ => places.entry(identity).or_default().push(row),
        }
    }
    let mut left: Vec<usize> = Vec::new();
    for (row, (identity, stayed)) in saved_as.iter().zip(stayed).enumerate() {
        if !stayed && places.get_mut(identity).and_then(Vec::pop).is_none() {
            left.push(row);
        }
    }
    let mut over: Vec<usize> = places.into_values().flatten().collect();
    over.sort_unstable();
    let mut pairing = Pairing::default();
    let alike = |one: usize, other: usize| match (saved.get(one), found.get(other)) {
        (Some(one), Some(other)) => are_alike(one, other),
        _ => false,
    };
    left.retain(|row| match over.binary_search(row) {
        Ok(at) if alike(*row, *row) => {
            over.remove(at);
            pairing.differing.push((*row, *row));
            false
        }
        _ => true,
    });
    let mut over = over.into_iter().peekable();
    for row in left {
        match over.next_if(|&other| alike(row, other)) {
            Some(other) => pairing.differing.push((row, other)),
            None => pairing.removed.push(row),
        }
    }
    pairing.added.extend(over);
    pairing.differing.sort_unstable();
    pairing
}

fn are_alike(one: &[Value], other: &[Value]) -> bool {
    let equal = one.iter().zip(other).filter(|(one, other)| same(one, other)).count();
    2 * equal >= one.len()
}

/// Whether two values are the same to the 15 digits that office programs keep.
pub(super) fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => one == other || digits(*one) == digits(*other),
        _ => text(one) == text(other),
    }
}

fn identity(values: &[Value]) -> String {
    let mut identity = String::new();
    for value in values {
        match value {
            Value::Number(number) => identity.push_str(&digits(*number)),
            other => identity.push_str(&text(other)),
        }
        identity.push('\u{1f}');
    }
    identity
}

fn digits(number: f64) -> String {
    // Zero has a sign that nobody sees.
    format!("{:.14e}", number + 0.0)
}

fn text(value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Number(number) => number_text(*number),
        Value::Text(text) => text.to_string(),
        Value::Bool(truth) => truth.to_string(),
        Value::Fault(fault) => fault.text().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(
        saved: &[&str],
        found: &[&str],
        differing: &[(usize, usize)],
        added: &[usize],
        removed: &[usize],
    ) {
        let rows = |names: &[&str]| {
            names
                .iter()
                .map(|name| name.chars().map(|sign| Value::text(sign.to_string())).collect())
                .collect::<Vec<Vec<_>>>()
        };
        let expected = Pairing { differing: differing.into(), added: added.into(), removed: removed.into() };
        assert_eq!(pair(&rows(saved), &rows(found)), expected, "{saved:?} {found:?}");
    }

    #[test]
    fn rows_without_a_key_are_paired() {
        check(&["a1", "b2", "c3"], &["a1", "b2", "c3"], &[], &[], &[]);
        check(&["a1", "b2", "c3"], &["c3", "a1", "b2"], &[], &[], &[]);
        check(&["a1", "b2", "c3"], &["a1", "b9", "c3"], &[(1, 1)], &[], &[]);
        check(&["a1", "b2", "c3"], &["a1", "x9", "c3"], &[], &[1], &[1]);
        check(&["a1", "b2", "c3"], &["a1", "n4", "b2", "c3"], &[], &[1], &[]);
        check(&["a1", "b2", "c3"], &["a1", "c3"], &[], &[], &[1]);
        check(&["a1", "a1"], &["a1"], &[], &[], &[1]);
        check(&["a1", "b2"], &["b9", "a1", "y7"], &[(1, 0)], &[2], &[]);
        // A row that became like another is the one that was edited.
        check(&["a1", "b1", "c3"], &["b1", "b1", "c3"], &[(0, 0)], &[], &[]);
        check(&["a1", "a1", "a1"], &["a1", "a2", "a1"], &[(1, 1)], &[], &[]);
        check(&[], &["a1"], &[], &[0], &[]);
    }
}
