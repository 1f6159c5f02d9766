//! Who the rows of a table of entries are about: subjects by their key, number or name, told apart by
//! what else the sheet says of them, and never taken where two could be meant.

use std::collections::HashMap;
use std::sync::Arc;

use super::diagnostic::{Diagnostics, Level};
use super::plan::{Fate, ImportPlan};
use super::spelling::spelling;
use super::subjects::{spelled, text_of};
use crate::book::{Book, Table};
use crate::engine::Value;
use crate::scheme::{Meaning, Options};
use crate::sentence::Sentence;

/// What a sheet's further columns say of the subject of a row: values of a meaning, a row each.
pub type Hints = Vec<(Meaning, Vec<Value>)>;

/// Candidates that are shown.
const SHOWN: usize = 3;

/// Writes references as the keys they mean. A row with a reference that may mean several subjects is
/// left out, with the candidates; one that means nobody is taken as written, and said.
pub fn resolve(plan: &mut ImportPlan, book: &Book, hints: &Hints, diagnostics: &mut Diagnostics) {
    for at in 0..plan.columns.len() {
        let Some(options) = plan.columns.get(at).map(|column| column.definition.options.clone()) else {
            continue;
        };
        let classes: Vec<Option<String>> = match &options {
            Options::SubjectOf(class) => vec![Some(class.clone()); plan.rows.len()],
            Options::SubjectOfClassIn(column) => match plan.column_named(column) {
                Some(column) => column.values.iter().map(|value| Some(text_of(value).to_string())).collect(),
                None => vec![None; plan.rows.len()],
            },
            _ => continue,
        };
        resolve_column(plan, at, &classes, book, hints, diagnostics);
    }
}

fn resolve_column(
    plan: &mut ImportPlan,
    at: usize,
    classes: &[Option<String>],
    book: &Book,
    hints: &Hints,
    diagnostics: &mut Diagnostics,
) {
    let mut known: HashMap<&str, Option<Subjects<'_>>> = HashMap::new();
    let Some(column) = plan.columns.get_mut(at) else { return };
    for (position, (row, value)) in plan.rows.iter_mut().zip(&mut column.values).enumerate() {
        let Some(class) = classes.get(position).and_then(Option::as_deref).filter(|_| !value.is_empty())
        else {
            continue;
        };
        let subjects = known.entry(class).or_insert_with(|| Subjects::of(book, class));
        let Some(subjects) = subjects else { continue };
        let place = Some((row.number, column.position));
        let text = text_of(value);
        match subjects.find(&text, hints, position) {
            Found::One(key) => *value = Value::Text(key),
            Found::Several(candidates) => {
                if row.fate != Fate::LeftOut {
                    row.fate = Fate::LeftOut;
                    plan.left_out += 1;
                }
                diagnostics.add(Level::Warning, place, || several(&text, &candidates));
            }
            Found::Nobody(candidates) => {
                diagnostics.add(Level::Warning, place, || nobody(&text, class, &candidates));
            }
        }
    }
}

/// The subjects of a class, found by what an office writes.
pub struct Subjects<'a> {
    table: &'a Table,
    key: usize,
    /// Spelled key, name or number → rows.
    keys: HashMap<String, usize>,
    others: HashMap<String, Vec<usize>>,
}

enum Found {
    One(Arc<str>),
    Several(Vec<String>),
    Nobody(Vec<String>),
}

impl<'a> Subjects<'a> {
    /// The subjects of a class; none without such a class.
    pub fn of(book: &'a Book, class: &str) -> Option<Self> {
        let position = book.table_position(class)?;
        let table = book.tables.get(position)?;
        let key = table.column_position(&book.class_of(position)?.key)?;
        let mut subjects = Self { table, key, keys: HashMap::new(), others: HashMap::new() };
        for row in 0..table.rows {
            subjects.keys.entry(spelled(&table.value(key, row))).or_insert(row);
        }
        for (at, column) in table.columns.iter().enumerate() {
            let identifies = matches!(
                column.meaning,
                Meaning::PersonName | Meaning::StaffNumber | Meaning::IdentityNumber | Meaning::UnitName
            );
            for row in (0..table.rows).filter(|_| identifies && at != key) {
                let text = spelled(&table.value(at, row));
                if !text.is_empty() {
                    subjects.others.entry(text).or_default().push(row);
                }
            }
        }
        Some(subjects)
    }

    fn key_of(&self, row: usize) -> Arc<str> {
        text_of(&self.table.value(self.key, row))
    }

    fn find(&self, text: &str, hints: &Hints, position: usize) -> Found {
        let spelled = spelling(text);
        let bearers = self.others.get(&spelled).map(Vec::as_slice).unwrap_or_default();
        // Where others bear the name too, a key that is the name alone does not tell who is meant.
        if let (Some(&row), true) = (self.keys.get(&spelled), bearers.len() <= 1) {
            return Found::One(self.key_of(row));
        }
        if let [row] = bearers {
            return Found::One(self.key_of(*row));
        }
        if bearers.is_empty() {
            return Found::Nobody(self.near(&spelled));
        }
        let told: Vec<usize> =
            bearers.iter().copied().filter(|&row| self.agrees(row, hints, position)).collect();
        match told.as_slice() {
            [row] => Found::One(self.key_of(*row)),
            // Those who agree with what else is said come first.
            _ => {
                let rest = bearers.iter().filter(|row| !told.contains(row));
                Found::Several(told.iter().chain(rest).map(|&row| self.key_of(row).to_string()).collect())
            }
        }
    }

    /// The row of the only subject of a name, where nothing that the sheet says further is otherwise.
    pub fn only(&self, text: &str, hints: &Hints, position: usize) -> Option<usize> {
        let [row] = self.others.get(&spelling(text))?.as_slice() else { return None };
        let otherwise = hints.iter().any(|(meaning, values)| {
            let said = values.get(position).map(spelled).unwrap_or_default();
            let at = self.table.columns.iter().position(|column| column.meaning == *meaning);
            let own = at.map(|at| spelled(&self.table.value(at, *row))).unwrap_or_default();
            !said.is_empty() && !own.is_empty() && said != own
        });
        (!otherwise).then_some(*row)
    }

    /// Whether all that the sheet says further of a row is so of a subject, and something is said.
    fn agrees(&self, row: usize, hints: &Hints, position: usize) -> bool {
        let mut said = 0;
        for (meaning, values) in hints {
            let Some(value) = values.get(position).map(spelled).filter(|value| !value.is_empty()) else {
                continue;
            };
            let Some(at) = self.table.columns.iter().position(|column| column.meaning == *meaning) else {
                continue;
            };
            said += 1;
            if spelled(&self.table.value(at, row)) != value {
                return false;
            }
        }
        said > 0
    }

    /// Subjects whose names are as long and differ in one character.
    pub fn near(&self, spelled: &str) -> Vec<String> {
        let wanted: Vec<char> = spelled.chars().collect();
        let mut near: Vec<String> = self
            .others
            .iter()
            .filter(|(name, _)| {
                let differing = name.chars().zip(&wanted).filter(|(one, other)| one != *other).count();
                wanted.len() >= 2 && name.chars().count() == wanted.len() && differing == 1
            })
            .flat_map(|(_, rows)| rows.iter().map(|&row| self.key_of(row).to_string()))
            .collect();
        near.sort();
        near.dedup();
        near
    }

    /// The keys of those who bear a name, then of those whose name is much like it.
    pub fn candidates(&self, text: &str) -> Vec<String> {
        let spelled = spelling(text);
        let bearers = self.others.get(&spelled).map(Vec::as_slice).unwrap_or_default();
        bearers.iter().map(|&row| self.key_of(row).to_string()).chain(self.near(&spelled)).collect()
    }
}

fn listed(candidates: &[String]) -> String {
    let more = if candidates.len() > SHOWN { "…" } else { "" };
    format!("{}{more}", candidates.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join("、"))
}

fn several(text: &str, candidates: &[String]) -> Sentence {
    let list = listed(candidates);
    Sentence::new(
        format!("“{text}”可能是{list}，没有替你选，这一行没有导入。请在原表写上工号，或写成花名册里的标识。"),
        format!(
            "{text} may be {list}; none was chosen and the row is not imported. Give the staff number, or the key as the roster has it."
        ),
    )
}

fn nobody(text: &str, class: &str, candidates: &[String]) -> Sentence {
    if candidates.is_empty() {
        return Sentence::new(
            format!("{class}名册里没有“{text}”，按原样导入，暂时不计入任何人。请核对，或先导入名册。"),
            format!(
                "The roster of {class} has no {text}; it is taken as it is and counts for nobody yet. Check it, or import the roster first."
            ),
        );
    }
    let list = listed(candidates);
    Sentence::new(
        format!("{class}名册里没有“{text}”，按原样导入，暂时不计入任何人。是不是{list}？"),
        format!(
            "The roster of {class} has no {text}; it is taken as it is and counts for nobody yet. Is it {list}?"
        ),
    )
}

/// What is said of a row of scores whose subject is not found.
pub fn not_found(text: &str, class: &str, candidates: &[String]) -> Sentence {
    if candidates.is_empty() {
        return Sentence::new(
            format!("{class}名册里没有“{text}”，这一行没有导入。请核对姓名、工号，或先导入名册。"),
            format!(
                "The roster of {class} has no {text}; the row is not imported. Check name and number, or import the roster first."
            ),
        );
    }
    let list = listed(candidates);
    Sentence::new(
        format!(
            "不能确定“{text}”是{class}名册里的谁（可能是{list}），没有替你选，这一行没有导入。请在原表写上工号或所在支部、科室。"
        ),
        format!(
            "It is not certain who of {class} {text} is (perhaps {list}); none was chosen and the row is not imported. Give the staff number, branch or department."
        ),
    )
}

/// What is said of a row of scores whose number is one person's and whose name another's.
pub fn by_number(text: &str, standing: &str) -> Sentence {
    Sentence::new(
        format!(
            "按工号或身份证号，这一行是名册里的“{standing}”，而这里写的是“{text}”。得分将记给“{standing}”，请核对。"
        ),
        format!(
            "By number this row is {standing} in the roster, but here the name is {text}. The scores go to {standing}; please check."
        ),
    )
}
