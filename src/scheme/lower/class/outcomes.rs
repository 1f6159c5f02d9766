//! Outcomes: a column each holds the reason, or "".

use super::super::{Format, FormulaColumn, Role};
use super::{Lowering, summary};
use crate::scheme::clause::outcome_sentence;
use crate::scheme::parameter::outcome_part;

impl Lowering<'_> {
    pub(super) fn push_outcomes(&self, columns: &mut Vec<FormulaColumn>) {
        for outcome in &self.class.outcomes {
            let name = outcome_part(&outcome.name);
            let held = self.held(&name, &outcome.condition, columns);
            let role = Role::Outcome(outcome.name.clone());
            let meaning = outcome_sentence(self.class, outcome);
            columns.push(summary(&name, held.formula(), role, Format::Text, meaning));
        }
    }
}
