//! Random models and the hashes of what they calculate: natively and in a browser they have to be the
//! same, bit for bit. Everything here is used by both sides.

mod entries;
mod formulas;
mod hash;
mod sequence;

use std::fmt::Write;
use std::sync::Arc;

use evalbook::engine::{Column, Model, Parameter, Place, Source, Table, TableColumn, Value};

use hash::Hash;
use sequence::Sequence;

/// How many models are compared.
pub const MODELS: u32 = 600;

/// So many calculated columns in a model.
const FORMULAS: usize = 12;
/// One model in so many has more rows than a block holds, and formulas that can be calculated for those.
const LARGE: u32 = 100;

/// A random model, its formulas, and the sequence that goes on with its edits.
fn model(seed: u32) -> (Model, Vec<String>, Sequence) {
    let mut sequence = Sequence::new(u64::from(seed));
    let large = seed % LARGE == LARGE - 1;
    let rows = if large { 1_100 } else { sequence.below(24) as usize };
    let mut columns = entries::columns(&mut sequence, rows);
    let (mut names, mut texts) = (Vec::new(), Vec::new());
    for at in 0..FORMULAS {
        let text = if large {
            formulas::whole_columns(&mut sequence)
        } else {
            formulas::formula(&mut sequence, &names)
        };
        let name = format!("式{at}");
        columns.push(TableColumn { name: name.clone(), source: Source::Formula(text.clone()) });
        names.push(name);
        texts.push(text);
    }
    let table = Table { name: "表".to_owned(), rows, columns };
    let weight = Parameter { name: "权重".to_owned(), value: Value::Number(sequence.share()) };
    (Model::new(vec![table, other_table()], vec![weight], 46_350.0), texts, sequence)
}

fn other_table() -> Table {
    let entries = |name: &str, values: [Value; 4]| TableColumn {
        name: name.to_owned(),
        source: Source::Entries(Arc::new(values.into_iter().collect())),
    };
    let columns = vec![
        entries("名", ["甲", "乙", "a", "甲"].map(Value::text)),
        entries("分", [1.5, 2.5, 20.1, 8.25].map(Value::Number)),
    ];
    Table { name: "次".to_owned(), rows: 4, columns }
}

/// Changes an entry and the parameter, as a user does.
fn edit(model: &mut Model, sequence: &mut Sequence) {
    let Some(table) = model.tables().first() else { return };
    let (rows, entered) = (table.rows, table.columns.len() - FORMULAS);
    if rows > 0 {
        let at = sequence.below(entered as u32) as usize;
        let row = sequence.below(rows as u32) as usize;
        let Some(TableColumn { name, source: Source::Entries(column) }) = table.columns.get(at) else {
            return;
        };
        let mut column: Column = column.as_ref().clone();
        column.set(row, entries::entry(sequence, name));
        model.replace_entries(0, at, Arc::new(column), &[row]);
    }
    model.set_parameter("权重", Value::Number(sequence.share()));
}

/// A line for each formula of some models: the seed, the formula, and the hash of its values as first
/// calculated, of its values after an edit, and of an explanation of one of them.
pub fn lines(seeds: std::ops::Range<u32>) -> String {
    let mut lines = String::new();
    for seed in seeds {
        let (mut model, texts, mut sequence) = model(seed);
        let before: Vec<Hash> = (0..FORMULAS).map(|at| values(&model, at)).collect();
        edit(&mut model, &mut sequence);
        for ((at, text), before) in texts.iter().enumerate().zip(before) {
            let (after, explained) = (values(&model, at), explanation(&model, at));
            // Writing to a String cannot fail.
            let _ = writeln!(lines, "{seed}\t{text}\t{before}\t{after}\t{explained}");
        }
    }
    lines
}

/// The values behind a line that is not the same on both sides, before the edit.
pub fn shown(seed: u32) -> String {
    let (model, texts, _) = model(seed);
    let columns = texts.iter().enumerate().map(|(at, text)| {
        let values = calculated(&model, at).map(|column| column.values().take(24).collect::<Vec<_>>());
        format!("{text}: {:?}\n", values.unwrap_or_default())
    });
    columns.collect()
}

fn calculated(model: &Model, formula: usize) -> Option<&Column> {
    let columns = model.tables().first()?.columns.len();
    model.column(0, columns - FORMULAS + formula)
}

fn values(model: &Model, formula: usize) -> Hash {
    let mut hash = Hash::default();
    calculated(model, formula).into_iter().flat_map(Column::values).for_each(|value| hash.value(&value));
    hash
}

fn explanation(model: &Model, formula: usize) -> Hash {
    let mut hash = Hash::default();
    let Some(table) = model.tables().first() else { return hash };
    let place = Place { table: 0, column: table.columns.len() - FORMULAS + formula, row: table.rows / 2 };
    if let Some(explanation) = model.explain(place) {
        hash.text(&explanation.substituted);
        explanation.steps.iter().for_each(|step| hash.text(step));
        hash.value(&explanation.value);
    }
    hash
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use evalbook::engine::functions;

    /// What is compared would be worth little if most of it were errors, or left functions out.
    #[test]
    fn the_models_have_every_function_and_mostly_values() {
        let mut named = BTreeSet::new();
        let (mut numbers, mut faults, mut all) = (0, 0, 0);
        for seed in 0..MODELS {
            let (model, texts, _) = model(seed);
            for (at, text) in texts.iter().enumerate() {
                named.extend(
                    functions::all()
                        .map(|function| function.name)
                        .filter(|name| text.contains(&format!("{name}("))),
                );
                for value in calculated(&model, at).expect("calculated").values() {
                    all += 1;
                    match value {
                        Value::Number(_) => numbers += 1,
                        Value::Fault(_) => faults += 1,
                        _ => {}
                    }
                }
            }
        }
        let missing: Vec<&str> =
            functions::all().map(|function| function.name).filter(|name| !named.contains(name)).collect();
        assert_eq!(missing, Vec::<&str>::new());
        assert!(numbers * 2 > all, "{numbers} of {all} are numbers");
        assert!(faults * 3 < all, "{faults} of {all} are errors");
    }

    #[test]
    fn the_same_seed_gives_the_same_lines_and_another_does_not() {
        assert_eq!(lines(3..5), lines(3..5));
        let hashes = |seed| -> BTreeSet<String> {
            let lines = lines(seed..seed + 1);
            lines.lines().filter_map(|line| line.split('\t').nth(2).map(str::to_owned)).collect()
        };
        assert_ne!(hashes(3), hashes(4));
    }
}
