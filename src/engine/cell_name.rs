//! Cells as Excel names them.

/// A column's letters (A, B … XFD) from its position.
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        let digit = u32::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from_u32(u32::from('A') + digit).unwrap_or('A'));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// A cell's name in its sheet (C12).
pub fn cell_name(row: u32, column: u32) -> String {
    format!("{}{}", column_letters(column), u64::from(row) + 1)
}
