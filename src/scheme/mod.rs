//! The evaluation scheme (考评办法): what an office says about classes, indicators, rules, weights
//! and grades, and its lowering to formulas in Excel's syntax. Pure.

mod clause;
mod entry;
mod lower;
mod model;
mod parameter;
mod template;

pub use clause::{grade_sentence, index_sentence, ledger_sentence, rule_sentence};
pub use entry::{FedLeaf, fed_leaf};
pub use lower::{Format, FormulaColumn, Lowered, LoweredTable, Role, lower};
pub use model::{
    Aggregate, Aggregation, Attribute, Band, Body, Class, Conversion, EntryColumn, EntryTable, Indicator,
    Kind, Ledger, Link, Meaning, Measure, Missing, Options, RaterKind, Scheme, Veto, VoteChoice,
};
pub use parameter::{ParameterCell, parameters, set_parameter};
pub use template::reference_scheme;
