//! What of a sheet is hidden, and the sheet without it.

use super::workbook::Sheet;

/// Rows and columns that are hidden although something stands in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hidden {
    /// The rows, from 0, ascending.
    pub rows: Vec<u32>,
    /// The columns, from 0, ascending.
    pub columns: Vec<u32>,
}

impl Hidden {
    /// Whether nothing is hidden.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.columns.is_empty()
    }
}

impl Sheet {
    /// The hidden rows and columns with something in them. Those beyond the table, which offices hide to
    /// tidy up, are none.
    pub fn hidden_content(&self) -> Hidden {
        if self.hidden_rows.is_empty() && self.hidden_columns.is_empty() {
            return Hidden::default();
        }
        let mut hidden = Hidden::default();
        for row in self.rows().filter(|row| !row.is_blank()) {
            if within(&self.hidden_rows, row.number) {
                hidden.rows.push(row.number);
            }
            let columns = row.cells().filter(|(_, cell)| !cell.is_blank()).map(|(column, _)| column);
            hidden.columns.extend(columns.filter(|&column| within(&self.hidden_columns, column)));
            hidden.columns.sort_unstable();
            hidden.columns.dedup();
        }
        hidden
    }

    /// The sheet without the cells in hidden rows and columns; the others stay where they are.
    pub fn without_hidden(&self) -> Self {
        let mut visible = Self::new(self.name.clone(), self.hidden, self.merges.clone());
        visible.unread.clone_from(&self.unread);
        visible.outside = self.outside;
        visible.problem.clone_from(&self.problem);
        for row in self.rows().filter(|row| !within(&self.hidden_rows, row.number)) {
            for (column, cell) in row.cells().filter(|(column, _)| !within(&self.hidden_columns, *column)) {
                // Cells come in order, so that none is given back.
                let _ = visible.push(row.number, u16::try_from(column).unwrap_or(u16::MAX), cell.clone());
            }
        }
        visible
    }
}

fn within(ranges: &[(u32, u32)], position: u32) -> bool {
    ranges.iter().any(|&(first, last)| (first..=last).contains(&position))
}
