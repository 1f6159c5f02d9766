//! Order statistics: medians, quantiles, trimmed means, modes, frequencies.

use super::{
    Answer, Argument, Evaluate, Excel, Family, Function, Operand, Operands, Value, number, numbers, range,
    spread::mean,
};
use crate::engine::{Fault, coerce, round};

const S: Family = Family::Statistics;
const NUMBERS: &[Argument] = &[numbers("数值", "numbers"), numbers("数值", "numbers").repeated()];
const AT_SHARE: &[Argument] = &[range("区域", "range"), number("比例", "share")];
const AT_QUARTER: &[Argument] = &[range("区域", "range"), number("第几", "quarter")];

pub(super) const FUNCTIONS: &[Function] = &[
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
    QUANTILE.named("PERCENTILE").example("PERCENTILE({1,3,2,4},0.3)", "1.9"),
    QUANTILE.since(Excel::V2010).example("PERCENTILE.INC({1,3,2,4},0.3)", "1.9"),
    Function::new("PERCENTILE.EXC", S)
        .sentence("百分位数，比例不含 0 和 1。", "The number below which a share lies; 0 and 1 left out.")
        .takes(AT_SHARE)
        .example("PERCENTILE.EXC({1,2,3,6,6,6,7,8,9},0.25)", "2.5")
        .since(Excel::V2010)
        .by(Evaluate::Whole(|operands| at_share(operands, operands.number(1)?, percentile_within))),
    QUARTILE.named("QUARTILE").example("QUARTILE({1,2,4,7,8,9,10,12},1)", "3.5"),
    QUARTILE.since(Excel::V2010).example("QUARTILE.INC({1,2,4,7,8,9,10,12},1)", "3.5"),
    Function::new("QUARTILE.EXC", S)
        .sentence("四分位数，不含两端。", "The quartile, the ends left out.")
        .takes(AT_QUARTER)
        .example("QUARTILE.EXC({6,7,15,36,39,40,41,42,43,47,49},1)", "15")
        .since(Excel::V2010)
        .by(Evaluate::Whole(|operands| {
            at_share(operands, operands.whole(1)? as f64 / 4.0, percentile_within)
        })),
    Function::new("TRIMMEAN", S)
        .sentence("去掉两端一部分后的平均值。", "The mean without a share of the numbers at both ends.")
        .takes(&[range("区域", "range"), number("去掉的比例", "share left out")])
        .example("ROUND(TRIMMEAN({4,5,6,7,2,3,4,5,1,2,3},0.2),3)", "3.778")
        .by(Evaluate::Whole(|operands| {
            let share = operands.number(1)?;
            if !(0.0..1.0).contains(&share) {
                return Err(Fault::Number);
            }
            let numbers = sorted(operands.numbers(0)?);
            let each_end = round::floor(round::floor(numbers.len() as f64 * share) / 2.0) as usize;
            Ok(coerce::finite(trimmed_mean(&numbers, each_end)?).into())
        })),
    Function::new("BALLOTMEAN", S)
        .sentence(
            "测评票均分；不少于规定票数时，去掉若干最高分和最低分。",
            "The mean of ballots; from a number of ballots on without so many of the highest and lowest.",
        )
        .takes(&[
            range("得分", "marks"),
            number("各去掉几个", "dropped at each end").optional(),
            number("从几票起", "from how many ballots").optional(),
        ])
        .example("BALLOTMEAN({70,88,90,91,92,93,95},1,7)", "90.8")
        .since(Excel::Never)
        .by(Evaluate::Whole(ballot_mean)),
    MODE.named("MODE").example("MODE(5.6,4,4,3,2,4)", "4"),
    MODE.since(Excel::V2010).example("MODE.SNGL(5.6,4,4,3,2,4)", "4"),
    Function::new("MODE.MULT", S)
        .sentence("所有出现最多的数。", "All the most frequent numbers.")
        .takes(NUMBERS)
        .example("SUM(MODE.MULT(1,2,3,4,3,2,1,2,3,5,6,1))", "6")
        .gives_array()
        .since(Excel::V2010)
        .by(Evaluate::Whole(|operands| {
            Ok(Operand::list(modes(&operands.numbers_from(0)?)?.into_iter().map(Value::Number).collect()))
        })),
    Function::new("FREQUENCY", S)
        .sentence("各区间内数的个数。", "How many numbers lie in each interval.")
        .takes(&[range("数据", "data"), range("分段点", "bins")])
        .example("INDEX(FREQUENCY({79,85,78,85,50,81,95,88,97},{70;79;89}),3)", "4")
        .gives_array()
        .by(Evaluate::Whole(frequency)),
];

const QUANTILE: Function = Function::new("PERCENTILE.INC", S)
    .sentence("百分位数。", "The number below which a share of the numbers lies.")
    .takes(AT_SHARE)
    .by(Evaluate::Whole(|operands| at_share(operands, operands.number(1)?, percentile)));

const QUARTILE: Function = Function::new("QUARTILE.INC", S)
    .sentence("四分位数，0 为最小值，4 为最大值。", "The quartile; 0 is the least number and 4 the largest.")
    .takes(AT_QUARTER)
    .by(Evaluate::Whole(|operands| at_share(operands, operands.whole(1)? as f64 / 4.0, percentile)));

const MODE: Function = Function::new("MODE.SNGL", S)
    .sentence("出现最多的数；有几个时取最先出现的。", "The most frequent number; of several the first.")
    .takes(NUMBERS)
    .by(Evaluate::Whole(|operands| {
        let modes = modes(&operands.numbers_from(0)?)?;
        modes.first().map(|&mode| Value::Number(mode).into()).ok_or(Fault::NotAvailable)
    }));

/// The numbers in ascending order.
pub(super) fn sorted(mut numbers: Vec<f64>) -> Vec<f64> {
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

fn at_share(operands: &Operands<'_>, share: f64, of: fn(&[f64], f64) -> Answer<f64>) -> Answer<Operand> {
    Ok(coerce::finite(of(&sorted(operands.numbers(0)?), share)?).into())
}

/// PERCENTILE.INC of sorted numbers.
pub fn percentile(sorted: &[f64], share: f64) -> Answer<f64> {
    if sorted.is_empty() || !(0.0..=1.0).contains(&share) {
        return Err(Fault::Number);
    }
    between(sorted, share * (sorted.len() - 1) as f64)
}

/// PERCENTILE.EXC of sorted numbers.
pub fn percentile_within(sorted: &[f64], share: f64) -> Answer<f64> {
    between(sorted, share * (sorted.len() + 1) as f64 - 1.0)
}

/// The number at a place counted from 0, interpolated between neighbours.
fn between(sorted: &[f64], place: f64) -> Answer<f64> {
    if place < 0.0 || place > sorted.len() as f64 - 1.0 {
        return Err(Fault::Number);
    }
    let at = place as usize;
    let lower = sorted.get(at).copied().ok_or(Fault::Number)?;
    let upper = sorted.get(at + 1).copied().unwrap_or(lower);
    Ok(lower + (place - at as f64) * (upper - lower))
}

/// The mean of sorted numbers without so many at each end.
pub fn trimmed_mean(sorted: &[f64], each_end: usize) -> Answer<f64> {
    if sorted.is_empty() {
        return Err(Fault::Number);
    }
    mean(sorted.get(each_end..sorted.len().saturating_sub(each_end)).unwrap_or_default())
}

fn ballot_mean(operands: &Operands<'_>) -> Answer<Operand> {
    let marks = sorted(operands.numbers(0)?);
    let (drop, from) = (operands.whole_or(1, 1)?, operands.whole_or(2, 3)?);
    if drop < 0 || from < 0 {
        return Err(Fault::Number);
    }
    if marks.is_empty() {
        // As AVERAGE, which a workbook asks instead.
        return Err(Fault::DivisionByZero);
    }
    let count = i64::try_from(marks.len()).unwrap_or(i64::MAX);
    let each_end = if count >= from && count > 2 * drop { usize::try_from(drop).unwrap_or(0) } else { 0 };
    Ok(coerce::finite(trimmed_mean(&marks, each_end)?).into())
}

/// The most frequent numbers in the order of their first occurrence; `#N/A` where none repeats.
fn modes(numbers: &[f64]) -> Answer<Vec<f64>> {
    let mut places: Vec<usize> = (0..numbers.len()).collect();
    let number = |place: usize| numbers.get(place).copied().unwrap_or(0.0);
    places.sort_by(|&left, &right| number(left).total_cmp(&number(right)).then(left.cmp(&right)));
    let runs: Vec<&[usize]> = places.chunk_by(|&left, &right| number(left) == number(right)).collect();
    let most = runs.iter().map(|run| run.len()).max().unwrap_or(0);
    if most < 2 {
        return Err(Fault::NotAvailable);
    }
    let mut firsts: Vec<usize> =
        runs.iter().filter(|run| run.len() == most).filter_map(|run| run.first().copied()).collect();
    firsts.sort_unstable();
    Ok(firsts.into_iter().map(number).collect())
}

/// Counts per interval, one more than bins, in the order of the bins as given.
fn frequency(operands: &Operands<'_>) -> Answer<Operand> {
    let (numbers, bins) = (sorted(operands.numbers(0)?), operands.numbers(1)?);
    let mut places: Vec<usize> = (0..bins.len()).collect();
    let bin = |place: usize| bins.get(place).copied().unwrap_or(0.0);
    places.sort_by(|&left, &right| bin(left).total_cmp(&bin(right)).then(left.cmp(&right)));
    let mut counts = vec![Value::Number(0.0); bins.len() + 1];
    let mut counted = 0;
    for place in places {
        let through = numbers.partition_point(|&number| number <= bin(place));
        if let Some(count) = counts.get_mut(place) {
            *count = Value::Number((through - counted) as f64);
        }
        counted = through;
    }
    if let Some(count) = counts.last_mut() {
        *count = Value::Number((numbers.len() - counted) as f64);
    }
    Ok(Operand::list(counts))
}
