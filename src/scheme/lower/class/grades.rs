//! Grades: bands, caps and bars, then quotas; those without a grade have its text.

use super::super::formula::{blank_if_any, cell, text};
use super::super::{Format, FormulaColumn, Role};
use super::quotas::chosen_column;
use super::{GRADE, Lowering, helper, holds, summary};
use crate::scheme::clause::grade_sentence;
use crate::scheme::model::{Band, Effect, Quota};
use crate::sentence::Sentence;

/// The column of the best band a subject may be in, by its index and its caps: 1 is the best.
pub(super) const LEVEL: &str = "初定档次";

impl Lowering<'_> {
    /// Adds the grade and what decides it.
    pub(super) fn push_grades(&self, columns: &mut Vec<FormulaColumn>) {
        let class = self.class;
        let index = cell(&class.index);
        let caps = self.caps();
        let plain = caps.is_empty() && self.quotas().next().is_none();
        let grade = if plain { self.by_index(&index, &|band| text(&band.name)) } else { self.by_level() };
        if !plain {
            self.push_level(&index, &caps, columns);
        }
        for (position, band, quota) in self.quotas() {
            self.push_quota(position, band, quota, columns);
        }
        let ungraded = class.restrictions.iter().rev().filter_map(|restriction| match &restriction.effect {
            Effect::NoGrade(word) => Some((restriction, word)),
            _ => None,
        });
        let exempt = class.restrictions.iter().rev().filter_map(|restriction| match &restriction.effect {
            Effect::Exempt(word) => Some((restriction, word)),
            _ => None,
        });
        let graded = blank_if_any(&[index], &grade);
        let formula = ungraded.chain(exempt).fold(graded, |other, (restriction, word)| {
            format!("IF({},{},{other})", holds(restriction), text(word))
        });
        columns.push(summary(GRADE, formula, Role::Grade, Format::Text, grade_sentence(class)));
    }

    /// The bands with a quota, by position. The last band takes everybody else, so that it has none.
    pub(super) fn quotas(&self) -> impl Iterator<Item = (usize, &Band, &Quota)> {
        let last = self.class.grades.len().saturating_sub(1);
        let bands = self.class.grades.iter().enumerate().take(last);
        bands.filter_map(|(position, band)| Some((position, band, band.quota.as_ref()?)))
    }

    fn by_index(&self, index: &str, answer: &dyn Fn(&Band) -> String) -> String {
        let Some((last, better)) = self.class.grades.split_last() else { return "\"\"".to_owned() };
        better.iter().rev().fold(answer(last), |lower, band| {
            let from = self.parameter(&format!("等次.{}", band.name));
            format!("IF({index}>={from},{},{lower})", answer(band))
        })
    }

    fn by_level(&self) -> String {
        let Some((last, better)) = self.class.grades.split_last() else { return "\"\"".to_owned() };
        better.iter().enumerate().rev().fold(text(&last.name), |lower, (position, band)| {
            let gets = match band.quota {
                Some(_) => format!("{}=1", cell(&chosen_column(band))),
                None => format!("{}<={}", cell(LEVEL), position + 1),
            };
            format!("IF({gets},{},{lower})", text(&band.name))
        })
    }

    /// The restrictions that cap the grade, as tests with the position of the best grade left.
    fn caps(&self) -> Vec<(String, usize)> {
        let position = |grade: &str| self.class.grades.iter().position(|band| band.name == grade);
        let restrictions = self.class.restrictions.iter();
        restrictions
            .filter_map(|restriction| match &restriction.effect {
                Effect::GradeAtMost(grade) => Some((holds(restriction), position(grade)? + 1)),
                _ => None,
            })
            .collect()
    }

    fn push_level(&self, index: &str, caps: &[(String, usize)], columns: &mut Vec<FormulaColumn>) {
        let place = |band: &Band| {
            let found = self.class.grades.iter().position(|other| other.name == band.name);
            found.map_or(0, |position| position + 1).to_string()
        };
        let reached = self.by_index(index, &place);
        let limits: Vec<String> =
            caps.iter().map(|(test, position)| format!(",IF({test},{position},1)")).collect();
        let value = if limits.is_empty() { reached } else { format!("MAX({reached}{})", limits.concat()) };
        columns.push(helper(
            LEVEL,
            blank_if_any(&[index.to_owned()], &value),
            Format::Whole,
            Sentence::new(
                "按指数和限制条款最高可定第几档（1 为最好），再看名额。",
                "The best grade by index and restrictions (1 is the best), before quotas.",
            ),
        ));
    }
}
