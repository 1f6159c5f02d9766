//! Ranks by COUNTIFS: how many are better, equals told apart by a chain of columns and at last by
//! hand.

use super::super::formula::{blank_if_any, cell, own_column};
use super::super::{Format, FormulaColumn, Role};
use super::{Lowering, RANK, helper, summary};
use crate::scheme::clause::ranking_sentence;
use crate::scheme::model::Ties;
use crate::sentence::Sentence;

const HAND: &str = "同分排序值";
/// Who has no place by hand stands after those who have one.
const UNPLACED: u32 = 1_000_000;

/// A column by which ranks are told apart, and whether more is better.
struct Key {
    column: String,
    sign: &'static str,
}

/// Whether a rank is the class's or a group's.
enum Within<'a> {
    Class,
    Group(&'a str),
}

impl Lowering<'_> {
    /// Adds the rank in the class and, where wanted, within a group.
    pub(super) fn push_ranks(&self, columns: &mut Vec<FormulaColumn>) {
        let keys = self.push_keys(columns);
        self.push_rank(&keys, &Within::Class, columns);
        if let Some(attribute) = &self.class.ranking.within {
            self.push_rank(&keys, &Within::Group(attribute), columns);
        }
    }

    /// The column that tells who stands before whom: equals have the same figure.
    pub(super) fn order_column(&self) -> String {
        match self.class.ranking.ties {
            Ties::Shared => RANK.to_owned(),
            Ties::Dense => competition(""),
        }
    }

    fn push_keys(&self, columns: &mut Vec<FormulaColumn>) -> Vec<Key> {
        let ranking = &self.class.ranking;
        let mut keys = vec![Key { column: self.class.index.clone(), sign: ">" }];
        for chained in &ranking.chain {
            let name = format!("同分比较.{chained}");
            // A blank counts as 0; rounded, because equal figures may differ in their last bits.
            let formula = format!("ROUND(N({}),4)", cell(chained));
            let meaning = Sentence::new(
                format!("{chained}保留四位小数，同分时高者在前。"),
                format!("{chained} to four decimals; among equals more goes first."),
            );
            columns.push(helper(&name, formula, Format::UpTo(4), meaning));
            keys.push(Key { column: name, sign: ">" });
        }
        if let Some(hand) = &ranking.by_hand {
            let formula = format!("IF(ISNUMBER({0}),{0},{UNPLACED})", cell(hand));
            let meaning = Sentence::new(
                format!("{hand}填的次序；没有填的排在填了的之后。"),
                format!("The order in {hand}; who has none comes after those who have one."),
            );
            columns.push(helper(HAND, formula, Format::Whole, meaning));
            keys.push(Key { column: HAND.to_owned(), sign: "<" });
        }
        keys
    }

    fn push_rank(&self, keys: &[Key], within: &Within, columns: &mut Vec<FormulaColumn>) {
        let (title, role) = match within {
            Within::Class => (String::new(), Role::Rank),
            Within::Group(attribute) => (format!("{attribute}内"), Role::RankWithin),
        };
        let meaning = ranking_sentence(self.class, self.group(within));
        let better = self.blank_unless_ranked(within, &self.better(keys, within));
        let name = format!("{title}{RANK}");
        let formula = match self.class.ranking.ties {
            Ties::Shared => better,
            Ties::Dense => {
                let (order, part) = (competition(&title), format!("{title}名次份额"));
                columns.push(helper(&order, better, Format::Whole, meaning.clone()));
                let (equals, before) = self.dense(within, &order, &part);
                columns.push(helper(&part, equals, Format::UpTo(4), meaning.clone()));
                before
            }
        };
        columns.push(summary(&name, formula, role, Format::Whole, meaning));
    }

    fn group<'a>(&self, within: &Within<'a>) -> Option<&'a str> {
        match within {
            Within::Class => None,
            Within::Group(attribute) => Some(attribute),
        }
    }

    /// One more than how many are better: by the first column, or equal there and by the second, …
    /// Counted rather than ranked by RANK.EQ, to which one index that is a fault would be everybody's.
    fn better(&self, keys: &[Key], within: &Within) -> String {
        let mut equal = self.in_group(within);
        let mut counts = Vec::new();
        for key in keys {
            let (range, own) = (own_column(&key.column), cell(&key.column));
            counts.push(format!("COUNTIFS({equal}{range},\"{}\"&{own})", key.sign));
            equal = format!("{equal}{range},{own},");
        }
        format!("{}+1", counts.join("+"))
    }

    /// Without a gap: each rank's holders share 1 among them, so that the sum over the better ones is
    /// how many better ranks there are. Gives the share and the rank.
    fn dense(&self, within: &Within, order: &str, part: &str) -> (String, String) {
        let group = self.in_group(within);
        let (range, own) = (own_column(order), cell(order));
        let equals = format!("1/COUNTIFS({group}{range},{own})");
        let before = format!("ROUND(SUMIFS({},{group}{range},\"<\"&{own}),0)+1", own_column(part));
        (blank_if_any(std::slice::from_ref(&own), &equals), blank_if_any(&[own], &before))
    }

    fn in_group(&self, within: &Within) -> String {
        match within {
            Within::Class => String::new(),
            Within::Group(attribute) => format!("{},{},", own_column(attribute), cell(attribute)),
        }
    }

    fn blank_unless_ranked(&self, within: &Within, value: &str) -> String {
        let mut blank = vec![cell(&self.class.index)];
        blank.extend(self.group(within).map(cell));
        blank_if_any(&blank, value)
    }
}

fn competition(title: &str) -> String {
    format!("{title}竞争名次")
}
