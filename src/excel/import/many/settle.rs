//! What is taken where files and the book disagree. Where only one side has changed since the last
//! import, it is taken without asking; where both have, the user is asked, and unless he says
//! otherwise the book's value stays.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::super::change::differs;
use super::super::plan::{Fate, ImportPlan, naming_attribute};
use super::super::purpose::Purpose;
use super::super::subjects;
use super::{Conflict, Many, Opened, base_of};
use crate::book::{Book, Table};
use crate::engine::Value;

/// A cell of the table as it will be: its row, and its column by the position among all names.
type Place = (usize, usize);

/// A file's value for a cell: the file, its planned column and row, and the value.
struct Claim {
    file: usize,
    column: usize,
    row: usize,
    value: Value,
}

/// Withholds from the plans what is not taken, and gives the conflicts in the table's order.
pub fn settle(many: &mut Many, book: &Book) -> Vec<Conflict> {
    let Some(position) = book.table_position(&many.into) else { return Vec::new() };
    let (Some(table), Some(class)) = (book.tables.get(position), book.class_of(position)) else {
        return Vec::new();
    };
    if many.purpose == Purpose::Entries {
        return Vec::new();
    }
    let naming = naming_attribute(class).to_owned();
    let mut names: Vec<String> = Vec::new();
    let claims = claims(many, table, &class.key, &mut names);
    let mut conflicts = Vec::new();
    let mut withheld: Vec<Claim> = Vec::new();
    for ((row, column), claims) in claims {
        let Some(name) = names.get(column) else { continue };
        let existing = table.column_position(name).filter(|_| row < table.rows);
        let ours = existing.map(|column| table.value(column, row)).unwrap_or_default();
        // What answers a workbook that the book gave out corrects what the book says.
        let base = if claims.iter().all(|claim| many.answers(claim.file)) {
            Some(ours.clone())
        } else {
            existing.and_then(|column| base_of(book, position, column, row))
        };
        let changed = changed(&ours, &claims, base.as_ref());
        let taken = match changed.as_slice() {
            [] => Some(ours.clone()),
            [one] => Some(one.clone()),
            _ => {
                let mut conflict = conflict(many, row, &claims, ours.clone(), base);
                let key = conflict.key();
                let by_hand = many.by_hand.iter().find(|(known, _)| *known == key).map(|(_, said)| *said);
                let said = by_hand.or(many.rule);
                conflict.settle(said, |file| (many.files.get(file).map_or(0.0, |file| file.modified), file));
                let value =
                    conflict.taken.and_then(|at| conflict.theirs.get(at)).map(|(value, _)| value.clone());
                // Somebody new has to have a name, whatever is said of it.
                let fallback = (row >= table.rows && *name == naming).then(|| claims.first()).flatten();
                let value = value.or_else(|| fallback.map(|claim| claim.value.clone())).or(Some(ours));
                conflicts.push(conflict);
                value
            }
        };
        withheld.extend(claims.into_iter().filter(|claim| Some(&claim.value) != taken.as_ref()));
    }
    withhold(many, &withheld, book);
    conflicts
}

/// The values that differ from what was imported before.
fn changed(ours: &Value, claims: &[Claim], base: Option<&Value>) -> Vec<Value> {
    let mut changed: Vec<Value> = Vec::new();
    for value in std::iter::once(ours).chain(claims.iter().map(|claim| &claim.value)) {
        if !value.is_empty() && Some(value) != base && !changed.contains(value) {
            changed.push(value.clone());
        }
    }
    changed
}

/// What the files say of subjects whom the book has, where it says otherwise, and of those whom
/// several files are about.
fn claims(many: &Many, table: &Table, key: &str, names: &mut Vec<String>) -> BTreeMap<Place, Vec<Claim>> {
    let several = many.taken().count() > 1;
    let shared = if several { shared(many, table.rows) } else { HashSet::new() };
    let mut claims: BTreeMap<Place, Vec<Claim>> = BTreeMap::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for (file, opened) in many.taken() {
        let plan = &opened.plan;
        let columns: Vec<usize> = plan
            .columns
            .iter()
            .map(|column| {
                let name = &column.definition.name;
                *places.entry(name.clone()).or_insert_with(|| {
                    names.push(name.clone());
                    names.len() - 1
                })
            })
            .collect();
        for (at, row) in rows(opened) {
            let stands = row < table.rows;
            let looks_at = match plan.rows.get(at).map(|row| row.fate) {
                Some(Fate::Updated(_)) if stands => true,
                Some(Fate::Agrees(_)) if stands => several,
                _ => shared.contains(&row),
            };
            if !looks_at {
                continue;
            }
            for (position, (column, &name)) in plan.columns.iter().zip(&columns).enumerate() {
                let Some(value) = column.values.get(at).filter(|_| column.definition.name != key) else {
                    continue;
                };
                let existing = table.column_position(&column.definition.name);
                if value.is_empty() || (stands && !differs(table, existing, row, value)) {
                    continue;
                }
                let claim = Claim { file, column: position, row: at, value: value.clone() };
                claims.entry((row, name)).or_default().push(claim);
            }
        }
    }
    claims
}

/// The rows of a plan with those of the table that they are or become.
fn rows(opened: &Opened) -> impl Iterator<Item = (usize, usize)> {
    let mut next = opened.rows_before;
    opened.plan.rows.iter().enumerate().filter_map(move |(at, row)| match row.fate {
        Fate::Added => {
            next += 1;
            Some((at, next - 1))
        }
        Fate::Updated(row) | Fate::Agrees(row) => Some((at, row)),
        Fate::LeftOut => None,
    })
}

/// Rows that one file adds and another one is about.
fn shared(many: &Many, standing: usize) -> HashSet<usize> {
    many.taken()
        .flat_map(|(_, opened)| &opened.plan.rows)
        .filter_map(|row| match row.fate {
            Fate::Updated(row) | Fate::Agrees(row) if row >= standing => Some(row),
            _ => None,
        })
        .collect()
}

fn conflict(many: &Many, standing: usize, claims: &[Claim], ours: Value, base: Option<Value>) -> Conflict {
    let mut theirs: Vec<(Value, Vec<usize>)> = Vec::new();
    for claim in claims {
        match theirs.iter_mut().find(|(value, _)| *value == claim.value) {
            Some((_, files)) => files.push(claim.file),
            None => theirs.push((claim.value.clone(), vec![claim.file])),
        }
    }
    let plan = |claim: &Claim| Some(&many.files.get(claim.file)?.content.as_ref().ok()?.plan);
    let first = claims.first().and_then(|claim| Some((plan(claim)?, claim)));
    let row = first.and_then(|(plan, claim)| plan.rows.get(claim.row));
    let column = first.and_then(|(plan, claim)| plan.columns.get(claim.column)).map(|one| &one.definition);
    Conflict {
        subject: row.map(|row| row.key.clone()).unwrap_or_default(),
        column: column.map(|column| column.name.clone()).unwrap_or_default(),
        kind: column.map(|column| column.kind).unwrap_or(crate::scheme::Kind::Text),
        base,
        ours,
        theirs,
        taken: None,
        settled: false,
        place: claims.first().map_or((standing, 0, 0, 0), |one| (standing, one.file, one.column, one.row)),
    }
}

/// Takes values out of the plans; a blank changes nothing. Then tells the updates that are left.
fn withhold(many: &mut Many, withheld: &[Claim], book: &Book) {
    if withheld.is_empty() {
        return;
    }
    for claim in withheld {
        let file = many.files.get_mut(claim.file).and_then(|file| file.content.as_mut().ok());
        let column = file.and_then(|opened| opened.plan.columns.get_mut(claim.column));
        if let Some(value) = column.and_then(|column| column.values.get_mut(claim.row)) {
            *value = Value::Empty;
        }
    }
    let mut upon = book.clone();
    let count = many.files.len();
    for (at, file) in many.files.iter_mut().enumerate() {
        let Ok(opened) = &mut file.content else { continue };
        if !opened.plan.ready {
            continue;
        }
        tell_updates(&mut opened.plan, &upon);
        if at + 1 < count {
            let change = opened.plan.change(&upon);
            // It was made for this book.
            let _ = upon.apply(&change);
        }
    }
}

fn tell_updates(plan: &mut ImportPlan, upon: &Book) {
    let Some(table) = upon.tables.get(plan.table) else { return };
    for row in &mut plan.rows {
        if let Fate::Agrees(subject) = row.fate {
            row.fate = Fate::Updated(subject);
        }
    }
    subjects::settle_updates(plan, table);
}
