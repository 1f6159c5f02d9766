//! The tree of a formula.

use std::{ops::Range, sync::Arc};

use crate::engine::Fault;

/// A part of a formula and where it was written. Two are equal when they are the same tree, wherever
/// they were written.
#[derive(Clone, Debug)]
pub struct Expr {
    /// What it is.
    pub kind: Kind,
    /// Its bytes in the text.
    pub span: Range<usize>,
    /// The height of the tree below and with it.
    pub(super) height: u16,
}

impl PartialEq for Expr {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

/// What a part of a formula is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A number.
    Number(f64),
    /// A text in quotes.
    Text(Arc<str>),
    /// TRUE or FALSE.
    Bool(bool),
    /// An error written out.
    Fault(Fault),
    /// A parameter, a table or a name that LET gave.
    Name(Arc<str>),
    /// Cells of a table.
    Reference(Reference),
    /// `{1,2;3,4}`: rows of constants.
    Array(Vec<Vec<Expr>>),
    /// One operand.
    Unary(Unary, Box<Expr>),
    /// Two operands.
    Binary(Binary, Box<Expr>, Box<Expr>),
    /// A function with its arguments; the name is kept as typed.
    Call(Arc<str>, Vec<Expr>),
    /// Round brackets.
    Group(Box<Expr>),
    /// An argument left out.
    Missing,
    /// A part that could not be read.
    Wrong,
}

/// Cells of a table: one column, several side by side, or all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The table's name; the formula's own table without one.
    pub table: Option<Arc<str>>,
    /// Which rows.
    pub rows: Rows,
    /// The first column; all columns without one.
    pub first: Option<Arc<str>>,
    /// The last column of several.
    pub last: Option<Arc<str>>,
}

/// The rows of a table that a reference means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rows {
    /// The row the formula stands in.
    This,
    /// Every row of data.
    Data,
    /// The names of the columns.
    Headers,
    /// The names and the data.
    All,
}

/// An operator with one operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unary {
    /// `+x`
    Plus,
    /// `-x`
    Minus,
    /// `x%`
    Percent,
}

/// An operator with two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Binary {
    /// `=`
    Equal,
    /// `<>`
    Unequal,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
    /// `&`
    Join,
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
    /// `^`
    Power,
    /// `:` between two references.
    Range,
}

impl Binary {
    /// The operator as Excel writes it.
    pub fn symbol(self) -> &'static str {
        match self {
            Binary::Equal => "=",
            Binary::Unequal => "<>",
            Binary::Less => "<",
            Binary::LessOrEqual => "<=",
            Binary::Greater => ">",
            Binary::GreaterOrEqual => ">=",
            Binary::Join => "&",
            Binary::Add => "+",
            Binary::Subtract => "-",
            Binary::Multiply => "*",
            Binary::Divide => "/",
            Binary::Power => "^",
            Binary::Range => ":",
        }
    }

    /// How tightly it binds; all are left-associative, as in Excel.
    pub fn strength(self) -> u8 {
        match self {
            Binary::Equal
            | Binary::Unequal
            | Binary::Less
            | Binary::LessOrEqual
            | Binary::Greater
            | Binary::GreaterOrEqual => 1,
            Binary::Join => 2,
            Binary::Add | Binary::Subtract => 3,
            Binary::Multiply | Binary::Divide => 4,
            Binary::Power => 5,
            Binary::Range => 8,
        }
    }

    /// Whether it compares.
    pub fn compares(self) -> bool {
        self.strength() == 1
    }
}

impl Expr {
    /// A tree of this kind, written at `span`.
    pub fn new(kind: Kind, span: Range<usize>) -> Self {
        let mut height = 0;
        let mut look = |part: &Expr| height = height.max(part.height);
        match &kind {
            Kind::Array(rows) => rows.iter().flatten().for_each(&mut look),
            Kind::Unary(_, inner) | Kind::Group(inner) => look(inner),
            Kind::Binary(_, left, right) => {
                look(left);
                look(right);
            }
            Kind::Call(_, arguments) => arguments.iter().for_each(&mut look),
            _ => {}
        }
        Self { kind, span, height: height.saturating_add(1) }
    }

    /// A tree made by the program, written nowhere.
    pub fn made(kind: Kind) -> Self {
        Self::new(kind, 0..0)
    }

    /// A function call made by the program.
    pub fn call(name: &str, arguments: Vec<Expr>) -> Self {
        Self::made(Kind::Call(name.into(), arguments))
    }

    /// An operation made by the program.
    pub fn binary(operator: Binary, left: Expr, right: Expr) -> Self {
        Self::made(Kind::Binary(operator, Box::new(left), Box::new(right)))
    }

    /// The tree without round brackets around it.
    pub fn bare(&self) -> &Expr {
        let mut inner = self;
        while let Kind::Group(next) = &inner.kind {
            inner = next;
        }
        inner
    }
}
