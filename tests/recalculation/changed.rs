//! What another program changes in the workbook gives, recalculated, what evalbook gives for the same
//! change: the formulas are live.

use evalbook::book::{Book, Calculation, sample};
use evalbook::engine::Value;
use evalbook::scheme::Role;

use crate::edits::{Edited, cell_edit, parameter_edit, random_edit};
use crate::openpyxl::Job;
use crate::random::random_book;
use crate::schemes::dice::Dice;
use crate::templates::filled_templates;
use crate::workbook::{Recalculated, agree};
use crate::{exported, libreoffice, openpyxl};

/// A book, its workbook, and what is edited in both.
struct Trial {
    name: String,
    book: Book,
    bytes: Vec<u8>,
    edits: Vec<Edited>,
}

/// Edits each workbook by openpyxl, recalculates it by LibreOffice, and compares it with its changed book.
fn check(name: &str, trials: Vec<Trial>) {
    for (batch, trials) in trials.chunks(libreoffice::AT_ONCE).enumerate() {
        let name = format!("changed-{name}-{batch}");
        let job = |trial: &Trial| {
            (trial.bytes.clone(), trial.edits.iter().map(|edited| edited.edit.clone()).collect())
        };
        let jobs: Vec<Job> = trials.iter().map(job).collect();
        let edited: Vec<Vec<u8>> =
            openpyxl::rewritten(&name, &jobs).into_iter().map(|(_, bytes)| bytes).collect();
        for (trial, bytes) in trials.iter().zip(libreoffice::recalculated_all(&name, &edited)) {
            let mut book = trial.book.clone();
            for edited in &trial.edits {
                book.apply(&edited.change).expect("the change fits");
            }
            let recalculated = Recalculated::new(&bytes);
            // Shown only where the comparison fails.
            println!(
                "{}: {:?}",
                trial.name,
                trial.edits.iter().map(|edited| &edited.edit).collect::<Vec<_>>()
            );
            if is_on_a_tie(&book) {
                continue;
            }
            assert!(agree(&book, &Calculation::new(&book), &recalculated) > 0, "{}", trial.name);
        }
    }
}

/// A book with edits that it takes, no two in one row.
fn trial(name: String, dice: &mut Dice, book: Book) -> Trial {
    let (calculation, bytes) = exported(&book);
    let workbook = Recalculated::new(&bytes);
    let wanted = dice.between(1, 4);
    let mut edits: Vec<Edited> = Vec::new();
    let mut changed = book.clone();
    for _ in 0..50 {
        if edits.len() == wanted {
            break;
        }
        let Some(edit) = random_edit(dice, &book, &calculation, &workbook) else { continue };
        if edits.iter().all(|other| other.edit.cell != edit.edit.cell || other.edit.sheet != edit.edit.sheet)
            && changed.apply(&edit.change).is_ok()
        {
            edits.push(edit);
        }
    }
    assert!(!edits.is_empty(), "{name}: nothing to edit");
    Trial { name, book, bytes, edits }
}

/// A weight, an entered score, a task's completion, an event's points and a ballot, each by itself.
#[test]
fn each_kind_of_change_in_the_file_gives_what_evalbook_gives() {
    let book = sample();
    let (calculation, bytes) = exported(&book);
    let workbook = Recalculated::new(&bytes);
    let mut trials: Vec<Trial> = Vec::new();
    for name in ["党员.业务攻关.权重", "党支部.年度任务完成.满分", "党员.等次.优秀", "党员.加分上限"]
    {
        let parameters = &calculation.lowered().parameters;
        let parameter = parameters.iter().find(|parameter| parameter.name == name).expect("it is there");
        let edit = parameter_edit(&workbook, parameter, |value| value * 0.8).expect("it has a cell");
        trials.push(Trial { name: name.into(), book: book.clone(), bytes: bytes.clone(), edits: vec![edit] });
    }
    for (table, column, value) in [
        ("党员", "岗位奉献", Value::Number(12.5)),
        ("党员", "岗位奉献", Value::Empty),
        ("年度任务", "四季度进度", Value::Number(0.15)),
        ("加减分台账", "分值", Value::Number(4.25)),
        ("测评票", "分数", Value::Number(31.0)),
        ("测评票", "票号", Value::text("互评7")),
    ] {
        let at = book.table_position(table).expect("the table is there");
        let place = book.tables[at].column_position(column).expect("the column is there");
        let row = (0..book.tables[at].rows).find(|&row| book.tables[at].value(place, row) != Value::Empty);
        let edit = cell_edit(&book, &workbook, at, place, row.expect("it is filled"), value).expect("a cell");
        let name = format!("{table} {column}");
        trials.push(Trial { name, book: book.clone(), bytes: bytes.clone(), edits: vec![edit] });
    }
    check("each", trials);
}

/// Whatever is changed, in the sample, in every template and under random schemes.
#[test]
fn random_changes_in_the_file_give_what_evalbook_gives() {
    let mut dice = Dice::new(2026);
    let mut trials: Vec<Trial> =
        (0..8).map(|turn| trial(format!("sample {turn}"), &mut dice, sample())).collect();
    for (name, book) in filled_templates() {
        trials.push(trial(name, &mut dice, book));
    }
    for seed in 500..540 {
        trials.push(trial(format!("random {seed}"), &mut dice, random_book(seed)));
    }
    check("random", trials);
}

/// Whether a figure lies on a tie to the last bits but one: there LibreOffice's ROUND looks at the binary
/// value (117.49999999999997 is 117), Excel's and evalbook's at 15 digits (118).
fn is_on_a_tie(book: &Book) -> bool {
    let calculation = Calculation::new(book);
    book.scheme.classes.iter().enumerate().any(|(table, class)| {
        let scale = 10_f64.powi(i32::from(class.decimals));
        let own = calculation.role_position(table, &Role::Own);
        own.is_some_and(|own| {
            (0..book.tables[table].rows).any(|row| match calculation.value(table, own, row) {
                Value::Number(own) => ((own * scale).rem_euclid(1.0) - 0.5).abs() < 1e-7,
                _ => false,
            })
        })
    })
}
