//! Matrices, and sums over two arrays of one shape.

use std::sync::Arc;

use super::{
    Answer, Argument, Evaluate, Excel, Family, Function, Operand, Operands, Value, arguments::total, number,
    range,
};
use crate::engine::{
    Fault, coerce,
    operand::{Array, MOST_VALUES},
};

const M: Family = Family::Math;

const PAIR: &[Argument] = &[range("数组", "array"), range("另一数组", "other array")];

const fn over_pairs(
    name: &'static str,
    zh: &'static str,
    en: &'static str,
    by: fn(&Operands<'_>) -> Answer<Operand>,
) -> Function {
    Function::new(name, M).sentence(zh, en).takes(PAIR).by(Evaluate::Whole(by))
}

pub(super) const FUNCTIONS: &[Function] = &[
    over_pairs(
        "SUMX2MY2",
        "对应数平方差之和。",
        "The sum of the differences of squares.",
        |operands| sum_of(operands, |x, y| x * x - y * y),
    )
    .example("SUMX2MY2({2,3},{1,2})", "8"),
    over_pairs("SUMX2PY2", "对应数平方和之和。", "The sum of the sums of squares.", |operands| {
        sum_of(operands, |x, y| x * x + y * y)
    })
    .example("SUMX2PY2({2,3},{1,2})", "18"),
    over_pairs(
        "SUMXMY2",
        "对应数之差的平方和。",
        "The sum of the squares of differences.",
        |operands| sum_of(operands, |x, y| (x - y) * (x - y)),
    )
    .example("SUMXMY2({2,3},{1,1})", "5"),
    Function::new("MMULT", M)
        .sentence("矩阵乘积。", "The product of two matrices.")
        .takes(PAIR)
        .example("SUM(MMULT({1,2;3,4},{1;1}))", "10")
        .gives_array()
        .by(Evaluate::Whole(multiplied)),
    Function::new("MDETERM", M)
        .sentence("行列式。", "The determinant of a matrix.")
        .takes(&[range("数组", "array")])
        .example("MDETERM({3,6;1,1})", "-3")
        .by(Evaluate::Whole(|operands| {
            let (determinant, _) = eliminated(square(operands.get(0)?)?);
            Ok(coerce::finite(determinant).into())
        })),
    Function::new("MINVERSE", M)
        .sentence("逆矩阵。", "The inverse of a matrix.")
        .takes(&[range("数组", "array")])
        .example("INDEX(MINVERSE({4,0;0,2}),2,2)", "0.5")
        .gives_array()
        .by(Evaluate::Whole(inverted)),
    Function::new("MUNIT", M)
        .sentence("单位矩阵。", "The unit matrix.")
        .takes(&[number("阶数", "size")])
        .example("SUM(MUNIT(3))", "3")
        .gives_array()
        .since(Excel::V2013)
        .by(Evaluate::Whole(|operands| {
            let size = operands.number(0)?;
            let size = count(size, count(size, 1)?)?;
            let unit = (0..size * size).map(|at| Value::Number(f64::from(u8::from(at / size == at % size))));
            Ok(array(size, size, unit.collect()))
        })),
    Function::new("SEQUENCE", M)
        .sentence("等差数列，逐行排列。", "Numbers in steps, row by row.")
        .takes(&[
            number("行数", "rows").optional(),
            number("列数", "columns").optional(),
            number("首项", "start").optional(),
            number("步长", "step").optional(),
        ])
        .example("SUM(SEQUENCE(3,2,10,5))", "135")
        .gives_array()
        .since(Excel::V2021)
        .by(Evaluate::Whole(|operands| {
            let (rows, columns) = (operands.number_or(0, 1.0)?, operands.number_or(1, 1.0)?);
            if rows.trunc() == 0.0 || columns.trunc() == 0.0 {
                return Err(Fault::Calculation);
            }
            let rows = count(rows, 1)?;
            let columns = count(columns, rows)?;
            let (start, step) = (operands.number_or(2, 1.0)?, operands.number_or(3, 1.0)?);
            let terms = (0..rows * columns).map(|at| coerce::finite(start + at as f64 * step));
            Ok(array(rows, columns, terms.collect()))
        })),
];

fn array(rows: usize, columns: usize, values: Vec<Value>) -> Operand {
    Operand::Array(Arc::new(Array::new(rows, columns, values)))
}

/// A size of an array whose other side has `other`.
fn count(size: f64, other: usize) -> Answer<usize> {
    let size = size.trunc();
    if size < 1.0 || size * other.max(1) as f64 > MOST_VALUES as f64 {
        return Err(Fault::Value);
    }
    Ok(size as usize)
}

/// The pairs of numbers of two arrays of one size; pairs with text, truth or empty cells are left out.
pub(super) fn pairs(left: &Operand, right: &Operand) -> Answer<Vec<(f64, f64)>> {
    if left.len() != right.len() {
        return Err(Fault::NotAvailable);
    }
    let mut pairs = Vec::with_capacity(left.len());
    for (left, right) in left.values().zip(right.values()) {
        match (left, right) {
            (Value::Fault(fault), _) | (_, Value::Fault(fault)) => return Err(fault),
            (Value::Number(left), Value::Number(right)) => pairs.push((left, right)),
            _ => {}
        }
    }
    Ok(pairs)
}

fn sum_of(operands: &Operands<'_>, of: fn(f64, f64) -> f64) -> Answer<Operand> {
    let terms = pairs(operands.get(0)?, operands.get(1)?)?;
    Ok(coerce::finite(total(terms.into_iter().map(|(x, y)| of(x, y)))?).into())
}

/// The rows of a matrix, which must hold numbers only.
fn matrix(operand: &Operand) -> Answer<Vec<Vec<f64>>> {
    let cell = |row: usize, column: usize| match operand.at(row, column) {
        Value::Number(number) => Ok(number),
        Value::Fault(fault) => Err(fault),
        _ => Err(Fault::Value),
    };
    (0..operand.rows()).map(|row| (0..operand.columns()).map(|column| cell(row, column)).collect()).collect()
}

fn square(operand: &Operand) -> Answer<Vec<Vec<f64>>> {
    if operand.rows() != operand.columns() || operand.rows() > 400 {
        return Err(Fault::Value);
    }
    matrix(operand)
}

fn multiplied(operands: &Operands<'_>) -> Answer<Operand> {
    let (left, right) = (matrix(operands.get(0)?)?, matrix(operands.get(1)?)?);
    let (rows, columns) = (left.len(), right.first().map_or(0, Vec::len));
    let inner = right.len();
    let fits = rows.saturating_mul(columns).saturating_mul(inner) <= MOST_VALUES;
    if left.first().map_or(0, Vec::len) != inner || !fits {
        return Err(Fault::Value);
    }
    let mut values = Vec::with_capacity(rows * columns);
    for row in &left {
        for column in 0..columns {
            let terms =
                row.iter().zip(&right).map(|(x, other)| x * other.get(column).copied().unwrap_or(0.0));
            values.push(coerce::finite(total(terms)?));
        }
    }
    Ok(array(rows, columns, values))
}

/// Gauss's elimination with the largest pivot of each column: the determinant, and the columns to
/// the right of the square as the elimination leaves them.
fn eliminated(mut rows: Vec<Vec<f64>>) -> (f64, Vec<Vec<f64>>) {
    let size = rows.len();
    let mut determinant = 1.0;
    for at in 0..size {
        let value = |row: &Vec<f64>| row.get(at).copied().unwrap_or(0.0);
        let largest = (at..size).max_by(|&left, &right| {
            let size = |row: usize| rows.get(row).map_or(0.0, |row| value(row).abs());
            size(left).total_cmp(&size(right)).then(right.cmp(&left))
        });
        let pivot_row = largest.unwrap_or(at);
        if pivot_row != at {
            rows.swap(pivot_row, at);
            determinant = -determinant;
        }
        let Some(pivot) = rows.get(at).cloned() else { break };
        let lead = value(&pivot);
        determinant *= lead;
        if lead == 0.0 {
            return (0.0, Vec::new());
        }
        for (place, row) in rows.iter_mut().enumerate() {
            if place != at {
                let factor = value(row) / lead;
                row.iter_mut().zip(&pivot).skip(at).for_each(|(cell, above)| *cell -= factor * above);
            }
        }
    }
    (determinant, rows)
}

fn inverted(operands: &Operands<'_>) -> Answer<Operand> {
    let mut rows = square(operands.get(0)?)?;
    let size = rows.len();
    for (at, row) in rows.iter_mut().enumerate() {
        row.extend((0..size).map(|column| f64::from(u8::from(column == at))));
    }
    let (determinant, rows) = eliminated(rows);
    if determinant == 0.0 {
        return Err(Fault::Number);
    }
    let mut values = Vec::with_capacity(size * size);
    for (at, row) in rows.iter().enumerate() {
        let lead = row.get(at).copied().unwrap_or(1.0);
        values.extend(row.iter().skip(size).map(|cell| coerce::finite(cell / lead)));
    }
    Ok(array(size, size, values))
}
