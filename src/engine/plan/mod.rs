//! The plan: formulas as nodes shared by all of them, the order of calculation, and the calculation.
//!
//! A formula's column is calculated in blocks of rows: a node gives its values for a whole block, so
//! numbers run through loops and nothing is decided cell by cell. Calls over whole columns are
//! answered from indexes, which are nodes too and so are shared and kept like any other part.

mod answer;
mod arena;
mod arithmetic;
mod block;
mod catalog;
mod compile;
mod evaluate;
mod fused;
mod graph;
mod held;
mod index;
mod indexed;
mod loops;
mod node;
mod report;
mod run;
mod whole;
mod wrong;

pub use arena::Arena;
pub use block::ROWS;
pub use catalog::Catalog;
pub use compile::{Compiled, Compiler};
pub use evaluate::Evaluator;
pub use graph::{Column as ColumnAt, order};
pub use held::Memo;
pub use node::{Literal, Node, NodeId, Read};
pub use report::{indexes, scans};
pub use run::Run;
