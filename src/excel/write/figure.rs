//! A figure shown again on another sheet: a reference where the workbook is live, else the figure.

use rust_xlsxwriter::{Format, XlsxError};

use crate::engine::{Place, Value};
use crate::scheme::Role;

use super::Export;
use super::cells::{is_plainly_text, letters};
use super::layout::FIRST_ROW;
use super::results;
use super::sheet::Sheet;
use super::style::Look;

impl Export<'_> {
    /// Writes the figure at `place` into a cell.
    pub fn show(
        &self,
        sheet: &mut Sheet,
        (row, column): (u32, u16),
        place: Place,
        format: &Format,
    ) -> Result<(), XlsxError> {
        let value = self.calculation.value(place.table, place.column, place.row);
        match self.reference(sheet.position, place).filter(|_| self.stays(place, &value)) {
            Some(reference) => sheet.formula(row, column, &reference, &value, format),
            None => sheet.value(row, column, &value, format),
        }
    }

    /// A reference to the cell of a figure, as seen from a sheet; `None` where there is none.
    pub fn reference(&self, seen_from: usize, place: Place) -> Option<String> {
        let spot = self.layout.spot(place.table, place.column).filter(|_| self.layout.is_live())?;
        let prefix = self.layout.prefix(spot.sheet, seen_from);
        Some(format!("{prefix}{}{}", letters(spot.column), FIRST_ROW as usize + place.row + 1))
    }

    /// The range of a column of figures, as seen from a sheet.
    pub fn range(&self, seen_from: usize, table: usize, column: usize) -> Option<String> {
        let spot = self.layout.spot(table, column).filter(|_| self.layout.is_live())?;
        let rows = self.book.tables.get(table)?.rows;
        let prefix = self.layout.prefix(spot.sheet, seen_from);
        Some(format!("{prefix}{}", super::cells::column_range(spot.column, rows)))
    }

    /// The column of a figure of a class.
    pub fn column_of(&self, table: usize, role: &Role) -> Option<usize> {
        self.calculation.role_position(table, role)
    }

    /// How a column's cells look.
    pub fn look_of(&self, table: usize, column: usize) -> Look {
        if let Some(formula) = self.calculation.formula(table, column) {
            return results::look(formula);
        }
        let definition = self.book.tables.get(table).and_then(|found| found.columns.get(column));
        definition.map_or(Look::Text, |definition| Look::of_kind(definition.kind))
    }

    /// A column's name.
    pub fn name_of(&self, table: usize, column: usize) -> &str {
        let entered = self.book.tables.get(table).and_then(|found| found.columns.get(column));
        match (entered, self.calculation.formula(table, column)) {
            (Some(definition), _) => &definition.name,
            (None, Some(formula)) => &formula.name,
            (None, None) => "",
        }
    }

    /// The value of a cell as text for a reader, empty for a blank.
    pub fn words(&self, place: Place) -> String {
        match self.calculation.value(place.table, place.column, place.row) {
            Value::Text(text) => text.to_string(),
            Value::Number(number) => crate::engine::number_text(number),
            Value::Fault(fault) => fault.text().to_owned(),
            Value::Bool(_) | Value::Empty => String::new(),
        }
    }

    /// What is entered stays what it is behind a reference only where it is plain text: a blank would
    /// become 0.
    fn stays(&self, place: Place, value: &Value) -> bool {
        let entered = place.column < self.calculation.entered_columns(place.table);
        !entered
            || match value {
                Value::Text(text) => is_plainly_text(text),
                Value::Number(_) => true,
                _ => false,
            }
    }
}
