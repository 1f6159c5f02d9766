//! Lists and bounds for entered cells.

use rust_xlsxwriter::{DataValidation, DataValidationRule, Formula, XlsxError};

use crate::book::{ColumnDefinition, Table};
use crate::scheme::{Kind, Options};

use super::Export;
use super::cells::{column_range, letters};
use super::layout::FIRST_ROW;
use super::sheet::Sheet;

/// Excel's limit for a list that is written out.
const LIST_CHARACTERS: usize = 255;

/// Lets a column of entered cells take only what its definition allows.
pub(super) fn add(
    export: &Export,
    sheet: &mut Sheet,
    at: u16,
    table: &Table,
    definition: &ColumnDefinition,
) -> Result<(), XlsxError> {
    if table.rows == 0 {
        return Ok(());
    }
    if let Some(rule) = rule(export, sheet.position, table, definition)? {
        let (last, name) = (FIRST_ROW + table.rows as u32 - 1, shortened(&definition.name));
        let rule = rule.set_error_title(format!("“{name}”不能这样填"))?;
        sheet.page.add_data_validation(FIRST_ROW, at, last, at, &rule)?;
    }
    Ok(())
}

fn rule(
    export: &Export,
    sheet: usize,
    table: &Table,
    definition: &ColumnDefinition,
) -> Result<Option<DataValidation>, XlsxError> {
    let rule = DataValidation::new();
    Ok(Some(match (&definition.options, definition.kind) {
        (Options::Choice(choices), _) => {
            let length: usize = choices.iter().map(|choice| choice.encode_utf16().count() + 1).sum();
            // A comma separates the list's words and cannot be part of one.
            if choices.is_empty()
                || length > LIST_CHARACTERS
                || choices.iter().any(|choice| choice.contains([',', '"']))
            {
                return Ok(None);
            }
            rule.allow_list_strings(choices)?.set_error_message("请从下拉列表中选择。")?
        }
        (Options::SubjectOf(class), _) => {
            let Some(keys) = keys(export, sheet, class) else { return Ok(None) };
            let message = format!("请填“{}”名册中已有的对象。", shortened(class));
            rule.allow_list_formula(Formula::new(format!("={keys}"))).set_error_message(message)?
        }
        (Options::SubjectOfClassIn(column), _) => {
            let Some(list) = keys_of_class_in(export, sheet, table, column) else { return Ok(None) };
            rule.allow_list_formula(list).set_error_message("请填名册中已有的对象。")?
        }
        (Options::Between(low, high), _) => rule
            .allow_decimal_number(DataValidationRule::Between(*low, *high))
            .set_error_message(format!("请填 {low} 到 {high} 之间的数。"))?,
        (Options::Free, Kind::Count) => rule
            .allow_whole_number(DataValidationRule::GreaterThanOrEqualTo(0))
            .set_error_message("请填 0 或正整数。")?,
        (Options::Free, Kind::Percent) => rule
            .allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0))
            .set_error_message("请填不小于 0 的比率，如 95%。")?,
        (Options::Free, Kind::Text | Kind::Number | Kind::Date) => return Ok(None),
    }))
}

/// The range of a class's keys.
fn keys(export: &Export, sheet: usize, class: &str) -> Option<String> {
    let class = export.book.scheme.classes.iter().find(|found| found.name == class)?;
    let spot = export.layout.named(&class.name, &class.key)?;
    let range = column_range(spot.column, export.layout.table_rows(&class.name)?);
    Some(format!("{}{range}", export.layout.prefix(spot.sheet, sheet)))
}

/// The keys of the class that another cell of the row names.
fn keys_of_class_in(export: &Export, sheet: usize, table: &Table, column: &str) -> Option<Formula> {
    let spot = export.layout.named(&table.name, column)?;
    let cell = format!("${}{}", letters(spot.column), FIRST_ROW + 1);
    let mut classes = export.book.scheme.classes.iter().rev();
    let last = keys(export, sheet, &classes.next()?.name)?;
    let list = classes.try_fold(last, |list, class| {
        let name = class.name.replace('"', "\"\"");
        Some(format!("IF({cell}=\"{name}\",{},{list})", keys(export, sheet, &class.name)?))
    })?;
    Some(Formula::new(format!("={list}")))
}

/// Short enough for a message's title.
fn shortened(name: &str) -> String {
    name.chars().take(16).collect()
}
