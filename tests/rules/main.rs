//! The patterns that published schemes use, each as an office would choose and fill it in. A number in a
//! test's name is the pattern's number in the collection the product was designed from.

#![cfg(test)]

#[path = "../schemes/mod.rs"]
mod schemes;

mod aggregations;
mod ballots;
mod conversions;
mod ledger;
mod measures;
mod properties;
mod random;
