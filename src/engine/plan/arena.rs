//! All nodes of a model, each kept once.

use std::collections::HashMap;

use super::node::{Call, Known, Node, NodeId, Position, Read, Seen};
use crate::engine::{
    functions::{Evaluate, Form},
    language::Rows,
};

/// What is known of a node.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The node.
    pub node: Node,
    /// Whether its value depends on the row.
    pub varies: bool,
    /// Whether it may hold more than one value.
    pub list: bool,
    /// How aggregates see it.
    pub seen: Seen,
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
        let parts = node.parts();
        let below: Vec<&Entry> = parts.iter().filter_map(|&part| self.entries.get(part)).collect();
        let mut reads: Vec<Read> = node.own_reads();
        reads.extend(below.iter().flat_map(|entry| entry.reads.iter().copied()));
        reads.sort_unstable();
        reads.dedup();
        let own_row = matches!(node, Node::Cell { .. } | Node::Range { rows: Rows::This, .. });
        let entry = Entry {
            varies: own_row || below.iter().any(|entry| entry.varies),
            list: self.is_list(&node),
            seen: self.seen(&node),
            reads,
            height: below.iter().map(|entry| entry.height).max().unwrap_or(0) + 1,
            node: node.clone(),
        };
        let id = self.entries.len();
        self.entries.push(entry);
        self.known.insert(node, id);
        id
    }

    /// What is known of a node.
    pub fn get(&self, id: NodeId) -> Option<&Entry> {
        self.entries.get(id)
    }

    /// The node itself.
    pub fn node(&self, id: NodeId) -> Option<&Node> {
        self.entries.get(id).map(|entry| &entry.node)
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// All nodes with what is known of them.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    fn any_list(&self, parts: &[NodeId]) -> bool {
        parts.iter().any(|&part| self.entries.get(part).is_some_and(|entry| entry.list))
    }

    fn is_list(&self, node: &Node) -> bool {
        match node {
            Node::Array { .. } | Node::Range { .. } => true,
            Node::Unary(..) | Node::Binary(..) | Node::Settled(..) => self.any_list(&node.parts()),
            Node::Call(Call { function: Known(function), arguments }) => match function.evaluate {
                Evaluate::Whole(_) => {
                    let single =
                        |at: usize| function.argument(at).is_some_and(|argument| argument.take.is_single());
                    let singles = arguments.iter().enumerate().filter(|(at, _)| single(*at));
                    function.gives_array || self.any_list(&singles.map(|(_, &id)| id).collect::<Vec<_>>())
                }
                _ => self.any_list(arguments),
            },
            _ => false,
        }
    }

    fn seen(&self, node: &Node) -> Seen {
        match node {
            Node::Cell { .. } | Node::Parameter(_) | Node::Range { .. } => Seen::Cell,
            Node::Pick { position: Position::Found(_, Some(_)), .. } => Seen::Either,
            Node::Pick { cell: true, .. } => Seen::Cell,
            Node::Call(Call { function: Known(function), arguments }) => match function.evaluate {
                Evaluate::Form(form) => self.seen_of_form(form, arguments),
                _ if function.gives_array => Seen::Either,
                _ => Seen::Value,
            },
            _ => Seen::Value,
        }
    }

    /// IF and its kind give what their branches give.
    fn seen_of_form(&self, form: Form, arguments: &[NodeId]) -> Seen {
        let branches: Vec<NodeId> = match form {
            Form::If if arguments.len() < 3 => return Seen::Either,
            Form::If | Form::Choose => arguments.iter().skip(1).copied().collect(),
            Form::IfError | Form::IfMissing => arguments.to_vec(),
            _ => return Seen::Either,
        };
        let mut seen = branches.iter().filter_map(|&branch| self.entries.get(branch)).map(|entry| entry.seen);
        let first = seen.next().unwrap_or(Seen::Value);
        if seen.all(|other| other == first) { first } else { Seen::Either }
    }
}
