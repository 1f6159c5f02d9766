//! Schemes and books for tests: built by short words, filled row by row, read by subject and column.

#![allow(dead_code, reason = "each test binary uses some of the words")]

pub mod dice;
pub mod exact;
pub mod filled;
pub mod random;

use evalbook::book::{Book, Calculation, Change};
use evalbook::engine::{Column, Value};
use evalbook::scheme::{
    Aggregation, Attribute, Body, Class, Conversion, EntryColumn, EntryTable, Indicator, Kind, Meaning,
    Measure, Missing, Options, Period, PeriodPart, Scheme,
};

pub const KEY: &str = "名称";

/// A row by its columns' names; the others are empty.
pub type Row = Vec<(String, Value)>;

/// A class without ledger, link and grades.
pub fn class(name: &str, aggregation: Aggregation, indicators: Vec<Indicator>) -> Class {
    Class {
        attributes: vec![attribute(KEY, Kind::Text)],
        aggregation,
        indicators,
        ..Class::new(name, format!("{name}指数"), KEY)
    }
}

pub fn attribute(name: &str, kind: Kind) -> Attribute {
    Attribute { name: name.into(), meaning: Meaning::Other, kind, options: Options::Free }
}

/// A leaf.
pub fn leaf(name: &str, share: f64, measure: Measure, conversion: Conversion, missing: Missing) -> Indicator {
    let body = Body::Leaf { measure, conversion, missing };
    Indicator { code: name.into(), name: name.into(), share, source: "第一条".into(), body }
}

/// A group.
pub fn group(name: &str, share: f64, aggregation: Aggregation, children: Vec<Indicator>) -> Indicator {
    let body = Body::Group { aggregation, children };
    Indicator { code: name.into(), name: name.into(), share, source: "第一条".into(), body }
}

/// The subject's own entry, a number.
pub fn entry(column: &str) -> Measure {
    Measure::Entry { column: column.into(), kind: Kind::Number, options: Options::Free }
}

/// A table of entries: text columns, then number columns.
pub fn table(name: &str, texts: &[&str], numbers: &[&str]) -> EntryTable {
    let column = |kind: Kind| {
        move |name: &&str| EntryColumn { name: (*name).into(), kind, options: Options::Free, formula: None }
    };
    let columns = texts.iter().map(column(Kind::Text)).chain(numbers.iter().map(column(Kind::Number)));
    EntryTable { name: name.into(), purpose: String::new(), columns: columns.collect() }
}

/// A scheme over the year 2026 with these parts.
pub fn scheme(classes: Vec<Class>, tables: Vec<EntryTable>, parts: &[(&str, f64)]) -> Scheme {
    let parts = parts.iter().map(|&(name, weight)| PeriodPart { name: name.into(), weight }).collect();
    Scheme {
        name: "考评办法".into(), period: Period { from: 46023.0, to: 46387.0, parts }, classes, tables
    }
}

/// A cell as one would type it: a number where it is one, nothing where it is blank.
pub fn typed(text: &str) -> Value {
    match (text.trim(), text.trim().parse::<f64>()) {
        ("" | "-", _) => Value::Empty,
        (_, Ok(number)) => Value::Number(number),
        (text, Err(_)) => Value::text(text),
    }
}

/// Rows as one would type them, `-` for a blank: the columns' names first.
pub fn rows(columns: &str, lines: &[&str]) -> Vec<Row> {
    let row = |line: &&str| {
        let cells: Vec<&str> = line.split_whitespace().collect();
        let names: Vec<&str> = columns.split_whitespace().collect();
        assert_eq!(names.len(), cells.len(), "{line}");
        names.iter().zip(cells).map(|(name, cell)| ((*name).to_owned(), typed(cell))).collect()
    };
    lines.iter().map(row).collect()
}

/// An empty book for a scheme.
pub fn book(scheme: Scheme) -> Book {
    Book::new(scheme, "考评", "单位", "2026 年度", 46_387.0)
}

/// Appends rows to a table.
pub fn append(book: &mut Book, table: &str, rows: &[Row]) {
    let position = book.table_position(table).expect("the table exists");
    let found = &book.tables[position];
    for (name, _) in rows.iter().flatten() {
        assert!(found.column_position(name).is_some(), "{table} has no column {name}");
    }
    let cell = |row: &Row, name: &str| {
        row.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone()).unwrap_or_default()
    };
    let columns = found
        .columns
        .iter()
        .map(|column| rows.iter().map(|row| cell(row, &column.name)).collect::<Column>())
        .collect();
    let change = Change::InsertRows { table: position, at: found.rows, count: rows.len(), columns };
    book.apply(&change).expect("the rows are inserted");
}

/// Puts a value into a cell.
pub fn set(book: &mut Book, table: &str, column: &str, row: usize, value: Value) {
    let table = book.table_position(table).expect("the table exists");
    let column = book.tables[table].column_position(column).expect("the column exists");
    book.apply(&Change::Cells { table, column, cells: vec![(row, value)] }).expect("the cell is set");
}

/// Calculates a book; its formulas have to be sound.
pub fn calculated(book: &Book) -> Calculation {
    let calculation = Calculation::new(book);
    assert_eq!(calculation.model().diagnostics(), []);
    calculation
}

/// The value in a row of a calculated column.
pub fn figure(book: &Book, calculation: &Calculation, table: &str, column: &str, row: usize) -> Value {
    let position = book.table_position(table).expect("the table exists");
    let formulas = calculation.formulas(position);
    let at = formulas.iter().position(|formula| formula.name == column);
    let at = at.unwrap_or_else(|| panic!("{table} has no column {column}"));
    calculation.value(position, calculation.entered_columns(position) + at, row)
}

/// A figure as a test writes it: up to nine decimals, a fault by its name.
pub fn shown(value: &Value) -> String {
    match value {
        Value::Number(number) => {
            let text = format!("{number:.9}");
            let text = text.trim_end_matches('0').trim_end_matches('.');
            if text == "-0" { "0".to_owned() } else { text.to_owned() }
        }
        Value::Text(text) => text.to_string(),
        Value::Empty => String::new(),
        Value::Fault(fault) => fault.text().to_owned(),
        other => format!("{other:?}"),
    }
}
