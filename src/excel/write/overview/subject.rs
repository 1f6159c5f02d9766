//! One subject's scores on a radar: whose is chosen in a cell.

use rust_xlsxwriter::{DataValidation, Formula, XlsxError};

use super::super::parts::{Part, tops};
use super::super::sheet::Sheet;
use super::super::style::Look;
use super::{Overview, chart, fixed, rate};
use crate::engine::{Place, Value};

/// A radar with more rays cannot be read.
const MOST_RAYS: usize = 12;

impl Overview<'_> {
    /// The parts of the subject named in a cell; the first subject's to begin with.
    pub(super) fn subject(&mut self, sheet: &mut Sheet, table: usize) -> Result<(), XlsxError> {
        let (export, styles) = (self.export, &self.export.styles);
        let parts: Vec<Part> = tops(export, table).into_iter().take(MOST_RAYS).collect();
        let (Some(class), Some(key)) =
            (export.book.class_of(table), super::super::layout::key_column(export.book, table))
        else {
            return Ok(());
        };
        let Some(keys) = export.range(sheet.position, table, key).filter(|_| parts.len() > 2) else {
            return Ok(());
        };
        let first = self.row;
        self.title(sheet, &format!("{} · 个体得分率（在蓝色格中选择）", class.name))?;
        let chosen = self.row;
        let name = export.calculation.value(table, key, 0);
        sheet.text(chosen, 0, &class.name, &styles.label)?;
        sheet.value(chosen, 1, &name, &styles.input)?;
        let list = DataValidation::new().allow_list_formula(Formula::new(format!("={keys}")));
        sheet.page.add_data_validation(chosen, 1, chosen, 1, &list)?;
        self.row += 1;
        self.heads(sheet, &["指标", "得分率"])?;
        let begin = self.row;
        for part in &parts {
            sheet.text(self.row, 0, &part.indicator.name, &styles.boxed)?;
            let place = Place { table, column: part.column, row: 0 };
            let Some(scores) = export.range(sheet.position, table, part.column) else { continue };
            let cell = format!("INDEX({scores},MATCH({},{keys},0))", fixed(chosen, 1));
            let formula = format!("IF(ISNUMBER({cell}),{cell}/{},\"\")", part.full);
            let value = match name {
                Value::Text(_) => rate(export, place, part.full),
                _ => Value::text(""),
            };
            sheet.formula(self.row, 1, &formula, &value, styles.cell(Look::Percent, false))?;
            self.row += 1;
        }
        chart::radar(sheet, (first, begin, self.row), &format!("{}得分率", class.name))?;
        self.finish(first);
        Ok(())
    }
}
