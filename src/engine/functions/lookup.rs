//! Lookups.

use super::{
    Answer, Evaluate, Excel, Family, Form, Function, Operand, Operands, Value, any, number, range,
    search::{self, exact, line, sorted_below},
    truth,
};
use crate::engine::{Fault, coerce, operand::Array};

const K: Family = Family::Lookup;

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("XLOOKUP", K)
        .sentence(
            "在一列中查找，取另一列同一行的值。",
            "Finds a value in one column and gives the same row of another.",
        )
        .takes(&[
            any("查找值", "lookup value"),
            range("查找列", "lookup range"),
            range("结果列", "return range"),
            any("找不到时", "if not found").optional(),
            number("匹配方式", "match mode").optional(),
            number("查找方式", "search mode").optional(),
        ])
        .example("XLOOKUP(\"乙\",{\"甲\";\"乙\"},{90;80})", "80")
        .since(Excel::V2021)
        .gives_array()
        .by(Evaluate::Whole(x_lookup)),
    Function::new("XMATCH", K)
        .sentence("在一列中查找，给出是第几个。", "The position of a value in a column.")
        .takes(&[
            any("查找值", "lookup value"),
            range("查找列", "lookup range"),
            number("匹配方式", "match mode").optional(),
            number("查找方式", "search mode").optional(),
        ])
        .example("XMATCH(\"乙\",{\"甲\";\"乙\"})", "2")
        .since(Excel::V2021)
        .by(Evaluate::Whole(x_match)),
    Function::new("VLOOKUP", K)
        .sentence(
            "在首列中查找，取同一行第几列的值。",
            "Finds a value in the first column and gives another column of that row.",
        )
        .takes(&[
            any("查找值", "lookup value"),
            range("表格", "table"),
            number("第几列", "column"),
            truth("近似匹配", "approximate").optional(),
        ])
        .example("VLOOKUP(\"乙\",{\"甲\",90;\"乙\",80},2,FALSE)", "80")
        .by(Evaluate::Whole(|operands| table_lookup(operands, false))),
    Function::new("HLOOKUP", K)
        .sentence(
            "在首行中查找，取同一列第几行的值。",
            "Finds a value in the first row and gives another row of that column.",
        )
        .takes(&[
            any("查找值", "lookup value"),
            range("表格", "table"),
            number("第几行", "row"),
            truth("近似匹配", "approximate").optional(),
        ])
        .example("HLOOKUP(\"乙\",{\"甲\",\"乙\";90,80},2,FALSE)", "80")
        .by(Evaluate::Whole(|operands| table_lookup(operands, true))),
    Function::new("LOOKUP", K)
        .sentence(
            "在升序的一列中查找不大于它的最后一个，取结果列的值。",
            "Finds the last value not above it in an ascending column.",
        )
        .takes(&[
            any("查找值", "lookup value"),
            range("查找列", "lookup range"),
            range("结果列", "result range").optional(),
        ])
        .example("LOOKUP(85,{0;60;80;90},{\"差\";\"一般\";\"良好\";\"优秀\"})", "\"良好\"")
        .by(Evaluate::Whole(lookup)),
    Function::new("MATCH", K)
        .sentence("在一列中查找，给出是第几个。", "The position of a value in a column.")
        .takes(&[
            any("查找值", "lookup value"),
            range("查找列", "lookup range"),
            number("匹配方式", "match type").optional(),
        ])
        .example("MATCH(\"乙\",{\"甲\";\"乙\"},0)", "2")
        .by(Evaluate::Whole(match_position)),
    Function::new("INDEX", K)
        .sentence("区域中第几行第几列的值。", "The value in a row and a column of a range.")
        .takes(&[range("区域", "range"), number("行", "row").optional(), number("列", "column").optional()])
        .example("INDEX({10;20;30},2)", "20")
        .gives_array()
        .by(Evaluate::Whole(index)),
    Function::new("CHOOSE", K)
        .sentence("按序号取后面的第几个值。", "The value at a position among the following ones.")
        .takes(&[number("序号", "index"), any("值", "value"), any("值", "value").repeated()])
        .example("CHOOSE(2,\"甲\",\"乙\")", "\"乙\"")
        .by(Evaluate::Form(Form::Choose)),
    Function::new("ROWS", K)
        .sentence("区域的行数。", "The number of rows.")
        .takes(&[range("区域", "range")])
        .example("ROWS({1;2;3})", "3")
        .by(Evaluate::Whole(|operands| Ok(Value::Number(operands.get(0)?.rows() as f64).into()))),
    Function::new("COLUMNS", K)
        .sentence("区域的列数。", "The number of columns.")
        .takes(&[range("区域", "range")])
        .example("COLUMNS({1,2})", "2")
        .by(Evaluate::Whole(|operands| Ok(Value::Number(operands.get(0)?.columns() as f64).into()))),
];

/// An empty lookup value finds nothing by exact match; 0 is what Excel looks for in its place.
fn wanted(operands: &Operands<'_>) -> Answer<Value> {
    match operands.value(0) {
        Value::Fault(fault) => Err(fault),
        Value::Empty => Ok(Value::Number(0.0)),
        value => Ok(value),
    }
}

fn x_match(operands: &Operands<'_>) -> Answer<Operand> {
    let at = search::place(operands, 2)?.ok_or(Fault::NotAvailable)?;
    Ok(Value::Number((at + 1) as f64).into())
}

fn x_lookup(operands: &Operands<'_>) -> Answer<Operand> {
    let keys = operands.get(1)?;
    let results = operands.get(2)?;
    let across = keys.rows() == 1 && keys.columns() > 1;
    let fits = if across { keys.columns() == results.columns() } else { keys.rows() == results.rows() };
    if !fits {
        return Err(Fault::Value);
    }
    match search::place(operands, 4)? {
        Some(at) if across => Ok(part(results, None, Some(at))),
        Some(at) => Ok(part(results, Some(at), None)),
        None if operands.given(3) => operands.get(3).cloned(),
        None => Err(Fault::NotAvailable),
    }
}

/// One cell, row or column of a range.
fn part(range: &Operand, row: Option<usize>, column: Option<usize>) -> Operand {
    let rows = row.map_or(0..range.rows(), |row| row..row + 1);
    let columns = column.map_or(0..range.columns(), |column| column..column + 1);
    let (height, width) = (rows.len(), columns.len());
    let mut values: Vec<Value> = rows
        .flat_map(|row| columns.clone().map(move |column| (row, column)))
        .map(|(row, column)| range.at(row, column))
        .collect();
    if height * width == 1 {
        return Operand::Cell(values.pop().unwrap_or_default());
    }
    Operand::Array(std::sync::Arc::new(Array::new(height, width, values)))
}

fn match_position(operands: &Operands<'_>) -> Answer<Operand> {
    let wanted = wanted(operands)?;
    let list = line(operands.get(1)?).ok_or(Fault::NotAvailable)?;
    let mode = if operands.count() > 2 { operands.number(2)? } else { 1.0 };
    let at = if mode == 0.0 {
        exact(&list, &wanted, true, false)
    } else {
        sorted_below(&list, &wanted, mode < 0.0)
    };
    at.map(|at| Value::Number((at + 1) as f64).into()).ok_or(Fault::NotAvailable)
}

fn table_lookup(operands: &Operands<'_>, across: bool) -> Answer<Operand> {
    let wanted = wanted(operands)?;
    let table = operands.get(1)?;
    match table {
        Operand::Value(Value::Text(_)) => return Err(Fault::Value),
        Operand::Value(Value::Number(_) | Value::Bool(_)) => return Err(Fault::NotAvailable),
        _ => {}
    }
    let which = operands.whole(2)?;
    let width = if across { table.rows() } else { table.columns() };
    if which < 1 {
        return Err(Fault::Value);
    }
    let which = usize::try_from(which - 1).unwrap_or(usize::MAX);
    if which >= width {
        return Err(Fault::Reference);
    }
    let approximate = if operands.count() > 3 { coerce::truth(&operands.value(3))? } else { true };
    let count = if across { table.columns() } else { table.rows() };
    let list: Vec<Value> =
        (0..count).map(|at| if across { table.at(0, at) } else { table.at(at, 0) }).collect();
    let at =
        if approximate { sorted_below(&list, &wanted, false) } else { exact(&list, &wanted, true, false) };
    let at = at.ok_or(Fault::NotAvailable)?;
    Ok(Operand::Value(if across { table.at(which, at) } else { table.at(at, which) }))
}

fn lookup(operands: &Operands<'_>) -> Answer<Operand> {
    let wanted = wanted(operands)?;
    let keys = operands.get(1)?;
    let across = keys.columns() > keys.rows();
    let count = if across { keys.columns() } else { keys.rows() };
    let list: Vec<Value> =
        (0..count).map(|at| if across { keys.at(0, at) } else { keys.at(at, 0) }).collect();
    let at = sorted_below(&list, &wanted, false).ok_or(Fault::NotAvailable)?;
    if operands.given(2) {
        return Ok(Operand::Value(operands.get(2)?.flat(at)));
    }
    let last = if across { keys.at(keys.rows() - 1, at) } else { keys.at(at, keys.columns() - 1) };
    Ok(Operand::Value(last))
}

fn index(operands: &Operands<'_>) -> Answer<Operand> {
    let range = operands.get(0)?;
    let mut row = operands.whole_or(1, 0)?;
    let mut column = operands.whole_or(2, 0)?;
    // With one row, the only number is a column.
    if range.rows() == 1 && operands.count() == 2 {
        (row, column) = (1, row);
    } else if range.columns() == 1 && column == 0 {
        column = 1;
    }
    if row < 0 || column < 0 {
        return Err(Fault::Value);
    }
    let place = |at: i64, count: usize| {
        let at = usize::try_from(at).unwrap_or(usize::MAX);
        if at > count { Err(Fault::Reference) } else { Ok(at.checked_sub(1)) }
    };
    Ok(part(range, place(row, range.rows())?, place(column, range.columns())?))
}
