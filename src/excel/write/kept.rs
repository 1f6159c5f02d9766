//! 变更记录, and the sheet that lets the workbook be opened again as the book it came from.

use rust_xlsxwriter::XlsxError;

use super::Export;
use super::sheet::Sheet;
use crate::sentence::Sentence;

/// The name of the sheet with the saved book.
pub(in crate::excel) const SAVED_SHEET: &str = "考评簿存档";
/// What stands in the first cell of that sheet, so that it is known by more than its name.
pub(in crate::excel) const SAVED_MARK: &str = "evalbook saved book";
/// The first row of the saved book's text.
pub(in crate::excel) const SAVED_FIRST_ROW: u32 = 2;

/// UTF-16 units in a cell: Excel's limit is 32,767 and programs that count signs of another kind have
/// room.
const UNITS: usize = 32_000;

/// What is written beside the figures: nothing where both are empty.
#[derive(Clone, Copy, Debug, Default)]
pub struct Kept<'a> {
    /// The saved book as text.
    pub saved: &'a str,
    /// What was done, in order.
    pub steps: &'a [&'a Sentence],
}

/// How many rows the saved book takes.
pub(super) fn saved_rows(kept: &Kept) -> usize {
    pieces(kept.saved).count()
}

/// Writes the steps in order.
pub(super) fn write_steps(export: &Export, sheet: &mut Sheet) -> Result<(), XlsxError> {
    let styles = &export.styles;
    sheet.page.set_column_width(0, 8)?.set_column_width(1, 90)?.set_portrait();
    sheet.text(0, 0, "变更记录", &styles.title)?;
    sheet.text(1, 0, "从新建考评簿起的每一步，已撤销的除外。", &styles.note)?;
    sheet.text(2, 0, "序号", &styles.head)?;
    sheet.text(2, 1, "做了什么", &styles.head)?;
    for (row, (number, step)) in (3u32..).zip((1u32..).zip(export.kept.steps)) {
        sheet.number(row, 0, f64::from(number), &styles.boxed)?;
        sheet.text(row, 1, &step.zh, &styles.boxed)?;
    }
    sheet.page.set_freeze_panes(3, 0)?.set_repeat_rows(2, 2)?;
    Ok(())
}

/// Writes the saved book, a piece in each row; the sheet is not shown.
pub(super) fn write_saved(export: &Export, sheet: &mut Sheet) -> Result<(), XlsxError> {
    let style = &export.styles.words;
    sheet.text(0, 0, SAVED_MARK, style)?;
    let advice = "这张隐藏的表保存整个考评簿，供重新打开；请勿删改。删去后，其余各表不受影响。";
    sheet.text(1, 0, advice, style)?;
    for (row, piece) in (SAVED_FIRST_ROW..).zip(pieces(export.kept.saved)) {
        sheet.page.write_string(row, 0, piece)?;
    }
    sheet.page.set_very_hidden(true);
    Ok(())
}

/// The text in pieces that fit a cell.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut units = 0;
        let end = rest.char_indices().find(|(_, character)| {
            units += character.len_utf16();
            units > UNITS
        });
        let (piece, after) = rest.split_at(end.map_or(rest.len(), |(at, _)| at));
        rest = after;
        Some(piece)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_make_the_text_again_and_fit_a_cell() {
        for text in ["", "一", &"考a😀".repeat(30_000)] {
            let found: Vec<&str> = pieces(text).collect();
            assert_eq!(found.concat(), text);
            assert!(found.iter().all(|piece| piece.encode_utf16().count() <= UNITS));
        }
    }
}
