//! Tab-separated text as Excel and WPS put it on the clipboard.

/// The cells of tab-separated text. A cell in double quotes may hold tabs, line breaks and doubled
/// quotes; a line break at the very end adds no row.
pub(super) fn cells_of(text: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut cell = String::new();
    let mut quoted = false;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.is_empty() => quoted = true,
            '\t' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            other => cell.push(other),
        }
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    rows
}

/// Cells as tab-separated text.
pub(super) fn text_of(rows: &[Vec<String>]) -> String {
    let lines: Vec<String> =
        rows.iter().map(|row| row.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join("\t")).collect();
    lines.join("\n")
}

fn quoted(cell: &str) -> String {
    if cell.contains(['\t', '\n', '\r']) || cell.starts_with('"') {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::{cells_of, text_of};

    /// What Excel puts on the clipboard for such cells.
    #[test]
    fn clipboard_text_becomes_cells() {
        for (text, cells) in [
            ("1\t2\r\n3\t4\r\n", vec![vec!["1", "2"], vec!["3", "4"]]),
            ("\"two\nlines\"\tb", vec![vec!["two\nlines", "b"]]),
            ("\"say \"\"hi\"\"\nthere\"\n", vec![vec!["say \"hi\"\nthere"]]),
            ("a\t\tc\n\n", vec![vec!["a", "", "c"], vec![""]]),
            ("5\" pipe\tx", vec![vec!["5\" pipe", "x"]]),
            ("", vec![]),
        ] {
            assert_eq!(cells_of(text), cells, "{text:?}");
        }
    }

    #[test]
    fn cells_come_back_from_their_text() {
        let rows = vec![vec!["a\tb".to_owned(), "\"q".to_owned()], vec![String::new(), "x\ny".to_owned()]];
        assert_eq!(cells_of(&text_of(&rows)), rows);
    }
}
