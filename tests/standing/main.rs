//! The standing of subjects: index, ranks, grades, quotas, outcomes, alerts, the reachable range.

#![cfg(test)]

mod desk;
mod index;
mod ranks;
