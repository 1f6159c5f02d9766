//! What is handed out to be corrected or filled in, and comes back: error workbooks and templates,
//! filled in by a program and rewritten by LibreOffice.

#![cfg(test)]

mod altered;
mod errors;
mod filled;
#[allow(dead_code, reason = "shared with the tests of recalculation")]
#[path = "../recalculation/libreoffice.rs"]
mod libreoffice;
#[path = "../office/mod.rs"]
mod office;
#[allow(dead_code, reason = "shared with the tests of the import")]
#[path = "../import/package.rs"]
mod package;
mod templates;
#[allow(dead_code, reason = "shared with the tests of the recalculation")]
#[path = "../recalculation/workbook.rs"]
mod workbook;
