//! Totals over the rows that meet criteria.

use super::{Answer, Evaluate, Excel, Family, Function, Operand, Operands, Value, criterion, range};
use crate::engine::{Fault, coerce, criteria::Criterion, exact};

const C: Family = Family::Conditional;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("SUMIFS", C)
        .sentence("满足所有条件的行求和。", "Adds the numbers of the rows that meet all criteria.")
        .takes(&[
            range("求和区域", "sum range"),
            range("条件区域", "criteria range"),
            criterion("条件", "criterion"),
            range("条件区域", "criteria range").repeated(),
            criterion("条件", "criterion").repeated(),
        ])
        .example("SUMIFS({10;20;30},{\"甲\";\"乙\";\"甲\"},\"甲\")", "40")
        .by(Evaluate::Whole(|operands| several(operands, total))),
    Function::new("COUNTIFS", C)
        .sentence("满足所有条件的行数。", "Counts the rows that meet all criteria.")
        .takes(&[
            range("条件区域", "criteria range"),
            criterion("条件", "criterion"),
            range("条件区域", "criteria range").repeated(),
            criterion("条件", "criterion").repeated(),
        ])
        .example("COUNTIFS({\"甲\";\"乙\";\"甲\"},\"甲\",{1;2;3},\">1\")", "1")
        .by(Evaluate::Whole(count_rows)),
    Function::new("AVERAGEIFS", C)
        .sentence("满足所有条件的行求平均。", "The mean of the numbers of the rows that meet all criteria.")
        .takes(&[
            range("求平均区域", "average range"),
            range("条件区域", "criteria range"),
            criterion("条件", "criterion"),
            range("条件区域", "criteria range").repeated(),
            criterion("条件", "criterion").repeated(),
        ])
        .example("AVERAGEIFS({10;20;30},{\"甲\";\"乙\";\"甲\"},\"甲\")", "20")
        .by(Evaluate::Whole(|operands| several(operands, mean))),
    Function::new("MAXIFS", C)
        .sentence(
            "满足所有条件的行中的最大值；没有则为 0。",
            "The largest number of the rows that meet all criteria; 0 without any.",
        )
        .takes(&[
            range("取值区域", "max range"),
            range("条件区域", "criteria range"),
            criterion("条件", "criterion"),
            range("条件区域", "criteria range").repeated(),
            criterion("条件", "criterion").repeated(),
        ])
        .example("MAXIFS({10;20;30},{\"甲\";\"乙\";\"甲\"},\"甲\")", "30")
        .since(Excel::V2019)
        .by(Evaluate::Whole(|operands| several(operands, largest))),
    Function::new("MINIFS", C)
        .sentence(
            "满足所有条件的行中的最小值；没有则为 0。",
            "The smallest number of the rows that meet all criteria; 0 without any.",
        )
        .takes(&[
            range("取值区域", "min range"),
            range("条件区域", "criteria range"),
            criterion("条件", "criterion"),
            range("条件区域", "criteria range").repeated(),
            criterion("条件", "criterion").repeated(),
        ])
        .example("MINIFS({10;20;30},{\"甲\";\"乙\";\"甲\"},\"甲\")", "10")
        .since(Excel::V2019)
        .by(Evaluate::Whole(|operands| several(operands, smallest))),
    Function::new("SUMIF", C)
        .sentence("满足条件的行求和。", "Adds the numbers of the rows that meet a criterion.")
        .takes(&[
            range("条件区域", "range"),
            criterion("条件", "criterion"),
            range("求和区域", "sum range").optional(),
        ])
        .example("SUMIF({50;60;70},\">=60\")", "130")
        .by(Evaluate::Whole(|operands| one(operands, total))),
    Function::new("COUNTIF", C)
        .sentence("满足条件的单元格个数。", "Counts the cells that meet a criterion.")
        .takes(&[range("区域", "range"), criterion("条件", "criterion")])
        .example("COUNTIF({\"优秀\";\"良好\";\"优秀\"},\"优秀\")", "2")
        .by(Evaluate::Whole(count_rows)),
    Function::new("AVERAGEIF", C)
        .sentence("满足条件的行求平均。", "The mean of the numbers of the rows that meet a criterion.")
        .takes(&[
            range("条件区域", "range"),
            criterion("条件", "criterion"),
            range("求平均区域", "average range").optional(),
        ])
        .example("AVERAGEIF({50;60;70},\">=60\")", "65")
        .by(Evaluate::Whole(|operands| one(operands, mean))),
];

/// An aggregate of the numbers taken.
type Aggregate = fn(&[f64]) -> Answer<f64>;

fn total(numbers: &[f64]) -> Answer<f64> {
    Ok(exact::sum(numbers.iter().copied()))
}

fn mean(numbers: &[f64]) -> Answer<f64> {
    if numbers.is_empty() {
        return Err(Fault::DivisionByZero);
    }
    Ok(total(numbers)? / numbers.len() as f64)
}

fn largest(numbers: &[f64]) -> Answer<f64> {
    Ok(numbers.iter().copied().reduce(f64::max).unwrap_or(0.0))
}

fn smallest(numbers: &[f64]) -> Answer<f64> {
    Ok(numbers.iter().copied().reduce(f64::min).unwrap_or(0.0))
}

/// Which positions meet all pairs of range and criterion; all ranges must have one shape.
pub fn taken(pairs: &[Operand]) -> Answer<Vec<bool>> {
    let first = pairs.first().ok_or(Fault::Value)?;
    let mut taken = vec![true; first.len()];
    for pair in pairs.chunks(2) {
        let [range, criterion] = pair else { return Err(Fault::Value) };
        if range.rows() != first.rows() || range.columns() != first.columns() {
            return Err(Fault::Value);
        }
        let criterion = Criterion::new(&criterion.single());
        for (at, slot) in taken.iter_mut().enumerate() {
            *slot = *slot && criterion.takes(&range.flat(at));
        }
    }
    Ok(taken)
}

fn aggregate(values: &Operand, taken: &[bool], of: Aggregate) -> Answer<Operand> {
    let mut numbers = Vec::new();
    for (at, _) in taken.iter().enumerate().filter(|(_, taken)| **taken) {
        match values.flat(at) {
            Value::Number(number) => numbers.push(number),
            Value::Fault(fault) => return Err(fault),
            _ => {}
        }
    }
    Ok(coerce::finite(of(&numbers)?).into())
}

fn several(operands: &Operands<'_>, of: Aggregate) -> Answer<Operand> {
    let values = operands.get(0)?;
    let criteria = operands.get(1)?;
    if values.rows() != criteria.rows() || values.columns() != criteria.columns() {
        return Err(Fault::Value);
    }
    aggregate(values, &taken(operands.from(1))?, of)
}

fn one(operands: &Operands<'_>, of: Aggregate) -> Answer<Operand> {
    let range = operands.get(0)?;
    let values = if operands.given(2) { operands.get(2)? } else { range };
    aggregate(values, &taken(operands.all().get(..2).unwrap_or_default())?, of)
}

fn count_rows(operands: &Operands<'_>) -> Answer<Operand> {
    let count = taken(operands.all())?.into_iter().filter(|taken| *taken).count();
    Ok(Value::Number(count as f64).into())
}
