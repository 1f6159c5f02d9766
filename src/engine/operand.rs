//! What functions take and give: single values, arrays, and cells of tables.

use std::sync::Arc;

use super::{Column, Fault, Value, coerce};

/// Lists longer than this are an error rather than a page out of memory; a column of a million rows
/// and its neighbours still fit.
pub const MOST_VALUES: usize = 4_000_000;

/// Rows and columns of calculated values.
#[derive(Clone, Debug, PartialEq)]
pub struct Array {
    rows: usize,
    columns: usize,
    values: Vec<Value>,
}

impl Array {
    /// An array from its values row by row; missing ones are empty.
    pub fn new(rows: usize, columns: usize, mut values: Vec<Value>) -> Self {
        values.resize(rows * columns, Value::Empty);
        Self { rows, columns, values }
    }
}

/// Whole columns of a table side by side.
#[derive(Clone, Debug)]
pub struct Range {
    /// The number of rows.
    pub rows: usize,
    /// The columns.
    pub columns: Vec<Arc<Column>>,
}

/// What a function takes and gives.
#[derive(Clone, Debug)]
pub enum Operand {
    /// A constant or a calculated value.
    Value(Value),
    /// A value read from one cell: aggregates skip text and truth in it.
    Cell(Value),
    /// Calculated values.
    Array(Arc<Array>),
    /// Cells of a table.
    Range(Arc<Range>),
}

impl From<Value> for Operand {
    fn from(value: Value) -> Self {
        Operand::Value(value)
    }
}

impl Operand {
    /// A column of calculated values.
    pub fn list(values: Vec<Value>) -> Self {
        Operand::Array(Arc::new(Array::new(values.len(), 1, values)))
    }

    /// The number of rows.
    pub fn rows(&self) -> usize {
        match self {
            Operand::Value(_) | Operand::Cell(_) => 1,
            Operand::Array(array) => array.rows,
            Operand::Range(range) => range.rows,
        }
    }

    /// The number of columns.
    pub fn columns(&self) -> usize {
        match self {
            Operand::Value(_) | Operand::Cell(_) => 1,
            Operand::Array(array) => array.columns,
            Operand::Range(range) => range.columns.len(),
        }
    }

    /// How many values there are.
    pub fn len(&self) -> usize {
        self.rows() * self.columns()
    }

    /// Whether it holds no value at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether it is one value and not a list of them.
    pub fn is_single(&self) -> bool {
        matches!(self, Operand::Value(_) | Operand::Cell(_))
    }

    /// The value at a row and column; a single value everywhere.
    pub fn at(&self, row: usize, column: usize) -> Value {
        match self {
            Operand::Value(value) | Operand::Cell(value) => value.clone(),
            Operand::Array(array) if column < array.columns => {
                array.values.get(row * array.columns + column).cloned().unwrap_or_default()
            }
            Operand::Array(_) => Value::Empty,
            Operand::Range(range) => {
                range.columns.get(column).map(|cells| cells.get(row)).unwrap_or_default()
            }
        }
    }

    /// The value at a position counted row by row.
    pub fn flat(&self, at: usize) -> Value {
        let columns = self.columns().max(1);
        self.at(at / columns, at % columns)
    }

    /// All values, row by row.
    pub fn values(&self) -> impl Iterator<Item = Value> + '_ {
        (0..self.len()).map(|at| self.flat(at))
    }

    /// The one value it stands for; a list with several is `#SPILL!`, an empty one `#CALC!`.
    pub fn single(&self) -> Value {
        match self {
            Operand::Value(value) | Operand::Cell(value) => value.clone(),
            _ => match self.len() {
                0 => Value::Fault(Fault::Calculation),
                1 => self.at(0, 0),
                _ => Value::Fault(Fault::Spill),
            },
        }
    }

    /// Passes every number to `take` as aggregates see it: a written value is converted, of cells
    /// and arrays only numbers count. The first error ends it.
    pub fn each_number(&self, take: &mut dyn FnMut(f64)) -> Result<(), Fault> {
        if let Operand::Value(value) = self {
            take(coerce::number(value)?);
            return Ok(());
        }
        for value in self.values() {
            match value {
                Value::Number(number) => take(number),
                Value::Fault(fault) => return Err(fault),
                Value::Empty | Value::Text(_) | Value::Bool(_) => {}
            }
        }
        Ok(())
    }
}
