//! How the quotas were filled: who is in, who is first out and by which rule.

use super::super::open::Open;
use super::super::window::cell_text;
use super::{PlaceLine, QuotaGroupView, QuotaView};
use crate::book::{QuotaCandidate, QuotaColumns, QuotaGroup};
use crate::scheme::{Class, Role, quota_sentence};
use crate::sentence::Sentence;

impl Open {
    pub(super) fn quotas(&self, table: usize, class: &Class) -> Vec<QuotaView> {
        let rows = self.book.tables.get(table).map_or(0, |table| table.rows);
        let limited = class.grades.iter().filter_map(|band| Some((band, band.quota.as_ref()?)));
        limited
            .filter_map(|(band, quota)| {
                let columns = QuotaColumns::of(&self.calculation, table, band)?;
                let says = |column, row| cell_text(self, table, column, row);
                let groups = columns.groups(&self.calculation, rows, says);
                Some(QuotaView {
                    grade: band.name.clone(),
                    rule: quota_sentence(band, quota),
                    groups: groups.into_iter().map(|group| self.quota_group(table, group)).collect(),
                })
            })
            .collect()
    }

    fn quota_group(&self, table: usize, group: QuotaGroup) -> QuotaGroupView {
        let next = group.first_out();
        let line = |candidate: &QuotaCandidate| self.place_line(table, candidate);
        // All that share the place of the first who is out.
        let outside = group.candidates.iter().filter(|candidate| !candidate.is_in);
        let outside = outside.take_while(|one| next.is_some_and(|first| first.order == one.order));
        QuotaGroupView {
            base: group.base,
            places: group.places,
            inside: group.candidates.iter().filter(|candidate| candidate.is_in).map(line).collect(),
            outside: outside.map(line).collect(),
            why: next.map_or_else(
                || Sentence::new("", ""),
                |first| why_out(group.places, first.order, first.last),
            ),
            name: group.name,
        }
    }

    fn place_line(&self, table: usize, &QuotaCandidate { order, row, .. }: &QuotaCandidate) -> PlaceLine {
        let grade = self.calculation.role_position(table, &Role::Grade).unwrap_or(0);
        let index = self.calculation.role_position(table, &Role::Index);
        PlaceLine {
            subject: self.row_name(table, row),
            order,
            index: index.map_or_else(String::new, |column| cell_text(self, table, column, row)),
            place: (table, grade, row),
        }
    }
}

/// Why a candidate with this place, whose equals reach to `last`, has found none.
pub(super) fn why_out(places: usize, order: usize, last: usize) -> Sentence {
    if order <= places {
        let equals = last + 1 - order;
        return Sentence::new(
            format!(
                "第 {order} 至第 {last} 位 {equals} 人完全相同，余下 {} 个名额不够，一起不进",
                places + 1 - order
            ),
            format!(
                "{equals} are equal at places {order} to {last} and only {} are left: none of them gets in",
                places + 1 - order
            ),
        );
    }
    Sentence::new(
        format!("名额 {places} 个，排第 {order}"),
        format!("{places} places, and it is number {order}"),
    )
}
