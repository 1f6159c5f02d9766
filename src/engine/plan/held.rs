//! What is calculated once and kept: values that are the same in every row, and indexes.

use std::sync::{Arc, OnceLock};

use super::{
    evaluate::Evaluator,
    index::{self, Bounds, Coding, Finder, Gathered, Grouping, Order, Totals},
    node::{Node, NodeId, Test},
};
use crate::engine::{Column, criteria::Criterion, language::Rows, operand::Operand};

/// A kept value or index.
#[derive(Clone, Debug)]
pub enum Held {
    /// A value or list.
    Operand(Operand),
    /// A [`Node::Order`].
    Order(Arc<Order>),
    /// A [`Node::Coding`].
    Coding(Arc<Coding>),
    /// A [`Node::Finder`].
    Finder(Arc<Finder>),
    /// A [`Node::Grouping`].
    Grouping(Arc<Grouping>),
    /// A [`Node::Gathered`].
    Gathered(Arc<Gathered>),
    /// A [`Node::Totals`].
    Totals(Arc<Totals>),
    /// A [`Node::Bounds`].
    Bounds(Arc<Bounds>),
}

/// A place for what a node keeps.
pub type Memo = OnceLock<Held>;

impl<'a> Evaluator<'a> {
    /// What a node keeps, calculated now if it has not been.
    pub(super) fn held(&self, id: NodeId) -> Option<&'a Held> {
        let memo: &'a Memo = self.memo.get(id)?;
        if memo.get().is_none() {
            let held = self.build(id)?;
            return Some(memo.get_or_init(|| held));
        }
        memo.get()
    }

    fn build(&self, id: NodeId) -> Option<Held> {
        Some(match self.arena.node(id)? {
            Node::Order(range) => Held::Order(Arc::new(Order::new(self.whole_column(*range)?))),
            Node::Coding(range) => Held::Coding(Arc::new(Coding::new(self.whole_column(*range)?))),
            Node::Finder(range) => Held::Finder(Arc::new(Finder::new(self.whole_column(*range)?))),
            Node::Grouping { table, tests } => Held::Grouping(Arc::new(self.group(*table, tests)?)),
            Node::Gathered { grouping, values, aggregate } => {
                let grouping = self.grouping(*grouping)?;
                let values = values.and_then(|values| self.whole_column(values));
                Held::Gathered(Arc::new(Gathered::new(grouping, values, *aggregate)))
            }
            Node::Totals { gathered, aggregate } => match self.held(*gathered)? {
                Held::Gathered(gathered) => Held::Totals(Arc::new(gathered.totals(*aggregate))),
                _ => return None,
            },
            Node::Bounds { grouping, by, values, aggregate, below } => {
                let grouping = self.grouping(*grouping)?;
                let values = values.and_then(|values| self.whole_column(values));
                Held::Bounds(Arc::new(Bounds::new(
                    grouping,
                    self.whole_column(*by)?,
                    values,
                    *aggregate,
                    *below,
                )))
            }
            node => Held::Operand(self.calculate(id, node, 0)),
        })
    }

    fn group(&self, table: usize, tests: &[Test]) -> Option<Grouping> {
        let (mut codings, mut chosen) = (Vec::new(), Vec::new());
        let rows = self.rows.get(table).copied()?;
        for test in tests {
            match test {
                Test::Equals(coding) => match self.held(*coding)? {
                    Held::Coding(coding) => codings.push(Arc::clone(coding)),
                    _ => return None,
                },
                Test::Meets(range, criterion) => {
                    let criterion = Criterion::new(&self.operand(*criterion, 0).single());
                    chosen.push(index::chosen(self.whole_column(*range)?, rows, &criterion));
                }
            }
        }
        Some(Grouping::new(rows, &codings, &chosen))
    }

    /// The column of a range node.
    pub(super) fn whole_column(&self, range: NodeId) -> Option<&'a Column> {
        match self.arena.node(range)? {
            Node::Range { table, first, rows: Rows::Data, .. } => {
                self.columns.get(*table)?.get(*first).map(Arc::as_ref)
            }
            _ => None,
        }
    }

    pub(super) fn order(&self, id: NodeId) -> Option<&'a Order> {
        match self.held(id)? {
            Held::Order(order) => Some(order),
            _ => None,
        }
    }

    pub(super) fn coding(&self, id: NodeId) -> Option<&'a Coding> {
        match self.held(id)? {
            Held::Coding(coding) => Some(coding),
            _ => None,
        }
    }

    pub(super) fn finder(&self, id: NodeId) -> Option<&'a Finder> {
        match self.held(id)? {
            Held::Finder(finder) => Some(finder),
            _ => None,
        }
    }

    pub(super) fn grouping(&self, id: NodeId) -> Option<&'a Grouping> {
        match self.held(id)? {
            Held::Grouping(grouping) => Some(grouping),
            _ => None,
        }
    }
}
