//! The functions against LibreOffice: tables of formulas by family, whose values `cargo xtask oracle`
//! computes. Rows with a note keep Excel's documented value, or one worked out to more digits.

#![cfg(test)]

use std::{fs, path::Path, sync::Arc};

use evalbook::engine::{Column, Model, Place, Source, Table, TableColumn, Value};

/// Families whose every number has to be met exactly, to the last bit.
const EXACT: [&str; 2] = ["rank", "rounding"];
/// Families whose whole numbers have to be met exactly, as far as a number holds every one of them.
/// Elsewhere, and for other numbers, one part in 10^12 is allowed.
const WHOLE: [&str; 4] = ["combinatorics", "numerals", "dates", "lookup"];

/// Reads a value as it stands in a table.
fn read(written: &str) -> Value {
    match written {
        "" => Value::Empty,
        "TRUE" => Value::Bool(true),
        "FALSE" => Value::Bool(false),
        _ => match written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
            Some(text) => Value::text(text.replace("\"\"", "\"")),
            None => match written.parse() {
                Ok(number) => Value::Number(number),
                Err(_) => Value::Fault(fault(written)),
            },
        },
    }
}

fn fault(written: &str) -> evalbook::engine::Fault {
    use evalbook::engine::Fault;
    [
        Fault::Null,
        Fault::DivisionByZero,
        Fault::Value,
        Fault::Reference,
        Fault::Name,
        Fault::Number,
        Fault::NotAvailable,
        Fault::Calculation,
    ]
    .into_iter()
    .find(|fault| fault.text() == written)
    .unwrap_or_else(|| panic!("{written} is no value"))
}

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle")
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The table 数据 that formulas refer to.
fn data() -> Table {
    let text = text(&folder().join("data.tsv"));
    let mut lines = text.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let names = lines.next().expect("names");
    let rows: Vec<Vec<&str>> = lines.collect();
    let column = |at: usize| rows.iter().map(|row| read(row[at])).collect::<Column>();
    let columns = names
        .iter()
        .enumerate()
        .map(|(at, name)| TableColumn {
            name: (*name).to_owned(),
            source: Source::Entries(Arc::new(column(at))),
        })
        .collect();
    Table { name: "数据".to_owned(), rows: rows.len(), columns }
}

fn agrees(family: &str, got: &Value, expected: &Value) -> bool {
    match (got, expected) {
        (Value::Number(got), Value::Number(expected)) => {
            let whole = expected.fract() == 0.0 && expected.abs() <= 1e15;
            if EXACT.contains(&family) || whole && WHOLE.contains(&family) {
                got == expected
            } else {
                (got - expected).abs() <= 1e-12 * got.abs().max(expected.abs())
            }
        }
        (got, expected) => got == expected,
    }
}

/// Evaluates a family's formulas, each in a column of one row.
fn check(family: &str) -> Vec<String> {
    let text = text(&folder().join(format!("{family}.tsv")));
    let rows: Vec<Vec<&str>> = text.lines().map(|line| line.split('\t').collect()).collect();
    assert!(rows.iter().all(|row| row.len() == 3 && !row[1].is_empty()), "{family}: a row lacks its value");
    let columns = rows
        .iter()
        .enumerate()
        .map(|(at, row)| TableColumn { name: format!("f{at}"), source: Source::Formula(row[0].to_owned()) })
        .collect();
    let table = Table { name: "例".to_owned(), rows: 1, columns };
    let model = Model::new(vec![data(), table], Vec::new(), 46_350.0);
    let mut wrong: Vec<String> = model
        .diagnostics()
        .iter()
        .map(|diagnostic| format!("{family}: {}", diagnostic.sentence.en))
        .collect();
    for (at, row) in rows.iter().enumerate() {
        let got = model.value(Place { table: 1, column: at, row: 0 });
        if !agrees(family, &got, &read(row[1])) {
            wrong.push(format!("{family}: {} gives {got:?} instead of {}", row[0], row[1]));
        }
    }
    wrong
}

#[test]
fn every_formula_has_the_oracles_value() {
    let mut families: Vec<String> = fs::read_dir(folder())
        .expect("the tables")
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.strip_suffix(".tsv").map(str::to_owned))
        .filter(|name| name != "data")
        .collect();
    families.sort();
    assert!(families.len() >= 20, "the tables are missing");
    let wrong: Vec<String> = families.iter().flat_map(|family| check(family)).collect();
    assert!(wrong.is_empty(), "{} differ:\n{}", wrong.len(), wrong.join("\n"));
}
