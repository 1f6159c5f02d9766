//! What a formula read for a cell: cells, parameters, and the rows that functions took.

use super::{Reader, is};
use crate::engine::{
    coerce,
    functions::{self, Take},
    language::{Binary, Expr, Kind, Rows},
    model::{ExplainedInput, Place},
    operand::Operand,
    plan::{Node, NodeId},
};

/// How many rows an input lists.
const LISTED: usize = 200;

impl Reader<'_> {
    /// What a part read, in reading order, each once.
    pub(super) fn inputs(&self, part: &Expr, into: &mut Vec<ExplainedInput>) {
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
                let at = coerce::number(&self.value(arguments.get(1)?)?).ok()?;
                let found = range(arguments.first()?)?;
                if found.1 != found.2 || at < 1.0 {
                    return None;
                }
                (found, at as usize - 1)
            }
            "XLOOKUP" => {
                let key = self.operand(arguments.first()?)?;
                let keys = self.operand(arguments.get(1)?)?;
                let row = keys.values().position(|value| coerce::same(&value, &key.single()))?;
                (range(arguments.get(2)?)?, row)
            }
            "VLOOKUP" => {
                let key = self.operand(arguments.first()?)?;
                let (table, first, last) = range(arguments.get(1)?)?;
                let keys = self.operand(arguments.get(1)?)?;
                let row = (0..keys.rows()).find(|&row| coerce::same(&keys.at(row, 0), &key.single()))?;
                let offset = coerce::number(&self.value(arguments.get(2)?)?).ok()? as usize;
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
