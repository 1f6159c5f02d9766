//! Checks that need the entries and the calculated figures, beside the scheme's own.

mod ballots;
mod carried;
mod effective;
mod entries;
mod subjects;
#[cfg(test)]
mod tests;

use super::{Book, Calculation};
use crate::scheme::lint::{Finding, Report, Severity};
use crate::sentence::Sentence;

/// A check over a book: a row of the table.
#[derive(Clone, Copy, Debug)]
pub struct BookCheck {
    /// Its code, the same in every version.
    pub code: &'static str,
    /// How serious what it finds is.
    pub severity: Severity,
    /// What it looks at, in Chinese.
    pub zh: &'static str,
    /// What it looks at, in English.
    pub en: &'static str,
    look: fn(&Books, &mut Report),
}

/// Every check over a book, in the order findings are given.
pub static BOOK_CHECKS: [BookCheck; 9] = [
    row("D01", Severity::Error, "所填对象都在名册", "Those named are subjects", subjects::unknown),
    row("D02", Severity::Error, "名册没有重复", "No subject comes twice", subjects::twice),
    row("D03", Severity::Warning, "同一事项不重复加减分", "No event counts twice", entries::counted_twice),
    row("D04", Severity::Warning, "指标都有录入", "Every indicator has entries", entries::none),
    row("D05", Severity::Warning, "名额基数够一个名额", "Quotas give a place", entries::no_place),
    row("D06", Severity::Warning, "有效票数足够", "Enough valid ballots", ballots::too_few),
    row("D07", Severity::Warning, "预警有所区分", "Alerts tell subjects apart", entries::everyone_warned),
    row("D08", Severity::Advice, "权重真正起作用", "Weights have their effect", effective::hardly_moves),
    row("D09", Severity::Advice, "导出后公式能重算", "Formulas stay live when exported", carried::not_live),
];

/// All that the entries and figures show to be wrong or questionable, in the order of the checks.
pub fn lint_book(book: &Book, calculation: &Calculation) -> Vec<Finding> {
    let books = Books { book, calculation };
    let mut findings = Vec::new();
    for check in &BOOK_CHECKS {
        (check.look)(&books, &mut Report::new(check.code, check.severity, &mut findings));
    }
    findings
}

impl BookCheck {
    /// What it looks at.
    pub fn title(&self) -> Sentence {
        Sentence::new(self.zh, self.en)
    }
}

const fn row(
    code: &'static str,
    severity: Severity,
    zh: &'static str,
    en: &'static str,
    look: fn(&Books, &mut Report),
) -> BookCheck {
    BookCheck { code, severity, zh, en, look }
}

/// A book with its figures.
struct Books<'a> {
    book: &'a Book,
    calculation: &'a Calculation,
}

impl Books<'_> {
    /// The position in the model of a column, entered or calculated.
    fn column(&self, table: usize, name: &str) -> Option<usize> {
        self.calculation.model().tables().get(table)?.columns.iter().position(|column| column.name == name)
    }
}

/// At most three names, with how many there are.
fn some(names: &[String]) -> (String, String) {
    let shown = names.iter().take(3).cloned().collect::<Vec<_>>();
    if names.len() > shown.len() {
        (
            format!("{} 等 {} 个", shown.join("、"), names.len()),
            format!("{} and {} more", shown.join(", "), names.len() - shown.len()),
        )
    } else {
        (shown.join("、"), shown.join(", "))
    }
}
