//! Whether the workbook's formulas will be live.

use super::{Books, Report, some};
use crate::engine::{A1Layout, Place as Cell};
use crate::scheme::lint::Place;

/// Stands for a workbook's cells before there is one.
struct Anywhere;

impl A1Layout for Anywhere {
    fn cell(&self, _: &str, _: &str, _: usize) -> Option<String> {
        Some("A4".to_owned())
    }
    fn column(&self, _: &str, _: &str) -> Option<String> {
        Some("$A$4:$A$5".to_owned())
    }
    fn parameter(&self, _: &str) -> Option<String> {
        Some("$D$4".to_owned())
    }
}

/// Columns whose formulas Excel 2010 does not know or take: the workbook will hold their figures alone.
pub(super) fn not_live(books: &Books, report: &mut Report) {
    for (position, table) in books.book.tables.iter().enumerate() {
        let entered = books.calculation.entered_columns(position);
        let plain: Vec<String> = books
            .calculation
            .formulas(position)
            .iter()
            .enumerate()
            .filter(|(at, _)| {
                let place = Cell { table: position, column: entered + at, row: 0 };
                books.calculation.model().formula_in_a1(place, &Anywhere).is_none()
            })
            .map(|(_, column)| format!("“{}”", column.name))
            .collect();
        if plain.is_empty() {
            continue;
        }
        let (zh, en) = some(&plain);
        let name = &table.name;
        report.find(
            Place::Table(name.clone()),
            "",
            format!("“{name}”的{zh}用到 Excel 2010 没有的函数，或超出一个公式的限度。导出的工作簿里这些列只写数值，不随改动重算；要能重算，请改用帮助里没有标注版本的函数。"),
            format!("{en} of {name} need functions that Excel 2010 lacks, or more than a formula may hold. The workbook will carry their figures, which do not follow edits; use functions without a version in the help to keep them live."),
            None,
        );
    }
}
