//! The formula language and its calculation over tables of typed columns. Pure: no browser, clock,
//! randomness or file format.

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
