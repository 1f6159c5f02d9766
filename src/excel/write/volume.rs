//! What is handed out: the whole workbook, or a part of it for those whom it concerns.

use serde::{Deserialize, Serialize};

use super::groups::Group;

/// Sheets that the whole workbook has where they are wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extras {
    /// A sheet for each unit with its subjects' results.
    pub units: bool,
    /// A form for each person (考评表), a page each.
    pub forms: bool,
}

/// A workbook under way.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Volume {
    /// Everything, with live formulas.
    Whole(Extras),
    /// A unit's results and its people's forms, as figures.
    Unit(Group),
    /// The forms of all people, as figures.
    Forms,
    /// The publication list, as figures.
    Publication,
}

impl Volume {
    /// Whether figures are live formulas.
    pub fn is_live(&self) -> bool {
        matches!(self, Volume::Whole(_))
    }
}
