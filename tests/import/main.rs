//! Rosters as offices have them, read, understood, planned and taken. The workbooks under
//! `tests/fixtures` were written by openpyxl and LibreOffice (see `make_rosters.py`); the expected
//! values are those that the script puts in, or follow from them by the rule that is tested.

#![cfg(test)]

mod again;
mod binary;
mod formats;
mod hostile;
mod layouts;
mod many;
mod package;
mod roster;
mod rosters;
mod scores;
mod session;
mod sources;
