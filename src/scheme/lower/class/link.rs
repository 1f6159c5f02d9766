//! The link to another class's index: lookups, dated memberships, other weights for some.

use super::super::formula::{blank_if_any, cell, column, text};
use super::super::{Format, FormulaColumn, Role};
use super::{FLOOR, Lowering, REACH, helper, reach, summary};
use crate::scheme::clause::{exceptions_sentence, memberships_sentence};
use crate::scheme::model::{Class, Link, Memberships, Scheme};
use crate::sentence::Sentence;

const OWN_SHARE: &str = "本人占比";
const LINKED_SHARE: &str = "挂钩占比";
const DAYS: &str = "期内天数";
const UNDECIDED: &str = "单位指数待定";
const DAYS_SERVED: &str = "任职天数";
const UNDECIDED_SERVED: &str = "待定任职数";

/// How the other class's index counts.
pub(super) struct Linked {
    /// The column of the other's index.
    pub column: String,
    /// The weight of the own score, as formula text.
    pub own_share: String,
    /// The weight of the other's index, as formula text.
    pub linked_share: String,
    /// Whether the weights differ from subject to subject.
    excepted: bool,
}

impl Linked {
    /// Own and other's figure by their weights.
    pub fn value(&self, own: &str, linked: &str) -> String {
        format!("{}*{own}+{}*{linked}", self.own_share, self.linked_share)
    }

    /// 1 while the other's index is awaited.
    pub fn awaited(&self) -> String {
        format!("({}=\"\")", cell(&self.column))
    }

    /// A figure of the other that is 0 where it has no weight, so that nobody waits for it there.
    pub fn weighed(&self, figure: String) -> String {
        if self.excepted { format!("IF({}=0,0,{figure})", self.linked_share) } else { figure }
    }
}

impl Lowering<'_> {
    /// Adds the linked class's index and the weights.
    pub(super) fn push_linked(&self, link: &Link, columns: &mut Vec<FormulaColumn>) -> Linked {
        let index = self.class_named(&link.class).map_or("", |class| class.index.as_str());
        let name = format!("{}{index}", link.attribute);
        if let Some(memberships) = &link.memberships {
            self.push_served(memberships, columns);
        }
        let found = blank_if_any(&[cell(&link.attribute)], &self.unit_figure(link, index));
        let meaning = match &link.memberships {
            Some(memberships) => memberships_sentence(link, memberships),
            None => Sentence::new(
                format!("所属{}的{index}。", link.class),
                format!("The index of the {} it belongs to.", link.class),
            ),
        };
        let mut formula = self.served_mean(link, index, &found);
        if link.memberships.is_some() {
            formula = format!("IF({}>0,\"\",{formula})", cell(UNDECIDED_SERVED));
        }
        let (own_share, linked_share) = self.push_shares(link, columns);
        let excepted = !link.exceptions.is_empty();
        let linked = Linked { column: name.clone(), own_share, linked_share, excepted };
        columns.push(summary(&name, linked.weighed(formula), Role::Linked, Format::UpTo(4), meaning));
        linked
    }

    /// A figure of the unit that the attribute names.
    pub(super) fn unit_figure(&self, link: &Link, figure: &str) -> String {
        let key = self.class_named(&link.class).map_or("", |class| class.key.as_str());
        format!(
            "INDEX({},MATCH({},{},0))",
            column(&link.class, figure),
            cell(&link.attribute),
            column(&link.class, key)
        )
    }

    /// The mean of a figure over the days in each unit, or `otherwise` without memberships.
    pub(super) fn served_mean(&self, link: &Link, figure: &str, otherwise: &str) -> String {
        let Some(memberships) = &link.memberships else { return otherwise.to_owned() };
        let sum = self.of_memberships(memberships, &product(figure));
        format!("IF({0}=0,{otherwise},{sum}/{0})", cell(DAYS_SERVED))
    }

    fn push_served(&self, memberships: &Memberships, columns: &mut Vec<FormulaColumn>) {
        columns.push(helper(
            DAYS_SERVED,
            self.of_memberships(memberships, DAYS),
            Format::Whole,
            Sentence::new(
                format!("{}中考评期内的天数。", memberships.table),
                format!("The days within the period in {}.", memberships.table),
            ),
        ));
        columns.push(helper(
            UNDECIDED_SERVED,
            self.of_memberships(memberships, UNDECIDED),
            Format::Whole,
            Sentence::new(
                "任职单位中指数还没有出来的有几段。",
                "How many of the memberships are in units without an index yet.",
            ),
        ));
    }

    fn of_memberships(&self, memberships: &Memberships, figure: &str) -> String {
        let Memberships { table, member, .. } = memberships;
        format!("SUMIFS({},{},{})", column(table, figure), column(table, member), cell(&self.class.key))
    }

    /// The weights as parameters, or as columns where some subjects have others.
    fn push_shares(&self, link: &Link, columns: &mut Vec<FormulaColumn>) -> (String, String) {
        if link.exceptions.is_empty() {
            return (self.parameter("本人权重"), self.parameter("挂钩权重"));
        }
        let meaning = exceptions_sentence(link);
        for (name, part) in [(OWN_SHARE, "本人权重"), (LINKED_SHARE, "挂钩权重")] {
            let usual = self.parameter(part);
            let formula = link.exceptions.iter().rev().fold(usual, |other, exception| {
                let share = self.parameter(&format!("{}{part}", exception.is));
                format!("IF({}={},{share},{other})", cell(&exception.column), text(&exception.is))
            });
            columns.push(helper(name, formula, Format::UpTo(4), meaning.clone()));
        }
        (cell(OWN_SHARE), cell(LINKED_SHARE))
    }
}

/// The columns that a table of memberships needs: the days of each row within the period, and the
/// unit's figures times these.
pub(in crate::scheme::lower) fn membership_columns(scheme: &Scheme, table: &str) -> Vec<FormulaColumn> {
    let mut columns: Vec<FormulaColumn> = Vec::new();
    for link in scheme.classes.iter().filter_map(|class| class.link.as_ref()) {
        let Some(memberships) = link.memberships.as_ref().filter(|found| found.table == table) else {
            continue;
        };
        let Some(unit) = scheme.classes.iter().find(|class| class.name == link.class) else { continue };
        for column in columns_of(scheme, link, memberships, unit) {
            if !columns.iter().any(|there| there.name == column.name) {
                columns.push(column);
            }
        }
    }
    columns
}

fn columns_of(scheme: &Scheme, link: &Link, memberships: &Memberships, unit: &Class) -> Vec<FormulaColumn> {
    let meaning = memberships_sentence(link, memberships);
    let bound = |entry: &str, bound: &str| format!("IF({0}=\"\",{bound},1*{0})", cell(entry));
    let days = format!(
        "IF({}=\"\",0,MAX(0,MIN(考评期.止,{})-MAX(考评期.起,{})+1))",
        cell(&memberships.unit),
        bound(&memberships.to, "考评期.止"),
        bound(&memberships.from, "考评期.起"),
    );
    let mut columns = vec![helper(DAYS, days, Format::Whole, meaning.clone())];
    let mut figures = vec![unit.index.as_str()];
    if reach::is_wanted(scheme, unit) {
        figures.extend([FLOOR, REACH]);
    }
    for figure in figures {
        let found = format!(
            "INDEX({},MATCH({},{},0))",
            column(&unit.name, figure),
            cell(&memberships.unit),
            column(&unit.name, &unit.key)
        );
        let name = format!("单位{figure}");
        let formula = format!("IF({}=0,\"\",{found})", cell(DAYS));
        columns.push(helper(&name, formula, Format::UpTo(4), meaning.clone()));
        let formula = format!("IF({0}=\"\",0,{0}*{1})", cell(&name), cell(DAYS));
        columns.push(helper(&product(figure), formula, Format::UpTo(4), meaning.clone()));
    }
    let index = cell(&format!("单位{}", unit.index));
    let undecided = format!("IF(AND({}>0,{index}=\"\"),1,0)", cell(DAYS));
    columns.push(helper(UNDECIDED, undecided, Format::Whole, meaning));
    columns
}

fn product(figure: &str) -> String {
    format!("{figure}×天数")
}
