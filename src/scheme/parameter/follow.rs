//! The numbers in the conditions of outcomes and alerts.

use crate::scheme::model::{Alert, Condition, Outcome};
use crate::sentence::Sentence;

/// What the names of an outcome's column and parameters begin with.
pub(in crate::scheme) fn outcome_part(name: &str) -> String {
    format!("结果.{name}")
}

/// What the names of an alert's column and parameters begin with.
pub(in crate::scheme) fn alert_part(name: &str) -> String {
    format!("预警.{name}")
}

/// Gives each number to `own`: the end of its name, its label, the number.
pub(super) fn visit(
    outcomes: &mut [Outcome],
    alerts: &mut [Alert],
    own: &mut dyn FnMut(&str, Sentence, &mut f64),
) {
    for Outcome { name, condition, .. } in outcomes {
        visit_condition(&outcome_part(name), name, condition, own);
    }
    for Alert { name, condition, .. } in alerts {
        visit_condition(&alert_part(name), name, condition, own);
    }
}

fn visit_condition(
    prefix: &str,
    title: &str,
    condition: &mut Condition,
    own: &mut dyn FnMut(&str, Sentence, &mut f64),
) {
    let mut give = |part: &str, en: &str, value: &mut f64| {
        own(
            &format!("{prefix}.{part}"),
            Sentence::new(format!("{title}：{part}"), format!("{title}: {en}")),
            value,
        );
    };
    match condition {
        Condition::Grade(_) | Condition::GradeAgain(_) | Condition::OutOfReach(_) => {}
        Condition::AtLeast(value) | Condition::Below(value) => give("界线", "limit of the index", value),
        Condition::RankWithin(value) => give("名次", "rank", value),
        Condition::FellByYear(value) | Condition::FellByPart { by: value, .. } => give("降幅", "fall", value),
        Condition::PartBelow { share, .. } => give("比例", "part of the full mark", share),
        Condition::Rows { most, .. } => give("行数", "rows", most),
        Condition::All(conditions) => {
            for (number, condition) in (1..).zip(conditions) {
                visit_condition(&format!("{prefix}.{number}"), title, condition, own);
            }
        }
    }
}
