//! Statistics: counts, means, extremes, order and rank.

use super::{
    Answer, Evaluate, Excel, Family, Function, Operand, Operands, Value, number, numbers, range, values,
};
use crate::engine::{Fault, coerce, exact, round};

const S: Family = Family::Statistics;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("AVERAGE", S)
        .sentence("平均值；空单元格、文字不算。", "The mean; empty cells and text do not count.")
        .takes(&[numbers("数值", "numbers"), numbers("数值", "numbers").repeated()])
        .example("AVERAGE(90,80,{85})", "85")
        .by(Evaluate::Whole(average)),
    Function::new("COUNT", S)
        .sentence("数字的个数。", "How many numbers there are.")
        .takes(&[values("值", "values"), values("值", "values").repeated()])
        .example("COUNT(1,\"2\",\"甲\",{3,\"4\"})", "3")
        .by(Evaluate::Whole(count)),
    Function::new("COUNTA", S)
        .sentence("非空值的个数。", "How many values there are that are not empty.")
        .takes(&[values("值", "values"), values("值", "values").repeated()])
        .example("COUNTA(1,\"甲\",\"\")", "3")
        .by(Evaluate::Whole(count_filled)),
    Function::new("COUNTBLANK", S)
        .sentence("空单元格的个数；空文字也算。", "How many cells are empty; an empty text counts.")
        .takes(&[range("区域", "range")])
        .example("COUNTBLANK({\"\",1})", "1")
        .by(Evaluate::Whole(count_blank)),
    Function::new("MAX", S)
        .sentence("最大值。", "The largest number.")
        .takes(&[numbers("数值", "numbers"), numbers("数值", "numbers").repeated()])
        .example("MAX(3,9,{5})", "9")
        .by(Evaluate::Whole(|operands| extreme(operands, f64::max))),
    Function::new("MIN", S)
        .sentence("最小值。", "The smallest number.")
        .takes(&[numbers("数值", "numbers"), numbers("数值", "numbers").repeated()])
        .example("MIN(100,94.0876)", "94.0876")
        .by(Evaluate::Whole(|operands| extreme(operands, f64::min))),
    Function::new("MEDIAN", S)
        .sentence("中位数。", "The middle number.")
        .takes(&[numbers("数值", "numbers"), numbers("数值", "numbers").repeated()])
        .example("MEDIAN(1,2,3,10)", "2.5")
        .by(Evaluate::Whole(median)),
    Function::new("LARGE", S)
        .sentence("第 k 个最大值。", "The k-th largest number.")
        .takes(&[range("区域", "range"), number("第几", "k")])
        .example("LARGE({70,95,88},2)", "88")
        .by(Evaluate::Whole(|operands| kth(operands, true))),
    Function::new("SMALL", S)
        .sentence("第 k 个最小值。", "The k-th smallest number.")
        .takes(&[range("区域", "range"), number("第几", "k")])
        .example("SMALL({70,95,88},1)", "70")
        .by(Evaluate::Whole(|operands| kth(operands, false))),
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
        .by(Evaluate::Whole(share)),
    Function::new("PERCENTRANK", S)
        .sentence("百分比排位，0 到 1。", "The rank as a share from 0 to 1.")
        .takes(&[range("区域", "range"), number("数值", "number"), number("有效位数", "digits").optional()])
        .example("PERCENTRANK({13,12,11,8,4,3,2,1,1,1},2)", "0.333")
        .by(Evaluate::Whole(share)),
];

fn average(operands: &Operands<'_>) -> Answer<Operand> {
    let numbers = operands.numbers_from(0)?;
    if numbers.is_empty() {
        return Err(Fault::DivisionByZero);
    }
    let count = numbers.len() as f64;
    Ok(coerce::finite(exact::sum(numbers) / count).into())
}

fn count(operands: &Operands<'_>) -> Answer<Operand> {
    let mut count = 0_usize;
    for operand in operands.all() {
        count += match operand {
            Operand::Value(Value::Text(text)) => usize::from(coerce::number_in_text(text).is_some()),
            Operand::Value(value) => usize::from(!matches!(value, Value::Fault(_))),
            list => list.values().filter(|value| matches!(value, Value::Number(_))).count(),
        };
    }
    Ok(Value::Number(count as f64).into())
}

fn count_filled(operands: &Operands<'_>) -> Answer<Operand> {
    let filled = |operand: &Operand| match operand {
        // An argument left out counts, as in Excel.
        Operand::Value(_) => 1,
        list => list.values().filter(|value| !value.is_empty()).count(),
    };
    Ok(Value::Number(operands.all().iter().map(filled).sum::<usize>() as f64).into())
}

fn count_blank(operands: &Operands<'_>) -> Answer<Operand> {
    let blank = |value: &Value| match value {
        Value::Text(text) => text.is_empty(),
        value => value.is_empty(),
    };
    Ok(Value::Number(operands.get(0)?.values().filter(blank).count() as f64).into())
}

fn extreme(operands: &Operands<'_>, better: fn(f64, f64) -> f64) -> Answer<Operand> {
    let mut found: Option<f64> = None;
    for operand in operands.all() {
        operand.each_number(&mut |number| found = Some(found.map_or(number, |best| better(best, number))))?;
    }
    Ok(Value::Number(found.unwrap_or(0.0)).into())
}

fn sorted(mut numbers: Vec<f64>) -> Vec<f64> {
    numbers.sort_by(f64::total_cmp);
    numbers
}

fn median(operands: &Operands<'_>) -> Answer<Operand> {
    let numbers = sorted(operands.numbers_from(0)?);
    let middle = numbers.len() / 2;
    let upper = numbers.get(middle).copied().ok_or(Fault::Number)?;
    if numbers.len() % 2 == 1 {
        return Ok(Value::Number(upper).into());
    }
    let lower = middle.checked_sub(1).and_then(|at| numbers.get(at)).copied().ok_or(Fault::Number)?;
    Ok(coerce::finite((lower + upper) / 2.0).into())
}

fn kth(operands: &Operands<'_>, largest: bool) -> Answer<Operand> {
    let numbers = sorted(operands.numbers(0)?);
    let place = operands.number(1)?.ceil();
    if place < 1.0 || place > numbers.len() as f64 {
        return Err(Fault::Number);
    }
    let place = place as usize;
    let at = if largest { numbers.len() - place } else { place - 1 };
    numbers.get(at).map(|&number| Value::Number(number).into()).ok_or(Fault::Number)
}

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
pub fn rank_equal(sorted: &[f64], wanted: f64, ascending: bool) -> Answer<f64> {
    let (below, through) = bounds(sorted, wanted);
    if below == through {
        return Err(Fault::NotAvailable);
    }
    Ok(if ascending { below } else { sorted.len() - through } as f64 + 1.0)
}

/// RANK.AVG among sorted numbers.
pub fn rank_average(sorted: &[f64], wanted: f64, ascending: bool) -> Answer<f64> {
    let (below, through) = bounds(sorted, wanted);
    Ok(rank_equal(sorted, wanted, ascending)? + (through - below - 1) as f64 / 2.0)
}

fn share(operands: &Operands<'_>) -> Answer<Operand> {
    let numbers = sorted(operands.numbers(0)?);
    let wanted = operands.number(1)?;
    let digits = operands.whole_or(2, 3)?;
    Ok(Value::Number(percent_rank(&numbers, wanted, digits)?).into())
}

/// PERCENTRANK.INC among sorted numbers: interpolated between neighbours, cut to `digits` decimals.
pub fn percent_rank(sorted: &[f64], wanted: f64, digits: i64) -> Answer<f64> {
    let (Some(&least), Some(&most)) = (sorted.first(), sorted.last()) else {
        return Err(Fault::Number);
    };
    if digits < 1 {
        return Err(Fault::Number);
    }
    if wanted < least || wanted > most {
        return Err(Fault::NotAvailable);
    }
    if sorted.len() == 1 {
        return Ok(1.0);
    }
    let steps = (sorted.len() - 1) as f64;
    let (below, through) = bounds(sorted, wanted);
    let place = if below < through {
        below as f64
    } else {
        let before = below.checked_sub(1).and_then(|at| sorted.get(at)).copied().unwrap_or(wanted);
        let after = sorted.get(below).copied().unwrap_or(wanted);
        (below - 1) as f64 + (wanted - before) / (after - before)
    };
    let digits = i32::try_from(digits.min(15)).unwrap_or(3);
    Ok(round::rounded(place / steps, digits, round::Rounding::Down))
}
