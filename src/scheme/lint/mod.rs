//! Static checks over a scheme: one table of checks, walked by the linter, the screen and a test.

mod attain;
mod ballots;
mod check;
mod conversions;
mod extremes;
mod finding;
mod fix;
mod formulas;
mod grades;
mod links;
mod lookup;
mod names;
mod quotas;
mod repair;
mod report;
mod shape;
mod shares;
mod sources;
mod standing;
mod tables;
#[cfg(test)]
mod tests;

pub use check::{CHECKS, Check, lint};
pub use finding::{Finding, Place, Severity};
pub use fix::{BallotRule, Fix, apply_fix};
pub use report::Report;
