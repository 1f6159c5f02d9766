//! The formula language and its calculation over tables of typed columns. Pure: no browser, clock,
//! randomness or file format.

mod column;
mod model;
mod number_text;
mod value;

pub use column::Column;
pub use model::{
    A1Layout, Diagnostic, ExplainedInput, Explanation, Model, Parameter, Place, Source, Table, TableColumn,
};
pub use number_text::number_text;
pub use value::{Fault, Value};
