//! How many may hold a grade.

use super::fix::Fix;
use super::grades::place;
use super::lookup::{Lookup, shown};
use super::report::Report;
use crate::scheme::model::{Band, Class, Quota, QuotaScope, Rounding};
use crate::scheme::parameter::class_parameter;

/// Parts that are none: below 0 or above the whole.
pub(super) fn share(lookup: &Lookup, report: &mut Report) {
    for (class, band, quota) in quotas(lookup) {
        let own = (format!("名额.{}", band.name), quota.share, String::new());
        let units = quota.units.iter().map(|unit| {
            let part = format!("名额.{}.{}", band.name, unit.grade);
            (part, unit.share, format!("（单位{}时）", unit.grade))
        });
        for (part, share, when) in std::iter::once(own).chain(units) {
            if (0.0..=1.0).contains(&share) {
                continue;
            }
            let value = if (1.0..=100.0).contains(&share) { share / 100.0 } else { share.clamp(0.0, 1.0) };
            report.find(
                place(class, band),
                &quota.source,
                format!(
                    "“{}”的名额比例{when}是 {}，应在 0 到 1 之间（20% 写 0.2）。请改。",
                    band.name,
                    shown(share)
                ),
                format!(
                    "The part that may be {} is {}; it lies between 0 and 1 (20% is 0.2). Change it.",
                    band.name,
                    shown(share)
                ),
                Some(Fix::Set { parameter: class_parameter(&class.name, &part), value }),
            );
        }
    }
}

/// A quota that can never be kept or never be met.
pub(super) fn impossible(lookup: &Lookup, report: &mut Report) {
    for (class, band, quota) in quotas(lookup) {
        if class.grades.last().is_some_and(|lowest| lowest.name == band.name) {
            report.find(
                place(class, band),
                &quota.source,
                format!("最低等次“{}”限了名额，名额满了的人没有更低的等次可定。请去掉这个名额。", band.name),
                format!("The lowest grade {} is limited, but there is none below for who finds no place. Remove it.", band.name),
                None,
            );
        } else if quota.share == 0.0 && quota.units.iter().all(|unit| unit.share == 0.0) {
            report.find(
                place(class, band),
                &quota.source,
                format!("“{}”的名额比例是 0，谁也定不了这个等次。请改比例，或去掉名额。", band.name),
                format!(
                    "The part that may be {} is 0: nobody can be. Change it or remove the quota.",
                    band.name
                ),
                None,
            );
        }
    }
}

/// Rounding by which the places given out pass the part.
pub(super) fn rounding(lookup: &Lookup, report: &mut Report) {
    for (class, band, quota) in quotas(lookup) {
        let (zh, en) = match quota.rounding {
            Rounding::Down => continue,
            Rounding::HalfUp => ("四舍五入", "half up"),
            Rounding::Up => ("向上取整", "up"),
        };
        let linked = class.link.as_ref().map(|link| link.attribute.as_str());
        let (class_name, grade) = (class.name.clone(), band.name.clone());
        let down = Fix::RoundDown { class: class_name.clone(), grade: grade.clone() };
        let (zh, en, fix) = match &quota.scope {
            QuotaScope::Group(attribute) => (
                format!(
                    "“{grade}”按{attribute}分组、名额{zh}，各组加起来会超过 {}。请向下取整，或全体统算后按最大余数分配。",
                    percent(quota.share)
                ),
                format!(
                    "Places for {grade} are rounded {en} in each {attribute}; together they pass {}. Round down or pool them.",
                    percent(quota.share)
                ),
                if linked == Some(attribute.as_str()) {
                    Fix::Pool { class: class_name, grade: grade.clone() }
                } else {
                    down
                },
            ),
            QuotaScope::Class | QuotaScope::Pooled => (
                format!("“{grade}”的名额{zh}，会超过 {}。请改为向下取整。", percent(quota.share)),
                format!(
                    "Places for {grade} are rounded {en} and can pass {}. Round them down.",
                    percent(quota.share)
                ),
                down,
            ),
        };
        report.find(place(class, band), &quota.source, zh, en, Some(fix));
    }
}

/// Groups that are not there.
pub(super) fn groups(lookup: &Lookup, report: &mut Report) {
    for (class, band, quota) in quotas(lookup) {
        let (zh, en) = match &quota.scope {
            QuotaScope::Group(attribute) if !has_attribute(class, attribute) => (
                format!("“{}”的名额按“{attribute}”分组，{}没有这一列。请改分组。", band.name, class.name),
                format!(
                    "Places for {} go by {attribute}, which {} does not have. Change it.",
                    band.name, class.name
                ),
            ),
            QuotaScope::Pooled if class.link.is_none() => (
                format!(
                    "“{}”的名额统算后按挂钩单位分配，但{}没有挂钩。请加挂钩，或按全体计。",
                    band.name, class.name
                ),
                format!(
                    "Places for {} are shared out over linked units, but {} has no link. Add one.",
                    band.name, class.name
                ),
            ),
            _ => continue,
        };
        report.find(place(class, band), &quota.source, zh, en, None);
    }
}

/// Parts for grades that the unit's class does not give.
pub(super) fn units(lookup: &Lookup, report: &mut Report) {
    for (class, band, quota) in quotas(lookup) {
        let linked = class.link.as_ref().and_then(|link| lookup.class(&link.class));
        for unit in &quota.units {
            let known = linked.is_some_and(|other| other.grades.iter().any(|grade| grade.name == unit.grade));
            if known {
                continue;
            }
            let of = linked.map_or("挂钩单位", |other| other.name.as_str());
            report.find(
                place(class, band),
                &quota.source,
                format!("“{}”的名额按单位等次“{}”另定，但{of}没有这个等次。请改。", band.name, unit.grade),
                format!(
                    "Places for {} depend on a unit's grade {}, which {of} does not have. Change it.",
                    band.name, unit.grade
                ),
                Some(Fix::RemoveUnitShare {
                    class: class.name.clone(),
                    grade: band.name.clone(),
                    unit: unit.grade.clone(),
                }),
            );
        }
    }
}

fn quotas<'a>(lookup: &Lookup<'a>) -> impl Iterator<Item = (&'a Class, &'a Band, &'a Quota)> {
    lookup.scheme.classes.iter().flat_map(|class| {
        class.grades.iter().filter_map(move |band| Some((class, band, band.quota.as_ref()?)))
    })
}

fn has_attribute(class: &Class, name: &str) -> bool {
    class.key == name || class.attributes.iter().any(|attribute| attribute.name == name)
}

fn percent(share: f64) -> String {
    format!("{}%", shown(share * 100.0))
}
