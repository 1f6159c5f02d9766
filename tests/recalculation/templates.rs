//! Every built-in scheme, its tables filled by what each column may hold.

use evalbook::book::{Book, ColumnDefinition, TableRole};
use evalbook::engine::Value;
use evalbook::scheme::{Kind, Options, TEMPLATES};

use crate::check_all;
use crate::schemes::dice::Dice;
use crate::schemes::{append, book};

const BLANK: usize = 10;

/// Every template that has tables, filled.
pub fn filled_templates() -> Vec<(String, Book)> {
    (1u64..)
        .zip(&TEMPLATES)
        .filter_map(|(seed, template)| {
            let mut book = book(template.scheme());
            let mut dice = Dice::new(seed);
            for table in 0..book.tables.len() {
                fill(&mut dice, &mut book, table);
            }
            (!book.tables.is_empty()).then(|| (format!("template-{:?}", template.id), book))
        })
        .collect()
}

#[test]
fn every_template_recalculates() {
    check_all("templates", &filled_templates());
}

fn fill(dice: &mut Dice, book: &mut Book, table: usize) {
    let found = book.tables[table].clone();
    let key = book.class_of(table).map(|class| class.key.clone());
    let count = match found.role {
        TableRole::Subjects(_) => 4 + 4 * table,
        TableRole::Entries(_) => 60,
    };
    let rows: Vec<Vec<(String, Value)>> = (0..count)
        .map(|row| {
            let mut cells: Vec<(String, Value)> = Vec::new();
            for column in &found.columns {
                let value = if key.as_ref() == Some(&column.name) {
                    Value::text(format!("{}{row}", found.name))
                } else {
                    cell(dice, book, column, &cells)
                };
                cells.push((column.name.clone(), value));
            }
            cells
        })
        .collect();
    append(book, &found.name, &rows);
}

fn cell(dice: &mut Dice, book: &Book, column: &ColumnDefinition, before: &[(String, Value)]) -> Value {
    let class = match &column.options {
        Options::SubjectOf(class) => Some(class.clone()),
        Options::SubjectOfClassIn(other) => {
            before.iter().find(|(name, _)| name == other).and_then(|(_, value)| {
                if let Value::Text(class) = value { Some(class.to_string()) } else { None }
            })
        }
        _ => None,
    };
    if let Some(class) = class {
        let rows = book.table(&class).map_or(0, |table| table.rows);
        // A class that is filled later is named all the same.
        return Value::text(format!("{class}{}", dice.below(rows.max(8))));
    }
    if dice.percent(BLANK) {
        return Value::Empty;
    }
    match (&column.options, column.kind) {
        (Options::Choice(choices), _) => Value::text(dice.pick(choices)),
        (Options::Between(low, high), _) => {
            Value::Number((low + (high - low) * dice.below(101) as f64 / 100.0).round())
        }
        (_, Kind::Text) => Value::text(dice.pick(&["甲", "乙", "丙"])),
        (_, Kind::Number) => Value::Number(dice.between(0, 1000) as f64 / 10.0),
        (_, Kind::Count) => Value::Number(dice.below(12) as f64),
        (_, Kind::Percent) => Value::Number(dice.below(121) as f64 / 100.0),
        (_, Kind::Date) => Value::Number(46_023.0 + dice.below(365) as f64),
    }
}
