//! The application without a screen: an [`Action`] in, [`Event`]s and views out. The same session
//! runs in the browser's worker, in tests and on the command line.

mod action;
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
mod open;
mod outline;
mod returned;
mod scheme_view;
mod summary;
mod tabular;
mod view;
mod window;

pub use crate::scheme::Kind;
pub use action::{Action, CellEdit, Grid, Look, Order, Start};
pub use dispatch::Session;
pub use event::{Event, Notice, NoticeLevel, Work};
pub use findings_view::{FindingPlace, FindingView, FindingsView, Severity};
pub use view::{
    Alignment, BookView, CellState, CellView, ClassSchemeView, ClassSummary, ColumnView, Count,
    ExplanationView, Facet, GridOutline, GridView, ImportColumnView, ImportDiagnosticView, ImportRowView,
    ImportSheetView, ImportTarget, ImportView, IndicatorView, InputView, OptionsView, ParameterView,
    ReturnedRowView, ReturnedView, RowView, SchemeView, SummaryView,
};
