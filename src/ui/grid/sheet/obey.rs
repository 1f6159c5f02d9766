//! What commands do.

use super::{Effect, Sheet};
use crate::session::Order;
use crate::ui::grid::keys::{Command, Mode};
use crate::ui::grid::movement::{Motion, moved};
use crate::ui::grid::place::Place;
use crate::ui::grid::selection::{Cycle, Selection};

impl Sheet {
    /// Obeys a command; `typed` is what the field reads.
    pub fn obey(&mut self, command: Command, typed: &str) -> Vec<Effect> {
        let goes_on =
            matches!(command, Command::Commit(_) | Command::Choose(_) | Command::OpenChoices | Command::Edit);
        if !goes_on {
            self.tab_run = None;
        }
        self.arrive();
        match command {
            Command::Move(motion) => self.go(motion),
            Command::Extend(motion) => {
                let extent = self.target(self.selection.extent(), motion);
                self.selection = self.selection.extended_to(extent);
            }
            Command::SelectAll => self.select_lines(true, true),
            Command::SelectColumns => self.select_lines(true, false),
            Command::SelectRows => self.select_lines(false, true),
            Command::Edit => self.edit_in_place(),
            Command::Escape => self.escape(),
            Command::Choose(step) => self.mark(step),
            Command::OpenChoices if self.sorts => {
                return self.order_by(self.selection.active.column, Some(true));
            }
            Command::OpenChoices => self.open_choices(),
            Command::Order(descending) => {
                return self.order_by(self.selection.active.column, Some(descending));
            }
            Command::Clear => return self.clear(),
            Command::FillDown => return self.fill_down(),
            Command::CommitToAll => return self.commit_to_all(typed),
            Command::Commit(cycle) => return self.commit_and_cycle(cycle, typed),
            Command::CommitAndMove(motion) => {
                let effects = self.commit(typed);
                self.go(motion);
                return effects;
            }
        }
        Vec::new()
    }

    /// Selects a cell, or extends the selection to it.
    pub fn select(&mut self, place: Place, extend: bool) {
        self.tab_run = None;
        let selection = if extend { self.selection.extended_to(place) } else { Selection::at(place) };
        self.selection = selection.within(self.rows(), self.outline.columns.len());
    }

    /// Selects whole rows between two, or whole columns.
    pub fn select_whole(&mut self, from: Place, to: Place, rows: bool) {
        let (last_row, last_column) =
            (self.rows().saturating_sub(1), self.outline.columns.len().saturating_sub(1));
        let (from, to) = if rows {
            (Place::new(from.row, 0), Place::new(to.row, last_column))
        } else {
            (Place::new(0, from.column), Place::new(last_row, to.column))
        };
        self.tab_run = None;
        self.selection = Selection::between(from, to);
    }

    /// Orders by a column: as asked, or else descending, ascending and the table's own in turn.
    pub fn order_by(&mut self, column: usize, descending: Option<bool>) -> Vec<Effect> {
        if !self.sorts {
            return Vec::new();
        }
        let present = self.order.filter(|order| order.column == column).map(|order| order.descending);
        let next = match (descending, present) {
            (Some(descending), _) => Some(descending),
            (None, None) => Some(true),
            (None, Some(true)) => Some(false),
            (None, Some(false)) => None,
        };
        self.order = next.map(|descending| Order { column, descending });
        vec![Effect::Reorder]
    }

    fn go(&mut self, motion: Motion) {
        self.selection = Selection::at(self.target(self.selection.active, motion));
    }

    fn target(&self, from: Place, motion: Motion) -> Place {
        moved(from, motion, self.ground(), |place| self.text(place).map(|text| !text.is_empty()))
    }

    fn select_lines(&mut self, all_rows: bool, all_columns: bool) {
        let ground = self.ground();
        let span = self.selection.span();
        let rows = if all_rows { (0, ground.rows.saturating_sub(1)) } else { (span.top, span.bottom) };
        let columns =
            if all_columns { (0, ground.columns.saturating_sub(1)) } else { (span.left, span.right) };
        let active = self.selection.active;
        self.selection = Selection::between(Place::new(rows.0, columns.0), Place::new(rows.1, columns.1));
        self.selection.active = active;
    }

    fn escape(&mut self) {
        if self.mode == Mode::Moving {
            self.tab_leaves = true;
        } else {
            self.end_typing();
        }
    }

    fn commit_and_cycle(&mut self, cycle: Cycle, typed: &str) -> Vec<Effect> {
        let active = self.selection.active;
        let explains = self.explains && self.mode == Mode::Moving;
        if explains && matches!(cycle, Cycle::Down | Cycle::Up) {
            let row = self.number(active.row);
            return row.map(|row| Effect::Explain(row, active.column)).into_iter().collect();
        }
        let effects = self.commit(typed);
        if !self.selection.is_single() {
            self.selection = self.selection.cycled(cycle);
            return effects;
        }
        let run = self.tab_run.take();
        match cycle {
            Cycle::Right | Cycle::Left => {
                self.go(Motion::By(0, if cycle == Cycle::Right { 1 } else { -1 }));
                self.tab_run = run.or(Some(active.column));
            }
            Cycle::Down | Cycle::Up => {
                self.go(Motion::By(if cycle == Cycle::Down { 1 } else { -1 }, 0));
                // After a run of Tabs the next line begins where this one did.
                if let Some(column) = run {
                    self.selection = Selection::at(Place::new(self.selection.active.row, column));
                }
            }
        }
        effects
    }
}
