//! A workbook comes back as the book it came from; what was changed in it is listed, and taken it
//! gives the changed book.

use std::collections::BTreeMap;

use super::{Difference, Edit, Reopened, change};
use crate::book::{Book, Calculation, Change, sample};
use crate::engine::{Column, Value};
use crate::excel::read::read_workbook;
use crate::excel::{Kept, export};
use crate::sentence::Sentence;

/// What stands for the saved book: its format is another room's.
const SAVED: &str = "保存的考评簿\n{\"=1+1\": true}";

/// The workbook of `shown` opened again.
fn reopened(shown: &Book) -> Reopened {
    let step = Sentence::new("新建", "begin");
    let kept = Kept { saved: SAVED, steps: &[&step] };
    let bytes = export(shown, &Calculation::new(shown), kept, &mut |_, _| {}).expect("it is exported");
    let workbook = read_workbook(&bytes, &mut |_, _| {}).expect("it is read");
    Reopened::of(workbook).expect("it holds a book")
}

/// What differs when `saved` was exported and then edited into `shown` by another program.
fn differences(saved: &Book, shown: &Book) -> Vec<Difference> {
    let reopened = reopened(shown);
    assert_eq!(reopened.text(), SAVED);
    reopened.differences(saved, &Calculation::new(saved))
}

/// A book without regard to the order of rows.
fn unordered(book: &Book) -> Vec<BTreeMap<String, usize>> {
    book.tables
        .iter()
        .map(|table| {
            let mut rows = BTreeMap::new();
            for row in 0..table.rows {
                let values: Vec<Value> = table.entries.iter().map(|column| column.get(row)).collect();
                *rows.entry(format!("{values:?}")).or_default() += 1;
            }
            rows
        })
        .collect()
}

/// Edits the sample by `changes`, as in another program, and sees what comes back: so many
/// differences, which taken give the edited book.
fn check(changes: &[Change], expected: usize) -> Vec<Difference> {
    let saved = sample();
    let mut shown = saved.clone();
    for change in changes {
        shown.apply(change).expect("the edit fits");
    }
    let found = differences(&saved, &shown);
    assert_eq!(found.len(), expected, "{found:#?}");
    let mut taken = saved.clone();
    taken.apply(&change(&saved, &found)).expect("what was found fits");
    assert_eq!(unordered(&taken), unordered(&shown));
    assert_eq!(taken.scheme, shown.scheme);
    found
}

fn cell(table: &str, column: &str, row: usize, value: Value) -> Change {
    let book = sample();
    let table = book.table_position(table).expect("there is such a table");
    let column = book.tables[table].column_position(column).expect("there is such a column");
    Change::Cells { table, column, cells: vec![(row, value)] }
}

#[test]
fn an_untouched_workbook_gives_its_book_back() {
    check(&[], 0);
}

#[test]
fn edited_cells_are_listed_with_their_places() {
    let found = check(
        &[
            cell("党员", "业务攻关", 3, Value::Number(99.5)),
            cell("党员", "岗位奉献", 4, Value::Empty),
            cell("党员", "科室", 5, Value::text("=新科室")),
            cell("年度任务", "四季度进度", 0, Value::Number(0.123)),
            cell("测评票", "分数", 839, Value::text("弃权")),
            Change::Parameter { name: "党员.业务攻关.权重".into(), value: 0.3 },
            Change::Parameter { name: "党员.加分上限".into(), value: 8.0 },
        ],
        7,
    );
    let said: Vec<(&str, &str)> =
        found.iter().map(|difference| (difference.place.as_str(), difference.item.zh.as_str())).collect();
    assert!(
        said.contains(&("名册-党员!G9", "科室"))
            || said.iter().any(|(place, _)| place.starts_with("名册-党员!")),
        "{said:?}"
    );
    assert!(
        said.iter().any(|(place, item)| place.starts_with("评分-党员!") && *item == "业务攻关"),
        "{said:?}"
    );
}

#[test]
fn rows_that_come_and_go_are_listed() {
    let book = sample();
    let ballots = book.table_position("测评票").expect("there are ballots");
    let columns = (0..book.tables[ballots].columns.len())
        .map(|column| {
            [book.tables[ballots].value(column, 0), Value::text("互评")].into_iter().collect::<Column>()
        })
        .collect();
    let added = Change::InsertRows { table: ballots, at: 10, count: 2, columns };
    // Two new ballots, two of them alike, and three that are gone.
    let found = check(&[added, Change::RemoveRows { table: ballots, at: 500, count: 3 }], 5);
    assert!(found.iter().any(|difference| matches!(difference.edit, Edit::Remove { .. })), "{found:#?}");
}

#[test]
fn a_new_member_comes_with_its_scores() {
    let book = sample();
    let members = book.table_position("党员").expect("there are members");
    let table = &book.tables[members];
    let columns = (0..table.columns.len())
        .map(|column| {
            let name = table.columns[column].name.as_str();
            let value = if matches!(name, "标识" | "姓名") {
                Value::text("新来")
            } else {
                table.value(column, 1)
            };
            [value].into_iter().collect::<Column>()
        })
        .collect();
    check(&[Change::InsertRows { table: members, at: 30, count: 1, columns }], 1);
    check(&[Change::RemoveRows { table: members, at: 30, count: 1 }], 1);
}

#[test]
fn a_roster_in_another_order_is_the_same() {
    let saved = sample();
    let mut shown = saved.clone();
    let members = shown.table_position("党员").expect("there are members");
    let table = &shown.tables[members];
    let columns =
        (0..table.columns.len()).map(|column| [table.value(column, 0)].into_iter().collect()).collect();
    shown.apply(&Change::InsertRows { table: members, at: 60, count: 1, columns }).expect("it fits");
    shown.apply(&Change::RemoveRows { table: members, at: 0, count: 1 }).expect("it fits");
    assert_eq!(differences(&saved, &shown), []);
}

#[test]
fn another_workbook_is_given_back() {
    let book = sample();
    let bytes =
        export(&book, &Calculation::new(&book), Kept::default(), &mut |_, _| {}).expect("it is exported");
    let workbook = read_workbook(&bytes, &mut |_, _| {}).expect("it is read");
    assert!(Reopened::of(workbook).is_err());
}
