//! Quotas: who takes part, how many places a group has, who finds one. Equals at the border get in
//! together or not at all, so that a quota is never exceeded.

use super::super::formula::{cell, own_column, text};
use super::super::{Format, FormulaColumn, QuotaFigure, Role};
use super::grades::LEVEL;
use super::pooled::{base_column, places_column};
use super::{GRADE, Lowering, if_any, summary};
use crate::scheme::clause::quota_sentence;
use crate::scheme::model::{Band, Effect, Link, Quota, QuotaScope, Rounding};
use crate::sentence::Sentence;

/// The column that says whether a subject counts in the base of quotas: 1 or 0.
pub(super) const TAKES_PART: &str = "参评";

/// The column that says whether a subject found a place of a grade: 1 or 0.
pub(super) fn chosen_column(band: &Band) -> String {
    format!("{}入选", band.name)
}

/// Places as a whole number. The product is rounded first: 0.29 × 100 is a little less than 29.
pub(super) fn whole_places(rounding: Rounding, exact: &str) -> String {
    match rounding {
        Rounding::Down => format!("INT(ROUND({exact},6))"),
        Rounding::HalfUp => format!("ROUND(ROUND({exact},6),0)"),
        Rounding::Up => format!("ROUNDUP(ROUND({exact},6),0)"),
    }
}

/// Among whom a quota's places are given, in this class.
enum Among<'a> {
    Class,
    Group(&'a str),
    Pooled(&'a Link),
}

impl Among<'_> {
    /// The attribute that names the group.
    fn attribute(&self) -> Option<&str> {
        match self {
            Self::Class => None,
            Self::Group(attribute) => Some(attribute),
            Self::Pooled(link) => Some(&link.attribute),
        }
    }
}

impl Lowering<'_> {
    /// Adds the columns of a quota; the last one says who found a place.
    pub(super) fn push_quota(
        &self,
        position: usize,
        band: &Band,
        quota: &Quota,
        columns: &mut Vec<FormulaColumn>,
    ) {
        self.push_takes_part(columns);
        let meaning = quota_sentence(band, quota);
        let mut push = |figure: QuotaFigure, formula: String| {
            let name = format!("{}{}", band.name, figure.suffix());
            let role = Role::Quota(figure, band.name.clone());
            let format = if figure == QuotaFigure::Group { Format::Text } else { Format::UpTo(4) };
            columns.push(summary(&name, formula, role, format, meaning.clone()));
            cell(&name)
        };
        let among = self.among(quota);
        let candidate = push(QuotaFigure::Candidate, self.candidate(position));
        let group = among.attribute().map_or_else(String::new, |attribute| {
            let own = cell(attribute);
            let unnamed = text(&format!("（未填{attribute}）"));
            push(QuotaFigure::Group, format!("IF({own}=\"\",{unnamed},{own})"))
        });
        let base = push(QuotaFigure::Base, self.base(&among, band, &group));
        let places = push(QuotaFigure::Places, self.places(&among, band, quota, &base));
        let before = self.counted(band, &group, "<");
        push(QuotaFigure::Order, format!("IF({candidate}=1,{before}+1,\"\")"));
        let last = self.counted(band, &group, "<=");
        let last = push(QuotaFigure::Last, format!("IF({candidate}=1,{last},\"\")"));
        push(QuotaFigure::Chosen, format!("IF({candidate}=1,IF({last}<={places},1,0),0)"));
    }

    fn push_takes_part(&self, columns: &mut Vec<FormulaColumn>) {
        if columns.iter().any(|column| column.name == TAKES_PART) {
            return;
        }
        let out = self.restricted(|effect| matches!(effect, Effect::Exempt(_) | Effect::NoGrade(_)));
        let named = format!("IF({}=\"\",0,1)", cell(&self.class.key));
        columns.push(summary(
            TAKES_PART,
            if_any(&out, "0", &named),
            Role::TakesPart,
            Format::Whole,
            Sentence::new(
                "计入名额基数的为 1：不参评、不定等次的不计入。",
                "1 where it counts in the base of quotas: not who does not take part or gets no grade.",
            ),
        ));
    }

    /// Who is a candidate: whose best grade it is, and who found no place in the better one.
    fn candidate(&self, position: usize) -> String {
        let level = format!("{}={}", cell(LEVEL), position + 1);
        let better = position.checked_sub(1).and_then(|at| self.class.grades.get(at));
        let due = match better.filter(|better| better.quota.is_some()) {
            Some(better) => {
                let was = cell(&format!("{}{}", better.name, QuotaFigure::Candidate.suffix()));
                format!("OR({level},AND({was}=1,{}=0))", cell(&chosen_column(better)))
            }
            None => level,
        };
        format!("IF(AND({}=1,{due}),1,0)", cell(TAKES_PART))
    }

    /// Places of the whole class are only shared out where it is linked.
    fn among<'a>(&'a self, quota: &'a Quota) -> Among<'a> {
        match (&quota.scope, &self.class.link) {
            (QuotaScope::Group(attribute), _) => Among::Group(attribute),
            (QuotaScope::Pooled, Some(link)) => Among::Pooled(link),
            (QuotaScope::Class | QuotaScope::Pooled, _) => Among::Class,
        }
    }

    fn base(&self, among: &Among, band: &Band, group: &str) -> String {
        let part = own_column(TAKES_PART);
        match among {
            Among::Class => format!("SUM({part})"),
            Among::Group(_) => {
                format!("SUMIFS({part},{},{group})", own_column(&group_column(band)))
            }
            Among::Pooled(link) => self.of_unit(link, &base_column(&self.class.name, band)),
        }
    }

    fn places(&self, among: &Among, band: &Band, quota: &Quota, base: &str) -> String {
        let usual = self.parameter(&format!("名额.{}", band.name));
        let exact = match among {
            Among::Pooled(link) => return self.of_unit(link, &places_column(&self.class.name, band)),
            Among::Group(attribute) => {
                match self.class.link.as_ref().filter(|link| link.attribute == *attribute) {
                    Some(link) if !quota.units.is_empty() => {
                        let grade = format!("IFERROR({},\"\")", self.unit_figure(link, GRADE));
                        format!("{}*{base}", self.share_by_grade(band, quota, &grade))
                    }
                    _ => format!("{usual}*{base}"),
                }
            }
            Among::Class => format!("{usual}*{base}"),
        };
        whole_places(quota.rounding, &exact)
    }

    fn share_by_grade(&self, band: &Band, quota: &Quota, grade: &str) -> String {
        share_by_grade(&self.class.name, band, quota, grade)
    }

    /// A figure of the unit; 0 for who belongs to none.
    fn of_unit(&self, link: &Link, figure: &str) -> String {
        format!("IFERROR({},0)", self.unit_figure(link, figure))
    }

    /// How many candidates of the group stand before (or before and equal).
    fn counted(&self, band: &Band, group: &str, sign: &str) -> String {
        let mut criteria =
            format!("{},1,", own_column(&format!("{}{}", band.name, QuotaFigure::Candidate.suffix())));
        if !group.is_empty() {
            criteria = format!("{},{group},{criteria}", own_column(&group_column(band)));
        }
        let order = self.order_column();
        format!("COUNTIFS({criteria}{},\"{sign}\"&{})", own_column(&order), cell(&order))
    }
}

/// The part that may hold a grade, by the grade of the unit.
pub(super) fn share_by_grade(class: &str, band: &Band, quota: &Quota, grade: &str) -> String {
    let parameter = |part: &str| crate::scheme::parameter::class_parameter(class, part);
    let usual = parameter(&format!("名额.{}", band.name));
    quota.units.iter().rev().fold(usual, |other, unit| {
        let share = parameter(&format!("名额.{}.{}", band.name, unit.grade));
        format!("IF({grade}={},{share},{other})", text(&unit.grade))
    })
}

fn group_column(band: &Band) -> String {
    format!("{}{}", band.name, QuotaFigure::Group.suffix())
}
