//! The values to choose from in a template, on a sheet of their own: a list that is written into a cell's
//! rule ends at 255 characters.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, Formula, Workbook, XlsxError,
};

use super::units::{Unit, keys, unit_keys};
use super::words::how;
use crate::book::{Book, ColumnDefinition};
use crate::excel::write::cells::letters;
use crate::scheme::{Kind, Options};

/// The name of the sheet with the lists.
pub(super) const LISTS_SHEET: &str = "选项";
/// Excel's limit for a list that is written out.
const LIST_CHARACTERS: usize = 255;
/// 1900-03-01, from which on all programs count days alike, and 2199-12-31.
const DAYS: [&str; 2] = ["=61", "=109574"];
/// What no number that is filled in exceeds.
const LARGE: f64 = 1e9;
/// Short enough for a message, of which Excel takes 255 characters.
const MESSAGE_CHARACTERS: usize = 200;

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
                page.write_string(row, at, word.as_str())?;
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
        let rule = match &definition.options {
            Options::Choice(words) => {
                let length: usize = words.iter().map(|word| word.encode_utf16().count() + 1).sum();
                let apart = words.iter().any(|word| word.contains([',', '"']));
                match words.is_empty() {
                    true => return Ok(None),
                    _ if length <= LIST_CHARACTERS && !apart => rule.allow_list_strings(words)?,
                    _ => rule.allow_list_formula(self.formula(words.clone())),
                }
            }
            Options::SubjectOf(class) => match self.subjects(book, class, unit) {
                // A unit that is new is asked about and taken: the import says so.
                Some(words) => rule
                    .allow_list_formula(self.formula(words))
                    .set_error_style(DataValidationErrorStyle::Warning),
                None => return Ok(None),
            },
            Options::SubjectOfClassIn(column) => {
                match cell(column).and_then(|cell| self.of_class_in(book, &cell, unit)) {
                    Some(list) => {
                        rule.allow_list_formula(list).set_error_style(DataValidationErrorStyle::Warning)
                    }
                    None => return Ok(None),
                }
            }
            options => match figures(options, definition.kind) {
                Some(rule) => rule,
                None => return Ok(None),
            },
        };
        let words: String = how(definition).chars().take(MESSAGE_CHARACTERS).collect();
        let name: String = definition.name.chars().take(16).collect();
        let rule = rule.set_error_title(format!("“{name}”不能这样填"))?.set_error_message(words)?;
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
        let mut lists: Vec<(String, String)> = Vec::new();
        for class in &book.scheme.classes {
            if let Some(words) = self.subjects(book, &class.name, unit) {
                lists.push((class.name.replace('"', "\"\""), self.named(words)));
            }
        }
        let (_, last) = lists.last()?;
        let list = lists
            .iter()
            .fold(last.clone(), |list, (class, name)| format!("IF({cell}=\"{class}\",{name},{list})"));
        (list.encode_utf16().count() < LIST_CHARACTERS).then(|| Formula::new(format!("={list}")))
    }
}

/// Bounds of numbers and days; none for text.
fn figures(options: &Options, kind: Kind) -> Option<DataValidation> {
    let rule = DataValidation::new();
    let [low, high] = match (options, kind) {
        (Options::Between(low, high), _) => [*low, *high],
        (_, Kind::Number) => [-LARGE, LARGE],
        _ => [0.0, LARGE],
    };
    match (options, kind) {
        (Options::Between(..), Kind::Text) | (_, Kind::Number | Kind::Percent) => {
            Some(rule.allow_decimal_number(DataValidationRule::Between(low, high)))
        }
        (_, Kind::Count) => {
            Some(rule.allow_whole_number(DataValidationRule::Between(low as i32, high as i32)))
        }
        (_, Kind::Date) => {
            let [first, last] = DAYS.map(Formula::new);
            Some(rule.allow_date_formula(DataValidationRule::Between(first, last)))
        }
        (_, Kind::Text) => None,
    }
}
