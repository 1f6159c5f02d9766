//! Who the rows are: subjects that the book has already, or new ones, each with a key of its own.
//! Two people of the same name are two people.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::change::differs;
use super::diagnostic::{Diagnostics, Level};
use super::keys::{self, Naming};
use super::plan::{Fate, ImportPlan, PlannedColumn, naming_attribute};
use super::spelling::spelling;
use crate::book::{Keys, Table, literal_key};
use crate::engine::{Value, number_text};
use crate::scheme::{Class, Meaning};
use crate::sentence::Sentence;

/// Decides the fate and the key of every planned row.
pub fn decide(plan: &mut ImportPlan, table: &Table, class: &Class, diagnostics: &mut Diagnostics) {
    if naming_attribute(class) == class.key {
        decide_by_key(plan, table, class, diagnostics);
    } else {
        say_shared(plan, Meaning::StaffNumber, diagnostics);
        say_shared(plan, Meaning::IdentityNumber, diagnostics);
        let found = People::new(plan, table, class).find(diagnostics);
        for (row, subject) in plan.rows.iter_mut().zip(found) {
            row.fate = subject.map_or(Fate::Added, Fate::Updated);
        }
        name_people(plan, table, class, diagnostics);
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
    let mut seen: HashMap<String, u32> = HashMap::new();
    for (row, value) in plan.rows.iter_mut().zip(&mut column.values) {
        let text = text_of(value);
        let spelled = spelling(&text);
        if let Some(first) = seen.get(&spelled) {
            row.fate = Fate::LeftOut;
            plan.left_out += 1;
            diagnostics.add(Level::Warning, Some((row.number, column.position)), || {
                repeated_key(&text, *first, row.number)
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

/// People who are in the book, by what identifies them.
struct People<'a> {
    plan: &'a ImportPlan,
    table: &'a Table,
    class: &'a Class,
    claimed: HashSet<usize>,
}

/// Which rows have a value, on one side.
type Holders = HashMap<String, Vec<usize>>;

impl<'a> People<'a> {
    fn new(plan: &'a ImportPlan, table: &'a Table, class: &'a Class) -> Self {
        Self { plan, table, class, claimed: HashSet::new() }
    }

    /// The existing subject of every row, where there is one: by key, then by staff number, then by
    /// identity number, then by name and branch; always only where one stands against one.
    fn find(mut self, diagnostics: &mut Diagnostics) -> Vec<Option<usize>> {
        let mut found = vec![None; self.plan.rows.len()];
        if self.table.rows == 0 {
            return found;
        }
        let key = self.plan.column_named(&self.class.key);
        self.pass(&mut found, &[key]);
        for meaning in [Meaning::StaffNumber, Meaning::IdentityNumber] {
            let column = self.plan.column_meaning(meaning);
            self.pass(&mut found, &[column]);
        }
        let name = self.plan.column_meaning(Meaning::PersonName);
        let unit = [Meaning::Branch, Meaning::Department].into_iter().find(|&meaning| self.has(meaning));
        if let Some(unit) = unit {
            self.pass(&mut found, &[name, self.plan.column_meaning(unit)]);
        }
        if let Some(name) = name {
            self.pass_agreeing(&mut found, name);
            self.say_namesakes(&found, name, diagnostics);
        }
        found
    }

    /// A row that says nothing new of a subject is that subject, be there others of the name.
    fn pass_agreeing(&mut self, found: &mut [Option<usize>], name: &PlannedColumn) {
        let Some(existing) = name.existing else { return };
        let mut bearers: HashMap<String, Vec<usize>> = HashMap::new();
        for subject in (0..self.table.rows).filter(|subject| !self.claimed.contains(subject)) {
            bearers.entry(spelled(&self.table.value(existing, subject))).or_default().push(subject);
        }
        for (row, slot) in found.iter_mut().enumerate().filter(|(_, slot)| slot.is_none()) {
            let Some(subjects) = name.values.get(row).and_then(|value| bearers.get(&spelled(value))) else {
                continue;
            };
            let agreeing = subjects
                .iter()
                .copied()
                .find(|subject| !self.claimed.contains(subject) && self.agrees_wholly(row, *subject));
            if let Some(subject) = agreeing {
                *slot = Some(subject);
                self.claimed.insert(subject);
            }
        }
    }

    fn agrees_wholly(&self, row: usize, subject: usize) -> bool {
        self.plan.columns.iter().all(|column| {
            let value = column.values.get(row).cloned().unwrap_or_default();
            !differs(self.table, column.existing, subject, &value)
        })
    }

    fn has(&self, meaning: Meaning) -> bool {
        self.class.attributes.iter().any(|attribute| attribute.meaning == meaning)
    }

    /// Matches rows and subjects that agree in all of these columns, one against one.
    fn pass(&mut self, found: &mut [Option<usize>], by: &[Option<&PlannedColumn>]) {
        let Some(columns) = by.iter().copied().collect::<Option<Vec<_>>>() else {
            return;
        };
        let Some(existing) = columns.iter().map(|column| column.existing).collect::<Option<Vec<_>>>() else {
            return;
        };
        let incoming = holders(self.plan.rows.len(), |row| {
            columns.iter().map(|column| column.values.get(row).map(spelled).unwrap_or_default()).collect()
        });
        let standing = holders(self.table.rows, |row| {
            existing.iter().map(|&column| spelled(&self.table.value(column, row))).collect()
        });
        for (value, rows) in &incoming {
            let (&[row], Some(&[subject])) = (rows.as_slice(), standing.get(value).map(Vec::as_slice)) else {
                continue;
            };
            if self.claimed.contains(&subject) || self.contradicts(row, subject) {
                continue;
            }
            if let Some(slot) = found.get_mut(row).filter(|slot| slot.is_none()) {
                *slot = Some(subject);
                self.claimed.insert(subject);
            }
        }
    }

    /// Whether two numbers that identify a person are given on both sides and differ in one that
    /// outweighs the agreement: an identity number always, a staff number against a mere name.
    fn contradicts(&self, row: usize, subject: usize) -> bool {
        let differ = |meaning: Meaning| {
            let Some(column) = self.plan.column_meaning(meaning) else { return false };
            let Some(existing) = column.existing else { return false };
            let (one, other) = (
                column.values.get(row).map(spelled).unwrap_or_default(),
                spelled(&self.table.value(existing, subject)),
            );
            !one.is_empty() && !other.is_empty() && one != other
        };
        let agrees = |meaning: Meaning| {
            let Some(column) = self.plan.column_meaning(meaning) else { return false };
            let Some(existing) = column.existing else { return false };
            let one = column.values.get(row).map(spelled).unwrap_or_default();
            !one.is_empty() && one == spelled(&self.table.value(existing, subject))
        };
        differ(Meaning::IdentityNumber) || (differ(Meaning::StaffNumber) && !agrees(Meaning::IdentityNumber))
    }

    /// A new person who has the name of one that the book has and could not be told apart.
    fn say_namesakes(&self, found: &[Option<usize>], column: &PlannedColumn, diagnostics: &mut Diagnostics) {
        let Some(existing) = column.existing else { return };
        let names: HashMap<String, usize> = (0..self.table.rows)
            .filter(|row| !self.claimed.contains(row))
            .map(|row| (spelled(&self.table.value(existing, row)), row))
            .collect();
        for ((row, value), subject) in self.plan.rows.iter().zip(&column.values).zip(found) {
            if subject.is_none() && names.contains_key(&spelled(value)) {
                diagnostics
                    .add(Level::Warning, Some((row.number, column.position)), || namesake(&text_of(value)));
            }
        }
    }
}

fn holders(rows: usize, value: impl Fn(usize) -> Vec<String>) -> Holders {
    let mut holders = Holders::new();
    for row in 0..rows {
        let parts = value(row);
        if parts.iter().all(|part| !part.is_empty()) {
            holders.entry(parts.join("\u{1f}")).or_default().push(row);
        }
    }
    holders
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
                    shared_number(&column.definition.name, &text_of(value), earlier, row.number)
                });
            }
            None => {
                first.insert(spelled, row.number);
            }
        }
    }
}

/// Gives every person a key.
fn name_people(plan: &mut ImportPlan, table: &Table, class: &Class, diagnostics: &mut Diagnostics) {
    let existing = table.column_position(&class.key);
    let standing = (0..table.rows).map(|row| text_of(&table_value(table, existing, row)));
    let mut standing: Keys = standing.filter(|key| !key.is_empty()).collect();
    let made = keys::make(&Naming::of(plan, class), &mut standing, diagnostics);
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
fn settle_updates(plan: &mut ImportPlan, table: &Table) {
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

fn table_value(table: &Table, column: Option<usize>, row: usize) -> Value {
    column.map(|column| table.value(column, row)).unwrap_or_default()
}

fn spelled(value: &Value) -> String {
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

fn repeated_key(key: &str, first: u32, row: u32) -> Sentence {
    let (first, row) = (u64::from(first) + 1, u64::from(row) + 1);
    Sentence::new(
        format!(
            "“{key}”在第 {first} 行已经有了，第 {row} 行没有导入。名称不能重复：如果是两个单位，请改成不同的名称。"
        ),
        format!(
            "{key} stands in row {first} already; row {row} is not imported. Names must differ: rename one if they are two."
        ),
    )
}

fn shared_number(column: &str, value: &str, first: u32, row: u32) -> Sentence {
    let (first, row) = (u64::from(first) + 1, u64::from(row) + 1);
    Sentence::new(
        format!(
            "第 {first} 行与第 {row} 行的{column}相同（{value}），按两个人导入。请核对是不是录错或重复。"
        ),
        format!(
            "Rows {first} and {row} have the same {column} ({value}) and are taken as two people. Check for a slip or a repetition."
        ),
    )
}

fn namesake(name: &str) -> Sentence {
    Sentence::new(
        format!(
            "花名册里已有同名的“{name}”，分不清是不是同一个人，按新增处理。如果是同一个人，请在原表补上工号或身份证号。"
        ),
        format!(
            "The roster has a {name} already and it is not clear whether they are one person; this one is added. If they are one, give the staff or identity number in the sheet."
        ),
    )
}
