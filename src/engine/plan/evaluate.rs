//! The value of a node in a row.

use std::{cell::RefCell, collections::BTreeMap, sync::Arc};

use super::{
    arena::Arena,
    arithmetic,
    catalog::Catalog,
    held::{Held, Memo},
    node::{Call, Known, Node, NodeId, Seen},
    run::Run,
};
use crate::engine::{
    Column, Fault, Value, coerce,
    functions::{Arguments, Evaluate, Form, Function, Operands},
    language::Rows,
    operand::{Array, MOST_VALUES, Operand, Range},
};

/// Everything that is needed to evaluate nodes.
pub struct Evaluator<'a> {
    /// The nodes.
    pub arena: &'a Arena,
    /// The names.
    pub catalog: &'a Catalog,
    /// The values of all columns, table by table.
    pub columns: &'a [Vec<Arc<Column>>],
    /// The number of rows of each table.
    pub rows: &'a [usize],
    /// The values of the parameters.
    pub parameters: &'a [Value],
    /// The day TODAY stands for.
    pub today: f64,
    /// What is calculated once and kept.
    pub memo: &'a [Memo],
    /// What was calculated for the row under way: a part that stands twice is calculated once, or
    /// names that stand for names would double the work with each step.
    pub row: RefCell<(usize, BTreeMap<NodeId, Operand>)>,
}

impl<'a> Evaluator<'a> {
    /// The node's value or list in a row.
    pub fn operand(&self, id: NodeId, row: usize) -> Operand {
        let Some(entry) = self.arena.get(id) else {
            return Value::Fault(Fault::Reference).into();
        };
        if let Node::Cell { table, column } = entry.node {
            return Operand::Cell(self.cell(table, column, row));
        }
        if entry.varies {
            return self.in_row(id, &entry.node, row);
        }
        match self.held(id) {
            Some(Held::Operand(operand)) => operand.clone(),
            _ => self.calculate(id, &entry.node, row),
        }
    }

    fn in_row(&self, id: NodeId, node: &Node, row: usize) -> Operand {
        {
            let mut kept = self.row.borrow_mut();
            if kept.0 != row {
                *kept = (row, BTreeMap::new());
            }
            if let Some(operand) = kept.1.get(&id) {
                return operand.clone();
            }
        }
        let operand = self.calculate(id, node, row);
        let mut kept = self.row.borrow_mut();
        if kept.0 == row {
            kept.1.insert(id, operand.clone());
        }
        operand
    }

    pub(super) fn calculate(&self, id: NodeId, node: &Node, row: usize) -> Operand {
        match node {
            Node::Constant(literal) => Operand::Value(literal.0.clone()),
            Node::Array { rows, columns, values } => {
                let values = values.iter().map(|literal| literal.0.clone()).collect();
                Operand::Array(Arc::new(Array::new(*rows, *columns, values)))
            }
            Node::Parameter(at) => Operand::Cell(self.parameters.get(*at).cloned().unwrap_or_default()),
            Node::Today => Operand::Value(Value::Number(self.today)),
            Node::Cell { table, column } => Operand::Cell(self.cell(*table, *column, row)),
            Node::Range { table, first, last, rows } => self.range(*table, *first, *last, *rows, row),
            Node::Unary(operator, inner) => map(&[self.operand(*inner, row)], |values| match values {
                [value] => arithmetic::unary(*operator, value),
                _ => Value::Fault(Fault::Value),
            }),
            Node::Binary(operator, left, right) => {
                map(&[self.operand(*left, row), self.operand(*right, row)], |values| match values {
                    [left, right] => arithmetic::binary(*operator, left, right),
                    _ => Value::Fault(Fault::Value),
                })
            }
            Node::Settled(operator, left, right) => {
                map(&[self.operand(*left, row), self.operand(*right, row)], |values| match values {
                    [left, right] => arithmetic::settled(*operator, left, right),
                    _ => Value::Fault(Fault::Value),
                })
            }
            Node::Call(call) => self.call(call, row),
            // Answers of indexes are given block by block; this is a block of one row.
            _ => {
                let value = Run::new(self, id).answer(node, row..row + 1).get(0);
                match self.arena.get(id).map(|entry| entry.seen) {
                    Some(Seen::Cell) => Operand::Cell(value),
                    _ => Operand::Value(value),
                }
            }
        }
    }

    fn cell(&self, table: usize, column: usize, row: usize) -> Value {
        self.columns
            .get(table)
            .and_then(|columns| columns.get(column))
            .map(|cells| cells.get(row))
            .unwrap_or_default()
    }

    fn range(&self, table: usize, first: usize, last: usize, rows: Rows, row: usize) -> Operand {
        let count = self.rows.get(table).copied().unwrap_or(0);
        let columns =
            self.columns.get(table).and_then(|columns| columns.get(first..=last)).unwrap_or_default();
        let names = || {
            let names = self.catalog.column_names(table).get(first..=last).unwrap_or_default();
            names.iter().map(|name| Value::Text(Arc::clone(name)))
        };
        let array = |rows: usize, values: Vec<Value>| {
            Operand::Array(Arc::new(Array::new(rows, columns.len(), values)))
        };
        match rows {
            Rows::Data => Operand::Range(Arc::new(Range { rows: count, columns: columns.to_vec() })),
            Rows::This => Operand::Range(Arc::new(Range {
                rows: 1,
                columns: columns.iter().map(|cells| Arc::new(Column::from_iter([cells.get(row)]))).collect(),
            })),
            Rows::Headers => array(1, names().collect()),
            Rows::All => {
                let data = (0..count).flat_map(|row| columns.iter().map(move |cells| cells.get(row)));
                array(count + 1, names().chain(data).collect())
            }
        }
    }

    pub(super) fn call(&self, call: &Call, row: usize) -> Operand {
        let Call { function: Known(function), arguments } = call;
        match function.evaluate {
            Evaluate::Form(form) => self.form(form, arguments, row),
            Evaluate::One(of) => map(&self.operands(arguments, row), |values| {
                numeric(coerce::number(values.first().unwrap_or(&Value::Empty)).and_then(of))
            }),
            Evaluate::Two(of) => map(&self.operands(arguments, row), |values| {
                let numbers = (values.first().map(coerce::number), values.get(1).map(coerce::number));
                match numbers {
                    (Some(Ok(left)), Some(Ok(right))) => numeric(of(left, right)),
                    (Some(Err(fault)), _) | (_, Some(Err(fault))) => Value::Fault(fault),
                    _ => Value::Fault(Fault::Value),
                }
            }),
            Evaluate::Each(of) => map(&self.operands(arguments, row), |values| each(of, values)),
            Evaluate::Whole(of) => whole(function, of, self.operands(arguments, row)),
        }
    }

    fn operands(&self, arguments: &[NodeId], row: usize) -> Vec<Operand> {
        arguments.iter().map(|&argument| self.operand(argument, row)).collect()
    }

    fn form(&self, form: Form, arguments: &[NodeId], row: usize) -> Operand {
        let argument = |at: usize| arguments.get(at).map(|&id| self.operand(id, row));
        match form {
            Form::If => {
                let Some(condition) = argument(0) else { return Value::Fault(Fault::Value).into() };
                if !condition.is_single() {
                    return self.elementwise_if(condition, arguments, row);
                }
                match coerce::truth(&condition.single()) {
                    Ok(true) => argument(1).unwrap_or_else(|| Value::Bool(true).into()),
                    Ok(false) => argument(2).unwrap_or_else(|| Value::Bool(false).into()),
                    Err(fault) => Value::Fault(fault).into(),
                }
            }
            Form::IfError => self.replace(arguments, row, |value| matches!(value, Value::Fault(_))),
            Form::IfMissing => {
                self.replace(arguments, row, |value| *value == Value::Fault(Fault::NotAvailable))
            }
            Form::Conditions => self.conditions(arguments, row),
            Form::Switch => self.switch(arguments, row),
            Form::Choose => self.choose(arguments, row),
            Form::Today => Operand::Value(Value::Number(self.today)),
            Form::Let => Value::Fault(Fault::Name).into(),
        }
    }

    /// IF over an array of conditions chooses element by element.
    fn elementwise_if(&self, condition: Operand, arguments: &[NodeId], row: usize) -> Operand {
        let branch = |at: usize, other: bool| match arguments.get(at) {
            Some(&id) => self.operand(id, row),
            None => Value::Bool(other).into(),
        };
        map(&[condition, branch(1, true), branch(2, false)], |values| match values {
            [condition, yes, no] => match coerce::truth(condition) {
                Ok(true) => yes.clone(),
                Ok(false) => no.clone(),
                Err(fault) => Value::Fault(fault),
            },
            _ => Value::Fault(Fault::Value),
        })
    }

    fn replace(&self, arguments: &[NodeId], row: usize, bad: fn(&Value) -> bool) -> Operand {
        let [value, other] = arguments else { return Value::Fault(Fault::Value).into() };
        let value = self.operand(*value, row);
        if value.is_single() {
            return if bad(&value.single()) { self.operand(*other, row) } else { value };
        }
        map(&[value, self.operand(*other, row)], |values| match values {
            [value, other] => if bad(value) { other } else { value }.clone(),
            _ => Value::Fault(Fault::Value),
        })
    }

    fn conditions(&self, arguments: &[NodeId], row: usize) -> Operand {
        for pair in arguments.chunks(2) {
            let [condition, value] = pair else { break };
            match coerce::truth(&self.operand(*condition, row).single()) {
                Ok(true) => return self.operand(*value, row),
                Ok(false) => {}
                Err(fault) => return Value::Fault(fault).into(),
            }
        }
        Value::Fault(Fault::NotAvailable).into()
    }

    fn switch(&self, arguments: &[NodeId], row: usize) -> Operand {
        let Some((&subject, rest)) = arguments.split_first() else {
            return Value::Fault(Fault::Value).into();
        };
        let subject = self.operand(subject, row).single();
        if let Value::Fault(fault) = subject {
            return Value::Fault(fault).into();
        }
        let pairs = rest.chunks_exact(2);
        let default = pairs.remainder().first();
        for pair in pairs {
            let [key, value] = pair else { break };
            match coerce::compare(&subject, &self.operand(*key, row).single()) {
                Ok(std::cmp::Ordering::Equal) => return self.operand(*value, row),
                Ok(_) => {}
                Err(fault) => return Value::Fault(fault).into(),
            }
        }
        default.map_or_else(|| Value::Fault(Fault::NotAvailable).into(), |&id| self.operand(id, row))
    }

    fn choose(&self, arguments: &[NodeId], row: usize) -> Operand {
        let Some((&which, choices)) = arguments.split_first() else {
            return Value::Fault(Fault::Value).into();
        };
        match coerce::number(&self.operand(which, row).single()) {
            Ok(at) if at >= 1.0 && at < choices.len() as f64 + 1.0 => choices
                .get(at as usize - 1)
                .map_or_else(|| Value::Fault(Fault::Value).into(), |&id| self.operand(id, row)),
            Ok(_) => Value::Fault(Fault::Value).into(),
            Err(fault) => Value::Fault(fault).into(),
        }
    }
}

fn numeric(answer: Result<f64, Fault>) -> Value {
    match answer {
        Ok(number) => coerce::finite(number),
        Err(fault) => Value::Fault(fault),
    }
}

pub(super) fn each(of: fn(&Arguments<'_>) -> Result<Value, Fault>, values: &[Value]) -> Value {
    match of(&Arguments::new(values)) {
        Ok(Value::Number(number)) => coerce::finite(number),
        Ok(value) => value,
        Err(fault) => Value::Fault(fault),
    }
}

/// Calls a function of whole lists; where an argument that should be one value is a list, once for
/// each of its elements.
pub(super) fn whole(
    function: &Function,
    of: fn(&Operands<'_>) -> Result<Operand, Fault>,
    operands: Vec<Operand>,
) -> Operand {
    let single = |at: usize| function.argument(at).is_some_and(|argument| argument.take.is_single());
    let lists: Vec<bool> =
        operands.iter().enumerate().map(|(at, operand)| single(at) && !operand.is_single()).collect();
    let answer = |operands: &[Operand]| match of(&Operands::new(operands)) {
        Ok(operand) => operand,
        Err(fault) => Value::Fault(fault).into(),
    };
    if !lists.contains(&true) {
        return answer(&operands);
    }
    let scalars: Vec<Operand> =
        operands.iter().zip(&lists).filter(|(_, list)| **list).map(|(operand, _)| operand.clone()).collect();
    map(&scalars, |values| {
        let mut values = values.iter();
        let operands: Vec<Operand> = operands
            .iter()
            .zip(&lists)
            .map(|(operand, list)| match list {
                true => Operand::Cell(values.next().cloned().unwrap_or_default()),
                false => operand.clone(),
            })
            .collect();
        answer(&operands).single()
    })
}

/// Applies a function of single values to operands, element by element where they are lists: a
/// single row, column or value is repeated, elsewhere what is missing is `#N/A`.
fn map(operands: &[Operand], of: impl Fn(&[Value]) -> Value) -> Operand {
    if operands.iter().all(Operand::is_single) {
        let values: Vec<Value> = operands.iter().map(Operand::single).collect();
        return of(&values).into();
    }
    let rows = operands.iter().map(Operand::rows).max().unwrap_or(0);
    let columns = operands.iter().map(Operand::columns).max().unwrap_or(0);
    let empty = operands.iter().any(Operand::is_empty);
    if empty {
        return Value::Fault(Fault::Calculation).into();
    }
    if rows.saturating_mul(columns) > MOST_VALUES {
        return Value::Fault(Fault::Value).into();
    }
    let mut results = Vec::with_capacity(rows * columns);
    let mut values = Vec::with_capacity(operands.len());
    for row in 0..rows {
        for column in 0..columns {
            values.clear();
            values.extend(operands.iter().map(|operand| element(operand, row, column)));
            results.push(of(&values));
        }
    }
    Operand::Array(Arc::new(Array::new(rows, columns, results)))
}

fn element(operand: &Operand, row: usize, column: usize) -> Value {
    let (rows, columns) = (operand.rows(), operand.columns());
    let row = if rows == 1 { 0 } else { row };
    let column = if columns == 1 { 0 } else { column };
    if row < rows && column < columns { operand.at(row, column) } else { Value::Fault(Fault::NotAvailable) }
}
