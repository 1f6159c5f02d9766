//! One input, through everything that takes a formula.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use evalbook::engine::language::{Style, parse, print};
use evalbook::engine::{Column, Fault, Model, Parameter, Place, Source, Table, TableColumn, Value};

/// The panic's message, if the input leads to one.
pub fn panics(text: &str) -> Option<String> {
    let outcome = catch_unwind(AssertUnwindSafe(|| take(text)));
    let panic = outcome.err()?;
    let message = panic
        .downcast_ref::<String>()
        .cloned()
        .or_else(|| panic.downcast_ref::<&str>().map(|message| (*message).to_owned()));
    Some(message.unwrap_or_else(|| "a panic without words".to_owned()))
}

fn take(text: &str) {
    let (tree, _) = parse(text);
    for style in [Style::Tight, Style::Airy] {
        parse(&print(&tree, style));
    }
    let mut model = Model::new(tables(text), parameters(), 46_350.0);
    let own = model.tables().first().map_or(0, |table| table.columns.len() - 1);
    for row in 0..ROWS {
        let place = Place { table: 0, column: own, row };
        model.value(place);
        model.explain(place);
        model.origin(place);
    }
    model.replace_entries(0, 0, Arc::new(numbers().into_iter().rev().collect::<Column>()), &[0, 1]);
    model.set_parameter("参数", Value::text("12"));
}

const ROWS: usize = 7;

fn numbers() -> [Value; ROWS] {
    [3.0, -1.5, 0.0, 1e300, 3.0, 45351.0, 2.0].map(Value::Number)
}

fn mixed() -> [Value; ROWS] {
    [
        Value::Number(1.0),
        Value::text("1"),
        Value::Bool(true),
        Value::Empty,
        Value::Fault(Fault::DivisionByZero),
        Value::text("甲*"),
        Value::Number(-0.1),
    ]
}

fn tables(text: &str) -> Vec<Table> {
    let entries = |name: &str, values: Vec<Value>| TableColumn {
        name: name.to_owned(),
        source: Source::Entries(Arc::new(values.into_iter().collect())),
    };
    let words = ["甲", "乙", "", "甲", "2024-2-29", "b", "B"].map(Value::text);
    let formula = TableColumn { name: "式".to_owned(), source: Source::Formula(text.to_owned()) };
    vec![
        Table {
            name: "表".to_owned(),
            rows: ROWS,
            columns: vec![
                entries("数", numbers().to_vec()),
                entries("文", words.to_vec()),
                entries("空", vec![Value::Empty; ROWS]),
                entries("混", mixed().to_vec()),
                formula,
            ],
        },
        Table { name: "另".to_owned(), rows: 2, columns: vec![entries("值", vec![Value::Number(2.0); 2])] },
        Table { name: "空表".to_owned(), rows: 0, columns: vec![entries("值", Vec::new())] },
    ]
}

fn parameters() -> Vec<Parameter> {
    vec![Parameter { name: "参数".to_owned(), value: Value::Number(0.8) }]
}
