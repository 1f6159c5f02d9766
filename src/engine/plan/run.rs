//! Nodes over a run of rows.

use std::{cell::RefCell, collections::BTreeMap, ops::Range};

use super::{
    block::Block,
    evaluate::{self, Evaluator},
    loops::{self, Truth},
    node::{Call, Known, Node, NodeId},
};
use crate::engine::{
    Fault, Value, coerce,
    column::Builder,
    digits,
    functions::{Evaluate, Form, Function},
    round,
};

/// A calculation of a column or of some of its rows.
pub struct Run<'a, 'e> {
    pub(super) evaluator: &'e Evaluator<'a>,
    /// The nodes that the formula holds more than once.
    pub(super) shared: Vec<NodeId>,
    kept: RefCell<Vec<(NodeId, Range<usize>, Block<'a>)>>,
    /// What the words of a column mean to an index: per pair of cell and index, a code per word.
    pub(super) meanings: RefCell<BTreeMap<(NodeId, NodeId), Vec<u32>>>,
}

impl<'a, 'e> Run<'a, 'e> {
    /// A run for the formula with this root.
    pub fn new(evaluator: &'e Evaluator<'a>, root: NodeId) -> Self {
        let mut seen = BTreeMap::new();
        count(evaluator, root, &mut seen);
        let shared = seen.into_iter().filter(|(_, times)| *times > 1).map(|(id, _)| id).collect();
        Self { evaluator, shared, kept: RefCell::default(), meanings: RefCell::default() }
    }

    /// Calculates rows into a column under construction.
    pub fn show(&self, root: NodeId, rows: Range<usize>, into: &mut Builder) {
        let count = rows.len();
        self.block(root, rows).show(count, into);
        self.kept.borrow_mut().clear();
    }

    /// The node's values in a run of rows.
    pub fn block(&self, id: NodeId, rows: Range<usize>) -> Block<'a> {
        let Some(entry) = self.evaluator.arena.get(id) else {
            return Block::Same(Value::Fault(Fault::Reference));
        };
        if !entry.varies {
            return Block::Same(self.evaluator.operand(id, rows.start).single());
        }
        if entry.list {
            return loops::each(rows.len(), |at| self.evaluator.operand(id, rows.start + at).single());
        }
        if self.shared.binary_search(&id).is_err() {
            return self.calculate(id, &entry.node, rows);
        }
        let known = self
            .kept
            .borrow()
            .iter()
            .find(|(known, of, _)| *known == id && *of == rows)
            .map(|found| found.2.clone());
        known.unwrap_or_else(|| {
            let block = self.calculate(id, &entry.node, rows.clone());
            self.kept.borrow_mut().push((id, rows, block.clone()));
            block
        })
    }

    fn calculate(&self, id: NodeId, node: &Node, rows: Range<usize>) -> Block<'a> {
        let count = rows.len();
        match node {
            Node::Cell { table, column } => {
                match self.evaluator.columns.get(*table).and_then(|columns| columns.get(*column)) {
                    Some(column) => Block::of(column, rows),
                    None => Block::Same(Value::Fault(Fault::Reference)),
                }
            }
            Node::Unary(operator, inner) => loops::unary(*operator, self.block(*inner, rows), count),
            Node::Binary(..) | Node::Settled(..)
                if count > 1
                    && let Some(block) = self.fused(node, &rows) =>
            {
                block
            }
            Node::Binary(operator, left, right) => {
                let left = self.block(*left, rows.clone());
                loops::binary(*operator, left, self.block(*right, rows), count)
            }
            Node::Settled(operator, left, right) => {
                let left = self.block(*left, rows.clone());
                loops::settled(*operator, &left, &self.block(*right, rows), count)
            }
            Node::Call(call) => self.call(call, rows),
            Node::Rank { .. } | Node::Conditional(_) | Node::Find { .. } | Node::Pick { .. } => {
                self.answer(node, rows)
            }
            _ => loops::each(count, |at| self.evaluator.operand(id, rows.start + at).single()),
        }
    }

    fn call(&self, call: &Call, rows: Range<usize>) -> Block<'a> {
        let Call { function: Known(function), arguments } = call;
        let count = rows.len();
        match function.evaluate {
            Evaluate::Form(form) => self.form(form, arguments, rows),
            Evaluate::One(of) => match self.blocks(arguments, &rows).as_slice() {
                [block] => loops::answers(count, |at| of(block.number(at)?)),
                _ => Block::Same(Value::Fault(Fault::Value)),
            },
            Evaluate::Two(of) => match self.blocks(arguments, &rows).as_slice() {
                [block, Block::Same(digits)] if function.name == "ROUND" => rounded(block, digits, count),
                [left, right] => loops::answers(count, |at| {
                    let left = left.number(at)?;
                    of(left, right.number(at)?)
                }),
                _ => Block::Same(Value::Fault(Fault::Value)),
            },
            Evaluate::Each(of) => {
                let blocks = self.blocks(arguments, &rows);
                let mut values = Vec::with_capacity(blocks.len());
                loops::each(count, |at| {
                    values.clear();
                    values.extend(blocks.iter().map(|block| block.get(at)));
                    evaluate::each(of, &values)
                })
            }
            Evaluate::Whole(of) => self.whole(function, of, arguments, rows),
        }
    }

    pub(super) fn blocks(&self, ids: &[NodeId], rows: &Range<usize>) -> Vec<Block<'a>> {
        ids.iter().map(|&id| self.block(id, rows.clone())).collect()
    }

    fn form(&self, form: Form, arguments: &[NodeId], rows: Range<usize>) -> Block<'a> {
        match (form, arguments) {
            (Form::If, [condition, branches @ ..]) => self.branch(*condition, branches, rows),
            (Form::IfError, [value, other]) => {
                self.replace(*value, *other, rows, |value| matches!(value, Value::Fault(_)))
            }
            (Form::IfMissing, [value, other]) => {
                self.replace(*value, *other, rows, |value| *value == Value::Fault(Fault::NotAvailable))
            }
            (Form::Conditions, pairs) => self.conditions(pairs, rows),
            (Form::Switch, [subject, rest @ ..]) => self.switch(*subject, rest, rows),
            (Form::Choose, [which, choices @ ..]) => self.choose(*which, choices, rows),
            _ => Block::Same(Value::Fault(Fault::Value)),
        }
    }

    /// IF calculates a branch only where some row of the block takes it.
    fn branch(&self, condition: NodeId, branches: &[NodeId], rows: Range<usize>) -> Block<'a> {
        let truths = loops::conditions(&self.block(condition, rows.clone()), rows.len());
        let branch = |at: usize, otherwise: bool| match branches.get(at) {
            Some(&id) => self.block(id, rows.clone()),
            None => Block::Same(Value::Bool(otherwise)),
        };
        self.choice(&truths, || branch(0, true), || branch(1, false))
    }

    fn choice(
        &self,
        truths: &[Truth],
        yes: impl FnOnce() -> Block<'a>,
        no: impl FnOnce() -> Block<'a>,
    ) -> Block<'a> {
        if truths.iter().all(|truth| *truth == Truth::Yes) {
            return yes();
        }
        if truths.iter().all(|truth| *truth == Truth::No) {
            return no();
        }
        let nothing = || Block::Same(Value::Empty);
        let yes = if truths.contains(&Truth::Yes) { yes() } else { nothing() };
        let no = if truths.contains(&Truth::No) { no() } else { nothing() };
        loops::chosen(&[yes, no], truths, truths.len())
    }

    fn replace(
        &self,
        value: NodeId,
        other: NodeId,
        rows: Range<usize>,
        bad: fn(&Value) -> bool,
    ) -> Block<'a> {
        let block = self.block(value, rows.clone());
        if let Block::Numbers(_, None) = block {
            return block;
        }
        let truths: Vec<Truth> =
            (0..rows.len()).map(|at| if bad(&block.get(at)) { Truth::No } else { Truth::Yes }).collect();
        self.choice(&truths, || block, || self.block(other, rows))
    }

    /// The first condition that holds in each row; later ones are asked only while rows are left.
    fn conditions(&self, pairs: &[NodeId], rows: Range<usize>) -> Block<'a> {
        let [condition, value, rest @ ..] = pairs else {
            return Block::Same(Value::Fault(Fault::NotAvailable));
        };
        let truths = loops::conditions(&self.block(*condition, rows.clone()), rows.len());
        self.choice(&truths, || self.block(*value, rows.clone()), || self.conditions(rest, rows.clone()))
    }

    fn switch(&self, subject: NodeId, rest: &[NodeId], rows: Range<usize>) -> Block<'a> {
        match rest {
            [] => Block::Same(Value::Fault(Fault::NotAvailable)),
            [default] => {
                let subject = self.block(subject, rows.clone());
                let truths: Vec<Truth> = (0..rows.len()).map(|at| fault_of(&subject.get(at))).collect();
                self.choice(&truths, || self.block(*default, rows), || Block::Same(Value::Empty))
            }
            [key, value, rest @ ..] => {
                let asked = self.block(subject, rows.clone());
                let keys = self.block(*key, rows.clone());
                let truth = |at: usize| match coerce::compare(&asked.get(at), &keys.get(at)) {
                    Ok(std::cmp::Ordering::Equal) => Truth::Yes,
                    Ok(_) => Truth::No,
                    Err(fault) => Truth::Fault(fault),
                };
                let truths: Vec<Truth> = (0..rows.len()).map(truth).collect();
                self.choice(
                    &truths,
                    || self.block(*value, rows.clone()),
                    || self.switch(subject, rest, rows.clone()),
                )
            }
        }
    }

    fn choose(&self, which: NodeId, choices: &[NodeId], rows: Range<usize>) -> Block<'a> {
        let numbers = self.block(which, rows.clone());
        let places: Vec<Result<usize, Fault>> = (0..rows.len())
            .map(|at| match numbers.number(at)? {
                number if number >= 1.0 && number < choices.len() as f64 + 1.0 => Ok(number as usize - 1),
                _ => Err(Fault::Value),
            })
            .collect();
        let blocks: Vec<Option<Block<'a>>> = choices
            .iter()
            .enumerate()
            .map(|(at, &id)| places.contains(&Ok(at)).then(|| self.block(id, rows.clone())))
            .collect();
        loops::each(rows.len(), |at| match places.get(at) {
            Some(Ok(place)) => {
                blocks.get(*place).and_then(Option::as_ref).map(|block| block.get(at)).unwrap_or_default()
            }
            Some(Err(fault)) => Value::Fault(*fault),
            None => Value::Empty,
        })
    }

    fn whole(
        &self,
        function: &'static Function,
        of: fn(&crate::engine::functions::Operands<'_>) -> Result<crate::engine::Operand, Fault>,
        arguments: &[NodeId],
        rows: Range<usize>,
    ) -> Block<'a> {
        self.quick(function.name, arguments, &rows)
            .unwrap_or_else(|| self.row_by_row(function, of, arguments, rows))
    }
}

fn fault_of(value: &Value) -> Truth {
    match value {
        Value::Fault(fault) => Truth::Fault(*fault),
        _ => Truth::Yes,
    }
}

/// ROUND with the same digits in every row.
fn rounded<'a>(block: &Block<'a>, digits: &Value, rows: usize) -> Block<'a> {
    let digits = coerce::number(digits).map(crate::engine::functions::decimals);
    if let (Block::Numbers(numbers, None), Ok(digits)) = (block, digits) {
        let rounded = numbers.iter().map(|&number| round::nearest(number, digits) + 0.0);
        return loops::finite(rounded.collect());
    }
    loops::answers(rows, |at| {
        let number = block.number(at)?;
        Ok(round::nearest(number, digits?))
    })
}

/// Counts how often each node that varies stands in a formula.
fn count(evaluator: &Evaluator<'_>, id: NodeId, seen: &mut BTreeMap<NodeId, usize>) {
    let Some(entry) = evaluator.arena.get(id).filter(|entry| entry.varies) else { return };
    if matches!(entry.node, Node::Cell { .. }) {
        return;
    }
    let times = seen.entry(id).or_insert(0);
    *times += 1;
    if *times == 1 {
        for part in entry.node.parts() {
            count(evaluator, part, seen);
        }
    }
}

/// A number as text joins it, read back: what `">"&x` compares with.
pub(super) fn read_back(number: f64) -> f64 {
    // Numbers of few decimals, nearly all, are their own nearest number of fifteen digits.
    let few = [1.0, 100.0, 10_000.0].into_iter().any(|power| {
        let scaled = (number * power).round();
        scaled.abs() < 1e15 && scaled / power == number
    });
    if few { number } else { digits::snapped(number) }
}
