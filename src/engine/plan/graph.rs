//! Which columns depend on which, and the order in which they are calculated.

use std::collections::{BTreeMap, BTreeSet};

/// A column by its table and position.
pub type Column = (usize, usize);

/// The order of calculation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Order {
    /// The formula columns, each after those it reads; the ones in cycles are not among them.
    pub columns: Vec<Column>,
    /// Each cycle's columns in reading order: the first reads the second, the last the first.
    pub cycles: Vec<Vec<Column>>,
}

/// Sorts formula columns so that each comes after those it reads. The recursion is kept on a list,
/// because chains of columns can be long.
pub fn order(reads: &BTreeMap<Column, Vec<Column>>) -> Order {
    let mut walk = Walk { reads, state: BTreeMap::new(), order: Order::default(), caught: BTreeSet::new() };
    for &column in reads.keys() {
        walk.visit(column);
    }
    let Walk { mut order, caught, .. } = walk;
    order.columns.retain(|column| !caught.contains(column));
    order
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Open,
    Done,
}

struct Walk<'a> {
    reads: &'a BTreeMap<Column, Vec<Column>>,
    state: BTreeMap<Column, State>,
    order: Order,
    caught: BTreeSet<Column>,
}

impl Walk<'_> {
    fn visit(&mut self, start: Column) {
        if self.state.contains_key(&start) {
            return;
        }
        // The path from the start: a column and how many of what it reads were followed.
        let mut path: Vec<(Column, usize)> = vec![(start, 0)];
        self.state.insert(start, State::Open);
        while let Some((column, followed)) = path.last_mut() {
            let column = *column;
            let next = self.reads.get(&column).and_then(|reads| reads.get(*followed)).copied();
            *followed += 1;
            match next {
                None => {
                    path.pop();
                    self.state.insert(column, State::Done);
                    self.order.columns.push(column);
                }
                Some(next) if !self.reads.contains_key(&next) => {}
                Some(next) => match self.state.get(&next) {
                    None => {
                        self.state.insert(next, State::Open);
                        path.push((next, 0));
                    }
                    Some(State::Open) => self.close(&path, next),
                    Some(State::Done) => {}
                },
            }
        }
    }

    /// The path has come back to one of its own columns.
    fn close(&mut self, path: &[(Column, usize)], again: Column) {
        let cycle: Vec<Column> =
            path.iter().map(|(column, _)| *column).skip_while(|column| *column != again).collect();
        self.caught.extend(cycle.iter().copied());
        self.order.cycles.push(cycle);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_and_finds_cycles() {
        let reads = BTreeMap::from([
            ((0, 0), vec![(0, 1), (1, 0)]),
            ((0, 1), vec![(1, 0)]),
            ((1, 0), vec![(5, 5)]),
            ((2, 0), vec![(2, 1)]),
            ((2, 1), vec![(2, 2), (0, 0)]),
            ((2, 2), vec![(2, 0)]),
            ((2, 3), vec![(2, 3)]),
        ]);
        let order = order(&reads);
        assert_eq!(order.columns, [(1, 0), (0, 1), (0, 0)]);
        assert_eq!(order.cycles, [vec![(2, 0), (2, 1), (2, 2)], vec![(2, 3)]]);
    }
}
