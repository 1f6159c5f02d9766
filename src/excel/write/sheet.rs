//! A worksheet under way: cells written as what they are, and the print set-up all sheets share.

use rust_xlsxwriter::{Format, Formula, Worksheet, XlsxError};

use crate::engine::Value;

use super::Export;
use super::bulk::Bulk;
use super::cells::cached;

const A4: u8 = 9;
const ROWS_BETWEEN_REPORTS: usize = 500;
/// Excel's limit for a header's text.
const HEADER_CHARACTERS: usize = 255;

/// A worksheet and what hears of its progress.
pub(super) struct Sheet<'a, 'e> {
    pub page: &'a mut Worksheet,
    pub position: usize,
    /// Long tables, which are written at the end.
    pub bulks: &'a mut Vec<Bulk<'e>>,
    progress: &'a mut dyn FnMut(u64),
}

impl<'a, 'e> Sheet<'a, 'e> {
    /// Begins the sheet at this position of the layout.
    pub fn new(
        page: &'a mut Worksheet,
        export: &Export,
        position: usize,
        bulks: &'a mut Vec<Bulk<'e>>,
        progress: &'a mut dyn FnMut(u64),
    ) -> Result<Self, XlsxError> {
        if let Some(plan) = export.layout.sheets().get(position) {
            page.set_name(&plan.name)?;
        }
        // A formula whose result is an empty text would otherwise be cached as 0.
        page.set_formula_result_default("");
        page.set_screen_gridlines(false).set_landscape().set_paper_size(A4);
        page.set_margins(0.5, 0.5, 0.65, 0.65, 0.3, 0.3).set_print_fit_to_pages(1, 0);
        page.set_print_center_horizontally(true).set_footer("&C&9第 &P 页，共 &N 页");
        page.set_header_footer_scale_with_doc(false);
        let header = header(&export.book.organisation, &export.book.title);
        if header.encode_utf16().count() <= HEADER_CHARACTERS {
            page.set_header(header);
        }
        Ok(Self { page, position, bulks, progress })
    }

    /// A worksheet that is no part of a layout and reports nothing.
    pub fn alone(
        page: &'a mut Worksheet,
        bulks: &'a mut Vec<Bulk<'e>>,
        progress: &'a mut dyn FnMut(u64),
    ) -> Self {
        Self { page, position: 0, bulks, progress }
    }

    /// Writes text as text, whatever it begins with.
    pub fn text(&mut self, row: u32, column: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
        if text.is_empty() {
            self.page.write_blank(row, column, format)?;
        } else {
            self.page.write_string_with_format(row, column, text, format)?;
        }
        Ok(())
    }

    /// Writes a number.
    pub fn number(&mut self, row: u32, column: u16, number: f64, format: &Format) -> Result<(), XlsxError> {
        self.page.write_number_with_format(row, column, number, format)?;
        Ok(())
    }

    /// Writes a value as it is; a fault as its text.
    pub fn value(&mut self, row: u32, column: u16, value: &Value, format: &Format) -> Result<(), XlsxError> {
        match value {
            Value::Empty => self.text(row, column, "", format),
            Value::Number(number) => self.number(row, column, *number, format),
            Value::Text(text) => self.text(row, column, text, format),
            Value::Bool(truth) => {
                self.page.write_boolean_with_format(row, column, *truth, format)?;
                Ok(())
            }
            Value::Fault(fault) => self.text(row, column, fault.text(), format),
        }
    }

    /// Writes a formula with the result the app has for it.
    pub fn formula(
        &mut self,
        row: u32,
        column: u16,
        formula: &str,
        result: &Value,
        format: &Format,
    ) -> Result<(), XlsxError> {
        let formula = Formula::new(formula).set_result(cached(result));
        self.page.write_formula_with_format(row, column, formula, format)?;
        Ok(())
    }

    /// Writes text over the columns from `first` to `last` of a row.
    pub fn spread(
        &mut self,
        row: u32,
        first: u16,
        last: u16,
        text: &str,
        format: &Format,
    ) -> Result<(), XlsxError> {
        if first == last {
            return self.text(row, first, text, format);
        }
        self.page.merge_range(row, first, row, last, text, format)?;
        Ok(())
    }

    /// Reports that so many rows of this sheet are written, now and then.
    pub fn tick(&mut self, rows: usize) {
        if rows.is_multiple_of(ROWS_BETWEEN_REPORTS) {
            (self.progress)(rows as u64);
        }
    }
}

fn header(organisation: &str, title: &str) -> String {
    let doubled = |text: &str| text.replace('&', "&&");
    // The space keeps a text that begins with a digit from being read as a font's size.
    format!("&L&9 {}&R&9 {}", doubled(organisation), doubled(title))
}
