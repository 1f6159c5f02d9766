//! The tables of a book beside their sheets.

use std::collections::BTreeMap;

use super::difference::{Difference, Edit};
use super::rows::{pair, same};
use crate::book::{Book, ColumnDefinition, Keys, Table, TableRole};
use crate::engine::Value;
use crate::excel::import::{cell_text, take};
use crate::excel::read::{Cell, Row, Sheet, place};
use crate::excel::write::layout::{Place, Plan};
use crate::scheme::{Kind, Meaning};
use crate::sentence::Sentence;

/// Rows at the top among which the header is looked for.
const TOP: u32 = 20;
/// Cells of a row that say which one it is.
const DIGEST: usize = 4;

/// A comparison under way, sheet after sheet.
pub(super) struct Comparing<'a> {
    book: &'a Book,
    found: Vec<Difference>,
    /// New subjects by their table and the key that the roster gives them: where they stand in `found`.
    added: BTreeMap<(usize, String), usize>,
    /// Saved rows by their table and a key that was changed in the roster.
    renamed: BTreeMap<(usize, String), usize>,
}

/// An entered column of the table and where the sheet has it.
struct Standing<'a> {
    column: usize,
    at: u32,
    definition: &'a ColumnDefinition,
}

impl<'a> Comparing<'a> {
    pub(super) fn new(book: &'a Book) -> Self {
        Self { book, found: Vec::new(), added: BTreeMap::new(), renamed: BTreeMap::new() }
    }

    pub(super) fn finish(self) -> Vec<Difference> {
        self.found
    }

    /// Says that a sheet is not there.
    pub(super) fn lacks(&mut self, sheet: &str) {
        let item = Sentence::new(
            "这张表不在工作簿里了，其中的录入按存档保留",
            "This sheet is no longer there; its entries stay as they were saved",
        );
        self.say(sheet.to_owned(), String::new(), item);
    }

    /// Compares a sheet with its table.
    pub(super) fn compare(&mut self, sheet: &Sheet, plan: &Plan, table: usize) {
        let Some(found) = self.book.tables.get(table) else { return };
        let is_home = |place: &Place| matches!(place, Place::Home(column) if *column < found.columns.len());
        if !plan.columns.iter().any(is_home) {
            return;
        }
        let Some((header, standing)) = standing(sheet, plan, found) else {
            return self.lacks(&plan.name);
        };
        let rows: Vec<Row> = sheet
            .rows_from(header + 1)
            .filter(|row| standing.iter().any(|column| !row.cell(column.at).is_blank()))
            .collect();
        match (found.role, self.key(table, sheet, header)) {
            (TableRole::Subjects(_), Some((key, at))) => {
                self.subjects(sheet, table, &rows, &standing, key, at);
            }
            _ => self.entries(sheet, table, &rows, &standing),
        }
    }

    /// The position of the class's key in its table and on the sheet.
    fn key(&self, table: usize, sheet: &Sheet, header: u32) -> Option<(usize, u32)> {
        let class = self.book.class_of(table)?;
        let key = self.book.tables.get(table)?.column_position(&class.key)?;
        let row = sheet.row(header)?;
        let (at, _) = row.cells().find(|(_, cell)| cell_text(cell) == class.key.as_str())?;
        Some((key, at))
    }

    fn subjects(
        &mut self,
        sheet: &Sheet,
        table: usize,
        rows: &[Row],
        standing: &[Standing],
        key: usize,
        at: u32,
    ) {
        let Some(found) = self.book.tables.get(table) else { return };
        let roster = standing.iter().any(|column| column.column == key);
        let saved: BTreeMap<String, usize> =
            (0..found.rows).map(|row| (text(&found.value(key, row)), row)).collect();
        let here: Vec<String> = rows.iter().map(|row| cell_text(row.cell(at)).trim().to_owned()).collect();
        let mut seen = vec![false; found.rows];
        let mut strangers = Vec::new();
        for (row, name) in rows.iter().zip(&here) {
            let known = saved.get(name).or_else(|| self.renamed.get(&(table, name.clone()))).copied();
            match known.filter(|&known| seen.get(known) == Some(&false)) {
                Some(known) => {
                    if let Some(seen) = seen.get_mut(known) {
                        *seen = true;
                    }
                    self.cells(sheet, table, known, row, standing);
                }
                None => strangers.push((*row, name)),
            }
        }
        let missing: Vec<usize> = (0..found.rows).filter(|&row| seen.get(row) == Some(&false)).collect();
        if !roster {
            return self.strange_scores(sheet, table, &strangers, standing, at);
        }
        let header = rows.first().map_or(0, |row| row.number);
        let mut keys: Keys = saved.keys().collect();
        let mut missing = missing;
        for (row, name) in strangers {
            // A new key where the saved one is gone is the same subject under another name.
            let place = (row.number - header) as usize;
            if let Some(position) = missing.iter().position(|&gone| gone == place && !name.is_empty()) {
                self.renamed.insert((table, name.clone()), missing.remove(position));
                self.cells(sheet, table, place, &row, standing);
                continue;
            }
            self.add_subject(sheet, table, &row, standing, key, &mut keys);
        }
        for row in missing {
            self.remove(sheet, table, row);
        }
    }

    /// The cells of a row that differ from a saved one.
    fn cells(&mut self, sheet: &Sheet, table: usize, saved: usize, row: &Row, standing: &[Standing]) {
        let Some(found) = self.book.tables.get(table) else { return };
        for column in standing {
            let before = found.value(column.column, saved);
            let after = value(row.cell(column.at), &before, column.definition);
            if same(&before, &after) {
                continue;
            }
            let name = &column.definition.name;
            self.found.push(Difference {
                place: format!("{}!{}", sheet.name, place(row.number, column.at)),
                subject: self.subject(table, saved),
                item: Sentence::new(name.clone(), name.clone()),
                before,
                after,
                kind: column.definition.kind,
                edit: Edit::Cell { table, column: column.column, row: saved },
            });
        }
    }

    fn add_subject(
        &mut self,
        sheet: &Sheet,
        table: usize,
        row: &Row,
        standing: &[Standing],
        key: usize,
        keys: &mut Keys,
    ) {
        let mut values = self.values(table, row, standing);
        let given = values.get(key).map(text).unwrap_or_default();
        let named = standing
            .iter()
            .find(|column| matches!(column.definition.meaning, Meaning::PersonName | Meaning::UnitName))
            .and_then(|column| values.get(column.column))
            .map(text);
        let name = [Some(given.clone()), named].into_iter().flatten().find(|name| !name.is_empty());
        let name = keys.take_numbered(&crate::book::literal_key(&name.unwrap_or_else(|| "未命名".into())));
        if let Some(slot) = values.get_mut(key) {
            *slot = Value::text(&name);
        }
        self.added.insert((table, if given.is_empty() { name.clone() } else { given }), self.found.len());
        self.add(sheet, table, row, name, values);
    }

    /// Scores of subjects whom the saved roster does not have: those that the roster's sheet adds get
    /// them; of others it is said.
    fn strange_scores(
        &mut self,
        sheet: &Sheet,
        table: usize,
        strangers: &[(Row, &String)],
        standing: &[Standing],
        at: u32,
    ) {
        for (row, name) in strangers {
            let values = self.values(table, row, standing);
            let added = self.added.get(&(table, (*name).clone())).copied();
            if let Some(Edit::Add { values: into, .. }) =
                added.and_then(|added| self.found.get_mut(added)).map(|difference| &mut difference.edit)
            {
                for column in standing {
                    if let (Some(slot), Some(value)) =
                        (into.get_mut(column.column), values.get(column.column))
                    {
                        *slot = value.clone();
                    }
                }
                continue;
            }
            let item = Sentence::new(
                "名册里没有这个对象，这一行的录入没有采用",
                "The roster has no such subject; the entries of this row are not taken",
            );
            self.say(format!("{}!{}", sheet.name, place(row.number, at)), (*name).clone(), item);
        }
    }

    fn entries(&mut self, sheet: &Sheet, table: usize, rows: &[Row], standing: &[Standing]) {
        let Some(found) = self.book.tables.get(table) else { return };
        let saved: Vec<Vec<Value>> = (0..found.rows)
            .map(|row| standing.iter().map(|column| found.value(column.column, row)).collect())
            .collect();
        let here: Vec<Vec<Value>> = rows
            .iter()
            .enumerate()
            .map(|(position, row)| {
                standing
                    .iter()
                    .map(|column| {
                        let before = found.value(column.column, position);
                        value(row.cell(column.at), &before, column.definition)
                    })
                    .collect()
            })
            .collect();
        // A row that is blank throughout cannot be told from one that is not there.
        let blank =
            |row: usize| saved.get(row).is_none_or(|row| row.iter().all(|value| text(value).is_empty()));
        let pairing = pair(&saved, &here);
        for (saved, here) in pairing.differing {
            if let Some(row) = rows.get(here) {
                self.cells(sheet, table, saved, row, standing);
            }
        }
        for row in pairing.added.into_iter().filter_map(|row| rows.get(row)) {
            let values = self.values(table, row, standing);
            self.add(sheet, table, row, String::new(), values);
        }
        for row in pairing.removed.into_iter().filter(|&row| !blank(row)) {
            self.remove(sheet, table, row);
        }
    }

    /// A value for each entered column of the table.
    fn values(&self, table: usize, row: &Row, standing: &[Standing]) -> Vec<Value> {
        let columns = self.book.tables.get(table).map_or(0, |table| table.columns.len());
        let mut values = vec![Value::Empty; columns];
        for column in standing {
            if let Some(slot) = values.get_mut(column.column) {
                *slot = value(row.cell(column.at), &Value::Empty, column.definition);
            }
        }
        values
    }

    fn add(&mut self, sheet: &Sheet, table: usize, row: &Row, subject: String, values: Vec<Value>) {
        self.found.push(Difference {
            place: format!("{}!{}", sheet.name, u64::from(row.number) + 1),
            subject,
            item: Sentence::new("新增的一行", "a new row"),
            before: Value::Empty,
            after: Value::text(digest(&values)),
            kind: Kind::Text,
            edit: Edit::Add { table, values },
        });
    }

    fn remove(&mut self, sheet: &Sheet, table: usize, row: usize) {
        let Some(found) = self.book.tables.get(table) else { return };
        let values: Vec<Value> = (0..found.columns.len()).map(|column| found.value(column, row)).collect();
        self.found.push(Difference {
            place: sheet.name.clone(),
            subject: self.subject(table, row),
            item: Sentence::new("删去的一行", "a row that is gone"),
            before: Value::text(digest(&values)),
            after: Value::Empty,
            kind: Kind::Text,
            edit: Edit::Remove { table, row },
        });
    }

    fn say(&mut self, place: String, subject: String, item: Sentence) {
        let (before, after) = (Value::Empty, Value::Empty);
        let difference =
            Difference { place, subject, item, before, after, kind: Kind::Text, edit: Edit::Nothing };
        self.found.push(difference);
    }

    /// What a saved row is called: its key, or its first texts.
    fn subject(&self, table: usize, row: usize) -> String {
        let Some(found) = self.book.tables.get(table) else { return String::new() };
        let mut values = (0..found.columns.len()).map(|column| found.value(column, row));
        match self.book.class_of(table).and_then(|class| found.column_position(&class.key)) {
            Some(key) => values.nth(key).as_ref().map(text).unwrap_or_default(),
            None => digest(&values.filter(|value| matches!(value, Value::Text(_))).collect::<Vec<_>>()),
        }
    }
}

/// The header's row and where the sheet has the entered columns that are at home on it.
fn standing<'a>(sheet: &Sheet, plan: &Plan, table: &'a Table) -> Option<(u32, Vec<Standing<'a>>)> {
    let home: Vec<(usize, &ColumnDefinition)> = plan
        .columns
        .iter()
        .filter_map(|place| match *place {
            Place::Home(column) => Some((column, table.columns.get(column)?)),
            _ => None,
        })
        .collect();
    let found = |row: Row| -> Vec<Standing<'a>> {
        home.iter()
            .filter_map(|&(column, definition)| {
                let (at, _) = row.cells().find(|(_, cell)| cell_text(cell) == definition.name.as_str())?;
                Some(Standing { column, at, definition })
            })
            .collect()
    };
    let tops = sheet.rows().take_while(|row| row.number < TOP).map(|row| (row.number, found(row)));
    tops.max_by_key(|(number, found)| (found.len(), u32::MAX - number)).filter(|(_, found)| !found.is_empty())
}

/// A cell as a value of its column: the saved one where it still says the same.
fn value(cell: &Cell, before: &Value, definition: &ColumnDefinition) -> Value {
    match (cell, before) {
        (Cell::Text(cell), Value::Text(text)) if cell == text => before.clone(),
        (Cell::Fault(cell), Value::Fault(fault)) if cell == fault => before.clone(),
        (Cell::Text(cell), Value::Fault(fault)) if &**cell == fault.text() => before.clone(),
        (Cell::Bool(truth), _) => Value::Bool(*truth),
        _ => take(cell, definition, false).value,
    }
}

/// The first texts and numbers of a row, so that a reader knows which one it is.
fn digest(values: &[Value]) -> String {
    let texts = values.iter().map(text).filter(|text| !text.is_empty());
    texts.take(DIGEST).collect::<Vec<_>>().join("，")
}

fn text(value: &Value) -> String {
    match value {
        Value::Text(text) => text.to_string(),
        Value::Number(number) => crate::engine::number_text(*number),
        _ => String::new(),
    }
}
