//! From formulas' texts to an order of calculation.

use std::{ops::Range, sync::Arc};

use super::{Diagnostic, Formula, Model, Parameter, Source, Table};
use crate::{
    engine::{
        Column, Fault, Value, language,
        plan::{Catalog, ColumnAt, Compiler, Literal, Memo, Node, Read, order},
    },
    sentence::Sentence,
};

impl Model {
    /// Everything but the calculation itself. Without indexes every call looks at every row, which
    /// is what the tests compare with.
    pub(super) fn prepared(
        tables: Vec<Table>,
        parameters: Vec<Parameter>,
        today: f64,
        indexed: bool,
    ) -> Self {
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
        model.compile(indexed);
        model.arrange();
        model.memo = vec![Memo::new(); model.arena.len()];
        for (id, entry) in model.arena.entries().iter().enumerate().filter(|(_, entry)| !entry.varies) {
            for read in &entry.reads {
                model.keepers.entry(*read).or_default().push(id);
            }
        }
        model
    }

    fn compile(&mut self, indexed: bool) {
        for (table, given) in self.tables.iter().enumerate() {
            for (column, given) in given.columns.iter().enumerate() {
                let Source::Formula(text) = &given.source else { continue };
                let (tree, mut problems) = language::parse(text);
                let readable = problems.is_empty();
                let (mut compiled, more) =
                    Compiler::new(&self.catalog, &mut self.arena, table).indexed(indexed).compile(&tree);
                if !readable {
                    compiled.root = self.arena.add(Node::Constant(Literal(Value::Fault(Fault::Name))));
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

    pub(super) fn reads(&self, formula: &Formula) -> &[Read] {
        self.arena.get(formula.compiled.root).map(|entry| entry.reads.as_slice()).unwrap_or_default()
    }

    fn source(&self, table: usize, column: usize) -> Option<&Source> {
        self.tables.get(table)?.columns.get(column).map(|column| &column.source)
    }

    pub(super) fn spelled(&self, (table, column): ColumnAt) -> String {
        let name = self.catalog.column_names(table).get(column).map_or("", AsRef::as_ref);
        format!("{}[{}]", language::spell_name(self.catalog.table_name(table)), language::spell_column(name))
    }
}

fn first_results(table: &Table) -> Vec<Arc<Column>> {
    table
        .columns
        .iter()
        .map(|column| match &column.source {
            Source::Entries(entries) => fitting(entries, table.rows),
            Source::Formula(_) => Arc::new(Column::default()),
        })
        .collect()
}

/// The column with exactly as many rows as its table.
pub(super) fn fitting(entries: &Arc<Column>, rows: usize) -> Arc<Column> {
    if entries.len() == rows {
        return Arc::clone(entries);
    }
    let mut column = Column::clone(entries);
    column.remove(rows, entries.len().saturating_sub(rows));
    column.insert(entries.len(), std::iter::repeat_n(Value::Empty, rows.saturating_sub(entries.len())));
    Arc::new(column)
}

fn cycle_diagnostic((table, column): ColumnAt, span: Range<usize>, path: &str) -> Diagnostic {
    Diagnostic {
        table,
        column,
        span,
        sentence: Sentence::new(
            format!("公式绕了一圈又引用到自己：{path}。"),
            format!("The formulas refer to each other in a circle: {path}."),
        ),
        fix: Some(Sentence::new(
            "改掉其中一处引用，例如引用自身得分而不是最终得分。",
            "Change one of the references, for example to the own score instead of the final one.",
        )),
    }
}
