//! The values to choose from in a template, on a sheet of their own: a list that is written into a cell's
//! rule ends at 255 characters.

use std::collections::BTreeMap;

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, Formula, Workbook, XlsxError,
};

use super::units::{Unit, keys, unit_keys};
use crate::book::{Book, ColumnDefinition};
use crate::excel::write::cells::letters;
use crate::scheme::{Kind, Options};

/// The name of the sheet with the lists.
pub(super) const LISTS_SHEET: &str = "选项";
/// Excel's limit for a list that is written out.
const LIST_CHARACTERS: usize = 255;
/// 1900-03-01, from which on all programs count days alike, and 2199-12-31.
const DAYS: [f64; 2] = [61.0, 109_574.0];

/// The lists of a template, each once.
#[derive(Debug, Default)]
pub(super) struct Lists(Vec<Vec<String>>);

impl Lists {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The name by which a list is found.
    fn named(&mut self, words: Vec<String>) -> String {
        let at = self.0.iter().position(|known| *known == words).unwrap_or_else(|| {
            self.0.push(words);
            self.0.len() - 1
        });
        format!("list_{}", at + 1)
    }

    /// Writes the sheet, which is not shown, and names its columns.
    pub fn write(&self, workbook: &mut Workbook) -> Result<(), XlsxError> {
        if self.is_empty() {
            return Ok(());
        }
        let page = workbook.add_worksheet();
        page.set_name(LISTS_SHEET)?.set_hidden(true);
        for (at, words) in (0u16..).zip(&self.0) {
            for (row, word) in (0u32..).zip(words) {
                page.write_string(row, at, word)?;
            }
        }
        for (at, words) in (0u16..).zip(&self.0) {
            let column = letters(at);
            let range = format!("='{LISTS_SHEET}'!${column}$1:${column}${}", words.len());
            workbook.define_name(format!("list_{}", at + 1), &range)?;
        }
        Ok(())
    }

    /// What a column may be filled with; `cell` gives the address of another column's cell in the first row.
    pub fn rule(
        &mut self,
        book: &Book,
        definition: &ColumnDefinition,
        unit: &Unit,
        cell: &dyn Fn(&str) -> Option<String>,
    ) -> Result<Option<DataValidation>, XlsxError> {
        let rule = DataValidation::new();
        let rule = match (&definition.options, definition.kind) {
            (Options::Choice(words), _) => {
                let length: usize = words.iter().map(|word| word.encode_utf16().count() + 1).sum();
                let apart = words.iter().any(|word| word.contains([',', '"']));
                if words.is_empty() {
                    return Ok(None);
                }
                let rule = if length <= LIST_CHARACTERS && !apart {
                    rule.allow_list_strings(words)?
                } else {
                    rule.allow_list_formula(self.formula(words.clone()))
                };
                rule.set_error_message("请从下拉列表中选择。")?
            }
            (Options::SubjectOf(class), _) => {
                let Some(words) = self.subjects(book, class, unit) else { return Ok(None) };
                // A unit that is new is asked about and taken: the import says so.
                rule.allow_list_formula(self.formula(words))
                    .set_error_style(DataValidationErrorStyle::Warning)
                    .set_error_message("名册中没有这个名称。确实是新的可以保留，否则请从下拉列表中选择。")?
            }
            (Options::SubjectOfClassIn(column), _) => {
                let Some(list) = cell(column).and_then(|cell| self.of_class_in(book, &cell, unit)) else {
                    return Ok(None);
                };
                rule.allow_list_formula(list)
                    .set_error_style(DataValidationErrorStyle::Warning)
                    .set_error_message("请填名册中已有的对象。")?
            }
            (options, kind) => return figures(options, kind),
        };
        Ok(Some(rule))
    }

    fn formula(&mut self, words: Vec<String>) -> Formula {
        Formula::new(format!("={}", self.named(words)))
    }

    /// The keys of a class: those of the unit, where some are.
    fn subjects(&self, book: &Book, class: &str, unit: &Unit) -> Option<Vec<String>> {
        let position = book.table_position(class)?;
        let own = unit_keys(book, position, &unit.name);
        let words = if own.is_empty() { keys(book, position) } else { own };
        let words: Vec<String> = words.into_iter().filter(|key| !key.is_empty()).collect();
        (!words.is_empty()).then_some(words)
    }

    /// The keys of the class that another cell of the row names.
    fn of_class_in(&mut self, book: &Book, cell: &str, unit: &Unit) -> Option<Formula> {
        let mut lists: BTreeMap<usize, String> = BTreeMap::new();
        for (at, class) in book.scheme.classes.iter().enumerate() {
            if let Some(words) = self.subjects(book, &class.name, unit) {
                lists.insert(at, self.named(words));
            }
        }
        let (_, last) = lists.last_key_value()?;
        let list = lists.iter().fold(last.clone(), |list, (&at, name)| {
            let class = book.scheme.classes.get(at).map_or("", |class| class.name.as_str());
            format!("IF({cell}=\"{}\",{name},{list})", class.replace('"', "\"\""))
        });
        (list.encode_utf16().count() < LIST_CHARACTERS).then(|| Formula::new(format!("={list}")))
    }
}

/// Bounds of numbers and days.
fn figures(options: &Options, kind: Kind) -> Result<Option<DataValidation>, XlsxError> {
    let rule = DataValidation::new();
    let rule = match (options, kind) {
        (Options::Between(low, high), Kind::Count) => rule
            .allow_whole_number(DataValidationRule::Between(*low as i32, *high as i32))
            .set_error_message(format!("请填 {low} 到 {high} 之间的整数。"))?,
        (Options::Between(low, high), Kind::Percent) => rule
            .allow_decimal_number(DataValidationRule::Between(*low, *high))
            .set_error_message(format!("请填 {}% 到 {}% 之间的百分比。", low * 100.0, high * 100.0))?,
        (Options::Between(low, high), _) => rule
            .allow_decimal_number(DataValidationRule::Between(*low, *high))
            .set_error_message(format!("请填 {low} 到 {high} 之间的数。"))?,
        (_, Kind::Count) => rule
            .allow_whole_number(DataValidationRule::GreaterThanOrEqualTo(0))
            .set_error_message("请填 0 或正整数。")?,
        (_, Kind::Percent) => rule
            .allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0))
            .set_error_message("请填不小于 0 的比率，如 95%。")?,
        (_, Kind::Number) => rule
            .allow_decimal_number(DataValidationRule::Between(-1e9, 1e9))
            .set_error_message("请填数字。")?,
        (_, Kind::Date) => {
            let [first, last] = DAYS.map(|day| Formula::new(format!("={day}")));
            rule.allow_date_formula(DataValidationRule::Between(first, last))
                .set_error_message("请填日期，如 2026-03-05。")?
        }
        (_, Kind::Text) => return Ok(None),
    };
    Ok(Some(rule))
}
