//! Conditions as formulas: a test, and the reason in words with figures where it holds.

use super::super::formula::{cell, column, text};
use super::super::indicator::score_column;
use super::super::{Format, FormulaColumn};
use super::{GRADE, Lowering, RANK, REACH, all, any, helper};
use crate::scheme::model::{Aggregation, Body, Condition, Filter, Indicator, Kind, Measure};
use crate::scheme::parameter::class_parameter;
use crate::sentence::Sentence;

/// A condition as formula text.
pub(super) struct Held {
    /// Whether it holds: true or false, never a blank.
    pub test: String,
    /// Why, as a text expression that may be used where it holds.
    pub reason: String,
}

impl Held {
    /// The reason where it holds, else "".
    pub fn formula(&self) -> String {
        format!("IF({},{},\"\")", self.test, self.reason)
    }

    /// A condition that cannot be judged, for want of what it refers to.
    fn never() -> Self {
        Self { test: "FALSE".to_owned(), reason: "\"\"".to_owned() }
    }
}

impl Lowering<'_> {
    /// Lowers a condition whose parameters' names begin with `prefix` (预警.低分); adds the columns it
    /// needs.
    pub(super) fn held(&self, prefix: &str, condition: &Condition, columns: &mut Vec<FormulaColumn>) -> Held {
        let name = self.class.index.as_str();
        let index = cell(name);
        let limit = |part: &str| self.parameter(&format!("{prefix}.{part}"));
        match condition {
            Condition::Grade(grades) => graded(&cell(GRADE), grades).map_or_else(Held::never, |test| Held {
                test,
                reason: format!("\"等次为“\"&{}&\"”\"", cell(GRADE)),
            }),
            Condition::GradeAgain(grades) => self.graded_again(grades),
            Condition::AtLeast(_) => {
                let limit = limit("界线");
                Held {
                    test: format!("AND(ISNUMBER({index}),N({index})>={limit})"),
                    reason: format!("\"{name} \"&{index}&\"，达到 \"&{limit}"),
                }
            }
            Condition::Below(_) => {
                let limit = limit("界线");
                Held {
                    test: format!("AND(ISNUMBER({index}),N({index})<{limit})"),
                    reason: format!("\"{name} \"&{index}&\"，低于 \"&{limit}"),
                }
            }
            Condition::RankWithin(_) => {
                let (rank, limit) = (cell(RANK), limit("名次"));
                Held {
                    test: format!("AND(ISNUMBER({rank}),N({rank})<={limit})"),
                    reason: format!("\"第 \"&{rank}&\" 名，在前 \"&{limit}&\" 名之内\""),
                }
            }
            Condition::FellByYear(_) => self.fell_by_year(&limit("降幅")),
            Condition::FellByPart { indicator, .. } => self.fell_by_part(indicator, &limit("降幅"), columns),
            Condition::PartBelow { indicator, .. } => self.part_below(indicator, &limit("比例")),
            Condition::Rows { table, owner, only, .. } => {
                self.rows(&format!("{prefix}.行数"), (table, owner, only), &limit("行数"), columns)
            }
            Condition::OutOfReach(grade) => self.out_of_reach(grade),
            Condition::All(conditions) => {
                let held: Vec<Held> = (1..)
                    .zip(conditions)
                    .map(|(number, condition)| self.held(&format!("{prefix}.{number}"), condition, columns))
                    .collect();
                let (tests, reasons): (Vec<String>, Vec<String>) =
                    held.into_iter().map(|held| (held.test, held.reason)).unzip();
                match all(&tests) {
                    Some(test) => Held { test, reason: reasons.join("&\"；\"&") },
                    None => Held::never(),
                }
            }
        }
    }

    fn graded_again(&self, grades: &[String]) -> Held {
        let Some(previous) = &self.class.previous else { return Held::never() };
        let (now, before) = (cell(GRADE), cell(&previous.grade));
        match (graded(&now, grades), graded(&before, grades)) {
            (Some(this), Some(last)) => Held {
                test: format!("AND({this},{last})"),
                reason: format!("\"连续两年：上年“\"&{before}&\"”，本年“\"&{now}&\"”\""),
            },
            _ => Held::never(),
        }
    }

    fn fell_by_year(&self, limit: &str) -> Held {
        let Some(previous) = &self.class.previous else { return Held::never() };
        let (now, before) = (cell(&self.class.index), cell(&previous.index));
        // N, because both sides of AND are calculated.
        let fall = format!("ROUND(N({before})-N({now}),6)");
        Held {
            test: format!("AND(ISNUMBER({now}),ISNUMBER({before}),{fall}>{limit})"),
            reason: format!("\"{} \"&{now}&\"，比上年 \"&{before}&\" 下降 \"&{fall}", self.class.index),
        }
    }

    /// A column a part holds how far its entry fell below the latest one before it.
    fn fell_by_part(&self, indicator: &str, limit: &str, columns: &mut Vec<FormulaColumn>) -> Held {
        let Some((leaf, _)) = find(&self.class.indicators, self.class.aggregation, indicator) else {
            return Held::never();
        };
        let Body::Leaf { measure: Measure::Parts { column: entry, kind, .. }, .. } = &leaf.body else {
            return Held::never();
        };
        let entries: Vec<String> =
            self.scheme.period.parts.iter().map(|part| format!("{}{entry}", part.name)).collect();
        let mut falls = Vec::new();
        for (position, now) in entries.iter().enumerate().skip(1) {
            let earlier: Vec<&String> = entries.iter().take(position).collect();
            let before = earlier
                .iter()
                .fold("\"\"".to_owned(), |older, name| format!("IF(ISNUMBER({0}),{0},{older})", cell(name)));
            let (before_name, fall) = (format!("{now}前值"), format!("{now}降幅"));
            for (name, formula) in [
                (&before_name, before),
                (
                    &fall,
                    format!(
                        "IF(AND(ISNUMBER({0}),ISNUMBER({1})),ROUND({1}-{0},6),\"\")",
                        cell(now),
                        cell(&before_name)
                    ),
                ),
            ] {
                if !columns.iter().any(|column| column.name == *name) {
                    columns.push(helper(name, formula, Format::UpTo(4), fall_meaning(now)));
                }
            }
            falls.push((now, before_name, fall));
        }
        let over = |fall: &str| format!("N({})>{limit}", cell(fall));
        let tests: Vec<String> = falls.iter().map(|(_, _, fall)| over(fall)).collect();
        let Some(test) = any(&tests) else { return Held::never() };
        // The latest fall is told.
        let reason = falls.iter().fold("\"\"".to_owned(), |earlier, (now, before, fall)| {
            let figure = |name: &str| written(&cell(name), *kind);
            let told = format!(
                "\"{now} \"&{}&\"，比上次 \"&{}&\" 下降 \"&{}",
                figure(now),
                figure(before),
                figure(fall)
            );
            format!("IF({},{told},{earlier})", over(fall))
        });
        Held { test, reason }
    }

    fn part_below(&self, indicator: &str, limit: &str) -> Held {
        let Some((found, within)) = find(&self.class.indicators, self.class.aggregation, indicator) else {
            return Held::never();
        };
        let score = cell(&score_column(found));
        let full = self.full_mark(found, within);
        Held {
            test: format!("AND(ISNUMBER({score}),ROUND(N({score}),6)<ROUND({limit}*{full},6))"),
            reason: format!(
                "\"{indicator}得分 \"&ROUND({score},4)&\"，不到满分 \"&{full}&\" 的 \"&{}",
                written(limit, Kind::Percent)
            ),
        }
    }

    /// An indicator's full mark: its points under points, 100 elsewhere.
    pub(super) fn full_mark(&self, indicator: &Indicator, within: Aggregation) -> String {
        match (within, &indicator.body) {
            (
                Aggregation::Points,
                Body::Group { aggregation: aggregation @ Aggregation::Points, children },
            ) => {
                let marks: Vec<String> =
                    children.iter().map(|child| self.full_mark(child, *aggregation)).collect();
                if marks.is_empty() { "0".to_owned() } else { format!("({})", marks.join("+")) }
            }
            (Aggregation::Points, _) => {
                class_parameter(&self.class.name, &format!("{}.满分", indicator.name))
            }
            _ => "100".to_owned(),
        }
    }

    fn rows(
        &self,
        name: &str,
        (table, owner, only): (&str, &str, &[Filter]),
        limit: &str,
        columns: &mut Vec<FormulaColumn>,
    ) -> Held {
        let mut criteria = format!("{},{}", column(table, owner), cell(&self.class.key));
        for Filter { column: of, is } in only {
            criteria = format!("{criteria},{},{}", column(table, of), text(is));
        }
        let wanted: Vec<String> =
            only.iter().map(|filter| format!("{}为{}", filter.column, filter.is)).collect();
        let what =
            if wanted.is_empty() { table.to_owned() } else { format!("{table}中{}的", wanted.join("、")) };
        columns.push(helper(
            name,
            format!("COUNTIFS({criteria})"),
            Format::Whole,
            Sentence::new(format!("{what}行数。"), format!("How many rows of {table} count.")),
        ));
        let count = cell(name);
        Held {
            test: format!("{count}>{limit}"),
            reason: format!("{}&{count}&\" 项，超过 \"&{limit}&\" 项\"", text(&format!("{what} "))),
        }
    }

    fn out_of_reach(&self, grade: &str) -> Held {
        let known = self.class.grades.iter().position(|band| band.name == grade);
        let last = self.class.grades.len().saturating_sub(1);
        if known.is_none_or(|position| position == last) {
            return Held::never();
        }
        let (reach, from) = (cell(REACH), self.parameter(&format!("等次.{grade}")));
        Held {
            test: format!("AND(ISNUMBER({reach}),N({reach})<{from})"),
            reason: format!("\"满分也只有 \"&{reach}&\"，达不到“{grade}”（\"&{from}&\"）\""),
        }
    }
}

/// The indicator with this name and how its parent takes it.
pub(super) fn find<'a>(
    indicators: &'a [Indicator],
    within: Aggregation,
    name: &str,
) -> Option<(&'a Indicator, Aggregation)> {
    indicators.iter().find_map(|indicator| {
        if indicator.name == name {
            return Some((indicator, within));
        }
        match &indicator.body {
            Body::Group { aggregation, children } => find(children, *aggregation, name),
            Body::Leaf { .. } => None,
        }
    })
}

fn graded(grade: &str, grades: &[String]) -> Option<String> {
    let tests: Vec<String> = grades.iter().map(|name| format!("{grade}={}", text(name))).collect();
    any(&tests)
}

/// A figure within a sentence.
fn written(figure: &str, kind: Kind) -> String {
    match kind {
        Kind::Percent => format!("ROUND({figure}*100,2)&\"%\""),
        _ => format!("ROUND({figure},4)"),
    }
}

fn fall_meaning(entry: &str) -> Sentence {
    Sentence::new(
        format!("{entry}与之前最近一次录入相比。"),
        format!("{entry} compared with the latest entry before it."),
    )
}
