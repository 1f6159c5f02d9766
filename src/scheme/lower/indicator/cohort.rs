//! Points that depend on the others of the class: by rank, mean, best, range and spread.

use super::super::formula::{blank_if, cell, own_column, text};
use super::super::{Format, FormulaColumn};
use super::leaf::{Leaf, Raw};
use crate::scheme::model::{Conversion, Effect, Missing, Restriction};

const COUNTED: &str = "计值";

impl Leaf<'_> {
    /// The score among the class's quantities; adds a column of them where the raw ones do not do.
    pub(super) fn cohort(
        &self,
        raw: &Raw,
        conversion: &Conversion,
        columns: &mut Vec<FormulaColumn>,
    ) -> String {
        let counted = self.push_counted(raw, conversion, columns);
        let (quantity, all, full) = (cell(&counted), own_column(&counted), self.full());
        let points = match conversion {
            Conversion::RankPoints { .. } => format!(
                "MAX({},{}-{}*(RANK.EQ({quantity},{all})-1))",
                self.parameter("保底得分"),
                self.parameter("首名得分"),
                self.parameter("名次级差")
            ),
            Conversion::AgainstMean => against(&full, &quantity, &format!("AVERAGE({all})")),
            Conversion::AgainstBest => against(&full, &quantity, &format!("MAX({all})")),
            Conversion::MinMax => {
                let spread = format!("(MAX({all})-MIN({all}))");
                format!("IF(ROUND({spread},10)=0,{full},{full}*({quantity}-MIN({all}))/{spread})")
            }
            _ => {
                let (centre, points) = (self.parameter("均值得分"), self.parameter("标准差得分"));
                let spread = format!("STDEV.P({all})");
                let scored = format!("{centre}+{points}*({quantity}-AVERAGE({all}))/{spread}");
                format!("MAX(0,MIN({full},IF(ROUND({spread},10)=0,{centre},{scored})))")
            }
        };
        match self.exempt() {
            Some(exempt) => format!("IF({exempt},0,{points})"),
            None => points,
        }
    }

    /// True where the subject does not take part, and so is no part of the cohort; `None` where all do.
    fn exempt(&self) -> Option<String> {
        let exempt = |found: &&Restriction| matches!(found.effect, Effect::Exempt(_));
        let found = self.class.restrictions.iter().filter(exempt);
        let tests: Vec<String> =
            found.map(|found| format!("{}={}", cell(&found.column), text(&found.is))).collect();
        match tests.as_slice() {
            [] => None,
            [test] => Some(test.clone()),
            tests => Some(format!("OR({})", tests.join(","))),
        }
    }

    /// The column of the quantities that are compared: blanks as 0 where they count so, calculated
    /// ones rounded to ten decimals where they are ranked, so that equals share a rank, and without
    /// those who do not take part.
    fn push_counted(&self, raw: &Raw, conversion: &Conversion, columns: &mut Vec<FormulaColumn>) -> String {
        let ranked = matches!(conversion, Conversion::RankPoints { .. }) && !raw.entered;
        let exempt = self.exempt();
        if self.missing != Missing::Zero && !ranked && exempt.is_none() {
            return raw.column.clone();
        }
        let value = if ranked { format!("ROUND({},10)", raw.cell()) } else { raw.cell() };
        let blank = if self.missing == Missing::Zero { "0" } else { "\"\"" };
        let counted = format!("IF({}=\"\",{blank},{value})", raw.cell());
        let formula = match exempt {
            Some(exempt) => blank_if(&exempt, &counted),
            None => counted,
        };
        self.push_helper(COUNTED, formula, Format::UpTo(4), columns)
    }
}

/// Full mark × quantity ÷ measure, between 0 and the full mark; 0 where nobody has anything.
fn against(full: &str, quantity: &str, measure: &str) -> String {
    format!("IF({measure}<=0,0,MAX(0,MIN({full},{full}*{quantity}/{measure})))")
}
