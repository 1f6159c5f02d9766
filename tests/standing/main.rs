//! The standing of subjects: index, ranks, grades, quotas, outcomes, alerts, the reachable range.

#![cfg(test)]

mod desk;
mod follow;
mod index;
mod properties;
mod quotas;
mod ranks;
mod reach;
