//! Blocks of cells as the tab-separated text that spreadsheets exchange.

/// A block's text. A cell with a tab, a line end or a quotation mark is quoted.
pub fn text_of(block: &[Vec<String>]) -> String {
    let mut text = String::new();
    for line in block {
        for (position, cell) in line.iter().enumerate() {
            if position > 0 {
                text.push('\t');
            }
            if cell.contains(['\t', '\n', '\r', '"']) {
                text.push('"');
                text.push_str(&cell.replace('"', "\"\""));
                text.push('"');
            } else {
                text.push_str(cell);
            }
        }
        text.push_str("\r\n");
    }
    text
}

/// The cells of a text.
pub fn cells_of(text: &str) -> Vec<Vec<String>> {
    let mut block = vec![vec![String::new()]];
    let mut quoted = false;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let Some(cell) = block.last_mut().and_then(|line| line.last_mut()) else { break };
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.is_empty() => quoted = true,
            _ if quoted => cell.push(character),
            '\t' => {
                if let Some(line) = block.last_mut() {
                    line.push(String::new());
                }
            }
            '\r' if characters.peek() == Some(&'\n') => {}
            '\r' | '\n' => block.push(vec![String::new()]),
            _ => cell.push(character),
        }
    }
    // Spreadsheets end the last line too.
    if block.len() > 1
        && block.last().is_some_and(|line| line.iter().all(String::is_empty) && line.len() == 1)
    {
        block.pop();
    }
    block
}

/// How many rows and columns a text has, without taking it apart: quoted cells count each of their
/// lines.
pub fn extent_of(text: &str) -> (usize, usize) {
    let lines = text.strip_suffix('\n').unwrap_or(text).split('\n');
    let columns = text.split('\n').next().map_or(1, |line| line.matches('\t').count() + 1);
    (lines.count(), columns)
}

/// The block repeated until it fills so many rows and columns, if they are multiples of its own.
pub fn repeated(block: &[Vec<String>], rows: usize, columns: usize) -> Option<Vec<Vec<String>>> {
    let width = block.iter().map(Vec::len).max()?;
    let fits = block.len() <= rows
        && width <= columns
        && rows.is_multiple_of(block.len())
        && columns.is_multiple_of(width)
        && block.iter().all(|line| line.len() == width);
    fits.then(|| {
        block
            .iter()
            .cycle()
            .take(rows)
            .map(|line| line.iter().cycle().take(columns).cloned().collect())
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use super::{cells_of, extent_of, repeated, text_of};

    /// Texts as Excel and LibreOffice Calc put them on the clipboard.
    #[test]
    fn texts_and_cells_agree_both_ways() {
        let cases: [(&str, &[&[&str]]); 6] = [
            ("a\tb\r\nc\td\r\n", &[&["a", "b"], &["c", "d"]]),
            ("a\t\r\n", &[&["a", ""]]),
            ("\"two\nlines\"\tb\r\n", &[&["two\nlines", "b"]]),
            ("\"say \"\"no\"\"\"\r\n", &[&["say \"no\""]]),
            ("\r\n", &[&[""]]),
            ("王\t８５\r\n", &[&["王", "８５"]]),
        ];
        for (text, cells) in cases {
            assert_eq!(cells_of(text), cells, "{text:?}");
            assert_eq!(text_of(&cells_of(text)), text, "{text:?}");
        }
    }

    #[test]
    fn other_line_ends_and_a_missing_last_one_are_understood() {
        for text in ["a\nb", "a\r\nb\r\n", "a\rb"] {
            assert_eq!(cells_of(text), [["a"], ["b"]], "{text:?}");
        }
    }

    #[test]
    fn a_text_is_measured_as_it_would_be_taken_apart() {
        for text in ["a", "a\tb\r\nc\td\r\n", "a\nb\n", "\t\t\n"] {
            let cells = cells_of(text);
            assert_eq!(extent_of(text), (cells.len(), cells.first().map_or(0, Vec::len)), "{text:?}");
        }
    }

    #[test]
    fn a_block_is_repeated_only_where_it_fits_several_times() {
        let block = cells_of("1\t2\n");
        assert_eq!(
            repeated(&block, 2, 4).map(|block| text_of(&block)).as_deref(),
            Some("1\t2\t1\t2\r\n1\t2\t1\t2\r\n")
        );
        assert_eq!(repeated(&block, 1, 3), None);
        assert_eq!(repeated(&block, 1, 1), None);
    }
}
