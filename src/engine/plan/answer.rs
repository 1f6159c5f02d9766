//! What indexes answer over a run of rows.

use std::ops::Range;

use super::{
    block::{Block, Collector},
    held::Held,
    index::{Coding, Finder, NONE, Order, SLOW},
    loops,
    node::{Conditional, Node, NodeId, Position, Ranking, Test},
    run::{Run, read_back},
};
use crate::engine::{
    Column, Fault, Value, coerce,
    column::{View, mark, word_value},
    criteria,
    functions::{Answer, share_at, share_within_at, whole},
    language::Binary,
};
use std::borrow::Cow;

/// A meaning that has not been looked up yet.
const UNKNOWN: u32 = u32::MAX - 2;

impl<'a> Run<'a, '_> {
    pub(super) fn answer(&self, node: &Node, rows: Range<usize>) -> Block<'a> {
        let answered = match node {
            Node::Rank { ranking, value, order, option } => {
                self.rank(*ranking, *value, *order, *option, &rows)
            }
            Node::Conditional(conditional) => self.conditional(conditional, &rows),
            Node::Find { .. } => self.found(node, &rows).map(|found| {
                loops::answers(rows.len(), |at| match found.get(at) {
                    Some(Ok(NONE)) | None => Err(Fault::NotAvailable),
                    Some(Ok(row)) => Ok(f64::from(*row) + 1.0),
                    Some(Err(fault)) => Err(*fault),
                })
            }),
            Node::Pick { position, range, .. } => self.pick(*position, *range, &rows),
            _ => None,
        };
        answered.unwrap_or(Block::Same(Value::Fault(Fault::Reference)))
    }

    fn rank(
        &self,
        ranking: Ranking,
        value: NodeId,
        order_id: NodeId,
        option: Option<NodeId>,
        rows: &Range<usize>,
    ) -> Option<Block<'a>> {
        let order = self.evaluator.order(order_id)?;
        let block = self.block(value, rows.clone());
        let option = option.map(|id| coerce::number(&self.evaluator.operand(id, 0).single()));
        let own = self.is_own_column(value, order_id);
        if let (Block::Numbers(_, None), None, None, true) = (&block, order.fault, option, own) {
            let codes = order.codes.get(rows.clone()).unwrap_or_default();
            return Some(own_ranks(order, ranking, codes));
        }
        Some(loops::answers(rows.len(), |at| {
            let shares = matches!(ranking, Ranking::Share | Ranking::ShareWithin);
            if let (true, Some(fault)) = (shares, order.fault) {
                return Err(fault);
            }
            let wanted = block.number(at)?;
            let option = option.transpose()?;
            if let Some(fault) = order.fault {
                return Err(fault);
            }
            let code = match order.codes.get(rows.start + at) {
                Some(&code) if own && code != NONE => Ok(code as usize),
                _ => order.code_of(wanted),
            };
            if shares {
                let place = share_place(order, code, wanted, option.map_or(Ok(3), whole)?)?;
                return Ok(share(ranking, place, order.count(), option.map_or(Ok(3), whole)?));
            }
            let ascending = option.is_some_and(|option| option != 0.0);
            Ok(place_of(order, ranking, code.map_err(|_| Fault::NotAvailable)?, ascending))
        }))
    }

    /// Whether a value is this row's cell of the very column that an index is made of.
    fn is_own_column(&self, value: NodeId, index: NodeId) -> bool {
        let arena = self.evaluator.arena;
        let range = match arena.node(index) {
            Some(Node::Order(range) | Node::Coding(range) | Node::Finder(range)) => arena.node(*range),
            _ => None,
        };
        match (arena.node(value), range) {
            (Some(Node::Cell { table, column }), Some(Node::Range { table: of, first, .. })) => {
                table == of && column == first
            }
            _ => false,
        }
    }

    fn conditional(&self, conditional: &Conditional, rows: &Range<usize>) -> Option<Block<'a>> {
        let grouping = self.evaluator.grouping(conditional.grouping)?;
        let mut groups = vec![0_u32; rows.len()];
        let Some(Node::Grouping { tests, .. }) = self.evaluator.arena.node(conditional.grouping) else {
            return None;
        };
        let codings = tests.iter().filter_map(|test| match test {
            Test::Equals(coding) => Some(*coding),
            Test::Meets(..) => None,
        });
        for (question, (&query, coding)) in conditional.queries.iter().zip(codings).enumerate() {
            let codes = self.codes(query, coding, rows)?;
            if question == 0 {
                groups = codes;
                continue;
            }
            for (group, code) in groups.iter_mut().zip(codes) {
                *group = grouping.next(question, *group, code);
            }
        }
        let asked = |at: usize| self.evaluator.call(&conditional.call, rows.start + at).single();
        let mut collector = Collector::new(rows.len());
        match (self.evaluator.held(conditional.totals)?, conditional.bound) {
            (Held::Totals(totals), None) => {
                if let Some(numbers) = totals.plain(&groups) {
                    return Some(Block::Numbers(Cow::Owned(numbers), None));
                }
                for (at, group) in groups.into_iter().enumerate() {
                    if group == SLOW {
                        collector.push(asked(at));
                    } else {
                        let (number, kind) = totals.of(group);
                        collector.mark(number, kind);
                    }
                }
            }
            (Held::Bounds(bounds), Some((operator, bound))) => {
                let block = self.block(bound, rows.clone());
                let inclusive = matches!(operator, Binary::LessOrEqual | Binary::GreaterOrEqual);
                for (at, group) in groups.into_iter().enumerate() {
                    match block.get(at) {
                        Value::Number(number) if group != SLOW => {
                            let (number, kind) = bounds.of(group, read_back(number), inclusive);
                            collector.mark(number, kind);
                        }
                        _ => collector.push(asked(at)),
                    }
                }
            }
            _ => return None,
        }
        Some(collector.finish())
    }

    /// The codes that a query's values ask for in a coding.
    fn codes(&self, query: NodeId, coding_id: NodeId, rows: &Range<usize>) -> Option<Vec<u32>> {
        let coding: &Coding = self.evaluator.coding(coding_id)?;
        let own = self.is_own_column(query, coding_id);
        let codes = self.meant(
            query,
            coding_id,
            rows,
            |value| coding.asked(value),
            |number, row| match coding.codes.get(row) {
                Some(&code) if own => code,
                _ => coding.asked_number(number),
            },
        );
        Some(codes)
    }

    /// What an index says to the values of a node: each word of a column is asked once.
    fn meant(
        &self,
        id: NodeId,
        index: NodeId,
        rows: &Range<usize>,
        asked: impl Fn(&Value) -> u32,
        asked_number: impl Fn(f64, usize) -> u32,
    ) -> Vec<u32> {
        let block = self.block(id, rows.clone());
        match &block {
            Block::Numbers(values, marks) => {
                let kind = |at: usize| {
                    marks.as_ref().and_then(|marks| marks.get(at)).copied().unwrap_or(mark::NUMBER)
                };
                let each = values.iter().enumerate().map(|(at, &number)| match kind(at) {
                    mark::NUMBER => asked_number(number, rows.start + at),
                    kind => asked(&mark::value(number, kind)),
                });
                each.collect()
            }
            Block::Words(ids, words) if matches!(self.evaluator.arena.node(id), Some(Node::Cell { .. })) => {
                let mut meanings = self.meanings.borrow_mut();
                let known = meanings.entry((id, index)).or_insert_with(|| vec![UNKNOWN; words.len()]);
                let each = ids.iter().map(|&word| match known.get_mut(word as usize) {
                    Some(slot) => {
                        if *slot == UNKNOWN {
                            *slot = asked(&word_value(words, word));
                        }
                        *slot
                    }
                    None => asked(&word_value(words, word)),
                });
                each.collect()
            }
            block => (0..rows.len()).map(|at| asked(&block.get(at))).collect(),
        }
    }

    /// The row in which each key stands first; [`NONE`] where it does not.
    fn found(&self, node: &Node, rows: &Range<usize>) -> Option<Vec<Answer<u32>>> {
        let Node::Find { key, finder: index, wild } = node else { return None };
        let finder: &Finder = self.evaluator.finder(*index)?;
        let places = self.meant(
            *key,
            *index,
            rows,
            |value| finder.asked(value, *wild),
            |number, _| finder.asked_number(number),
        );
        let block = self.block(*key, rows.clone());
        let place = |(at, place): (usize, u32)| match (place, block.get(at)) {
            (_, Value::Fault(fault)) => Err(fault),
            (SLOW, Value::Text(text)) => Ok(self.first_match(*index, &text)),
            (place, _) => Ok(place),
        };
        Some(places.into_iter().enumerate().map(place).collect())
    }

    /// The first row whose text fits a pattern.
    fn first_match(&self, index: NodeId, text: &str) -> u32 {
        let Some(Node::Finder(range)) = self.evaluator.arena.node(index) else { return NONE };
        let Some(column) = self.evaluator.whole_column(*range) else { return NONE };
        let wanted = criteria::pattern(text);
        let fits = |value: Value| match (&wanted, value) {
            (Some(marks), Value::Text(text)) => criteria::matches(marks, &text),
            (None, Value::Text(found)) => coerce::same_text(&found, text),
            _ => false,
        };
        column.values().position(fits).and_then(|row| u32::try_from(row).ok()).unwrap_or(NONE)
    }

    fn pick(&self, position: Position, range: NodeId, rows: &Range<usize>) -> Option<Block<'a>> {
        let column = self.evaluator.whole_column(range)?;
        let (places, other): (Vec<Answer<u32>>, Option<NodeId>) = match position {
            Position::Number(at) => {
                let block = self.block(at, rows.clone());
                let missing = matches!(block, Block::Same(Value::Empty));
                let of = |at: usize| {
                    if missing { Err(Fault::Spill) } else { place(block.number(at)?, column.len()) }
                };
                ((0..rows.len()).map(of).collect(), None)
            }
            Position::Found(find, other) => (self.found(self.evaluator.arena.node(find)?, rows)?, other),
        };
        if places.iter().all(|place| matches!(place, Ok(row) if *row != NONE)) {
            let rows: Vec<u32> = places.into_iter().map(|place| place.unwrap_or(NONE)).collect();
            return Some(gathered(column, &rows));
        }
        let missing = places.contains(&Ok(NONE));
        let other = other.filter(|_| missing).map(|id| self.block(id, rows.clone()));
        Some(loops::each(rows.len(), |at| match places.get(at) {
            Some(Ok(NONE)) | None => {
                other.as_ref().map_or(Value::Fault(Fault::NotAvailable), |other| other.get(at))
            }
            Some(Ok(row)) => column.get(*row as usize),
            Some(Err(fault)) => Value::Fault(*fault),
        }))
    }
}

/// The ranks of an order's own rows, all of them numbers.
fn own_ranks<'a>(order: &Order, ranking: Ranking, codes: &[u32]) -> Block<'a> {
    let count = order.count();
    let code = |code: &u32| *code as usize;
    let ranks: Vec<f64> = match ranking {
        Ranking::Equal => codes.iter().map(|at| f64::from(count - order.around(code(at)).1) + 1.0).collect(),
        Ranking::Average | Ranking::Dense => {
            codes.iter().map(|at| place_of(order, ranking, code(at), false)).collect()
        }
        Ranking::Share | Ranking::ShareWithin => {
            codes.iter().map(|at| share(ranking, f64::from(order.around(code(at)).0), count, 3)).collect()
        }
    };
    Block::Numbers(Cow::Owned(ranks), None)
}

/// The rank of the distinct number at a position.
fn place_of(order: &Order, ranking: Ranking, code: usize, ascending: bool) -> f64 {
    if ranking == Ranking::Dense {
        let better = if ascending { code } else { order.distinct.len() - 1 - code };
        return better as f64 + 1.0;
    }
    let (below, through) = order.around(code);
    let better = if ascending { below } else { order.count() - through };
    let ties = if ranking == Ranking::Average { f64::from(through - below - 1) / 2.0 } else { 0.0 };
    f64::from(better) + 1.0 + ties
}

fn share(ranking: Ranking, place: f64, count: u32, digits: i64) -> f64 {
    match ranking {
        Ranking::ShareWithin => share_within_at(place, count as usize, digits),
        _ => share_at(place, count as usize, digits),
    }
}

/// The row that INDEX's number means.
fn place(number: f64, rows: usize) -> Answer<u32> {
    match whole(number)? {
        at if at < 0 => Err(Fault::Value),
        0 if rows == 1 => Ok(0),
        0 => Err(Fault::Spill),
        at if usize::try_from(at).is_ok_and(|at| at <= rows) => Ok(u32::try_from(at - 1).unwrap_or(NONE)),
        _ => Err(Fault::Reference),
    }
}

/// Some rows of a column as a block.
fn gathered<'a>(column: &'a Column, rows: &[u32]) -> Block<'a> {
    match column.view() {
        View::Numbers { values, marks } => {
            let of = |row: &u32| values.get(*row as usize).copied().unwrap_or(0.0);
            let kind = |row: &u32, marks: &[u8]| marks.get(*row as usize).copied().unwrap_or(mark::EMPTY);
            let marks = marks.map(|marks| Cow::Owned(rows.iter().map(|row| kind(row, marks)).collect()));
            Block::Numbers(Cow::Owned(rows.iter().map(of).collect()), marks)
        }
        View::Words { ids, words } => {
            let of = |row: &u32| {
                ids.get(*row as usize).copied().unwrap_or(crate::engine::column::mark_id(mark::EMPTY))
            };
            Block::Words(Cow::Owned(rows.iter().map(of).collect()), words.clone())
        }
        View::Mixed(values) => Block::Values(
            rows.iter().map(|&row| values.get(row as usize).cloned().unwrap_or_default()).collect(),
        ),
    }
}

/// How many of an order's numbers lie below the wanted one, interpolated between neighbours.
fn share_place(order: &Order, code: Result<usize, usize>, wanted: f64, digits: i64) -> Answer<f64> {
    let (Some(&least), Some(&most)) = (order.distinct.first(), order.distinct.last()) else {
        return Err(Fault::Number);
    };
    if digits < 1 {
        return Err(Fault::Number);
    }
    if wanted < least || wanted > most {
        return Err(Fault::NotAvailable);
    }
    Ok(match code {
        Ok(code) => f64::from(order.around(code).0),
        Err(at) => {
            let before = at.checked_sub(1).and_then(|at| order.distinct.get(at)).copied().unwrap_or(wanted);
            let after = order.distinct.get(at).copied().unwrap_or(wanted);
            f64::from(order.around(at).0) - 1.0 + (wanted - before) / (after - before)
        }
    })
}
