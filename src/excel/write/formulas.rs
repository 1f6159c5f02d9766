//! Formula columns as text for a worksheet's cells. All sheets of a class keep a subject on the same
//! row, so a column's formula is printed once and only its row numbers change from row to row.

use crate::book::Calculation;
use crate::engine::{A1Layout, Place};

use super::layout::{FIRST_ROW, Layout};
use super::limits::FORMULA_CHARACTERS;

/// Stands where a row's number goes; no text that a workbook can hold contains it.
pub(super) const ROW_MARK: char = '\u{1}';

/// The formula of a column, open where the row's number goes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Template {
    pieces: Vec<String>,
}

impl Template {
    /// A formula text with marks where a row's number goes.
    pub fn new(text: &str) -> Self {
        Self { pieces: text.split(ROW_MARK).map(str::to_owned).collect() }
    }

    /// The pieces between which a row's number stands.
    pub fn pieces(&self) -> &[String] {
        &self.pieces
    }

    /// The formula for a row of the table.
    pub fn at(&self, row: usize) -> String {
        self.pieces.join(&(FIRST_ROW as usize + row + 1).to_string())
    }
}

/// The templates of all calculated columns.
pub(super) struct Formulas {
    tables: Vec<Vec<Option<Template>>>,
}

impl Formulas {
    /// Prints every calculated column's formula.
    pub fn new(calculation: &Calculation, layout: &Layout) -> Self {
        let tables = (0..calculation.model().tables().len())
            .map(|table| {
                let entered = calculation.entered_columns(table);
                (0..calculation.formulas(table).len())
                    .map(|formula| template(calculation, layout, table, entered + formula))
                    .collect()
            })
            .collect();
        Self { tables }
    }

    /// The formula of the calculated column at this position among the table's calculated ones;
    /// `None` where a workbook cannot carry it.
    pub fn of(&self, table: usize, formula: usize) -> Option<&Template> {
        self.tables.get(table)?.get(formula)?.as_ref()
    }
}

fn template(calculation: &Calculation, layout: &Layout, table: usize, column: usize) -> Option<Template> {
    let spot = layout.spot(table, column)?;
    let seen = Seen { layout, sheet: spot.sheet };
    let text = calculation.model().formula_in_a1(Place { table, column, row: 0 }, &seen)?;
    let template = Template::new(&text);
    let longest = template.at(calculation.model().tables().get(table)?.rows).encode_utf16().count();
    (longest <= FORMULA_CHARACTERS).then_some(template)
}

/// The workbook's layout as seen from one of its sheets.
struct Seen<'a> {
    layout: &'a Layout,
    sheet: usize,
}

impl A1Layout for Seen<'_> {
    fn cell(&self, table: &str, column: &str, _row: usize) -> Option<String> {
        let spot = self.layout.named(table, column)?;
        let letters = super::cells::letters(spot.column);
        Some(format!("{}{letters}{ROW_MARK}", self.layout.prefix(spot.sheet, self.sheet)))
    }

    fn column(&self, table: &str, column: &str) -> Option<String> {
        let spot = self.layout.named(table, column)?;
        let rows = self.layout.table_rows(table)?;
        Some(format!(
            "{}{}",
            self.layout.prefix(spot.sheet, self.sheet),
            super::cells::column_range(spot.column, rows)
        ))
    }

    fn parameter(&self, name: &str) -> Option<String> {
        let (sheet, row, column) = self.layout.parameter(name)?;
        let letters = super::cells::letters(column);
        Some(format!("{}${letters}${}", self.layout.prefix(sheet, self.sheet), row + 1))
    }
}
