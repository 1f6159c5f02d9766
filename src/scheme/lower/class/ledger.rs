//! Bonus and penalty from a ledger.

use super::super::formula::{cell, column, text};
use super::super::ledger::points_column;
use super::super::{Format, FormulaColumn, Role};
use super::{BONUS, Lowering, PENALTY, summary};
use crate::scheme::clause::ledger_sentence;
use crate::scheme::model::Ledger;

impl Lowering<'_> {
    pub(super) fn push_ledger(&self, ledger: &Ledger, columns: &mut Vec<FormulaColumn>) {
        let bonus = self.ledger(ledger, &ledger.bonus, "加分上限");
        columns.push(summary(BONUS, bonus, Role::Bonus, Format::UpTo(4), ledger_sentence(ledger)));
        let penalty = self.ledger(ledger, &ledger.penalty, "减分上限");
        columns.push(summary(PENALTY, penalty, Role::Penalty, Format::UpTo(4), ledger_sentence(ledger)));
    }

    fn ledger(&self, ledger: &Ledger, direction: &str, cap: &str) -> String {
        format!(
            "MIN({},SUMIFS({},{},{},{},{},{},{}))",
            self.parameter(cap),
            column(&ledger.table, &points_column(self.scheme, ledger)),
            column(&ledger.table, &ledger.class),
            text(&self.class.name),
            column(&ledger.table, &ledger.owner),
            cell(&self.class.key),
            column(&ledger.table, &ledger.direction),
            text(direction),
        )
    }
}
