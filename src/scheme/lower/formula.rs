//! Pieces of formula text.

/// The cell of a column in the formula's own row.
pub(super) fn cell(column: &str) -> String {
    format!("[@{}]", escaped(column))
}

/// A whole column of the formula's own table.
pub(super) fn own_column(column: &str) -> String {
    format!("[{}]", escaped(column))
}

/// A whole column of another table.
pub(super) fn column(table: &str, column: &str) -> String {
    format!("{table}[{}]", escaped(column))
}

/// A text literal.
pub(super) fn text(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// `IF` any of `cells` is blank then blank, else `value`; just `value` without cells.
pub(super) fn blank_if_any(cells: &[String], value: &str) -> String {
    match cells {
        [] => value.to_owned(),
        [cell] => format!("IF({cell}=\"\",\"\",{value})"),
        cells => {
            let tests: Vec<String> = cells.iter().map(|cell| format!("{cell}=\"\"")).collect();
            format!("IF(OR({}),\"\",{value})", tests.join(","))
        }
    }
}

/// `'` escapes the characters that structured references reserve (Excel: "special characters").
fn escaped(name: &str) -> String {
    let mut escaped = String::with_capacity(name.len());
    for character in name.chars() {
        if matches!(character, '[' | ']' | '#' | '\'' | '@') {
            escaped.push('\'');
        }
        escaped.push(character);
    }
    escaped
}
