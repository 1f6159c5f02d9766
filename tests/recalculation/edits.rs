//! Random edits: the same change as a cell that another program edits and as a change of the book.

use evalbook::book::{Book, Calculation, Change, ColumnDefinition, Facet, TableRole};
use evalbook::engine::Value;
use evalbook::scheme::{Kind, Options, PERIOD, ParameterCell};

use crate::openpyxl::Edit;
use crate::schemes::dice::Dice;
use crate::workbook::{FIRST_ROW, Recalculated, letters};

/// An edit of a cell, what stood there, and the change of the book that does the same.
#[derive(Debug)]
pub struct Edited {
    pub edit: Edit,
    pub before: Value,
    pub change: Change,
    /// The table and row, so that a test can leave others alone; none for a parameter.
    pub row: Option<(usize, usize)>,
}

/// A weight, a mark, a task's completion, an event's points or a ballot, in its cell of the workbook.
pub fn random_edit(
    dice: &mut Dice,
    book: &Book,
    calculation: &Calculation,
    workbook: &Recalculated,
) -> Option<Edited> {
    if dice.percent(35) {
        let parameters = &calculation.lowered().parameters;
        return parameter_edit(workbook, &dice.pick(parameters), |value| match value {
            0.0 => 1.0,
            value => (value * dice.pick(&[0.5, 0.8, 0.9, 1.25]) * 1e6).round() / 1e6,
        });
    }
    let table = dice.below(book.tables.len());
    let (columns, rows) = (&book.tables[table].columns, book.tables[table].rows);
    if columns.is_empty() || rows == 0 {
        return None;
    }
    let (column, row) = (dice.below(columns.len()), dice.below(rows));
    let before = book.tables[table].value(column, row);
    let value = other_value(dice, &columns[column], &before)?;
    cell_edit(book, workbook, table, column, row, value)
}

/// The edit of a cell of a table: no key, which other sheets repeat.
pub fn cell_edit(
    book: &Book,
    workbook: &Recalculated,
    table: usize,
    column: usize,
    row: usize,
    value: Value,
) -> Option<Edited> {
    let found = &book.tables[table];
    let definition = &found.columns[column];
    if book.class_of(table).is_some_and(|class| class.key == definition.name) {
        return None;
    }
    let sheet = match (found.role, definition.facet) {
        (TableRole::Entries(_), _) => found.name.clone(),
        (_, Facet::Roster) => format!("名册-{}", found.name),
        _ => format!("评分-{}", found.name),
    };
    let at = workbook.column(&sheet, &definition.name);
    Some(Edited {
        edit: Edit { sheet, cell: format!("{}{}", letters(at), FIRST_ROW + row + 1), value: value.clone() },
        before: found.value(column, row),
        change: Change::Cells { table, column, cells: vec![(row, value)] },
        row: Some((table, row)),
    })
}

/// The edit of a number of the scheme, found on its sheet as a reader finds it.
pub fn parameter_edit(
    workbook: &Recalculated,
    parameter: &ParameterCell,
    other: impl FnOnce(f64) -> f64,
) -> Option<Edited> {
    // The days of the period are dates, and are the particulars' matter.
    if parameter.class == PERIOD {
        return None;
    }
    let texts = |row: usize, column: usize| workbook.said("方案", row, column);
    let begins = |row: usize| texts(row, 0).contains(" · ");
    let first = (0..workbook.height("方案"))
        .find(|&row| texts(row, 0).starts_with(&format!("{} · ", parameter.class)))?;
    let own = matches!(&*parameter.label.zh, "权重" | "满分");
    let row = (first + 1..workbook.height("方案")).take_while(|&row| !begins(row)).find(|&row| {
        let name = texts(row, 1);
        let whose =
            parameter.indicator.as_deref().map_or(name == "（总则）", |wanted| name.trim() == wanted);
        let label = texts(row, 2);
        whose && if own { label.ends_with("级指标") } else { label == parameter.label.zh }
    })?;
    let value = other(parameter.value);
    Some(Edited {
        edit: Edit { sheet: "方案".into(), cell: format!("D{}", row + 1), value: Value::Number(value) },
        before: Value::Number(parameter.value),
        change: Change::Parameter { name: parameter.name.clone(), value },
        row: None,
    })
}

/// Another value that the column may hold; `None` where it is left alone.
fn other_value(dice: &mut Dice, column: &ColumnDefinition, before: &Value) -> Option<Value> {
    let value = match (&column.options, column.kind) {
        (Options::Choice(choices), Kind::Text) if !choices.is_empty() => Value::text(dice.pick(choices)),
        (Options::Between(low, high), _) => {
            Value::Number((low + (high - low) * dice.below(11) as f64 / 10.0).round())
        }
        (_, Kind::Number) => Value::Number(dice.between(0, 1000) as f64 / 10.0),
        (_, Kind::Count) => Value::Number(dice.below(12) as f64),
        (_, Kind::Percent) => Value::Number(dice.below(121) as f64 / 100.0),
        _ => return None,
    };
    let value = if dice.percent(10) { Value::Empty } else { value };
    (value != *before).then_some(value)
}
