//! Who the rows are: subjects that the book has already, or new ones, each with a key of its own.
//! Two people of the same name are two people.

use std::collections::HashMap;
use std::sync::Arc;

use super::change::differs;
use super::diagnostic::{Diagnostics, Level};
use super::keys::{self, Naming};
use super::many::Among;
use super::people::People;
use super::plan::{Fate, ImportPlan, naming_attribute};
use super::spelling::spelling;
use crate::book::{Keys, Table, literal_key};
use crate::engine::{Value, number_text};
use crate::scheme::{Class, Meaning};
use crate::sentence::Sentence;

/// Decides the fate and the key of every planned row.
pub fn decide(
    plan: &mut ImportPlan,
    table: &Table,
    class: &Class,
    (among, diagnostics): (&Among, &mut Diagnostics),
) {
    if naming_attribute(class) == class.key {
        decide_by_key(plan, table, class, diagnostics);
    } else {
        say_shared(plan, Meaning::StaffNumber, diagnostics);
        say_shared(plan, Meaning::IdentityNumber, diagnostics);
        let found = People::new(plan, table, class).find(diagnostics);
        for (row, subject) in plan.rows.iter_mut().zip(found) {
            row.fate = subject.map_or(Fate::Added, Fate::Updated);
        }
        name_people(plan, table, class, (among, diagnostics));
    }
    settle_updates(plan, table);
}

/// Subjects whose key is an attribute: the key is found again in any spelling.
fn decide_by_key(plan: &mut ImportPlan, table: &Table, class: &Class, diagnostics: &mut Diagnostics) {
    let existing = table.column_position(&class.key);
    let known: HashMap<String, usize> =
        (0..table.rows).map(|row| (spelled(&table_value(table, existing, row)), row)).collect();
    let Some(at) = plan.columns.iter().position(|column| column.definition.name == class.key) else { return };
    let Some(column) = plan.columns.get_mut(at) else { return };
    let places = &plan.places;
    let mut seen: HashMap<String, u32> = HashMap::new();
    for (row, value) in plan.rows.iter_mut().zip(&mut column.values) {
        let text = text_of(value);
        let spelled = spelling(&text);
        if let Some(first) = seen.get(&spelled) {
            row.fate = Fate::LeftOut;
            plan.left_out += 1;
            diagnostics.add(Level::Warning, Some((row.number, column.position)), || {
                repeated_key(&text, &places.row(*first), &places.row(row.number))
            });
            continue;
        }
        seen.insert(spelled.clone(), row.number);
        row.key = Arc::from(literal_key(&text));
        if *row.key != *text && !known.contains_key(&spelled) {
            diagnostics.add(Level::Information, Some((row.number, column.position)), || {
                keys::literal(&text, &row.key)
            });
        }
        *value = Value::Text(Arc::clone(&row.key));
        if let Some(&subject) = known.get(&spelled) {
            row.fate = Fate::Updated(subject);
            // A key never changes, not even in its spelling.
            *value = table_value(table, existing, subject);
            row.key = text_of(value);
        }
    }
}

/// Says which rows share a number that only one person can have.
fn say_shared(plan: &ImportPlan, meaning: Meaning, diagnostics: &mut Diagnostics) {
    let Some(column) = plan.column_meaning(meaning) else { return };
    let mut first: HashMap<String, u32> = HashMap::new();
    for (row, value) in plan.rows.iter().zip(&column.values) {
        let spelled = spelled(value);
        if spelled.is_empty() {
            continue;
        }
        match first.get(&spelled) {
            Some(&earlier) => {
                diagnostics.add(Level::Warning, Some((row.number, column.position)), || {
                    shared_number(
                        &column.definition.name,
                        &text_of(value),
                        &plan.places.row(earlier),
                        &plan.places.row(row.number),
                    )
                });
            }
            None => {
                first.insert(spelled, row.number);
            }
        }
    }
}

/// Gives every person a key.
fn name_people(
    plan: &mut ImportPlan,
    table: &Table,
    class: &Class,
    (among, diagnostics): (&Among, &mut Diagnostics),
) {
    let existing = table.column_position(&class.key);
    let standing = (0..table.rows).map(|row| text_of(&table_value(table, existing, row)));
    let mut standing: Keys = standing.filter(|key| !key.is_empty()).collect();
    let made = keys::make(&Naming::of(plan, table, class, among), &mut standing, diagnostics);
    for (row, key) in plan.rows.iter_mut().zip(made) {
        row.key = match row.fate {
            Fate::Updated(subject) => text_of(&table_value(table, existing, subject)),
            _ => key,
        };
    }
    // The key of a subject never changes, and a new one's is the key that was made.
    if let Some(column) = plan.columns.iter_mut().find(|column| column.definition.name == class.key) {
        for (value, row) in column.values.iter_mut().zip(&plan.rows) {
            *value = Value::Text(Arc::clone(&row.key));
        }
    }
}

/// Tells the updates that change nothing.
pub fn settle_updates(plan: &mut ImportPlan, table: &Table) {
    for (position, row) in plan.rows.iter_mut().enumerate() {
        let Fate::Updated(subject) = row.fate else { continue };
        let changes = plan.columns.iter().any(|column| {
            column.values.get(position).is_some_and(|value| differs(table, column.existing, subject, value))
        });
        if !changes {
            row.fate = Fate::Agrees(subject);
        }
    }
}

/// A value of the book; empty without a column.
pub fn table_value(table: &Table, column: Option<usize>, row: usize) -> Value {
    column.map(|column| table.value(column, row)).unwrap_or_default()
}

/// A value's text as it is compared; empty when it has none.
pub fn spelled(value: &Value) -> String {
    spelling(&text_of(value))
}

/// A value's text; empty when it has none.
pub fn text_of(value: &Value) -> Arc<str> {
    match value {
        Value::Text(text) => Arc::clone(text),
        Value::Number(number) => Arc::from(number_text(*number)),
        _ => Arc::from(""),
    }
}

fn repeated_key(key: &str, first: &Sentence, row: &Sentence) -> Sentence {
    let (first_en, row_en) = (first.en.to_lowercase(), row.en.to_lowercase());
    let (first, row) = (&first.zh, &row.zh);
    Sentence::new(
        format!("“{key}”在{first}已经有了，{row}没有导入。名称不能重复：如果是两个单位，请改成不同的名称。"),
        format!(
            "{key} stands in {first_en} already; {row_en} is not imported. Names must differ: rename one if they are two."
        ),
    )
}

fn shared_number(column: &str, value: &str, first: &Sentence, row: &Sentence) -> Sentence {
    let (first_en, row_en) = (first.en.to_lowercase(), row.en.to_lowercase());
    let (first, row) = (&first.zh, &row.zh);
    Sentence::new(
        format!("{first}与{row}的{column}相同（{value}），按两个人导入。请核对是不是录错或重复。"),
        format!(
            "The {first_en} and the {row_en} have the same {column} ({value}) and are taken as two people. Check for a slip or a repetition."
        ),
    )
}
