//! The evaluation scheme (考评办法): what an office says about classes, indicators, rules, weights
//! and grades, and its lowering to formulas in Excel's syntax. Pure.

mod clause;
mod entry;
pub mod lint;
mod lower;
mod model;
mod parameter;
mod share;
mod template;
mod year;

pub use clause::{
    Clause, ClauseItem, adjustment_sentence, alert_sentence, apportionment_sentence, clauses,
    condition_sentence, condition_words, grade_sentence, index_sentence, ledger_sentence, outcome_sentence,
    quota_sentence, ranking_sentence, reach_sentence, restriction_sentence, rule_sentence,
    standing_sentences,
};
pub use entry::{EnteredColumn, FedLeaf, entered_columns, fed_leaf};
pub use lower::{Format, FormulaColumn, Lowered, LoweredTable, QuotaFigure, Role, lower};
pub use model::{
    Adjustment, Aggregate, Aggregation, Alert, Apportionment, Attribute, BallotRules, Band, Body, CHECK,
    Class, Condition, Conversion, Effect, EntryColumn, EntryTable, Figure, Filter, Indicator, Kind, Leaning,
    Ledger, Link, LinkException, Meaning, Measure, Memberships, Missing, Options, Outcome, Period,
    PeriodPart, Previous, Quota, QuotaScope, Ranking, RaterKind, Restriction, Rounding, Scheme, Step, Ties,
    UnitShare, VoteChoice, WordMark,
};
pub use parameter::{PERIOD, ParameterCell, is_day_parameter, parameters, set_parameter};
pub use share::scale;
pub use template::{TEMPLATES, Template, TemplateId, reference_scheme};
pub use year::{next_year, year_later, years_later};
