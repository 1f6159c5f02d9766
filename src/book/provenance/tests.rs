//! Imported values remember where they came from and what they were, whatever is done to the table.

use proptest::prelude::*;

use super::{Place, Sources};
use crate::book::{Book, Change, ColumnDefinition, History};
use crate::engine::{Column, Value};
use crate::scheme::reference_scheme;
use crate::sentence::Sentence;

const TABLE: usize = 1;
const COLUMN: usize = 2;

/// A book with its history, as the user of a table sees it.
struct Desk {
    book: Book,
    history: History,
}

impl Desk {
    fn new() -> Self {
        Self {
            book: Book::new(reference_scheme(), "考评", "单位", "2026 年度", 46387.0),
            history: History::default(),
        }
    }

    fn make(&mut self, change: &Change) {
        self.history.step(&mut self.book, Sentence::new("步", "step"), change).expect("the change fits");
    }

    fn rows(&self) -> usize {
        self.book.tables[TABLE].rows
    }

    /// Takes values of a file: the first ones change rows from `at` on, the others are added.
    fn import(&mut self, file: &str, at: usize, values: &[f64]) {
        let (rows, columns) = (self.rows(), self.book.tables[TABLE].columns.len());
        let updated = values.len().min(rows - at.min(rows));
        let (changed, added) = values.split_at(updated);
        let number = |(row, value): (usize, &f64)| (row, Value::Number(*value));
        let cells = changed.iter().enumerate().map(|(row, value)| number((at + row, value))).collect();
        let new = (0..columns).map(|column| match column {
            COLUMN => added.iter().map(|value| Value::Number(*value)).collect(),
            _ => Column::empty(added.len()),
        });
        let mut sources = Sources::default();
        let at = at.min(rows);
        for row in 0..values.len() {
            sources.push(at + row, &place(file), row as u32 + 4);
        }
        self.make(&Change::Several(vec![
            Change::Cells { table: TABLE, column: COLUMN, cells },
            Change::InsertRows { table: TABLE, at: rows, count: added.len(), columns: new.collect() },
            Change::Sources { table: TABLE, column: COLUMN, rows: sources.rows(), sources },
        ]));
    }

    fn edit(&mut self, row: usize, value: f64) {
        let cells = vec![(row, Value::Number(value))];
        self.make(&Change::Cells { table: TABLE, column: COLUMN, cells });
    }

    fn insert(&mut self, at: usize, count: usize) {
        let columns = vec![Column::empty(count); self.book.tables[TABLE].columns.len()];
        self.make(&Change::InsertRows { table: TABLE, at, count, columns });
    }

    fn remove(&mut self, at: usize, count: usize) {
        self.make(&Change::RemoveRows { table: TABLE, at, count });
    }

    fn undo(&mut self) {
        self.history.undo(&mut self.book).expect("undo fits");
    }

    fn redo(&mut self) {
        self.history.redo(&mut self.book).expect("redo fits");
    }

    /// File, cell and imported value of every row; blank for a typed one.
    fn sources(&self) -> Vec<String> {
        let said = |row| match self.book.source_of(TABLE, COLUMN, row) {
            Some(source) => format!("{} {} {:?}", source.file, source.cell, source.imported),
            None => String::new(),
        };
        (0..self.rows()).map(said).collect()
    }

    /// How many runs say it.
    fn runs(&self) -> usize {
        self.book.tables[TABLE].provenance.column(COLUMN).map_or(0, Sources::runs)
    }
}

fn place(file: &str) -> Place {
    Place { file: file.into(), sheet: "花名册".into(), column: Some(2), row: None }
}

/// What each step leaves of the sources.
#[test]
fn sources_go_with_their_cells() {
    let mut desk = Desk::new();
    let check = |desk: &Desk, expected: &[&str], runs: usize, after: &str| {
        assert_eq!(desk.sources(), expected, "after {after}");
        assert_eq!(desk.runs(), runs, "after {after}");
    };
    let (first, second, third) = ("甲 C5 Number(80.0)", "甲 C6 Number(81.0)", "甲 C7 Number(82.0)");
    desk.import("甲", 0, &[80.0, 81.0, 82.0]);
    check(&desk, &[first, second, third], 1, "an import");
    desk.edit(1, 85.0);
    check(&desk, &[first, second, third], 1, "an edit");
    desk.edit(1, 86.0);
    check(&desk, &[first, second, third], 1, "a second edit");
    desk.insert(1, 2);
    check(&desk, &[first, "", "", second, third], 2, "inserted rows");
    desk.edit(1, 1.0);
    check(&desk, &[first, "", "", second, third], 2, "a typed value");
    desk.remove(0, 2);
    check(&desk, &["", second, third], 1, "removed rows");
    desk.undo();
    check(&desk, &[first, "", "", second, third], 2, "taking that back");
    desk.remove(1, 2);
    check(&desk, &[first, second, third], 1, "removing what was inserted");
    desk.import("乙", 2, &[90.0, 91.0]);
    check(&desk, &[first, second, "乙 C5 Number(90.0)", "乙 C6 Number(91.0)"], 2, "a second file");
    desk.undo();
    check(&desk, &[first, second, third], 1, "taking the second file back");
    desk.redo();
    check(&desk, &[first, second, "乙 C5 Number(90.0)", "乙 C6 Number(91.0)"], 2, "taking it again");
    while desk.history.undo_label().is_some() {
        desk.undo();
    }
    assert_eq!(desk.book, Desk::new().book);
}

/// A value that was edited back to what the file said keeps nothing.
#[test]
fn only_what_differs_is_kept() {
    let mut desk = Desk::new();
    desk.import("甲", 0, &[80.0]);
    let kept = |desk: &Desk| desk.book.tables[TABLE].provenance.column(COLUMN).map(Sources::kept_values);
    for (value, expected) in [(85.0, 1), (86.0, 1), (80.0, 0), (81.0, 1)] {
        desk.edit(0, value);
        assert_eq!(kept(&desk), Some(expected), "{value}");
        assert_eq!(desk.sources(), ["甲 C5 Number(80.0)"]);
    }
}

/// A hundred thousand rows of twenty columns cost a run for each column.
#[test]
fn a_long_file_costs_a_run_for_each_column() {
    let mut book = Desk::new().book;
    let definition = ColumnDefinition { name: "备注栏".into(), ..book.tables[TABLE].columns[0].clone() };
    let further = Change::InsertColumn { table: TABLE, at: 0, definition, entries: Column::empty(0) };
    book.apply(&further).expect("the name is free");
    let columns = book.tables[TABLE].columns.len();
    assert_eq!(columns, 20, "the reference scheme's columns of members and one more");
    let rows = vec![Column::empty(100_000); columns];
    book.apply(&Change::InsertRows { table: TABLE, at: 0, count: 100_000, columns: rows }).expect("they fit");
    for column in 0..20 {
        let mut sources = Sources::default();
        let place = Place { column: Some(column), ..place("全局.xlsx") };
        for row in 0..100_000u32 {
            sources.push(row as usize, &place, row + 3);
        }
        let rows = vec![(0, 100_000)];
        let change = Change::Sources { table: TABLE, column: column as usize, rows, sources };
        book.apply(&change).expect("it fits");
    }
    let known: Vec<&Sources> =
        (0..20).filter_map(|column| book.tables[TABLE].provenance.column(column)).collect();
    assert_eq!(known.iter().map(|sources| sources.runs()).sum::<usize>(), 20);
    assert_eq!(known.iter().map(|sources| sources.kept_values()).sum::<usize>(), 0);
    let source = book.source_of(TABLE, 19, 99_999).expect("it was imported");
    assert_eq!((source.file, source.cell.as_str()), ("全局.xlsx", "T100003"));
}

/// What contradicts the table is refused, and the document stays as it was.
#[test]
fn sources_that_do_not_fit_are_refused() {
    let mut desk = Desk::new();
    desk.import("甲", 0, &[80.0, 81.0]);
    let before = desk.book.clone();
    let sources = desk.book.tables[TABLE].provenance.column(COLUMN).cloned().expect("an import");
    for (column, rows) in [
        (COLUMN, vec![(0, 3)]),
        (COLUMN, vec![(1, 1), (0, 1)]),
        (COLUMN, vec![(0, 0)]),
        (COLUMN, vec![(0, usize::MAX)]),
        (99, vec![(0, 2)]),
    ] {
        let change = Change::Sources { table: TABLE, column, rows, sources: sources.clone() };
        assert!(desk.book.apply(&change).is_err());
        assert_eq!(desk.book, before);
    }
    let text = serde_json::to_string(&before).expect("it is written");
    for (from, to) in [("[0,2,0,4]", "[0,3,0,4]"), ("[0,2,0,4]", "[0,2,1,4]"), ("[0,2,0,4]", "[0,0,0,4]")] {
        let read = serde_json::from_str::<Book>(&text.replacen(from, to, 1));
        assert!(!read.is_ok_and(|book| book.is_sound()), "{to}");
    }
}

/// A step of a user.
#[derive(Clone, Debug)]
enum Step {
    Import(usize, Vec<u8>),
    Edit(usize, u8),
    Insert(usize, usize),
    Remove(usize, usize),
    Undo,
    Redo,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => (0..8usize, proptest::collection::vec(0..3u8, 1..6)).prop_map(|(at, values)| Step::Import(at, values)),
        6 => (0..12usize, 0..3u8).prop_map(|(row, value)| Step::Edit(row, value)),
        2 => (0..12usize, 1..3usize).prop_map(|(at, count)| Step::Insert(at, count)),
        2 => (0..12usize, 1..3usize).prop_map(|(at, count)| Step::Remove(at, count)),
        3 => Just(Step::Undo),
        2 => Just(Step::Redo),
    ]
}

/// What is expected of every row, kept cell by cell.
#[derive(Clone, Debug, Default)]
struct Expected {
    now: Vec<String>,
    done: Vec<Vec<String>>,
    undone: Vec<Vec<String>>,
}

impl Expected {
    fn step(&mut self, change: impl FnOnce(&mut Vec<String>)) {
        self.done.push(self.now.clone());
        self.undone.clear();
        change(&mut self.now);
    }
}

proptest! {
    /// What is told of a cell is what the file said of it, after any steps and after saving.
    #[test]
    fn the_imported_value_is_what_the_file_said(steps in proptest::collection::vec(step(), 1..40)) {
        let mut desk = Desk::new();
        let mut expected = Expected::default();
        for (number, step) in steps.into_iter().enumerate() {
            let rows = desk.rows();
            match step {
                Step::Import(at, values) => {
                    let (at, file) = (at.min(rows), format!("文件{number}"));
                    let values: Vec<f64> = values.into_iter().map(f64::from).collect();
                    desk.import(&file, at, &values);
                    expected.step(|now| {
                        now.truncate(now.len().max(at));
                        for (row, value) in values.iter().enumerate() {
                            let said = format!("{file} C{} {:?}", row + 5, Value::Number(*value));
                            match now.get_mut(at + row) {
                                Some(slot) => *slot = said,
                                None => now.push(said),
                            }
                        }
                    });
                }
                Step::Edit(row, value) if row < rows => {
                    desk.edit(row, f64::from(value));
                    expected.step(|_| {});
                }
                Step::Insert(at, count) if at <= rows => {
                    desk.insert(at, count);
                    expected.step(|now| { now.splice(at..at, vec![String::new(); count]); });
                }
                Step::Remove(at, count) if at + count <= rows => {
                    desk.remove(at, count);
                    expected.step(|now| { now.drain(at..at + count); });
                }
                Step::Undo => {
                    desk.undo();
                    if let Some(before) = expected.done.pop() {
                        expected.undone.push(std::mem::replace(&mut expected.now, before));
                    }
                }
                Step::Redo => {
                    desk.redo();
                    if let Some(after) = expected.undone.pop() {
                        expected.done.push(std::mem::replace(&mut expected.now, after));
                    }
                }
                _ => {}
            }
            prop_assert_eq!(desk.sources(), expected.now.clone());
            prop_assert!(desk.book.is_sound());
        }
        let text = serde_json::to_string(&(&desk.book, &desk.history)).expect("it is written");
        let (book, history): (Book, History) = serde_json::from_str(&text).expect("it is read");
        prop_assert_eq!(&book, &desk.book);
        let mut again = Desk { book, history };
        again.undo();
        desk.undo();
        prop_assert_eq!(again.book, desk.book);
    }
}
