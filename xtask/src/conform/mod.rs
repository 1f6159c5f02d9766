//! `conform`: real workbooks' formulas, answered by evalbook's engine and held against the values
//! that Excel left in the cells.
//!
//! Each formula is judged by itself: the cells it reads have Excel's values, so one wrong function
//! does not spoil the formulas behind it, and no order of calculation is needed.

mod area;
mod exceptions;
mod judge;
mod marks;
mod report;
mod resolve;
mod workbook;

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Explain, Failure, Outcome};
use crate::{project, say};
use exceptions::Exceptions;
use report::Report;
use workbook::Workbook;
pub use workbook::fault;

/// Runs the subcommand.
pub fn run(arguments: &[String]) -> Outcome {
    let [folder] = arguments else {
        return Err(Failure::new("`conform` takes the folder with the workbooks."));
    };
    let mut exceptions = Exceptions::read(&project::root().join("xtask/conform-exceptions.tsv"))?;
    let mut report = Report::default();
    for path in workbooks(Path::new(folder))? {
        match Workbook::read(&path) {
            Ok(workbook) => judge_all(&workbook, &mut exceptions, &mut report),
            Err(failure) => report.unreadable(&path, &failure),
        }
    }
    report.print(&exceptions);
    if report.failures() > 0 {
        return Err(Failure::new(format!("{} formulas differ from Excel.", report.failures())));
    }
    Ok(())
}

fn judge_all(workbook: &Workbook, exceptions: &mut Exceptions, report: &mut Report) {
    let mut resolver = resolve::Resolver::new(workbook);
    for (at, sheet) in workbook.sheets.iter().enumerate() {
        if let Some(reason) = &sheet.left_out {
            report.sheet_left_out(workbook, sheet, reason);
        }
        for formula in &sheet.formulas {
            for case in judge::cases(&mut resolver, at, sheet, formula) {
                let excused = case.failed() && exceptions.excuse(&workbook.name, &sheet.name, case.cell);
                if !case.failed() {
                    exceptions.holds(&workbook.name, &sheet.name, case.cell);
                }
                report.take(workbook, sheet, case, excused);
            }
        }
    }
}

/// The folder's workbooks by name.
fn workbooks(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).explain(format!("{} could not be read", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "xlsx"))
        .collect();
    paths.sort();
    if paths.is_empty() {
        return Err(Failure::new(format!("There is no .xlsx workbook in {}.", folder.display())));
    }
    say::step(format!("{} workbooks", paths.len()));
    Ok(paths)
}
