//! Calls that an index answers: their nodes instead of the plain call's.

use super::{
    arena::Arena,
    index::Aggregate,
    node::{Call, Conditional, Known, Literal, Node, NodeId, Position, Ranking, Test},
};
use crate::engine::{
    Value,
    functions::Function,
    language::{Binary, Rows},
};

/// The node of an index's answer to a call, if one can give it.
pub fn indexed(arena: &mut Arena, function: &'static Function, arguments: &[NodeId]) -> Option<NodeId> {
    let call = || Call { function: Known(function), arguments: arguments.to_vec() };
    let node = match (function.name, arguments) {
        ("RANK" | "RANK.EQ", [value, range, ..]) => {
            rank(arena, Ranking::Equal, *value, *range, arguments.get(2))?
        }
        ("RANK.AVG", [value, range, ..]) => rank(arena, Ranking::Average, *value, *range, arguments.get(2))?,
        ("DENSERANK", [value, range, ..]) => rank(arena, Ranking::Dense, *value, *range, arguments.get(2))?,
        ("PERCENTRANK" | "PERCENTRANK.INC", [range, value, ..]) => {
            rank(arena, Ranking::Share, *value, *range, arguments.get(2))?
        }
        ("PERCENTRANK.EXC", [range, value, ..]) => {
            rank(arena, Ranking::ShareWithin, *value, *range, arguments.get(2))?
        }
        ("SUMIFS", [values, pairs @ ..]) => conditional(arena, Aggregate::Sum, Some(*values), pairs, call())?,
        ("AVERAGEIFS", [values, pairs @ ..]) => {
            conditional(arena, Aggregate::Mean, Some(*values), pairs, call())?
        }
        ("MAXIFS", [values, pairs @ ..]) => {
            conditional(arena, Aggregate::Largest, Some(*values), pairs, call())?
        }
        ("MINIFS", [values, pairs @ ..]) => {
            conditional(arena, Aggregate::Smallest, Some(*values), pairs, call())?
        }
        ("COUNTIFS" | "COUNTIF", pairs) => conditional(arena, Aggregate::Count, None, pairs, call())?,
        ("SUMIF" | "AVERAGEIF", [range, criterion, ..]) => {
            let aggregate = if function.name == "SUMIF" { Aggregate::Sum } else { Aggregate::Mean };
            let values = arguments.get(2).filter(|&&id| !is_missing(arena, id)).unwrap_or(range);
            conditional(arena, aggregate, Some(*values), &[*range, *criterion], call())?
        }
        ("MATCH", [key, range, mode]) if is_number(arena, *mode, 0.0) => find(arena, *key, *range, true)?,
        ("XMATCH", [key, range]) => find(arena, *key, *range, false)?,
        ("XMATCH", [key, range, mode]) if is_number(arena, *mode, 0.0) => find(arena, *key, *range, false)?,
        ("INDEX", [range, at]) => {
            column(arena, *range)?;
            single(arena, *at)?;
            Node::Pick { position: Position::Number(*at), range: *range, cell: true }
        }
        ("XLOOKUP", [key, keys, results]) => lookup(arena, *key, *keys, *results, None)?,
        ("XLOOKUP", [key, keys, results, other]) => lookup(arena, *key, *keys, *results, Some(*other))?,
        ("VLOOKUP", [key, range, which, exact]) => in_table(arena, *key, *range, *which, *exact)?,
        _ => return None,
    };
    Some(arena.add(node))
}

fn is_missing(arena: &Arena, id: NodeId) -> bool {
    matches!(arena.node(id), Some(Node::Constant(Literal(Value::Empty))))
}

fn is_number(arena: &Arena, id: NodeId, wanted: f64) -> bool {
    matches!(arena.node(id), Some(Node::Constant(Literal(Value::Number(number)))) if *number == wanted)
}

/// The table and column of a whole column.
fn column(arena: &Arena, id: NodeId) -> Option<(usize, usize)> {
    match arena.node(id)? {
        Node::Range { table, first, last, rows: Rows::Data } if first == last => Some((*table, *first)),
        _ => None,
    }
}

fn single(arena: &Arena, id: NodeId) -> Option<()> {
    arena.get(id).filter(|entry| !entry.list).map(|_| ())
}

fn rank(
    arena: &mut Arena,
    ranking: Ranking,
    value: NodeId,
    range: NodeId,
    option: Option<&NodeId>,
) -> Option<Node> {
    column(arena, range)?;
    single(arena, value)?;
    let option = option.copied().filter(|&id| !is_missing(arena, id));
    if let Some(option) = option {
        arena.get(option).filter(|entry| !entry.varies && !entry.list)?;
    }
    let order = arena.add(Node::Order(range));
    Some(Node::Rank { ranking, value, order, option })
}

fn conditional(
    arena: &mut Arena,
    aggregate: Aggregate,
    values: Option<NodeId>,
    pairs: &[NodeId],
    call: Call,
) -> Option<Node> {
    let (table, _) = column(arena, *pairs.first()?)?;
    if let Some(values) = values {
        column(arena, values).filter(|(of, _)| *of == table)?;
    }
    let (mut tests, mut queries, mut bound) = (Vec::new(), Vec::new(), None);
    for pair in pairs.chunks(2) {
        let [range, criterion] = pair else { return None };
        column(arena, *range).filter(|(of, _)| *of == table)?;
        single(arena, *criterion)?;
        if !arena.get(*criterion)?.varies {
            tests.push(Test::Meets(*range, *criterion));
            continue;
        }
        match side(arena, *criterion) {
            Some(_) if bound.is_some() => return None,
            Some((operator, node)) => bound = Some((operator, node, *range)),
            None => {
                tests.push(Test::Equals(arena.add(Node::Coding(*range))));
                queries.push(*criterion);
            }
        }
    }
    let grouping = arena.add(Node::Grouping { table, tests });
    let totals = match bound {
        None => {
            let kind = if aggregate == Aggregate::Mean { Aggregate::Sum } else { aggregate };
            let gathered = arena.add(Node::Gathered { grouping, values, aggregate: kind });
            arena.add(Node::Totals { gathered, aggregate })
        }
        Some((operator, _, by)) => {
            let below = matches!(operator, Binary::Less | Binary::LessOrEqual);
            arena.add(Node::Bounds { grouping, by, values, aggregate, below })
        }
    };
    let bound = bound.map(|(operator, node, _)| (operator, node));
    Some(Node::Conditional(Box::new(Conditional { grouping, totals, queries, bound, call })))
}

/// `">"&x` as a comparison with `x`.
fn side(arena: &Arena, criterion: NodeId) -> Option<(Binary, NodeId)> {
    let Node::Binary(Binary::Join, sign, operand) = arena.node(criterion)? else { return None };
    let Node::Constant(Literal(Value::Text(sign))) = arena.node(*sign)? else { return None };
    let operator = match sign.as_ref() {
        "<" => Binary::Less,
        "<=" => Binary::LessOrEqual,
        ">" => Binary::Greater,
        ">=" => Binary::GreaterOrEqual,
        _ => return None,
    };
    Some((operator, *operand))
}

fn find(arena: &mut Arena, key: NodeId, range: NodeId, wild: bool) -> Option<Node> {
    column(arena, range)?;
    single(arena, key)?;
    let finder = arena.add(Node::Finder(range));
    Some(Node::Find { key, finder, wild })
}

fn lookup(
    arena: &mut Arena,
    key: NodeId,
    keys: NodeId,
    results: NodeId,
    other: Option<NodeId>,
) -> Option<Node> {
    let (table, _) = column(arena, keys)?;
    column(arena, results).filter(|(of, _)| *of == table)?;
    let other = other.filter(|&id| !is_missing(arena, id));
    if let Some(other) = other {
        single(arena, other)?;
    }
    let node = find(arena, key, keys, false)?;
    let found = arena.add(node);
    Some(Node::Pick { position: Position::Found(found, other), range: results, cell: true })
}

/// VLOOKUP with an exact match and a fixed column.
fn in_table(arena: &mut Arena, key: NodeId, range: NodeId, which: NodeId, exact: NodeId) -> Option<Node> {
    let Node::Range { table, first, last, rows: Rows::Data } = *arena.node(range)? else { return None };
    let exactly = match arena.node(exact)? {
        Node::Constant(Literal(Value::Bool(truth))) => !truth,
        _ => is_number(arena, exact, 0.0),
    };
    let Node::Constant(Literal(Value::Number(which))) = arena.node(which)? else { return None };
    let beyond = (last - first + 2) as f64;
    if !exactly || !(1.0..beyond).contains(which) {
        return None;
    }
    let wanted = first + *which as usize - 1;
    let whole = |arena: &mut Arena, at: usize| {
        arena.add(Node::Range { table, first: at, last: at, rows: Rows::Data })
    };
    let (keys, results) = (whole(arena, first), whole(arena, wanted));
    let node = find(arena, key, keys, true)?;
    let found = arena.add(node);
    Some(Node::Pick { position: Position::Found(found, None), range: results, cell: false })
}
