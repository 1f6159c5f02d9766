//! The names that formulas can use.

use std::{collections::BTreeMap, sync::Arc};

use crate::engine::model::Table;

/// The names formulas can use. Latin letters may differ in case, as in Excel.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    tables: BTreeMap<String, usize>,
    columns: Vec<BTreeMap<String, usize>>,
    parameters: BTreeMap<String, usize>,
    table_names: Vec<Arc<str>>,
    column_names: Vec<Vec<Arc<str>>>,
    parameter_names: Vec<Arc<str>>,
}

/// A name without regard to the case of Latin letters.
pub fn folded(name: &str) -> String {
    name.to_lowercase()
}

impl Catalog {
    /// The names of tables, columns and parameters; of equal ones the first counts.
    pub fn new<'a>(tables: &[Table], parameters: impl IntoIterator<Item = &'a str>) -> Self {
        let mut catalog = Self::default();
        for (at, table) in tables.iter().enumerate() {
            catalog.tables.entry(folded(&table.name)).or_insert(at);
            catalog.table_names.push(table.name.as_str().into());
            let mut columns = BTreeMap::new();
            for (at, column) in table.columns.iter().enumerate() {
                columns.entry(folded(&column.name)).or_insert(at);
            }
            catalog.columns.push(columns);
            catalog
                .column_names
                .push(table.columns.iter().map(|column| column.name.as_str().into()).collect());
        }
        for (at, name) in parameters.into_iter().enumerate() {
            catalog.parameters.entry(folded(name)).or_insert(at);
            catalog.parameter_names.push(name.into());
        }
        catalog
    }

    /// The table of this name.
    pub fn table(&self, name: &str) -> Option<usize> {
        self.tables.get(&folded(name)).copied()
    }

    /// The column of this name in a table.
    pub fn column(&self, table: usize, name: &str) -> Option<usize> {
        self.columns.get(table)?.get(&folded(name)).copied()
    }

    /// The parameter of this name.
    pub fn parameter(&self, name: &str) -> Option<usize> {
        self.parameters.get(&folded(name)).copied()
    }

    /// The name of a parameter.
    pub fn parameter_name(&self, at: usize) -> &str {
        self.parameter_names.get(at).map_or("", AsRef::as_ref)
    }

    /// The name of a table.
    pub fn table_name(&self, at: usize) -> &str {
        self.table_names.get(at).map_or("", AsRef::as_ref)
    }

    /// The names of a table's columns.
    pub fn column_names(&self, table: usize) -> &[Arc<str>] {
        self.column_names.get(table).map(Vec::as_slice).unwrap_or_default()
    }

    /// The names of all tables.
    pub fn tables(&self) -> impl Iterator<Item = &str> {
        self.table_names.iter().map(AsRef::as_ref)
    }

    /// The names that stand without brackets: parameters, then tables.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.parameter_names.iter().map(AsRef::as_ref).chain(self.tables())
    }
}
