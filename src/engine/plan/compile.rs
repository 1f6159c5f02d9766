//! Trees to nodes: names are looked up, arguments counted, LET's names replaced by their nodes.

use std::{collections::BTreeMap, ops::Range, sync::Arc};

use super::{
    indexed::indexed,
    node::{Arena, Call, Known, Literal, Node, NodeId},
};
use crate::engine::{
    Fault, Value,
    functions::{self, Form, Function, Presence, Take},
    language::{Binary, Expr, Kind, Problem, Reference, Rows, Unary, nearest, spell_column, spell_name},
    model::Table,
};

/// Nodes higher than this are refused: the evaluation is a recursion on a small stack.
const HIGHEST: u32 = 400;

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

fn folded(name: &str) -> String {
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
}

/// A compiled formula.
#[derive(Clone, Debug, Default)]
pub struct Compiled {
    /// Its node.
    pub root: NodeId,
    /// The nodes of its parts, by the bytes they were written in.
    pub parts: BTreeMap<(usize, usize), NodeId>,
}

/// Compiles the formulas of one table.
pub struct Compiler<'a> {
    /// The names.
    pub catalog: &'a Catalog,
    /// The nodes.
    pub arena: &'a mut Arena,
    /// The table the formulas belong to.
    pub own: usize,
    indexed: bool,
    lets: Vec<(Arc<str>, NodeId)>,
    parts: BTreeMap<(usize, usize), NodeId>,
    problems: Vec<Problem>,
}

impl<'a> Compiler<'a> {
    /// A compiler for a table's formulas.
    pub fn new(catalog: &'a Catalog, arena: &'a mut Arena, own: usize) -> Self {
        Self {
            catalog,
            arena,
            own,
            indexed: true,
            lets: Vec::new(),
            parts: BTreeMap::new(),
            problems: Vec::new(),
        }
    }

    /// The same compiler, which answers calls from indexes or not.
    pub fn indexed(mut self, indexed: bool) -> Self {
        self.indexed = indexed;
        self
    }

    /// The formula's nodes and what is wrong with its names.
    pub fn compile(mut self, tree: &Expr) -> (Compiled, Vec<Problem>) {
        let mut root = self.part(tree);
        if let Some(Node::Binary(operator @ (Binary::Add | Binary::Subtract), left, right)) =
            self.arena.get(root).map(|entry| entry.node.clone())
            && matches!(tree.kind, Kind::Binary(..))
        {
            root = self.arena.add(Node::Settled(operator, left, right));
        }
        self.parts.insert((tree.span.start, tree.span.end), root);
        (Compiled { root, parts: self.parts }, self.problems)
    }

    fn part(&mut self, part: &Expr) -> NodeId {
        let id = match &part.kind {
            Kind::Number(number) => self.constant(Value::Number(*number)),
            Kind::Text(text) => self.constant(Value::Text(Arc::clone(text))),
            Kind::Bool(truth) => self.constant(Value::Bool(*truth)),
            Kind::Fault(fault) => self.constant(Value::Fault(*fault)),
            Kind::Missing => self.constant(Value::Empty),
            Kind::Wrong => self.constant(Value::Fault(Fault::Name)),
            Kind::Name(name) => self.name(name, &part.span),
            Kind::Reference(reference) => self.reference(reference, &part.span),
            Kind::Array(rows) => self.array(rows),
            Kind::Group(inner) => self.part(inner),
            Kind::Unary(operator, inner) => {
                let inner = self.part(inner);
                self.arena.add(Node::Unary(*operator, inner))
            }
            Kind::Binary(Binary::Range, left, right) => self.between(left, right, &part.span),
            Kind::Binary(operator, left, right) => {
                let left = self.part(left);
                let right = self.part(right);
                self.arena.add(Node::Binary(*operator, left, right))
            }
            Kind::Call(name, arguments) => self.call(name, arguments, part),
        };
        if self.arena.get(id).is_some_and(|entry| entry.height > HIGHEST) {
            self.problems.push(
                Problem::new(part.span.clone(), "公式嵌套太深。", "The formula is nested too deeply.")
                    .with_fix(
                        "把一部分移到另一列，再引用那一列。",
                        "Move a part to another column and refer to it.",
                    ),
            );
            return self.constant(Value::Fault(Fault::Value));
        }
        self.parts.insert((part.span.start, part.span.end), id);
        id
    }

    fn constant(&mut self, value: Value) -> NodeId {
        self.arena.add(Node::Constant(Literal(value)))
    }

    fn refuse(&mut self, problem: Problem, fault: Fault) -> NodeId {
        self.problems.push(problem);
        self.constant(Value::Fault(fault))
    }

    fn name(&mut self, name: &str, span: &Range<usize>) -> NodeId {
        let given = self.lets.iter().rev().find(|(known, _)| folded(known) == folded(name));
        if let Some((_, id)) = given {
            return *id;
        }
        if let Some(at) = self.catalog.parameter(name) {
            return self.arena.add(Node::Parameter(at));
        }
        if let Some(table) = self.catalog.table(name) {
            return self.whole_table(table, Rows::Data);
        }
        let own_columns = self.catalog.column_names(self.own);
        if own_columns.iter().any(|column| folded(column) == folded(name)) {
            let spelled = spell_column(name);
            let problem = Problem::new(
                span.clone(),
                format!("“{name}”是本表的一列，不能不加方括号。"),
                format!("“{name}” is a column of this table and needs square brackets."),
            )
            .with_fix(format!("写成 [@{spelled}]。"), format!("Write [@{spelled}]."));
            return self.refuse(problem, Fault::Name);
        }
        let lets = self.lets.iter().map(|(known, _)| known.as_ref());
        let parameters = self.catalog.parameter_names.iter().map(AsRef::as_ref);
        let tables = self.catalog.table_names.iter().map(AsRef::as_ref);
        let near: Vec<String> =
            nearest(name, lets.chain(parameters).chain(tables)).into_iter().map(spell_name).collect();
        let problem = Problem::new(
            span.clone(),
            format!("没有名为“{name}”的参数或表。"),
            format!("There is no parameter or table “{name}”."),
        );
        self.refuse(suggest(problem, &near), Fault::Name)
    }

    fn whole_table(&mut self, table: usize, rows: Rows) -> NodeId {
        match self.catalog.column_names(table).len().checked_sub(1) {
            Some(last) => self.arena.add(Node::Range { table, first: 0, last, rows }),
            None => self.constant(Value::Fault(Fault::Reference)),
        }
    }

    fn reference(&mut self, reference: &Reference, span: &Range<usize>) -> NodeId {
        let table = match &reference.table {
            None => self.own,
            Some(name) => match self.catalog.table(name) {
                Some(table) => table,
                None => {
                    let near: Vec<String> = nearest(name, self.catalog.table_names.iter().map(AsRef::as_ref))
                        .into_iter()
                        .map(spell_name)
                        .collect();
                    let problem = Problem::new(
                        span.clone(),
                        format!("没有名为“{name}”的表。"),
                        format!("There is no table “{name}”."),
                    );
                    return self.refuse(suggest(problem, &near), Fault::Reference);
                }
            },
        };
        if reference.rows == Rows::This && table != self.own {
            let name = self.catalog.table_name(table);
            let problem = Problem::new(
                span.clone(),
                format!("@ 只能引用本表的这一行，“{name}”是另一张表。"),
                format!("@ means this row of the formula's own table; “{name}” is another table."),
            )
            .with_fix(
                "按关键字查找用 XLOOKUP，按条件汇总用 SUMIFS。",
                "Use XLOOKUP to look a row up, SUMIFS to add rows up.",
            );
            return self.refuse(problem, Fault::Value);
        }
        let Some(first) = &reference.first else {
            return self.whole_table(table, reference.rows);
        };
        let Ok(first) = self.column(table, first, span) else {
            return self.constant(Value::Fault(Fault::Reference));
        };
        let last = match &reference.last {
            None => first,
            Some(name) => match self.column(table, name, span) {
                Ok(last) => last,
                Err(()) => return self.constant(Value::Fault(Fault::Reference)),
            },
        };
        if reference.rows == Rows::This && first == last {
            return self.arena.add(Node::Cell { table, column: first });
        }
        self.arena.add(Node::Range {
            table,
            first: first.min(last),
            last: first.max(last),
            rows: reference.rows,
        })
    }

    fn column(&mut self, table: usize, name: &str, span: &Range<usize>) -> Result<usize, ()> {
        if let Some(column) = self.catalog.column(table, name) {
            return Ok(column);
        }
        let near: Vec<String> = nearest(name, self.catalog.column_names(table).iter().map(AsRef::as_ref))
            .into_iter()
            .map(|name| format!("[{}]", spell_column(name)))
            .collect();
        let table = self.catalog.table_name(table);
        let problem = Problem::new(
            span.clone(),
            format!("“{table}”没有名为“{name}”的列。"),
            format!("“{table}” has no column “{name}”."),
        );
        self.problems.push(suggest(problem, &near));
        Err(())
    }

    /// `表[a]:表[b]`: the columns from one reference to another.
    fn between(&mut self, left: &Expr, right: &Expr, span: &Range<usize>) -> NodeId {
        let (left, right) = (self.part(left), self.part(right));
        let columns = |id: NodeId, arena: &Arena| match arena.get(id).map(|entry| &entry.node) {
            Some(Node::Range { table, first, last, rows }) => Some((*table, *first, *last, *rows)),
            Some(Node::Cell { table, column }) => Some((*table, *column, *column, Rows::This)),
            _ => None,
        };
        match (columns(left, self.arena), columns(right, self.arena)) {
            (Some((table, first, last, rows)), Some((other, from, to, same)))
                if table == other && rows == same =>
            {
                self.arena.add(Node::Range { table, first: first.min(from), last: last.max(to), rows })
            }
            _ => {
                let problem = Problem::new(
                    span.clone(),
                    "冒号两边要是同一张表的列。",
                    "Both sides of the colon have to be columns of one table.",
                )
                .with_fix("写成 表[[列1]:[列2]]。", "Write table[[first]:[last]].");
                self.refuse(problem, Fault::Reference)
            }
        }
    }

    fn array(&mut self, rows: &[Vec<Expr>]) -> NodeId {
        let columns = rows.first().map_or(0, Vec::len);
        let values = rows.iter().flatten().map(|part| Literal(constant(part))).collect();
        self.arena.add(Node::Array { rows: rows.len(), columns, values })
    }

    fn call(&mut self, name: &str, arguments: &[Expr], part: &Expr) -> NodeId {
        let span = part.span.start..part.span.start + name.len();
        let Some(function) = functions::find(name) else {
            let near: Vec<String> =
                nearest(&name.to_uppercase(), functions::all().map(|function| function.name))
                    .into_iter()
                    .map(str::to_owned)
                    .collect();
            for argument in arguments {
                self.part(argument);
            }
            let problem = Problem::new(
                span,
                format!("没有名为“{name}”的函数。"),
                format!("There is no function “{name}”."),
            );
            return self.refuse(suggest(problem, &near), Fault::Name);
        };
        if let functions::Evaluate::Form(Form::Let) = function.evaluate {
            return self.bind(arguments, part);
        }
        let nodes: Vec<NodeId> = arguments.iter().map(|argument| self.part(argument)).collect();
        if let Some(problem) = miscounted(function, nodes.len(), part) {
            return self.refuse(problem, Fault::Value);
        }
        if let functions::Evaluate::Form(Form::Today) = function.evaluate {
            return self.arena.add(Node::Today);
        }
        let nodes = self.spread(function, nodes);
        let answered = if self.indexed { indexed(self.arena, function, &nodes) } else { None };
        answered.unwrap_or_else(|| {
            self.arena.add(Node::Call(Call { function: Known(function), arguments: nodes }))
        })
    }

    /// Several cells of this row, given to a function of any number of values, as single cells.
    fn spread(&mut self, function: &Function, nodes: Vec<NodeId>) -> Vec<NodeId> {
        let mut spread = Vec::with_capacity(nodes.len());
        for (at, id) in nodes.into_iter().enumerate() {
            let many = function.argument(at).is_some_and(|argument| {
                matches!(argument.take, Take::Numbers | Take::Values)
                    && function
                        .arguments
                        .last()
                        .is_some_and(|last| last.presence == Presence::Repeated && last.take == argument.take)
            });
            match self.arena.node(id) {
                Some(&Node::Range { table, first, last, rows: Rows::This }) if many && last - first < 200 => {
                    spread.extend((first..=last).map(|column| self.arena.add(Node::Cell { table, column })));
                }
                _ => spread.push(id),
            }
        }
        spread
    }

    /// LET: each name stands for a node while the rest is compiled.
    fn bind(&mut self, arguments: &[Expr], part: &Expr) -> NodeId {
        let before = self.lets.len();
        let Some((body, pairs)) =
            arguments.split_last().filter(|(_, pairs)| pairs.len() >= 2 && pairs.len() % 2 == 0)
        else {
            let problem = Problem::new(
                part.span.clone(),
                "LET 的参数要成对地写名称和值，最后写算式。",
                "LET takes pairs of a name and a value, then the calculation.",
            )
            .with_fix("例如 LET(x, [@得分], x*2)。", "For example LET(x, [@Score], x*2).");
            return self.refuse(problem, Fault::Value);
        };
        for pair in pairs.chunks(2) {
            let [name, value] = pair else { continue };
            let value = self.part(value);
            match &name.kind {
                Kind::Name(name) => self.lets.push((Arc::clone(name), value)),
                _ => self.problems.push(
                    Problem::new(name.span.clone(), "LET 的这一处要写一个名称。", "LET needs a name here.")
                        .with_fix("名称以汉字或字母开头。", "A name begins with a letter."),
                ),
            }
        }
        let body = self.part(body);
        self.lets.truncate(before);
        body
    }
}

/// The problem with the nearest names as its fix.
fn suggest(problem: Problem, near: &[String]) -> Problem {
    if near.is_empty() {
        return problem;
    }
    let (zh, en) = (near.join("、"), near.join(", "));
    problem.with_fix(format!("是不是 {zh}？"), format!("Did you mean {en}?"))
}

fn miscounted(function: &Function, count: usize, part: &Expr) -> Option<Problem> {
    let (least, most) = (function.least(), function.most());
    // Repeated arguments come in whole groups, except the ones of SWITCH, whose default stands alone.
    let group = function.repeated().max(1);
    let fixed = function.arguments.len() - function.repeated();
    let uneven = count > fixed && !(count - fixed).is_multiple_of(group);
    if (least..=most).contains(&count) && !uneven {
        return None;
    }
    let name = function.name;
    let (zh, en) = if count < least {
        (
            format!("{name} 至少要 {least} 个参数，这里有 {count} 个。"),
            format!("{name} needs at least {least} arguments; there are {count}."),
        )
    } else if count > most {
        (
            format!("{name} 最多 {most} 个参数，这里有 {count} 个。"),
            format!("{name} takes at most {most} arguments; there are {count}."),
        )
    } else {
        (format!("{name} 的条件要成对地写。"), format!("The arguments of {name} come in pairs."))
    };
    let fix =
        (format!("写成 {}。", function.signature(true)), format!("Write {}.", function.signature(false)));
    Some(Problem::new(part.span.clone(), zh, en).with_fix(fix.0, fix.1))
}

/// The value of a constant in an array.
fn constant(part: &Expr) -> Value {
    match &part.kind {
        Kind::Number(number) => Value::Number(*number),
        Kind::Text(text) => Value::Text(Arc::clone(text)),
        Kind::Bool(truth) => Value::Bool(*truth),
        Kind::Fault(fault) => Value::Fault(*fault),
        Kind::Unary(Unary::Percent, inner) => super::arithmetic::unary(Unary::Percent, &constant(inner)),
        Kind::Unary(sign, inner) => super::arithmetic::unary(*sign, &constant(inner)),
        _ => Value::Fault(Fault::Value),
    }
}
