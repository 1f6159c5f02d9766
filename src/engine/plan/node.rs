//! The nodes of all formulas. Equal parts are one node, whichever formula they stand in.

use std::{
    collections::HashMap,
    hash::{Hash, Hasher},
};

use crate::engine::{
    Value,
    functions::Function,
    language::{Binary, Rows, Unary},
};

/// A node's position in the arena.
pub type NodeId = usize;

/// A value that can be looked up: numbers are the same when their bits are.
#[derive(Clone, Debug)]
pub struct Literal(pub Value);

impl PartialEq for Literal {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Value::Number(left), Value::Number(right)) => left.to_bits() == right.to_bits(),
            (left, right) => left == right,
        }
    }
}

impl Eq for Literal {}

impl Hash for Literal {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match &self.0 {
            Value::Empty => 0_u8.hash(state),
            Value::Number(number) => number.to_bits().hash(state),
            Value::Text(text) => text.hash(state),
            Value::Bool(truth) => truth.hash(state),
            Value::Fault(fault) => fault.hash(state),
        }
    }
}

/// A function of the table; the same when the name is.
#[derive(Clone, Copy, Debug)]
pub struct Known(pub &'static Function);

impl PartialEq for Known {
    fn eq(&self, other: &Self) -> bool {
        self.0.name == other.0.name
    }
}

impl Eq for Known {}

impl Hash for Known {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.name.hash(state);
    }
}

/// A part of a formula, with names resolved.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Node {
    /// A constant; an argument left out is an empty one.
    Constant(Literal),
    /// Constants in rows.
    Array {
        /// The number of rows.
        rows: usize,
        /// The number of columns.
        columns: usize,
        /// The values row by row.
        values: Vec<Literal>,
    },
    /// A parameter.
    Parameter(usize),
    /// The day the book is calculated for.
    Today,
    /// This row's cell.
    Cell {
        /// The table.
        table: usize,
        /// The column.
        column: usize,
    },
    /// Columns side by side.
    Range {
        /// The table.
        table: usize,
        /// The first column.
        first: usize,
        /// The last column.
        last: usize,
        /// Which rows.
        rows: Rows,
    },
    /// One operand.
    Unary(Unary, NodeId),
    /// Two operands.
    Binary(Binary, NodeId, NodeId),
    /// The last addition or subtraction of a formula: what is 0 at fifteen digits is 0.
    Settled(Binary, NodeId, NodeId),
    /// A function.
    Call(Known, Vec<NodeId>),
}

/// Something a node reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Read {
    /// The cell of a column in the formula's row.
    Row(usize, usize),
    /// A column as a whole.
    Whole(usize, usize),
    /// A parameter.
    Parameter(usize),
}

/// What is known of a node.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The node.
    pub node: Node,
    /// Whether its value depends on the row.
    pub varies: bool,
    /// What it reads, in order, each once.
    pub reads: Vec<Read>,
    /// The height of what is below and with it.
    pub height: u32,
}

/// All nodes; each comes after those it is made of.
#[derive(Clone, Debug, Default)]
pub struct Arena {
    entries: Vec<Entry>,
    known: HashMap<Node, NodeId>,
}

impl Arena {
    /// The node's position, the old one where it is known.
    pub fn add(&mut self, node: Node) -> NodeId {
        if let Some(&id) = self.known.get(&node) {
            return id;
        }
        let mut entry = Entry { varies: false, reads: Vec::new(), height: 1, node: node.clone() };
        match &node {
            Node::Constant(_) | Node::Array { .. } | Node::Today => {}
            Node::Parameter(at) => entry.reads.push(Read::Parameter(*at)),
            Node::Cell { table, column } => {
                entry.varies = true;
                entry.reads.push(Read::Row(*table, *column));
            }
            Node::Range { table, first, last, rows } => {
                entry.varies = *rows == Rows::This;
                let columns = *first..=*last;
                entry.reads.extend(columns.filter(|_| *rows != Rows::Headers).map(|column| match rows {
                    Rows::This => Read::Row(*table, column),
                    _ => Read::Whole(*table, column),
                }));
            }
            Node::Unary(_, inner) => self.inherit(&mut entry, &[*inner]),
            Node::Binary(_, left, right) | Node::Settled(_, left, right) => {
                self.inherit(&mut entry, &[*left, *right]);
            }
            Node::Call(_, arguments) => self.inherit(&mut entry, arguments),
        }
        entry.reads.sort_unstable();
        entry.reads.dedup();
        let id = self.entries.len();
        self.entries.push(entry);
        self.known.insert(node, id);
        id
    }

    fn inherit(&self, entry: &mut Entry, parts: &[NodeId]) {
        for part in parts.iter().filter_map(|&part| self.entries.get(part)) {
            entry.varies |= part.varies;
            entry.height = entry.height.max(part.height + 1);
            entry.reads.extend_from_slice(&part.reads);
        }
    }

    /// What is known of a node.
    pub fn get(&self, id: NodeId) -> Option<&Entry> {
        self.entries.get(id)
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// All nodes with what is known of them.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }
}
