//! Per group, the total of the rows below or above any bound: ranks within a group and their kind.

use super::{
    NONE,
    grouping::Grouping,
    order::Order,
    totals::{Aggregate, Running},
};
use crate::engine::column::{Column, mark};

/// The numbers of each group in order, with the totals up to or from each of them.
#[derive(Clone, Debug)]
pub struct Bounds {
    /// Where each group's numbers begin, and at the end how many there are.
    starts: Vec<u32>,
    numbers: Vec<f64>,
    /// The total of the rows up to (or from) each position, one more per group than it has numbers.
    totals: Vec<(f64, u8)>,
    none: (f64, u8),
    below: bool,
}

impl Bounds {
    /// Sorts each group by a column and totals another (or counts) from below or from above.
    pub fn new(
        grouping: &Grouping,
        by: &Column,
        values: Option<&Column>,
        aggregate: Aggregate,
        below: bool,
    ) -> Self {
        let (starts, rows, numbers) = sorted(grouping, by);
        let mut bounds = Self {
            totals: vec![(0.0, mark::NUMBER); numbers.len() + grouping.count],
            numbers,
            starts,
            none: Running::new(aggregate).answer(aggregate),
            below,
        };
        let view = values.map(Column::view);
        for group in 0..grouping.count {
            let (start, end) = bounds.of_group(group);
            let mut running = Running::new(aggregate);
            let places: Vec<usize> =
                if below { (start..end).collect() } else { (start..end).rev().collect() };
            let first = if below { start } else { end } + group;
            bounds.put(first, running.answer(aggregate));
            for at in places {
                let row = rows.get(at).copied().unwrap_or(NONE) as usize;
                let value = view.as_ref().map(|view| view.get(row)).unwrap_or_default();
                let (number, kind) = mark::of(&value).unwrap_or((0.0, mark::EMPTY));
                running.take(number, kind, row);
                let place = if below { at + 1 } else { at } + group;
                bounds.put(place, running.answer(aggregate));
            }
        }
        bounds
    }

    fn put(&mut self, at: usize, total: (f64, u8)) {
        if let Some(slot) = self.totals.get_mut(at) {
            *slot = total;
        }
    }

    fn of_group(&self, group: usize) -> (usize, usize) {
        let start = self.starts.get(group).copied().unwrap_or(0) as usize;
        (start, self.starts.get(group + 1).map_or(start, |&end| end as usize))
    }

    /// The total of a group's rows on the index's side of `bound`, with it or without.
    pub fn of(&self, group: u32, bound: f64, inclusive: bool) -> (f64, u8) {
        if group == NONE || group as usize + 1 >= self.starts.len() {
            return self.none;
        }
        let (start, end) = self.of_group(group as usize);
        let numbers = self.numbers.get(start..end).unwrap_or_default();
        let within = if inclusive == self.below {
            numbers.partition_point(|&number| number <= bound)
        } else {
            numbers.partition_point(|&number| number < bound)
        };
        self.totals.get(start + within + group as usize).copied().unwrap_or(self.none)
    }
}

/// The starts of the groups, and their rows and numbers in ascending order.
fn sorted(grouping: &Grouping, by: &Column) -> (Vec<u32>, Vec<u32>, Vec<f64>) {
    let order = Order::new(by);
    let group_of = |row: usize| match order.codes.get(row) {
        Some(&code) if code != NONE => grouping.groups.get(row).copied().filter(|&group| group != NONE),
        _ => None,
    };
    let mut starts = vec![0_u32; grouping.count + 1];
    for row in 0..order.codes.len() {
        if let Some(slot) = group_of(row).and_then(|group| starts.get_mut(group as usize + 1)) {
            *slot += 1;
        }
    }
    let mut total = 0;
    for start in &mut starts {
        total += *start;
        *start = total;
    }
    // Rows by their number: counted into place, so equal numbers stay in row order.
    let mut by_number: Vec<u32> = vec![NONE; order.count() as usize];
    let mut next = order.below.clone();
    for (row, &code) in (0_u32..).zip(&order.codes) {
        if let Some(place) = next.get_mut(code as usize) {
            if let Some(slot) = by_number.get_mut(*place as usize) {
                *slot = row;
            }
            *place += 1;
        }
    }
    let mut rows = vec![NONE; total as usize];
    let mut numbers = vec![0.0; total as usize];
    let mut next = starts.clone();
    for row in by_number {
        let Some(place) = group_of(row as usize).and_then(|group| next.get_mut(group as usize)) else {
            continue;
        };
        let code = order.codes.get(row as usize).copied().unwrap_or(NONE);
        let number = order.distinct.get(code as usize).copied().unwrap_or(0.0);
        if let (Some(slot), Some(held)) = (rows.get_mut(*place as usize), numbers.get_mut(*place as usize)) {
            (*slot, *held) = (row, number);
        }
        *place += 1;
    }
    (starts, rows, numbers)
}
