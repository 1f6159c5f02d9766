//! Trees to nodes: names are looked up, arguments counted, LET's names replaced by their nodes.

use std::{collections::BTreeMap, ops::Range, sync::Arc};

use super::{
    arena::Arena,
    catalog::{Catalog, folded},
    indexed::indexed,
    node::{Call, Known, Literal, Node, NodeId},
    wrong,
};
use crate::engine::{
    Fault, Value,
    functions::{self, Form, Function, Presence, Take},
    language::{Binary, Expr, Kind, Problem, Reference, Rows, Unary},
};

/// Nodes higher than this are refused: the evaluation is a recursion on a small stack.
const HIGHEST: u32 = 400;

/// A compiled formula.
#[derive(Clone, Debug, Default)]
pub struct Compiled {
    /// Its node.
    pub root: NodeId,
    /// The nodes of its parts, by the bytes they were written in.
    pub parts: BTreeMap<(usize, usize), NodeId>,
}

/// Compiles the formulas of one table.
pub struct Compiler<'a> {
    /// The names.
    pub catalog: &'a Catalog,
    /// The nodes.
    pub arena: &'a mut Arena,
    /// The table the formulas belong to.
    pub own: usize,
    indexed: bool,
    lets: Vec<(Arc<str>, NodeId)>,
    parts: BTreeMap<(usize, usize), NodeId>,
    problems: Vec<Problem>,
}

impl<'a> Compiler<'a> {
    /// A compiler for a table's formulas.
    pub fn new(catalog: &'a Catalog, arena: &'a mut Arena, own: usize) -> Self {
        Self {
            catalog,
            arena,
            own,
            indexed: true,
            lets: Vec::new(),
            parts: BTreeMap::new(),
            problems: Vec::new(),
        }
    }

    /// The same compiler, which answers calls from indexes or not.
    pub fn indexed(mut self, indexed: bool) -> Self {
        self.indexed = indexed;
        self
    }

    /// The formula's nodes and what is wrong with its names.
    pub fn compile(mut self, tree: &Expr) -> (Compiled, Vec<Problem>) {
        let mut root = self.part(tree);
        if let Some(Node::Binary(operator @ (Binary::Add | Binary::Subtract), left, right)) =
            self.arena.get(root).map(|entry| entry.node.clone())
            && matches!(tree.kind, Kind::Binary(..))
        {
            root = self.arena.add(Node::Settled(operator, left, right));
        }
        self.parts.insert((tree.span.start, tree.span.end), root);
        (Compiled { root, parts: self.parts }, self.problems)
    }

    fn part(&mut self, part: &Expr) -> NodeId {
        let id = match &part.kind {
            Kind::Number(number) => self.constant(Value::Number(*number)),
            Kind::Text(text) => self.constant(Value::Text(Arc::clone(text))),
            Kind::Bool(truth) => self.constant(Value::Bool(*truth)),
            Kind::Fault(fault) => self.constant(Value::Fault(*fault)),
            Kind::Missing => self.constant(Value::Empty),
            Kind::Wrong => self.constant(Value::Fault(Fault::Name)),
            Kind::Name(name) => self.name(name, &part.span),
            Kind::Reference(reference) => self.reference(reference, &part.span),
            Kind::Array(rows) => self.array(rows),
            Kind::Group(inner) => self.part(inner),
            Kind::Unary(operator, inner) => {
                let inner = self.part(inner);
                self.arena.add(Node::Unary(*operator, inner))
            }
            Kind::Binary(Binary::Range, left, right) => self.between(left, right, &part.span),
            Kind::Binary(operator, left, right) => {
                let left = self.part(left);
                let right = self.part(right);
                self.arena.add(Node::Binary(*operator, left, right))
            }
            Kind::Call(name, arguments) => self.call(name, arguments, part),
        };
        if self.arena.get(id).is_some_and(|entry| entry.height > HIGHEST) {
            return self.refuse(wrong::too_deep(&part.span), Fault::Value);
        }
        self.parts.insert((part.span.start, part.span.end), id);
        id
    }

    fn constant(&mut self, value: Value) -> NodeId {
        self.arena.add(Node::Constant(Literal(value)))
    }

    fn refuse(&mut self, problem: Problem, fault: Fault) -> NodeId {
        self.problems.push(problem);
        self.constant(Value::Fault(fault))
    }

    fn name(&mut self, name: &str, span: &Range<usize>) -> NodeId {
        let given = self.lets.iter().rev().find(|(known, _)| folded(known) == folded(name));
        if let Some((_, id)) = given {
            return *id;
        }
        if let Some(at) = self.catalog.parameter(name) {
            return self.arena.add(Node::Parameter(at));
        }
        if let Some(table) = self.catalog.table(name) {
            return self.whole_table(table, Rows::Data);
        }
        if self.catalog.column(self.own, name).is_some() {
            return self.refuse(wrong::bare_column(span, name), Fault::Name);
        }
        let lets = self.lets.iter().map(|(known, _)| known.as_ref());
        let problem = wrong::no_name(span, name, lets.chain(self.catalog.names()));
        self.refuse(problem, Fault::Name)
    }

    fn whole_table(&mut self, table: usize, rows: Rows) -> NodeId {
        match self.catalog.column_names(table).len().checked_sub(1) {
            Some(last) => self.arena.add(Node::Range { table, first: 0, last, rows }),
            None => self.constant(Value::Fault(Fault::Reference)),
        }
    }

    fn reference(&mut self, reference: &Reference, span: &Range<usize>) -> NodeId {
        let table = match &reference.table {
            None => self.own,
            Some(name) => match self.catalog.table(name) {
                Some(table) => table,
                None => {
                    let problem = wrong::no_table(span, name, self.catalog.tables());
                    return self.refuse(problem, Fault::Reference);
                }
            },
        };
        if reference.rows == Rows::This && table != self.own {
            let problem = wrong::other_table(span, self.catalog.table_name(table));
            return self.refuse(problem, Fault::Value);
        }
        let Some(first) = &reference.first else {
            return self.whole_table(table, reference.rows);
        };
        let Ok(first) = self.column(table, first, span) else {
            return self.constant(Value::Fault(Fault::Reference));
        };
        let last = match &reference.last {
            None => first,
            Some(name) => match self.column(table, name, span) {
                Ok(last) => last,
                Err(()) => return self.constant(Value::Fault(Fault::Reference)),
            },
        };
        if reference.rows == Rows::This && first == last {
            return self.arena.add(Node::Cell { table, column: first });
        }
        self.arena.add(Node::Range {
            table,
            first: first.min(last),
            last: first.max(last),
            rows: reference.rows,
        })
    }

    fn column(&mut self, table: usize, name: &str, span: &Range<usize>) -> Result<usize, ()> {
        if let Some(column) = self.catalog.column(table, name) {
            return Ok(column);
        }
        let columns = self.catalog.column_names(table).iter().map(AsRef::as_ref);
        self.problems.push(wrong::no_column(span, self.catalog.table_name(table), name, columns));
        Err(())
    }

    /// `表[a]:表[b]`: the columns from one reference to another.
    fn between(&mut self, left: &Expr, right: &Expr, span: &Range<usize>) -> NodeId {
        let (left, right) = (self.part(left), self.part(right));
        let columns = |id: NodeId, arena: &Arena| match arena.get(id).map(|entry| &entry.node) {
            Some(Node::Range { table, first, last, rows }) => Some((*table, *first, *last, *rows)),
            Some(Node::Cell { table, column }) => Some((*table, *column, *column, Rows::This)),
            _ => None,
        };
        match (columns(left, self.arena), columns(right, self.arena)) {
            (Some((table, first, last, rows)), Some((other, from, to, same)))
                if table == other && rows == same =>
            {
                self.arena.add(Node::Range { table, first: first.min(from), last: last.max(to), rows })
            }
            _ => self.refuse(wrong::no_span(span), Fault::Reference),
        }
    }

    fn array(&mut self, rows: &[Vec<Expr>]) -> NodeId {
        let columns = rows.first().map_or(0, Vec::len);
        let values = rows.iter().flatten().map(|part| Literal(constant(part))).collect();
        self.arena.add(Node::Array { rows: rows.len(), columns, values })
    }

    fn call(&mut self, name: &str, arguments: &[Expr], part: &Expr) -> NodeId {
        let Some(function) = functions::find(name) else {
            for argument in arguments {
                self.part(argument);
            }
            // The name itself: it may have been typed in wider letters than it is kept in.
            let end = arguments.first().map_or(part.span.end, |first| first.span.start);
            return self.refuse(wrong::no_function(&(part.span.start..end), name), Fault::Name);
        };
        if let functions::Evaluate::Form(Form::Let) = function.evaluate {
            return self.bind(arguments, part);
        }
        let nodes: Vec<NodeId> = arguments.iter().map(|argument| self.part(argument)).collect();
        if let Some(problem) = wrong::miscounted(function, nodes.len(), part) {
            return self.refuse(problem, Fault::Value);
        }
        if let functions::Evaluate::Form(Form::Today) = function.evaluate {
            return self.arena.add(Node::Today);
        }
        let nodes = self.spread(function, nodes);
        let answered = if self.indexed { indexed(self.arena, function, &nodes) } else { None };
        answered.unwrap_or_else(|| {
            self.arena.add(Node::Call(Call { function: Known(function), arguments: nodes }))
        })
    }

    /// Several cells of this row, given to a function of any number of values, as single cells.
    fn spread(&mut self, function: &Function, nodes: Vec<NodeId>) -> Vec<NodeId> {
        let mut spread = Vec::with_capacity(nodes.len());
        for (at, id) in nodes.into_iter().enumerate() {
            let many = function.argument(at).is_some_and(|argument| {
                matches!(argument.take, Take::Numbers | Take::Values)
                    && function
                        .arguments
                        .last()
                        .is_some_and(|last| last.presence == Presence::Repeated && last.take == argument.take)
            });
            match self.arena.node(id) {
                Some(&Node::Range { table, first, last, rows: Rows::This }) if many && last - first < 200 => {
                    spread.extend((first..=last).map(|column| self.arena.add(Node::Cell { table, column })));
                }
                _ => spread.push(id),
            }
        }
        spread
    }

    /// LET: each name stands for a node while the rest is compiled.
    fn bind(&mut self, arguments: &[Expr], part: &Expr) -> NodeId {
        let before = self.lets.len();
        let Some((body, pairs)) =
            arguments.split_last().filter(|(_, pairs)| pairs.len() >= 2 && pairs.len() % 2 == 0)
        else {
            return self.refuse(wrong::uneven_let(&part.span), Fault::Value);
        };
        for pair in pairs.chunks(2) {
            let [name, value] = pair else { continue };
            let value = self.part(value);
            match &name.kind {
                Kind::Name(name) => self.lets.push((Arc::clone(name), value)),
                _ => self.problems.push(wrong::nameless_let(&name.span)),
            }
        }
        let body = self.part(body);
        self.lets.truncate(before);
        body
    }
}

/// The value of a constant in an array.
fn constant(part: &Expr) -> Value {
    match &part.kind {
        Kind::Number(number) => Value::Number(*number),
        Kind::Text(text) => Value::Text(Arc::clone(text)),
        Kind::Bool(truth) => Value::Bool(*truth),
        Kind::Fault(fault) => Value::Fault(*fault),
        Kind::Unary(Unary::Percent, inner) => super::arithmetic::unary(Unary::Percent, &constant(inner)),
        Kind::Unary(sign, inner) => super::arithmetic::unary(*sign, &constant(inner)),
        _ => Value::Fault(Fault::Value),
    }
}
