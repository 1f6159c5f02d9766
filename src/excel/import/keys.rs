//! Keys for people: the name where nobody else has it, otherwise the name with what tells its
//! bearers apart.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::diagnostic::{Diagnostics, Level};
use super::many::Among;
use super::plan::{Fate, ImportPlan};
use super::spelling::spelling;
use super::subjects::{spelled, text_of};
use crate::book::{Keys, Table, literal_key};
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
    /// The spelled names of the people who are there already.
    standing: HashSet<String>,
    /// Those whom other files of the same import add.
    coming: &'a HashSet<String>,
    /// What tells people of one name apart, in the order in which it is tried.
    qualifiers: Vec<&'a [Value]>,
}

impl<'a> Naming<'a> {
    /// What a plan offers.
    pub fn of(plan: &'a ImportPlan, table: &Table, class: &Class, among: &'a Among) -> Self {
        let name = plan.column_meaning(Meaning::PersonName);
        let values = |meaning| plan.column_meaning(meaning).map(|column| column.values.as_slice());
        Self {
            plan,
            names: name.map(|column| column.values.as_slice()).unwrap_or_default(),
            position: name.map_or(0, |column| column.position),
            standing: standing_names(table),
            coming: &among.names,
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

/// Makes a key for every row that is added; the others' are empty. `keys` are those of the subjects
/// that are there already.
pub fn make(naming: &Naming<'_>, keys: &mut Keys, diagnostics: &mut Diagnostics) -> Vec<Arc<str>> {
    let mut made: Vec<Arc<str>> = vec![Arc::from(""); naming.plan.rows.len()];
    for (name, rows) in bearers(naming, keys, &mut made) {
        let own = for_name(&name, &rows, naming, keys);
        if rows.len() > 1 || own.first().is_some_and(|key| **key != *literal_key(&name)) {
            say_namesakes(&name, &rows, &own, naming, diagnostics);
        } else if let (Some(key), Some(row)) =
            (own.first(), rows.first().and_then(|&row| naming.plan.rows.get(row)))
            && *key != name
        {
            diagnostics.add(Level::Information, Some((row.number, naming.position)), || literal(&name, key));
        }
        for (row, key) in rows.into_iter().zip(own) {
            if let Some(slot) = made.get_mut(row) {
                *slot = key;
            }
        }
    }
    made
}

/// The names in the sheet's order, each with the rows that are added under it. Rows to which the
/// sheet gives a free key of its own get that.
fn bearers(naming: &Naming<'_>, keys: &mut Keys, made: &mut [Arc<str>]) -> Vec<(Arc<str>, Vec<usize>)> {
    let mut bearers: Vec<(Arc<str>, Vec<usize>)> = Vec::new();
    let mut places: HashMap<Arc<str>, usize> = HashMap::new();
    for (row, slot) in made.iter_mut().enumerate() {
        if naming.plan.rows.get(row).is_none_or(|row| row.fate != Fate::Added) {
            continue;
        }
        let given = naming.given.and_then(|given| given.get(row)).map(text_of);
        if let Some(given) = given.map(|given| literal_key(&given)).filter(|given| !given.is_empty())
            && keys.take(&given)
        {
            *slot = Arc::from(given);
            continue;
        }
        let name = naming.name(row);
        let place = *places.entry(Arc::clone(&name)).or_insert(bearers.len());
        match bearers.get_mut(place) {
            Some((_, rows)) => rows.push(row),
            None => bearers.push((name, vec![row])),
        }
    }
    bearers
}

fn standing_names(table: &Table) -> HashSet<String> {
    let name = table.columns.iter().position(|column| column.meaning == Meaning::PersonName);
    let names = name.map(|name| (0..table.rows).map(move |row| spelled(&table.value(name, row))));
    names.into_iter().flatten().filter(|name| !name.is_empty()).collect()
}

fn for_name(name: &str, rows: &[usize], naming: &Naming<'_>, keys: &mut Keys) -> Vec<Arc<str>> {
    let plain = literal_key(name);
    let spelled = spelling(name);
    let standing = naming.standing.contains(&spelled);
    let shared = rows.len() > 1 || standing || naming.coming.contains(&spelled);
    if !shared && keys.take(&plain) {
        return vec![Arc::from(plain)];
    }
    for qualifier in &naming.qualifiers {
        if let Some(qualified) = qualified(&plain, rows, qualifier, keys) {
            for key in &qualified {
                keys.take(key);
            }
            return qualified;
        }
    }
    let mut number = if standing { 2u32 } else { 1 };
    rows.iter()
        .map(|_| {
            let mut key = if number == 1 { plain.clone() } else { format!("{plain}（{number}）") };
            while !keys.take(&key) {
                number += 1;
                key = format!("{plain}（{number}）");
            }
            number += 1;
            Arc::from(key)
        })
        .collect()
}

/// Keys such as 王芳（A103）, when they tell all bearers of the name apart.
fn qualified(name: &str, rows: &[usize], qualifier: &[Value], keys: &Keys) -> Option<Vec<Arc<str>>> {
    let mut qualified: Vec<Arc<str>> = Vec::with_capacity(rows.len());
    let mut seen = HashSet::new();
    for &row in rows {
        let text = qualifier.get(row).map(text_of).filter(|text| !text.is_empty())?;
        let key = literal_key(&format!("{name}（{text}）"));
        if keys.contains(&key) || !seen.insert(key.to_lowercase()) {
            return None;
        }
        qualified.push(Arc::from(key));
    }
    Some(qualified)
}

/// A key that is written otherwise than the name, so that formulas take it literally.
pub fn literal(name: &str, key: &str) -> Sentence {
    Sentence::new(
        format!("“{name}”含有公式会误解的符号，标识写作“{key}”；名称本身按文字原样保留。"),
        format!(
            "{name} has signs that formulas would misread; its key is written {key}, the name itself is kept as it is."
        ),
    )
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
