//! The frame around the screens: header, notices, progress, and what is heard on the whole page.

mod dialog;
mod drop;
mod header;
mod keys;
mod leaving;
mod notices;
mod particulars;
mod preference;
mod progress;
mod shortcuts;
mod steps;

pub use dialog::Dialog;
pub use drop::{DropZone, WORKBOOKS, read_given, read_given_scores, readable};
pub use header::Header;
pub use leaving::use_warning_on_leaving;
pub use notices::Notices;
pub use preference::apply_theme;
pub use progress::ProgressPanel;
pub use shortcuts::use_shortcuts;

use super::store::Desk;

/// What most components are drawn from.
#[derive(yew::Properties, PartialEq)]
pub struct DeskProps {
    /// The store and the texts.
    pub desk: Desk,
}
