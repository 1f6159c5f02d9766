//! The plan: formulas as nodes shared by all of them, the order of calculation, and the calculation.

mod arithmetic;
mod compile;
mod evaluate;
mod graph;
mod node;

pub use compile::{Catalog, Compiled, Compiler};
pub use evaluate::Evaluator;
pub use graph::{Column as ColumnAt, order};
pub use node::{Arena, Literal, Node, NodeId, Read};
