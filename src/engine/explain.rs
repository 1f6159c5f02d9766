//! How a value came about: the formula with values put in, its steps, and what it read.

use std::sync::Arc;

use super::{
    Fault, Value,
    functions::{self, Take},
    language::{Binary, Expr, Kind, Rows, Style, Unary, print},
    model::{ExplainedInput, Explanation, Formula, Model, Place, Source},
    operand::Operand,
    plan::{Node, NodeId},
};

/// How many rows an input lists.
const LISTED: usize = 200;
/// How many lines there are at most between the substituted formula and the value.
const STEPS: usize = 12;

/// The explanation of a cell.
pub fn explain(model: &Model, place: Place) -> Option<Explanation> {
    let table = model.tables().get(place.table)?;
    let column = table.columns.get(place.column)?;
    if place.row >= table.rows {
        return None;
    }
    let value = model.value(place);
    let Source::Formula(text) = &column.source else {
        let substituted = print(&literal(&value), Style::Airy);
        let formula = String::new();
        return Some(Explanation {
            place,
            formula,
            substituted,
            steps: Vec::new(),
            value,
            inputs: Vec::new(),
        });
    };
    let formula = model.formula(place.table, place.column)?;
    let reader = Reader { model, formula, row: place.row };
    let mut tree = reader.substituted(&formula.tree);
    let substituted = print(&tree, Style::Airy);
    let mut steps = Vec::new();
    while steps.len() < STEPS {
        let next = reader.reduced(&tree);
        if next == tree {
            break;
        }
        tree = next;
        let line = print(&tree, Style::Airy);
        if line != substituted && steps.last() != Some(&line) {
            steps.push(line);
        }
    }
    let shown = print(&literal(&value), Style::Airy);
    steps.retain(|line| *line != shown);
    let mut inputs = Vec::new();
    reader.inputs(&formula.tree, &mut inputs);
    Some(Explanation { place, formula: text.clone(), substituted, steps, value, inputs })
}

/// The first cell that a fault came from.
pub fn origin(model: &Model, place: Place) -> Option<Place> {
    let mut at = place;
    let mut seen = vec![place];
    loop {
        let Value::Fault(fault) = model.value(at) else {
            return None;
        };
        let next = explain(model, at).and_then(|explanation| {
            explanation.inputs.into_iter().find_map(|input| faulty(model, input, fault, &seen))
        });
        match next {
            Some(next) => {
                seen.push(next);
                at = next;
            }
            None => return Some(at),
        }
    }
}

fn faulty(model: &Model, input: ExplainedInput, fault: Fault, seen: &[Place]) -> Option<Place> {
    let unseen = |place: Place| (!seen.contains(&place)).then_some(place);
    match input {
        ExplainedInput::Cell { place, value } if value == Value::Fault(fault) => unseen(place),
        ExplainedInput::Rows { table, column, rows, .. } => rows
            .into_iter()
            .map(|row| Place { table, column, row })
            .find(|&place| model.value(place) == Value::Fault(fault))
            .and_then(unseen),
        _ => None,
    }
}

/// A value as it is written in a formula.
fn literal(value: &Value) -> Expr {
    Expr::made(match value {
        Value::Empty => Kind::Text("".into()),
        Value::Number(number) => Kind::Number(super::digits::snapped(*number)),
        Value::Text(text) => Kind::Text(Arc::clone(text)),
        Value::Bool(truth) => Kind::Bool(*truth),
        Value::Fault(fault) => Kind::Fault(*fault),
    })
}

struct Reader<'a> {
    model: &'a Model,
    formula: &'a Formula,
    row: usize,
}

impl Reader<'_> {
    fn node(&self, part: &Expr) -> Option<NodeId> {
        self.formula.compiled.parts.get(&(part.span.start, part.span.end)).copied()
    }

    fn operand(&self, part: &Expr) -> Option<Operand> {
        Some(self.model.evaluator().operand(self.node(part)?, self.row))
    }

    /// The part's value, where it is one value.
    fn value(&self, part: &Expr) -> Option<Value> {
        self.operand(part).filter(Operand::is_single).map(|operand| operand.single())
    }

    fn is_root(&self, part: &Expr) -> bool {
        part.span == self.formula.tree.span
    }

    /// The tree with cells of this row, parameters and LET's names replaced by what they hold.
    fn substituted(&self, part: &Expr) -> Expr {
        let replaced = match &part.kind {
            Kind::Name(_) => self.value(part),
            Kind::Reference(reference) if reference.rows == Rows::This => self.value(part),
            _ => None,
        };
        match replaced {
            Some(value) => with_span(literal(&value), part),
            None => self.rebuilt(part, &mut |inner| self.substituted(inner)),
        }
    }

    fn rebuilt(&self, part: &Expr, of: &mut dyn FnMut(&Expr) -> Expr) -> Expr {
        let kind = match &part.kind {
            Kind::Unary(sign, inner) => Kind::Unary(*sign, Box::new(of(inner))),
            Kind::Group(inner) => Kind::Group(Box::new(of(inner))),
            Kind::Binary(Binary::Range, ..) => part.kind.clone(),
            Kind::Binary(operator, left, right) => {
                Kind::Binary(*operator, Box::new(of(left)), Box::new(of(right)))
            }
            Kind::Call(name, arguments) if is(name, "LET") => {
                // Names stay names where LET gives them.
                let last = arguments.len().saturating_sub(1);
                let parts = arguments.iter().enumerate().map(|(at, argument)| {
                    if at < last && at % 2 == 0 { argument.clone() } else { of(argument) }
                });
                Kind::Call(Arc::clone(name), parts.collect())
            }
            Kind::Call(name, arguments) => Kind::Call(Arc::clone(name), arguments.iter().map(of).collect()),
            other => other.clone(),
        };
        Expr::new(kind, part.span.clone())
    }

    /// One step further: calls whose arguments are plain become values, arithmetic inside calls too,
    /// IF becomes the branch taken.
    fn reduced(&self, part: &Expr) -> Expr {
        match &part.kind {
            Kind::Call(name, arguments) => {
                if let Some(branch) = self.branch(name, arguments) {
                    return branch.clone();
                }
                if arguments.iter().all(is_plain)
                    && let Some(value) = self.value(part)
                {
                    return with_span(literal(&value), part);
                }
                self.rebuilt(part, &mut |inner| self.argument(inner))
            }
            _ => self.rebuilt(part, &mut |inner| self.reduced(inner)),
        }
    }

    /// An argument of a call: arithmetic over plain values becomes its value.
    fn argument(&self, part: &Expr) -> Expr {
        if is_arithmetic(part)
            && !is_plain(part)
            && !self.is_root(part)
            && let Some(value) = self.value(part)
        {
            return with_span(literal(&value), part);
        }
        self.reduced(part)
    }

    /// The branch that IF and its kind take.
    fn branch<'e>(&self, name: &str, arguments: &'e [Expr]) -> Option<&'e Expr> {
        let holds = |part: &Expr| match self.value(part).map(|value| super::coerce::truth(&value)) {
            Some(Ok(truth)) => Some(truth),
            _ => None,
        };
        let at = if is(name, "IF") {
            if holds(arguments.first()?)? { 1 } else { 2 }
        } else if is(name, "IFS") {
            let mut at = 0;
            while !holds(arguments.get(at)?)? {
                at += 2;
            }
            at + 1
        } else if is(name, "LET") {
            arguments.len().checked_sub(1)?
        } else if is(name, "IFERROR") {
            usize::from(matches!(self.value(arguments.first()?)?, Value::Fault(_)))
        } else {
            return None;
        };
        arguments.get(at).filter(|branch| !matches!(branch.kind, Kind::Missing))
    }

    /// What a part read, in reading order, each once.
    fn inputs(&self, part: &Expr, into: &mut Vec<ExplainedInput>) {
        match &part.kind {
            Kind::Name(_) | Kind::Reference(_) => {
                if let Some(id) = self.node(part) {
                    self.node_inputs(id, into);
                }
            }
            Kind::Unary(_, inner) | Kind::Group(inner) => self.inputs(inner, into),
            Kind::Binary(Binary::Range, ..) => {
                if let Some(id) = self.node(part) {
                    self.node_inputs(id, into);
                }
            }
            Kind::Binary(_, left, right) => {
                self.inputs(left, into);
                self.inputs(right, into);
            }
            Kind::Call(name, arguments) => self.call_inputs(name, arguments, into),
            _ => {}
        }
    }

    fn node_inputs(&self, id: NodeId, into: &mut Vec<ExplainedInput>) {
        let Some(entry) = self.model.arena().get(id) else { return };
        match &entry.node {
            Node::Parameter(at) => {
                let name = self.model.catalog().parameter_name(*at).to_owned();
                push(into, ExplainedInput::Parameter { name, value: self.model.parameter(*at) });
            }
            Node::Cell { table, column } => self.cell(*table, *column, into),
            Node::Range { table, first, last, rows: Rows::This } => {
                (*first..=*last).for_each(|column| self.cell(*table, column, into));
            }
            Node::Range { table, first, last, .. } => {
                let total = self.model.tables().get(*table).map_or(0, |table| table.rows);
                for column in *first..=*last {
                    let rows = (0..total.min(LISTED)).collect();
                    push(into, ExplainedInput::Rows { table: *table, column, rows, total });
                }
            }
            // A LET name stands for a whole calculation; what it read is listed where it was given.
            _ => {}
        }
    }

    fn cell(&self, table: usize, column: usize, into: &mut Vec<ExplainedInput>) {
        let place = Place { table, column, row: self.row };
        push(into, ExplainedInput::Cell { place, value: self.model.value(place) });
    }

    fn call_inputs(&self, name: &str, arguments: &[Expr], into: &mut Vec<ExplainedInput>) {
        if let Some(branch) = self.branch(name, arguments) {
            self.branch_inputs(name, arguments, branch, into);
            return;
        }
        let Some(function) = functions::find(name) else { return };
        if function.arguments.iter().any(|argument| argument.take == Take::Criterion)
            && self.rows_taken(function.name, arguments, into).is_some()
        {
            return;
        }
        if self.row_found(function.name, arguments, into).is_some() {
            return;
        }
        arguments.iter().for_each(|argument| self.inputs(argument, into));
    }

    /// Of IF and its kind, the conditions up to the branch taken and the branch.
    fn branch_inputs(&self, name: &str, arguments: &[Expr], branch: &Expr, into: &mut Vec<ExplainedInput>) {
        for (at, argument) in arguments.iter().enumerate() {
            let taken = std::ptr::eq(argument, branch);
            let asked = if is(name, "LET") {
                true
            } else if is(name, "IFS") {
                at % 2 == 0
            } else {
                at == 0
            };
            if taken || asked {
                self.inputs(argument, into);
            }
            if taken {
                return;
            }
        }
    }

    /// For SUMIFS and its family: the criteria's values and the rows that met them.
    fn rows_taken(&self, name: &str, arguments: &[Expr], into: &mut Vec<ExplainedInput>) -> Option<()> {
        let leading = usize::from(name.ends_with("IFS") && name != "COUNTIFS");
        let single = matches!(name, "SUMIF" | "AVERAGEIF");
        let pairs = if single { arguments.get(..2)? } else { arguments.get(leading..)? };
        let operands = pairs.iter().map(|part| self.operand(part)).collect::<Option<Vec<Operand>>>()?;
        if operands.iter().skip(1).step_by(2).any(|criterion| !criterion.is_single()) {
            return None;
        }
        let taken = functions::taken(&operands).ok()?;
        let values = match (leading, single) {
            (1, _) => arguments.first()?,
            (_, true) => arguments.get(2).or(arguments.first())?,
            _ => pairs.first()?,
        };
        let Node::Range { table, first, .. } = self.model.arena().get(self.node(values)?)?.node else {
            return None;
        };
        pairs.iter().skip(1).step_by(2).for_each(|criterion| self.inputs(criterion, into));
        let rows = || taken.iter().enumerate().filter(|(_, taken)| **taken).map(|(row, _)| row);
        let listed = rows().take(LISTED).collect();
        push(into, ExplainedInput::Rows { table, column: first, rows: listed, total: rows().count() });
        Some(())
    }

    /// For lookups: the value looked for and the row it was found in.
    fn row_found(&self, name: &str, arguments: &[Expr], into: &mut Vec<ExplainedInput>) -> Option<()> {
        let range = |part: &Expr| match self.model.arena().get(self.node(part)?)?.node {
            Node::Range { table, first, last, rows: Rows::Data } => Some((table, first, last)),
            _ => None,
        };
        let ((table, first, _), row) = match name {
            "INDEX" => {
                let at = super::coerce::number(&self.value(arguments.get(1)?)?).ok()?;
                let found = range(arguments.first()?)?;
                if found.1 != found.2 || at < 1.0 {
                    return None;
                }
                (found, at as usize - 1)
            }
            "XLOOKUP" => {
                let key = self.operand(arguments.first()?)?;
                let keys = self.operand(arguments.get(1)?)?;
                let row = keys.values().position(|value| super::coerce::same(&value, &key.single()))?;
                (range(arguments.get(2)?)?, row)
            }
            "VLOOKUP" => {
                let key = self.operand(arguments.first()?)?;
                let (table, first, last) = range(arguments.get(1)?)?;
                let keys = self.operand(arguments.get(1)?)?;
                let row =
                    (0..keys.rows()).find(|&row| super::coerce::same(&keys.at(row, 0), &key.single()))?;
                let offset = super::coerce::number(&self.value(arguments.get(2)?)?).ok()? as usize;
                ((table, first + offset.checked_sub(1)?, last), row)
            }
            _ => return None,
        };
        let asked = if name == "INDEX" { arguments.get(1) } else { arguments.first() };
        if let Some(part) = asked {
            self.inputs(part, into);
        }
        push(
            into,
            ExplainedInput::Cell {
                place: Place { table, column: first, row },
                value: self.model.value(Place { table, column: first, row }),
            },
        );
        Some(())
    }
}

fn push(into: &mut Vec<ExplainedInput>, input: ExplainedInput) {
    if !into.contains(&input) {
        into.push(input);
    }
}

fn with_span(part: Expr, like: &Expr) -> Expr {
    Expr::new(part.kind, like.span.clone())
}

fn is(name: &str, wanted: &str) -> bool {
    functions::find(name).is_some_and(|function| function.name == wanted)
}

/// A value or a reference that stays one.
fn is_plain(part: &Expr) -> bool {
    match &part.kind {
        Kind::Call(..) => false,
        Kind::Unary(Unary::Minus | Unary::Plus, inner) => matches!(inner.kind, Kind::Number(_)),
        Kind::Unary(..) | Kind::Group(_) => false,
        Kind::Binary(operator, ..) => *operator == Binary::Range,
        _ => true,
    }
}

/// Operators over plain values, without calls.
fn is_arithmetic(part: &Expr) -> bool {
    match &part.kind {
        Kind::Unary(_, inner) | Kind::Group(inner) => is_arithmetic(inner),
        Kind::Binary(Binary::Range, ..) => false,
        Kind::Binary(_, left, right) => is_arithmetic(left) && is_arithmetic(right),
        _ => is_plain(part),
    }
}
