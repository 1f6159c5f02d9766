//! Rows of a template that came back: which row of the table each one is, and what was not filled in.

use std::collections::BTreeSet;

use super::Import;
use super::diagnostic::{Diagnostics, Level};
use super::plan::{Fate, ImportPlan};
use super::subjects::{settle_updates, spelled};
use crate::book::{Book, Table};
use crate::excel::returned::{Returned, about, about_rows};
use crate::excel::write::units_of;
use crate::sentence::Sentence;

impl Import {
    /// The template that the workbook is, where it is one that was handed out.
    pub fn returned(&self) -> Option<&Returned> {
        self.returned.as_ref().map(|(returned, _)| returned)
    }

    /// Says what of a template is not as it was handed out.
    pub(super) fn about_template(&self, book: &Book, diagnostics: &mut Diagnostics) {
        if let Some((returned, found)) = &self.returned {
            let found = found.and_then(|(sheet, row)| Some((self.workbook.sheets.get(sheet)?, row)));
            about(returned, book, found, diagnostics);
        }
    }
}

/// Finds the rows that the template had among those of the table. A row that could be several of them is
/// left out.
pub fn find_rows(
    plan: &mut ImportPlan,
    book: &Book,
    table: &Table,
    returned: &Returned,
    diagnostics: &mut Diagnostics,
) {
    if returned.asks {
        return leave_blank_rows(plan, returned, diagnostics);
    }
    let telling: Vec<(usize, usize)> = plan
        .columns
        .iter()
        .enumerate()
        .filter(|(_, column)| {
            returned.columns.iter().any(|known| known.known && known.name == column.definition.name)
        })
        .filter_map(|(at, column)| Some((at, column.existing?)))
        .collect();
    let mut open: BTreeSet<usize> = rows_of(book, plan.table, returned);
    for row in &plan.rows {
        if let Fate::Agrees(subject) | Fate::Updated(subject) = row.fate {
            open.remove(&subject);
        }
    }
    for at in 0..plan.rows.len() {
        let values: Vec<String> = telling
            .iter()
            .map(|&(column, _)| plan.columns.get(column).and_then(|column| column.values.get(at)))
            .map(|value| value.map(spelled).unwrap_or_default())
            .collect();
        // What was blank may have been filled in, but not what the row begins with.
        let fits = |row: usize| {
            telling.iter().zip(&values).enumerate().all(|(rank, ((_, existing), value))| {
                let own = spelled(&table.value(*existing, row));
                own == *value || (rank > 0 && own.is_empty())
            })
        };
        let Some(row) = plan.rows.get_mut(at).filter(|row| row.fate == Fate::Added) else { continue };
        let mut candidates = open.iter().copied().filter(|&row| fits(row));
        match (candidates.next(), candidates.next()) {
            (Some(found), None) => {
                row.fate = Fate::Updated(found);
                open.remove(&found);
            }
            (Some(_), Some(_)) => {
                row.fate = Fate::LeftOut;
                plan.left_out += 1;
                let cell = telling.first().and_then(|&(column, _)| plan.columns.get(column));
                let place = (row.number, cell.map_or(0, |column| column.position));
                diagnostics.add(Level::Warning, Some(place), several);
            }
            _ => {}
        }
    }
    settle_updates(plan, table);
}

/// The rows of the table that the template was about.
fn rows_of(book: &Book, table: usize, returned: &Returned) -> BTreeSet<usize> {
    if returned.unit.is_empty() {
        return (0..book.tables.get(table).map_or(0, |found| found.rows)).collect();
    }
    let unit = units_of(book, table).into_iter().find(|unit| unit.name == returned.unit);
    unit.map(|unit| unit.rows.into_iter().collect()).unwrap_or_default()
}

/// Leaves out rows that ask for something and were not filled in.
fn leave_blank_rows(plan: &mut ImportPlan, returned: &Returned, diagnostics: &mut Diagnostics) {
    let known = |name: &str| returned.columns.iter().any(|column| column.known && column.name == name);
    let filled: Vec<bool> = (0..plan.rows.len())
        .map(|at| {
            let mut asked = plan.columns.iter().filter(|column| !known(&column.definition.name));
            asked.any(|column| column.values.get(at).is_some_and(|value| !value.is_empty()))
        })
        .collect();
    let mut blank = 0;
    for (row, filled) in plan.rows.iter_mut().zip(filled) {
        if !filled && row.fate == Fate::Added {
            row.fate = Fate::LeftOut;
            blank += 1;
        }
    }
    plan.left_out += blank;
    if blank > 0 {
        diagnostics.general(
            Level::Information,
            Sentence::new(
                format!("有 {blank} 行没有填写，没有导入。"),
                format!("{blank} rows were not filled in and are not imported."),
            ),
        );
    }
}

/// Says how many rows there are that were not handed out, or are gone.
pub fn count_rows(plan: &ImportPlan, import: &Import, returned: &Returned, diagnostics: &mut Diagnostics) {
    let Some(sheet) = import.chosen_sheet() else { return };
    let grows = import.purpose().grows() && !returned.asks;
    if !grows {
        let now = sheet.rows_from(import.header().end()).filter(|row| !row.is_blank()).count();
        return about_rows(returned.rows, now, diagnostics);
    }
    let found = plan.count(|fate| matches!(fate, Fate::Agrees(_) | Fate::Updated(_)));
    let gone = returned.rows.saturating_sub(found);
    if gone > 0 {
        let rows = returned.rows;
        diagnostics.general(
            Level::Warning,
            Sentence::new(
                format!("下发时已有的 {rows} 行里，有 {gone} 行不见了，或改得认不出是哪一行：考评簿里的原样不动，改过的会当作新增。请核对预览，不要的行请在原表删去。"),
                format!("Of the {rows} rows that it had, {gone} are gone or changed beyond recognition: the book keeps them, and changed ones count as new. Check the preview and delete those that you do not want."),
            ),
        );
    }
}

fn several() -> Sentence {
    Sentence::new(
        "考评簿里有几行与这一行写的一样，分不清改的是哪一行，没有导入。请直接在“评分”里改。",
        "Several rows of the book read like this one, so it is not clear which was changed; it is not imported. Change it under Scores.",
    )
}
