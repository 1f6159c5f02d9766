//! The evaluation scheme (考评办法): what an office says about classes, indicators, rules, weights
//! and grades, and its lowering to formulas in Excel's syntax. Pure.

mod clause;
mod entry;
pub mod lint;
mod lower;
mod model;
mod parameter;
mod template;

pub use clause::{grade_sentence, index_sentence, ledger_sentence, rule_sentence};
pub use entry::{EnteredColumn, FedLeaf, entered_columns, fed_leaf};
pub use lower::{Format, FormulaColumn, Lowered, LoweredTable, Role, lower};
pub use model::{
    Adjustment, Aggregate, Aggregation, Alert, Apportionment, Attribute, BallotRules, Band, Body, Class,
    Condition, Conversion, Effect, EntryColumn, EntryTable, Figure, Filter, Indicator, Kind, Leaning, Ledger,
    Link, LinkException, Meaning, Measure, Memberships, Missing, Options, Outcome, Period, PeriodPart,
    Previous, Quota, QuotaScope, Ranking, RaterKind, Restriction, Rounding, Scheme, Step, Ties, UnitShare,
    VoteChoice, WordMark,
};
pub use parameter::{PERIOD, ParameterCell, parameters, set_parameter};
pub use template::reference_scheme;
