//! 公示: results as they are made public, without numbers that identify a person.

use rust_xlsxwriter::XlsxError;

use crate::book::Book;
use crate::engine::{Place, Value};
use crate::scheme::{Meaning, Role};

use super::Export;
use super::cells::width;
use super::sheet::Sheet;

/// A publication list: names and rows of text, best first.
pub(super) struct List {
    pub title: String,
    pub heads: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// The list of a class: name, unit, masked identity number where there is one, index, rank, grade.
pub(super) fn list(export: &Export, table: usize) -> Option<List> {
    let (found, class) = (export.book.tables.get(table)?, export.book.class_of(table)?);
    let by_meaning = |meaning: Meaning| found.columns.iter().position(|column| column.meaning == meaning);
    let name = by_meaning(Meaning::PersonName).or_else(|| found.column_position(&class.key))?;
    let unit = super::groups::groups_of(export.book, table).first().map(|group| group.column);
    let identity = by_meaning(Meaning::IdentityNumber)
        .filter(|&column| (0..found.rows).any(|row| !export.words(Place { table, column, row }).is_empty()));
    let roles = [Role::Index, Role::Rank, Role::Grade];
    let entered: Vec<usize> = [Some(name), unit, identity].into_iter().flatten().collect();
    let calculated: Vec<usize> = roles.iter().filter_map(|role| export.column_of(table, role)).collect();
    let columns: Vec<usize> = entered.into_iter().chain(calculated).collect();
    let text = |row: usize, column: usize| {
        let words = shown(export, Place { table, column, row });
        if Some(column) == identity { masked(&words) } else { words }
    };
    let rows = ordered(export, table)
        .into_iter()
        .map(|row| columns.iter().map(|&column| text(row, column)).collect());
    Some(List {
        title: format!("{}{}{}结果公示", export.book.period, class.name, class.index),
        heads: columns.iter().map(|&column| export.name_of(table, column).to_owned()).collect(),
        rows: rows.collect(),
    })
}

/// Writes a class's list.
pub(super) fn write(export: &Export, sheet: &mut Sheet, table: usize) -> Result<(), XlsxError> {
    let Some(list) = list(export, table) else { return Ok(()) };
    let styles = &export.styles;
    let last = u16::try_from(list.heads.len().saturating_sub(1)).unwrap_or(0);
    sheet.spread(0, 0, last, &list.title, &styles.form_title)?;
    sheet.page.set_row_height(0, 36)?;
    sheet.text(1, 0, &export.book.organisation, &styles.wide)?;
    for (at, head) in (0u16..).zip(&list.heads) {
        sheet.text(2, at, head, &styles.head)?;
        let widths = list.rows.iter().filter_map(|row| row.get(usize::from(at))).map(|text| width(text));
        sheet.page.set_column_width(at, (widths.fold(width(head), f64::max) + 4.0).clamp(10.0, 40.0))?;
    }
    let mut line = 3;
    for row in &list.rows {
        for (at, text) in (0u16..).zip(row) {
            sheet.text(line, at, text, &styles.centred)?;
        }
        line += 1;
    }
    sheet.page.set_repeat_rows(2, 2)?.set_freeze_panes(3, 0)?.set_portrait();
    sheet.page.set_print_area(0, 0, line.saturating_sub(1), last)?;
    Ok(())
}

/// All lists as CSV for Excel: UTF-8 with a mark, a blank line between lists.
pub(super) fn as_text(export: &Export) -> String {
    let tables = (0..export.book.tables.len()).filter(|&table| has_rows(export.book, table));
    let texts: Vec<String> = tables
        .filter_map(|table| list(export, table))
        .map(|list| {
            let title = vec![list.title];
            let lines = [&title, &list.heads].into_iter().chain(&list.rows);
            lines.map(|row| csv_line(row)).collect()
        })
        .collect();
    format!("\u{feff}{}", texts.join("\r\n"))
}

fn has_rows(book: &Book, table: usize) -> bool {
    book.tables.get(table).is_some_and(|found| found.rows > 0)
}

/// Subjects by rank, those without one last; equals in the roster's order.
fn ordered(export: &Export, table: usize) -> Vec<usize> {
    let rows = export.book.tables.get(table).map_or(0, |found| found.rows);
    let rank = export.column_of(table, &Role::Rank);
    let place = |row: usize| match rank.map(|column| export.calculation.value(table, column, row)) {
        Some(Value::Number(rank)) => rank,
        _ => f64::INFINITY,
    };
    let mut ordered: Vec<usize> = (0..rows).collect();
    ordered.sort_by(|&one, &other| place(one).total_cmp(&place(other)).then(one.cmp(&other)));
    ordered
}

/// A figure with the decimals that the workbook shows.
fn shown(export: &Export, place: Place) -> String {
    match (
        export.calculation.value(place.table, place.column, place.row),
        export.look_of(place.table, place.column),
    ) {
        (Value::Number(number), super::style::Look::Fixed(decimals)) => {
            format!("{number:.*}", usize::from(decimals))
        }
        _ => export.words(place),
    }
}

/// An identity number with its middle hidden: six signs at the front and four at the end stay.
fn masked(number: &str) -> String {
    let signs: Vec<char> = number.trim().chars().collect();
    let (front, end) = if signs.len() >= 15 { (6, 4) } else { (1, 1) };
    let hidden = |at: usize| at >= front && at + end < signs.len();
    signs.iter().enumerate().map(|(at, sign)| if hidden(at) { '*' } else { *sign }).collect()
}

/// A line of CSV. A field that a spreadsheet program would take for a formula gets a quote in front
/// (OWASP, CSV injection).
fn csv_line(fields: &[String]) -> String {
    let field = |text: &String| {
        let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
        let text = format!("{guard}{text}");
        if text.contains(['"', ',', '\n', '\r', '\'']) {
            format!("\"{}\"", text.replace('"', "\"\""))
        } else {
            text
        }
    };
    format!("{}\r\n", fields.iter().map(field).collect::<Vec<_>>().join(","))
}

#[cfg(test)]
mod tests {
    use super::{csv_line, masked};

    #[test]
    fn the_middle_of_an_identity_number_is_hidden() {
        for (number, shown) in [
            ("440101199001011234", "440101********1234"),
            ("110101900101123", "110101*****1123"),
            ("A12345", "A****5"),
            ("", ""),
        ] {
            assert_eq!(masked(number), shown);
        }
    }

    #[test]
    fn fields_that_would_be_formulas_are_guarded() {
        for (field, written) in [
            ("王某", "王某"),
            ("=1+1", "\"'=1+1\""),
            ("+8613800000000", "\"'+8613800000000\""),
            ("-5", "\"'-5\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("\tx", "\"'\tx\""),
            ("\rx", "\"'\rx\""),
            ("甲,乙\"丙\"", "\"甲,乙\"\"丙\"\"\""),
        ] {
            assert_eq!(csv_line(&[field.to_owned()]), format!("{written}\r\n"));
        }
    }
}
