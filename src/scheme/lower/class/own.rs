//! The own score: the indicators together, apportioned, with bonus and penalty.

use super::super::formula::{blank_if_any, cell};
use super::super::indicator::{awaits_entries, group_formula, may_all_be_left_out};
use super::super::{Format, FormulaColumn, Role};
use super::{APPORTIONED, BASE, BONUS, Lowering, OWN, PENALTY, RATIO, helper, summary};
use crate::scheme::clause::{apportionment_sentence, group_sentence};
use crate::scheme::model::Apportionment;
use crate::sentence::Sentence;

impl Lowering<'_> {
    /// Adds the base score, its apportionment, bonus, penalty and own score; gives the column of the
    /// last.
    pub(super) fn push_own(&self, columns: &mut Vec<FormulaColumn>) -> String {
        let class = self.class;
        columns.push(helper(
            BASE,
            group_formula(class, class.aggregation, &class.indicators),
            Format::UpTo(4),
            group_sentence(class.aggregation, &class.indicators),
        ));
        let base = match &class.apportionment {
            Some(apportionment) => self.push_apportioned(apportionment, columns),
            None => BASE,
        };
        let Some(ledger) = &class.ledger else { return base.to_owned() };
        self.push_ledger(ledger, columns);
        let sum = format!("{}+{}-{}", cell(base), cell(BONUS), cell(PENALTY));
        columns.push(summary(
            OWN,
            self.unless_awaited(base, &sum),
            Role::Own,
            Format::UpTo(4),
            Sentence::new("指标得分加上加分、减去减分。", "The indicators' scores plus bonus less penalty."),
        ));
        OWN.to_owned()
    }

    /// The part of the period served is a column of its own: the explanation shows it.
    fn push_apportioned(
        &self,
        apportionment: &Apportionment,
        columns: &mut Vec<FormulaColumn>,
    ) -> &'static str {
        let months = cell(&apportionment.column);
        let full = self.parameter(&format!("{}满额", apportionment.column));
        let meaning = apportionment_sentence(apportionment);
        let ratio = format!("IF({months}=\"\",1,MAX(0,MIN(1,{months}/{full})))");
        columns.push(helper(RATIO, ratio, Format::UpTo(4), meaning.clone()));
        let value = format!("{}*{}", cell(BASE), cell(RATIO));
        columns.push(helper(APPORTIONED, self.unless_awaited(BASE, &value), Format::UpTo(4), meaning));
        APPORTIONED
    }

    fn unless_awaited(&self, base: &str, value: &str) -> String {
        let indicators = &self.class.indicators;
        let awaited = indicators.iter().any(awaits_entries) || may_all_be_left_out(indicators);
        let blank: Vec<String> = awaited.then(|| cell(base)).into_iter().collect();
        blank_if_any(&blank, value)
    }
}
