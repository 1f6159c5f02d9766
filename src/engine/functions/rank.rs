//! Rank: a number's place among others.

use super::{
    Answer, Evaluate, Excel, Family, Function, Operand, Operands, Value, number, order::sorted, range,
};
use crate::engine::{Fault, round};

const S: Family = Family::Statistics;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("RANK", S)
        .sentence("名次；并列者名次相同（1-2-2-4）。", "The rank; equals share one (1-2-2-4).")
        .takes(&[number("数值", "number"), range("区域", "range"), number("升序", "ascending").optional()])
        .example("RANK(88,{95,88,88,70})", "2")
        .by(Evaluate::Whole(|operands| rank(operands, rank_equal))),
    Function::new("RANK.EQ", S)
        .sentence("名次；并列者名次相同（1-2-2-4）。", "The rank; equals share the best one (1-2-2-4).")
        .takes(&[number("数值", "number"), range("区域", "range"), number("升序", "ascending").optional()])
        .example("RANK.EQ(70,{95,88,88,70})", "4")
        .since(Excel::V2010)
        .by(Evaluate::Whole(|operands| rank(operands, rank_equal))),
    Function::new("RANK.AVG", S)
        .sentence(
            "名次；并列者取平均名次（1-2.5-2.5-4）。",
            "The rank; equals share the mean one (1-2.5-2.5-4).",
        )
        .takes(&[number("数值", "number"), range("区域", "range"), number("升序", "ascending").optional()])
        .example("RANK.AVG(88,{95,88,88,70})", "2.5")
        .since(Excel::V2010)
        .by(Evaluate::Whole(|operands| rank(operands, rank_average))),
    Function::new("PERCENTRANK.INC", S)
        .sentence("百分比排位，0 到 1。", "The rank as a share from 0 to 1.")
        .takes(&[range("区域", "range"), number("数值", "number"), number("有效位数", "digits").optional()])
        .example("PERCENTRANK.INC({13,12,11,8,4,3,2,1,1,1},4)", "0.555")
        .since(Excel::V2010)
        .by(Evaluate::Whole(|operands| share(operands, percent_rank))),
    Function::new("PERCENTRANK", S)
        .sentence("百分比排位，0 到 1。", "The rank as a share from 0 to 1.")
        .takes(&[range("区域", "range"), number("数值", "number"), number("有效位数", "digits").optional()])
        .example("PERCENTRANK({13,12,11,8,4,3,2,1,1,1},2)", "0.333")
        .by(Evaluate::Whole(|operands| share(operands, percent_rank))),
    Function::new("PERCENTRANK.EXC", S)
        .sentence("百分比排位，不含 0 和 1。", "The rank as a share between 0 and 1, both left out.")
        .takes(&[range("区域", "range"), number("数值", "number"), number("有效位数", "digits").optional()])
        .example("PERCENTRANK.EXC({1,2,3,6,6,6,7,8,9},7)", "0.7")
        .since(Excel::V2010)
        .by(Evaluate::Whole(|operands| share(operands, percent_rank_within))),
    Function::new("DENSERANK", S)
        .sentence(
            "中国式名次；并列者名次相同，其后不空号（1-2-2-3）。",
            "The rank without gaps after equals (1-2-2-3).",
        )
        .takes(&[number("数值", "number"), range("区域", "range"), number("升序", "ascending").optional()])
        .example("DENSERANK(70,{95,88,88,70})", "3")
        .since(Excel::Never)
        .by(Evaluate::Whole(|operands| rank(operands, rank_dense))),
];

fn rank(operands: &Operands<'_>, of: fn(&[f64], f64, bool) -> Answer<f64>) -> Answer<Operand> {
    let wanted = operands.number(0)?;
    let ascending = operands.number_or(2, 0.0)? != 0.0;
    let numbers = sorted(operands.numbers(1)?);
    Ok(Value::Number(of(&numbers, wanted, ascending)?).into())
}

/// How many of the sorted numbers lie below `wanted`, and how many at or below it.
fn bounds(sorted: &[f64], wanted: f64) -> (usize, usize) {
    (sorted.partition_point(|&number| number < wanted), sorted.partition_point(|&number| number <= wanted))
}

/// RANK and RANK.EQ among sorted numbers.
fn rank_equal(sorted: &[f64], wanted: f64, ascending: bool) -> Answer<f64> {
    let (below, through) = bounds(sorted, wanted);
    if below == through {
        return Err(Fault::NotAvailable);
    }
    Ok(if ascending { below } else { sorted.len() - through } as f64 + 1.0)
}

/// RANK.AVG among sorted numbers.
fn rank_average(sorted: &[f64], wanted: f64, ascending: bool) -> Answer<f64> {
    let (below, through) = bounds(sorted, wanted);
    Ok(rank_equal(sorted, wanted, ascending)? + (through - below - 1) as f64 / 2.0)
}

/// The rank that leaves no gap after equals, among sorted numbers.
fn rank_dense(sorted: &[f64], wanted: f64, ascending: bool) -> Answer<f64> {
    let (below, through) = bounds(sorted, wanted);
    if below == through {
        return Err(Fault::NotAvailable);
    }
    let better = if ascending { sorted.get(..below) } else { sorted.get(through..) };
    Ok(better.unwrap_or_default().chunk_by(|left, right| left == right).count() as f64 + 1.0)
}

/// A number's share of the way through sorted numbers, at so many decimals.
type Share = fn(&[f64], f64, i64) -> Answer<f64>;

fn share(operands: &Operands<'_>, of: Share) -> Answer<Operand> {
    let numbers = sorted(operands.numbers(0)?);
    let wanted = operands.number(1)?;
    let digits = operands.whole_or(2, 3)?;
    Ok(Value::Number(of(&numbers, wanted, digits)?).into())
}

/// PERCENTRANK.INC among sorted numbers: interpolated between neighbours, cut to `digits` decimals.
fn percent_rank(sorted: &[f64], wanted: f64, digits: i64) -> Answer<f64> {
    let place = place_of(sorted, wanted, digits)?;
    Ok(share_at(place, sorted.len(), digits))
}

/// The share that a place among `count` numbers is, the ends included.
pub fn share_at(place: f64, count: usize, digits: i64) -> f64 {
    if count == 1 { 1.0 } else { cut(place / (count as f64 - 1.0), digits) }
}

/// PERCENTRANK.EXC among sorted numbers.
fn percent_rank_within(sorted: &[f64], wanted: f64, digits: i64) -> Answer<f64> {
    let place = place_of(sorted, wanted, digits)?;
    Ok(share_within_at(place, sorted.len(), digits))
}

/// The share that a place among `count` numbers is, the ends left out.
pub fn share_within_at(place: f64, count: usize, digits: i64) -> f64 {
    cut((place + 1.0) / (count as f64 + 1.0), digits)
}

/// How many numbers lie below the wanted one, interpolated between neighbours.
fn place_of(sorted: &[f64], wanted: f64, digits: i64) -> Answer<f64> {
    let (Some(&least), Some(&most)) = (sorted.first(), sorted.last()) else {
        return Err(Fault::Number);
    };
    if digits < 1 {
        return Err(Fault::Number);
    }
    if wanted < least || wanted > most {
        return Err(Fault::NotAvailable);
    }
    let (below, through) = bounds(sorted, wanted);
    if below < through {
        return Ok(below as f64);
    }
    let before = below.checked_sub(1).and_then(|at| sorted.get(at)).copied().unwrap_or(wanted);
    let after = sorted.get(below).copied().unwrap_or(wanted);
    Ok((below - 1) as f64 + (wanted - before) / (after - before))
}

fn cut(share: f64, digits: i64) -> f64 {
    let digits = i32::try_from(digits.min(15)).unwrap_or(3);
    round::rounded(share, digits, round::Rounding::Down)
}
