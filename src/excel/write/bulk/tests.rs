//! A long table reads as a short one of the same cells does, which the workbook's writer wrote.

use std::io::{Cursor, Read};

use calamine::{Reader, Xlsx};
use rust_xlsxwriter::Workbook;

use super::super::formulas::{ROW_MARK, Template};
use super::super::sheet::Sheet;
use super::super::style::Look;
use super::super::table::{Cells, Drawn, write as write_table};
use super::super::volume::{Extras, Volume};
use super::super::{Kept, volume_export};
use super::{Bulk, LONG, fill};
use crate::book::{Calculation, sample};
use crate::engine::{Column, Fault, Value};

const SHORT: usize = 600;

fn values() -> Vec<Value> {
    let texts =
        ["王某", "=1+1", " 前后 ", "a&b<c>\"d\"", "一\n二", "1.50", "TRUE", "#N/A", "", "_x0041_", "\u{1}\r"];
    let mut values: Vec<Value> = texts.into_iter().map(Value::text).collect();
    values.extend([Value::Empty, Value::Bool(true), Value::Bool(false)]);
    values.extend([Fault::NotAvailable, Fault::DivisionByZero, Fault::Cycle].map(Value::Fault));
    values.extend([0.0, -1.5, 59.995, 1e-7, 1e21, 0.1 + 0.2].map(Value::Number));
    values
}

fn column(rows: usize) -> Column {
    let values = values();
    (0..rows).map(|row| values[row % values.len()].clone()).collect()
}

fn drawn<'a>(name: &str, look: Look, cells: Cells<'a>) -> Drawn<'a> {
    let (group, name) = ("组".to_owned(), name.to_owned());
    Drawn { group, name, look, strong: false, folded: false, unprinted: false, cells }
}

/// The workbook of one table with a column of every kind of cells.
fn written(rows: usize) -> Vec<u8> {
    let book = sample();
    let calculation = Calculation::new(&book);
    let volume = Volume::Whole(Extras::default());
    let export = volume_export(&book, &calculation, Kept::default(), &volume).expect("an export");
    let column = column(rows);
    let template = |text: &str| Template::new(&text.replace('?', &ROW_MARK.to_string()));
    let formula = template("IF(A?<B?,\"小&大\",_xlfn.STDEV.S($A$4:A?))");
    let mut columns = vec![
        drawn("值", Look::Text, Cells::Values(&column)),
        drawn("公式", Look::UpTo(2), Cells::Formulas(&formula, &column)),
        drawn("重复", Look::Text, Cells::Repeats(template("'表''一'!A?"), &column)),
        drawn("引用", Look::Fixed(3), Cells::References(template("A?"), &column)),
        drawn(
            "逐行",
            Look::General,
            Cells::Made(Box::new(|row| format!("IF(1>0,{row},2)")), Value::Number(0.0)),
        ),
    ];
    // More columns than the alphabet has letters.
    columns.extend((0..30).map(|at| drawn(&format!("列{at}"), Look::Whole, Cells::Values(&column))));
    let mut workbook = Workbook::new();
    let mut bulks: Vec<Bulk> = Vec::new();
    let mut unheard = |_| {};
    let mut sheet =
        Sheet::new(workbook.add_worksheet(), &export, 0, &mut bulks, &mut unheard).expect("a sheet");
    write_table(&export, &mut sheet, "题", None, columns, rows).expect("the table is written");
    assert_eq!(bulks.len(), usize::from(rows > LONG));
    let bytes = workbook.save_to_buffer().expect("the workbook is written");
    if bulks.is_empty() { bytes } else { fill(&bytes, &bulks, &mut |_| {}).expect("the rows are written") }
}

#[test]
fn a_long_table_reads_as_a_short_one() {
    let (short, long) = (written(SHORT), written(LONG + 1));
    let open = |bytes: &[u8]| Xlsx::new(Cursor::new(bytes.to_vec())).expect("the workbook opens");
    let (mut short_book, mut long_book): (Xlsx<_>, Xlsx<_>) = (open(&short), open(&long));
    let (_, short_cells) = short_book.worksheets().remove(0);
    let (name, long_cells) = long_book.worksheets().remove(0);
    let short_formulas = short_book.worksheet_formula(&name).expect("formulas");
    let long_formulas = long_book.worksheet_formula(&name).expect("formulas");
    assert_eq!(long_cells.height(), 3 + LONG + 1);
    let end = 3 + u32::try_from(SHORT).expect("few");
    for row in 0..end {
        for at in 0..35 {
            assert_eq!(short_cells.get_value((row, at)), long_cells.get_value((row, at)), "{row} {at}");
            assert_eq!(short_formulas.get_value((row, at)), long_formulas.get_value((row, at)), "{row} {at}");
        }
    }
}

/// The tags of the cells of some rows, without what says that a text stands elsewhere.
fn tags(bytes: &[u8], rows: usize) -> Vec<String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a workbook is a zip");
    let mut sheet = String::new();
    let mut part = archive.by_name("xl/worksheets/sheet1.xml").expect("there is a sheet");
    part.read_to_string(&mut sheet).expect("it is read");
    let tags = sheet.split('<').filter(|tag| tag.starts_with("c r=") || tag.starts_with("row "));
    let texts = [" t=\"s\"", " t=\"inlineStr\""];
    let plain = |tag: &str| {
        let tag = tag.split('>').next().unwrap_or_default();
        texts.iter().fold(tag.to_owned(), |tag, text| tag.replace(text, ""))
    };
    tags.map(plain).take(rows * 36).collect()
}

#[test]
fn rows_and_cells_look_the_same() {
    assert_eq!(tags(&written(SHORT), SHORT - 1), tags(&written(LONG + 1), SHORT - 1));
}
