//! The nodes of all formulas. Equal parts are one node, whichever formula they stand in.

use std::hash::{Hash, Hasher};

use super::index::Aggregate;
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

/// A call as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Call {
    /// The function.
    pub function: Known,
    /// Its arguments.
    pub arguments: Vec<NodeId>,
}

/// A condition on the rows of a grouping.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Test {
    /// The cell equals what the formula's row asks for; the node is the column's [`Node::Coding`].
    Equals(NodeId),
    /// The cell of a range meets a criterion that is the same in every row.
    Meets(NodeId, NodeId),
}

/// How a rank is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ranking {
    /// RANK.EQ
    Equal,
    /// RANK.AVG
    Average,
    /// DENSERANK
    Dense,
    /// PERCENTRANK.INC
    Share,
    /// PERCENTRANK.EXC
    ShareWithin,
}

/// SUMIFS and its family answered from groups.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Conditional {
    /// The groups.
    pub grouping: NodeId,
    /// The groups' totals, or their totals up to or from a bound.
    pub totals: NodeId,
    /// What each equality asks for in the formula's row.
    pub queries: Vec<NodeId>,
    /// The bound, as a comparison with the formula's row.
    pub bound: Option<(Binary, NodeId)>,
    /// The call as written, for rows that ask with wildcards or signs.
    pub call: Call,
}

/// Where a value is picked from a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Position {
    /// At the number a node gives (INDEX).
    Number(NodeId),
    /// Where a [`Node::Find`] found its key; elsewhere the other node's value.
    Found(NodeId, Option<NodeId>),
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
    Call(Call),
    /// Index: a column's numbers in order.
    Order(NodeId),
    /// Index: a column's cells as codes, equal ones alike.
    Coding(NodeId),
    /// Index: where each value of a column stands first.
    Finder(NodeId),
    /// Index: the rows of a table in groups.
    Grouping {
        /// The table.
        table: usize,
        /// What sorts the rows.
        tests: Vec<Test>,
    },
    /// Index: each group's numbers gathered, from which totals are taken.
    Gathered {
        /// The groups.
        grouping: NodeId,
        /// The column whose numbers are taken; none to count rows.
        values: Option<NodeId>,
        /// What is gathered; the same for sums and means.
        aggregate: Aggregate,
    },
    /// Index: a total per group.
    Totals {
        /// The numbers gathered.
        gathered: NodeId,
        /// The total.
        aggregate: Aggregate,
    },
    /// Index: per group the totals of the rows below, or above, any bound.
    Bounds {
        /// The groups.
        grouping: NodeId,
        /// The column that is compared.
        by: NodeId,
        /// The column whose numbers are taken; none to count rows.
        values: Option<NodeId>,
        /// The total.
        aggregate: Aggregate,
        /// Whether the rows below the bound are taken.
        below: bool,
    },
    /// A rank in an [`Node::Order`].
    Rank {
        /// How it is counted.
        ranking: Ranking,
        /// The number to rank.
        value: NodeId,
        /// The order.
        order: NodeId,
        /// The last argument: ascending, or digits.
        option: Option<NodeId>,
    },
    /// A total of rows that meet criteria.
    Conditional(Box<Conditional>),
    /// The position of a key in a [`Node::Finder`].
    Find {
        /// What is looked for.
        key: NodeId,
        /// Where.
        finder: NodeId,
        /// Whether text may hold wildcards.
        wild: bool,
    },
    /// A value of a column by its position.
    Pick {
        /// The position.
        position: Position,
        /// The column.
        range: NodeId,
        /// Whether aggregates see it as a cell.
        cell: bool,
    },
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

/// How aggregates see a node's value: of cells they take numbers only, other values they convert.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// As a cell.
    Cell,
    /// As a value.
    Value,
    /// As one or the other, row by row.
    Either,
}

impl Node {
    /// The nodes it is made of.
    pub fn parts(&self) -> Vec<NodeId> {
        match self {
            Node::Constant(_)
            | Node::Array { .. }
            | Node::Parameter(_)
            | Node::Today
            | Node::Cell { .. }
            | Node::Range { .. } => Vec::new(),
            Node::Unary(_, inner) | Node::Order(inner) | Node::Coding(inner) | Node::Finder(inner) => {
                vec![*inner]
            }
            Node::Binary(_, left, right) | Node::Settled(_, left, right) => vec![*left, *right],
            Node::Call(call) => call.arguments.clone(),
            Node::Grouping { tests, .. } => tests
                .iter()
                .flat_map(|test| match test {
                    Test::Equals(coding) => vec![*coding],
                    Test::Meets(range, criterion) => vec![*range, *criterion],
                })
                .collect(),
            Node::Gathered { grouping, values, .. } => std::iter::once(*grouping).chain(*values).collect(),
            Node::Totals { gathered, .. } => vec![*gathered],
            Node::Bounds { grouping, by, values, .. } => {
                [*grouping, *by].into_iter().chain(*values).collect()
            }
            Node::Rank { value, order, option, .. } => [*value, *order].into_iter().chain(*option).collect(),
            Node::Conditional(conditional) => {
                let bound = conditional.bound.map(|(_, node)| node);
                let indexes = [conditional.grouping, conditional.totals];
                let asked = conditional.queries.iter().copied().chain(bound);
                indexes.into_iter().chain(asked).chain(conditional.call.arguments.iter().copied()).collect()
            }
            Node::Find { key, finder, .. } => vec![*key, *finder],
            Node::Pick { position: Position::Number(at), range, .. } => vec![*at, *range],
            Node::Pick { position: Position::Found(find, other), range, .. } => {
                [*find, *range].into_iter().chain(*other).collect()
            }
        }
    }

    /// What it reads itself.
    pub fn own_reads(&self) -> Vec<Read> {
        match self {
            Node::Parameter(at) => vec![Read::Parameter(*at)],
            Node::Cell { table, column } => vec![Read::Row(*table, *column)],
            Node::Range { rows: Rows::Headers, .. } => Vec::new(),
            Node::Range { table, first, last, rows: Rows::This } => {
                (*first..=*last).map(|column| Read::Row(*table, column)).collect()
            }
            Node::Range { table, first, last, .. } => {
                (*first..=*last).map(|column| Read::Whole(*table, column)).collect()
            }
            _ => Vec::new(),
        }
    }
}
