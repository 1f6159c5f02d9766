//! How a value came about: the formula with values put in, its steps, and what it read.

mod inputs;
mod origin;

use std::sync::Arc;

use super::{
    Value, coerce, digits, functions,
    language::{Binary, Expr, Kind, Rows, Style, Unary, print},
    model::{Explanation, Formula, Model, Place, Source},
    operand::Operand,
    plan::NodeId,
};
pub use origin::origin;

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

/// A value as it is written in a formula.
fn literal(value: &Value) -> Expr {
    Expr::made(match value {
        Value::Empty => Kind::Text("".into()),
        Value::Number(number) => Kind::Number(digits::snapped(*number)),
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
        let holds = |part: &Expr| match self.value(part).map(|value| coerce::truth(&value)) {
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
