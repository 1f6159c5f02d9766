//! The calculation: tables and parameters in, results and explanations out.

use std::{cell::OnceCell, collections::BTreeMap, ops::Range, sync::Arc};

use super::{
    Column, Fault, Value, language,
    language::{Expr, Problem},
    operand::Operand,
    plan::{Arena, Catalog, ColumnAt, Compiled, Compiler, Evaluator, Node, Read, order},
};
use crate::sentence::Sentence;

/// A table that takes part in the calculation. All its columns have `rows` rows.
#[derive(Clone, Debug)]
pub struct Table {
    /// The name formulas use.
    pub name: String,
    /// The number of rows.
    pub rows: usize,
    /// The columns, entered and calculated.
    pub columns: Vec<TableColumn>,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct TableColumn {
    /// The name formulas use, unique in its table.
    pub name: String,
    /// Where its values come from.
    pub source: Source,
}

/// Where a column's values come from.
#[derive(Clone, Debug)]
pub enum Source {
    /// Entered values.
    Entries(Arc<Column>),
    /// A formula for every row, in Excel's syntax, without the leading `=`.
    Formula(String),
}

/// A named value of the scheme that formulas refer to by name (`党员.业务攻关.权重`).
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// The name formulas use.
    pub name: String,
    /// Its value.
    pub value: Value,
}

/// A cell of the calculation, by position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The table's position in the model.
    pub table: usize,
    /// The column's position in its table.
    pub column: usize,
    /// The row.
    pub row: usize,
}

/// Something wrong with a formula.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// The table's position.
    pub table: usize,
    /// The column's position.
    pub column: usize,
    /// The bytes of the formula concerned.
    pub span: Range<usize>,
    /// What is wrong.
    pub sentence: Sentence,
    /// What to do about it, where something is known.
    pub fix: Option<Sentence>,
}

/// How a calculated value came about.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// The cell explained.
    pub place: Place,
    /// The formula as written; empty for an entered cell.
    pub formula: String,
    /// The formula with this row's values put in: `0.8 * 92.952 + 0.2 * 98.63`.
    pub substituted: String,
    /// Intermediate lines between `substituted` and the value, where they help.
    pub steps: Vec<String>,
    /// The value.
    pub value: Value,
    /// What the formula read, in reading order, without repeats.
    pub inputs: Vec<ExplainedInput>,
}

/// One thing a formula read.
#[derive(Clone, Debug, PartialEq)]
pub enum ExplainedInput {
    /// A single cell.
    Cell {
        /// Where it is.
        place: Place,
        /// What it held.
        value: Value,
    },
    /// A parameter.
    Parameter {
        /// Its name.
        name: String,
        /// What it held.
        value: Value,
    },
    /// The rows of a column that a conditional or whole-column function took.
    Rows {
        /// The table.
        table: usize,
        /// The column whose values were taken.
        column: usize,
        /// The first rows taken (at most 200).
        rows: Vec<usize>,
        /// How many were taken in all.
        total: usize,
    },
}

/// Where things stand in a workbook, for printing a formula in A1 form.
pub trait A1Layout {
    /// The reference to the cell of `column` in `row`, as seen from the formula's own sheet.
    fn cell(&self, table: &str, column: &str, row: usize) -> Option<String>;
    /// The absolute reference to the whole data range of `column`.
    fn column(&self, table: &str, column: &str) -> Option<String>;
    /// The absolute reference to a parameter's cell.
    fn parameter(&self, name: &str) -> Option<String>;
}

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
    memo: Vec<OnceCell<Operand>>,
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

/// What changed in a column or is to be calculated again.
#[derive(Clone, Debug, PartialEq)]
enum Extent {
    Rows(Vec<usize>),
    All,
}

impl Model {
    /// Compiles every formula and calculates everything. `today` is Excel's serial day. Wrong
    /// formulas become diagnostics and their cells faults.
    pub fn new(tables: Vec<Table>, parameters: Vec<Parameter>, today: f64) -> Self {
        let catalog = Catalog::new(&tables, parameters.iter().map(|parameter| parameter.name.as_str()));
        let mut model = Self {
            rows: tables.iter().map(|table| table.rows).collect(),
            results: tables.iter().map(first_results).collect(),
            tables,
            parameters: parameters.into_iter().map(|parameter| parameter.value).collect(),
            today,
            catalog,
            ..Self::default()
        };
        model.compile();
        model.arrange();
        model.memo = vec![OnceCell::new(); model.arena.len()];
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
        if let Some(slot) = self.results.get_mut(table).and_then(|columns| columns.get_mut(column)) {
            *slot = entries;
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
        }
    }

    fn compile(&mut self) {
        for (table, given) in self.tables.iter().enumerate() {
            for (column, given) in given.columns.iter().enumerate() {
                let Source::Formula(text) = &given.source else { continue };
                let (tree, mut problems) = language::parse(text);
                let readable = problems.is_empty();
                let (mut compiled, more) =
                    Compiler::new(&self.catalog, &mut self.arena, table).compile(&tree);
                if !readable {
                    compiled.root =
                        self.arena.add(Node::Constant(super::plan::Literal(Value::Fault(Fault::Name))));
                }
                problems.extend(more);
                problems.sort_by_key(|problem| problem.span.start);
                self.diagnostics.extend(problems.into_iter().map(|problem| Diagnostic {
                    table,
                    column,
                    span: problem.span,
                    sentence: problem.sentence,
                    fix: problem.fix,
                }));
                self.formulas.insert((table, column), Formula { tree, compiled, readable });
            }
        }
    }

    /// Finds the order; columns in cycles become faults with a diagnostic that shows the path.
    fn arrange(&mut self) {
        let reads = self.formulas.iter().map(|(&at, formula)| (at, self.columns_read(formula))).collect();
        let found = order(&reads);
        for cycle in &found.cycles {
            for (turn, &(table, column)) in cycle.iter().enumerate() {
                if let Some(slot) = self.results.get_mut(table).and_then(|columns| columns.get_mut(column)) {
                    let rows = self.rows.get(table).copied().unwrap_or(0);
                    *slot = Arc::new(std::iter::repeat_n(Value::Fault(Fault::Cycle), rows).collect());
                }
                let around = cycle.iter().cycle().skip(turn).take(cycle.len() + 1);
                let path: Vec<String> = around.map(|&at| self.spelled(at)).collect();
                let length = match self.source(table, column) {
                    Some(Source::Formula(text)) => text.len(),
                    _ => 0,
                };
                self.diagnostics.push(cycle_diagnostic((table, column), 0..length, &path.join(" → ")));
            }
        }
        self.order = found.columns;
    }

    fn columns_read(&self, formula: &Formula) -> Vec<ColumnAt> {
        self.reads(formula)
            .iter()
            .filter_map(|read| match *read {
                Read::Row(table, column) | Read::Whole(table, column) => Some((table, column)),
                Read::Parameter(_) => None,
            })
            .collect()
    }

    fn reads(&self, formula: &Formula) -> &[Read] {
        self.arena.get(formula.compiled.root).map(|entry| entry.reads.as_slice()).unwrap_or_default()
    }

    fn source(&self, table: usize, column: usize) -> Option<&Source> {
        self.tables.get(table)?.columns.get(column).map(|column| &column.source)
    }

    fn spelled(&self, (table, column): ColumnAt) -> String {
        let name = self.catalog.column_names(table).get(column).map_or("", AsRef::as_ref);
        format!("{}[{}]", language::spell_name(self.catalog.table_name(table)), language::spell_column(name))
    }

    /// Forgets what was calculated once from something that changed.
    fn forget(&mut self, read: Read) {
        for (entry, memo) in self.arena.entries().iter().zip(&mut self.memo) {
            if !entry.varies && entry.reads.binary_search(&read).is_ok() {
                memo.take();
            }
        }
    }

    /// Calculates in order whatever the changes reach.
    fn recalculate(&mut self, mut changed: BTreeMap<ColumnAt, Extent>, parameter: Option<usize>) {
        for column in self.order.clone() {
            let Some(formula) = self.formulas.get(&column) else { continue };
            let Some(extent) = reached(self.reads(formula), &changed, parameter) else { continue };
            if let Some(extent) = self.calculate(column, &extent) {
                changed.insert(column, extent);
                self.forget(Read::Whole(column.0, column.1));
            }
        }
    }

    /// Calculates a column or some of its rows; gives what came out different.
    fn calculate(&mut self, at: ColumnAt, extent: &Extent) -> Option<Extent> {
        let root = self.formulas.get(&at)?.compiled.root;
        let held = Arc::clone(self.results.get(at.0)?.get(at.1)?);
        let rows = self.rows.get(at.0).copied().unwrap_or(0);
        let evaluator = self.evaluator();
        let (column, changed) = match extent {
            Extent::All => {
                let column: Column = (0..rows).map(|row| evaluator.result(root, row)).collect();
                let changed = (column != *held).then_some(Extent::All);
                (column, changed)
            }
            Extent::Rows(some) => {
                let values =
                    some.iter().filter(|row| **row < rows).map(|&row| (row, evaluator.result(root, row)));
                let differing: Vec<(usize, Value)> =
                    values.filter(|(row, value)| held.get(*row) != *value).collect();
                let mut column = Column::clone(&held);
                let rows: Vec<usize> = differing.iter().map(|(row, _)| *row).collect();
                differing.into_iter().for_each(|(row, value)| column.set(row, value));
                (column, (!rows.is_empty()).then_some(Extent::Rows(rows)))
            }
        };
        if changed.is_some() {
            *self.results.get_mut(at.0)?.get_mut(at.1)? = Arc::new(column);
        }
        changed
    }
}

fn first_results(table: &Table) -> Vec<Arc<Column>> {
    table
        .columns
        .iter()
        .map(|column| match &column.source {
            Source::Entries(entries) => Arc::clone(entries),
            Source::Formula(_) => Arc::new(Column::empty(table.rows)),
        })
        .collect()
}

/// What has to be calculated again, if anything.
fn reached(reads: &[Read], changed: &BTreeMap<ColumnAt, Extent>, parameter: Option<usize>) -> Option<Extent> {
    let mut rows = Vec::new();
    for read in reads {
        match read {
            Read::Parameter(at) if Some(*at) == parameter => return Some(Extent::All),
            Read::Whole(table, column) if changed.contains_key(&(*table, *column)) => {
                return Some(Extent::All);
            }
            Read::Row(table, column) => match changed.get(&(*table, *column)) {
                Some(Extent::All) => return Some(Extent::All),
                Some(Extent::Rows(some)) => rows.extend_from_slice(some),
                None => {}
            },
            _ => {}
        }
    }
    rows.sort_unstable();
    rows.dedup();
    (!rows.is_empty()).then_some(Extent::Rows(rows))
}

fn cycle_diagnostic((table, column): ColumnAt, span: Range<usize>, path: &str) -> Diagnostic {
    Diagnostic {
        table,
        column,
        span,
        sentence: crate::sentence::Sentence::new(
            format!("公式绕了一圈又引用到自己：{path}。"),
            format!("The formulas refer to each other in a circle: {path}."),
        ),
        fix: Some(crate::sentence::Sentence::new(
            "改掉其中一处引用，例如引用自身得分而不是最终得分。",
            "Change one of the references, for example to the own score instead of the final one.",
        )),
    }
}
