//! The scheme's numbers as named parameters: formulas refer to them, the screen edits them and the
//! workbook carries them as cells.

mod follow;

use super::model::{
    Aggregation, BallotRules, Band, Body, Class, Conversion, Indicator, Measure, Period, Scheme,
};
use crate::sentence::Sentence;

pub(super) use follow::{alert_part, outcome_part};

const DATE: &str = "考评日期";

/// A number of the scheme under the name that formulas use.
#[derive(Clone, Debug, PartialEq)]
pub struct ParameterCell {
    /// The full name (`党员.业务攻关.权重`).
    pub name: String,
    /// The class it belongs to, or [`PERIOD`].
    pub class: String,
    /// The name of the indicator it belongs to; `None` for the class's own.
    pub indicator: Option<String>,
    /// What it is.
    pub label: Sentence,
    /// Its value.
    pub value: f64,
}

/// What stands for a class in the parameters of the period.
pub const PERIOD: &str = "考评期";

/// All parameters of a scheme: the period's, then class by class, depth first.
pub fn parameters(scheme: &Scheme) -> Vec<ParameterCell> {
    let mut scheme = scheme.clone();
    let mut cells = Vec::new();
    visit(&mut scheme, &mut |field| {
        cells.push(ParameterCell {
            name: field.name(),
            class: field.class.to_owned(),
            indicator: field.indicator.map(str::to_owned),
            label: field.label,
            value: *field.value,
        });
    });
    cells
}

/// Puts a value into the parameter with this name and gives the value it had; `None` when there is
/// no such parameter.
pub fn set_parameter(scheme: &mut Scheme, name: &str, value: f64) -> Option<f64> {
    let mut before = None;
    visit(scheme, &mut |field| {
        if before.is_none() && field.name() == name {
            before = Some(std::mem::replace(field.value, value));
        }
    });
    before
}

/// Whether a parameter is a day (Excel's serial number): the period's first and last, the date.
pub fn is_day_parameter(name: &str) -> bool {
    name == DATE || ["起", "止"].iter().any(|end| name == period_parameter(end))
}

/// The name of a class's own parameter.
pub(super) fn class_parameter(class: &str, part: &str) -> String {
    format!("{class}.{part}")
}

/// The name of an indicator's parameter.
pub(super) fn indicator_parameter(class: &str, indicator: &str, part: &str) -> String {
    format!("{class}.{indicator}.{part}")
}

struct Field<'a> {
    class: &'a str,
    indicator: Option<&'a str>,
    part: String,
    label: Sentence,
    value: &'a mut f64,
}

impl Field<'_> {
    fn name(&self) -> String {
        match self.indicator {
            Some(indicator) => indicator_parameter(self.class, indicator, &self.part),
            None => class_parameter(self.class, &self.part),
        }
    }
}

/// The evaluation's date as a parameter. It belongs to the document and not to the scheme.
pub(super) fn date_parameter(date: f64) -> ParameterCell {
    ParameterCell {
        name: DATE.to_owned(),
        class: PERIOD.to_owned(),
        indicator: None,
        label: Sentence::new("考评日期", "date of the evaluation"),
        value: date,
    }
}

/// The name of a parameter of the period.
pub(super) fn period_parameter(part: &str) -> String {
    class_parameter(PERIOD, part)
}

fn visit(scheme: &mut Scheme, take: &mut dyn FnMut(Field)) {
    visit_period(scheme, take);
    if has_parts(scheme) {
        for part in &mut scheme.period.parts {
            let label = Sentence::new(format!("{}权重", part.name), format!("weight of {}", part.name));
            let name = format!("{}.权重", part.name);
            take(Field { class: PERIOD, indicator: None, part: name, label, value: &mut part.weight });
        }
    }
    for class in &mut scheme.classes {
        visit_class(class, take);
    }
}

fn visit_period(scheme: &mut Scheme, take: &mut dyn FnMut(Field)) {
    let Period { from, to, .. } = &mut scheme.period;
    let mut own = |part: &str, label: Sentence, value: &mut f64| {
        take(Field { class: PERIOD, indicator: None, part: part.into(), label, value });
    };
    own("起", Sentence::new("考评期第一天", "first day of the period"), from);
    own("止", Sentence::new("考评期最后一天", "last day of the period"), to);
}

/// Whether something is entered part by part; otherwise nothing reads the parts' weights.
fn has_parts(scheme: &Scheme) -> bool {
    let is_by_parts =
        |leaf: &Indicator| matches!(leaf.body, Body::Leaf { measure: Measure::Parts { .. }, .. });
    scheme.classes.iter().flat_map(Class::leaves).any(is_by_parts)
}

fn visit_class(class: &mut Class, take: &mut dyn FnMut(Field)) {
    let Class {
        name,
        aggregation,
        indicators,
        apportionment,
        ledger,
        link,
        cap,
        grades,
        outcomes,
        alerts,
        ..
    } = class;
    for indicator in indicators {
        visit_indicator(name, indicator, *aggregation, take);
    }
    let mut own = |part: &str, label: Sentence, value: &mut f64| {
        take(Field { class: name, indicator: None, part: part.into(), label, value });
    };
    if let Some(apportionment) = apportionment {
        let label = Sentence::new(
            format!("{}满额", apportionment.column),
            format!("the whole of {}", apportionment.column),
        );
        own(&format!("{}满额", apportionment.column), label, &mut apportionment.full);
    }
    if let Some(ledger) = ledger {
        own("加分上限", Sentence::new("加分上限", "most bonus points"), &mut ledger.bonus_cap);
        own("减分上限", Sentence::new("减分上限", "most penalty points"), &mut ledger.penalty_cap);
    }
    if let Some(link) = link {
        own("本人权重", Sentence::new("本人得分权重", "weight of the own score"), &mut link.own);
        let label = Sentence::new(
            format!("{}指数权重", link.class),
            format!("weight of the index of {}", link.class),
        );
        own("挂钩权重", label, &mut link.linked);
        for exception in &mut link.exceptions {
            let label =
                Sentence::new(format!("{}本人权重", exception.is), format!("{}: own weight", exception.is));
            own(&format!("{}本人权重", exception.is), label, &mut exception.own);
            let label = Sentence::new(
                format!("{}挂钩权重", exception.is),
                format!("{}: linked weight", exception.is),
            );
            own(&format!("{}挂钩权重", exception.is), label, &mut exception.linked);
        }
    }
    if let Some(cap) = cap {
        own("指数上限", Sentence::new("指数上限", "highest index"), cap);
    }
    let last = grades.len().saturating_sub(1);
    for band in grades.iter_mut().take(last) {
        let label = Sentence::new(format!("{}起点", band.name), format!("{} from", band.name));
        own(&format!("等次.{}", band.name), label, &mut band.from);
    }
    for Band { name: grade, quota, .. } in grades {
        let Some(quota) = quota else { continue };
        let label = Sentence::new(format!("{grade}名额比例"), format!("part that may be {grade}"));
        own(&format!("名额.{grade}"), label, &mut quota.share);
        for unit in &mut quota.units {
            let label = Sentence::new(
                format!("单位{}时{grade}名额比例", unit.grade),
                format!("part that may be {grade} where the unit is {}", unit.grade),
            );
            own(&format!("名额.{grade}.{}", unit.grade), label, &mut unit.share);
        }
    }
    follow::visit(outcomes, alerts, &mut own);
}

fn visit_indicator(class: &str, indicator: &mut Indicator, within: Aggregation, take: &mut dyn FnMut(Field)) {
    let Indicator { name, share, body, .. } = indicator;
    let mut give = |part: &str, label: Sentence, value: &mut f64| {
        take(Field { class, indicator: Some(name), part: part.into(), label, value });
    };
    match (within, &body) {
        (Aggregation::Weights, _) => give("权重", Sentence::new("权重", "weight"), share),
        // A group's points are the sum of its children's.
        (Aggregation::Points, Body::Group { aggregation: Aggregation::Points, .. }) => {}
        (Aggregation::Points, _) => give("满分", Sentence::new("满分", "full mark"), share),
        // Elsewhere children count alike.
        _ => {}
    }
    match body {
        Body::Group { aggregation, children } => {
            for child in children {
                visit_indicator(class, child, *aggregation, take);
            }
        }
        Body::Leaf { measure, conversion, .. } => {
            visit_measure(measure, &mut give);
            visit_conversion(conversion, &mut give);
        }
    }
}

fn visit_measure(measure: &mut Measure, give: &mut dyn FnMut(&str, Sentence, &mut f64)) {
    match measure {
        Measure::Entry { .. }
        | Measure::Parts { .. }
        | Measure::Rows { .. }
        | Measure::Subjects { .. }
        | Measure::Formula { .. } => {}
        Measure::Votes { choices } => {
            for choice in choices {
                let label = Sentence::new(
                    format!("{}每票分值", choice.column),
                    format!("mark of a vote {}", choice.column),
                );
                give(&format!("{}分值", choice.column), label, &mut choice.mark);
            }
        }
        Measure::Ballots { words, raters, trim_from, rules, .. } => {
            for word in words {
                let label = Sentence::new(format!("{}分值", word.word), format!("mark of {}", word.word));
                give(&format!("{}分值", word.word), label, &mut word.mark);
            }
            for rater in raters {
                let label = Sentence::new(format!("{}权重", rater.name), format!("weight of {}", rater.name));
                give(&format!("{}权重", rater.name), label, &mut rater.weight);
            }
            let label = Sentence::new("去极值起点（票数）", "marks from which extremes are dropped");
            give("去极值起点", label, trim_from);
            visit_ballot_rules(rules, give);
        }
    }
}

fn visit_conversion(conversion: &mut Conversion, give: &mut dyn FnMut(&str, Sentence, &mut f64)) {
    match conversion {
        Conversion::Mark | Conversion::AgainstMean | Conversion::AgainstBest | Conversion::MinMax => {}
        Conversion::Proportion { target, floor, most } => {
            give("目标值", Sentence::new("目标值", "target"), target);
            if let Some(floor) = floor {
                give("起计线", Sentence::new("起计线", "floor"), floor);
            }
            give("封顶倍数", Sentence::new("封顶倍数", "most, times the full mark"), most);
        }
        Conversion::Interpolation { zero, target, most } => {
            give("零分值", Sentence::new("零分值", "quantity that earns nothing"), zero);
            give("满分值", Sentence::new("满分值", "quantity that earns the full mark"), target);
            give("封顶倍数", Sentence::new("封顶倍数", "most, times the full mark"), most);
        }
        Conversion::Deduction { each } => {
            give("每次扣分", Sentence::new("每次扣分", "points off for each"), each)
        }
        Conversion::Addition { each } => give("每次加分", Sentence::new("每次加分", "points for each"), each),
        Conversion::Steps { steps } => {
            for (number, step) in (1..).zip(steps) {
                let label = Sentence::new(format!("第{number}档起点"), format!("step {number} from"));
                give(&format!("第{number}档起点"), label, &mut step.from);
                let label = Sentence::new(format!("第{number}档得分"), format!("points of step {number}"));
                give(&format!("第{number}档得分"), label, &mut step.points);
            }
        }
        Conversion::Words { words } => {
            for word in words {
                let label = Sentence::new(format!("{}分值", word.word), format!("mark of {}", word.word));
                give(&format!("{}分值", word.word), label, &mut word.mark);
            }
        }
        Conversion::RankPoints { first, step, least } => {
            give("首名得分", Sentence::new("第一名得分", "points of the first"), first);
            give("名次级差", Sentence::new("每退一名少得", "less for each place"), step);
            give("保底得分", Sentence::new("最少得分", "fewest points"), least);
        }
        Conversion::ZScore { centre, spread } => {
            give("均值得分", Sentence::new("均值得分", "points of the mean"), centre);
            give("标准差得分", Sentence::new("一个标准差得分", "points of a standard deviation"), spread);
        }
    }
}

fn visit_ballot_rules(rules: &mut BallotRules, give: &mut dyn FnMut(&str, Sentence, &mut f64)) {
    if let Some((mark, most)) = &mut rules.high {
        give("高分线", Sentence::new("高分线", "high mark"), mark);
        give("高分最多个数", Sentence::new("每票高分最多个数", "most high marks on a ballot"), most);
    }
    if let Some((mark, least)) = &mut rules.low {
        give("低分线", Sentence::new("低分线", "low mark"), mark);
        give("低分最少个数", Sentence::new("每票低分最少个数", "fewest low marks on a ballot"), least);
    }
    give("最少有效票", Sentence::new("最少有效票数", "fewest valid ballots"), &mut rules.fewest);
}
