//! A class as formula columns: indicators, own score, link, index, ranks, grades and what follows
//! from them. A file for each.

mod alerts;
mod condition;
mod grades;
mod index;
mod ledger;
mod link;
mod outcomes;
mod own;
mod pooled;
mod quotas;
mod ranks;
mod reach;

use super::formula::{cell, text};
use super::indicator::{push_columns, table_columns};
use super::{Format, FormulaColumn, LoweredTable, Role};
use crate::scheme::model::{Class, Effect, Restriction, Scheme};
use crate::scheme::parameter::class_parameter;
use crate::sentence::Sentence;

pub(super) use link::membership_columns;

const BASE: &str = "指标得分";
const RATIO: &str = "在岗系数";
const APPORTIONED: &str = "折算得分";
const OWN: &str = "本人得分";
const BONUS: &str = "加分";
const PENALTY: &str = "减分";
const MISSING: &str = "缺项";
const COMPUTED: &str = "计算指数";
const ADJUSTMENT: &str = "调整情况";
const RANK: &str = "名次";
const GRADE: &str = "等次";
const FLOOR: &str = "保底";
const REACH: &str = "可达";

/// The column of a class's own score: before any link, so that other classes may read it.
pub(super) fn own_score_column(class: &Class) -> &'static str {
    match (&class.ledger, &class.apportionment) {
        (Some(_), _) => OWN,
        (None, Some(_)) => APPORTIONED,
        (None, None) => BASE,
    }
}

/// Lowers a class.
pub(super) fn lower(scheme: &Scheme, class: &Class) -> LoweredTable {
    let mut columns = Vec::new();
    push_columns(scheme, class, &class.indicators, class.aggregation, "", &mut columns);
    let lowering = Lowering { scheme, class };
    let own = lowering.push_own(&mut columns);
    let linked = class.link.as_ref().map(|link| lowering.push_linked(link, &mut columns));
    lowering.push_missing(linked.as_ref(), &mut columns);
    lowering.push_index(&own, linked.as_ref(), &mut columns);
    lowering.push_ranks(&mut columns);
    lowering.push_grades(&mut columns);
    lowering.push_reach(&own, linked.as_ref(), &mut columns);
    lowering.push_outcomes(&mut columns);
    lowering.push_alerts(&mut columns);
    lowering.push_pooled(&mut columns);
    columns.extend(table_columns(scheme, &class.name));
    LoweredTable { name: class.name.clone(), columns }
}

struct Lowering<'a> {
    scheme: &'a Scheme,
    class: &'a Class,
}

impl Lowering<'_> {
    fn parameter(&self, part: &str) -> String {
        class_parameter(&self.class.name, part)
    }

    fn class_named(&self, name: &str) -> Option<&Class> {
        self.scheme.classes.iter().find(|class| class.name == name)
    }

    /// The tests, one a restriction, of whether a restriction with such an effect holds.
    fn restricted(&self, wanted: impl Fn(&Effect) -> bool) -> Vec<String> {
        self.class.restrictions.iter().filter(|found| wanted(&found.effect)).map(holds).collect()
    }

    fn vetoed(&self) -> Vec<String> {
        self.restricted(|effect| *effect == Effect::Zero)
    }

    fn exempt(&self) -> Vec<String> {
        self.restricted(|effect| matches!(effect, Effect::Exempt(_)))
    }

    /// The value of an index as it is shown: between 0 and the cap, rounded once.
    fn shown(&self, value: &str) -> String {
        let value = match self.class.cap {
            Some(_) => format!("MIN({},{value})", self.parameter("指数上限")),
            None => value.to_owned(),
        };
        format!("ROUND(MAX(0,{value}),{})", self.class.decimals)
    }
}

/// Whether a restriction holds in this row.
fn holds(restriction: &Restriction) -> String {
    format!("{}={}", cell(&restriction.column), text(&restriction.is))
}

/// `IF` one of the tests holds then `value`, else `other`; just `other` without tests.
fn if_any(tests: &[String], value: &str, other: &str) -> String {
    match any(tests) {
        Some(test) => format!("IF({test},{value},{other})"),
        None => other.to_owned(),
    }
}

/// One of the tests holds; `None` without tests.
fn any(tests: &[String]) -> Option<String> {
    joined("OR", tests)
}

/// All of the tests hold; `None` without tests.
fn all(tests: &[String]) -> Option<String> {
    joined("AND", tests)
}

fn joined(function: &str, tests: &[String]) -> Option<String> {
    match tests {
        [] => None,
        [test] => Some(test.clone()),
        tests => Some(format!("{function}({})", tests.join(","))),
    }
}

fn summary(name: &str, formula: String, role: Role, format: Format, meaning: Sentence) -> FormulaColumn {
    FormulaColumn { name: name.to_owned(), group: String::new(), formula, role, format, meaning }
}

fn helper(name: &str, formula: String, format: Format, meaning: Sentence) -> FormulaColumn {
    summary(name, formula, Role::Helper, format, meaning)
}
