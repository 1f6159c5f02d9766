//! Raw quantities, directly.

use evalbook::scheme::{
    Aggregate, Body, Class, Effect, Figure as Taken, Filter, Indicator, Measure, Missing,
};
use num_rational::BigRational;
use num_traits::Zero;

use super::gather::{decimal, mean, number, rounded, weighted};
use super::{Exact, Figure};

/// A row that counts: its value, its weight, and whether a share counts it.
struct Counted {
    value: Figure,
    weight: Figure,
    fits: bool,
}

impl Exact<'_> {
    /// A leaf's quantity.
    pub(super) fn raw(&self, class: &Class, leaf: &Indicator, row: usize) -> Figure {
        let key = (class.name.clone(), leaf.name.clone(), row);
        if let Some(known) = self.raws.borrow().get(&key) {
            return known.clone();
        }
        let raw = self.measured(class, leaf, row);
        self.raws.borrow_mut().insert(key, raw.clone());
        raw
    }

    fn measured(&self, class: &Class, leaf: &Indicator, row: usize) -> Figure {
        let Body::Leaf { measure, missing, .. } = &leaf.body else { panic!("{} is no leaf", leaf.name) };
        match measure {
            Measure::Entry { column, .. } => self.number(&class.name, column, row),
            Measure::Parts { column, .. } => self.parts(class, column, *missing, row),
            Measure::Rows { table, owner, only, aggregate } => {
                let key = self.key(class, row);
                let rows = (0..self.rows(table))
                    .filter(|&at| self.text(table, owner, at) == key && self.holds(table, only, at));
                aggregated(aggregate, *missing, rows.map(|at| self.counted(table, aggregate, at)).collect())
            }
            Measure::Subjects { class: other, attribute, figure, aggregate } => {
                let key = self.key(class, row);
                let rows = (0..self.rows(other))
                    .filter(|&at| self.text(other, attribute, at) == key && !self.is_exempt(other, at));
                let counted = rows.map(|at| Counted {
                    value: self.taken(other, figure, at),
                    ..self.counted(other, aggregate, at)
                });
                aggregated(aggregate, *missing, counted.collect())
            }
            Measure::Votes { choices } => {
                let votes: Vec<(BigRational, BigRational)> = choices
                    .iter()
                    .map(|choice| {
                        let votes = self.number(&class.name, &choice.column, row);
                        (decimal(choice.mark), votes.unwrap_or_else(BigRational::zero))
                    })
                    .collect();
                weighted(&votes)
            }
            Measure::Ballots { .. } => self.ballots(class, measure, *missing, row),
            // The one formula that random schemes use: twice 基数 less 5.
            Measure::Formula { .. } => {
                self.number(&class.name, "基数", row).map(|base| base * number(2) - number(5))
            }
        }
    }

    fn parts(&self, class: &Class, column: &str, missing: Missing, row: usize) -> Figure {
        let mut pairs = Vec::new();
        for part in &self.scheme().period.parts {
            let weight = decimal(part.weight);
            match (self.number(&class.name, &format!("{}{column}", part.name), row), missing) {
                (Some(value), _) => pairs.push((value, weight)),
                (None, Missing::Zero) => pairs.push((BigRational::zero(), weight)),
                (None, Missing::Reweight) => {}
                (None, Missing::Pending) => return None,
            }
        }
        weighted(&pairs)
    }

    fn holds(&self, table: &str, filters: &[Filter], row: usize) -> bool {
        filters.iter().all(|filter| self.text(table, &filter.column, row) == filter.is)
    }

    pub(super) fn is_exempt(&self, class: &str, row: usize) -> bool {
        self.class(class).restrictions.iter().any(|found| {
            matches!(found.effect, Effect::Exempt(_)) && self.text(class, &found.column, row) == found.is
        })
    }

    fn counted(&self, table: &str, aggregate: &Aggregate, row: usize) -> Counted {
        let number = |column: &str| if column.is_empty() { None } else { self.number(table, column, row) };
        let (value, weight) = match aggregate {
            Aggregate::WeightedMean { value, weight } => (number(value), number(weight)),
            Aggregate::Mean { value }
            | Aggregate::Sum { value }
            | Aggregate::Minimum { value }
            | Aggregate::Maximum { value } => (number(value), None),
            Aggregate::Count | Aggregate::Share { .. } => (None, None),
        };
        let fits = matches!(aggregate, Aggregate::Share { of } if self.holds(table, of, row));
        Counted { value, weight, fits }
    }

    fn taken(&self, class: &str, figure: &Taken, row: usize) -> Figure {
        let class = self.class(class);
        match figure {
            Taken::Own => self.own(class, row),
            Taken::Index => self.unrounded(class, row).map(|index| rounded(&index, class.decimals.into())),
            Taken::Part(name) => {
                let part = class.indicators.iter().find(|indicator| indicator.name == *name);
                self.score(class, class.aggregation, part.expect("the indicator exists"), row)
            }
        }
    }
}

fn aggregated(aggregate: &Aggregate, missing: Missing, rows: Vec<Counted>) -> Figure {
    let count = number(rows.len() as i64);
    match aggregate {
        Aggregate::Count => return Some(count),
        Aggregate::Share { .. } if rows.is_empty() => return None,
        Aggregate::Share { .. } => {
            return Some(number(rows.iter().filter(|row| row.fits).count() as i64) / count);
        }
        _ => {}
    }
    let is_weighted = matches!(aggregate, Aggregate::WeightedMean { .. });
    let waits = rows.iter().any(|row| row.value.is_none() || (is_weighted && row.weight.is_none()));
    if missing == Missing::Pending && waits {
        return None;
    }
    let pairs: Vec<(BigRational, BigRational)> = rows
        .into_iter()
        .filter_map(|row| {
            let value = match missing {
                Missing::Zero => row.value.unwrap_or_else(BigRational::zero),
                Missing::Pending | Missing::Reweight => row.value?,
            };
            Some((value, row.weight.unwrap_or_else(BigRational::zero)))
        })
        .collect();
    let values: Vec<BigRational> = pairs.iter().map(|(value, _)| value.clone()).collect();
    match aggregate {
        Aggregate::WeightedMean { .. } => weighted(&pairs),
        Aggregate::Mean { .. } => mean(&values),
        Aggregate::Sum { .. } => Some(values.into_iter().sum()),
        Aggregate::Minimum { .. } => values.into_iter().min(),
        _ => values.into_iter().max(),
    }
}
