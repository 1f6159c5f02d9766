//! The index: what is missing, what is computed, what is adjusted by hand and what is effective.

use super::super::formula::{blank_if_any, cell};
use super::super::indicator::{awaits_entries, may_all_be_left_out, score_column};
use super::super::{Format, FormulaColumn, Role};
use super::link::Linked;
use super::{ADJUSTMENT, BASE, COMPUTED, Lowering, MISSING, any, if_any, summary};
use crate::scheme::clause::{adjustment_sentence, index_sentence};
use crate::scheme::model::Adjustment;
use crate::sentence::Sentence;

impl Lowering<'_> {
    /// Adds the count of what the index waits for; those who do not take part wait for nothing.
    pub(super) fn push_missing(&self, linked: Option<&Linked>, columns: &mut Vec<FormulaColumn>) {
        let leaves = self.class.leaves().into_iter();
        let mut terms: Vec<String> = leaves
            .filter(|leaf| awaits_entries(leaf))
            .map(|leaf| format!("({}=\"\")", cell(&score_column(leaf))))
            .collect();
        if may_all_be_left_out(&self.class.indicators) {
            terms.push(format!("({}=\"\")", cell(BASE)));
        }
        terms.extend(linked.map(Linked::awaited));
        terms.push("0".to_owned());
        columns.push(summary(
            MISSING,
            if_any(&self.exempt(), "0", &terms.join("+")),
            Role::Missing,
            Format::Whole,
            Sentence::new(
                "尚缺的录入项数；不为 0 时不出指数。",
                "How many entries are missing; no index until it is 0.",
            ),
        ));
    }

    /// Adds the index; where it can be adjusted, first the computed one and what became of the
    /// adjustment.
    pub(super) fn push_index(&self, own: &str, linked: Option<&Linked>, columns: &mut Vec<FormulaColumn>) {
        let class = self.class;
        let value = match linked {
            Some(linked) => linked.value(&cell(own), &cell(&linked.column)),
            None => format!("1*{}", cell(own)),
        };
        let mut formula = format!("IF({}>0,\"\",{})", cell(MISSING), self.shown(&value));
        for test in self.vetoed() {
            formula = format!("IF({test},0,{formula})");
        }
        formula = if_any(&self.exempt(), "\"\"", &formula);
        let format = Format::Fixed(class.decimals);
        if let Some(adjustment) = &class.adjustment {
            columns.push(summary(COMPUTED, formula, Role::Computed, format, index_sentence(class)));
            let state = self.adjustment_state(adjustment);
            let meaning = adjustment_sentence(adjustment);
            columns.push(summary(ADJUSTMENT, state, Role::Adjustment, Format::Text, meaning));
            formula = self.effective(adjustment);
        }
        columns.push(summary(&class.index, formula, Role::Index, format, index_sentence(class)));
    }

    /// Whether an adjustment takes effect, where the index is computed: it is entered, it has a reason
    /// and there is no veto.
    pub(super) fn takes_effect(&self, adjustment: &Adjustment) -> String {
        let entered = format!("{}<>\"\"", cell(&adjustment.column));
        let reasoned = format!("TRIM({})<>\"\"", cell(&adjustment.reason));
        let free = any(&self.vetoed()).map(|test| format!(",NOT({test})")).unwrap_or_default();
        format!("AND({entered},{reasoned}{free})")
    }

    fn effective(&self, adjustment: &Adjustment) -> String {
        let computed = cell(COMPUTED);
        // Arithmetic, so that an entry that is no number becomes a fault.
        let adjusted = self.shown(&format!("1*{}", cell(&adjustment.column)));
        let value = format!("IF({},{adjusted},{computed})", self.takes_effect(adjustment));
        blank_if_any(&[computed], &value)
    }

    /// What became of an adjustment, in words.
    fn adjustment_state(&self, adjustment: &Adjustment) -> String {
        let (adjusted, reason) = (cell(&adjustment.column), cell(&adjustment.reason));
        let computed = cell(COMPUTED);
        let done = format!(
            "IF({computed}=\"\",\"指数待定，暂不生效\",\"已调整：由 \"&{computed}&\" 到 \"&{adjusted})"
        );
        let free = if_any(&self.vetoed(), "\"已被否决，不生效\"", &done);
        let unreasoned = format!("IF(TRIM({reason})=\"\",\"缺少理由，不生效\",{free})");
        let alone = format!("IF(TRIM({reason})=\"\",\"\",\"只有理由，没有调整后的指数\")");
        format!("IF({adjusted}=\"\",{alone},{unreasoned})")
    }
}
