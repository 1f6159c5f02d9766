//! Alerts: a column each holds the reason, or "".

use super::super::{Format, FormulaColumn, Role};
use super::{Lowering, if_any, summary};
use crate::scheme::clause::alert_sentence;
use crate::scheme::parameter::alert_part;

impl Lowering<'_> {
    /// Who does not take part is not warned of.
    pub(super) fn push_alerts(&self, columns: &mut Vec<FormulaColumn>) {
        let exempt = self.exempt();
        for alert in &self.class.alerts {
            let name = alert_part(&alert.name);
            let held = self.held(&name, &alert.condition, columns);
            let formula = if_any(&exempt, "\"\"", &held.formula());
            let role = Role::Alert(alert.name.clone());
            columns.push(summary(&name, formula, role, Format::Text, alert_sentence(self.class, alert)));
        }
    }
}
