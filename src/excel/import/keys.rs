//! Keys for people: the name where nobody else has it, otherwise the name with what tells its
//! bearers apart.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::diagnostic::{Diagnostics, Level};
use super::plan::{Fate, ImportPlan};
use super::subjects::text_of;
use crate::engine::Value;
use crate::scheme::{Class, Meaning};
use crate::sentence::Sentence;

/// What the keys of planned rows are made from.
pub struct Naming<'a> {
    plan: &'a ImportPlan,
    /// The column of names.
    names: &'a [Value],
    position: u32,
    /// The keys that the sheet gives itself.
    given: Option<&'a [Value]>,
    /// What tells people of one name apart, in the order in which it is tried.
    qualifiers: Vec<&'a [Value]>,
}

impl<'a> Naming<'a> {
    /// What a plan offers.
    pub fn of(plan: &'a ImportPlan, class: &Class) -> Self {
        let name = plan.column_meaning(Meaning::PersonName);
        let values = |meaning| plan.column_meaning(meaning).map(|column| column.values.as_slice());
        Self {
            plan,
            names: name.map(|column| column.values.as_slice()).unwrap_or_default(),
            position: name.map_or(0, |column| column.position),
            given: plan.column_named(&class.key).map(|column| column.values.as_slice()),
            qualifiers: [Meaning::StaffNumber, Meaning::Branch, Meaning::Department]
                .into_iter()
                .filter_map(values)
                .collect(),
        }
    }

    fn name(&self, row: usize) -> Arc<str> {
        self.names.get(row).map(text_of).unwrap_or_else(|| Arc::from(""))
    }
}

/// The keys in use.
pub struct Keys {
    used: HashSet<Arc<str>>,
}

impl Keys {
    /// The keys of the subjects that are there already.
    pub fn new(standing: impl Iterator<Item = Arc<str>>) -> Self {
        Self { used: standing.filter(|key| !key.is_empty()).collect() }
    }

    /// A key for every row; those of rows that are not added are empty.
    pub fn make(&mut self, naming: &Naming<'_>, diagnostics: &mut Diagnostics) -> Vec<Arc<str>> {
        let rows = &naming.plan.rows;
        let mut keys: Vec<Arc<str>> = vec![Arc::from(""); rows.len()];
        let added = |row: &usize| rows.get(*row).is_some_and(|row| row.fate == Fate::Added);
        let mut order: Vec<Arc<str>> = Vec::new();
        let mut bearers: HashMap<Arc<str>, Vec<usize>> = HashMap::new();
        for row in (0..rows.len()).filter(added) {
            if let Some(given) = self.given(naming, row) {
                if let Some(slot) = keys.get_mut(row) {
                    *slot = given;
                }
                continue;
            }
            let name = naming.name(row);
            bearers.entry(Arc::clone(&name)).or_insert_with(|| {
                order.push(name);
                Vec::new()
            });
            if let Some(rows) = bearers.get_mut(&naming.name(row)) {
                rows.push(row);
            }
        }
        for name in order {
            let rows = bearers.remove(&name).unwrap_or_default();
            let made = self.for_name(&name, &rows, naming);
            if rows.len() > 1 || made.first().is_some_and(|key| *key != name) {
                say_namesakes(&name, &rows, &made, naming, diagnostics);
            }
            for (row, key) in rows.into_iter().zip(made) {
                if let Some(slot) = keys.get_mut(row) {
                    *slot = key;
                }
            }
        }
        keys
    }

    /// The key that the sheet gives, when nobody has it yet.
    fn given(&mut self, naming: &Naming<'_>, row: usize) -> Option<Arc<str>> {
        let key = text_of(naming.given?.get(row)?);
        (!key.is_empty() && self.used.insert(Arc::clone(&key))).then_some(key)
    }

    fn for_name(&mut self, name: &Arc<str>, rows: &[usize], naming: &Naming<'_>) -> Vec<Arc<str>> {
        if rows.len() == 1 && self.used.insert(Arc::clone(name)) {
            return vec![Arc::clone(name)];
        }
        for qualifier in &naming.qualifiers {
            if let Some(keys) = self.qualified(name, rows, qualifier) {
                self.used.extend(keys.iter().cloned());
                return keys;
            }
        }
        rows.iter().map(|_| self.numbered(name)).collect()
    }

    /// Keys such as 王芳（A103), when they tell all bearers of the name apart.
    fn qualified(&self, name: &str, rows: &[usize], qualifier: &[Value]) -> Option<Vec<Arc<str>>> {
        let mut keys: Vec<Arc<str>> = Vec::with_capacity(rows.len());
        let mut seen = HashSet::new();
        for &row in rows {
            let text = qualifier.get(row).map(text_of).filter(|text| !text.is_empty())?;
            let key: Arc<str> = Arc::from(format!("{name}（{text}）"));
            if self.used.contains(&key) || !seen.insert(Arc::clone(&key)) {
                return None;
            }
            keys.push(key);
        }
        Some(keys)
    }

    fn numbered(&mut self, name: &Arc<str>) -> Arc<str> {
        let mut key = Arc::clone(name);
        let mut number = 2u64;
        while !self.used.insert(Arc::clone(&key)) {
            key = Arc::from(format!("{name}（{number}）"));
            number += 1;
        }
        key
    }
}

fn say_namesakes(
    name: &str,
    rows: &[usize],
    keys: &[Arc<str>],
    naming: &Naming<'_>,
    diagnostics: &mut Diagnostics,
) {
    let Some(first) = rows.first().and_then(|&row| naming.plan.rows.get(row)) else { return };
    diagnostics.add(Level::Information, Some((first.number, naming.position)), || {
        let shown: Vec<&str> = keys.iter().take(6).map(|key| &**key).collect();
        let more = if keys.len() > shown.len() { "……" } else { "" };
        Sentence::new(
            format!(
                "有同名的“{name}”，分别记作{}{more}。",
                shown.iter().map(|key| format!("“{key}”")).collect::<Vec<_>>().join("、")
            ),
            format!(
                "There are several people called {name}; they are told apart as {}{more}.",
                shown.join(", ")
            ),
        )
    });
}
