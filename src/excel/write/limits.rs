//! Excel's limits, checked before anything is written: beyond them nothing is cut in silence.

use crate::book::{Book, Calculation};
use crate::engine::Value;
use crate::sentence::Sentence;

use super::layout::FIRST_ROW;

const ROWS: usize = 1_048_576;
const COLUMNS: usize = 16_384;
const CHARACTERS: usize = 32_767;
/// Rows kept for the signature line under a table.
const CLOSING_ROWS: usize = 3;

/// The most characters a formula may have.
pub(super) const FORMULA_CHARACTERS: usize = 8_192;

/// The most cells that a browser writes: WebAssembly has 4 GB of memory. Cells of short tables are held
/// until the end, some 225 bytes each; of those of long tables only the packed bytes are.
const CELLS_IN_A_BROWSER: usize = 120_000_000;
const HELD_CELLS_IN_A_BROWSER: usize = 12_000_000;

/// Says when a workbook of so many cells, of which so many are held until the end, would not fit into a
/// browser's memory.
pub(super) fn check_memory(cells: usize, held_cells: usize) -> Result<(), Sentence> {
    let fits = cells <= CELLS_IN_A_BROWSER && held_cells <= HELD_CELLS_IN_A_BROWSER;
    if !cfg!(target_arch = "wasm32") || fits {
        return Ok(());
    }
    Err(Sentence::new(
        format!(
            "工作簿将有 {cells} 个单元格，浏览器的内存最多写得下约 {CELLS_IN_A_BROWSER} 个。请把名册分成几个考评簿再导出。"
        ),
        format!(
            "The workbook would have {cells} cells; a browser's memory holds about {CELLS_IN_A_BROWSER}. Split the roster into several books, then export."
        ),
    ))
}

/// Says that a sheet would hold a text that no cell holds.
pub(super) fn long_text_on(sheet: &str) -> Sentence {
    Sentence::new(
        format!(
            "“{sheet}”表里有一段文字超过 {CHARACTERS} 个字符，Excel 的单元格放不下。请在考评簿里把它缩短后再导出。"
        ),
        format!(
            "The sheet {sheet} would hold a text longer than the {CHARACTERS} characters a cell holds. Shorten it in the book, then export."
        ),
    )
}

/// Says when a table of so many rows does not fit a worksheet.
pub(super) fn check_rows(rows: usize) -> Result<(), Sentence> {
    let most = ROWS - FIRST_ROW as usize;
    if rows <= most {
        return Ok(());
    }
    Err(Sentence::new(
        format!("这张表有 {rows} 行，一张 Excel 工作表最多放得下 {most} 行。请改为每个单位一份。"),
        format!(
            "The table has {rows} rows; an Excel sheet holds {most}. Hand out one for each unit instead."
        ),
    ))
}

/// Says what of the book is beyond a worksheet.
pub(super) fn check(book: &Book, calculation: &Calculation) -> Result<(), Sentence> {
    let most = ROWS - FIRST_ROW as usize - CLOSING_ROWS;
    for (position, table) in book.tables.iter().enumerate() {
        if table.rows > most {
            return Err(Sentence::new(
                format!(
                    "“{}”有 {} 行，一张 Excel 工作表最多放得下 {most} 行。请分成几个考评簿再导出。",
                    table.name, table.rows
                ),
                format!(
                    "{} has {} rows; an Excel sheet holds {most}. Split the book, then export.",
                    table.name, table.rows
                ),
            ));
        }
        // The comparison takes three columns for a figure, beside those that name the subject.
        let columns = (table.columns.len() + 3 * calculation.formulas(position).len()) + 8;
        if columns > COLUMNS {
            return Err(Sentence::new(
                format!("“{}”的列太多，Excel 工作表最多 {COLUMNS} 列。请删去不用的列。", table.name),
                format!("{} has too many columns; Excel takes {COLUMNS}. Remove some.", table.name),
            ));
        }
        check_texts(book, position)?;
    }
    Ok(())
}

fn check_texts(book: &Book, position: usize) -> Result<(), Sentence> {
    let Some(table) = book.tables.get(position) else { return Ok(()) };
    for (definition, entries) in table.columns.iter().zip(&table.entries) {
        for row in 0..table.rows {
            let Value::Text(text) = entries.get(row) else { continue };
            if text.len() > CHARACTERS && text.encode_utf16().count() > CHARACTERS {
                return Err(Sentence::new(
                    format!(
                        "“{}”第 {} 行“{}”的文字超过 {CHARACTERS} 个字符，Excel 的单元格放不下。请缩短后再导出。",
                        table.name,
                        row + 1,
                        definition.name
                    ),
                    format!(
                        "{}, row {}, {}: the text is longer than the {CHARACTERS} characters a cell holds. Shorten it.",
                        table.name,
                        row + 1,
                        definition.name
                    ),
                ));
            }
        }
    }
    Ok(())
}
