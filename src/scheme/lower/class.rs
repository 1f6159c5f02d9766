//! A class as formula columns: indicators, bonus and penalty, link, index, ranks, grade.

use super::formula::{blank_if_any, cell, column, own_column, text};
use super::indicator::{
    awaits_entries, group_formula, leaves, may_all_be_left_out, push_columns, score_column, table_columns,
};
use super::ledger::points_column;
use super::{Format, FormulaColumn, LoweredTable, Role};
use crate::scheme::clause::{grade_sentence, index_sentence, ledger_sentence};
use crate::scheme::model::{Class, Effect, Ledger, Link, Scheme};
use crate::scheme::parameter::class_parameter;
use crate::sentence::Sentence;

const BASE: &str = "指标得分";
const OWN: &str = "本人得分";
const BONUS: &str = "加分";
const PENALTY: &str = "减分";
const MISSING: &str = "缺项";
const RANK: &str = "名次";
const GRADE: &str = "等次";

/// The column of a class's own score: before any link, so that other classes may read it.
pub(super) fn own_score_column(class: &Class) -> &'static str {
    if class.ledger.is_some() { OWN } else { BASE }
}

/// Lowers a class.
pub(super) fn lower(scheme: &Scheme, class: &Class) -> LoweredTable {
    let mut columns = Vec::new();
    push_columns(scheme, class, &class.indicators, class.aggregation, "", &mut columns);
    let lowering = Lowering { scheme, class };
    let own = lowering.push_own(&mut columns);
    let linked = class.link.as_ref().map(|link| lowering.push_linked(link, &mut columns));
    lowering.push_missing(linked.as_deref(), &mut columns);
    lowering.push_index(&own, linked.as_deref(), &mut columns);
    lowering.push_standing(&mut columns);
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

    /// Adds the base score, bonus, penalty and own score; gives the column of the last.
    fn push_own(&self, columns: &mut Vec<FormulaColumn>) -> String {
        let class = self.class;
        let blank = class.indicators.iter().any(awaits_entries) || may_all_be_left_out(&class.indicators);
        columns.push(summary(
            BASE,
            group_formula(class, class.aggregation, &class.indicators),
            Role::Helper,
            Format::UpTo(4),
            Sentence::new("各项指标得分的合计。", "The indicators' scores together."),
        ));
        let Some(ledger) = &class.ledger else { return BASE.to_owned() };
        let bonus = self.ledger(ledger, &ledger.bonus, "加分上限");
        columns.push(summary(BONUS, bonus, Role::Bonus, Format::UpTo(4), ledger_sentence(ledger)));
        let penalty = self.ledger(ledger, &ledger.penalty, "减分上限");
        columns.push(summary(PENALTY, penalty, Role::Penalty, Format::UpTo(4), ledger_sentence(ledger)));
        let sum = format!("{}+{}-{}", cell(BASE), cell(BONUS), cell(PENALTY));
        let blank: Vec<String> = blank.then(|| cell(BASE)).into_iter().collect();
        columns.push(summary(
            OWN,
            blank_if_any(&blank, &sum),
            Role::Own,
            Format::UpTo(4),
            Sentence::new("指标得分加上加分、减去减分。", "The indicators' scores plus bonus less penalty."),
        ));
        OWN.to_owned()
    }

    fn ledger(&self, ledger: &Ledger, direction: &str, cap: &str) -> String {
        format!(
            "MIN({},SUMIFS({},{},{},{},{},{},{}))",
            self.parameter(cap),
            column(&ledger.table, &points_column(self.scheme, ledger)),
            column(&ledger.table, &ledger.class),
            text(&self.class.name),
            column(&ledger.table, &ledger.owner),
            cell(&self.class.key),
            column(&ledger.table, &ledger.direction),
            text(direction),
        )
    }

    /// Adds the linked class's index; gives its column.
    fn push_linked(&self, link: &Link, columns: &mut Vec<FormulaColumn>) -> String {
        let other = self.scheme.classes.iter().find(|class| class.name == link.class);
        let (index, key) = other.map_or(("", ""), |class| (class.index.as_str(), class.key.as_str()));
        let name = format!("{}{index}", link.attribute);
        let found = format!(
            "INDEX({},MATCH({},{},0))",
            column(&link.class, index),
            cell(&link.attribute),
            column(&link.class, key)
        );
        columns.push(summary(
            &name,
            blank_if_any(&[cell(&link.attribute)], &found),
            Role::Linked,
            Format::UpTo(4),
            Sentence::new(
                format!("所属{}的{index}。", link.class),
                format!("The index of the {} it belongs to.", link.class),
            ),
        ));
        name
    }

    fn push_missing(&self, linked: Option<&str>, columns: &mut Vec<FormulaColumn>) {
        let mut found = Vec::new();
        leaves(&self.class.indicators, &mut found);
        let mut terms: Vec<String> = found
            .into_iter()
            .filter(|leaf| awaits_entries(leaf))
            .map(|leaf| format!("({}=\"\")", cell(&score_column(leaf))))
            .collect();
        if may_all_be_left_out(&self.class.indicators) {
            terms.push(format!("({}=\"\")", cell(BASE)));
        }
        terms.extend(linked.map(|linked| format!("({}=\"\")", cell(linked))));
        terms.push("0".to_owned());
        columns.push(summary(
            MISSING,
            terms.join("+"),
            Role::Missing,
            Format::Whole,
            Sentence::new(
                "尚缺的录入项数；不为 0 时不出指数。",
                "How many entries are missing; no index until it is 0.",
            ),
        ));
    }

    fn push_index(&self, own: &str, linked: Option<&str>, columns: &mut Vec<FormulaColumn>) {
        let class = self.class;
        let mut value = match linked {
            Some(linked) => format!(
                "{}*{}+{}*{}",
                self.parameter("本人权重"),
                cell(own),
                self.parameter("挂钩权重"),
                cell(linked)
            ),
            None => format!("1*{}", cell(own)),
        };
        if class.cap.is_some() {
            value = format!("MIN({},{value})", self.parameter("指数上限"));
        }
        let rounded = format!("ROUND(MAX(0,{value}),{})", class.decimals);
        let mut formula = format!("IF({}>0,\"\",{rounded})", cell(MISSING));
        for restriction in class.restrictions.iter().filter(|found| found.effect == Effect::Zero) {
            formula = format!("IF({}={},0,{formula})", cell(&restriction.column), text(&restriction.is));
        }
        columns.push(summary(
            &class.index,
            formula,
            Role::Index,
            Format::Fixed(class.decimals),
            index_sentence(class),
        ));
    }

    fn push_standing(&self, columns: &mut Vec<FormulaColumn>) {
        let class = self.class;
        let index = cell(&class.index);
        let blank = [index.clone()];
        columns.push(summary(
            RANK,
            blank_if_any(&blank, &format!("RANK.EQ({index},{})", own_column(&class.index))),
            Role::Rank,
            Format::Whole,
            Sentence::new(
                format!("全体{}按{}从高到低的名次，同分同名次。", class.name, class.index),
                format!("The rank among all {} by {}, equals share a rank.", class.name, class.index),
            ),
        ));
        if let Some(attribute) = &class.ranking.within {
            let better = format!(
                "COUNTIFS({},{},{},\">\"&{index})+1",
                own_column(attribute),
                cell(attribute),
                own_column(&class.index)
            );
            columns.push(summary(
                &format!("{attribute}内{RANK}"),
                blank_if_any(&blank, &better),
                Role::RankWithin,
                Format::Whole,
                Sentence::new(
                    format!("在同一{attribute}内的名次，同分同名次。"),
                    format!("The rank within the same {attribute}, equals share a rank."),
                ),
            ));
        }
        columns.push(summary(
            GRADE,
            blank_if_any(&blank, &self.grade(&index)),
            Role::Grade,
            Format::Text,
            grade_sentence(class),
        ));
    }

    fn grade(&self, index: &str) -> String {
        let Some((last, better)) = self.class.grades.split_last() else { return "\"\"".to_owned() };
        better.iter().rev().fold(text(&last.name), |lower, band| {
            let from = self.parameter(&format!("等次.{}", band.name));
            format!("IF({index}>={from},{},{lower})", text(&band.name))
        })
    }
}

fn summary(name: &str, formula: String, role: Role, format: Format, meaning: Sentence) -> FormulaColumn {
    FormulaColumn { name: name.to_owned(), group: String::new(), formula, role, format, meaning }
}
