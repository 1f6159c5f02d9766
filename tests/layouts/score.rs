//! How a sample was understood.

use std::collections::BTreeMap;

use evalbook::book::Book;
use evalbook::engine::{Value, number_text};
use evalbook::excel::import::{Fate, Import, ImportPlan, Level};
use evalbook::scheme::reference_scheme;

use crate::page::workbook;
use crate::sample::Sample;

/// What became of a sample.
#[derive(Debug, PartialEq)]
pub enum Outcome {
    Understood,
    /// Something is wrong, and the user is asked or warned about the layout.
    Asked(String),
    /// Something is wrong and nobody is told.
    Silent(String),
}

/// Opens a sample in an empty book.
pub fn outcome(sample: &Sample) -> Outcome {
    let book = Book::new(reference_scheme(), "年度党建考评", "某市财政局", "2026 年度", 46_387.0);
    let import = Import::open("名册.xlsx", &workbook(&sample.pages), sample.class, &book, &mut |_, _| {})
        .unwrap_or_else(|sentence| panic!("{}", sentence.zh));
    let plan = import.plan(&book);
    let Some(wrong) = wrong(sample, &import, &plan) else { return Outcome::Understood };
    let warned = plan.diagnostics.list().iter().any(|one| one.level >= Level::Warning && one.cell.is_none());
    if !plan.ready || warned { Outcome::Asked(wrong) } else { Outcome::Silent(wrong) }
}

/// The first thing that is understood otherwise than it was meant.
fn wrong(sample: &Sample, import: &Import, plan: &ImportPlan) -> Option<String> {
    let header = import.header();
    let place = import.places().origin(header.first, 0).or_else(|| import.places().origin(header.first, 1));
    let (page, row, rows) = sample.header;
    match place {
        Some(origin)
            if !import.places().turned && (origin.sheet, origin.row, header.rows) != (page, row, rows) =>
        {
            return Some(format!(
                "header in sheet {} row {} of {} rows instead of {:?}",
                origin.sheet, origin.row, header.rows, sample.header
            ));
        }
        Some(origin) if import.places().turned && (origin.sheet, header.rows) != (page, rows) => {
            return Some(format!("turned header of {} rows instead of {rows}", header.rows));
        }
        None => return Some("no header".into()),
        _ => {}
    }
    let understood: Vec<BTreeMap<String, String>> = people(plan);
    if understood != sample.people {
        let at = understood.iter().zip(&sample.people).position(|(one, other)| one != other);
        let at = at.unwrap_or(understood.len().min(sample.people.len()));
        return Some(format!(
            "{} people instead of {}; {at}: {:?} instead of {:?}",
            understood.len(),
            sample.people.len(),
            understood.get(at),
            sample.people.get(at)
        ));
    }
    let listed = plan.diagnostics.list().iter().filter(|one| {
        one.sentence.zh.contains("没有导入") && one.cell.is_some_and(|cell| cell.0 >= header.end())
    });
    let listed = listed.count();
    (plan.left_out != sample.left_out || listed < plan.left_out)
        .then(|| format!("{} rows left out, {listed} listed, instead of {}", plan.left_out, sample.left_out))
}

/// What is understood of each row that is taken; blank values are not mentioned, nor is the key.
fn people(plan: &ImportPlan) -> Vec<BTreeMap<String, String>> {
    let rows = plan.rows.iter().enumerate().filter(|(_, row)| row.fate != Fate::LeftOut);
    rows.map(|(at, _)| {
        plan.columns
            .iter()
            .filter_map(|column| {
                let value = match column.values.get(at)? {
                    Value::Text(text) => text.to_string(),
                    Value::Number(number) => number_text(*number),
                    _ => return None,
                };
                let name = &column.definition.name;
                Some((if column.existing.is_some() { name.clone() } else { format!("+{name}") }, value))
            })
            .collect()
    })
    .collect()
}
