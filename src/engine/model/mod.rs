//! The calculation: tables and parameters in, results and explanations out.

mod recalculate;
mod setup;
mod types;

use std::{cell::RefCell, collections::BTreeMap, sync::Arc};

use super::{
    Column, Problem, Value,
    language::{self, Expr},
    plan::{self, Arena, Catalog, ColumnAt, Compiled, Compiler, Evaluator, Memo, NodeId, Read},
};
use crate::sentence::Sentence;
use recalculate::Extent;
pub use types::{
    A1Layout, Diagnostic, ExplainedInput, Explanation, Parameter, Place, Source, Table, TableColumn,
};

/// Tables and parameters with their calculated columns kept up to date.
#[derive(Clone, Debug, Default)]
pub struct Model {
    tables: Vec<Table>,
    parameters: Vec<Value>,
    today: f64,
    catalog: Catalog,
    arena: Arena,
    formulas: BTreeMap<ColumnAt, Formula>,
    order: Vec<ColumnAt>,
    diagnostics: Vec<Diagnostic>,
    rows: Vec<usize>,
    results: Vec<Vec<Arc<Column>>>,
    memo: Vec<Memo>,
    /// The nodes that keep something made of a whole column or a parameter.
    keepers: BTreeMap<Read, Vec<NodeId>>,
}

/// A formula of a column.
#[derive(Clone, Debug)]
pub(super) struct Formula {
    /// Its tree.
    pub tree: Expr,
    /// Its nodes.
    pub compiled: Compiled,
    /// Whether it could be read at all.
    pub readable: bool,
}

impl Model {
    /// Compiles every formula and calculates everything. `today` is Excel's serial day. Wrong
    /// formulas become diagnostics and their cells faults.
    pub fn new(tables: Vec<Table>, parameters: Vec<Parameter>, today: f64) -> Self {
        let mut model = Self::prepared(tables, parameters, today, true);
        for column in model.order.clone() {
            model.calculate(column, &Extent::All);
        }
        model
    }

    /// What is wrong with the formulas: all of it.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// What is wrong with a formula that would stand in a column of `table`, before it does.
    pub fn check(&self, table: usize, text: &str) -> Vec<Problem> {
        let (tree, mut problems) = language::parse(text);
        let mut arena = Arena::default();
        problems.extend(Compiler::new(&self.catalog, &mut arena, table).compile(&tree).1);
        problems.sort_by_key(|problem| problem.span.start);
        problems
    }

    /// Replaces an entered column of unchanged length of which only `rows` differ, and recalculates
    /// what they reach.
    pub fn replace_entries(&mut self, table: usize, column: usize, entries: Arc<Column>, rows: &[usize]) {
        let source = self.tables.get_mut(table).and_then(|table| table.columns.get_mut(column));
        let Some(Source::Entries(held)) = source.map(|column| &mut column.source) else {
            return;
        };
        *held = Arc::clone(&entries);
        let rows_of_table = self.rows.get(table).copied().unwrap_or(0);
        if let Some(slot) = self.results.get_mut(table).and_then(|columns| columns.get_mut(column)) {
            *slot = setup::fitting(&entries, rows_of_table);
        }
        self.forget(Read::Whole(table, column));
        self.recalculate(BTreeMap::from([((table, column), Extent::Rows(rows.to_vec()))]), None);
    }

    /// Changes a parameter and recalculates what it reaches.
    pub fn set_parameter(&mut self, name: &str, value: Value) {
        let Some(at) = self.catalog.parameter(name) else {
            return;
        };
        if let Some(held) = self.parameters.get_mut(at) {
            if *held == value {
                return;
            }
            *held = value;
        }
        self.forget(Read::Parameter(at));
        self.recalculate(BTreeMap::new(), Some(at));
    }

    /// What the plan says of itself: its indexes, and per column what none of them can answer, which
    /// takes time in proportion to the square of the rows.
    pub fn report(&self) -> Vec<Sentence> {
        let scans = self.formulas.iter().flat_map(|(&at, formula)| {
            let name = self.spelled(at);
            let scans = plan::scans(&self.arena, formula.compiled.root).into_iter();
            scans.map(move |scan| {
                Sentence::new(format!("{name}：{}", scan.zh), format!("{name}: {}", scan.en))
            })
        });
        std::iter::once(plan::indexes(&self.arena)).chain(scans).collect()
    }

    /// The tables as given.
    pub fn tables(&self) -> &[Table] {
        &self.tables
    }

    /// The values of a column, entered or calculated.
    pub fn column(&self, table: usize, column: usize) -> Option<&Column> {
        self.results.get(table)?.get(column).map(Arc::as_ref)
    }

    /// The value of a cell; empty outside the tables.
    pub fn value(&self, place: Place) -> Value {
        self.column(place.table, place.column).map(|column| column.get(place.row)).unwrap_or_default()
    }

    /// How a cell's value came about, down to what it read.
    pub fn explain(&self, place: Place) -> Option<Explanation> {
        super::explain::explain(self, place)
    }

    /// For a fault, the first cell it came from; that cell itself where it began there.
    pub fn origin(&self, place: Place) -> Option<Place> {
        super::explain::origin(self, place)
    }

    /// The formula of a calculated column for `row` in A1 form without `=`, in functions that Excel
    /// 2010 knows; `None` when it has none or needs something newer.
    pub fn formula_in_a1(&self, place: Place, layout: &dyn A1Layout) -> Option<String> {
        let formula = self.formulas.get(&(place.table, place.column)).filter(|formula| formula.readable)?;
        let columns = |name: &str| {
            let table = self.tables.get(self.catalog.table(name)?)?;
            Some((table.name.clone(), table.columns.iter().map(|column| column.name.clone()).collect()))
        };
        language::in_a1(
            &formula.tree,
            &language::Standing {
                table: &self.tables.get(place.table)?.name,
                row: place.row,
                today: self.today,
                columns: &columns,
                layout,
            },
        )
    }

    pub(super) fn formula(&self, table: usize, column: usize) -> Option<&Formula> {
        self.formulas.get(&(table, column))
    }

    pub(super) fn arena(&self) -> &Arena {
        &self.arena
    }

    pub(super) fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    pub(super) fn parameter(&self, at: usize) -> Value {
        self.parameters.get(at).cloned().unwrap_or_default()
    }

    pub(super) fn evaluator(&self) -> Evaluator<'_> {
        Evaluator {
            arena: &self.arena,
            catalog: &self.catalog,
            columns: &self.results,
            rows: &self.rows,
            parameters: &self.parameters,
            today: self.today,
            memo: &self.memo,
            row: RefCell::default(),
        }
    }
}

#[cfg(test)]
mod tests;
