//! Static checks over a scheme: one table of checks, walked by the linter, the screen and a test.

mod check;
mod finding;
mod fix;
mod lookup;
mod repair;
mod report;

pub use check::{CHECKS, Check, lint};
pub use finding::{Finding, Place, Severity};
pub use fix::{BallotRule, Fix, apply_fix};
