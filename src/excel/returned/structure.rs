//! What was changed in a template beside the cells to fill in, and what to do about it.

use super::mark::{FORMAT, Returned, book_mark, scheme_mark};
use crate::book::Book;
use crate::excel::import::{Diagnostics, Level, cell_text};
use crate::excel::read::{Sheet, letters};
use crate::excel::write::template_columns;
use crate::sentence::Sentence;

/// Rows from the top in which the headings are looked for.
const TOP: usize = 60;
/// Names that a sentence lists.
const LISTED: usize = 5;

/// The sheet and the row with a template's headings: most of them have to be there.
pub fn heading_row(returned: &Returned, sheets: &[Sheet]) -> Option<(usize, u32)> {
    let mut best: Option<(usize, usize, u32)> = None;
    for (position, sheet) in sheets.iter().enumerate().filter(|(_, sheet)| !sheet.hidden) {
        for row in sheet.rows().take(TOP) {
            let known = row.cells().filter(|(_, cell)| returned.has(cell_text(cell).trim())).count();
            if best.is_none_or(|(most, ..)| known > most) {
                best = Some((known, position, row.number));
            }
        }
    }
    let enough = |known: usize| known >= 2.min(returned.columns.len()) && known * 2 > returned.columns.len();
    best.filter(|(known, ..)| enough(*known)).map(|(_, sheet, row)| (sheet, row))
}

/// Says that a workbook is a template that came back, and what of it is not as it was handed out.
/// `found` is the sheet with its headings and their row.
pub fn about(returned: &Returned, book: &Book, found: Option<(&Sheet, u32)>, diagnostics: &mut Diagnostics) {
    let known = book.table_position(&returned.table).is_some();
    if known {
        diagnostics.general(Level::Information, recognised(returned));
    } else {
        diagnostics.general(Level::Warning, no_table(&returned.table));
    }
    if returned.format > FORMAT {
        diagnostics.general(Level::Warning, newer());
    }
    if returned.book != book_mark(book) {
        diagnostics.general(Level::Warning, other_book());
    } else if known && returned.scheme != scheme_mark(&book.scheme) {
        about_scheme(returned, book, diagnostics);
    }
    match found {
        Some((sheet, row)) => about_columns(returned, sheet, row, diagnostics),
        None => diagnostics.general(Level::Warning, no_headings()),
    }
}

/// What another version of the scheme means for the columns.
fn about_scheme(returned: &Returned, book: &Book, diagnostics: &mut Diagnostics) {
    let table = book.table_position(&returned.table);
    let now: Vec<&str> = table
        .map(|table| template_columns(book, table, returned.facet()))
        .unwrap_or_default()
        .into_iter()
        .filter_map(|(column, _)| Some(book.tables.get(table?)?.columns.get(column)?.name.as_str()))
        .collect();
    let gone: Vec<&str> = returned
        .columns
        .iter()
        .map(|column| column.name.as_str())
        .filter(|name| !now.contains(name))
        .collect();
    let new: Vec<&str> = now.iter().copied().filter(|name| !returned.has(name)).collect();
    let (mut zh, mut en) = (
        "考评办法在这份模板下发以后改过".to_owned(),
        "The scheme was changed after this template was handed out".to_owned(),
    );
    if gone.is_empty() && new.is_empty() {
        zh += "，这张表的列没有变，可以照常导入。";
        en += "; the columns of this table are the same and can be taken as usual.";
        return diagnostics.general(Level::Information, Sentence::new(zh, en));
    }
    if !gone.is_empty() {
        zh += &format!("：{}现在不用填了，不会导入", listed(&gone));
        en += &format!(": {} are no longer asked for and are left out", listed(&gone));
    }
    if !new.is_empty() {
        zh += &format!("；新要填的{}这份模板里没有，请在“评分”里补录，或重新下发模板", listed(&new));
        en +=
            &format!("; {} are asked for now and are not in it: enter them, or hand out anew", listed(&new));
    }
    diagnostics.general(Level::Warning, Sentence::new(zh + "。", en + "."));
}

/// What became of the columns: renamed, removed, added, moved.
fn about_columns(returned: &Returned, sheet: &Sheet, row: u32, diagnostics: &mut Diagnostics) {
    let headings: Vec<(u32, String)> = sheet
        .row(row)
        .map(|row| row.cells().filter(|(_, cell)| !cell.is_blank()).collect::<Vec<_>>())
        .unwrap_or_default()
        .into_iter()
        .map(|(column, cell)| (column, cell_text(cell).trim().to_owned()))
        .collect();
    let stands = |name: &str| headings.iter().any(|(_, heading)| heading == name);
    let mut renamed: Vec<u32> = Vec::new();
    let mut missing = Vec::new();
    for (at, column) in (0u32..).zip(&returned.columns).filter(|(_, column)| !stands(&column.name)) {
        match headings.iter().find(|(position, heading)| *position == at && !returned.has(heading)) {
            Some((_, heading)) => {
                renamed.push(at);
                diagnostics.add(Level::Warning, Some((row, at)), || renamed_to(at, &column.name, heading));
            }
            None => missing.push(column.name.as_str()),
        }
    }
    if !missing.is_empty() {
        diagnostics.general(Level::Warning, missing_columns(&missing));
    }
    for (at, heading) in &headings {
        if !returned.has(heading) && !renamed.contains(at) {
            diagnostics.add(Level::Warning, Some((row, *at)), || added_column(*at, heading));
        }
    }
    let order: Vec<usize> = headings
        .iter()
        .filter_map(|(_, heading)| returned.columns.iter().position(|column| column.name == *heading))
        .collect();
    if !order.is_sorted() {
        diagnostics.general(Level::Warning, moved_columns());
    }
}

/// What there is to say of the rows of a template whose rows were all given: how many there are now.
pub fn about_rows(given: usize, now: usize, diagnostics: &mut Diagnostics) {
    if now > given {
        let more = now - given;
        diagnostics.general(
            Level::Warning,
            Sentence::new(
                format!("下发时有 {given} 行，现在多了 {more} 行。多出来的行请逐行核对；名册里没有的对象请先加进名册，再重新导入。"),
                format!("It had {given} rows and now has {more} more. Check them one by one; add subjects that the roster has not, then import again."),
            ),
        );
    } else if now < given {
        let fewer = given - now;
        diagnostics.general(
            Level::Warning,
            Sentence::new(
                format!("下发时有 {given} 行，现在少了 {fewer} 行。少了的行保持考评簿里的原样；如果是误删，请让填报人补上。"),
                format!("It had {given} rows and now has {fewer} fewer. What they were about stays as the book has it; ask for them if they were deleted by mistake."),
            ),
        );
    }
}

fn listed(names: &[&str]) -> String {
    let more = if names.len() > LISTED { "等" } else { "" };
    let names: Vec<String> = names.iter().take(LISTED).map(|name| format!("“{name}”")).collect();
    format!("{}{more}", names.join("、"))
}

fn recognised(returned: &Returned) -> Sentence {
    let (table, unit) = (&returned.table, &returned.unit);
    let (of, for_unit) = if unit.is_empty() {
        (String::new(), String::new())
    } else {
        (format!("（{unit}）"), format!(" ({unit})"))
    };
    Sentence::new(
        format!("这是下发的“{table}”填报模板{of}，表、单位和各列都按模板认定。"),
        format!(
            "This is the template for {table}{for_unit} that was handed out; table, unit and columns are taken from it."
        ),
    )
}

fn no_table(table: &str) -> Sentence {
    Sentence::new(
        format!(
            "这份模板是填“{table}”的，而现在的办法里没有这张表。请核对是否选错了文件，或指定导入到哪张表。"
        ),
        format!(
            "This template is for {table}, which the scheme has not. Check the file, or say what to import it as."
        ),
    )
}

fn newer() -> Sentence {
    Sentence::new(
        "这份模板由更新的版本生成，可能有本版认不出的内容。请核对预览。",
        "This template was made by a newer version and may hold what this one does not know. Check the preview.",
    )
}

fn other_book() -> Sentence {
    Sentence::new(
        "这份模板不是这个考评簿（或不是这个周期）下发的。请核对是否选错了文件；确认无误再导入。",
        "This template was not handed out from this book, or for another period. Make sure that it is the right file before you take it.",
    )
}

fn no_headings() -> Sentence {
    Sentence::new(
        "模板的表头被删去或改得认不出了，只能按普通表格识别。请核对表头和各列的对应，或请填报人用原模板重填。",
        "The headings of the template are gone or changed beyond recognition, so it is read as any other sheet. Check the header and the columns, or have the template filled in again.",
    )
}

fn renamed_to(at: u32, before: &str, now: &str) -> Sentence {
    let letters = letters(at);
    Sentence::new(
        format!(
            "{letters} 列的表头由“{before}”改成了“{now}”。请在“各列的对应”里指定它是哪一列，或把表头改回来再导入。"
        ),
        format!(
            "The heading of column {letters} was changed from {before} to {now}. Say which column it is, or restore the heading and import again."
        ),
    )
}

fn missing_columns(names: &[&str]) -> Sentence {
    let list = listed(names);
    Sentence::new(
        format!("模板里的{list}被删去了，这些内容不会更新。如果要填，请让填报人用原模板补上。"),
        format!(
            "Removed from the template: {list}. They are not updated; have them filled in with the template if they are needed."
        ),
    )
}

fn added_column(at: u32, heading: &str) -> Sentence {
    let letters = letters(at);
    Sentence::new(
        format!("{letters} 列“{heading}”是模板里没有的。要用请在“各列的对应”里指定，不用请改为“不导入”。"),
        format!(
            "Column {letters} ({heading}) is not in the template. Say which column it is, or leave it out."
        ),
    )
}

fn moved_columns() -> Sentence {
    Sentence::new(
        "列的次序和下发时不同，已按列名对应，没有按位置。请核对预览。",
        "The columns stand in another order than when it was handed out; they were matched by name, not by place. Check the preview.",
    )
}
