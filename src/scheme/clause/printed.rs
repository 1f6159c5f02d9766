//! The whole scheme as numbered clauses, as an office prints its 考评办法.

use serde::{Deserialize, Serialize};

use super::{
    adjustment_sentence, alert_sentence, apportionment_sentence, exceptions_sentence, grade_sentence,
    index_sentence, ledger_sentence, memberships_sentence, outcome_sentence, ranking_sentence,
    restriction_sentence, rule_sentence,
};
use crate::engine::{day_of, number_text, round_to};
use crate::scheme::model::{Aggregation, Body, Class, Indicator, Scheme};
use crate::sentence::Sentence;

/// A clause of the printed scheme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Clause {
    /// Its number, from 1.
    pub number: usize,
    /// What it is about (党员·考评指标).
    pub heading: Sentence,
    /// What it says.
    pub text: Sentence,
    /// Its items, one after another: indicators, restrictions, outcomes, tables.
    pub items: Vec<ClauseItem>,
    /// The clause it rests on (依据); may be empty.
    pub source: String,
}

/// An item of a clause.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClauseItem {
    /// How deep it stands, from 0.
    pub depth: usize,
    /// What it is called, with its code and share; may be empty.
    pub name: Sentence,
    /// What it says.
    pub text: Sentence,
    /// The clause it rests on (依据); may be empty.
    pub source: String,
}

impl Clause {
    /// How the clause is numbered: 第一条.
    pub fn title(&self) -> Sentence {
        Sentence::new(format!("第{}条", chinese_number(self.number)), format!("Clause {}", self.number))
    }
}

/// All clauses of a scheme, in the order they are printed.
pub fn clauses(scheme: &Scheme) -> Vec<Clause> {
    let mut printed = Printed { clauses: Vec::new() };
    printed.add("考评对象和周期", "Subjects and period", scope(scheme), Vec::new(), "");
    for class in &scheme.classes {
        class_clauses(class, &mut printed);
    }
    if !scheme.tables.is_empty() {
        let items = scheme.tables.iter().map(|table| ClauseItem {
            depth: 0,
            name: both(&table.name),
            text: both(&table.purpose),
            source: String::new(),
        });
        let text = Sentence::new("考评数据记入下列各表。", "Entries are kept in these tables.");
        printed.add("数据来源", "Entries", text, items.collect(), "");
    }
    printed.clauses
}

struct Printed {
    clauses: Vec<Clause>,
}

impl Printed {
    fn add(&mut self, zh: &str, en: &str, text: Sentence, items: Vec<ClauseItem>, source: &str) {
        let number = self.clauses.len() + 1;
        let heading = Sentence::new(zh, en);
        self.clauses.push(Clause { number, heading, text, items, source: source.to_owned() });
    }

    fn of(
        &mut self,
        class: &Class,
        (zh, en): (&str, &str),
        text: Sentence,
        items: Vec<ClauseItem>,
        source: &str,
    ) {
        self.add(&format!("{}·{zh}", class.name), &format!("{}: {en}", class.name), text, items, source);
    }
}

fn scope(scheme: &Scheme) -> Sentence {
    let names: Vec<String> =
        scheme.classes.iter().map(|class| format!("{}（{}）", class.name, class.index)).collect();
    let (from, to) = (day(scheme.period.from), day(scheme.period.to));
    Sentence::new(
        format!("考评对象为{}。考评周期为 {from} 至 {to}。", names.join("、")),
        format!("Evaluated are {}. The period is {from} to {to}.", names.join(", ")),
    )
}

fn class_clauses(class: &Class, printed: &mut Printed) {
    let mut items = Vec::new();
    push_items(&class.indicators, class.aggregation, 0, &mut items);
    let text = Sentence::new(
        format!("{}由下列指标得出。", class.index),
        format!("{} is made from these indicators.", class.index),
    );
    printed.of(class, ("考评指标", "indicators"), text, items, "");
    let mut rules: Vec<(Sentence, &str)> = Vec::new();
    if let Some(found) = &class.apportionment {
        rules.push((apportionment_sentence(found), &found.source));
    }
    if let Some(link) = &class.link {
        if !link.exceptions.is_empty() {
            rules.push((exceptions_sentence(link), &link.source));
        }
        rules.extend(link.memberships.iter().map(|found| (memberships_sentence(link, found), "")));
    }
    if let Some(found) = &class.adjustment {
        rules.push((adjustment_sentence(found), &found.source));
    }
    let link = class.link.as_ref().map_or("", |link| link.source.as_str());
    printed.of(class, ("指数", "index"), index_sentence(class), said(rules), link);
    if let Some(ledger) = &class.ledger {
        printed.of(class, ("加减分", "bonus and penalty"), ledger_sentence(ledger), Vec::new(), "");
    }
    if !class.grades.is_empty() {
        let quota = class.grades.iter().find_map(|band| band.quota.as_ref());
        let source = quota.map_or("", |quota| quota.source.as_str());
        printed.of(class, ("等次和名额", "grades and quotas"), grade_sentence(class), Vec::new(), source);
    }
    printed.of(class, ("名次", "ranks"), ranking_sentence(class, None), Vec::new(), "");
    let restrictions: Vec<_> =
        class.restrictions.iter().map(|found| (restriction_sentence(found), found.source.as_str())).collect();
    listed(
        class,
        ("限制", "restrictions"),
        ("有下列情形的，按下列规定执行。", "These cases are limited."),
        restrictions,
        printed,
    );
    let outcomes: Vec<_> = class.outcomes.iter().map(|found| (outcome_sentence(class, found), "")).collect();
    listed(
        class,
        ("结果运用", "outcomes"),
        ("考评结果按下列规定运用。", "Results have these consequences."),
        outcomes,
        printed,
    );
    let alerts: Vec<_> = class.alerts.iter().map(|found| (alert_sentence(class, found), "")).collect();
    listed(
        class,
        ("预警", "alerts"),
        ("年度内出现下列情形的，及时提醒。", "These signs are warned of through the year."),
        alerts,
        printed,
    );
}

fn listed(
    class: &Class,
    heading: (&str, &str),
    (zh, en): (&str, &str),
    sentences: Vec<(Sentence, &str)>,
    printed: &mut Printed,
) {
    if !sentences.is_empty() {
        printed.of(class, heading, Sentence::new(zh, en), said(sentences), "");
    }
}

fn said(sentences: Vec<(Sentence, &str)>) -> Vec<ClauseItem> {
    let item = |(text, source): (Sentence, &str)| ClauseItem {
        depth: 0,
        name: Sentence::new("", ""),
        text,
        source: source.to_owned(),
    };
    sentences.into_iter().map(item).collect()
}

fn push_items(indicators: &[Indicator], within: Aggregation, depth: usize, items: &mut Vec<ClauseItem>) {
    for indicator in indicators {
        items.push(ClauseItem {
            depth,
            name: titled(indicator, within),
            text: rule_sentence(indicator, within),
            source: indicator.source.clone(),
        });
        if let Body::Group { aggregation, children } = &indicator.body {
            push_items(children, *aggregation, depth + 1, items);
        }
    }
}

/// Code, name and share (A1 年度任务完成（15 分）).
fn titled(indicator: &Indicator, within: Aggregation) -> Sentence {
    let Indicator { code, name, share, .. } = indicator;
    let (zh, en) = match within {
        Aggregation::Points => {
            let points = number_text(points(indicator));
            (format!("（{points} 分）"), format!(" ({points} points)"))
        }
        Aggregation::Weights => {
            let weight = number_text(round_to(share * 100.0, 6));
            (format!("（权重 {weight}%）"), format!(" (weight {weight}%)"))
        }
        _ => (String::new(), String::new()),
    };
    let title = format!("{code} {name}");
    let title = title.trim();
    Sentence::new(format!("{title}{zh}"), format!("{title}{en}"))
}

fn points(indicator: &Indicator) -> f64 {
    match &indicator.body {
        Body::Group { aggregation: Aggregation::Points, children } => children.iter().map(points).sum(),
        _ => indicator.share,
    }
}

fn day(serial: f64) -> String {
    day_of(serial)
        .map_or_else(|| number_text(serial), |day| format!("{}-{:02}-{:02}", day.year, day.month, day.day))
}

fn both(text: &str) -> Sentence {
    Sentence::new(text, text)
}

/// A number from 1 to 999 as clauses are counted: 一, 十, 十二, 二十, 一百零三.
fn chinese_number(number: usize) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |value: usize| DIGITS.get(value).copied().unwrap_or_default();
    match (number / 100, number / 10 % 10, number % 10) {
        (10.., _, _) => number.to_string(),
        (0, 0, one) => digit(one).to_owned(),
        (0, 1, 0) => "十".to_owned(),
        (0, 1, one) => format!("十{}", digit(one)),
        (0, ten, 0) => format!("{}十", digit(ten)),
        (0, ten, one) => format!("{}十{}", digit(ten), digit(one)),
        (hundred, 0, 0) => format!("{}百", digit(hundred)),
        (hundred, 0, one) => format!("{}百零{}", digit(hundred), digit(one)),
        (hundred, ten, 0) => format!("{}百{}十", digit(hundred), digit(ten)),
        (hundred, ten, one) => format!("{}百{}十{}", digit(hundred), digit(ten), digit(one)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scheme::{TEMPLATES, reference_scheme};

    #[test]
    fn clauses_are_counted_as_offices_count() {
        for (number, expected) in [
            (1, "一"),
            (9, "九"),
            (10, "十"),
            (11, "十一"),
            (20, "二十"),
            (21, "二十一"),
            (99, "九十九"),
            (100, "一百"),
            (103, "一百零三"),
            (110, "一百一十"),
            (254, "二百五十四"),
        ] {
            assert_eq!(chinese_number(number), expected);
        }
    }

    #[test]
    fn the_whole_scheme_is_printed() {
        let printed = clauses(&reference_scheme());
        let text: Vec<String> = printed
            .iter()
            .map(|clause| {
                let items: Vec<String> =
                    clause.items.iter().map(|item| format!("{}{}", item.name.zh, item.text.zh)).collect();
                format!("{} {} {}{}", clause.title().zh, clause.heading.zh, clause.text.zh, items.join(""))
            })
            .collect();
        let text = text.join("\n");
        for expected in [
            "第一条 考评对象和周期 考评对象为党支部（堡垒指数）、党员（先锋指数）、党组（领航指数）。考评周期为 2026-01-01 至 2026-12-31。",
            "第二条 党支部·考评指标",
            "A1 年度任务完成（15 分）",
            "B1 挂钩履责（6 分）",
            "二 民主测评（权重 30%）",
            "党员·加减分",
            "加分最多 10 分",
            "党员·限制",
            "连续靠后",
            "数据来源",
            "任职变动",
        ] {
            assert!(text.contains(expected), "{expected}\n{text}");
        }
    }

    /// Nothing of a scheme is left out: each indicator, restriction, outcome and alert has its words.
    #[test]
    fn every_clause_of_every_template_has_words_in_both_languages() {
        for template in &TEMPLATES {
            for (at, clause) in clauses(&template.scheme()).iter().enumerate() {
                assert_eq!(clause.number, at + 1);
                let items = clause.items.iter().map(|item| &item.text);
                for text in items.chain([&clause.text, &clause.heading]) {
                    assert!(!text.zh.is_empty() && !text.en.is_empty(), "{:?} {clause:?}", template.id);
                }
            }
        }
    }
}
