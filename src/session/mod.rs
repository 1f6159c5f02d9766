//! The application without a screen: an [`Action`] in, [`Event`]s and views out. The same session
//! runs in the browser's worker, in tests and on the command line.

mod action;
mod begin;
mod columns;
mod dispatch;
mod display;
mod edit;
mod enter;
mod event;
mod explain;
mod findings;
mod findings_view;
mod import;
mod import_findings;
mod importing;
mod many_view;
mod open;
mod outline;
mod print;
mod returned;
mod returned_view;
mod scheme_edit;
mod scheme_view;
mod source;
mod standing;
mod summary;
mod tabular;
mod templates;
mod view;
mod window;

pub use crate::book::{HandedOut, PortionState};
pub use crate::engine::number_text as number_words;
pub use crate::excel::{Extras, Handout};
pub use crate::scheme::{
    Adjustment, Aggregate, Aggregation, Alert, Apportionment, Attribute, BallotRules, Band, Body, Class,
    Clause, ClauseItem, Condition, Conversion, Effect, EntryColumn, EntryTable, Figure, Filter, Indicator,
    Kind, Leaning, Ledger, Link, LinkException, Meaning, Measure, Memberships, Missing, Options, Outcome,
    Period, PeriodPart, Previous, Quota, QuotaScope, Ranking, RaterKind, Restriction, Rounding, Scheme, Step,
    TEMPLATES, Template, TemplateId, Ties, UnitShare, VoteChoice, WordMark,
};
pub use action::{Action, CellEdit, Grid, Look, Order, Start};
pub use dispatch::Session;
pub use event::{Event, Notice, NoticeLevel, Work};
pub use findings_view::{FindingPlace, FindingView, FindingsView, Severity};
pub use many_view::{ConflictView, ManyFileView, ManyView, Take};
pub use returned_view::{ReturnedRowView, ReturnedView};
pub use scheme_edit::{
    ClassPart, IndicatorPart, IndicatorPlace, RulePattern, SchemeChange, Way, rule_patterns, usual,
};
pub use standing::{
    AlertView, ClassStanding, FollowLine, OutcomeView, PlaceLine, QuotaGroupView, QuotaView, StandingView,
};
pub use view::{
    Alignment, BookView, CellState, CellView, ClassSchemeView, ClassSummary, ColumnView, Count,
    ExplanationView, Facet, GridOutline, GridView, ImportColumnView, ImportDiagnosticView, ImportFocusView,
    ImportRowView, ImportSheetView, ImportTarget, ImportView, IndicatorView, InputView, OptionsView,
    ParameterView, RowView, SchemeView, SummaryView,
};
