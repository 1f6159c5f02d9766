//! Lists from lists: chosen, sorted, each once, turned, put together. Their results are arrays, for other
//! functions to take in.

use std::{cmp::Ordering, sync::Arc};

use super::{
    Answer, Evaluate, Excel, Family, Function, Operand, Operands, Value, any, number, numbers, range, truth,
    values,
};
use crate::engine::{
    Fault, coerce,
    operand::{Array, MOST_VALUES},
};

const K: Family = Family::Lookup;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("FILTER", K)
        .sentence("满足条件的行（或列）。", "The rows or columns that meet a condition.")
        .takes(&[range("数组", "array"), range("条件", "include"), any("没有时", "if empty").optional()])
        .example("SUM(FILTER({1;2;3},{TRUE;FALSE;TRUE}))", "4")
        .since(Excel::V2021)
        .gives_array()
        .by(Evaluate::Whole(filter)),
    Function::new("SORT", K)
        .sentence("按第几列排序。", "Sorted by one of its columns.")
        .takes(&[
            range("数组", "array"),
            number("第几列", "index").optional(),
            number("顺序", "order").optional(),
            truth("按列排", "by column").optional(),
        ])
        .example("INDEX(SORT({3;1;2},1,-1),1)", "3")
        .since(Excel::V2021)
        .gives_array()
        .by(Evaluate::Whole(sort)),
    Function::new("SORTBY", K)
        .sentence("按另外的列排序。", "Sorted by other lists.")
        .takes(&[
            range("数组", "array"),
            range("依据", "by"),
            number("顺序", "order").optional(),
            range("依据", "by").repeated(),
            number("顺序", "order").repeated(),
        ])
        .example("INDEX(SORTBY({\"甲\";\"乙\"},{90;95},-1),1)", "\"乙\"")
        .since(Excel::V2021)
        .gives_array()
        .by(Evaluate::Whole(sort_by)),
    Function::new("UNIQUE", K)
        .sentence("不重复的行（或列）。", "The rows or columns, each once.")
        .takes(&[
            range("数组", "array"),
            truth("按列", "by column").optional(),
            truth("只出现一次的", "exactly once").optional(),
        ])
        .example("ROWS(UNIQUE({\"甲\";\"乙\";\"甲\"}))", "2")
        .since(Excel::V2021)
        .gives_array()
        .by(Evaluate::Whole(unique)),
    Function::new("TRANSPOSE", K)
        .sentence("行列互换。", "Rows as columns and columns as rows.")
        .takes(&[range("数组", "array")])
        .example("COLUMNS(TRANSPOSE({1;2;3}))", "3")
        .gives_array()
        .by(Evaluate::Whole(|operands| array(turned(grid(operands.get(0)?)?)))),
    Function::new("TAKE", K)
        .sentence(
            "开头（负数为末尾）的几行几列。",
            "The first rows and columns, or the last for negative numbers.",
        )
        .takes(PART)
        .example("SUM(TAKE({1;2;3},-2))", "5")
        .since(Excel::V2021)
        .gives_array()
        .by(Evaluate::Whole(|operands| part(operands, taken))),
    Function::new("DROP", K)
        .sentence(
            "去掉开头（负数为末尾）的几行几列。",
            "Without the first rows and columns, or the last for negative numbers.",
        )
        .takes(PART)
        .example("SUM(DROP({1;2;3},1))", "5")
        .since(Excel::V2021)
        .gives_array()
        .by(Evaluate::Whole(|operands| part(operands, dropped))),
    Function::new("CHOOSEROWS", K)
        .sentence("取其中几行。", "Some of the rows.")
        .takes(&[range("数组", "array"), numbers("第几行", "row"), numbers("第几行", "row").repeated()])
        .example("SUM(CHOOSEROWS({1;2;4},1,-1))", "5")
        .since(Excel::V2021)
        .gives_array()
        .by(Evaluate::Whole(|operands| array(chosen(grid(operands.get(0)?)?, operands)?))),
    Function::new("CHOOSECOLS", K)
        .sentence("取其中几列。", "Some of the columns.")
        .takes(&[range("数组", "array"), numbers("第几列", "column"), numbers("第几列", "column").repeated()])
        .example("SUM(CHOOSECOLS({1,2,4},1,-1))", "5")
        .since(Excel::V2021)
        .gives_array()
        .by(Evaluate::Whole(|operands| array(turned(chosen(turned(grid(operands.get(0)?)?), operands)?)))),
    Function::new("TOCOL", K)
        .sentence("排成一列。", "Everything in one column.")
        .takes(LINE)
        .example("ROWS(TOCOL({1,2;3,4}))", "4")
        .since(Excel::V2021)
        .gives_array()
        .by(Evaluate::Whole(|operands| {
            array(line(operands)?.into_iter().map(|value| vec![value]).collect())
        })),
    Function::new("TOROW", K)
        .sentence("排成一行。", "Everything in one row.")
        .takes(LINE)
        .example("COLUMNS(TOROW({1,2;3,4}))", "4")
        .since(Excel::V2021)
        .gives_array()
        .by(Evaluate::Whole(|operands| array(vec![line(operands)?]))),
    Function::new("VSTACK", K)
        .sentence("上下接起来。", "One below the other.")
        .takes(&[values("数组", "array"), values("数组", "array").repeated()])
        .example("ROWS(VSTACK({1;2},{3}))", "3")
        .since(Excel::V2021)
        .gives_array()
        .by(Evaluate::Whole(|operands| {
            let mut rows = Vec::new();
            for operand in operands.all() {
                rows.extend(grid(operand)?);
            }
            padded(rows)
        })),
    Function::new("HSTACK", K)
        .sentence("左右接起来。", "One beside the other.")
        .takes(&[values("数组", "array"), values("数组", "array").repeated()])
        .example("COLUMNS(HSTACK({1,2},{3}))", "3")
        .since(Excel::V2021)
        .gives_array()
        .by(Evaluate::Whole(|operands| {
            let height = operands.all().iter().map(Operand::rows).max().unwrap_or(0);
            let mut columns = Vec::new();
            for operand in operands.all() {
                for mut column in turned(grid(operand)?) {
                    column.resize(height, Value::Fault(Fault::NotAvailable));
                    columns.push(column);
                }
            }
            array(turned(columns))
        })),
];

const PART: &[super::Argument] =
    &[range("数组", "array"), any("行数", "rows").optional(), any("列数", "columns").optional()];

const LINE: &[super::Argument] =
    &[range("数组", "array"), number("忽略", "ignore").optional(), truth("按列读", "by column").optional()];

/// Rows of values.
type Grid = Vec<Vec<Value>>;

fn grid(operand: &Operand) -> Answer<Grid> {
    if operand.len() > MOST_VALUES {
        return Err(Fault::Value);
    }
    let columns = operand.columns();
    Ok((0..operand.rows()).map(|row| (0..columns).map(|column| operand.at(row, column)).collect()).collect())
}

/// The array of rows that are equally long; an empty one is `#CALC!`.
fn array(rows: Grid) -> Answer<Operand> {
    let width = rows.first().map_or(0, Vec::len);
    if width == 0 {
        return Err(Fault::Calculation);
    }
    let height = rows.len();
    Ok(Operand::Array(Arc::new(Array::new(height, width, rows.into_iter().flatten().collect()))))
}

/// The array of rows; the shorter ones are filled with `#N/A`.
fn padded(mut rows: Grid) -> Answer<Operand> {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    rows.iter_mut().for_each(|row| row.resize(width, Value::Fault(Fault::NotAvailable)));
    array(rows)
}

fn turned(rows: Grid) -> Grid {
    let width = rows.first().map_or(0, Vec::len);
    let mut columns: Grid = (0..width).map(|_| Vec::with_capacity(rows.len())).collect();
    for row in rows {
        for (column, value) in columns.iter_mut().zip(row) {
            column.push(value);
        }
    }
    columns
}

/// Works on the columns as if they were rows where that is asked for.
fn across(rows: Grid, by_column: bool, of: impl FnOnce(Grid) -> Answer<Grid>) -> Answer<Operand> {
    array(if by_column { turned(of(turned(rows))?) } else { of(rows)? })
}

fn filter(operands: &Operands<'_>) -> Answer<Operand> {
    let (source, include) = (operands.get(0)?, operands.get(1)?);
    let by_column = match (include.rows(), include.columns()) {
        (rows, 1) if rows == source.rows() => false,
        (1, columns) if columns == source.columns() => true,
        _ => return Err(Fault::Value),
    };
    let kept: Vec<bool> = include.values().map(|value| coerce::truth(&value)).collect::<Answer<_>>()?;
    if !kept.contains(&true) {
        return if operands.count() > 2 { operands.get(2).cloned() } else { Err(Fault::Calculation) };
    }
    across(grid(source)?, by_column, |rows| {
        Ok(rows.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(row, _)| row).collect())
    })
}

/// Numbers before texts before truth values before errors, nothing at the end, also downwards.
fn sorted_order(left: &Value, right: &Value, falling: bool) -> Ordering {
    let kind = |value: &Value| match value {
        Value::Number(_) => 0,
        Value::Text(_) => 1,
        Value::Bool(_) => 2,
        Value::Fault(_) => 3,
        Value::Empty => 4,
    };
    let order = match (left, right) {
        (Value::Empty, _) | (_, Value::Empty) => return kind(left).cmp(&kind(right)),
        (Value::Number(left), Value::Number(right)) => left.total_cmp(right),
        (Value::Text(left), Value::Text(right)) => coerce::compare_texts(left, right),
        (Value::Bool(left), Value::Bool(right)) => left.cmp(right),
        _ => kind(left).cmp(&kind(right)),
    };
    if falling { order.reverse() } else { order }
}

fn falls(operands: &Operands<'_>, at: usize) -> Answer<bool> {
    match operands.whole_or(at, 1)? {
        1 => Ok(false),
        -1 => Ok(true),
        _ => Err(Fault::Value),
    }
}

fn sort(operands: &Operands<'_>) -> Answer<Operand> {
    let (index, falling) = (operands.whole_or(1, 1)?, falls(operands, 2)?);
    across(grid(operands.get(0)?)?, operands.truth_or(3, false)?, |mut rows| {
        let width = rows.first().map_or(0, Vec::len);
        let key = usize::try_from(index - 1).ok().filter(|&key| key < width).ok_or(Fault::Value)?;
        rows.sort_by(|left, right| match (left.get(key), right.get(key)) {
            (Some(left), Some(right)) => sorted_order(left, right, falling),
            _ => Ordering::Equal,
        });
        Ok(rows)
    })
}

fn sort_by(operands: &Operands<'_>) -> Answer<Operand> {
    let source = operands.get(0)?;
    let mut keys: Vec<(Vec<Value>, bool)> = Vec::new();
    let mut by_column = None;
    for at in (1..operands.count()).step_by(2) {
        let by = operands.get(at)?;
        let across = match (by.rows(), by.columns()) {
            (rows, 1) if rows == source.rows() => false,
            (1, columns) if columns == source.columns() => true,
            _ => return Err(Fault::Value),
        };
        if by_column.is_some_and(|by_column| by_column != across) {
            return Err(Fault::Value);
        }
        by_column = Some(across);
        keys.push((by.values().collect(), falls(operands, at + 1)?));
    }
    across(grid(source)?, by_column.unwrap_or(false), |rows| {
        let mut order: Vec<usize> = (0..rows.len()).collect();
        order.sort_by(|&left, &right| {
            let by = |(list, falling): &(Vec<Value>, bool)| match (list.get(left), list.get(right)) {
                (Some(left), Some(right)) => sorted_order(left, right, *falling),
                _ => Ordering::Equal,
            };
            keys.iter().map(by).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
        });
        Ok(order.into_iter().filter_map(|at| rows.get(at).cloned()).collect())
    })
}

fn unique(operands: &Operands<'_>) -> Answer<Operand> {
    let once = operands.truth_or(2, false)?;
    across(grid(operands.get(0)?)?, operands.truth_or(1, false)?, |rows| {
        let compare = |left: &[Value], right: &[Value]| {
            let pairs = left.iter().zip(right);
            pairs.map(|(left, right)| sorted_order(left, right, false)).find(|order| order.is_ne())
        };
        let mut order: Vec<usize> = (0..rows.len()).collect();
        let row = |at: usize| rows.get(at).map(Vec::as_slice).unwrap_or_default();
        order.sort_by(|&left, &right| compare(row(left), row(right)).unwrap_or(Ordering::Equal));
        let groups = order.chunk_by(|&left, &right| compare(row(left), row(right)).is_none());
        let mut firsts: Vec<usize> = groups
            .filter(|group| !once || group.len() == 1)
            .filter_map(|group| group.first().copied())
            .collect();
        firsts.sort_unstable();
        Ok(firsts.into_iter().map(|at| row(at).to_vec()).collect())
    })
}

/// The part of a line that TAKE leaves.
fn taken(count: usize, wanted: i64) -> (usize, usize) {
    let length = usize::try_from(wanted.unsigned_abs()).unwrap_or(usize::MAX).min(count);
    if wanted < 0 { (count - length, count) } else { (0, length) }
}

/// The part of a line that DROP leaves.
fn dropped(count: usize, unwanted: i64) -> (usize, usize) {
    let length = usize::try_from(unwanted.unsigned_abs()).unwrap_or(usize::MAX).min(count);
    if unwanted < 0 { (0, count - length) } else { (length, count) }
}

fn part(operands: &Operands<'_>, of: fn(usize, i64) -> (usize, usize)) -> Answer<Operand> {
    let source = operands.get(0)?;
    let bounds = |at: usize, count: usize| match operands.given(at) {
        true => Ok(of(count, operands.whole(at)?)),
        false => Ok((0, count)),
    };
    let (top, bottom) = bounds(1, source.rows())?;
    let (left, right) = bounds(2, source.columns())?;
    let rows = (top..bottom).map(|row| (left..right).map(|column| source.at(row, column)).collect());
    array(rows.collect())
}

/// The rows whose numbers the arguments name, from the end for negative ones.
fn chosen(rows: Grid, operands: &Operands<'_>) -> Answer<Grid> {
    let mut picked = Vec::new();
    for value in operands.from(1).iter().flat_map(Operand::values) {
        let which = coerce::number(&value)?.trunc();
        let at = if which < 0.0 { rows.len() as f64 + which } else { which - 1.0 };
        if which == 0.0 || at < 0.0 || at >= rows.len() as f64 || picked.len() >= MOST_VALUES {
            return Err(Fault::Value);
        }
        picked.extend(rows.get(at as usize).cloned());
    }
    Ok(picked)
}

/// All values one after the other; ignoring nothing (0), empty ones (1), errors (2) or both (3).
fn line(operands: &Operands<'_>) -> Answer<Vec<Value>> {
    let ignore = operands.whole_or(1, 0)?;
    if !(0..=3).contains(&ignore) {
        return Err(Fault::Value);
    }
    let rows = grid(operands.get(0)?)?;
    let rows = if operands.truth_or(2, false)? { turned(rows) } else { rows };
    let kept = |value: &Value| match value {
        Value::Empty => ignore & 1 == 0,
        Value::Fault(_) => ignore & 2 == 0,
        _ => true,
    };
    let list: Vec<Value> = rows.into_iter().flatten().filter(kept).collect();
    if list.is_empty() { Err(Fault::Calculation) } else { Ok(list) }
}
