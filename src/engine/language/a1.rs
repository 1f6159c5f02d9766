//! Tree to text for a workbook's cell: references in A1 form, functions of Excel 2010.

use super::{
    Expr, Kind, Reference, Rows, Style, limits, lower::Lowering, print::print_with, single::for_a_single_cell,
};
use crate::engine::A1Layout;

/// Gives a table's name and its columns in order for a name as written.
type Columns<'a> = &'a dyn Fn(&str) -> Option<(String, Vec<String>)>;

/// Where a formula stands.
pub struct Standing<'a> {
    /// The table of the formula.
    pub table: &'a str,
    /// Its row.
    pub row: usize,
    /// The day TODAY stands for.
    pub today: f64,
    /// Each table's name and columns, in order.
    pub columns: Columns<'a>,
    /// The workbook's layout.
    pub layout: &'a dyn A1Layout,
}

/// Writes a formula for a workbook's cell, without `=`; `None` where it needs something newer than
/// Excel 2010, has no place in the workbook, or is more than Excel takes of one formula.
pub fn in_a1(tree: &Expr, standing: &Standing<'_>) -> Option<String> {
    let lowered = for_a_single_cell(&Lowering::new(standing.today).lower(tree)?)?;
    if !limits::within(&lowered) {
        return None;
    }
    let mut complete = true;
    let text = print_with(&lowered, Style::Tight, &mut |part| {
        let text = match &part.kind {
            Kind::Reference(reference) => standing.reference(reference),
            Kind::Name(name) => standing.name(name),
            Kind::Text(text) => return limits::long_text(text),
            _ => return None,
        };
        complete &= text.is_some();
        Some(text.unwrap_or_default())
    });
    complete.then_some(text)
}

impl Standing<'_> {
    fn name(&self, name: &str) -> Option<String> {
        if let Some(cell) = self.layout.parameter(name) {
            return Some(cell);
        }
        let (table, columns) = (self.columns)(name)?;
        self.columns_between(&table, columns.first()?, columns.last()?)
    }

    fn reference(&self, reference: &Reference) -> Option<String> {
        let (table, columns) = (self.columns)(reference.table.as_deref().unwrap_or(self.table))?;
        let known = |wanted: &str| columns.iter().find(|name| super::names::same(name, wanted));
        let first = match &reference.first {
            Some(name) => known(name)?,
            None => columns.first()?,
        };
        let last = match (&reference.last, &reference.first) {
            (Some(name), _) => known(name)?,
            (None, Some(_)) => first,
            (None, None) => columns.last()?,
        };
        match reference.rows {
            Rows::This => {
                let start = self.layout.cell(&table, first, self.row)?;
                if first == last {
                    return Some(start);
                }
                Some(joined(&start, &self.layout.cell(&table, last, self.row)?))
            }
            Rows::Data => self.columns_between(&table, first, last),
            Rows::Headers | Rows::All => None,
        }
    }

    fn columns_between(&self, table: &str, first: &str, last: &str) -> Option<String> {
        let start = self.layout.column(table, first)?;
        if first == last {
            return Some(start);
        }
        Some(joined(&start, &self.layout.column(table, last)?))
    }
}

/// One range from the beginning of the first to the end of the last.
fn joined(first: &str, last: &str) -> String {
    let sheet = first.rfind('!').map_or(0, |at| at + 1);
    let (sheet, range) = first.split_at(sheet);
    let begin = range.split(':').next().unwrap_or(range);
    let range = last.rsplit('!').next().unwrap_or(last);
    let end = range.rsplit(':').next().unwrap_or(range);
    format!("{sheet}{begin}:{end}")
}
