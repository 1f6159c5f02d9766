//! 考评表: a form for each person, a page of A4 each, with signature lines.

use rust_xlsxwriter::{ConditionalFormatFormula, XlsxError};

use crate::book::Facet;
use crate::engine::Place;
use crate::scheme::{Meaning, Role};

use super::Export;
use super::cells::lines;
use super::layout::FormRows;
use super::parts::{Part, all};
use super::sheet::Sheet;
use super::style::Look;

/// Label and value, three times; the scores stand in the fifth column.
const WIDTHS: [f64; 6] = [10.0, 15.5, 10.0, 13.0, 11.0, 16.5];
const LAST: u16 = 5;
const SCORE: u16 = 4;
/// The points of height that A4 has between the margins; the widths are less than it has at full size.
const HEIGHT: f64 = 735.0;
const ROW: f64 = 21.0;
const TITLE: f64 = 42.0;
const OPINION: f64 = 62.0;
const OPINIONS: [&str; 3] = ["本人意见", "所在单位意见", "考评机构意见"];
const SIGNATURE: &str = "\n\n　　　　　　　　　　　签名（盖章）：　　　　　　　　年　　月　　日";

/// Writes the forms of some subjects one under another, with a page break after each.
pub(super) fn write(export: &Export, sheet: &mut Sheet, forms: &FormRows) -> Result<(), XlsxError> {
    for (at, width) in (0u16..).zip(WIDTHS) {
        sheet.page.set_column_width(at, width)?;
    }
    let parts = all(export, forms.table);
    let mut form = Form { export, table: forms.table, parts: &parts, row: 0, height: 0.0 };
    let (mut breaks, mut tallest) = (Vec::new(), 0.0_f64);
    for (done, &subject) in forms.rows.iter().enumerate() {
        form.height = 0.0;
        form.write(sheet, subject)?;
        tallest = tallest.max(form.height);
        breaks.push(form.row);
        sheet.tick(done + 1);
    }
    let end = form.row.saturating_sub(1);
    breaks.pop();
    sheet.page.set_page_breaks(&breaks)?.set_print_area(0, 0, end, LAST)?.set_portrait();
    // Page breaks count only where the sheet is not fitted to pages: a scale makes each form fit.
    let scale = (100.0 * HEIGHT / tallest).floor().clamp(10.0, 100.0);
    sheet.page.set_print_scale(scale as u16);
    show_whole_numbers(export, sheet, end)
}

struct Form<'a> {
    export: &'a Export<'a>,
    table: usize,
    parts: &'a [Part<'a>],
    row: u32,
    height: f64,
}

impl Form<'_> {
    fn write(&mut self, sheet: &mut Sheet, subject: usize) -> Result<(), XlsxError> {
        let export = self.export;
        let styles = &export.styles;
        let class = export.book.class_of(self.table);
        let title = format!("{} {}考评表", export.book.period, class.map_or("", |class| class.name.as_str()));
        sheet.spread(self.row, 0, LAST, title.trim(), &styles.form_title)?;
        self.next(sheet, TITLE)?;
        self.pairs(sheet, subject, &self.particulars(subject))?;
        self.pairs(sheet, subject, &self.conclusions())?;
        self.heads(sheet)?;
        for part in self.parts {
            self.part(sheet, subject, part)?;
        }
        for role in [Role::Bonus, Role::Penalty, Role::Own, Role::Linked] {
            if let Some(column) = export.column_of(self.table, &role) {
                self.line(sheet, subject, ("", export.name_of(self.table, column), ""), column)?;
            }
        }
        self.follow(sheet, subject)?;
        for name in OPINIONS {
            sheet.text(self.row, 0, name, &styles.centred)?;
            sheet.spread(self.row, 1, LAST, SIGNATURE, &styles.opinion)?;
            self.next(sheet, OPINION)?;
        }
        Ok(())
    }

    fn next(&mut self, sheet: &mut Sheet, height: f64) -> Result<(), XlsxError> {
        sheet.page.set_row_height(self.row, height)?;
        self.height += height;
        self.row += 1;
        Ok(())
    }

    /// What the roster says of the subject; numbers that identify a person are not printed.
    fn particulars(&self, subject: usize) -> Vec<usize> {
        let Some(found) = self.export.book.tables.get(self.table) else { return Vec::new() };
        let is_printed = |(column, definition): &(usize, &crate::book::ColumnDefinition)| {
            definition.facet == Facet::Roster
                && !matches!(definition.meaning, Meaning::IdentityNumber | Meaning::Phone)
                && !self.export.words(Place { table: self.table, column: *column, row: subject }).is_empty()
        };
        found.columns.iter().enumerate().filter(is_printed).map(|(column, _)| column).collect()
    }

    fn conclusions(&self) -> Vec<usize> {
        let roles =
            [Role::Computed, Role::Adjustment, Role::Index, Role::Rank, Role::RankWithin, Role::Grade];
        roles.iter().filter_map(|role| self.export.column_of(self.table, role)).collect()
    }

    fn pairs(&mut self, sheet: &mut Sheet, subject: usize, columns: &[usize]) -> Result<(), XlsxError> {
        let (export, table) = (self.export, self.table);
        let styles = &export.styles;
        for three in columns.chunks(3) {
            let mut most = 1.0_f64;
            for at in 0..3u16 {
                let (label, value) = (2 * at, 2 * at + 1);
                let Some(&column) = three.get(usize::from(at)) else {
                    sheet.text(self.row, label, "", &styles.centred)?;
                    sheet.text(self.row, value, "", &styles.centred)?;
                    continue;
                };
                let place = Place { table, column, row: subject };
                let name = export.name_of(table, column);
                most = most.max(lines(name, 8.5)).max(lines(&export.words(place), 11.5));
                sheet.text(self.row, label, name, &styles.head)?;
                let look = export.look_of(table, column);
                let format = if matches!(look, Look::Text | Look::Word) {
                    &styles.centred
                } else {
                    styles.cell(look, true)
                };
                export.show(sheet, (self.row, value), place, format)?;
            }
            self.next(sheet, ROW.max(15.0 * most + 5.0))?;
        }
        Ok(())
    }

    fn heads(&mut self, sheet: &mut Sheet) -> Result<(), XlsxError> {
        let head = &self.export.styles.head;
        sheet.text(self.row, 0, "编号", head)?;
        sheet.spread(self.row, 1, 2, "指标", head)?;
        sheet.text(self.row, 3, "满分", head)?;
        sheet.text(self.row, SCORE, "得分", head)?;
        sheet.text(self.row, LAST, "依据", head)?;
        self.next(sheet, ROW)
    }

    fn part(&mut self, sheet: &mut Sheet, subject: usize, part: &Part) -> Result<(), XlsxError> {
        let indicator = part.indicator;
        let name = format!("{}{}", "　".repeat(part.depth), indicator.name);
        sheet.number(self.row, 3, part.full, self.export.styles.cell(Look::General, false))?;
        self.line(sheet, subject, (&indicator.code, &name, &indicator.source), part.column)
    }

    fn line(
        &mut self,
        sheet: &mut Sheet,
        subject: usize,
        (code, name, source): (&str, &str, &str),
        column: usize,
    ) -> Result<(), XlsxError> {
        let (export, styles) = (self.export, &self.export.styles);
        sheet.text(self.row, 0, code, &styles.centred)?;
        sheet.spread(self.row, 1, 2, name, &styles.boxed)?;
        if code.is_empty() && source.is_empty() {
            sheet.text(self.row, 3, "", &styles.boxed)?;
        }
        let format = styles.cell(export.look_of(self.table, column), false);
        export.show(sheet, (self.row, SCORE), Place { table: self.table, column, row: subject }, format)?;
        sheet.text(self.row, LAST, source, &styles.boxed)?;
        let most = lines(name, 23.0).max(lines(source, 14.0));
        self.next(sheet, ROW.max(15.0 * most + 5.0))
    }

    /// What follows from the result, where something does.
    fn follow(&mut self, sheet: &mut Sheet, subject: usize) -> Result<(), XlsxError> {
        let Some(class) = self.export.book.class_of(self.table) else { return Ok(()) };
        for outcome in &class.outcomes {
            let Some(column) = self.export.column_of(self.table, &Role::Outcome(outcome.name.clone())) else {
                continue;
            };
            let reason = self.export.words(Place { table: self.table, column, row: subject });
            if reason.is_empty() {
                continue;
            }
            let words = format!("{}：{}。{reason}", outcome.name, outcome.action);
            sheet.text(self.row, 0, "结果运用", &self.export.styles.centred)?;
            sheet.spread(self.row, 1, LAST, &words, &self.export.styles.boxed)?;
            self.next(sheet, ROW.max(15.0 * lines(&words, 58.0) + 5.0))?;
        }
        Ok(())
    }
}

/// `0.####` leaves a point behind whole numbers.
fn show_whole_numbers(export: &Export, sheet: &mut Sheet, end: u32) -> Result<(), XlsxError> {
    let rule = "=AND(ISNUMBER(E1),ROUND(E1,4)=ROUND(E1,0))";
    let rule = ConditionalFormatFormula::new().set_rule(rule).set_format(&export.styles.whole);
    sheet.page.add_conditional_format(0, SCORE, end, SCORE, &rule)?;
    Ok(())
}
