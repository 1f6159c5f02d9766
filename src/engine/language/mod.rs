//! The formula language: Excel's grammar over tables. A text becomes a tree with everything that is
//! wrong with it; a tree becomes text again, by name or in a workbook's A1 form.

mod a1;
mod ast;
mod brackets;
mod limits;
mod lower;
mod names;
mod own;
mod parse;
mod print;
mod problem;
mod single;
mod token;

pub use a1::{Standing, in_a1};
pub use ast::{Binary, Expr, Kind, Reference, Rows, Unary};
pub use names::{nearest, same as same_name};
pub use parse::parse;
pub use print::{Style, print, spell_column, spell_name, spell_text};
pub use problem::Problem;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
