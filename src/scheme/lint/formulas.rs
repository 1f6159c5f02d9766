//! Formulas that an office wrote: whether they compile.

use std::sync::Arc;

use super::finding::Place;
use super::lookup::Lookup;
use super::report::Report;
use crate::engine::{Column, Model, Parameter, Source, Table, TableColumn, Value};
use crate::scheme::model::Measure;

/// Free formulas and calculated columns of tables with a mistake, in the engine's words.
pub(super) fn wrong(lookup: &Lookup, report: &mut Report) {
    let written = written(lookup);
    if written.is_empty() {
        return;
    }
    let model = empty_model(lookup);
    for diagnostic in model.diagnostics() {
        let table = lookup.tables.get(diagnostic.table);
        let column = table.and_then(|table| table.columns.get(diagnostic.column));
        let (Some(table), Some(column)) = (table, column) else { continue };
        let found = written.iter().find(|(of, name, _, _)| *of == table.name && *name == column.name);
        let Some((_, _, place, source)) = found else { continue };
        let say = |sentence: &str, fix: Option<&str>| format!("{sentence}{}", fix.unwrap_or_default());
        let fix = diagnostic.fix.as_ref();
        report.find(
            place.clone(),
            source,
            format!(
                "“{}”的公式有误：{}",
                column.name,
                say(&diagnostic.sentence.zh, fix.map(|fix| fix.zh.as_str()))
            ),
            format!(
                "The formula of {}: {} {}",
                column.name,
                diagnostic.sentence.en,
                fix.map_or("", |fix| fix.en.as_str())
            )
            .trim_end()
            .to_owned(),
            None,
        );
    }
}

/// Table, column, place and clause of every formula that is not ours.
fn written(lookup: &Lookup) -> Vec<(String, String, Place, String)> {
    let mut found = Vec::new();
    for (node, rule) in lookup.rules() {
        if let Measure::Formula { .. } = rule.measure {
            let column = format!("{}原值", node.indicator.name);
            found.push((node.class.name.clone(), column, node.place(), node.indicator.source.clone()));
        }
    }
    for table in &lookup.scheme.tables {
        for column in table.columns.iter().filter(|column| column.formula.is_some()) {
            let place = Place::Column { table: table.name.clone(), column: column.name.clone() };
            found.push((table.name.clone(), column.name.clone(), place, String::new()));
        }
    }
    found
}

/// The scheme's formulas over tables without rows.
fn empty_model(lookup: &Lookup) -> Model {
    let nothing = Arc::new(Column::empty(0));
    let tables = lookup.tables.iter().map(|shape| {
        let columns = shape.columns.iter().map(|column| TableColumn {
            name: column.name.clone(),
            source: match &column.formula {
                Some(formula) => Source::Formula(formula.clone()),
                None => Source::Entries(Arc::clone(&nothing)),
            },
        });
        Table { name: shape.name.clone(), rows: 0, columns: columns.collect() }
    });
    let parameters = lookup
        .parameters
        .iter()
        .map(|parameter| Parameter { name: parameter.name.clone(), value: Value::Number(parameter.value) });
    Model::new(tables.collect(), parameters.collect(), lookup.scheme.period.to)
}
