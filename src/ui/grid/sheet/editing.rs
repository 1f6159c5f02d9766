//! Typing into cells.

use super::{Effect, Sheet};
use crate::session::{Action, CellEdit, OptionsView};
use crate::ui::grid::completion::matching;
use crate::ui::grid::keys::Mode;
use crate::ui::grid::place::{Place, Span};

/// The choices that are listed at the active cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// The choices, the likeliest first.
    pub options: Vec<String>,
    /// The one that is marked.
    pub marked: Option<usize>,
}

impl Choices {
    /// The text of the marked choice.
    pub fn text(&self) -> Option<&str> {
        self.options.get(self.marked?).map(String::as_str)
    }
}

impl Sheet {
    /// Text was typed into the field; it now reads `text`. Says whether typing began with it.
    pub fn type_text(&mut self, text: &str) -> bool {
        let began = self.begin_typing();
        if self.mode == Mode::Moving {
            return false;
        }
        if let Some(options) = self.options() {
            let options: Vec<String> = matching(options, text).into_iter().map(str::to_owned).collect();
            let typed_over = self.mode != Mode::InPlace;
            let marked = (!text.is_empty() && !options.is_empty()).then_some(0);
            self.choices = (!options.is_empty()).then_some(Choices { options, marked });
            self.mode = match (&self.choices, typed_over) {
                (Some(_), _) => Mode::Choosing,
                (None, true) => Mode::Overwriting,
                (None, false) => Mode::InPlace,
            };
        }
        began
    }

    /// Begins to type over the active cell, if that can be done and was not begun.
    pub fn begin_typing(&mut self) -> bool {
        let begins = self.mode == Mode::Moving && self.is_editable(self.selection.active.column);
        if begins {
            self.mode = Mode::Overwriting;
        }
        begins
    }

    /// Begins to edit the active cell in place, if that can be done.
    pub fn edit_in_place(&mut self) {
        if self.is_editable(self.selection.active.column) {
            self.mode = Mode::InPlace;
        }
    }

    /// Lists the choices of the active cell, the present one marked.
    pub fn open_choices(&mut self) {
        let active = self.selection.active;
        let Some(options) = self.options().filter(|_| self.is_editable(active.column)) else {
            return;
        };
        let options: Vec<String> = matching(options, "").into_iter().map(str::to_owned).collect();
        let present = self.text(active).unwrap_or_default();
        let marked = options.iter().position(|option| option == present);
        self.choices = Some(Choices { options, marked });
        self.mode = Mode::Choosing;
    }

    /// Marks another choice.
    pub(super) fn mark(&mut self, step: isize) {
        if let Some(choices) = &mut self.choices {
            let last = choices.options.len().saturating_sub(1);
            choices.marked = Some(match choices.marked {
                None if step > 0 => 0,
                None => last,
                Some(marked) => marked.saturating_add_signed(step).min(last),
            });
        }
    }

    /// Ends typing and takes what the field reads.
    pub fn commit(&mut self, typed: &str) -> Vec<Effect> {
        if self.mode == Mode::Moving {
            return Vec::new();
        }
        let active = self.selection.active;
        let text = self.committed(typed);
        self.end_typing();
        self.put(vec![(active, text)])
    }

    /// Ends typing and takes what the field reads for the whole selection.
    pub(super) fn commit_to_all(&mut self, typed: &str) -> Vec<Effect> {
        let text = self.committed(typed);
        self.end_typing();
        let span = self.selection.span();
        self.put(places(span).map(|place| (place, text.clone())).collect())
    }

    /// Ends typing and leaves the cell as it was.
    pub fn end_typing(&mut self) {
        self.mode = Mode::Moving;
        self.choices = None;
    }

    /// Clears the selection.
    pub(super) fn clear(&mut self) -> Vec<Effect> {
        let span = self.selection.span();
        let filled: Vec<Place> =
            places(span).filter(|place| self.text(*place).is_none_or(|text| !text.is_empty())).collect();
        self.put(filled.into_iter().map(|place| (place, String::new())).collect())
    }

    /// Fills the selection with its first row; a single row with the one above it.
    pub(super) fn fill_down(&mut self) -> Vec<Effect> {
        let span = self.selection.span();
        let (source, first) = match (span.rows().len(), span.top.checked_sub(1)) {
            (1, None) => return Vec::new(),
            (1, Some(above)) => (above, span.top),
            _ => (span.top, span.top + 1),
        };
        let mut cells = Vec::new();
        for column in span.columns() {
            let Some(text) = self.text(Place::new(source, column)).map(str::to_owned) else {
                return Vec::new();
            };
            cells.extend((first..=span.bottom).map(|row| (Place::new(row, column), text.clone())));
        }
        self.put(cells)
    }

    /// Puts texts into cells: those that can be edited and read otherwise now.
    fn put(&mut self, cells: Vec<(Place, String)>) -> Vec<Effect> {
        let mut edits = Vec::new();
        for (place, text) in cells {
            if !self.is_editable(place.column) || self.text(place) == Some(text.as_str()) {
                continue;
            }
            if let Some(row) = self.number(place.row) {
                edits.push(CellEdit { row, column: place.column, text });
            }
        }
        if edits.is_empty() {
            return Vec::new();
        }
        for edit in &edits {
            self.pending.insert((edit.row, edit.column), edit.text.clone());
        }
        vec![Effect::Send(Action::Edit { grid: self.outline.grid, edits })]
    }

    fn committed(&self, typed: &str) -> String {
        let chosen = self.choices.as_ref().and_then(Choices::text);
        chosen.unwrap_or(typed).to_owned()
    }

    fn options(&self) -> Option<&[String]> {
        match &self.column(self.selection.active.column)?.options {
            OptionsView::Choice(options) => Some(options),
            OptionsView::Free | OptionsView::Between(..) => None,
        }
    }
}

fn places(span: Span) -> impl Iterator<Item = Place> {
    span.rows().flat_map(move |row| span.columns().map(move |column| Place::new(row, column)))
}
