//! Columns that name subjects of another class: spelled as they are registered, and those that are
//! not registered yet.

use std::collections::HashMap;
use std::sync::Arc;

use super::diagnostic::{Diagnostics, Level};
use super::plan::{ImportPlan, PlannedColumn, PlannedRow, Registered};
use super::spelling::{spelling, unit_core};
use crate::book::{Book, Table, literal_key};
use crate::engine::Value;
use crate::scheme::Options;
use crate::sentence::Sentence;

/// Settles the spelling of all references, and gathers what has to be registered.
pub fn resolve(plan: &mut ImportPlan, book: &Book, diagnostics: &mut Diagnostics) {
    let own = plan.table;
    for column in &mut plan.columns {
        let Options::SubjectOf(class) = &column.definition.options else { continue };
        let Some(position) = book.table_position(class).filter(|&position| position != own) else { continue };
        let Some(table) = book.tables.get(position) else { continue };
        let at = plan.registered.iter().position(|known| known.table == position);
        let mut registered = match at {
            Some(at) => plan.registered.remove(at),
            None => Registered { class: class.clone(), table: position, keys: Vec::new() },
        };
        let mut units = Units::of(book, table, &registered.keys);
        settle(column, &plan.rows, &mut units, &mut registered.keys, diagnostics);
        if !registered.keys.is_empty() {
            plan.registered.push(registered);
        }
    }
}

/// The spelled keys of a table's subjects.
pub fn keys_of(book: &Book, table: &Table) -> Vec<Arc<str>> {
    let key =
        book.table_position(&table.name).and_then(|position| book.class_of(position)).map(|class| &class.key);
    let Some(column) = key.and_then(|key| table.column_position(key)) else { return Vec::new() };
    (0..table.rows)
        .filter_map(|row| match table.value(column, row) {
            Value::Text(text) => Some(text),
            _ => None,
        })
        .collect()
}

struct Units {
    by_spelling: HashMap<String, Arc<str>>,
    by_core: HashMap<String, Arc<str>>,
}

impl Units {
    fn of(book: &Book, table: &Table, coming: &[String]) -> Self {
        let mut units = Self { by_spelling: HashMap::new(), by_core: HashMap::new() };
        for key in keys_of(book, table) {
            units.learn(key);
        }
        for key in coming {
            units.learn(Arc::from(key.as_str()));
        }
        units
    }

    fn learn(&mut self, key: Arc<str>) {
        self.by_core.entry(unit_core(&key)).or_insert_with(|| Arc::clone(&key));
        self.by_spelling.entry(spelling(&key)).or_insert(key);
    }
}

fn settle(
    column: &mut PlannedColumn,
    rows: &[PlannedRow],
    units: &mut Units,
    coming: &mut Vec<String>,
    diagnostics: &mut Diagnostics,
) {
    let position = column.position;
    // Most rows name one of a few units in the same spelling.
    let mut known: HashMap<Arc<str>, Arc<str>> = HashMap::new();
    for (value, row) in column.values.iter_mut().zip(rows) {
        let Value::Text(text) = value else { continue };
        if let Some(key) = known.get(text) {
            *text = Arc::clone(key);
            continue;
        }
        let place = Some((row.number, position));
        let key = match units.by_spelling.get(&spelling(text)) {
            Some(key) => Arc::clone(key),
            None => {
                let key: Arc<str> = Arc::from(literal_key(text));
                if let Some(near) = units.by_core.get(&unit_core(&key)) {
                    diagnostics.add(Level::Warning, place, || near_sentence(&key, near));
                }
                units.learn(Arc::clone(&key));
                coming.push(key.to_string());
                key
            }
        };
        if *key != **text {
            diagnostics.add(Level::Information, place, || {
                Sentence::new(
                    format!("“{text}”按“{key}”登记（只差空格、全半角或公式符号）。"),
                    format!(
                        "\"{text}\" is taken as {key} (they differ in blanks, width or formula signs only)."
                    ),
                )
            });
        }
        known.insert(Arc::clone(text), Arc::clone(&key));
        *text = key;
    }
}

fn near_sentence(key: &str, near: &str) -> Sentence {
    Sentence::new(
        format!("“{key}”与“{near}”很像，但写法不同，按两个不同的单位登记。如果是同一个，请在原表统一写法。"),
        format!(
            "{key} is much like {near} but written differently, so they count as two units. If they are one, write them alike."
        ),
    )
}
