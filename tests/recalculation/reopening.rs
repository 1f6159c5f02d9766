//! A workbook that other programs have rewritten or edited opens as the book it came from, and what was
//! edited in it is listed cell by cell.

use evalbook::book::{Book, Calculation, Change, History, sample};
use evalbook::engine::Value;
use evalbook::excel::read::read_workbook;
use evalbook::excel::reopen::{Difference, Reopened, change};
use evalbook::excel::{Kept, export};
use evalbook::file;
use evalbook::sentence::Sentence;

use crate::edits::{Edited, random_edit};
use crate::openpyxl::{self, Job};
use crate::random::random_book;
use crate::schemes::dice::Dice;
use crate::templates::filled_templates;
use crate::workbook::Recalculated;
use crate::{golden, libreoffice};

/// A book with what was done to it.
struct Kit {
    name: String,
    book: Book,
    history: History,
}

impl Kit {
    fn new(name: impl Into<String>, book: Book) -> Self {
        Self { name: name.into(), book, history: History::default() }
    }

    /// A book with steps in its history, some of them undone.
    fn with_history(name: String, dice: &mut Dice, mut book: Book) -> Self {
        let mut history = History::default();
        for step in 0..dice.between(2, 8) {
            let change = step_of(dice, &book);
            let label = Sentence::new(format!("第 {step} 步"), format!("step {step}"));
            // What a book refuses leaves it as it was.
            let _ = history.step(&mut book, label, &change);
        }
        for _ in 0..dice.below(3) {
            history.undo(&mut book).expect("a step is undone");
        }
        Self { name, book, history }
    }

    fn exported(&self) -> Vec<u8> {
        let saved = file::write(&self.book, &self.history).expect("the book is written");
        let steps: Vec<&Sentence> = self.history.labels().collect();
        let kept = Kept { saved: &saved, steps: &steps };
        export(&self.book, &Calculation::new(&self.book), kept, &mut |_, _| {}).expect("the book is exported")
    }

    /// Opens a workbook: the book and its history must be these; gives what differs.
    fn differences(&self, bytes: &[u8]) -> Vec<Difference> {
        let workbook = read_workbook(bytes, &mut |_, _| {}).expect("the workbook is read");
        let reopened = Reopened::of(workbook).expect("the workbook holds a book");
        let back = file::read(reopened.text()).expect("the book is read");
        assert_eq!(back.book, self.book, "{}", self.name);
        assert_eq!(back.history, self.history, "{}", self.name);
        reopened.differences(&back.book, &Calculation::new(&back.book))
    }
}

fn step_of(dice: &mut Dice, book: &Book) -> Change {
    let table = dice.below(book.tables.len());
    let found = &book.tables[table];
    match dice.below(5) {
        0 => Change::Particulars {
            title: "另一个标题".into(),
            organisation: "另一个单位".into(),
            period: "2026 年度".into(),
            date: book.date - dice.below(9) as f64,
        },
        1 => {
            let parameters = Calculation::new(book).lowered().parameters.clone();
            let parameter = dice.pick(&parameters);
            Change::Parameter { name: parameter.name, value: parameter.value + 1.0 }
        }
        2 if found.rows > 2 => Change::RemoveRows { table, at: dice.below(found.rows), count: 1 },
        _ if found.rows > 0 => Change::Cells {
            table,
            column: found.columns.len() - 1,
            cells: vec![(dice.below(found.rows), Value::Number(dice.below(90) as f64))],
        },
        _ => Change::Several(Vec::new()),
    }
}

/// The sample, the illustration, every template and random schemes, with histories.
fn kits(seeds: std::ops::Range<u64>) -> Vec<Kit> {
    let mut dice = Dice::new(seeds.start);
    let mut kits = vec![Kit::new("golden", golden::book()), Kit::new("faulty", faulty())];
    let mut books = vec![("sample".to_owned(), sample())];
    books.extend(filled_templates());
    books.extend(seeds.map(|seed| (format!("random-{seed}"), random_book(seed))));
    kits.extend(books.into_iter().map(|(name, book)| Kit::with_history(name, &mut dice, book)));
    kits
}

/// Texts that a program might take for something else.
fn faulty() -> Book {
    let mut faulty = golden::book();
    golden::set(&mut faulty, "党员", "业务攻关", 0, "缺考".into());
    golden::set(&mut faulty, "党员", "工号", 0, "007".into());
    golden::set(&mut faulty, "党员", "科室", 0, "=1+1".into());
    golden::set(&mut faulty, "党员", "职务", 0, " 前后空格 ".into());
    faulty
}

fn rewritten_by_libreoffice(name: &str, workbooks: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let batches = workbooks.chunks(libreoffice::AT_ONCE);
    batches.flat_map(|batch| libreoffice::recalculated_all(name, batch)).collect()
}

fn rewritten_by_openpyxl(name: &str, jobs: &[Job]) -> Vec<Vec<u8>> {
    openpyxl::rewritten(name, jobs).into_iter().map(|(_, bytes)| bytes).collect()
}

#[test]
fn rewritten_by_other_programs_it_is_the_same_book() {
    let kits = kits(600..615);
    let exported: Vec<Vec<u8>> = kits.iter().map(Kit::exported).collect();
    let jobs: Vec<Job> = exported.iter().map(|bytes| (bytes.clone(), Vec::new())).collect();
    let by_openpyxl = rewritten_by_openpyxl("reopened", &jobs);
    let by_libreoffice = rewritten_by_libreoffice("reopened", &exported);
    let by_both = rewritten_by_libreoffice("reopened-twice", &by_openpyxl);
    for (by, workbooks) in [("openpyxl", by_openpyxl), ("LibreOffice", by_libreoffice), ("both", by_both)] {
        for (kit, bytes) in kits.iter().zip(workbooks) {
            assert_eq!(kit.differences(&bytes), [], "{} rewritten by {by}", kit.name);
        }
    }
}

/// Edits of a workbook, no two of them in one row.
fn edits(dice: &mut Dice, kit: &Kit, bytes: &[u8]) -> Vec<Edited> {
    let workbook = Recalculated::new(bytes);
    let calculation = Calculation::new(&kit.book);
    let mut edits: Vec<Edited> = Vec::new();
    for _ in 0..12 {
        if let Some(edit) = random_edit(dice, &kit.book, &calculation, &workbook)
            && edits
                .iter()
                .all(|other| other.row != edit.row || (edit.row.is_none() && other.edit != edit.edit))
            && edits
                .iter()
                .all(|other| (&other.edit.sheet, &other.edit.cell) != (&edit.edit.sheet, &edit.edit.cell))
        {
            edits.push(edit);
        }
    }
    edits
}

#[test]
fn what_other_programs_edited_is_listed_exactly() {
    let mut dice = Dice::new(41);
    let kits = kits(700..720);
    let mut jobs: Vec<Job> = Vec::new();
    let mut expected: Vec<Vec<Edited>> = Vec::new();
    for kit in &kits {
        let bytes = kit.exported();
        let edits = edits(&mut dice, kit, &bytes);
        jobs.push((bytes, edits.iter().map(|edited| edited.edit.clone()).collect()));
        expected.push(edits);
    }
    assert!(expected.iter().map(Vec::len).sum::<usize>() > 100);
    let by_openpyxl = rewritten_by_openpyxl("edited", &jobs);
    let by_both = rewritten_by_libreoffice("edited", &by_openpyxl);
    for workbooks in [by_openpyxl, by_both] {
        for ((kit, expected), bytes) in kits.iter().zip(&expected).zip(workbooks) {
            listed_exactly(kit, expected, &kit.differences(&bytes));
        }
    }
}

/// Which cell, what stood there, what stands there; and taken, they make the book that was meant.
fn listed_exactly(kit: &Kit, expected: &[Edited], found: &[Difference]) {
    let sorted = |mut said: Vec<(String, Value, Value)>| {
        said.sort_by(|one, other| one.0.cmp(&other.0));
        said
    };
    let said = found.iter().map(|found| (found.place.clone(), found.before.clone(), found.after.clone()));
    let wanted = expected.iter().map(|edited| {
        let place = format!("{}!{}", edited.edit.sheet, edited.edit.cell);
        (place, edited.before.clone(), edited.edit.value.clone())
    });
    assert_eq!(sorted(said.collect()), sorted(wanted.collect()), "{}", kit.name);
    let (mut taken, mut meant) = (kit.book.clone(), kit.book.clone());
    taken.apply(&change(&kit.book, found)).expect("what was found fits");
    for edited in expected {
        meant.apply(&edited.change).expect("the change fits");
    }
    assert_eq!(taken, meant, "{}", kit.name);
}
