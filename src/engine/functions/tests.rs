use super::*;
use crate::engine::{Model, Place, Source, Table, TableColumn};

fn calculate(formula: &str) -> Value {
    let column = TableColumn { name: "值".to_owned(), source: Source::Formula(formula.to_owned()) };
    let table = Table { name: "表".to_owned(), rows: 1, columns: vec![column] };
    let model = Model::new(vec![table], Vec::new(), 46_350.0);
    assert!(model.diagnostics().is_empty(), "{formula}: {:?}", model.diagnostics());
    model.value(Place { table: 0, column: 0, row: 0 })
}

#[test]
fn every_function_explains_itself_and_its_example_is_right() {
    let mut wrong = Vec::new();
    for function in all() {
        let name = function.name;
        assert!(function.zh.ends_with('。') && function.en.ends_with('.'), "{name} needs its sentences");
        assert_eq!(name, name.to_ascii_uppercase());
        assert!(std::ptr::eq(find(name).expect("known"), function), "{name} stands twice in the table");
        assert!(function.example.contains(name), "the example of {name} has to use it");
        let value = calculate(function.example);
        if value != calculate(function.result) {
            wrong.push((function.example, value, function.result));
        }
        for argument in function.arguments {
            assert!(!argument.zh.is_empty() && !argument.en.is_empty(), "{name} needs its arguments' names");
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Counted day by day with Python's calendar.
#[test]
fn working_days() {
    for (formula, result) in [
        ("WORKDAY(46290,6,{46296,46297})", 46302.0),
        ("WORKDAY(46300,-6,{46296,46297})", 46288.0),
        ("WORKDAY(46290,250)", 46640.0),
        ("WORKDAY(46292,0)", 46292.0),
    ] {
        assert_eq!(calculate(formula), Value::Number(result), "{formula}");
    }
}

/// A column that no table has is an error, however far out it lies.
#[test]
fn columns_out_of_reach() {
    let entries = |name: &str| {
        let values = [1.0, 2.0].map(Value::Number);
        TableColumn {
            name: name.to_owned(),
            source: Source::Entries(std::sync::Arc::new(values.into_iter().collect())),
        }
    };
    let table = Table { name: "表".to_owned(), rows: 2, columns: vec![entries("甲"), entries("乙")] };
    for (which, result) in [
        ("1", Value::Number(2.0)),
        ("2.9", Value::Number(2.0)),
        ("3", Value::Fault(Fault::Reference)),
        ("1E+308", Value::Fault(Fault::Number)),
        ("0.9", Value::Fault(Fault::Value)),
        ("-1E+308", Value::Fault(Fault::Number)),
    ] {
        let text = format!("VLOOKUP(2,表[[甲]:[乙]],{which},0)");
        let column = TableColumn { name: "值".to_owned(), source: Source::Formula(text.clone()) };
        let mut own = table.clone();
        own.columns.push(column);
        let model = Model::new(vec![own], Vec::new(), 46_350.0);
        assert_eq!(model.value(Place { table: 0, column: 2, row: 0 }), result, "{text}");
    }
}
