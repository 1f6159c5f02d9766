//! The tables a scheme makes, with all their columns.

use crate::scheme::entry::entered_columns;
use crate::scheme::lower::Lowered;
use crate::scheme::model::Body;
use crate::scheme::model::{Class, Options, Period, Scheme};

/// A table with its columns, entered ones first.
pub(super) struct TableShape {
    pub(super) name: String,
    pub(super) columns: Vec<ColumnShape>,
}

/// A column of a table.
pub(super) struct ColumnShape {
    pub(super) name: String,
    pub(super) options: Options,
    /// The formula of a calculated one.
    pub(super) formula: Option<String>,
}

/// The tables of a scheme: classes first, then tables of entries.
pub(super) fn shapes(scheme: &Scheme, lowered: &Lowered) -> Vec<TableShape> {
    let classes =
        scheme.classes.iter().map(|class| (class.name.clone(), class_columns(&scheme.period, class)));
    let tables = scheme.tables.iter().map(|table| {
        let entered = table.columns.iter().filter(|column| column.formula.is_none());
        (table.name.clone(), entered.map(|column| entered_shape(&column.name, &column.options)).collect())
    });
    // By position: two tables of one name are two.
    let calculated = lowered.tables.iter().map(|table| &table.columns);
    classes
        .chain(tables)
        .zip(calculated)
        .map(|((name, mut columns), calculated): ((String, Vec<ColumnShape>), _)| {
            columns.extend(calculated.iter().map(|column| ColumnShape {
                name: column.name.clone(),
                options: Options::Free,
                formula: Some(column.formula.clone()),
            }));
            TableShape { name, columns }
        })
        .collect()
}

/// What is entered for a class. What is read twice is entered once.
fn class_columns(period: &Period, class: &Class) -> Vec<ColumnShape> {
    let mut columns: Vec<ColumnShape> = Vec::new();
    let mut add = |name: &str, options: &Options| {
        if !columns.iter().any(|column| column.name == name) {
            columns.push(entered_shape(name, options));
        }
    };
    for attribute in &class.attributes {
        add(&attribute.name, &attribute.options);
    }
    add(&class.key, &Options::Free);
    for indicator in class.leaves() {
        let Body::Leaf { measure, .. } = &indicator.body else { continue };
        for entered in entered_columns(period, measure) {
            add(&entered.name, &entered.options);
        }
    }
    let apportionment = class.apportionment.iter().map(|found| &found.column);
    let adjustment = class.adjustment.iter().flat_map(|found| [&found.column, &found.reason, &found.by]);
    let previous = class.previous.iter().flat_map(|found| [&found.index, &found.grade]);
    let restrictions = class.restrictions.iter().map(|found| &found.column);
    let others =
        restrictions.chain(apportionment).chain(adjustment).chain(&class.ranking.by_hand).chain(previous);
    for name in others {
        add(name, &Options::Free);
    }
    columns
}

fn entered_shape(name: &str, options: &Options) -> ColumnShape {
    ColumnShape { name: name.to_owned(), options: options.clone(), formula: None }
}
