//! 填报模板: workbooks to fill in for anything that is imported, one for all or one for each unit, that are
//! known again when they come back.

mod columns;
mod lists;
mod page;
mod units;
mod words;

use rust_xlsxwriter::{Workbook, XlsxError};

use super::handout::{archive, unique, unit_name};
use super::names::{sheet_name, stem};
use super::sheet::Sheet;
use super::{COMPRESSION, Written, limits, properties, refused, reserve};
use crate::book::{Book, Facet, HandedOut, Portion, TableRole};
use crate::engine::Value;
use crate::excel::returned::{FORMAT, FilledColumn, MARK, Returned, book_mark, scheme_mark, write_rows};
use crate::sentence::Sentence;

pub(in crate::excel) use columns::template_columns;
pub(in crate::excel) use units::{Unit, units as units_of};

use columns::shared;
use lists::{LISTS_SHEET, Lists};
use units::{Ballots, ballots, keys};

/// The name of the sheet that tells what the template is.
const MARK_SHEET: &str = "考评簿模板";
/// Blank rows for what is added, in a template for one unit and in one for all.
const BLANK_ROWS: [usize; 2] = [30, 200];

/// How a table is handed out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spread {
    /// One workbook for all.
    Together,
    /// One for each unit, or for each kind of raters, in an archive.
    Apart,
}

/// Templates that were written, and what to note down of them.
#[derive(Clone, Debug)]
pub struct Templates {
    /// The file.
    pub file: Written,
    /// What is handed out.
    pub given: HandedOut,
}

/// A template to be written.
struct Form<'a> {
    book: &'a Book,
    table: usize,
    facet: Facet,
    unit: Unit,
    /// The entered columns, each with whether it tells what a row is about.
    columns: Vec<(usize, bool)>,
    rows: Vec<Filled>,
    blank: usize,
    due: Option<f64>,
    /// Whether the rows ask for entries that the table has not.
    asks: bool,
}

/// A row with what is known of it.
struct Filled {
    values: Vec<Value>,
    /// Whether it cannot be told from another, so that nothing of it can be changed.
    locked: bool,
}

/// Writes templates for a part of a table; the same book gives the same bytes.
pub fn write_templates(
    book: &Book,
    (table, facet): (usize, Facet),
    spread: Spread,
    due: Option<f64>,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Templates, Sentence> {
    let Some(found) = book.tables.get(table) else { return Err(nobody()) };
    if matches!(found.role, TableRole::Subjects(_)) && facet != Facet::Roster && found.rows == 0 {
        return Err(nobody());
    }
    let forms = forms(book, (table, facet), spread, due)?;
    let total = forms.len() as u64;
    let portion = |form: &Form| Portion { unit: form.unit.name.clone(), back: None, times: 0 };
    let given =
        HandedOut { table: found.name.clone(), facet, due, portions: forms.iter().map(portion).collect() };
    let mut files: Vec<Written> = Vec::new();
    for (done, form) in (0u64..).zip(&forms) {
        progress(done, total);
        let name = unique(&format!("{}-{}", unit_name(&form.unit.name), unit_name(&form.name())), &files);
        files.push(Written { name, bytes: form.bytes()? });
    }
    progress(total, total);
    let name = format!("{}-{}", stem(book), forms.first().map(Form::name).unwrap_or_default());
    let file = match (spread, files.pop()) {
        (Spread::Together, Some(file)) => Written { name: format!("{name}.xlsx"), ..file },
        (_, last) => archive(format!("{name}.zip"), files.into_iter().chain(last).collect())?,
    };
    Ok(Templates { file, given })
}

fn forms(
    book: &Book,
    (table, facet): (usize, Facet),
    spread: Spread,
    due: Option<f64>,
) -> Result<Vec<Form<'_>>, Sentence> {
    let rows = book.tables.get(table).map_or(0, |found| found.rows);
    let asked = ballots(book, table);
    let units = match (spread, asked) {
        (Spread::Together, _) => vec![Unit { name: String::new(), rows: (0..rows).collect() }],
        (Spread::Apart, Some(ballots)) => {
            ballots.kinds.iter().map(|kind| Unit { name: kind.clone(), rows: Vec::new() }).collect()
        }
        (Spread::Apart, None) => units_of(book, table),
    };
    if units.is_empty() {
        return Err(no_units());
    }
    let columns = template_columns(book, table, facet);
    let form = |unit: Unit| {
        let rows = match asked {
            Some(ballots) => ballot_rows(book, ballots, &unit, &columns),
            None => known_rows(book, table, &unit, &columns),
        };
        let grows = asked.is_none() && (facet == Facet::Roster || book.class_of(table).is_none());
        let [few, many] = BLANK_ROWS;
        let blank = match (grows, spread) {
            (false, _) => 0,
            (true, Spread::Apart) => few,
            (true, Spread::Together) => many,
        };
        Form { book, table, facet, unit, columns: columns.clone(), rows, blank, due, asks: asked.is_some() }
    };
    Ok(units.into_iter().map(form).collect())
}

/// The rows that the table has of a unit.
fn known_rows(book: &Book, table: usize, unit: &Unit, columns: &[(usize, bool)]) -> Vec<Filled> {
    let Some(found) = book.tables.get(table) else { return Vec::new() };
    let telling: Vec<usize> = columns.iter().filter(|(_, known)| *known).map(|(column, _)| *column).collect();
    let shared = shared(found, &telling);
    let entries = book.class_of(table).is_none();
    let row = |&row: &usize| Filled {
        values: columns.iter().map(|(column, _)| found.value(*column, row)).collect(),
        locked: entries && shared.get(row).copied().unwrap_or(false),
    };
    unit.rows.iter().map(row).collect()
}

/// A row for each subject and each kind of raters, or the one that the template is for.
fn ballot_rows(book: &Book, ballots: Ballots, unit: &Unit, columns: &[(usize, bool)]) -> Vec<Filled> {
    let mut rows = Vec::new();
    let kinds = ballots.kinds.iter().filter(|kind| unit.name.is_empty() || **kind == unit.name);
    for kind in kinds {
        for subject in keys(book, ballots.subjects).into_iter().filter(|key| !key.is_empty()) {
            let value = |&(column, _): &(usize, bool)| match column {
                column if column == ballots.owner => Value::text(&subject),
                column if column == ballots.kind => Value::text(kind),
                _ => Value::Empty,
            };
            rows.push(Filled { values: columns.iter().map(value).collect(), locked: false });
        }
    }
    rows
}

impl Form<'_> {
    /// What the template is called, without its unit.
    fn name(&self) -> String {
        let table = self.book.tables.get(self.table).map_or("", |table| table.name.as_str());
        match (self.facet, self.book.class_of(self.table)) {
            (Facet::Roster, _) => format!("{table}名册填报模板"),
            (_, Some(_)) => format!("{table}评分填报模板"),
            _ => format!("{table}填报模板"),
        }
    }

    fn bytes(&self) -> Result<Vec<u8>, Sentence> {
        let cells = (self.rows.len() + self.blank) * self.columns.len();
        limits::check_memory(cells, cells)?;
        limits::check_rows(self.rows.len() + self.blank)?;
        reserve(cells);
        self.write().map_err(|error| refused("", &error))
    }

    fn write(&self) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        workbook.set_zip_compression_level(COMPRESSION);
        workbook.set_properties(&properties(self.book));
        let mut lists = Lists::default();
        let taken = [LISTS_SHEET.to_owned(), MARK_SHEET.to_owned()];
        let name = self.book.tables.get(self.table).map_or("", |table| table.name.as_str());
        let page = workbook.add_worksheet();
        page.set_name(sheet_name(name, &taken))?;
        page::write(self, &mut Sheet::alone(page, &mut Vec::new(), &mut |_| {}), &mut lists)?;
        lists.write(&mut workbook)?;
        write_mark(&self.mark(&lists), &mut workbook)?;
        workbook.save_to_buffer()
    }

    fn mark(&self, lists: &Lists) -> Returned {
        let table = self.book.tables.get(self.table);
        let column = |&(column, known): &(usize, bool)| {
            Some(FilledColumn { name: table?.columns.get(column)?.name.clone(), known })
        };
        Returned {
            format: FORMAT,
            book: book_mark(self.book),
            scheme: scheme_mark(&self.book.scheme),
            table: table.map(|table| table.name.clone()).unwrap_or_default(),
            of_roster: self.facet == Facet::Roster,
            unit: self.unit.name.clone(),
            rows: self.rows.len(),
            asks: self.asks,
            lists: if lists.is_empty() { String::new() } else { LISTS_SHEET.to_owned() },
            columns: self.columns.iter().filter_map(column).collect(),
        }
    }
}

/// Writes what tells the template again; the sheet is not shown.
pub(super) fn write_mark(returned: &Returned, workbook: &mut Workbook) -> Result<(), XlsxError> {
    let page = workbook.add_worksheet();
    page.set_name(MARK_SHEET)?.set_very_hidden(true);
    page.write_string(0, 0, MARK)?;
    page.write_string(1, 0, "这张隐藏的表用来认出交回的模板，请勿删改。")?;
    for (row, cells) in (2u32..).zip(write_rows(returned)) {
        for (column, text) in (0u16..).zip(cells).filter(|(_, text)| !text.is_empty()) {
            page.write_string(row, column, text.as_str())?;
        }
    }
    Ok(())
}

fn nobody() -> Sentence {
    Sentence::new(
        "名册里还没有对象，没有可以填的行。请先在“名册”里导入或录入，再下发模板。",
        "The roster has nobody yet, so there is no row to fill in. Import or enter the roster first.",
    )
}

fn no_units() -> Sentence {
    Sentence::new(
        "这张表分不出单位：名册里还没有单位，或表里没有写明归属的列。请改为下发一份总表。",
        "The table cannot be split into units: the roster has none yet, or no column says whose a row is. Hand out one for all instead.",
    )
}
