//! What holds in every scheme: the order of rows means nothing, a better entry is never a worse score.

use std::collections::BTreeSet;

use evalbook::book::{Book, Calculation, Table};
use evalbook::engine::{Column, Value};
use evalbook::scheme::{Aggregation, Body, Class, Conversion, Indicator, Measure};

use crate::random::{indicators, own_column, random_book};
use crate::schemes::dice::Dice;
use crate::schemes::random::{PAPERS, TASKS, WORDS};
use crate::schemes::{calculated, figure, set};

/// The random schemes of these tests hold every measure, aggregate, conversion and aggregation.
#[test]
fn random_schemes_hold_every_rule() {
    let name = |debug: String| debug.split([' ', '(']).next().unwrap_or_default().to_owned();
    let mut found = [const { BTreeSet::new() }; 4];
    for seed in 0..400 {
        let book = random_book(seed);
        for class in &book.scheme.classes {
            found[3].insert(name(format!("{:?}", class.aggregation)));
            for (_, indicator) in all(class) {
                let Body::Leaf { measure, conversion, .. } = &indicator.body else { continue };
                found[0].insert(name(format!("{measure:?}")));
                found[2].insert(name(format!("{conversion:?}")));
                if let Measure::Rows { aggregate, .. } = measure {
                    found[1].insert(name(format!("{aggregate:?}")));
                }
            }
        }
    }
    assert_eq!(found.map(|kinds| kinds.len()), [7, 7, 12, 8]);
}

fn all(class: &Class) -> Vec<(Aggregation, &Indicator)> {
    let mut found = Vec::new();
    indicators(class.aggregation, &class.indicators, &mut found);
    found
}

/// Every figure of every subject and every row, by what identifies it.
#[test]
fn the_order_of_rows_means_nothing() {
    for seed in 0..250 {
        let book = random_book(seed);
        let mut turned = book.clone();
        let mut dice = Dice::new(!seed);
        for table in &mut turned.tables {
            shuffle(table, &dice.order(table.rows));
        }
        let figures = figures(&book, &calculated(&book));
        assert_eq!(figures, self::figures(&turned, &calculated(&turned)), "seed {seed}");
    }
}

fn shuffle(table: &mut Table, order: &[usize]) {
    for entries in &mut table.entries {
        *entries = std::sync::Arc::new(order.iter().map(|&row| entries.get(row)).collect::<Column>());
    }
}

/// The rows of every table with all their figures, sorted by what they hold.
fn figures(book: &Book, calculation: &Calculation) -> Vec<Vec<String>> {
    let mut found: Vec<Vec<String>> = Vec::new();
    for (position, table) in book.tables.iter().enumerate() {
        let columns = table.columns.len() + calculation.formulas(position).len();
        found.extend((0..table.rows).map(|row| {
            let cells = (0..columns).map(|column| match calculation.value(position, column, row) {
                // Sums in another order differ in the last digit at most.
                Value::Number(number) => format!("{:.10}", number + 0.0),
                other => format!("{other:?}"),
            });
            std::iter::once(table.name.clone()).chain(cells).collect()
        }));
    }
    found.sort();
    found
}

/// A better entry never lowers its owner's own score, except by rules that say so: where fewer is better,
/// where the others decide, where a rule over a whole ballot makes it void. The linter flags all of them.
#[test]
fn a_better_entry_is_never_a_worse_score() {
    let mut raised = 0;
    for seed in 0..800 {
        let mut dice = Dice::new(seed ^ 0x5eed);
        let book = random_book(seed);
        let calculation = calculated(&book);
        for class in &book.scheme.classes {
            for _ in 0..4 {
                raised += usize::from(check_raise(&mut dice, &book, &calculation, class, seed).is_some());
            }
        }
    }
    assert!(raised > 1_500, "{raised} entries were raised");
}

/// Raises an entry of some subject; `None` where there is none that counts or a rule excepts it.
fn check_raise(
    dice: &mut Dice,
    book: &Book,
    calculation: &Calculation,
    class: &Class,
    seed: u64,
) -> Option<()> {
    let table = book.table(&class.name)?;
    let row = dice.below(table.rows);
    let leaves = all(class);
    let (_, leaf) = dice.pick(&leaves);
    let (of, column, at) = entry_of(dice, book, class, leaf, row)?;
    let excepted = |other: &Indicator| reads(book, other, &of, &column) && may_fall(other);
    if leaves.iter().any(|(_, other)| excepted(other)) {
        return None;
    }
    let found = book.table(&of)?;
    let before = found.value(found.column_position(&column)?, at);
    let after = match &before {
        Value::Number(number) => Value::Number(number + dice.pick(&[0.1, 1.0, 5.0, 50.0])),
        Value::Text(word) => Value::text(better(word)?),
        _ => return None,
    };
    let mut better = book.clone();
    set(&mut better, &of, &column, at, after.clone());
    let own = |book: &Book, calculation: &Calculation| {
        figure(book, calculation, &class.name, own_column(class), row)
    };
    let (Value::Number(own_before), own_after) = (own(book, calculation), own(&better, &calculated(&better)))
    else {
        return None;
    };
    assert!(
        matches!(own_after, Value::Number(own_after) if own_after >= own_before - 1e-9),
        "seed {seed}: {of}[{column}] {before:?} → {after:?}: own score {own_before} → {own_after:?}"
    );
    Some(())
}

/// An entry that the leaf reads for the subject: table, column, row.
fn entry_of(
    dice: &mut Dice,
    book: &Book,
    class: &Class,
    leaf: &Indicator,
    row: usize,
) -> Option<(String, String, usize)> {
    let Body::Leaf { measure, .. } = &leaf.body else { return None };
    let own = |column: String| Some((class.name.clone(), column, row));
    match measure {
        Measure::Entry { column, .. } => own(column.clone()),
        Measure::Parts { column, .. } => {
            own(format!("{}{column}", dice.pick(&book.scheme.period.parts).name))
        }
        // One more of the best votes.
        Measure::Votes { choices } => own(choices.first()?.column.clone()),
        Measure::Formula { .. } => own("基数".into()),
        Measure::Rows { table, owner, .. } => {
            Some((TASKS.into(), "值".into(), row_of(dice, book, class, table, owner, row)?))
        }
        Measure::Ballots { table, owner, mark, .. } => {
            Some((PAPERS.into(), mark.clone(), row_of(dice, book, class, table, owner, row)?))
        }
        Measure::Subjects { .. } => None,
    }
}

/// A row of a table that belongs to the subject.
fn row_of(
    dice: &mut Dice,
    book: &Book,
    class: &Class,
    table: &str,
    owner: &str,
    row: usize,
) -> Option<usize> {
    let subjects = book.table(&class.name)?;
    let key = subjects.value(subjects.column_position(&class.key)?, row);
    let found = book.table(table)?;
    let owner = found.column_position(owner)?;
    let rows: Vec<usize> = (0..found.rows).filter(|&at| found.value(owner, at) == key).collect();
    if rows.is_empty() { None } else { Some(dice.pick(&rows)) }
}

fn better(word: &str) -> Option<&'static str> {
    let at = WORDS.iter().position(|known| *known == word)?;
    WORDS.get(at.checked_sub(1)?).copied()
}

fn reads(book: &Book, leaf: &Indicator, table: &str, column: &str) -> bool {
    let Body::Leaf { measure, .. } = &leaf.body else { return false };
    match measure {
        Measure::Rows { table: of, .. } => of == table,
        Measure::Ballots { table: of, mark, .. } => of == table && mark == column,
        Measure::Formula { .. } => column == "基数",
        // A person's figure may reach the person's own unit, never the person.
        Measure::Subjects { .. } => false,
        measure => evalbook::scheme::entered_columns(&book.scheme.period, measure)
            .iter()
            .any(|entered| entered.name == column),
    }
}

/// The rules by which a better entry may lower the score.
fn may_fall(leaf: &Indicator) -> bool {
    let Body::Leaf { measure, conversion, .. } = &leaf.body else { return false };
    let fewer_is_better = match conversion {
        Conversion::Deduction { .. } => true,
        Conversion::Interpolation { zero, target, .. } => zero > target,
        Conversion::Steps { steps } => !steps.is_sorted_by(|higher, lower| higher.points >= lower.points),
        _ => false,
    };
    let voids = match measure {
        Measure::Ballots { rules, .. } => {
            rules.ballot.is_some() && (rules.high.is_some() || rules.low.is_some() || rules.uniform_is_void)
        }
        _ => false,
    };
    fewer_is_better || voids || conversion.depends_on_cohort()
}

/// The random books have what the tests above look for: blanks, indexes that wait and such that do not.
#[test]
fn random_books_hold_blanks_and_indexes() {
    let [mut blank, mut waiting, mut there] = [0; 3];
    for seed in 0..50 {
        let book = random_book(seed);
        let calculation = calculated(&book);
        for table in &book.tables {
            let entries = table.entries.iter().flat_map(|column| (0..table.rows).map(|row| column.get(row)));
            blank += entries.filter(|value| *value == Value::Empty).count();
        }
        for class in &book.scheme.classes {
            for row in 0..book.table(&class.name).map_or(0, |table| table.rows) {
                match figure(&book, &calculation, &class.name, &class.index, row) {
                    Value::Number(_) => there += 1,
                    _ => waiting += 1,
                }
            }
        }
    }
    assert!(
        blank > 500 && waiting > 50 && there > 50,
        "{blank} blanks, {waiting} indexes wait, {there} do not"
    );
}

/// No rule reads a whole column anew in every row: what is left are lists of a few scores of one row.
#[test]
fn no_rule_takes_time_by_the_square_of_the_rows() {
    for seed in 0..300 {
        let calculation = calculated(&random_book(seed));
        for said in calculation.model().report().into_iter().skip(1) {
            let list = ["AVERAGE", "LARGE", "SMALL", "SUM"]
                .iter()
                .any(|name| said.zh.contains(&format!("：{name} ")));
            assert!(list && said.zh.contains("得分]"), "seed {seed}: {}", said.zh);
        }
    }
}
