//! Every change has an inverse; the sample is whole.

mod scheme;

use proptest::prelude::*;

use super::{
    Book, Calculation, Change, ColumnDefinition, Facet, History, Keys, Place, Provenance, Sources, Table,
    TableRole, sample,
};
use crate::engine::{Column, Value};
use crate::scheme::{Kind, Meaning, Options, Role, Scheme, reference_scheme};
use crate::sentence::Sentence;

fn book() -> Book {
    let mut book = Book::new(reference_scheme(), "考评", "单位", "2026 年度", 46387.0);
    let columns = book.tables[1].columns.len();
    let rows =
        (0..columns).map(|column| (0..4).map(|row| Value::Number((column * 10 + row) as f64)).collect());
    let change = Change::InsertRows { table: 1, at: 0, count: 4, columns: rows.collect() };
    book.apply(&change).expect("the rows fit");
    for (column, rows) in [(0, 0..4), (2, 1..3), (3, 0..2)] {
        let sources = sources(rows, "花名册.xlsx");
        let change = Change::Sources { table: 1, column, rows: sources.rows(), sources };
        book.apply(&change).expect("the sources fit");
    }
    book
}

fn sources(rows: std::ops::Range<usize>, file: &str) -> Sources {
    let place = Place { file: file.into(), sheet: "表".into(), column: Some(1), row: None };
    let mut sources = Sources::default();
    rows.for_each(|row| sources.push(row, &place, row as u32 + 1));
    sources
}

fn definition(name: &str) -> ColumnDefinition {
    ColumnDefinition {
        name: name.into(),
        meaning: Meaning::Other,
        kind: Kind::Text,
        options: Options::Free,
        facet: Facet::Roster,
    }
}

fn empty_scheme() -> Scheme {
    Scheme { classes: Vec::new(), tables: Vec::new(), ..reference_scheme() }
}

fn change() -> impl Strategy<Value = Change> {
    let value = prop_oneof![
        Just(Value::Empty),
        (-1000..1000).prop_map(|number| Value::Number(f64::from(number) / 4.0)),
        "[一-十a-c=]{0,3}".prop_map(Value::text),
    ];
    let one = prop_oneof![
        (0..3usize, 0..20usize, proptest::collection::btree_map(0..6usize, value.clone(), 0..4)).prop_map(
            |(table, column, cells)| Change::Cells { table, column, cells: cells.into_iter().collect() }
        ),
        (0..3usize, 0..6usize, 0..3usize).prop_map(|(table, at, count)| Change::RemoveRows {
            table,
            at,
            count
        }),
        (0..3usize, 0..6usize, 0..3usize, 0..20usize).prop_map(|(table, at, count, columns)| {
            let columns = vec![Column::empty(count); columns];
            Change::InsertRows { table, at, count, columns }
        }),
        (0..3usize, 0..6usize, 0..4usize, 0..4usize, 0..3usize).prop_map(
            |(table, column, row, from, count)| {
                let rows = vec![(row, 1), (row + 2, count)];
                Change::Sources { table, column, rows, sources: sources(from..from + count, "补报.xlsx") }
            }
        ),
        (0..3usize, 0..20usize).prop_map(|(table, at)| Change::RemoveColumn { table, at }),
        (0..3usize, 0..4usize, "[一-三]").prop_map(|(table, at, name)| Change::InsertColumn {
            table,
            at,
            definition: definition(&name),
            entries: Column::empty(4),
        }),
        (0..3usize, 0..9usize, 0..9usize).prop_map(|(table, from, to)| Change::MoveColumn {
            table,
            from,
            to
        }),
        (0..6usize, 0..6usize).prop_map(|(from, to)| Change::MoveTable { from, to }),
        (0..6usize).prop_map(|at| Change::RemoveTable { at }),
        (0..6usize, 0..3usize).prop_map(|(at, rows)| Change::InsertTable {
            at,
            table: Box::new(Table {
                name: "新表".into(),
                role: TableRole::Entries(0),
                rows,
                columns: Vec::new(),
                entries: Vec::new(),
                provenance: Provenance::default(),
            })
        }),
        (0..6usize, "[甲乙丙]").prop_map(|(table, name)| Change::DefineTable {
            table,
            name,
            role: TableRole::Entries(1)
        }),
        (0..3usize, 0..9usize, "[一-三]").prop_map(|(table, column, name)| Change::DefineColumn {
            table,
            column,
            definition: definition(&name)
        }),
        Just(Change::Scheme(Box::new(empty_scheme()))),
        (0..100i32).prop_map(|value| Change::Parameter {
            name: "党员.业务攻关.权重".into(),
            value: f64::from(value) / 100.0
        }),
        Just(Change::Parameter { name: "没有这个参数".into(), value: 1.0 }),
        "[a-c]{0,3}".prop_map(|title| Change::Particulars {
            title,
            organisation: String::new(),
            period: String::new(),
            date: 1.0
        }),
    ];
    one.prop_recursive(2, 12, 4, |inner| proptest::collection::vec(inner, 0..4).prop_map(Change::Several))
}

proptest! {
    #[test]
    fn an_inverse_gives_the_document_back(changes in proptest::collection::vec(change(), 1..8)) {
        let mut book = book();
        for change in changes {
            let before = book.clone();
            match book.apply(&change) {
                Ok(inverse) => {
                    let after = book.clone();
                    let again = book.apply(&inverse).expect("an inverse fits");
                    prop_assert_eq!(&book, &before);
                    book.apply(&again).expect("the inverse of the inverse fits");
                    prop_assert_eq!(&book, &after);
                }
                Err(_) => prop_assert_eq!(&book, &before),
            }
        }
    }

    #[test]
    fn undo_and_redo_walk_the_same_way(changes in proptest::collection::vec(change(), 1..6)) {
        let mut book = book();
        let mut history = History::default();
        let mut states = vec![book.clone()];
        for change in changes {
            if history.step(&mut book, Sentence::new("步", "step"), &change).is_ok() {
                states.push(book.clone());
            }
        }
        for state in states.iter().rev().skip(1) {
            prop_assert!(history.undo(&mut book).expect("undo fits").is_some());
            prop_assert_eq!(&book, state);
        }
        for state in states.iter().skip(1) {
            prop_assert!(history.redo(&mut book).expect("redo fits").is_some());
            prop_assert_eq!(&book, state);
        }
    }
}

#[test]
fn the_sample_is_whole() {
    let book = sample();
    let rows: Vec<(&str, usize)> =
        book.tables.iter().map(|table| (table.name.as_str(), table.rows)).collect();
    assert_eq!(
        rows,
        [
            ("党支部", 6),
            ("党员", 60),
            ("党组", 1),
            ("年度任务", 48),
            ("测评票", 840),
            ("加减分台账", 9),
            ("问题整改", 12),
            ("过程纪实", 43),
            ("品牌", 8),
            ("挂钩联系", 9),
            ("任职变动", 2)
        ]
    );
    let key = book.tables[1].column_position("标识").expect("members have a key");
    let mut keys = Keys::default();
    assert!(
        (0..60).all(|row| matches!(book.tables[1].value(key, row), Value::Text(text) if keys.take(&text)))
    );
    let calculation = Calculation::new(&book);
    assert_eq!(calculation.model().diagnostics(), []);
    for (table, found) in book.tables.iter().enumerate() {
        let columns = found.columns.len() + calculation.formulas(table).len();
        for row in 0..found.rows {
            for column in 0..columns {
                let value = calculation.value(table, column, row);
                assert!(!matches!(value, Value::Fault(_)), "{} {column} {row}: {value:?}", found.name);
            }
        }
    }
    let index = calculation.role_position(1, &Role::Index).expect("members have an index");
    let pending = (0..60).filter(|&row| calculation.value(1, index, row) == Value::text("")).count();
    assert_eq!(pending, 3, "the three members whose entries are awaited");
}

#[test]
fn following_a_change_equals_calculating_anew() {
    let mut book = sample();
    let mut calculation = Calculation::new(&book);
    let score = book.tables[1].column_position("业务攻关").expect("there is such a column");
    let done = book.tables[3].column_position("四季度进度").expect("there is such a column");
    for change in [
        Change::Cells { table: 1, column: score, cells: vec![(3, Value::Number(99.5)), (9, Value::Empty)] },
        Change::Cells { table: 3, column: done, cells: vec![(0, Value::Number(0.1))] },
        Change::Parameter { name: "党员.业务攻关.权重".into(), value: 0.3 },
        Change::RemoveRows { table: 1, at: 5, count: 2 },
        Change::Cells { table: 1, column: score, cells: vec![(9, Value::text("良"))] },
    ] {
        book.apply(&change).expect("the change fits");
        calculation.follow(&book, &change);
        let anew = Calculation::new(&book);
        for (table, found) in book.tables.iter().enumerate() {
            for column in 0..found.columns.len() + calculation.formulas(table).len() {
                for row in 0..found.rows {
                    assert_eq!(
                        calculation.value(table, column, row),
                        anew.value(table, column, row),
                        "{} {column} {row} after {change:?}",
                        found.name
                    );
                }
            }
        }
    }
}
