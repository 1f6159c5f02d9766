//! Functions of whole lists over a run of rows: the everyday ones as loops, the others row by row.

use std::ops::Range;

use super::{
    block::{Block, Collector, Side},
    evaluate, loops,
    node::{NodeId, Seen},
    run::Run,
};
use crate::engine::{
    Fault, Operand, Value,
    column::mark,
    exact::ExactSum,
    functions::{Answer, Function, Operands},
};

/// How one argument is given to a function row by row.
enum Given<'a> {
    /// The same in every row.
    Once(Operand),
    /// A value per row.
    Values(Block<'a>, Seen),
    /// A list per row, or what aggregates see now as a cell, now as a value.
    Anew(NodeId),
}

impl<'a> Run<'a, '_> {
    /// Functions of single cells and values that are loops: SUM, MIN, MAX, AND, OR.
    pub(super) fn quick(&self, name: &str, arguments: &[NodeId], rows: &Range<usize>) -> Option<Block<'a>> {
        if !matches!(name, "SUM" | "MIN" | "MAX" | "AND" | "OR") {
            return None;
        }
        let entries = arguments.iter().map(|&id| self.evaluator.arena.get(id));
        let seen: Vec<Seen> = entries
            .map(|entry| {
                entry.filter(|entry| !entry.list && entry.seen != Seen::Either).map(|entry| entry.seen)
            })
            .collect::<Option<_>>()?;
        let blocks = self.blocks(arguments, rows);
        let sides: Vec<Side<'_>> = blocks.iter().map(Block::side).collect::<Option<_>>()?;
        let count = rows.len();
        let plain = sides.iter().all(Side::is_numbers);
        match name {
            "MIN" if plain => extreme(blocks, count, |one, other| if other < one { other } else { one }),
            "MAX" if plain => extreme(blocks, count, |one, other| if other > one { other } else { one }),
            "MIN" => Some(folded(&sides, &seen, count, f64::min)),
            "MAX" => Some(folded(&sides, &seen, count, f64::max)),
            "SUM" => Some(sums(&sides, &seen, count)),
            "AND" => Some(truths(&sides, &seen, count, |holds, total| holds == total)),
            _ => Some(truths(&sides, &seen, count, |holds, _| holds > 0)),
        }
    }

    /// Calls a function once for every row.
    pub(super) fn row_by_row(
        &self,
        function: &'static Function,
        of: fn(&Operands<'_>) -> Answer<Operand>,
        arguments: &[NodeId],
        rows: Range<usize>,
    ) -> Block<'a> {
        let given: Vec<Given<'a>> = arguments.iter().map(|&id| self.given(id, &rows)).collect();
        loops::each(rows.len(), |at| {
            let operands = given.iter().map(|given| match given {
                Given::Once(operand) => operand.clone(),
                Given::Values(block, Seen::Cell) => Operand::Cell(block.get(at)),
                Given::Values(block, _) => Operand::Value(block.get(at)),
                Given::Anew(id) => self.evaluator.operand(*id, rows.start + at),
            });
            evaluate::whole(function, of, operands.collect()).single()
        })
    }

    fn given(&self, id: NodeId, rows: &Range<usize>) -> Given<'a> {
        match self.evaluator.arena.get(id) {
            Some(entry) if !entry.varies => Given::Once(self.evaluator.operand(id, rows.start)),
            Some(entry) if !entry.list && entry.seen != Seen::Either => {
                Given::Values(self.block(id, rows.clone()), entry.seen)
            }
            _ => Given::Anew(id),
        }
    }
}

/// MIN and MAX of numbers alone.
fn extreme<'a>(blocks: Vec<Block<'a>>, rows: usize, better: impl Fn(f64, f64) -> f64) -> Option<Block<'a>> {
    let mut results: Option<Vec<f64>> = None;
    for block in blocks {
        let results = match &mut results {
            Some(results) => results,
            None => {
                results = Some(match block {
                    Block::Numbers(values, _) => values.into_owned(),
                    block => vec![block.number(0).ok()?; rows],
                });
                continue;
            }
        };
        match block {
            Block::Numbers(values, _) => {
                results.iter_mut().zip(values.iter()).for_each(|(slot, &value)| *slot = better(*slot, value));
            }
            block => {
                let value = block.number(0).ok()?;
                results.iter_mut().for_each(|slot| *slot = better(*slot, value));
            }
        }
    }
    results.map(loops::finite)
}

/// What an aggregate sees at a position: a number, nothing, or an error.
fn take((number, kind): (f64, u8), seen: Seen) -> Answer<Option<f64>> {
    match (kind, seen) {
        (mark::NUMBER, _) => Ok(Some(number)),
        (kind, _) if kind > mark::BLANK => Err(mark::fault(kind).unwrap_or(Fault::Value)),
        (_, Seen::Cell) => Ok(None),
        (mark::BLANK, _) => Err(Fault::Value),
        _ => Ok(Some(number)),
    }
}

fn folded<'a>(sides: &[Side<'_>], seen: &[Seen], rows: usize, better: fn(f64, f64) -> f64) -> Block<'a> {
    loops::answers(rows, |at| {
        let mut found: Option<f64> = None;
        for (side, seen) in sides.iter().zip(seen) {
            if let Some(number) = take(side.at(at), *seen)? {
                found = Some(found.map_or(number, |best| better(best, number)));
            }
        }
        Ok(found.unwrap_or(0.0))
    })
}

fn sums<'a>(sides: &[Side<'_>], seen: &[Seen], rows: usize) -> Block<'a> {
    loops::answers(rows, |at| {
        let mut total = ExactSum::default();
        for (side, seen) in sides.iter().zip(seen) {
            if let Some(number) = take(side.at(at), *seen)? {
                total.add(number);
            }
        }
        Ok(total.total())
    })
}

/// AND and OR: conditions that hold among those there are.
fn truths<'a>(sides: &[Side<'_>], seen: &[Seen], rows: usize, decide: fn(usize, usize) -> bool) -> Block<'a> {
    let mut collector = Collector::new(rows);
    for at in 0..rows {
        let (mut holds, mut total, mut fault) = (0, 0, None);
        for (side, seen) in sides.iter().zip(seen) {
            let (number, kind) = side.at(at);
            let counts = match (kind, seen) {
                (kind, _) if kind > mark::BLANK => Err(mark::fault(kind).unwrap_or(Fault::Value)),
                (mark::EMPTY | mark::BLANK, Seen::Cell) => Ok(false),
                (mark::BLANK, _) => Err(Fault::Value),
                _ => Ok(true),
            };
            match counts {
                Ok(true) => {
                    holds += usize::from(number != 0.0);
                    total += 1;
                }
                Ok(false) => {}
                Err(found) => {
                    fault = Some(found);
                    break;
                }
            }
        }
        let value = match fault {
            Some(fault) => Value::Fault(fault),
            None if total == 0 => Value::Fault(Fault::Value),
            None => Value::Bool(decide(holds, total)),
        };
        let (number, kind) = mark::of(&value).unwrap_or_default();
        collector.mark(number, kind);
    }
    collector.finish()
}
