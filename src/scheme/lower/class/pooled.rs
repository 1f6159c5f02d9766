//! The places of a whole class, shared out over the units it is linked to by largest remainder:
//! columns of the unit's table.

use super::super::formula::{cell, column, own_column};
use super::super::{Format, FormulaColumn, Role};
use super::quotas::{TAKES_PART, share_by_grade, whole_places};
use super::{GRADE, Lowering, summary};
use crate::scheme::clause::quota_sentence;
use crate::scheme::model::{Band, Class, Link, Quota, QuotaScope};
use crate::scheme::parameter::class_parameter;

/// The column of a unit's people who take part.
pub(super) fn base_column(class: &str, band: &Band) -> String {
    name(class, band, "基数")
}

/// The column of a unit's places.
pub(super) fn places_column(class: &str, band: &Band) -> String {
    name(class, band, "名额")
}

fn name(class: &str, band: &Band, part: &str) -> String {
    format!("{class}{}{part}", band.name)
}

impl Lowering<'_> {
    /// Adds the columns of the pooled quotas of the classes that are linked to this one.
    pub(super) fn push_pooled(&self, columns: &mut Vec<FormulaColumn>) {
        for member in &self.scheme.classes {
            let Some(link) = member.link.as_ref().filter(|link| link.class == self.class.name) else {
                continue;
            };
            let last = member.grades.len().saturating_sub(1);
            for band in member.grades.iter().take(last) {
                if let Some(quota) = band.quota.as_ref().filter(|quota| quota.scope == QuotaScope::Pooled) {
                    self.push_pool(&Pool { member, link, band, quota }, columns);
                }
            }
        }
    }

    fn push_pool(&self, pool: &Pool, columns: &mut Vec<FormulaColumn>) {
        let meaning = quota_sentence(pool.band, pool.quota);
        let mut push = |part: &str, format: Format, formula: String| {
            let name = pool.name(part);
            columns.push(summary(&name, formula, Role::Pooled, format, meaning.clone()));
        };
        push("基数", Format::Whole, pool.base(&self.class.key));
        if !pool.quota.units.is_empty() {
            push(
                "比例",
                Format::Percent,
                share_by_grade(&pool.member.name, pool.band, pool.quota, &cell(GRADE)),
            );
            push("应得", Format::UpTo(4), format!("{}*{}", pool.cell("比例"), pool.cell("基数")));
        }
        push("份额", Format::UpTo(4), pool.exact());
        push("整数名额", Format::Whole, format!("INT({})", pool.cell("份额")));
        push("余数", Format::UpTo(4), format!("ROUND({}-{},6)", pool.cell("份额"), pool.cell("整数名额")));
        // An index that waits counts as the lowest.
        push("比较指数", Format::UpTo(4), format!("N({})", cell(&self.class.index)));
        push("余数位次", Format::Whole, pool.order());
        push("剩余名额", Format::Whole, pool.spare());
        push(
            "名额",
            Format::Whole,
            format!("{}+IF({}<={},1,0)", pool.cell("整数名额"), pool.cell("余数位次"), pool.cell("剩余名额")),
        );
    }
}

/// A pooled quota of a class, seen from its units.
struct Pool<'a> {
    member: &'a Class,
    link: &'a Link,
    band: &'a Band,
    quota: &'a Quota,
}

impl Pool<'_> {
    fn name(&self, part: &str) -> String {
        name(&self.member.name, self.band, part)
    }

    fn cell(&self, part: &str) -> String {
        cell(&self.name(part))
    }

    fn column(&self, part: &str) -> String {
        own_column(&self.name(part))
    }

    fn base(&self, key: &str) -> String {
        let class = &self.member.name;
        format!("SUMIFS({},{},{})", column(class, TAKES_PART), column(class, &self.link.attribute), cell(key))
    }

    /// The exact share, settled to six decimals. Other parts by the unit's grade never make more of
    /// the class's own part: where they would, all are scaled down alike.
    fn exact(&self) -> String {
        if self.quota.units.is_empty() {
            let usual = class_parameter(&self.member.name, &format!("名额.{}", self.band.name));
            return format!("ROUND({usual}*{},6)", self.cell("基数"));
        }
        let (due, all) = (self.cell("应得"), format!("SUM({})", self.column("应得")));
        format!("IF({all}=0,0,ROUND({due}*MIN(1,{}/{all}),6))", self.most())
    }

    /// The place by remainder, the last one where several are equal: equal remainders go to the larger
    /// group, then to the unit with the higher index; what is still equal is held back together.
    fn order(&self) -> String {
        let mut equal = String::new();
        let mut counts = Vec::new();
        for part in ["余数", "基数", "比较指数"] {
            let (range, own) = (self.column(part), self.cell(part));
            counts.push(format!("COUNTIFS({equal}{range},\">\"&{own})"));
            equal = format!("{equal}{range},{own},");
        }
        format!("{}+COUNTIFS({})", counts.join("+"), equal.trim_end_matches(','))
    }

    /// The class's places that are left once each unit has its whole ones.
    fn spare(&self) -> String {
        let most = self.most();
        let exact = if self.quota.units.is_empty() {
            most
        } else {
            format!("MIN({most},SUM({}))", self.column("应得"))
        };
        format!("{}-SUM({})", whole_places(self.quota.rounding, &exact), self.column("整数名额"))
    }

    fn most(&self) -> String {
        let usual = class_parameter(&self.member.name, &format!("名额.{}", self.band.name));
        format!("{usual}*SUM({})", self.column("基数"))
    }
}
