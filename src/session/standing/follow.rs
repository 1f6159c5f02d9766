//! Alerts and outcomes as lists of subjects with their reasons.

use super::super::open::Open;
use super::super::window::cell_text;
use super::{AlertView, FollowLine, MOST_LINES, OutcomeView};
use crate::scheme::{Class, Leaning, Role, condition_sentence};

impl Open {
    pub(super) fn alerts(&self, table: usize, class: &Class) -> Vec<AlertView> {
        class
            .alerts
            .iter()
            .map(|alert| {
                let (total, subjects) = self.lines(table, &Role::Alert(alert.name.clone()), Leaning::Urge);
                AlertView {
                    name: alert.name.clone(),
                    rule: condition_sentence(class, &alert.condition, &alert.source),
                    total,
                    subjects,
                }
            })
            .collect()
    }

    pub(super) fn outcomes(&self, table: usize, class: &Class) -> Vec<OutcomeView> {
        class
            .outcomes
            .iter()
            .map(|outcome| {
                let (total, subjects) =
                    self.lines(table, &Role::Outcome(outcome.name.clone()), outcome.leaning);
                OutcomeView {
                    name: outcome.name.clone(),
                    leaning: outcome.leaning,
                    action: outcome.action.clone(),
                    rule: condition_sentence(class, &outcome.condition, &outcome.source),
                    total,
                    subjects,
                }
            })
            .collect()
    }

    /// How many subjects a column of reasons names, and the first of them: the best where they are
    /// commended, the lowest where they are urged.
    fn lines(&self, table: usize, role: &Role, leaning: Leaning) -> (usize, Vec<FollowLine>) {
        let Some(column) = self.calculation.role_position(table, role) else { return (0, Vec::new()) };
        let mut rows: Vec<(f64, usize)> = self
            .told(table, column)
            .into_iter()
            .map(|row| (self.figure(table, row, &Role::Index).unwrap_or(-1.0), row))
            .collect();
        rows.sort_by(|one, other| match leaning {
            Leaning::Commend => other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)),
            Leaning::Urge => one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)),
        });
        let total = rows.len();
        let lines = rows.into_iter().take(MOST_LINES).map(|(_, row)| FollowLine {
            subject: self.row_name(table, row),
            reason: cell_text(self, table, column, row),
            place: (table, column, row),
        });
        (total, lines.collect())
    }
}
