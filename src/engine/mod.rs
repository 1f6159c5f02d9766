//! The formula language and its calculation over tables of typed columns. Pure: no browser, clock,
//! randomness or file format.
//!
//! ```
//! use evalbook::engine::{Model, Parameter, Place, Source, Table, TableColumn, Value};
//!
//! let scores = [90.0, 80.0].map(Value::from).into_iter().collect();
//! let table = Table {
//!     name: "党员".into(),
//!     rows: 2,
//!     columns: vec![
//!         TableColumn { name: "得分".into(), source: Source::Entries(std::sync::Arc::new(scores)) },
//!         TableColumn { name: "折算".into(), source: Source::Formula("ROUND([@得分]*权重,2)".into()) },
//!     ],
//! };
//! let weight = Parameter { name: "权重".into(), value: Value::Number(0.8) };
//! let today = 46_350.0;
//! let model = Model::new(vec![table], vec![weight], today);
//! let place = Place { table: 0, column: 1, row: 0 };
//! assert_eq!(model.value(place), Value::Number(72.0));
//! assert_eq!(model.explain(place).unwrap().substituted, "ROUND(90 * 0.8, 2)");
//! ```
//!
//! In reading order:
//! - [`Value`], [`Fault`], [`Column`]: what cells hold; `coerce`, `criteria`, `digits`, `round`, `exact`
//!   and `date` are Excel's rules about them.
//! - [`language`]: text to tree and back, by name and in a workbook's A1 form.
//! - [`functions`]: the one table of functions, and how to add one.
//! - `plan`: trees to nodes, nodes in an order, blocks of rows, indexes.
//! - [`Model`]: tables and parameters kept calculated, explained and reported on.

mod cell_name;
mod coerce;
mod column;
mod criteria;
mod date;
mod digits;
mod exact;
mod explain;
pub mod functions;
pub mod language;
mod model;
mod operand;
mod plan;
mod round;
mod special;
mod value;

pub use cell_name::{cell_name, column_letters};
pub use column::Column;
pub use date::{Day, day_of, is_real as is_real_day, serial as serial_day};
pub use digits::shown as number_text;
pub use language::Problem;
pub use model::{
    A1Layout, Diagnostic, ExplainedInput, Explanation, Model, Parameter, Place, Source, Table, TableColumn,
};
pub use operand::{Array, Operand, Range};
pub use round::nearest as round_to;
pub use value::{Fault, Value};

#[cfg(test)]
mod tests;
