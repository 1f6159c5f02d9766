//! The rows of a table in groups by one or more columns.

use std::sync::Arc;

use super::{NONE, SLOW, coding::Coding, hash::BitMap};
use crate::engine::{
    column::{Column, View, mark, word_value},
    criteria::Criterion,
};

/// The group of each row. Rows that do not meet the fixed criteria are in none.
#[derive(Clone, Debug, Default)]
pub struct Grouping {
    /// The group of each row; [`NONE`] outside all.
    pub groups: Vec<u32>,
    /// How many groups there are.
    pub count: usize,
    /// For each column after the first, the group of a group so far and a code.
    joins: Vec<BitMap>,
}

/// Which rows meet a fixed criterion.
pub type Chosen = Vec<bool>;

impl Grouping {
    /// Groups `rows` rows by coded columns, among the rows that meet all of `chosen`.
    pub fn new(rows: usize, codings: &[Arc<Coding>], chosen: &[Chosen]) -> Self {
        let mut grouping = Self { count: 1, ..Self::default() };
        grouping.groups = match codings.first() {
            Some(first) => {
                grouping.count = first.count as usize;
                first.codes.clone()
            }
            None => vec![0; rows],
        };
        for coding in codings.iter().skip(1) {
            grouping.join(coding);
        }
        for chosen in chosen {
            for (group, taken) in grouping.groups.iter_mut().zip(chosen) {
                if !taken {
                    *group = NONE;
                }
            }
        }
        grouping
    }

    fn join(&mut self, coding: &Coding) {
        let mut known = BitMap::default();
        let mut count = 0_u32;
        for (group, &code) in self.groups.iter_mut().zip(&coding.codes) {
            let joined = *known.entry(pair(*group, code)).or_insert(count);
            count += u32::from(joined == count);
            *group = joined;
        }
        self.count = count as usize;
        self.joins.push(known);
    }

    /// The group for codes asked for so far and the next one; the first question starts from 0.
    pub fn next(&self, question: usize, so_far: u32, code: u32) -> u32 {
        if so_far == SLOW || code == SLOW {
            return SLOW;
        }
        if so_far == NONE || code == NONE {
            return NONE;
        }
        match question.checked_sub(1) {
            None => code,
            Some(at) => {
                self.joins.get(at).and_then(|join| join.get(&pair(so_far, code))).copied().unwrap_or(NONE)
            }
        }
    }
}

fn pair(group: u32, code: u32) -> u64 {
    u64::from(group) << 32 | u64::from(code)
}

/// Which rows of a column meet a criterion; each word is asked once.
pub fn chosen(column: &Column, rows: usize, criterion: &Criterion) -> Chosen {
    let mut chosen: Chosen = match column.view() {
        View::Numbers { values, marks } => {
            let ask = |number: f64, kind: u8| criterion.takes(&mark::value(number, kind));
            match marks {
                None => values.iter().map(|&number| ask(number, mark::NUMBER)).collect(),
                Some(marks) => values.iter().zip(marks).map(|(&number, &kind)| ask(number, kind)).collect(),
            }
        }
        View::Words { ids, words } => {
            let taken: Vec<bool> =
                (0_u32..).zip(words.iter()).map(|(id, _)| criterion.takes(&word_value(words, id))).collect();
            ids.iter()
                .map(|&id| match taken.get(id as usize) {
                    Some(taken) => *taken,
                    None => criterion.takes(&word_value(words, id)),
                })
                .collect()
        }
        View::Mixed(values) => values.iter().map(|value| criterion.takes(value)).collect(),
    };
    chosen.resize(rows, criterion.takes(&crate::engine::Value::Empty));
    chosen
}
