//! One total per group.

use super::{NONE, grouping::Grouping};
use crate::engine::{
    Fault, Value, coerce,
    column::{Column, View, mark},
    exact::ExactSum,
};

/// What is taken of a group's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Aggregate {
    /// How many rows.
    Count,
    /// The sum.
    Sum,
    /// The mean; `#DIV/0!` without numbers.
    Mean,
    /// The largest; 0 without numbers.
    Largest,
    /// The smallest; 0 without numbers.
    Smallest,
}

/// A running total. Errors win, the one of the first row first.
#[derive(Clone, Debug)]
pub struct Running {
    aggregate: Aggregate,
    rows: u32,
    numbers: u32,
    sum: ExactSum,
    extreme: f64,
    fault: Option<(usize, Fault)>,
}

impl Running {
    /// An empty total.
    pub fn new(aggregate: Aggregate) -> Self {
        Self { aggregate, rows: 0, numbers: 0, sum: ExactSum::default(), extreme: 0.0, fault: None }
    }

    /// Takes a row's number, error or other value.
    #[inline]
    pub fn take(&mut self, number: f64, kind: u8, row: usize) {
        self.rows += 1;
        if kind == mark::NUMBER {
            match self.aggregate {
                Aggregate::Count => {}
                Aggregate::Sum | Aggregate::Mean => self.sum.add(number),
                Aggregate::Largest if self.numbers > 0 => self.extreme = self.extreme.max(number),
                Aggregate::Smallest if self.numbers > 0 => self.extreme = self.extreme.min(number),
                Aggregate::Largest | Aggregate::Smallest => self.extreme = number,
            }
            self.numbers += 1;
        } else if let Some(fault) = mark::fault(kind)
            && self.fault.is_none_or(|(first, _)| row < first)
        {
            self.fault = Some((row, fault));
        }
    }

    /// The total as a number and its mark.
    pub fn answer(&self, aggregate: Aggregate) -> (f64, u8) {
        if aggregate == Aggregate::Count {
            return (f64::from(self.rows), mark::NUMBER);
        }
        if let Some((_, fault)) = self.fault {
            return (0.0, mark::of_fault(fault));
        }
        let number = match aggregate {
            Aggregate::Sum => self.sum.total(),
            Aggregate::Mean if self.numbers == 0 => return (0.0, mark::of_fault(Fault::DivisionByZero)),
            Aggregate::Mean => self.sum.total() / f64::from(self.numbers),
            _ => self.extreme,
        };
        mark::of(&coerce::finite(number)).unwrap_or_default()
    }
}

/// The totals of all groups under way, from which sums and means alike are taken.
#[derive(Clone, Debug)]
pub struct Gathered(Vec<Running>);

impl Gathered {
    /// Gathers the numbers of a column by group.
    pub fn new(grouping: &Grouping, values: Option<&Column>, aggregate: Aggregate) -> Self {
        let mut running = vec![Running::new(aggregate); grouping.count];
        each(grouping, values, |group, number, kind, row| {
            if let Some(total) = running.get_mut(group) {
                total.take(number, kind, row);
            }
        });
        Self(running)
    }

    /// The totals.
    pub fn totals(&self, aggregate: Aggregate) -> Totals {
        let (numbers, marks): (Vec<f64>, Vec<u8>) =
            self.0.iter().map(|running| running.answer(aggregate)).unzip();
        let plain = marks.iter().all(|&kind| kind == mark::NUMBER);
        Totals { numbers, marks, plain, none: Running::new(aggregate).answer(aggregate) }
    }
}

/// The totals of all groups.
#[derive(Clone, Debug)]
pub struct Totals {
    numbers: Vec<f64>,
    marks: Vec<u8>,
    /// Whether all of them are numbers.
    plain: bool,
    none: (f64, u8),
}

impl Totals {
    /// The totals of some groups, where all of these are there and hold numbers.
    pub fn plain(&self, groups: &[u32]) -> Option<Vec<f64>> {
        if !self.plain {
            return None;
        }
        groups.iter().map(|&group| self.numbers.get(group as usize).copied()).collect()
    }

    /// The total of a group; of none, that of no rows.
    #[inline]
    pub fn of(&self, group: u32) -> (f64, u8) {
        match (self.numbers.get(group as usize), self.marks.get(group as usize)) {
            (Some(&number), Some(&kind)) => (number, kind),
            _ => self.none,
        }
    }
}

/// Passes each grouped row's number and mark; text is passed as empty.
pub fn each(grouping: &Grouping, values: Option<&Column>, mut take: impl FnMut(usize, f64, u8, usize)) {
    let rows = grouping.groups.iter().enumerate().filter(|(_, group)| **group != NONE);
    match values.map(Column::view) {
        Some(View::Numbers { values, marks: None }) => {
            for (row, &group) in rows {
                match values.get(row) {
                    Some(&number) => take(group as usize, number, mark::NUMBER, row),
                    None => take(group as usize, 0.0, mark::EMPTY, row),
                }
            }
        }
        Some(View::Numbers { values, marks: Some(marks) }) => {
            for (row, &group) in rows {
                let kind = marks.get(row).copied().unwrap_or(mark::EMPTY);
                take(group as usize, values.get(row).copied().unwrap_or(0.0), kind, row);
            }
        }
        Some(view) => {
            for (row, &group) in rows {
                let value: Value = view.get(row);
                let (number, kind) = mark::of(&value).unwrap_or((0.0, mark::EMPTY));
                take(group as usize, number, kind, row);
            }
        }
        None => rows.for_each(|(row, &group)| take(group as usize, 0.0, mark::EMPTY, row)),
    }
}
