//! Figures worked out directly from entries in exact fractions: no formulas, nothing of the lowering.
//! Roots and standard deviations alone are taken as decimals.

mod ballots;
mod convert;
mod gather;
mod measure;

use std::cell::RefCell;
use std::collections::BTreeMap;

use evalbook::book::Book;
use evalbook::engine::Value;
use evalbook::scheme::{Aggregation, Body, Class, Indicator, Ledger, Scheme};
use num_rational::BigRational;
use num_traits::{Signed, Zero};

pub use gather::{decimal, nearest, number};

/// A figure; `None` where it waits or is left out.
pub type Figure = Option<BigRational>;

/// A book whose figures are asked for.
pub struct Exact<'a> {
    book: &'a Book,
    scores: RefCell<BTreeMap<(String, String, usize), Figure>>,
    raws: RefCell<BTreeMap<(String, String, usize), Figure>>,
}

impl<'a> Exact<'a> {
    pub fn new(book: &'a Book) -> Self {
        Self { book, scores: RefCell::default(), raws: RefCell::default() }
    }

    fn scheme(&self) -> &'a Scheme {
        &self.book.scheme
    }

    fn class(&self, name: &str) -> &'a Class {
        self.scheme().classes.iter().find(|class| class.name == name).expect("the class exists")
    }

    fn rows(&self, table: &str) -> usize {
        self.book.table(table).expect("the table exists").rows
    }

    fn cell(&self, table: &str, column: &str, row: usize) -> Value {
        let table = self.book.table(table).expect("the table exists");
        table.value(table.column_position(column).expect("the column exists"), row)
    }

    fn text(&self, table: &str, column: &str, row: usize) -> String {
        match self.cell(table, column, row) {
            Value::Text(text) => text.to_string(),
            Value::Empty => String::new(),
            other => panic!("{table} {column} holds {other:?}"),
        }
    }

    fn number(&self, table: &str, column: &str, row: usize) -> Figure {
        match self.cell(table, column, row) {
            Value::Number(number) => Some(decimal(number)),
            Value::Empty => None,
            other => panic!("{table} {column} holds {other:?}"),
        }
    }

    fn key(&self, class: &Class, row: usize) -> String {
        self.text(&class.name, &class.key, row)
    }

    /// The indicators' scores together.
    pub fn base(&self, class: &Class, row: usize) -> Figure {
        self.group(class, class.aggregation, &class.indicators, row)
    }

    /// The own score: with bonus and penalty.
    pub fn own(&self, class: &Class, row: usize) -> Figure {
        let base = self.base(class, row)?;
        let Some(ledger) = &class.ledger else { return Some(base) };
        let bonus = self.events(class, ledger, &ledger.bonus, ledger.bonus_cap, row);
        let penalty = self.events(class, ledger, &ledger.penalty, ledger.penalty_cap, row);
        Some(base + bonus - penalty)
    }

    /// The index before it is rounded.
    pub fn unrounded(&self, class: &Class, row: usize) -> Figure {
        let mut own = self.own(class, row)?;
        if let Some(link) = &class.link {
            let unit = self.text(&class.name, &link.attribute, row);
            let other = self.class(&link.class);
            let found = (0..self.rows(&link.class)).find(|&at| self.key(other, at) == unit)?;
            let linked = gather::rounded(&self.unrounded(other, found)?, other.decimals.into());
            own = own * decimal(link.own) + linked * decimal(link.linked);
        }
        let capped = match class.cap {
            Some(cap) => own.min(decimal(cap)),
            None => own,
        };
        Some(capped.max(BigRational::zero()))
    }

    /// What the ledger gives in one direction: of a case the largest counts once.
    fn events(&self, class: &Class, ledger: &Ledger, direction: &str, cap: f64, row: usize) -> BigRational {
        let key = self.key(class, row);
        let mut sum = BigRational::zero();
        let mut cases: BTreeMap<String, BigRational> = BTreeMap::new();
        for event in 0..self.rows(&ledger.table) {
            let is = |column: &str, wanted: &str| self.text(&ledger.table, column, event) == wanted;
            if !is(&ledger.class, &class.name)
                || !is(&ledger.owner, &key)
                || !is(&ledger.direction, direction)
            {
                continue;
            }
            let mut points =
                self.number(&ledger.table, &ledger.points, event).unwrap_or_else(BigRational::zero);
            if let Some(multiplier) = &ledger.multiplier {
                points *= self.number(&ledger.table, multiplier, event).unwrap_or_else(|| number(1));
            }
            let case = ledger.case.as_ref().map(|case| self.text(&ledger.table, case, event));
            match case.filter(|case| !case.is_empty()) {
                None => sum += points,
                Some(case) => {
                    let largest = cases.entry(case).or_insert_with(|| points.clone());
                    *largest = largest.clone().max(points);
                }
            }
        }
        (sum + cases.into_values().sum::<BigRational>()).min(decimal(cap))
    }

    /// An indicator's score: in points under points, elsewhere out of 100.
    pub fn score(&self, class: &Class, within: Aggregation, indicator: &Indicator, row: usize) -> Figure {
        let key = (class.name.clone(), indicator.name.clone(), row);
        if let Some(known) = self.scores.borrow().get(&key) {
            return known.clone();
        }
        let score = match &indicator.body {
            Body::Leaf { .. } => self.leaf(class, within, indicator, row),
            Body::Group { aggregation, children } => {
                self.group(class, *aggregation, children, row).map(|value| match (within, aggregation) {
                    (Aggregation::Points, Aggregation::Points) => value,
                    (Aggregation::Points, _) => value * decimal(indicator.share) / number(100),
                    (_, Aggregation::Points) => {
                        value * number(100) / children.iter().map(points).sum::<BigRational>()
                    }
                    _ => value,
                })
            }
        };
        self.scores.borrow_mut().insert(key, score.clone());
        score
    }

    /// The value of a group on its own scale.
    fn group(&self, class: &Class, aggregation: Aggregation, children: &[Indicator], row: usize) -> Figure {
        let scored: Vec<(&Indicator, Figure)> =
            children.iter().map(|child| (child, self.score(class, aggregation, child, row))).collect();
        if scored.iter().any(|(child, score)| score.is_none() && !gather::is_left_out(child)) {
            return None;
        }
        let present: Vec<(&Indicator, BigRational)> =
            scored.into_iter().filter_map(|(child, score)| Some((child, score?))).collect();
        if present.is_empty() {
            return None;
        }
        let mut marks: Vec<BigRational> = present.iter().map(|(_, score)| score.clone()).collect();
        marks.sort();
        match aggregation {
            Aggregation::Points => {
                let all: BigRational = children.iter().map(points).sum();
                let there: BigRational = present.iter().map(|(child, _)| points(child)).sum();
                Some(marks.into_iter().sum::<BigRational>() * all / there)
            }
            Aggregation::Weights => {
                let weighted =
                    present.iter().map(|(child, score)| decimal(child.share) * score).sum::<BigRational>();
                // Weights are taken as they are, unless some of what may be left out asks for a new whole.
                if !children.iter().any(gather::is_left_out) {
                    return Some(weighted);
                }
                let there: BigRational = present.iter().map(|(child, _)| decimal(child.share)).sum();
                Some(weighted / there)
            }
            Aggregation::Mean => gather::mean(&marks),
            Aggregation::Minimum => marks.first().cloned(),
            Aggregation::Maximum => marks.last().cloned(),
            Aggregation::Geometric => Some(geometric(&marks)),
            Aggregation::Best(best) => {
                gather::mean(&marks[marks.len().saturating_sub(usize::from(best).max(1))..])
            }
            Aggregation::DropLowest(drop) => gather::mean(&marks[usize::from(drop).min(marks.len() - 1)..]),
        }
    }
}

/// The points of an indicator; a group of points has what its children have.
fn points(indicator: &Indicator) -> BigRational {
    match &indicator.body {
        Body::Group { aggregation: Aggregation::Points, children } => children.iter().map(points).sum(),
        _ => decimal(indicator.share),
    }
}

fn geometric(marks: &[BigRational]) -> BigRational {
    if marks.iter().any(|mark| !mark.is_positive()) {
        return BigRational::zero();
    }
    let logs: f64 = marks.iter().map(|mark| nearest(mark).ln()).sum();
    gather::estimate((logs / marks.len() as f64).exp())
}
