//! Another scheme for a document: its tables take the shape the scheme needs and keep their entries.

use std::collections::BTreeSet;

use super::layout::layout;
use super::{Book, Change, ColumnDefinition, Refused, Table};
use crate::engine::{Column, Value};
use crate::scheme::{Options, Scheme};
use crate::sentence::Sentence;

/// What the new scheme calls otherwise. What is not named here is known by its name.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Renames {
    /// Tables: the name before and the new one.
    pub tables: Vec<(String, String)>,
    /// Columns: the table's name before, the column's name before and its new one.
    pub columns: Vec<(String, String, String)>,
}

/// The change that gives a document another scheme.
#[derive(Clone, Debug, PartialEq)]
pub struct Reshaped {
    /// One step with an inverse.
    pub change: Change,
    /// How many entries go with tables and columns that are no longer needed.
    pub lost: usize,
}

/// Gives a document another scheme: tables and columns that it needs are added, renamed ones keep
/// their entries, ones that only the old scheme needed go with theirs. Columns that an import kept
/// beside the scheme's own stay.
pub fn reshape(book: &Book, scheme: &Scheme, renames: &Renames) -> Result<Reshaped, Refused> {
    let wanted = layout(scheme);
    if let Some(name) = twice(wanted.iter().map(|table| table.name.as_str())) {
        return Err(Refused(Sentence::new(
            format!("考评办法里有两张表都叫“{name}”。请换一个名称。"),
            format!("Two tables of the scheme are called {name}. Choose another name."),
        )));
    }
    let known = layout(&book.scheme);
    let mut shaping = Shaping { book: book.clone(), changes: Vec::new(), lost: 0 };
    shaping.make(Change::Scheme(Box::new(scheme.clone())))?;
    shaping.remove_tables(&wanted, renames)?;
    for (at, table) in wanted.iter().enumerate() {
        let from =
            shaping.book.tables.iter().skip(at).position(|found| renames.table(&found.name) == table.name);
        let Some(from) = from else {
            shaping.make(Change::InsertTable { at, table: Box::new(table.clone()) })?;
            continue;
        };
        shaping.move_table(at + from, at)?;
        shaping.fit(at, table, &known, renames)?;
    }
    shaping.rename_classes_in_cells(renames)?;
    Ok(Reshaped { change: Change::Several(shaping.changes), lost: shaping.lost })
}

impl Renames {
    fn table<'a>(&'a self, before: &'a str) -> &'a str {
        self.tables.iter().find(|(from, _)| from == before).map_or(before, |(_, to)| to)
    }

    fn column<'a>(&'a self, table: &str, before: &'a str) -> &'a str {
        let found = self.columns.iter().find(|(of, from, _)| of == table && from == before);
        found.map_or(before, |(_, _, to)| to)
    }
}

/// A document on its way to another shape.
struct Shaping {
    book: Book,
    changes: Vec<Change>,
    lost: usize,
}

impl Shaping {
    fn make(&mut self, change: Change) -> Result<(), Refused> {
        self.book.apply(&change)?;
        self.changes.push(change);
        Ok(())
    }

    fn remove_tables(&mut self, wanted: &[Table], renames: &Renames) -> Result<(), Refused> {
        for at in (0..self.book.tables.len()).rev() {
            let Some(table) = self.book.tables.get(at) else { continue };
            let name = renames.table(&table.name);
            let names = self.book.tables.iter().map(|table| table.name.as_str());
            let shadowed = holder(names, name, |before| renames.table(before)) != Some(at);
            if shadowed || !wanted.iter().any(|wanted| wanted.name == name) {
                self.lost += table.entries.iter().map(|column| entered(column)).sum::<usize>();
                self.make(Change::RemoveTable { at })?;
            }
        }
        Ok(())
    }

    fn move_table(&mut self, from: usize, to: usize) -> Result<(), Refused> {
        if from == to { Ok(()) } else { self.make(Change::MoveTable { from, to }) }
    }

    /// Gives the table at a position the wanted one's columns, name and role.
    fn fit(&mut self, at: usize, wanted: &Table, known: &[Table], renames: &Renames) -> Result<(), Refused> {
        let Some(name) = self.book.tables.get(at).map(|table| table.name.clone()) else { return Ok(()) };
        let known = known.iter().find(|table| table.name == name).map_or(&[][..], |table| &table.columns);
        // Removed before anything is renamed, so that taking it back finds every name free.
        self.remove_columns(at, wanted, known, &name, renames)?;
        self.define_columns(at, wanted, &name, renames)?;
        self.order_columns(at, &wanted.columns)?;
        let found = self.book.tables.get(at);
        if found.is_some_and(|found| found.name != wanted.name || found.role != wanted.role) {
            self.make(Change::DefineTable { table: at, name: wanted.name.clone(), role: wanted.role })?;
        }
        Ok(())
    }

    /// Removes the columns that only the old scheme needed.
    fn remove_columns(
        &mut self,
        table: usize,
        wanted: &Table,
        known: &[ColumnDefinition],
        name: &str,
        renames: &Renames,
    ) -> Result<(), Refused> {
        for at in (0..self.columns(table).len()).rev() {
            let Some(found) = self.columns(table).get(at) else { continue };
            let becomes = renames.column(name, &found.name);
            let needed = wanted.column_position(becomes).is_some();
            let kept = !known.iter().any(|column| column.name == found.name);
            let names = self.columns(table).iter().map(|column| column.name.as_str());
            let shadowed = holder(names, becomes, |before| renames.column(name, before)) != Some(at);
            if shadowed || !(needed || kept) {
                let entries = self.book.tables.get(table).and_then(|found| found.entries.get(at));
                self.lost += entries.map_or(0, |column| entered(column));
                self.make(Change::RemoveColumn { table, at })?;
            }
        }
        Ok(())
    }

    fn define_columns(
        &mut self,
        table: usize,
        wanted: &Table,
        name: &str,
        renames: &Renames,
    ) -> Result<(), Refused> {
        for column in 0..self.columns(table).len() {
            let Some(found) = self.columns(table).get(column) else { continue };
            let becomes = renames.column(name, &found.name);
            let position = wanted.column_position(becomes);
            let definition = position.and_then(|position| wanted.columns.get(position));
            if let Some(definition) = definition.filter(|definition| *definition != found) {
                self.make(Change::DefineColumn { table, column, definition: definition.clone() })?;
            }
        }
        Ok(())
    }

    /// Puts the wanted columns in their order, adding those that are missing. A kept column stays
    /// behind the one it stood behind.
    fn order_columns(&mut self, table: usize, wanted: &[ColumnDefinition]) -> Result<(), Refused> {
        let is_wanted = |name: &str| wanted.iter().any(|column| column.name == name);
        let mut order: Vec<String> = wanted.iter().map(|column| column.name.clone()).collect();
        let mut before: Option<String> = None;
        for column in self.columns(table) {
            if !is_wanted(&column.name) {
                let behind = before.and_then(|before| order.iter().position(|name| *name == before));
                order.insert(behind.map_or(0, |behind| behind + 1), column.name.clone());
            }
            before = Some(column.name.clone());
        }
        let rows = self.book.tables.get(table).map_or(0, |found| found.rows);
        for (at, name) in order.iter().enumerate() {
            match self.columns(table).iter().position(|column| column.name == *name) {
                Some(from) if from == at => {}
                Some(from) => self.make(Change::MoveColumn { table, from, to: at })?,
                None => {
                    let Some(definition) = wanted.iter().find(|column| column.name == *name) else {
                        continue;
                    };
                    let (definition, entries) = (definition.clone(), Column::empty(rows));
                    self.make(Change::InsertColumn { table, at, definition, entries })?;
                }
            }
        }
        Ok(())
    }

    /// Cells that name a class (加减分台账's 对象类别) name it as it is called now.
    fn rename_classes_in_cells(&mut self, renames: &Renames) -> Result<(), Refused> {
        let mut changes = Vec::new();
        for (position, table) in self.book.tables.iter().enumerate() {
            let naming = table.columns.iter().filter_map(|column| match &column.options {
                Options::SubjectOfClassIn(named) => table.column_position(named),
                _ => None,
            });
            for column in naming.collect::<BTreeSet<usize>>() {
                let renamed = (0..table.rows).filter_map(|row| {
                    let Value::Text(text) = table.value(column, row) else { return None };
                    let now = renames.table(&text);
                    (now != &*text).then(|| (row, Value::text(now)))
                });
                let cells: Vec<(usize, Value)> = renamed.collect();
                if !cells.is_empty() {
                    changes.push(Change::Cells { table: position, column, cells });
                }
            }
        }
        changes.into_iter().try_for_each(|change| self.make(change))
    }

    fn columns(&self, table: usize) -> &[ColumnDefinition] {
        self.book.tables.get(table).map_or(&[], |found| &found.columns)
    }
}

/// Of all that come to one name the position of the one that holds it: the first that is renamed to
/// it, else the one that has it already.
fn holder<'a>(
    names: impl Iterator<Item = &'a str> + Clone,
    name: &str,
    becomes: impl Fn(&'a str) -> &'a str,
) -> Option<usize> {
    let renamed = names.clone().position(|before| before != name && becomes(before) == name);
    renamed.or_else(|| names.clone().position(|before| before == name && becomes(before) == name))
}

fn entered(column: &Column) -> usize {
    column.values().filter(|value| *value != Value::Empty).count()
}

fn twice<'a>(mut names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut seen = BTreeSet::new();
    names.find(|name| !seen.insert(*name))
}
