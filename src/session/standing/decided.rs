//! What decided an index or a grade beside the points: an adjustment, a restriction, a quota.

use super::super::open::Open;
use super::super::window::cell_text;
use super::quota::why_out;
use crate::engine::{Place, Value};
use crate::scheme::{Class, Effect, QuotaFigure, Restriction, Role};
use crate::sentence::Sentence;

impl Open {
    /// What decided the figure at a place, one sentence after another; only for an index or a grade.
    pub(in crate::session) fn decided(&self, place: Place, class: &Class) -> Vec<Sentence> {
        let Some(role) = self.calculation.formula(place.table, place.column).map(|column| &column.role)
        else {
            return Vec::new();
        };
        let mut said = Vec::new();
        if matches!(role, Role::Index | Role::Grade | Role::Rank | Role::RankWithin) {
            said.extend(self.adjusted(place, class));
        }
        for restriction in class.restrictions.iter().filter(|found| self.holds(place, found)) {
            said.extend(restricted(role, restriction, self.best_grade(place, class)));
        }
        if *role == Role::Grade {
            said.extend(self.placed(place, class));
        }
        said
    }

    /// Whether the index is one adjusted by hand.
    pub(in crate::session) fn is_adjusted(&self, table: usize, row: usize) -> bool {
        let computed = self.figure(table, row, &Role::Computed);
        computed.is_some() && computed != self.figure(table, row, &Role::Index)
    }

    /// What is wrong with an adjusted index that was entered: it has no reason.
    pub(in crate::session) fn adjustment_doubt(
        &self,
        table: usize,
        column: &str,
        row: usize,
    ) -> Option<Sentence> {
        let adjustment =
            self.book.class_of(table)?.adjustment.as_ref().filter(|found| found.column == column)?;
        let reason = self.book.tables.get(table)?.column_position(&adjustment.reason)?;
        let reason = cell_text(self, table, reason, row);
        reason.trim().is_empty().then(|| {
            Sentence::new(
                format!("没有写明{}，这次调整不生效。请补写，或清空这一格。", adjustment.reason),
                format!(
                    "Without {} the adjustment does not take effect. Enter it, or clear this cell.",
                    adjustment.reason
                ),
            )
        })
    }

    fn adjusted(&self, place: Place, class: &Class) -> Option<Sentence> {
        let adjustment = class.adjustment.as_ref()?;
        if !self.is_adjusted(place.table, place.row) {
            return None;
        }
        let text = |role: Role| {
            let column = self.calculation.role_position(place.table, &role)?;
            Some(cell_text(self, place.table, column, place.row))
        };
        let entered = |name: &str| {
            let column = self.book.tables.get(place.table)?.column_position(name)?;
            Some(cell_text(self, place.table, column, place.row)).filter(|text| !text.is_empty())
        };
        let (before, after) = (text(Role::Computed)?, text(Role::Index)?);
        let reason = entered(&adjustment.reason)?;
        let (by, by_en) = entered(&adjustment.by)
            .map_or_else(Default::default, |by| (format!("（{by}批准）"), format!(" (approved by {by})")));
        Some(Sentence::new(
            format!("计算得 {before}，调整为 {after}：{reason}{by}。"),
            format!("Computed {before}, adjusted to {after}: {reason}{by_en}."),
        ))
    }

    fn holds(&self, place: Place, restriction: &Restriction) -> bool {
        let table = self.book.tables.get(place.table);
        let column = table.and_then(|table| table.column_position(&restriction.column));
        column.is_some_and(|column| {
            matches!(self.value(place.table, column, place.row), Value::Text(text) if *text == *restriction.is)
        })
    }

    /// The grade that the index alone would have.
    fn best_grade<'a>(&self, place: Place, class: &'a Class) -> Option<&'a str> {
        let index = self.figure(place.table, place.row, &Role::Index)?;
        let band = class.grades.iter().find(|band| index >= band.from).or(class.grades.last())?;
        Some(&band.name)
    }

    /// How quotas decided: the first one that the subject was a candidate for and what came of it.
    fn placed(&self, place: Place, class: &Class) -> Vec<Sentence> {
        let mut said = Vec::new();
        for band in class.grades.iter().filter(|band| band.quota.is_some()) {
            let figure = |figure| {
                let role = Role::Quota(figure, band.name.clone());
                self.calculation.role_position(place.table, &role)
            };
            let whole = |found| {
                figure(found).map_or(0, |column| self.calculation.whole(place.table, column, place.row))
            };
            if whole(QuotaFigure::Candidate) != 1 {
                continue;
            }
            let (places, order) = (whole(QuotaFigure::Places), whole(QuotaFigure::Order));
            let group = figure(QuotaFigure::Group)
                .map_or_else(String::new, |column| cell_text(self, place.table, column, place.row));
            let name = &band.name;
            if whole(QuotaFigure::Chosen) == 1 {
                said.push(Sentence::new(
                    format!("按名额：{group}{name} {places} 名，排第 {order}，入选。"),
                    format!("By quota: {places} places of {name} {group}, number {order}: in."),
                ));
                break;
            }
            let why = why_out(places, order, whole(QuotaFigure::Last));
            said.push(if order > places {
                Sentence::new(
                    format!("按名额：{group}{name} {places} 名，排第 {order}，未能入选，定下一等次。"),
                    format!("By quota: {places} places of {name} {group}, number {order}: the next grade."),
                )
            } else {
                Sentence::new(
                    format!("按名额：{group}{name} {places} 名，{}，定下一等次。", why.zh),
                    format!("By quota: {places} places of {name} {group}; {}: the next grade.", why.en),
                )
            });
        }
        said
    }
}

/// What a restriction that holds did to the figure.
fn restricted(role: &Role, restriction: &Restriction, best: Option<&str>) -> Option<Sentence> {
    let Restriction { column, is, source, .. } = restriction;
    let clause = source.trim_end_matches('。');
    let said = |zh: String, en: String| {
        Sentence::new(
            format!("{column}为“{is}”，{zh}（{clause}）。"),
            format!("{column} is {is}: {en} ({clause})."),
        )
    };
    match (&restriction.effect, role) {
        (Effect::Zero, Role::Index | Role::Grade | Role::Rank | Role::RankWithin | Role::Computed) => {
            Some(said("指数为 0".into(), "the index is 0".into()))
        }
        (Effect::GradeAtMost(grade), Role::Grade) => {
            let alone = best.unwrap_or_default();
            Some(said(
                format!("指数可定“{alone}”，最高定“{grade}”"),
                format!("the index alone would be {alone}, at best it is {grade}"),
            ))
        }
        (Effect::NoGrade(word) | Effect::Exempt(word), Role::Grade) => {
            Some(said(format!("等次为“{word}”"), format!("the grade is {word}")))
        }
        (Effect::Exempt(_), Role::Index | Role::Rank | Role::RankWithin) => {
            Some(said("不参评".into(), "it does not take part".into()))
        }
        _ => None,
    }
}
