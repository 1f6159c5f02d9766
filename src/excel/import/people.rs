//! People whom the book has already, found again by what identifies them: always one against one,
//! never where two numbers disagree.

use std::collections::{HashMap, HashSet};

use super::change::differs;
use super::diagnostic::{Diagnostics, Level};
use super::plan::{ImportPlan, PlannedColumn};
use super::subjects::{spelled, text_of};
use crate::book::Table;
use crate::engine::Value;
use crate::scheme::{Class, Meaning};
use crate::sentence::Sentence;

/// The search for the subjects of the planned rows.
pub struct People<'a> {
    plan: &'a ImportPlan,
    table: &'a Table,
    class: &'a Class,
    numbers: Vec<Number<'a>>,
    claimed: HashSet<usize>,
}

/// A number that only one person can have.
struct Number<'a> {
    meaning: Meaning,
    column: &'a PlannedColumn,
    existing: usize,
    /// Who has it in the book.
    holders: Holders,
}

/// Which rows have a value, on one side.
type Holders = HashMap<String, Vec<usize>>;

impl<'a> People<'a> {
    /// The people of a table, for the rows of a plan.
    pub fn new(plan: &'a ImportPlan, table: &'a Table, class: &'a Class) -> Self {
        let number = |meaning| {
            let column = plan.column_meaning(meaning)?;
            let existing = column.existing?;
            let holders = holders(table.rows, |row| vec![spelled(&table.value(existing, row))]);
            Some(Number { meaning, column, existing, holders })
        };
        let numbers =
            [Meaning::StaffNumber, Meaning::IdentityNumber].into_iter().filter_map(number).collect();
        Self { plan, table, class, numbers, claimed: HashSet::new() }
    }

    /// The existing subject of every row, where there is one: by key, then by staff number, then by
    /// identity number, then by name and branch.
    pub fn find(mut self, diagnostics: &mut Diagnostics) -> Vec<Option<usize>> {
        let mut found = vec![None; self.plan.rows.len()];
        if self.table.rows == 0 {
            return found;
        }
        let by = |meaning| self.plan.column_meaning(meaning);
        let name = by(Meaning::PersonName);
        let unit = [Meaning::Branch, Meaning::Department].into_iter().find(|&meaning| self.has(meaning));
        let passes = [
            vec![self.plan.column_named(&self.class.key)],
            vec![by(Meaning::StaffNumber)],
            vec![by(Meaning::IdentityNumber)],
            vec![name, unit.and_then(by)],
        ];
        for columns in passes {
            if let Some(columns) = columns.into_iter().collect::<Option<Vec<_>>>() {
                self.pass(&mut found, &columns);
            }
        }
        if let Some(name) = name {
            self.say_renamed(&found, name, diagnostics);
            self.pass_agreeing(&mut found, name);
            self.say_doubtful(&found, name, diagnostics);
        }
        found
    }

    fn has(&self, meaning: Meaning) -> bool {
        self.class.attributes.iter().any(|attribute| attribute.meaning == meaning)
    }

    /// Matches rows and subjects that agree in all of these columns, one against one.
    fn pass(&mut self, found: &mut [Option<usize>], columns: &[&PlannedColumn]) {
        let Some(existing) = columns.iter().map(|column| column.existing).collect::<Option<Vec<_>>>() else {
            return;
        };
        let incoming = holders(self.plan.rows.len(), |row| {
            columns.iter().map(|column| column.values.get(row).map(spelled).unwrap_or_default()).collect()
        });
        let standing = holders(self.table.rows, |row| {
            existing.iter().map(|&column| spelled(&self.table.value(column, row))).collect()
        });
        // Each value stands for at most one row and one subject, so the order does not matter.
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

    /// Whether a number says that a row is someone else: another subject has it, or the subject has
    /// another. A changed staff number is believed where the identity number agrees.
    fn contradicts(&self, row: usize, subject: usize) -> bool {
        let mut identified = false;
        self.numbers.iter().rev().any(|number| {
            let value = number.of_row(row);
            let own = spelled(&self.table.value(number.existing, subject));
            let elsewhere = number.holders.get(&value).is_some_and(|holders| !holders.contains(&subject));
            let differs = !value.is_empty() && !own.is_empty() && value != own;
            let doubted = elsewhere || (differs && !identified);
            identified |= number.meaning == Meaning::IdentityNumber && !value.is_empty() && value == own;
            doubted
        })
    }

    /// A row that says nothing new of a subject is that subject, be there others of the name.
    fn pass_agreeing(&mut self, found: &mut [Option<usize>], name: &PlannedColumn) {
        let Some(existing) = name.existing else { return };
        let bearers = holders(self.table.rows, |row| vec![spelled(&self.table.value(existing, row))]);
        for (row, slot) in found.iter_mut().enumerate().filter(|(_, slot)| slot.is_none()) {
            let subjects = name.values.get(row).and_then(|value| bearers.get(&spelled(value)));
            let agreeing = subjects
                .into_iter()
                .flatten()
                .copied()
                .filter(|subject| !self.claimed.contains(subject))
                .take(NAMESAKES)
                .find(|&subject| self.agrees_wholly(row, subject));
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

    /// Subjects who were found by a number and are called otherwise now.
    fn say_renamed(&self, found: &[Option<usize>], name: &PlannedColumn, diagnostics: &mut Diagnostics) {
        let Some(existing) = name.existing else { return };
        for ((row, value), subject) in self.plan.rows.iter().zip(&name.values).zip(found) {
            let Some(subject) = *subject else { continue };
            let before = self.table.value(existing, subject);
            if spelled(&before) != spelled(value) {
                diagnostics.add(Level::Warning, Some((row.number, name.position)), || {
                    renamed(&text_of(&before), &text_of(value))
                });
            }
        }
    }

    /// New people who have a number or a name that the book has already.
    fn say_doubtful(&self, found: &[Option<usize>], name: &PlannedColumn, diagnostics: &mut Diagnostics) {
        let Some(existing) = name.existing else { return };
        let names: HashSet<String> = (0..self.table.rows)
            .filter(|row| !self.claimed.contains(row))
            .map(|row| spelled(&self.table.value(existing, row)))
            .collect();
        let new = self.plan.rows.iter().zip(&name.values).enumerate();
        for (position, (row, value)) in new.filter(|(at, _)| found.get(*at).is_some_and(Option::is_none)) {
            let held = self.numbers.iter().find_map(|number| {
                let holder = *number.holders.get(&number.of_row(position))?.first()?;
                Some((number, self.table.value(existing, holder)))
            });
            if let Some((number, holder)) = held {
                diagnostics.add(Level::Warning, Some((row.number, number.column.position)), || {
                    held_by_another(&number.column.definition.name, &holder)
                });
            } else if names.contains(&spelled(value)) {
                diagnostics
                    .add(Level::Warning, Some((row.number, name.position)), || namesake(&text_of(value)));
            }
        }
    }
}

/// People of one name among whom one who agrees wholly is looked for.
const NAMESAKES: usize = 100;

impl Number<'_> {
    fn of_row(&self, row: usize) -> String {
        self.column.values.get(row).map(spelled).unwrap_or_default()
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

fn renamed(before: &str, now: &str) -> Sentence {
    Sentence::new(
        format!(
            "按编号，这一行是花名册里的“{before}”，而这里叫“{now}”：将更新姓名，标识不变。如果是另一个人，请核对工号或身份证号。"
        ),
        format!(
            "By number this row is {before} in the roster, but here the name is {now}: the name will be updated, the key stays. If it is someone else, check the staff or identity number."
        ),
    )
}

fn held_by_another(number: &str, holder: &Value) -> Sentence {
    let holder = text_of(holder);
    Sentence::new(
        format!(
            "花名册里“{holder}”已有这个{number}，但其他信息对不上，分不清是不是同一个人，按新增处理。请核对。"
        ),
        format!(
            "{holder} has this {number} in the roster already, but the rest does not agree; this one is added. Please check."
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
