//! What the export says and what it keeps apart.

use std::io::{Cursor, Read};

use calamine::{Reader, Xlsx};

use super::{Kept, export};
use crate::book::{Book, Calculation, Change, sample};
use crate::engine::Value;
use crate::scheme::{EntryColumn, EntryTable, Kind, Options, reference_scheme};

fn sheet_names(book: &Book) -> Vec<String> {
    let bytes =
        export(book, &Calculation::new(book), Kept::default(), &mut |_, _| {}).expect("the book is exported");
    let workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("the workbook opens");
    workbook.sheet_names()
}

#[test]
fn text_that_no_cell_holds_is_said() {
    let mut book = sample();
    let cells = vec![(2, Value::text("长".repeat(32_768)))];
    book.apply(&Change::Cells { table: 1, column: 3, cells }).expect("the text is entered");
    let said = export(&book, &Calculation::new(&book), Kept::default(), &mut |_, _| {})
        .expect_err("a cell holds less");
    assert!(said.zh.contains("第 3 行") && said.zh.contains("32767"), "{}", said.zh);
}

#[test]
fn tables_named_like_sheets_get_sheets_of_their_own() {
    let mut scheme = reference_scheme();
    for name in ["方案", "对账"] {
        let columns = vec![EntryColumn {
            name: "事项".into(),
            kind: Kind::Text,
            options: Options::Free,
            formula: None,
        }];
        scheme.tables.push(EntryTable { name: name.into(), purpose: String::new(), columns });
    }
    let names = sheet_names(&Book::new(scheme, "", "", "", 0.0));
    assert_eq!(names.iter().filter(|name| name.starts_with("方案")).count(), 2, "{names:?}");
    assert_eq!(names.iter().filter(|name| *name == "对账" || *name == "对账(2)").count(), 2, "{names:?}");
}

#[test]
fn progress_ends_where_it_said_it_would() {
    let book = sample();
    let mut heard = Vec::new();
    export(&book, &Calculation::new(&book), Kept::default(), &mut |done, total| heard.push((done, total)))
        .expect("the book is exported");
    assert!(heard.is_sorted_by(|one, other| one.0 <= other.0 && one.1 == other.1));
    assert!(heard.last().is_some_and(|(done, total)| done == total && *total > 0));
}

#[test]
fn the_files_own_dates_are_the_evaluations() {
    for (day, written) in [(46_387.0, "2026-12-31"), (61.5, "1900-03-01"), (-1e300, "2000-01-01")] {
        let book = Book::new(reference_scheme(), "", "", "", day);
        let bytes = export(&book, &Calculation::new(&book), Kept::default(), &mut |_, _| {})
            .expect("the book is exported");
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a workbook is a zip");
        let mut properties = String::new();
        let mut part = archive.by_name("docProps/core.xml").expect("there are properties");
        part.read_to_string(&mut properties).expect("the properties are read");
        assert_eq!(properties.matches(&format!(">{written}T00:00:00Z<")).count(), 2, "{properties}");
    }
}

/// A sheet takes 1,023 page breaks: further forms stand on a further sheet, and nobody is left out.
#[test]
fn forms_of_many_people_are_split_over_sheets() {
    let mut book = Book::new(reference_scheme(), "", "", "", 46_387.0);
    let table = book.table_position("党员").expect("there are members");
    let people = 2_345;
    let columns = book.tables[table].columns.iter().map(|column| {
        let name = |row: usize| {
            if column.name == "标识" { Value::text(format!("人{row}")) } else { Value::Empty }
        };
        (0..people).map(name).collect()
    });
    let columns = columns.collect();
    book.apply(&Change::InsertRows { table, at: 0, count: people, columns }).expect("the people fit");
    let written = super::hand_out(
        &book,
        &Calculation::new(&book),
        Kept::default(),
        super::Handout::Forms,
        &mut |_, _| {},
    )
    .expect("the forms are written");
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(written.bytes)).expect("the workbook opens");
    assert_eq!(workbook.sheet_names(), ["考评表-党员", "考评表-党员(2)", "考评表-党员(3)"]);
    let mut found: Vec<String> = workbook
        .worksheets()
        .iter()
        .flat_map(|(_, range)| range.used_cells().map(|(_, _, cell)| cell.to_string()).collect::<Vec<_>>())
        .filter(|text| text.starts_with('人'))
        .collect();
    found.dedup();
    assert_eq!(found.len(), people);
}

/// A text of the scheme's that no cell holds is said with its sheet.
#[test]
fn a_long_text_of_the_scheme_is_said_with_its_sheet() {
    let mut scheme = reference_scheme();
    scheme.tables[0].purpose = "长".repeat(32_768);
    let book = Book::new(scheme, "", "", "", 46_387.0);
    let said = export(&book, &Calculation::new(&book), Kept::default(), &mut |_, _| {})
        .expect_err("a cell holds less");
    assert!(said.zh.contains("表里有一段文字超过 32767 个字符"), "{}", said.zh);
}

/// A sheet's name has 31 letters: the cover and the sheet say the whole of a longer one.
#[test]
fn a_long_name_of_a_table_is_said_in_full() {
    let mut scheme = reference_scheme();
    let long = "名".repeat(40);
    scheme.tables[0].name.clone_from(&long);
    let book = Book::new(scheme, "", "", "", 46_387.0);
    let bytes = export(&book, &Calculation::new(&book), Kept::default(), &mut |_, _| {}).expect("exported");
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("the workbook opens");
    let short = "名".repeat(31);
    assert!(workbook.sheet_names().contains(&short));
    for (sheet, wanted) in [("说明", format!("“{long}”。")), (&*short, long.clone())] {
        let range = workbook.worksheet_range(sheet).expect("the sheet is read");
        let mut texts = range.used_cells().map(|(_, _, cell)| cell.to_string());
        assert!(texts.any(|text| text.starts_with(&wanted)), "{sheet}");
    }
}
