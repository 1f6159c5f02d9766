//! A raw quantity as points.

use super::super::FormulaColumn;
use super::super::formula::{blank_if_any, text};
use super::leaf::{Leaf, Raw};
use crate::scheme::model::{Conversion, Missing, Step, WordMark};

impl Leaf<'_> {
    /// The formula of the score, after the columns that it needs.
    pub(super) fn score(
        &self,
        raw: Raw,
        conversion: &Conversion,
        columns: &mut Vec<FormulaColumn>,
    ) -> String {
        let guard = raw.cell();
        let value = if conversion.depends_on_cohort() {
            self.cohort(&raw, conversion, columns)
        } else {
            self.own(&raw, conversion)
        };
        match (self.missing, conversion) {
            // No word stands for 0: a blank earns nothing.
            (Missing::Zero, Conversion::Words { .. }) => format!("IF({guard}=\"\",0,{value})"),
            (Missing::Zero, _) => value,
            (Missing::Pending | Missing::Reweight, _) => blank_if_any(&[guard], &value),
        }
    }

    /// The score by the subject's own quantity alone.
    ///
    /// Arithmetic on the entry, never a bare reference inside MIN, MAX or a comparison: these skip
    /// text or find it greater than every number, and an entry that is no number must become a fault.
    fn own(&self, raw: &Raw, conversion: &Conversion) -> String {
        let full = self.full();
        let quantity = self.quantity(raw);
        match conversion {
            Conversion::Proportion { floor, .. } => {
                let share = format!(
                    "{full}*MAX(0,MIN({},{quantity}/{}))",
                    self.parameter("封顶倍数"),
                    self.parameter("目标值")
                );
                match floor {
                    Some(_) => {
                        format!("IF({}<{},0,{share})", self.compared(raw), self.parameter("起计线"))
                    }
                    None => share,
                }
            }
            Conversion::Interpolation { .. } => {
                let (zero, target) = (self.parameter("零分值"), self.parameter("满分值"));
                format!(
                    "{full}*MAX(0,MIN({},({quantity}-{zero})/({target}-{zero})))",
                    self.parameter("封顶倍数")
                )
            }
            Conversion::Deduction { .. } => {
                format!("MAX(0,MIN({full},{full}-{}*{quantity}))", self.parameter("每次扣分"))
            }
            Conversion::Addition { .. } => {
                format!("MAX(0,MIN({full},{}*{quantity}))", self.parameter("每次加分"))
            }
            Conversion::Steps { steps } => self.steps(&self.compared(raw), steps),
            Conversion::Words { words } => self.words(&raw.cell(), &full, words),
            _ => format!("MAX(0,MIN({full},1*{quantity}))"),
        }
    }

    /// What arithmetic reads: an empty entry is 0 by itself, the text "" is not.
    fn quantity(&self, raw: &Raw) -> String {
        match (self.missing, raw.entered) {
            (Missing::Zero, false) => format!("N({})", raw.cell()),
            _ => raw.cell(),
        }
    }

    /// What a threshold is compared with. A calculated quantity is rounded to ten decimals first, so
    /// that 0.6 reached by a sum is 0.6.
    fn compared(&self, raw: &Raw) -> String {
        if raw.entered { format!("1*{}", raw.cell()) } else { format!("ROUND({},10)", self.quantity(raw)) }
    }

    fn steps(&self, quantity: &str, steps: &[Step]) -> String {
        (1..=steps.len()).rev().fold("0".to_owned(), |lower, number| {
            let from = self.parameter(&format!("第{number}档起点"));
            let points = self.parameter(&format!("第{number}档得分"));
            format!("IF({quantity}>={from},{points},{lower})")
        })
    }

    /// A word that is not among them is a fault, not 0.
    fn words(&self, cell: &str, full: &str, words: &[WordMark]) -> String {
        words.iter().rev().fold("NA()".to_owned(), |others, word| {
            let mark = self.parameter(&format!("{}分值", word.word));
            format!("IF({cell}={},{full}*{mark}/100,{others})", text(&word.word))
        })
    }
}
