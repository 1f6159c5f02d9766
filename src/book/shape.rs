//! Changes of the tables' shape: tables and columns inserted, removed, moved and defined.

use std::sync::Arc;

use super::apply::misfit;
use super::{Book, Change, ColumnDefinition, Refused};
use crate::engine::Column;
use crate::sentence::Sentence;

impl Book {
    /// Applies a change of the shape and gives its inverse; any other change is refused.
    pub(super) fn apply_shape(&mut self, change: &Change) -> Result<Change, Refused> {
        match change {
            Change::InsertColumn { table, at, definition, entries } => {
                self.insert_column(*table, *at, definition, entries)
            }
            Change::RemoveColumn { table, at } => {
                let found = self.table_at(*table)?;
                if *at >= found.columns.len() || *at >= found.entries.len() {
                    return Err(misfit());
                }
                let definition = found.columns.remove(*at);
                let entries = Arc::unwrap_or_clone(found.entries.remove(*at));
                let rows = vec![(0, found.rows)];
                let back = Change::InsertColumn { table: *table, at: *at, definition, entries };
                Ok(match found.provenance.remove_column(*at) {
                    None => back,
                    Some(sources) => Change::Several(vec![
                        back,
                        Change::Sources { table: *table, column: *at, rows, sources },
                    ]),
                })
            }
            Change::MoveColumn { table, from, to } => {
                let found = self.table_at(*table)?;
                move_item(&mut found.columns, *from, *to)?;
                move_item(&mut found.entries, *from, *to)?;
                found.provenance.move_column(*from, *to);
                Ok(Change::MoveColumn { table: *table, from: *to, to: *from })
            }
            Change::DefineColumn { table, column, definition } => {
                let found = self.table_at(*table)?.columns.get_mut(*column).ok_or_else(misfit)?;
                let before = std::mem::replace(found, definition.clone());
                Ok(Change::DefineColumn { table: *table, column: *column, definition: before })
            }
            Change::InsertTable { at, table } => {
                if *at > self.tables.len() || !table.is_even() {
                    return Err(misfit());
                }
                self.tables.insert(*at, table.as_ref().clone());
                Ok(Change::RemoveTable { at: *at })
            }
            Change::RemoveTable { at } => {
                self.table_at(*at)?;
                Ok(Change::InsertTable { at: *at, table: Box::new(self.tables.remove(*at)) })
            }
            Change::MoveTable { from, to } => {
                move_item(&mut self.tables, *from, *to)?;
                Ok(Change::MoveTable { from: *to, to: *from })
            }
            Change::DefineTable { table, name, role } => {
                let found = self.table_at(*table)?;
                Ok(Change::DefineTable {
                    table: *table,
                    name: std::mem::replace(&mut found.name, name.clone()),
                    role: std::mem::replace(&mut found.role, *role),
                })
            }
            _ => Err(misfit()),
        }
    }

    fn insert_column(
        &mut self,
        table: usize,
        at: usize,
        definition: &ColumnDefinition,
        entries: &Column,
    ) -> Result<Change, Refused> {
        let found = self.table_at(table)?;
        if entries.len() != found.rows || at > found.columns.len() {
            return Err(misfit());
        }
        if found.columns.iter().any(|column| column.name == definition.name) {
            return Err(Refused(Sentence::new(
                format!("表“{}”里已有名为“{}”的列。请换一个列名。", found.name, definition.name),
                format!(
                    "Table {} has a column {} already. Choose another name.",
                    found.name, definition.name
                ),
            )));
        }
        found.columns.insert(at, definition.clone());
        found.entries.insert(at, Arc::new(entries.clone()));
        found.provenance.insert_column(at);
        Ok(Change::RemoveColumn { table, at })
    }
}

fn move_item<T>(items: &mut Vec<T>, from: usize, to: usize) -> Result<(), Refused> {
    if from >= items.len() || to >= items.len() {
        return Err(misfit());
    }
    let item = items.remove(from);
    items.insert(to, item);
    Ok(())
}
