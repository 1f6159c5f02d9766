//! What of a sheet is hidden, and the sheet without it.

use std::collections::BTreeSet;

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
        let (hidden_rows, hidden_columns) = (Ranges::of(&self.hidden_rows), Ranges::of(&self.hidden_columns));
        let (mut rows, mut columns) = (Vec::new(), BTreeSet::new());
        for row in self.rows().filter(|row| !row.is_blank()) {
            if hidden_rows.have(row.number) {
                rows.push(row.number);
            }
            let filled = row.cells().filter(|(_, cell)| !cell.is_blank()).map(|(column, _)| column);
            columns.extend(filled.filter(|&column| hidden_columns.have(column)));
        }
        Hidden { rows, columns: columns.into_iter().collect() }
    }

    /// The sheet without the cells in hidden rows and columns; the others stay where they are.
    pub fn without_hidden(&self) -> Self {
        let (hidden_rows, hidden_columns) = (Ranges::of(&self.hidden_rows), Ranges::of(&self.hidden_columns));
        let mut visible = Self::new(self.name.clone(), self.hidden, self.merges.clone());
        visible.unread.clone_from(&self.unread);
        visible.outside = self.outside;
        visible.problem.clone_from(&self.problem);
        for row in self.rows().filter(|row| !hidden_rows.have(row.number)) {
            for (column, cell) in row.cells().filter(|(column, _)| !hidden_columns.have(*column)) {
                // Cells come in order, so that none is given back.
                let _ = visible.push(row.number, u16::try_from(column).unwrap_or(u16::MAX), cell.clone());
            }
        }
        visible
    }
}

/// Ranges in order that do not overlap: a filter may hide every second row of a long table.
struct Ranges(Vec<(u32, u32)>);

impl Ranges {
    fn of(ranges: &[(u32, u32)]) -> Self {
        let mut sorted = ranges.to_vec();
        sorted.sort_unstable();
        let mut apart: Vec<(u32, u32)> = Vec::new();
        for (first, last) in sorted {
            match apart.last_mut() {
                Some(before) if first <= before.1 => before.1 = before.1.max(last),
                _ => apart.push((first, last)),
            }
        }
        Self(apart)
    }

    fn have(&self, position: u32) -> bool {
        let behind = self.0.partition_point(|&(first, _)| first <= position);
        behind.checked_sub(1).and_then(|at| self.0.get(at)).is_some_and(|&(_, last)| position <= last)
    }
}

#[cfg(test)]
mod tests {
    use super::Ranges;

    #[test]
    fn ranges_have_what_lies_in_any_of_them() {
        let ranges = Ranges::of(&[(7, 9), (1, 4), (2, 3), (12, 12)]);
        let had: Vec<u32> = (0..15).filter(|&position| ranges.have(position)).collect();
        assert_eq!(had, [1, 2, 3, 4, 7, 8, 9, 12]);
        assert!(!Ranges::of(&[]).have(0));
    }
}
