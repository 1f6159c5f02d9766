//! Sums, differences and products of plain numbers as one pass each, without a block per operator.
//!
//! What is not finite stays so under `+`, `-` and `*`, so it is looked for once, at the end.

use std::ops::Range;

use super::{
    arithmetic,
    block::Block,
    loops,
    node::{Node, NodeId},
    run::Run,
};
use crate::engine::{
    Value,
    column::{View, mark},
    language::Binary,
};

/// A part that needs no calculation of its own.
#[derive(Clone, Copy)]
enum Leaf<'a> {
    Same(f64),
    Each(&'a [f64]),
}

impl<'a> Run<'a, '_> {
    /// The block of an arithmetic node all of whose cells are plain numbers in these rows.
    pub(super) fn fused(&self, node: &Node, rows: &Range<usize>) -> Option<Block<'a>> {
        let mut results = vec![0.0; rows.len()];
        match node {
            Node::Settled(operator, left, right) => {
                self.fill(*left, rows, &mut results)?;
                self.settle(*operator, *right, rows, &mut results)?;
            }
            Node::Binary(operator @ (Binary::Add | Binary::Subtract | Binary::Multiply), left, right) => {
                self.fill(*left, rows, &mut results)?;
                self.take(*operator, *right, rows, &mut results)?;
            }
            _ => return None,
        }
        Some(loops::finite(results))
    }

    fn leaf(&self, id: NodeId, rows: &Range<usize>) -> Option<Leaf<'a>> {
        let entry = self.evaluator.arena.get(id)?;
        if !entry.varies {
            return match self.evaluator.operand(id, rows.start).single() {
                Value::Number(number) => Some(Leaf::Same(number)),
                _ => None,
            };
        }
        let Node::Cell { table, column } = entry.node else { return None };
        match self.evaluator.columns.get(table)?.get(column)?.view() {
            View::Numbers { values, marks } => {
                let marks = marks.and_then(|marks| marks.get(rows.clone())).unwrap_or_default();
                let plain = marks.iter().all(|&kind| kind == mark::NUMBER);
                plain.then(|| values.get(rows.clone()).map(Leaf::Each)).flatten()
            }
            _ => None,
        }
    }

    /// Calculates a part into `results`.
    fn fill(&self, id: NodeId, rows: &Range<usize>, results: &mut [f64]) -> Option<()> {
        if let Some(leaf) = self.leaf(id, rows) {
            match leaf {
                Leaf::Same(number) => results.fill(number),
                Leaf::Each(numbers) => results.copy_from_slice(numbers),
            }
            return Some(());
        }
        if self.shared.binary_search(&id).is_ok() {
            return self.copy(id, rows, results);
        }
        match self.evaluator.arena.node(id)? {
            Node::Binary(operator @ (Binary::Add | Binary::Subtract | Binary::Multiply), left, right) => {
                self.fill(*left, rows, results)?;
                self.take(*operator, *right, rows, results)
            }
            _ => self.copy(id, rows, results),
        }
    }

    /// The values of any other node, where they are plain numbers.
    fn copy(&self, id: NodeId, rows: &Range<usize>, results: &mut [f64]) -> Option<()> {
        match self.block(id, rows.clone()) {
            Block::Numbers(numbers, None) => results.copy_from_slice(&numbers),
            _ => return None,
        }
        Some(())
    }

    /// Adds, subtracts or multiplies a part into `results`.
    fn take(&self, operator: Binary, id: NodeId, rows: &Range<usize>, results: &mut [f64]) -> Option<()> {
        if let Some((factor, numbers)) = self.product(id, rows) {
            match operator {
                Binary::Add => each(results, numbers, |sum, number| sum + factor * number),
                Binary::Subtract => each(results, numbers, |sum, number| sum - factor * number),
                _ => each(results, numbers, |sum, number| sum * (factor * number) + 0.0),
            }
            return Some(());
        }
        let mut held = Vec::new();
        let numbers = match self.leaf(id, rows) {
            Some(Leaf::Same(number)) => {
                match operator {
                    Binary::Add => results.iter_mut().for_each(|slot| *slot += number),
                    Binary::Subtract => results.iter_mut().for_each(|slot| *slot -= number),
                    _ => results.iter_mut().for_each(|slot| *slot = *slot * number + 0.0),
                }
                return Some(());
            }
            Some(Leaf::Each(numbers)) => numbers,
            None => {
                held.resize(results.len(), 0.0);
                self.fill(id, rows, &mut held)?;
                &held
            }
        };
        match operator {
            Binary::Add => each(results, numbers, |left, right| left + right),
            Binary::Subtract => each(results, numbers, |left, right| left - right),
            _ => each(results, numbers, |left, right| left * right + 0.0),
        }
        Some(())
    }

    /// A weight times a cell, the part that scores are made of. A product of zero keeps its sign here;
    /// the sum it goes into has none.
    fn product(&self, id: NodeId, rows: &Range<usize>) -> Option<(f64, &'a [f64])> {
        let Some(Node::Binary(Binary::Multiply, left, right)) = self.evaluator.arena.node(id) else {
            return None;
        };
        match (self.leaf(*left, rows)?, self.leaf(*right, rows)?) {
            (Leaf::Same(factor), Leaf::Each(numbers)) | (Leaf::Each(numbers), Leaf::Same(factor)) => {
                Some((factor, numbers))
            }
            _ => None,
        }
    }

    /// The last addition or subtraction of a formula.
    fn settle(&self, operator: Binary, id: NodeId, rows: &Range<usize>, results: &mut [f64]) -> Option<()> {
        let mut right = vec![0.0; results.len()];
        self.fill(id, rows, &mut right)?;
        each(results, &right, |left, right| match arithmetic::settle(operator, left, right) {
            // Two infinities do not cancel.
            Ok(number) if left.is_finite() && right.is_finite() => number + 0.0,
            _ => f64::NAN,
        });
        Some(())
    }
}

fn each(results: &mut [f64], numbers: &[f64], of: impl Fn(f64, f64) -> f64) {
    results.iter_mut().zip(numbers).for_each(|(slot, &number)| *slot = of(*slot, number));
}
