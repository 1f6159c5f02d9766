//! The evaluation scheme (考评办法): what an office says about classes, indicators, rules, weights
//! and grades, and its lowering to formulas in Excel's syntax. Pure.

mod model;

pub use model::{
    Aggregate, Aggregation, Attribute, Band, Body, Class, Conversion, EntryColumn, EntryTable, Indicator,
    Kind, Ledger, Link, Meaning, Measure, Missing, Options, RaterKind, Scheme, Veto, VoteChoice,
};
