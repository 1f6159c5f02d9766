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
