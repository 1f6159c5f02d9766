//! The reachable range: the guaranteed minimum and the attainable maximum of the index, from what is
//! entered and what remains. The same formulas as the scores', over the bounds of their parts.

use super::super::formula::{cell, cells_between, column, sum_of_products};
use super::super::indicator::score_column;
use super::super::{Format, FormulaColumn, Role};
use super::link::Linked;
use super::{APPORTIONED, BASE, BONUS, FLOOR, Lowering, OWN, PENALTY, RATIO, REACH, helper, if_any, summary};
use crate::scheme::clause::{Bound, bound_sentence, reach_sentence};
use crate::scheme::model::{
    Aggregate, Aggregation, Body, Class, Condition, Conversion, Indicator, Measure, Missing, Scheme,
};
use crate::scheme::parameter::{indicator_parameter, period_parameter};

/// While this holds, tables still grow.
const OPEN: &str = "考评日期<考评期.止";

/// Whether a class has its reachable range calculated: where one of its own conditions or one of a
/// class that is linked to it needs it.
pub(super) fn is_wanted(scheme: &Scheme, class: &Class) -> bool {
    wanted_below(scheme, class, scheme.classes.len())
}

fn wanted_below(scheme: &Scheme, class: &Class, depth: usize) -> bool {
    let conditions = class.outcomes.iter().map(|outcome| &outcome.condition);
    let own = conditions.chain(class.alerts.iter().map(|alert| &alert.condition)).any(needs_reach);
    let linked = |other: &Class| other.link.as_ref().is_some_and(|link| link.class == class.name);
    own || depth > 0
        && scheme.classes.iter().any(|other| linked(other) && wanted_below(scheme, other, depth - 1))
}

fn needs_reach(condition: &Condition) -> bool {
    match condition {
        Condition::OutOfReach(_) => true,
        Condition::All(conditions) => conditions.iter().any(needs_reach),
        _ => false,
    }
}

/// What can still become of an entered figure while the period lasts.
enum Future {
    /// It counts as entered.
    Fixed,
    /// Events can only add.
    Grows,
    /// Events can only take.
    Falls,
    /// Anything: it hangs on others' entries or on a table that goes on.
    Free,
}

impl Lowering<'_> {
    /// Adds both bounds of every score and of the index.
    pub(super) fn push_reach(&self, own: &str, linked: Option<&Linked>, columns: &mut Vec<FormulaColumn>) {
        if !is_wanted(self.scheme, self.class) {
            return;
        }
        for bound in [Bound::Least, Bound::Most] {
            self.push_bounds(&self.class.indicators, self.class.aggregation, bound, columns);
            let base = self.of_bounds(BASE, &self.class.indicators, bound, columns);
            self.push(&bounded(BASE, bound), base, bound, columns);
            let own = self.push_own_bound(own, bound, columns);
            let value = match linked {
                Some(linked) => {
                    let other = self.push_linked_bound(linked, bound, columns);
                    linked.value(&cell(&own), &cell(&other))
                }
                None => format!("1*{}", cell(&own)),
            };
            self.push_index_bound(&value, bound, columns);
        }
    }

    fn push_index_bound(&self, value: &str, bound: Bound, columns: &mut Vec<FormulaColumn>) {
        let mut formula = self.shown(value);
        if let Some(adjustment) = &self.class.adjustment {
            let index = cell(&self.class.index);
            let effective = format!("AND({index}<>\"\",{})", self.takes_effect(adjustment));
            formula = format!("IF({effective},{index},{formula})");
        }
        formula = if_any(&self.exempt(), "\"\"", &if_any(&self.vetoed(), "0", &formula));
        let (name, role) = match bound {
            Bound::Least => (FLOOR, Role::Floor),
            Bound::Most => (REACH, Role::Reach),
        };
        let format = Format::Fixed(self.class.decimals);
        columns.push(summary(name, formula, role, format, reach_sentence(self.class, bound)));
    }

    fn push(&self, name: &str, formula: String, bound: Bound, columns: &mut Vec<FormulaColumn>) {
        columns.push(helper(name, formula, Format::UpTo(4), bound_sentence(bound)));
    }

    /// The bounds of indicators with one parent stand side by side, as their scores do where the
    /// parent reads them as a range.
    fn push_bounds(
        &self,
        indicators: &[Indicator],
        within: Aggregation,
        bound: Bound,
        columns: &mut Vec<FormulaColumn>,
    ) {
        let mut bounds = Vec::new();
        for indicator in indicators {
            self.push_bound(indicator, within, bound, columns);
            bounds.extend(columns.pop());
        }
        columns.extend(bounds);
    }

    /// Adds the bound of an indicator, after those of all below it.
    fn push_bound(
        &self,
        indicator: &Indicator,
        within: Aggregation,
        bound: Bound,
        columns: &mut Vec<FormulaColumn>,
    ) {
        let score = score_column(indicator);
        let formula = match &indicator.body {
            Body::Group { aggregation, children } => {
                self.push_bounds(children, *aggregation, bound, columns);
                self.of_bounds(&score, children, bound, columns)
            }
            Body::Leaf { measure: Measure::Parts { column, .. }, conversion, missing }
                if self.extremes(indicator, within, conversion).is_some() =>
            {
                self.push_parts_bound(indicator, within, (column, conversion, *missing), bound, columns)
            }
            Body::Leaf { measure, conversion, missing } => {
                let full = self.most(indicator, within, conversion);
                self.leaf_bound(&cell(&score), &full, (measure, conversion, *missing), bound)
            }
        };
        self.push(&bounded(&score, bound), formula, bound, columns);
    }

    /// A score's own formula with its parts' bounds instead of their scores.
    fn of_bounds(
        &self,
        score: &str,
        children: &[Indicator],
        bound: Bound,
        columns: &[FormulaColumn],
    ) -> String {
        let found = columns.iter().find(|column| column.name == score);
        let mut formula = found.map_or_else(|| "\"\"".to_owned(), |column| column.formula.clone());
        if let [first, .., last] = children {
            let (first, last) = (score_column(first), score_column(last));
            let bounds = cells_between(&bounded(&first, bound), &bounded(&last, bound));
            formula = formula.replace(&cells_between(&first, &last), &bounds);
        }
        children
            .iter()
            .map(score_column)
            .fold(formula, |formula, child| formula.replace(&cell(&child), &cell(&bounded(&child, bound))))
    }

    fn leaf_bound(
        &self,
        score: &str,
        full: &str,
        (measure, conversion, missing): (&Measure, &Conversion, Missing),
        bound: Bound,
    ) -> String {
        let extreme = match bound {
            Bound::Least => "0",
            Bound::Most => full,
        };
        let moves = matches!(
            (bound, future(measure, conversion)),
            (_, Future::Free) | (Bound::Least, Future::Falls) | (Bound::Most, Future::Grows)
        );
        let entered = if moves { format!("IF({OPEN},{extreme},{score})") } else { score.to_owned() };
        let blank = match (missing, measure) {
            (Missing::Pending | Missing::Reweight, _) => format!("{score}=\"\""),
            // A blank that counts as 0 only remains open while the period lasts.
            (Missing::Zero, Measure::Entry { column, .. }) => format!("AND({}=\"\",{OPEN})", cell(column)),
            (Missing::Zero, _) => return entered,
        };
        format!("IF({blank},{extreme},{entered})")
    }

    /// What is entered part by part: the parts entered stay, the others can be anything. The score's
    /// own formula over that quantity.
    fn push_parts_bound(
        &self,
        indicator: &Indicator,
        within: Aggregation,
        (entry, conversion, missing): (&str, &Conversion, Missing),
        bound: Bound,
        columns: &mut Vec<FormulaColumn>,
    ) -> String {
        let score = score_column(indicator);
        let formula = columns.iter().find(|column| column.name == score);
        let formula = formula.map_or_else(String::new, |column| column.formula.clone());
        let Some((worst, best)) = self.extremes(indicator, within, conversion) else { return formula };
        let extreme = match bound {
            Bound::Least => worst,
            Bound::Most => best,
        };
        // A blank that counts as 0 only remains open while the period lasts.
        let extreme = match missing {
            Missing::Zero => format!("IF({OPEN},{extreme},0)"),
            Missing::Pending | Missing::Reweight => extreme,
        };
        let parts = &self.scheme.period.parts;
        let weights: Vec<String> =
            parts.iter().map(|part| period_parameter(&format!("{}.权重", part.name))).collect();
        let entries: Vec<String> = parts
            .iter()
            .map(|part| {
                let entered = cell(&format!("{}{entry}", part.name));
                format!("IF({entered}=\"\",{extreme},{entered})")
            })
            .collect();
        let mean = format!("({})/({})", sum_of_products(&weights, &entries), weights.join("+"));
        let raw = format!("{}原值", indicator.name);
        self.push(&bounded(&raw, bound), mean, bound, columns);
        formula.replace(&cell(&raw), &cell(&bounded(&raw, bound)))
    }

    /// The quantities that earn the least and the most, as formula text; none where a quantity between
    /// others may earn more than both.
    fn extremes(
        &self,
        indicator: &Indicator,
        within: Aggregation,
        conversion: &Conversion,
    ) -> Option<(String, String)> {
        if self.scheme.period.parts.is_empty() {
            return None;
        }
        let full = self.full_mark(indicator, within);
        let parameter = |part: &str| indicator_parameter(&self.class.name, &indicator.name, part);
        let zero = || "0".to_owned();
        Some(match conversion {
            Conversion::Mark => (zero(), full),
            Conversion::Proportion { .. } => {
                (zero(), format!("{}*MAX(1,{})", parameter("目标值"), parameter("封顶倍数")))
            }
            Conversion::Interpolation { .. } => {
                let (least, most) = (parameter("零分值"), parameter("满分值"));
                (least.clone(), format!("({least}+({most}-{least})*MAX(1,{}))", parameter("封顶倍数")))
            }
            Conversion::Addition { .. } => (zero(), format!("{full}/{}", parameter("每次加分"))),
            Conversion::Deduction { .. } => (format!("{full}/{}", parameter("每次扣分")), zero()),
            Conversion::Steps { steps }
                if steps.is_sorted_by(|higher, lower| higher.points >= lower.points) && !steps.is_empty() =>
            {
                (zero(), parameter("第1档起点"))
            }
            _ => return None,
        })
    }

    /// The most a leaf can earn.
    fn most(&self, indicator: &Indicator, within: Aggregation, conversion: &Conversion) -> String {
        let full = self.full_mark(indicator, within);
        let parameter = |part: &str| indicator_parameter(&self.class.name, &indicator.name, part);
        match conversion {
            Conversion::Proportion { .. } | Conversion::Interpolation { .. } => {
                format!("{full}*MAX(1,{})", parameter("封顶倍数"))
            }
            Conversion::Steps { steps } if !steps.is_empty() => {
                let points: Vec<String> =
                    (1..=steps.len()).map(|number| parameter(&format!("第{number}档得分"))).collect();
                format!("MAX({})", points.join(","))
            }
            Conversion::Words { words } if !words.is_empty() => {
                let marks: Vec<String> =
                    words.iter().map(|word| parameter(&format!("{}分值", word.word))).collect();
                format!("{full}*MAX({})/100", marks.join(","))
            }
            Conversion::RankPoints { .. } => parameter("首名得分"),
            _ => full,
        }
    }

    /// Bonus may still grow to its cap, penalty to its own.
    fn push_own_bound(&self, own: &str, bound: Bound, columns: &mut Vec<FormulaColumn>) -> String {
        let mut value = cell(&bounded(BASE, bound));
        if self.class.apportionment.is_some() {
            value = format!("{value}*{}", cell(RATIO));
            self.push(&bounded(APPORTIONED, bound), value.clone(), bound, columns);
        }
        if self.class.ledger.is_some() {
            let last =
                |figure: &str, part: &str| format!("IF({OPEN},{},{})", self.parameter(part), cell(figure));
            value = match bound {
                Bound::Least => format!("{value}+{}-{}", cell(BONUS), last(PENALTY, "减分上限")),
                Bound::Most => format!("{value}+{}-{}", last(BONUS, "加分上限"), cell(PENALTY)),
            };
            self.push(&bounded(OWN, bound), value, bound, columns);
        }
        bounded(own, bound)
    }

    /// The unit's own range; where the unit is not known yet, the least or the best of all units.
    fn push_linked_bound(&self, linked: &Linked, bound: Bound, columns: &mut Vec<FormulaColumn>) -> String {
        let name = bounded(&linked.column, bound);
        let Some(link) = &self.class.link else { return name };
        let (figure, any) = match bound {
            Bound::Least => (FLOOR, "MIN"),
            Bound::Most => (REACH, "MAX"),
        };
        let unknown = format!("{any}({})", column(&link.class, figure));
        let found = self.unit_figure(link, figure);
        let found = format!("IF({}=\"\",{unknown},{found})", cell(&link.attribute));
        let formula = linked.weighed(self.served_mean(link, figure, &found));
        self.push(&name, formula, bound, columns);
        name
    }
}

fn future(measure: &Measure, conversion: &Conversion) -> Future {
    let counts = matches!(
        measure,
        Measure::Entry { .. } | Measure::Rows { aggregate: Aggregate::Sum { .. } | Aggregate::Count, .. }
    );
    match (measure, conversion) {
        _ if conversion.depends_on_cohort() => Future::Free,
        (_, Conversion::Addition { .. }) if counts => Future::Grows,
        (_, Conversion::Deduction { .. }) if counts => Future::Falls,
        (Measure::Rows { .. } | Measure::Subjects { .. } | Measure::Formula { .. }, _) => Future::Free,
        _ => Future::Fixed,
    }
}

fn bounded(column: &str, bound: Bound) -> String {
    match bound {
        Bound::Least => format!("{column}下限"),
        Bound::Most => format!("{column}上限"),
    }
}
