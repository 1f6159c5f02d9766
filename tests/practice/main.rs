//! The eighteen rule patterns that published schemes use, each written from an empty scheme by the
//! verbs of the screen alone. A number in a test's name is the pattern's number in the collection the
//! product was designed from.

#![cfg(test)]

#[path = "../office/mod.rs"]
mod office;

mod author;
mod rules;
mod standing;
