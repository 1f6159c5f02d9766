//! What there is to say of how far a sheet reaches: what is hidden in it, what it only declares.

use super::Import;
use super::arrange::Shape;
use super::diagnostic::{Diagnostics, Level};
use crate::excel::read::letters;
use crate::sentence::{Sentence, grouped};

/// Declared cells from which on a sheet's declared size is spoken of, and how many for each that is there.
const DECLARED: u64 = 1_000_000;
const DECLARED_FOR_A_CELL: u64 = 100;

/// What there is to say of the sheets that are read.
pub fn about_extent(import: &Import, diagnostics: &mut Diagnostics) {
    let reading = import.readings.get(import.reading);
    if !reading.is_some_and(|reading| matches!(reading.shape, Shape::Visible(..))) {
        about_hidden(import, diagnostics);
    }
    about_declared(import, diagnostics);
}

/// Hidden rows and columns are taken like the others, and said to be.
fn about_hidden(import: &Import, diagnostics: &mut Diagnostics) {
    for sheet in import.sheets_read() {
        let hidden = sheet.hidden_content();
        if hidden.is_empty() {
            continue;
        }
        let (mut zh, mut en) = (Vec::new(), Vec::new());
        if let Some(first) = hidden.rows.first() {
            zh.push(format!("{} 行（如第 {} 行）", hidden.rows.len(), first + 1));
            en.push(format!("{} rows (such as {})", hidden.rows.len(), first + 1));
        }
        if let Some(first) = hidden.columns.first() {
            zh.push(format!("{} 列（如 {} 列）", hidden.columns.len(), letters(*first)));
            en.push(format!("{} columns (such as {})", hidden.columns.len(), letters(*first)));
        }
        let (name, zh, en) = (&sheet.name, zh.join("、"), en.join(" and "));
        diagnostics.general(
            Level::Information,
            Sentence::new(
                format!("“{name}”里隐藏的 {zh}也一并导入。不要的话，请在“工作表”里改选“{name}（不含隐藏的行和列）”。"),
                format!("Hidden in {name} are {en}; they are taken too. Choose {name} (without hidden rows and columns) under Sheet if you do not want them."),
            ),
        );
    }
}

/// Declared sizes that are much larger than what is there, as they come from formatting whole columns.
fn about_declared(import: &Import, diagnostics: &mut Diagnostics) {
    for sheet in import.sheets_read() {
        let (rows, columns) = sheet.declared;
        let cells = sheet.cell_count() as u64;
        if u64::from(rows) * u64::from(columns) < DECLARED.max(cells * DECLARED_FOR_A_CELL) {
            continue;
        }
        let (name, rows, columns, cells) = (
            &sheet.name,
            grouped(&rows.to_string()),
            grouped(&columns.to_string()),
            grouped(&cells.to_string()),
        );
        diagnostics.general(
            Level::Information,
            Sentence::new(
                format!("“{name}”声明了 {rows} 行 × {columns} 列，实际只有 {cells} 个单元格；按实际的读取。"),
                format!(
                    "{name} declares {rows} rows × {columns} columns and has {cells} cells; those were read."
                ),
            ),
        );
    }
}
