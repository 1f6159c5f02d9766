//! A column's numbers in order, for ranks and order statistics.

use super::NONE;
use crate::engine::{
    Fault, Value,
    column::{Column, View, mark},
};

/// Below this many numbers a comparison sort is quicker than counting digits.
const FEW: usize = 512;
const DIGIT_BITS: u32 = 11;
const DIGITS: usize = 6;
const BUCKETS: usize = 1 << DIGIT_BITS;

/// The distinct numbers of a column in ascending order, how many lie below each, and each row's own.
#[derive(Clone, Debug, Default)]
pub struct Order {
    /// The distinct numbers, ascending.
    pub distinct: Vec<f64>,
    /// How many numbers lie below each of them, and at the end how many there are.
    pub below: Vec<u32>,
    /// The position in `distinct` of each row's number; [`NONE`] where the row has none.
    pub codes: Vec<u32>,
    /// The first error of the column, which every question about it then answers.
    pub fault: Option<Fault>,
}

impl Order {
    /// Sorts a column.
    pub fn new(column: &Column) -> Self {
        let mut pairs = Vec::with_capacity(column.len());
        let fault = collect(column, &mut pairs);
        sort(&mut pairs);
        let mut order = Self { codes: vec![NONE; column.len()], fault, ..Self::default() };
        let mut last = None;
        for (at, &(key, row)) in pairs.iter().enumerate() {
            if last != Some(key) {
                last = Some(key);
                order.distinct.push(number_of(key));
                order.below.push(u32::try_from(at).unwrap_or(NONE));
            }
            let code = u32::try_from(order.distinct.len()).unwrap_or(NONE).wrapping_sub(1);
            if let Some(slot) = order.codes.get_mut(row as usize) {
                *slot = code;
            }
        }
        order.below.push(u32::try_from(pairs.len()).unwrap_or(NONE));
        order
    }

    /// How many numbers there are.
    pub fn count(&self) -> u32 {
        self.below.last().copied().unwrap_or(0)
    }

    /// The position of a number among the distinct ones.
    pub fn code_of(&self, number: f64) -> Result<usize, usize> {
        let at = self.distinct.partition_point(|&known| known < number);
        if self.distinct.get(at) == Some(&number) { Ok(at) } else { Err(at) }
    }

    /// How many numbers lie below the distinct one at a position, and how many at or below it.
    pub fn around(&self, code: usize) -> (u32, u32) {
        let below = self.below.get(code).copied().unwrap_or(0);
        (below, self.below.get(code + 1).copied().unwrap_or(below))
    }
}

fn collect(column: &Column, pairs: &mut Vec<(u64, u32)>) -> Option<Fault> {
    let mut fault = None;
    match column.view() {
        View::Numbers { values, marks: None } => {
            pairs.extend(values.iter().zip(0_u32..).map(|(&number, row)| (key_of(number), row)));
        }
        View::Numbers { values, marks: Some(marks) } => {
            for ((&number, &kind), row) in values.iter().zip(marks).zip(0_u32..) {
                if kind == mark::NUMBER {
                    pairs.push((key_of(number), row));
                } else if kind > mark::BLANK {
                    fault = fault.or_else(|| mark::fault(kind));
                }
            }
        }
        _ => {
            for (value, row) in column.values().zip(0_u32..) {
                match value {
                    Value::Number(number) => pairs.push((key_of(number), row)),
                    Value::Fault(found) => fault = fault.or(Some(found)),
                    _ => {}
                }
            }
        }
    }
    fault
}

/// Bits whose order as whole numbers is the numbers' order.
fn key_of(number: f64) -> u64 {
    let bits = (number + 0.0).to_bits();
    if bits >> 63 == 1 { !bits } else { bits | 1 << 63 }
}

fn number_of(key: u64) -> f64 {
    f64::from_bits(if key >> 63 == 1 { key & !(1 << 63) } else { !key })
}

/// Sorts by key, equal keys in row order: digit by digit from the lowest, without comparisons.
fn sort(pairs: &mut Vec<(u64, u32)>) {
    if pairs.len() < FEW {
        pairs.sort_unstable();
        return;
    }
    let mut counts = vec![[0_u32; BUCKETS]; DIGITS];
    for &(key, _) in pairs.iter() {
        for (digit, counts) in counts.iter_mut().enumerate() {
            if let Some(count) = counts.get_mut(bucket(key, digit)) {
                *count += 1;
            }
        }
    }
    let total = u32::try_from(pairs.len()).unwrap_or(NONE);
    let mut other = vec![(0, 0); pairs.len()];
    for (digit, counts) in counts.iter_mut().enumerate() {
        // A digit that all share moves nothing.
        if counts.contains(&total) {
            continue;
        }
        let mut start = 0;
        for count in counts.iter_mut() {
            let here = *count;
            *count = start;
            start += here;
        }
        for &pair in pairs.iter() {
            if let Some(next) = counts.get_mut(bucket(pair.0, digit)) {
                if let Some(slot) = other.get_mut(*next as usize) {
                    *slot = pair;
                }
                *next += 1;
            }
        }
        std::mem::swap(pairs, &mut other);
    }
}

fn bucket(key: u64, digit: usize) -> usize {
    ((key >> (DIGIT_BITS as usize * digit)) as usize) & (BUCKETS - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_any_numbers() {
        let mut seed = 3_u64;
        let mut numbers: Vec<f64> = (0..5000)
            .map(|_| {
                seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                f64::from_bits(seed)
            })
            .filter(|number| number.is_finite())
            .collect();
        numbers.extend([0.0, -0.0, 1.0, 1.0, -1.0]);
        let order = Order::new(&numbers.iter().map(|&number| Value::Number(number)).collect());
        let mut expected: Vec<f64> = numbers.iter().map(|number| number + 0.0).collect();
        expected.sort_by(f64::total_cmp);
        expected.dedup();
        assert_eq!(order.distinct, expected);
        for (number, code) in numbers.iter().zip(&order.codes) {
            assert_eq!(order.distinct[*code as usize], *number);
        }
    }
}
