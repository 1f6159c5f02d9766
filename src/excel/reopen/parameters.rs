//! The scheme's numbers as they stand in the workbook.

use super::difference::{Difference, Edit};
use crate::book::Calculation;
use crate::engine::Value;
use crate::excel::import::cell_text;
use crate::excel::read::{Cell, Sheet, Workbook, place};
use crate::excel::write::layout::{Layout, Purpose};
use crate::scheme::{Kind, ParameterCell};

/// Rows that are searched up and down for a line that has moved.
const REACH: u32 = 50;

/// The parameters whose cells hold another number.
pub(super) fn differences(
    workbook: &Workbook,
    layout: &Layout,
    calculation: &Calculation,
) -> Vec<Difference> {
    let plan = layout.sheet_for(Purpose::Scheme).and_then(|sheet| layout.sheets().get(sheet));
    let sheet = plan.and_then(|plan| workbook.sheets.iter().find(|sheet| sheet.name == plan.name));
    let Some(sheet) = sheet else { return Vec::new() };
    calculation
        .lowered()
        .parameters
        .iter()
        .filter_map(|parameter| {
            let (_, row, column) = layout.parameter(&parameter.name)?;
            let row = line(sheet, row, parameter)?;
            let Cell::Number(number) = *sheet.cell(row, u32::from(column)) else { return None };
            let same = format!("{number:.14e}") == format!("{:.14e}", parameter.value);
            (!same).then(|| Difference {
                place: format!("{}!{}", sheet.name, place(row, u32::from(column))),
                subject: match &parameter.indicator {
                    Some(indicator) => format!("{} › {indicator}", parameter.class),
                    None => parameter.class.clone(),
                },
                item: parameter.label.clone(),
                before: Value::Number(parameter.value),
                after: Value::Number(number),
                kind: Kind::Number,
                edit: Edit::Parameter(parameter.name.clone()),
            })
        })
        .collect()
}

/// The row on which the parameter's line stands now: where it was written, or not far from there.
fn line(sheet: &Sheet, written: u32, parameter: &ParameterCell) -> Option<u32> {
    let wanted = parameter.indicator.as_deref();
    let is_there = |row: u32| {
        let name = cell_text(sheet.cell(row, 1));
        let name = name.trim();
        let label = cell_text(sheet.cell(row, 2));
        let own = matches!(&*parameter.label.zh, "权重" | "满分") && Some(name) == wanted;
        own || (label == parameter.label.zh && wanted.is_none_or(|wanted| wanted == name))
    };
    let near = (1..=REACH).flat_map(|by| [Some(written.saturating_add(by)), written.checked_sub(by)]);
    std::iter::once(Some(written)).chain(near).flatten().find(|&row| is_there(row))
}
