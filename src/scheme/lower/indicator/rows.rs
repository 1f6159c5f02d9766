//! Aggregates over the rows of a table, under the missing policy.

use super::super::Format;
use super::super::formula::{blank_if, column, criterion};
use super::weighted::weighted_column;
use crate::scheme::model::{Aggregate, Missing};

/// Rows of a table that satisfy criteria.
pub(super) struct Rows<'a> {
    pub table: &'a str,
    /// Ranges and criteria as SUMIFS takes them.
    pub criteria: String,
    pub missing: Missing,
}

impl Rows<'_> {
    /// The aggregate's formula. With `figure` the values are taken from that column instead of the
    /// aggregate's own.
    ///
    /// A row whose value is blank makes the subject wait, counts as 0 or is passed over: whatever the
    /// indicator says of missing entries. No rows at all are a sum and a number of 0, and no mean.
    pub fn aggregate(&self, aggregate: &Aggregate, figure: Option<&str>) -> (String, Format) {
        let of = |value: &str| figure.unwrap_or(value).to_owned();
        let plain = Format::UpTo(4);
        match aggregate {
            Aggregate::WeightedMean { value, weight } => {
                (self.weighted_mean(&of(value), weight), Format::Percent)
            }
            Aggregate::Mean { value } => (self.mean(&of(value)), plain),
            Aggregate::Sum { value } => {
                let value = of(value);
                let sum = self.sum(&value);
                match self.missing {
                    Missing::Pending => (blank_if(&format!("{}>0", self.blanks(&value)), &sum), plain),
                    Missing::Zero | Missing::Reweight => (sum, plain),
                }
            }
            Aggregate::Minimum { value } => (self.extreme("MIN", &of(value)), plain),
            Aggregate::Maximum { value } => (self.extreme("MAX", &of(value)), plain),
            Aggregate::Count => (self.count(), Format::Whole),
            Aggregate::Share { of } => {
                let mut criteria = self.criteria.clone();
                for filter in of {
                    let range = column(self.table, &filter.column);
                    criteria = format!("{criteria},{range},{}", criterion(&filter.is));
                }
                let share = format!("COUNTIFS({criteria})/{}", self.count());
                (blank_if(&format!("{}=0", self.count()), &share), Format::Percent)
            }
        }
    }

    fn mean(&self, value: &str) -> String {
        let (sum, count, blanks) = (self.sum(value), self.count(), self.blanks(value));
        match self.missing {
            Missing::Pending => blank_if(&none_or_some_blank(&count, &blanks), &format!("{sum}/{count}")),
            Missing::Zero => blank_if(&format!("{count}=0"), &format!("{sum}/{count}")),
            Missing::Reweight => blank_if(&format!("{count}={blanks}"), &format!("{sum}/({count}-{blanks})")),
        }
    }

    fn weighted_mean(&self, value: &str, weight: &str) -> String {
        let product = weighted_column(value, weight);
        let (products, weights) = (self.sum(&product), self.sum(weight));
        match self.missing {
            Missing::Pending => {
                let waits = none_or_some_blank(&weights, &self.blanks(&product));
                blank_if(&waits, &format!("{products}/{weights}"))
            }
            Missing::Zero => blank_if(&format!("{weights}=0"), &format!("{products}/{weights}")),
            Missing::Reweight => {
                let range = column(self.table, weight);
                let blank = format!("SUMIFS({range},{},{},\"\")", self.criteria, column(self.table, value));
                blank_if(&format!("{weights}={blank}"), &format!("{products}/({weights}-{blank})"))
            }
        }
    }

    fn extreme(&self, which: &str, value: &str) -> String {
        let (count, blanks) = (self.count(), self.blanks(value));
        let found = format!("{which}IFS({},{})", column(self.table, value), self.criteria);
        match self.missing {
            Missing::Pending => blank_if(&none_or_some_blank(&count, &blanks), &found),
            Missing::Zero => blank_if(
                &format!("{count}=0"),
                &format!("IF({count}={blanks},0,IF({blanks}>0,{which}(0,{found}),{found}))"),
            ),
            Missing::Reweight => blank_if(&format!("{count}={blanks}"), &found),
        }
    }

    fn sum(&self, value: &str) -> String {
        format!("SUMIFS({},{})", column(self.table, value), self.criteria)
    }

    fn count(&self) -> String {
        format!("COUNTIFS({})", self.criteria)
    }

    /// How many of the rows have no value.
    fn blanks(&self, value: &str) -> String {
        format!("COUNTIFS({},{},\"\")", self.criteria, column(self.table, value))
    }
}

fn none_or_some_blank(total: &str, blanks: &str) -> String {
    format!("OR({total}=0,{blanks}>0)")
}
