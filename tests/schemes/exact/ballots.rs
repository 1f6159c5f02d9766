//! Ballots, directly.

use std::collections::BTreeMap;

use evalbook::engine::Value;
use evalbook::scheme::{BallotRules, Class, Measure, Missing};
use num_rational::BigRational;
use num_traits::Zero;

use super::gather::{decimal, mean, weighted};
use super::{Exact, Figure};

impl Exact<'_> {
    /// The means by kind of rater, weighted.
    pub(super) fn ballots(&self, class: &Class, measure: &Measure, missing: Missing, row: usize) -> Figure {
        let Measure::Ballots { table, owner, kind, raters, trim_from, rules, .. } = measure else {
            return None;
        };
        let marks = self.marks(measure);
        let valid = self.valid(measure, &marks);
        let key = self.key(class, row);
        let mut pairs = Vec::new();
        for rater in raters {
            let mut given: Vec<BigRational> = (0..marks.len())
                .filter(|&at| valid[at] && self.text(table, owner, at) == key)
                .filter(|&at| self.text(table, kind, at) == rater.name)
                .filter_map(|at| marks[at].clone())
                .collect();
            given.sort();
            let enough = given.len() as f64 >= rules.fewest;
            if given.len() > 2 && given.len() as f64 >= *trim_from {
                given = given[1..given.len() - 1].to_vec();
            }
            match (mean(&given).filter(|_| enough), missing) {
                (Some(mean), _) => pairs.push((mean, decimal(rater.weight))),
                (None, Missing::Zero | Missing::Reweight) => {}
                (None, Missing::Pending) => return None,
            }
        }
        match missing {
            Missing::Reweight => weighted(&pairs),
            Missing::Pending | Missing::Zero => Some(pairs.iter().map(|(mean, weight)| mean * weight).sum()),
        }
    }

    /// The marks on the rows of the table of ballots; `None` where there is none or none is meant.
    fn marks(&self, measure: &Measure) -> Vec<Figure> {
        let Measure::Ballots { table, mark, words, .. } = measure else { return Vec::new() };
        (0..self.rows(table))
            .map(|at| match self.cell(table, mark, at) {
                Value::Number(number) if words.is_empty() => Some(decimal(number)),
                Value::Text(text) => {
                    words.iter().find(|word| word.word == text.as_ref()).map(|word| decimal(word.mark))
                }
                _ => None,
            })
            .collect()
    }

    fn valid(&self, measure: &Measure, marks: &[Figure]) -> Vec<bool> {
        let Measure::Ballots { table, owner, kind, rules, .. } = measure else { return Vec::new() };
        let mut papers: BTreeMap<String, Vec<BigRational>> = BTreeMap::new();
        let number = |at: usize| {
            let column = rules.ballot.as_ref()?;
            Some(self.text(table, column, at)).filter(|number| !number.is_empty())
        };
        for (at, mark) in marks.iter().enumerate() {
            if let (Some(number), Some(mark)) = (number(at), mark) {
                papers.entry(number).or_default().push(mark.clone());
            }
        }
        (0..marks.len())
            .map(|at| {
                let own = rules.rater.as_ref().is_some_and(|rater| {
                    self.text(table, rater, at) == self.text(table, owner, at)
                        && rules.no_self_vote.contains(&self.text(table, kind, at))
                });
                let void = number(at)
                    .is_some_and(|number| papers.get(&number).is_some_and(|marks| is_void(rules, marks)));
                !own && !void && marks[at].is_some()
            })
            .collect()
    }
}

/// Whether a whole ballot with these marks is void.
fn is_void(rules: &BallotRules, marks: &[BigRational]) -> bool {
    let count = |test: &dyn Fn(&BigRational) -> bool| marks.iter().filter(|mark| test(mark)).count() as f64;
    let high = rules.high.is_some_and(|(line, most)| count(&|mark| *mark >= decimal(line)) > most);
    let low = rules.low.is_some_and(|(line, least)| count(&|mark| *mark < decimal(line)) < least);
    let same = marks.len() > 1 && marks.iter().all(|mark| Some(mark) == marks.first());
    debug_assert!(marks.iter().all(|mark| *mark >= BigRational::zero()));
    high || low || (rules.uniform_is_void && same)
}
