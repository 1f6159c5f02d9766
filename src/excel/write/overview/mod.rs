//! 汇总: grades, units and parts as tables of live formulas, each with its chart.

mod chart;
mod subject;

use rust_xlsxwriter::XlsxError;

use crate::engine::{Place, Value, round_to};
use crate::scheme::Role;

use super::Export;
use super::cells::{letters, width};
use super::groups::groups_of;
use super::parts::{Part, tops};
use super::sheet::Sheet;
use super::style::Look;

/// The columns of tables; charts stand to the right of them.
const COLUMNS: u16 = 9;
const CHART_COLUMN: u16 = COLUMNS + 1;
/// The last column that a chart reaches.
const CHART_END: u16 = CHART_COLUMN + 8;
const CHART_ROWS: u32 = 16;
/// A page of A4 on its side takes three blocks at this scale.
const BLOCKS_ON_A_PAGE: usize = 3;
const SCALE: u16 = 48;
/// More bars than this cannot be told apart.
const MOST_BARS: usize = 60;

/// Writes the overview of all classes.
pub(super) fn write(export: &Export, sheet: &mut Sheet) -> Result<(), XlsxError> {
    sheet.page.set_column_width(0, 24)?;
    for at in 1..=COLUMNS {
        sheet.page.set_column_width(at, 11)?;
    }
    sheet.page.set_row_height(0, 28)?;
    sheet.text(0, 0, &format!("{} 汇总", export.book.period), &export.styles.title)?;
    let mut overview = Overview { export, row: 2, breaks: Vec::new(), blocks: 0 };
    for table in 0..export.book.tables.len() {
        if export.book.class_of(table).is_some() && export.book.tables.get(table).is_some_and(|t| t.rows > 0)
        {
            overview.grades(sheet, table)?;
            overview.units(sheet, table)?;
            overview.parts(sheet, table)?;
            overview.subject(sheet, table)?;
        }
    }
    sheet.page.set_print_area(0, 0, overview.row, CHART_END)?;
    // A chart that is cut in two cannot be read: breaks stand between blocks, which needs a scale.
    sheet.page.set_print_scale(SCALE).set_page_breaks(&overview.breaks)?;
    Ok(())
}

pub(super) struct Overview<'a> {
    export: &'a Export<'a>,
    row: u32,
    breaks: Vec<u32>,
    blocks: usize,
}

impl Overview<'_> {
    fn title(&mut self, sheet: &mut Sheet, text: &str) -> Result<(), XlsxError> {
        sheet.spread(self.row, 0, COLUMNS, text, &self.export.styles.section)?;
        sheet.page.set_row_height(self.row, 24)?;
        self.row += 1;
        Ok(())
    }

    fn heads(&mut self, sheet: &mut Sheet, heads: &[&str]) -> Result<(), XlsxError> {
        let longest = heads.iter().skip(1).map(|head| width(head)).fold(0.0, f64::max);
        sheet.page.set_row_height(self.row, 15.0 * (longest / 10.0).ceil().max(1.0) + 6.0)?;
        for (at, head) in (0u16..).zip(heads) {
            sheet.text(self.row, at, head, &self.export.styles.head)?;
        }
        self.row += 1;
        Ok(())
    }

    /// Goes on below a block that began at `first`, with room for its chart.
    fn finish(&mut self, first: u32) {
        self.row = self.row.max(first + CHART_ROWS) + 1;
        self.blocks += 1;
        if self.blocks.is_multiple_of(BLOCKS_ON_A_PAGE) {
            self.breaks.push(self.row);
        }
    }

    /// How many subjects hold each grade.
    fn grades(&mut self, sheet: &mut Sheet, table: usize) -> Result<(), XlsxError> {
        let (export, styles) = (self.export, &self.export.styles);
        let (Some(class), Some(column)) =
            (export.book.class_of(table), export.column_of(table, &Role::Grade))
        else {
            return Ok(());
        };
        let Some(range) = export.range(sheet.position, table, column) else { return Ok(()) };
        let first = self.row;
        self.title(sheet, &format!("{} · 等次分布", class.name))?;
        self.heads(sheet, &["等次", "人数", "占比"])?;
        let begin = self.row;
        let rows = export.book.tables.get(table).map_or(0, |found| found.rows);
        let grades: Vec<String> = (0..rows)
            .filter_map(|row| match export.calculation.value(table, column, row) {
                Value::Text(grade) => Some(grade.to_string()),
                _ => None,
            })
            .collect();
        for word in grade_words(class, &grades) {
            let count = grades.iter().filter(|grade| **grade == word).count() as f64;
            sheet.text(self.row, 0, &word, &styles.centred)?;
            let cell = format!("A{}", self.row + 1);
            let counted = counting(&range, &cell);
            sheet.formula(self.row, 1, &counted, &Value::Number(count), styles.cell(Look::Whole, false))?;
            let share = format!("B{}/ROWS({range})", self.row + 1);
            let value = Value::Number(count / rows.max(1) as f64);
            sheet.formula(self.row, 2, &share, &value, styles.cell(Look::Percent, false))?;
            self.row += 1;
        }
        chart::columns(sheet, (first, begin, self.row), &format!("{}等次分布", class.name), &[1])?;
        self.finish(first);
        Ok(())
    }

    /// The indices unit by unit: of the unit itself and the mean of its people's.
    fn units(&mut self, sheet: &mut Sheet, table: usize) -> Result<(), XlsxError> {
        let (export, styles) = (self.export, &self.export.styles);
        let groups = groups_of(export.book, table);
        let (Some(class), Some(index)) = (export.book.class_of(table), export.column_of(table, &Role::Index))
        else {
            return Ok(());
        };
        let Some(unit) = groups.first().map(|group| group.column) else { return Ok(()) };
        let (Some(units), Some(indices)) =
            (export.range(sheet.position, table, unit), export.range(sheet.position, table, index))
        else {
            return Ok(());
        };
        let first = self.row;
        self.title(sheet, &format!("{} · 分单位", class.name))?;
        let mean_head = format!("{}均值", class.index);
        self.heads(sheet, &["单位", "人数", "单位指数", &mean_head])?;
        let begin = self.row;
        for group in &groups {
            sheet.text(self.row, 0, &group.name, &styles.boxed)?;
            let name = format!("$A{}", self.row + 1);
            let counted = counting(&units, &name);
            sheet.formula(
                self.row,
                1,
                &counted,
                &Value::Number(group.rows.len() as f64),
                styles.cell(Look::Whole, false),
            )?;
            let own = group.own.and_then(|(table, row)| {
                Some(Place { table, column: export.column_of(table, &Role::Index)?, row })
            });
            match own {
                Some(place) => export.show(
                    sheet,
                    (self.row, 2),
                    place,
                    styles.cell(export.look_of(place.table, place.column), false),
                )?,
                None => sheet.text(self.row, 2, "", &styles.boxed)?,
            }
            let mean = format!(
                "IF(SUMPRODUCT(({units}={name})*(ISNUMBER({indices})+ISERROR({indices})))=0,\"\",ROUND(AVERAGEIFS({indices},{units},{}),2))",
                exactly(&name)
            );
            let value = mean_of(export, table, index, &group.rows);
            sheet.formula(self.row, 3, &mean, &value, styles.cell(Look::Fixed(2), false))?;
            self.row += 1;
        }
        let ends = (first, begin, self.row.min(begin + MOST_BARS as u32));
        chart::columns(sheet, ends, &format!("{}分单位", class.name), &[2, 3])?;
        self.finish(first);
        Ok(())
    }

    /// The scores of a class of few subjects, part by part, as parts of their full marks.
    fn parts(&mut self, sheet: &mut Sheet, table: usize) -> Result<(), XlsxError> {
        let (export, styles) = (self.export, &self.export.styles);
        let parts: Vec<Part> = tops(export, table).into_iter().take(usize::from(COLUMNS)).collect();
        let rows = export.book.tables.get(table).map_or(0, |found| found.rows);
        let (Some(class), Some(key)) =
            (export.book.class_of(table), super::layout::key_column(export.book, table))
        else {
            return Ok(());
        };
        if super::groups::is_of_people(export.book, table) || parts.len() < 2 || rows > MOST_BARS {
            return Ok(());
        }
        let first = self.row;
        self.title(sheet, &format!("{} · 各项得分率", class.name))?;
        let names = parts.iter().map(|part| part.indicator.name.as_str());
        self.heads(sheet, &std::iter::once(class.name.as_str()).chain(names).collect::<Vec<_>>())?;
        let begin = self.row;
        for row in 0..rows {
            export.show(sheet, (self.row, 0), Place { table, column: key, row }, &styles.boxed)?;
            for (at, part) in (1u16..).zip(&parts) {
                let place = Place { table, column: part.column, row };
                let Some(cell) = export.reference(sheet.position, place) else { continue };
                let formula = format!("IF(ISNUMBER({cell}),{cell}/{},\"\")", part.full);
                sheet.formula(
                    self.row,
                    at,
                    &formula,
                    &rate(export, place, part.full),
                    styles.cell(Look::Percent, false),
                )?;
            }
            self.row += 1;
        }
        let series: Vec<u16> = (1u16..).zip(&parts).map(|(at, _)| at).collect();
        chart::columns(sheet, (first, begin, self.row), &format!("{}各项得分率", class.name), &series)?;
        self.finish(first);
        Ok(())
    }
}

/// The grades of the scheme, then other words that stand in their place, as they come.
fn grade_words(class: &crate::scheme::Class, grades: &[String]) -> Vec<String> {
    let mut words: Vec<String> = class.grades.iter().map(|band| band.name.clone()).collect();
    for grade in grades.iter().filter(|grade| !grade.is_empty()) {
        if !words.contains(grade) {
            words.push(grade.clone());
        }
    }
    words
}

/// How many cells of a range are the text of a cell; errors among them are not.
fn counting(range: &str, cell: &str) -> String {
    format!("SUMPRODUCT(--ISNUMBER(1/({range}={cell})))")
}

/// A criterion that only the text of a cell satisfies, whatever it looks like.
fn exactly(cell: &str) -> String {
    let tilde = format!("SUBSTITUTE({cell},\"~\",\"~~\")");
    format!("\"=\"&SUBSTITUTE(SUBSTITUTE({tilde},\"*\",\"~*\"),\"?\",\"~?\")")
}

fn mean_of(export: &Export, table: usize, column: usize, rows: &[usize]) -> Value {
    let mut sum = 0.0;
    let mut count = 0.0;
    for &row in rows {
        match export.calculation.value(table, column, row) {
            Value::Number(number) => {
                sum += number;
                count += 1.0;
            }
            Value::Fault(fault) => return Value::Fault(fault),
            _ => {}
        }
    }
    if count == 0.0 { Value::text("") } else { Value::Number(round_to(sum / count, 2)) }
}

/// A score as a part of its full mark.
fn rate(export: &Export, place: Place, full: f64) -> Value {
    match export.calculation.value(place.table, place.column, place.row) {
        Value::Number(score) if full != 0.0 => Value::Number(score / full),
        Value::Number(_) => Value::Fault(crate::engine::Fault::DivisionByZero),
        _ => Value::text(""),
    }
}

/// A cell that does not move.
fn fixed(row: u32, column: u16) -> String {
    format!("${}${}", letters(column), row + 1)
}
