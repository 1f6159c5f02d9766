//! `oracle`: tables of formulas whose values another program computes, for the engine's tests.
//!
//! A table stands in `tests/oracle/` as plain lines: formula, expected value, note. LibreOffice
//! answers every formula whose note is empty; a note says why a row keeps the value it has.

mod recalculate;
mod table;
mod workbook;

use std::fs;
use std::path::PathBuf;

use crate::failure::{Explain, Failure, Outcome};
use crate::{project, say};
use table::Table;

/// Runs the subcommand.
pub fn run(arguments: &[String]) -> Outcome {
    if !arguments.is_empty() {
        return Err(Failure::new("`oracle` takes no arguments."));
    }
    let folder = project::root().join("tests").join("oracle");
    let data = table::read_data(&folder.join("data.tsv"))?;
    let mut tables = tables(&folder)?;
    let given = workbook::write(&data, &tables)?;
    say::step("LibreOffice recalculates");
    let taken = recalculate::by_libreoffice(&given)?;
    let changed = workbook::take_values(&taken, &mut tables)?;
    for table in &tables {
        fs::write(&table.path, table.text())
            .explain(format!("{} could not be written", table.path.display()))?;
    }
    let rows: usize = tables.iter().map(|table| table.rows.len()).sum();
    let kept = tables.iter().flat_map(|table| &table.rows).filter(|row| !row.note.is_empty()).count();
    say::line(format!(
        "{rows} formulas in {} tables; {changed} values changed, {kept} kept by a note.",
        tables.len()
    ));
    Ok(())
}

/// The tables by name.
fn tables(folder: &std::path::Path) -> Outcome<Vec<Table>> {
    let entries = fs::read_dir(folder).explain(format!("{} could not be read", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "tsv"))
        .filter(|path| path.file_stem().is_some_and(|name| name != "data"))
        .collect();
    paths.sort();
    paths.into_iter().map(Table::read).collect()
}
