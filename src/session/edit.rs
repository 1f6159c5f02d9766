//! Typing, pasting, adding and removing rows, as changes of the document.

use std::collections::BTreeMap;
use std::ops::Range;

use super::columns::{grid_columns, is_editable};
use super::enter::value_of;
use super::open::Open;
use super::tabular::{cells_of, text_of};
use super::window::cell_text;
use super::{CellEdit, Facet, Grid};
use crate::book::{Change, Keys, TableRole, literal_key};
use crate::engine::{Column, Value};
use crate::sentence::Sentence;

/// What an edit comes to.
#[derive(Debug)]
pub(super) struct Edited {
    /// What it is called in the history.
    pub(super) label: Sentence,
    /// The change; `None` when nothing differs.
    pub(super) change: Option<Change>,
    /// What could not be taken.
    pub(super) notices: Vec<Sentence>,
}

/// Values by column and row, entered columns only.
type Entered = BTreeMap<usize, BTreeMap<usize, Value>>;

impl Open {
    /// Typed cells.
    pub(super) fn edit(&self, grid: Grid, edits: &[CellEdit]) -> Result<Edited, Sentence> {
        let columns = grid_columns(self, grid);
        let mut entered = Entered::new();
        let mut refused = 0;
        for edit in edits {
            match columns.get(edit.column) {
                Some(&column) if is_editable(self, grid, column) => {
                    self.enter(grid, &mut entered, column, edit.row, &edit.text);
                }
                _ => refused += 1,
            }
        }
        let label = match edits {
            [edit] if edit.text.is_empty() => Sentence::new("清除单元格", "Clear a cell"),
            [edit] => Sentence::new(format!("录入“{}”", edit.text), format!("Enter “{}”", edit.text)),
            _ => Sentence::new(
                format!("录入 {} 个单元格", edits.len()),
                format!("Enter {} cells", edits.len()),
            ),
        };
        self.finish(grid, label, entered, refused)
    }

    /// Tab-separated text with its corner at a cell of the grid as shown.
    pub(super) fn paste(
        &self,
        grid: Grid,
        shown: Option<&[usize]>,
        row: usize,
        column: usize,
        text: &str,
    ) -> Result<Edited, Sentence> {
        let columns = grid_columns(self, grid);
        let total = self.book.tables.get(grid.table).map_or(0, |table| table.rows);
        let matching = shown.map_or(total, <[usize]>::len);
        let cells = cells_of(text);
        let mut entered = Entered::new();
        let mut refused = 0;
        for (down, line) in cells.iter().enumerate() {
            let position = row + down;
            let number = match shown {
                Some(rows) => {
                    rows.get(position).copied().unwrap_or(total + position.saturating_sub(matching))
                }
                None => position,
            };
            for (across, text) in line.iter().enumerate() {
                match columns.get(column + across) {
                    Some(&target) if is_editable(self, grid, target) => {
                        self.enter(grid, &mut entered, target, number, text);
                    }
                    _ => refused += 1,
                }
            }
        }
        let count: usize = cells.iter().map(Vec::len).sum();
        let label = Sentence::new(format!("粘贴 {count} 个单元格"), format!("Paste {count} cells"));
        self.finish(grid, label, entered, refused)
    }

    /// A block of cells of the grid as shown, as tab-separated text.
    pub(super) fn copy(
        &self,
        grid: Grid,
        shown: Option<&[usize]>,
        rows: Range<usize>,
        columns: Range<usize>,
    ) -> String {
        let positions = grid_columns(self, grid);
        let total = self.book.tables.get(grid.table).map_or(0, |table| table.rows);
        let matching = shown.map_or(total, <[usize]>::len);
        let block: Vec<Vec<String>> = (rows.start.min(matching)..rows.end.min(matching))
            .map(|position| {
                let row = shown.map_or(position, |rows| rows.get(position).copied().unwrap_or(position));
                let taken = positions.iter().skip(columns.start).take(columns.len());
                taken.map(|&column| cell_text(self, grid.table, column, row)).collect()
            })
            .collect();
        text_of(&block)
    }

    /// Empty rows at the end.
    pub(super) fn append(&self, grid: Grid, count: usize) -> Result<Edited, Sentence> {
        let table = self.book.tables.get(grid.table).ok_or_else(no_table)?;
        let columns = table.columns.iter().map(|_| Column::empty(count)).collect();
        Ok(Edited {
            label: Sentence::new(format!("增加 {count} 行"), format!("Add {count} rows")),
            change: (count > 0).then_some(Change::InsertRows {
                table: grid.table,
                at: table.rows,
                count,
                columns,
            }),
            notices: Vec::new(),
        })
    }

    /// Removes rows by their own numbers.
    pub(super) fn remove(&self, grid: Grid, rows: &[usize]) -> Result<Edited, Sentence> {
        let table = self.book.tables.get(grid.table).ok_or_else(no_table)?;
        let mut rows: Vec<usize> = rows.iter().copied().filter(|&row| row < table.rows).collect();
        rows.sort_unstable();
        rows.dedup();
        // From the end, so that earlier positions stay what they are.
        let changes: Vec<Change> =
            rows.iter().rev().map(|&at| Change::RemoveRows { table: grid.table, at, count: 1 }).collect();
        Ok(Edited {
            label: Sentence::new(format!("删除 {} 行", rows.len()), format!("Remove {} rows", rows.len())),
            change: (!changes.is_empty()).then_some(Change::Several(changes)),
            notices: Vec::new(),
        })
    }

    /// Copies rows for more owners: a row each, with the owner's key in the column.
    pub(super) fn assign(
        &self,
        grid: Grid,
        rows: &[usize],
        column: usize,
        owners: &[String],
    ) -> Result<Edited, Sentence> {
        let table = self.book.tables.get(grid.table).ok_or_else(no_table)?;
        let owner = grid_columns(self, grid).get(column).copied().ok_or_else(no_table)?;
        let columns = (0..table.columns.len()).map(|column| {
            let copied = rows.iter().flat_map(|&row| {
                owners
                    .iter()
                    .map(move |key| if column == owner { Value::text(key) } else { table.value(column, row) })
            });
            copied.collect::<Column>()
        });
        let count = rows.len() * owners.len();
        Ok(Edited {
            label: Sentence::new(
                format!("派给 {} 个对象，增加 {count} 行", owners.len()),
                format!("Assign to {} owners: {count} rows", owners.len()),
            ),
            change: (count > 0).then_some(Change::InsertRows {
                table: grid.table,
                at: table.rows,
                count,
                columns: columns.collect(),
            }),
            notices: Vec::new(),
        })
    }

    fn enter(&self, grid: Grid, entered: &mut Entered, column: usize, row: usize, text: &str) {
        let Some(definition) = self.book.tables.get(grid.table).and_then(|table| table.columns.get(column))
        else {
            return;
        };
        entered.entry(column).or_default().insert(row, value_of(text, definition.kind));
    }

    fn finish(
        &self,
        grid: Grid,
        label: Sentence,
        mut entered: Entered,
        refused: usize,
    ) -> Result<Edited, Sentence> {
        let table = self.book.tables.get(grid.table).ok_or_else(no_table)?;
        let grows = matches!(table.role, TableRole::Entries(_)) || grid.facet == Facet::Roster;
        let mut notices = Vec::new();
        if refused > 0 {
            notices.push(Sentence::new(
                format!("有 {refused} 个单元格落在不能录入的列上，没有改动。"),
                format!("{refused} cells fell on columns that cannot be edited; they were not changed."),
            ));
        }
        if !grows {
            let mut beyond = 0;
            for cells in entered.values_mut() {
                beyond += cells.split_off(&table.rows).len();
            }
            if beyond > 0 {
                notices.push(Sentence::new(
                    format!("有 {beyond} 个单元格超出了最后一行，没有录入。请先在名册中登记对象。"),
                    format!("{beyond} cells lay beyond the last row and were not entered. Register the subjects first."),
                ));
            }
        }
        let mut changes = Vec::new();
        let last = entered.values().filter_map(|cells| cells.last_key_value().map(|(row, _)| *row)).max();
        let added = last.map_or(0, |last| (last + 1).saturating_sub(table.rows));
        self.complete_keys(grid, &mut entered);
        if added > 0 {
            let columns = table.columns.iter().map(|_| Column::empty(added)).collect();
            changes.push(Change::InsertRows { table: grid.table, at: table.rows, count: added, columns });
        }
        for (column, cells) in entered {
            let cells: Vec<(usize, Value)> =
                cells.into_iter().filter(|(row, value)| table.value(column, *row) != *value).collect();
            if !cells.is_empty() {
                changes.push(Change::Cells { table: grid.table, column, cells });
            }
        }
        let change = match changes.len() {
            0 => None,
            1 => changes.pop(),
            _ => Some(Change::Several(changes)),
        };
        Ok(Edited { label, change, notices })
    }

    /// A person typed into the roster gets a key that no one else has.
    fn complete_keys(&self, grid: Grid, entered: &mut Entered) {
        let Some((class, table)) = self.book.class_of(grid.table).zip(self.book.tables.get(grid.table))
        else {
            return;
        };
        let (Some(key), Some(name)) = (table.column_position(&class.key), name_column(class, table)) else {
            return;
        };
        if key == name {
            for value in entered.get_mut(&key).into_iter().flat_map(BTreeMap::values_mut) {
                if let Value::Text(text) = value {
                    *value = Value::text(literal_key(text));
                }
            }
            return;
        }
        let mut taken: Keys = self.keys_of(&class.name).into_iter().collect();
        let mut keys = BTreeMap::new();
        for (&row, value) in entered.get(&name).into_iter().flatten() {
            if let (Value::Text(text), Value::Empty) = (value, table.value(key, row)) {
                keys.insert(row, Value::text(taken.take_numbered(&literal_key(text))));
            }
        }
        if !keys.is_empty() {
            entered.entry(key).or_default().extend(keys);
        }
    }
}

fn name_column(class: &crate::scheme::Class, table: &crate::book::Table) -> Option<usize> {
    let named = |meaning| class.attributes.iter().find(|attribute| attribute.meaning == meaning);
    let attribute =
        named(crate::scheme::Meaning::PersonName).or_else(|| named(crate::scheme::Meaning::UnitName))?;
    table.column_position(&attribute.name)
}

fn no_table() -> Sentence {
    Sentence::new(
        "这张表已不在考评簿里，未作改动。",
        "This table is no longer in the book; nothing was changed.",
    )
}
