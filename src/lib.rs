//! evalbook (考评簿): a spreadsheet-style evaluation calculator that runs wholly in the browser.
//!
//! Modules in reading order; imports run only downwards in this list's direction:
//! `sentence ← engine ← scheme ← book ← excel, file ← session ← worker`; `ui` and `platform` know the
//! session's Actions, Events and views and nothing below.
//!
//! # Rules that always hold
//!
//! 1. **One language.** Every scoring rule lowers to formulas in Excel's syntax; what is evaluated,
//!    explained and exported are the same formulas.
//! 2. **The workbook proves itself.** Recalculated elsewhere, an exported workbook shows our figures.
//! 3. **Rounding is declared.** Ranks, grades and ties compare the rounded value that is shown.
//! 4. **Nothing is guessed or dropped in silence.** The preview is what gets committed.
//! 5. **Missing is a state**, never a zero by accident.
//! 6. **Order means nothing.** Shuffling rows changes no score, rank or grade.
//! 7. **Same input, same bytes.** No clock, random number or hash order reaches a result.
//! 8. **Every change has an inverse** and a line in the history.
//! 9. **Nothing leaves the machine.** The page's policy forbids every connection.
//! 10. **Nothing is lost.** A crash costs at most the keystroke under way, and says so.
//! 11. **The page never freezes.** Long work runs in the worker, shows progress, can be cancelled.
//! 12. **Bad input is data.** A hostile or broken file ends in diagnostics, never in a panic.

pub mod sentence;

pub mod engine;

pub mod scheme;

pub mod book;

pub mod excel;

pub mod file;

pub mod session;

#[cfg(target_arch = "wasm32")]
pub mod platform;
pub mod ui;
#[cfg(target_arch = "wasm32")]
pub mod worker;
