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

/// `IF` the condition holds then blank, else `value`.
pub(super) fn blank_if(condition: &str, value: &str) -> String {
    format!("IF({condition},\"\",{value})")
}

/// Adjacent columns' cells in the formula's own row, from the first to the last.
pub(super) fn cells_between(first: &str, last: &str) -> String {
    format!("[@[{}]:[{}]]", escaped(first), escaped(last))
}

/// A criterion that only this text satisfies, whatever it looks like.
pub(super) fn criterion(is: &str) -> String {
    let plain = !is.starts_with(['=', '<', '>']) && !is.contains(['*', '?', '~']);
    if plain {
        return text(is);
    }
    let mut exact = String::from("=");
    for character in is.chars() {
        if matches!(character, '*' | '?' | '~') {
            exact.push('~');
        }
        exact.push(character);
    }
    text(&exact)
}

/// `factor*cell+…`.
pub(super) fn sum_of_products(factors: &[String], cells: &[String]) -> String {
    let products: Vec<String> =
        factors.iter().zip(cells).map(|(factor, cell)| format!("{factor}*{cell}")).collect();
    products.join("+")
}

/// The sum of the shares whose cells hold numbers.
pub(super) fn sum_of_presence(shares: &[String], cells: &[String]) -> String {
    let products: Vec<String> =
        shares.iter().zip(cells).map(|(share, cell)| format!("{share}*ISNUMBER({cell})")).collect();
    products.join("+")
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
