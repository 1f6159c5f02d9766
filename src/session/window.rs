//! A window of a grid: ordered, filtered, with what is to be said of each cell.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::columns::grid_columns;
use super::display::{calculated_text, entered_text};
use super::enter::doubt;
use super::open::Open;
use super::{CellState, CellView, Grid, GridView, Look, Order, RowView};
use crate::book::{ColumnDefinition, Facet};
use crate::engine::{Value, number_text};
use crate::scheme::{Kind, Missing, Options, Role, fed_leaf};
use crate::sentence::Sentence;

/// A window that is kept fresh.
#[derive(Debug)]
pub(super) struct Looking {
    look: Look,
    /// The rows shown, in order; `None` when they are the table's own in its own order.
    rows: Option<Vec<usize>>,
}

impl Looking {
    pub(super) fn new(open: &Open, look: Look) -> Self {
        let mut looking = Self { look, rows: None };
        looking.refresh(open);
        looking
    }

    /// The same grid looked at elsewhere; the order is kept when it is the same one.
    pub(super) fn moved(self, open: &Open, look: Look) -> Self {
        if look.order == self.look.order && look.filter == self.look.filter {
            Self { look, rows: self.rows }
        } else {
            Self::new(open, look)
        }
    }

    /// Orders and filters anew after a change of the book.
    pub(super) fn refresh(&mut self, open: &Open) {
        let rows = open.book.tables.get(self.look.grid.table).map_or(0, |table| table.rows);
        let filter = self.look.filter.trim().to_lowercase();
        if self.look.order.is_none() && filter.is_empty() {
            self.rows = None;
            return;
        }
        let columns = grid_columns(open, self.look.grid);
        let mut shown: Vec<usize> = (0..rows)
            .filter(|&row| {
                filter.is_empty()
                    || columns.iter().any(|&column| {
                        cell_text(open, self.look.grid.table, column, row).to_lowercase().contains(&filter)
                    })
            })
            .collect();
        if let Some(order) = self.look.order {
            sort(open, self.look.grid, &columns, order, &mut shown);
        }
        self.rows = Some(shown);
    }

    /// The rows shown, in order; `None` when they are the table's own.
    pub(super) fn rows(&self) -> Option<&[usize]> {
        self.rows.as_deref()
    }

    /// The window as the screen draws it.
    pub(super) fn view(&self, open: &Open) -> GridView {
        self.part(open, self.look.first, self.look.count)
    }

    /// All rows up to so many, as they are ordered and filtered.
    pub(super) fn whole(&self, open: &Open, most: usize) -> GridView {
        self.part(open, 0, most)
    }

    fn part(&self, open: &Open, first: usize, count: usize) -> GridView {
        let grid = self.look.grid;
        let total = open.book.tables.get(grid.table).map_or(0, |table| table.rows);
        let matching = self.rows.as_ref().map_or(total, Vec::len);
        let first = first.min(matching);
        let end = first.saturating_add(count).min(matching);
        let columns = grid_columns(open, grid);
        let cells = Cells::new(open, grid, &columns);
        let rows = (first..end)
            .map(|position| {
                let row = self
                    .rows
                    .as_ref()
                    .map_or(position, |rows| rows.get(position).copied().unwrap_or(position));
                RowView { row, cells: columns.iter().map(|&column| cells.cell(column, row)).collect() }
            })
            .collect();
        GridView { grid, first, matching, order: self.look.order, filter: self.look.filter.clone(), rows }
    }
}

/// The text of a cell as shown.
pub(super) fn cell_text(open: &Open, table: usize, column: usize, row: usize) -> String {
    let value = open.value(table, column, row);
    match open.calculation.formula(table, column) {
        Some(formula) => calculated_text(&value, formula.format),
        None => {
            let definition = open.book.tables.get(table).and_then(|table| table.columns.get(column));
            entered_text(&value, definition.map_or(Kind::Text, |definition| definition.kind))
        }
    }
}

/// What a window needs to know to say something of its cells.
struct Cells<'a> {
    open: &'a Open,
    grid: Grid,
    keys: BTreeMap<String, BTreeSet<String>>,
    awaited: BTreeSet<usize>,
}

impl<'a> Cells<'a> {
    fn new(open: &'a Open, grid: Grid, columns: &[usize]) -> Self {
        let mut keys = BTreeMap::new();
        let mut awaited = BTreeSet::new();
        for &column in columns {
            let Some(definition) =
                open.book.tables.get(grid.table).and_then(|table| table.columns.get(column))
            else {
                continue;
            };
            match &definition.options {
                Options::SubjectOf(class) => {
                    keys.insert(class.clone(), open.keys_of(class).into_iter().collect());
                }
                Options::SubjectOfClassIn(_) => {
                    for class in &open.book.scheme.classes {
                        keys.insert(class.name.clone(), open.keys_of(&class.name).into_iter().collect());
                    }
                }
                Options::Free | Options::Choice(_) | Options::Between(..) => {}
            }
            let period = &open.book.scheme.period;
            let fed =
                open.book.class_of(grid.table).and_then(|class| fed_leaf(period, class, &definition.name));
            if fed.and_then(|fed| fed.missing()) == Some(Missing::Pending) {
                awaited.insert(column);
            }
        }
        Self { open, grid, keys, awaited }
    }

    fn cell(&self, column: usize, row: usize) -> CellView {
        let table = self.grid.table;
        let value = self.open.value(table, column, row);
        let text = cell_text(self.open, table, column, row);
        let state = match self.open.calculation.formula(table, column) {
            Some(_) => self.calculated_state(column, row, &value),
            None => match self.open.book.tables.get(table).and_then(|table| table.columns.get(column)) {
                Some(definition) => self.entered_state(definition, column, row, &value),
                None => CellState::Plain,
            },
        };
        CellView { text, state }
    }

    /// Whether a blank figure waits for entries. Others are blank because there is nothing to say: an
    /// alert that is not raised, an indicator that is left out, a ballot that is not void.
    fn waits(&self, column: usize, row: usize) -> bool {
        let (table, calculation) = (self.grid.table, &self.open.calculation);
        let silent = calculation.formula(table, column).is_some_and(|found| {
            matches!(found.role, Role::Outcome(_) | Role::Alert(_) | Role::Adjustment | Role::Quota(..))
        });
        let missing = calculation.role_position(table, &Role::Missing);
        let missing = missing.map(|missing| calculation.value(table, missing, row));
        !silent && missing.is_some_and(|missing| matches!(missing, Value::Number(count) if count > 0.0))
    }

    fn calculated_state(&self, column: usize, row: usize, value: &Value) -> CellState {
        match value {
            Value::Text(text) if text.is_empty() && self.waits(column, row) => CellState::Pending,
            Value::Fault(fault) => {
                let place = crate::engine::Place { table: self.grid.table, column, row };
                CellState::Fault(self.open.fault_sentence(place, *fault))
            }
            _ => CellState::Plain,
        }
    }

    fn entered_state(
        &self,
        definition: &ColumnDefinition,
        column: usize,
        row: usize,
        value: &Value,
    ) -> CellState {
        if value.is_empty() {
            let missing = self.grid.facet == Facet::Scores && self.awaited.contains(&column);
            return if missing { CellState::Missing } else { CellState::Plain };
        }
        let doubtful = doubt(value, definition.kind)
            .or_else(|| self.option_doubt(definition, row, value))
            .or_else(|| self.open.adjustment_doubt(self.grid.table, &definition.name, row));
        doubtful.map_or(CellState::Plain, CellState::Fault)
    }

    fn option_doubt(&self, definition: &ColumnDefinition, row: usize, value: &Value) -> Option<Sentence> {
        match (&definition.options, value) {
            (Options::Between(low, high), Value::Number(number)) if number < low || number > high => {
                let (low, high) = (number_text(*low), number_text(*high));
                Some(Sentence::new(
                    format!("{} 超出范围，应在 {low} 到 {high} 之间。请核对。", number_text(*number)),
                    format!("{} is out of range; expected {low} to {high}. Check it.", number_text(*number)),
                ))
            }
            (Options::Choice(choices), Value::Text(text))
                if !choices.iter().any(|choice| **choice == **text) =>
            {
                Some(Sentence::new(
                    format!("“{text}”不在可选值（{}）之内，不会计入。请从列表中选。", choices.join("、")),
                    format!(
                        "“{text}” is not one of {} and does not count. Choose from the list.",
                        choices.join(", ")
                    ),
                ))
            }
            (Options::SubjectOf(class), _) => self.stranger(class, value),
            (Options::SubjectOfClassIn(column), _) => {
                let table = self.open.book.tables.get(self.grid.table)?;
                match table.value(table.column_position(column)?, row) {
                    Value::Text(class) => self.stranger(&class, value),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    fn stranger(&self, class: &str, value: &Value) -> Option<Sentence> {
        let keys = self.keys.get(class)?;
        let name = super::display::plain_text(value);
        (!keys.contains(&name)).then(|| {
            let alike: Vec<&str> =
                keys.iter().filter(|key| key.starts_with(&name)).take(3).map(String::as_str).collect();
            let (zh, en) = if alike.is_empty() {
                (String::new(), String::new())
            } else {
                (format!("是不是“{}”？", alike.join("”或“")), format!(" Did you mean {}?", alike.join(" or ")))
            };
            Sentence::new(
                format!("{class}名册里没有“{name}”，这一行不会计入。{zh}请改正或先登记。"),
                format!("The roster of {class} has no “{name}”; this row does not count.{en} Correct it or register it first."),
            )
        })
    }
}

/// Numbers before texts before blanks; equals stay in the table's order.
fn sort(open: &Open, grid: Grid, columns: &[usize], order: Order, rows: &mut [usize]) {
    let Some(&column) = columns.get(order.column) else { return };
    let key = |row: usize| open.value(grid.table, column, row);
    let mut keyed: Vec<(Value, usize)> = rows.iter().map(|&row| (key(row), row)).collect();
    keyed.sort_by(|one, other| match (is_blank(&one.0), is_blank(&other.0)) {
        (true, true) => Ordering::Equal,
        (true, false) => Ordering::Greater,
        (false, true) => Ordering::Less,
        (false, false) if order.descending => compare(&other.0, &one.0),
        (false, false) => compare(&one.0, &other.0),
    });
    for (slot, (_, row)) in rows.iter_mut().zip(keyed) {
        *slot = row;
    }
}

fn is_blank(value: &Value) -> bool {
    match value {
        Value::Empty => true,
        Value::Text(text) => text.is_empty(),
        _ => false,
    }
}

fn compare(one: &Value, other: &Value) -> Ordering {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => one.total_cmp(other),
        (Value::Text(one), Value::Text(other)) => one.cmp(other),
        _ => rank(one).cmp(&rank(other)),
    }
}

fn rank(value: &Value) -> u8 {
    match value {
        Value::Number(_) => 0,
        Value::Text(_) => 1,
        Value::Bool(_) => 2,
        Value::Fault(_) => 3,
        Value::Empty => 4,
    }
}
