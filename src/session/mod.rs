//! The application without a screen: an [`Action`] in, [`Event`]s and views out. The same session
//! runs in the browser's worker, in tests and on the command line.

mod action;
mod event;
mod view;

pub use crate::scheme::Kind;
pub use action::{Action, CellEdit, Grid, Look, Order, Start};
pub use event::{Event, Notice, NoticeLevel, Work};
pub use view::{
    Alignment, BookView, CellState, CellView, ClassSchemeView, ClassSummary, ColumnView, Count,
    ExplanationView, Facet, GridOutline, GridView, ImportColumnView, ImportDiagnosticView, ImportRowView,
    ImportSheetView, ImportTarget, ImportView, IndicatorView, InputView, OptionsView, ParameterView, RowView,
    SchemeView, SummaryView,
};

/// The application: it holds the book and answers actions.
#[derive(Debug, Default)]
pub struct Session {}

impl Session {
    /// A session without a book.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes an action with its attachment and emits events with theirs, in order.
    pub fn handle(
        &mut self,
        action: Action,
        attachment: Option<Vec<u8>>,
        emit: &mut dyn FnMut(Event, Option<Vec<u8>>),
    ) {
        let _ = (action, attachment, emit);
    }
}
