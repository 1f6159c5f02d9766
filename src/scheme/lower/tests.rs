//! The reference scheme's formulas are sound, its parameters have names that formulas can use.

use std::collections::BTreeSet;

use crate::engine::{Model, Parameter, Source, Table, TableColumn, Value};
use crate::scheme::{lower, parameters, reference_scheme, set_parameter};

#[test]
fn every_parameter_has_its_own_name_and_can_be_set() {
    let mut scheme = reference_scheme();
    let cells = parameters(&scheme);
    let names: BTreeSet<&str> = cells.iter().map(|cell| cell.name.as_str()).collect();
    assert_eq!(names.len(), cells.len());
    for cell in &cells {
        assert_eq!(
            set_parameter(&mut scheme, &cell.name, cell.value + 1.0),
            Some(cell.value),
            "{}",
            cell.name
        );
    }
    for (before, after) in cells.iter().zip(parameters(&scheme)) {
        assert_eq!(after.value, before.value + 1.0, "{}", before.name);
    }
}

/// The reference evaluation: a branch's indicators sum to 100 points, a member's weights to 1.
#[test]
fn points_and_weights_are_whole() {
    let scheme = reference_scheme();
    let total = |class: &str, part: &str| -> f64 {
        let cells = parameters(&scheme);
        let of = cells.iter().filter(|cell| cell.class == class && cell.name.ends_with(part));
        of.map(|cell| cell.value).sum()
    };
    assert_eq!(total("党支部", ".满分"), 100.0);
    // Three levels of weights: the top's sum to 1 and each group's too.
    assert!((total("党员", ".权重") - 3.0).abs() < 1e-12);
}

#[test]
fn lowered_formulas_compile_without_a_diagnostic() {
    let scheme = reference_scheme();
    let lowered = lower(&scheme, 46387.0);
    let book = entered(&scheme);
    let tables = lowered.tables.iter().map(|table| {
        let entered = book.iter().filter(|(of, _)| *of == table.name).map(|(_, column)| TableColumn {
            name: column.clone(),
            source: Source::Entries(Default::default()),
        });
        let formulas = table.columns.iter().map(|column| TableColumn {
            name: column.name.clone(),
            source: Source::Formula(column.formula.clone()),
        });
        Table { name: table.name.clone(), rows: 0, columns: entered.chain(formulas).collect() }
    });
    let cells = lowered.parameters.iter();
    let given = cells.map(|cell| Parameter { name: cell.name.clone(), value: Value::Number(cell.value) });
    let model = Model::new(tables.collect(), given.collect(), 46387.0);
    assert_eq!(model.diagnostics(), []);
}

/// Table and name of every entered column that the scheme's formulas may read.
fn entered(scheme: &crate::scheme::Scheme) -> Vec<(String, String)> {
    use crate::scheme::{Body, entered_columns};
    let mut columns = Vec::new();
    for class in &scheme.classes {
        let mut names: Vec<String> =
            class.attributes.iter().map(|attribute| attribute.name.clone()).collect();
        names.push(class.key.clone());
        names.extend(class.restrictions.iter().map(|found| found.column.clone()));
        names.extend(class.previous.iter().flat_map(|found| [found.index.clone(), found.grade.clone()]));
        for leaf in class.leaves() {
            let Body::Leaf { measure, .. } = &leaf.body else { continue };
            names.extend(entered_columns(&scheme.period, measure).into_iter().map(|column| column.name));
        }
        names.sort();
        names.dedup();
        columns.extend(names.into_iter().map(|name| (class.name.clone(), name)));
    }
    for table in &scheme.tables {
        let plain = table.columns.iter().filter(|column| column.formula.is_none());
        columns.extend(plain.map(|column| (table.name.clone(), column.name.clone())));
    }
    columns
}
