//! Another scheme: the tables follow, entries stay with what is renamed, and it can be taken back.

use std::collections::BTreeSet;

use proptest::prelude::*;

use crate::book::{Book, Calculation, Change, ColumnDefinition, Renames, Table, reshape, sample};
use crate::engine::{Column, Value};
use crate::scheme::{Class, EntryTable, Indicator, Scheme, reference_scheme};

/// An edit of a scheme: what it does to it and what it calls otherwise.
#[derive(Clone, Debug)]
enum Edit {
    AddClass(String),
    RemoveClass(usize),
    MoveClass(usize),
    RenameClass(usize, String),
    AddIndicator(usize, usize, String),
    RemoveIndicator(usize, usize),
    RenameAttribute(usize, usize, String),
    RemoveAttribute(usize, usize),
    AddTable(String),
    RemoveTable(usize),
    RenameColumn(usize, usize, String),
}

fn edit() -> impl Strategy<Value = Edit> {
    let (class, item, name) = (0..4usize, 0..8usize, "[甲乙丙丁]");
    prop_oneof![
        name.prop_map(Edit::AddClass),
        class.clone().prop_map(Edit::RemoveClass),
        class.clone().prop_map(Edit::MoveClass),
        (class.clone(), name).prop_map(|(class, name)| Edit::RenameClass(class, name)),
        (class.clone(), item.clone(), name).prop_map(|(class, at, name)| Edit::AddIndicator(class, at, name)),
        (class.clone(), item.clone()).prop_map(|(class, at)| Edit::RemoveIndicator(class, at)),
        (class.clone(), item.clone(), name)
            .prop_map(|(class, at, name)| Edit::RenameAttribute(class, at, name)),
        (class.clone(), item.clone()).prop_map(|(class, at)| Edit::RemoveAttribute(class, at)),
        name.prop_map(Edit::AddTable),
        class.clone().prop_map(Edit::RemoveTable),
        (class, item, name).prop_map(|(table, at, name)| Edit::RenameColumn(table, at, name)),
    ]
}

fn without<T>(items: &mut Vec<T>, at: usize) {
    if at < items.len() {
        items.remove(at);
    }
}

fn make(edit: &Edit, scheme: &mut Scheme, renames: &mut Renames) {
    let template = reference_scheme();
    match edit.clone() {
        Edit::AddClass(name) => {
            scheme.classes.insert(0, Class { name, indicators: Vec::new(), ..template.classes[1].clone() });
        }
        Edit::RemoveClass(at) => without(&mut scheme.classes, at),
        Edit::MoveClass(at) => {
            let classes = scheme.classes.len();
            if at < classes {
                scheme.classes.swap(at, classes - 1);
            }
        }
        Edit::RenameClass(at, name) => {
            if let Some(class) = scheme.classes.get_mut(at) {
                renames.tables.push((std::mem::replace(&mut class.name, name.clone()), name));
            }
        }
        Edit::AddIndicator(class, at, name) => {
            let Some(class) = scheme.classes.get_mut(class) else { return };
            let leaf = template.classes[1].indicators[1].clone();
            let at = at.min(class.indicators.len());
            class.indicators.insert(at, Indicator { name, ..leaf });
        }
        Edit::RemoveIndicator(class, at) => {
            scheme.classes.get_mut(class).into_iter().for_each(|class| without(&mut class.indicators, at));
        }
        Edit::RenameAttribute(class, at, name) => {
            let Some(class) = scheme.classes.get_mut(class) else { return };
            let Some(attribute) = class.attributes.get_mut(at) else { return };
            let before = std::mem::replace(&mut attribute.name, name.clone());
            renames.columns.push((class.name.clone(), before, name));
        }
        Edit::RemoveAttribute(class, at) => {
            scheme.classes.get_mut(class).into_iter().for_each(|class| without(&mut class.attributes, at));
        }
        Edit::AddTable(name) => {
            scheme.tables.push(EntryTable { name, ..template.tables[0].clone() });
        }
        Edit::RemoveTable(at) => without(&mut scheme.tables, at),
        Edit::RenameColumn(table, at, name) => {
            let Some(table) = scheme.tables.get_mut(table) else { return };
            let Some(column) = table.columns.get_mut(at) else { return };
            let before = std::mem::replace(&mut column.name, name.clone());
            renames.columns.push((table.name.clone(), before, name));
        }
    }
}

/// The names of a table's columns, without those that an import kept.
fn names(table: &Table) -> Vec<&str> {
    table.columns.iter().map(|column| column.name.as_str()).filter(|name| *name != "备用").collect()
}

fn check_shape(book: &Book) {
    let wanted = Book::new(book.scheme.clone(), "", "", "", 0.0).tables;
    let shape = |tables: &[Table]| -> Vec<(String, crate::book::TableRole, Vec<String>)> {
        let own = |table: &Table| names(table).into_iter().map(str::to_owned).collect();
        tables.iter().map(|table| (table.name.clone(), table.role, own(table))).collect()
    };
    assert_eq!(shape(&book.tables), shape(&wanted));
    for table in &book.tables {
        assert!(table.entries.iter().all(|column| column.len() == table.rows));
        assert_eq!(table.columns.len(), table.entries.len());
        let columns: BTreeSet<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
        assert_eq!(columns.len(), table.columns.len(), "{} has a column twice", table.name);
    }
}

/// The sample with a column that an import kept.
fn book() -> Book {
    let mut book = sample();
    let definition = ColumnDefinition { name: "备用".into(), ..book.tables[1].columns[1].clone() };
    let entries: Column = (0..book.tables[1].rows).map(|row| Value::Number(row as f64)).collect();
    book.apply(&Change::InsertColumn { table: 1, at: 3, definition, entries }).expect("it fits");
    book
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_tables_follow_the_scheme_and_come_back(edits in proptest::collection::vec(edit(), 1..6)) {
        let mut book = book();
        for edit in edits {
            let before = book.clone();
            let mut renames = Renames::default();
            let mut scheme = book.scheme.clone();
            make(&edit, &mut scheme, &mut renames);
            // Refused: two tables of one name.
            let Ok(reshaped) = reshape(&book, &scheme, &renames) else { continue };
            let inverse = book.apply(&reshaped.change).expect("it fits the document it was made for");
            check_shape(&book);
            let after = book.clone();
            let again = book.apply(&inverse).expect("an inverse fits");
            prop_assert_eq!(&book, &before);
            book.apply(&again).expect("the inverse of the inverse fits");
            prop_assert_eq!(&book, &after);
        }
    }
}

/// What a column holds, by the names of table and column.
fn entries(book: &Book, table: &str, column: &str) -> Vec<Value> {
    let table = book.table(table).expect("there is such a table");
    let column = table.column_position(column).expect("there is such a column");
    (0..table.rows).map(|row| table.value(column, row)).collect()
}

#[test]
fn what_is_renamed_keeps_its_entries() {
    let mut book = book();
    let before = book.clone();
    let mut scheme = book.scheme.clone();
    scheme.classes[1].name = "职工".into();
    scheme.classes[1].attributes[4].name = "职级".into();
    scheme.tables[2].columns[2].options = crate::scheme::Options::SubjectOfClassIn("对象类别".into());
    let renames = Renames {
        tables: vec![("党员".into(), "职工".into())],
        columns: vec![("党员".into(), "职务".into(), "职级".into())],
    };
    let reshaped = reshape(&book, &scheme, &renames).expect("the names are free");
    assert_eq!(reshaped.lost, 0);
    book.apply(&reshaped.change).expect("it fits");
    assert_eq!(entries(&book, "职工", "职级"), entries(&before, "党员", "职务"));
    assert_eq!(entries(&book, "职工", "备用"), entries(&before, "党员", "备用"));
    let of = |book: &Book| entries(book, "加减分台账", "对象类别");
    let renamed: Vec<Value> = of(&before)
        .into_iter()
        .map(|class| if class == Value::text("党员") { Value::text("职工") } else { class })
        .collect();
    assert_eq!(of(&book), renamed);
}

#[test]
fn what_goes_is_counted() {
    let book = book();
    let lost = |change: &dyn Fn(&mut Scheme)| {
        let mut scheme = book.scheme.clone();
        change(&mut scheme);
        reshape(&book, &scheme, &Renames::default()).expect("the names are free").lost
    };
    assert_eq!(lost(&|_| ()), 0);
    // 840 ballots of four cells each; 60 by oneself and 420 by peers name their rater.
    assert_eq!(lost(&|scheme| scheme.tables.retain(|table| table.name != "测评票")), 3840);
    // One of the sample's members is vetoed, one gets no grade.
    assert_eq!(lost(&|scheme| scheme.classes[1].restrictions.clear()), 2);
}

#[test]
fn two_tables_of_one_name_are_refused() {
    let book = book();
    let mut scheme = book.scheme.clone();
    scheme.tables[0].name = "党员".into();
    assert!(reshape(&book, &scheme, &Renames::default()).is_err());
}

#[test]
fn following_another_scheme_equals_calculating_anew() {
    let mut book = book();
    let mut calculation = Calculation::new(&book);
    let mut scheme = book.scheme.clone();
    scheme.classes[1].indicators.remove(1);
    let reshaped = reshape(&book, &scheme, &Renames::default()).expect("the names are free");
    book.apply(&reshaped.change).expect("it fits");
    calculation.follow(&book, &reshaped.change);
    let anew = Calculation::new(&book);
    assert_eq!(calculation.lowered(), anew.lowered());
    let columns = calculation.entered_columns(1) + calculation.formulas(1).len();
    for column in 0..columns {
        assert_eq!(calculation.value(1, column, 3), anew.value(1, column, 3), "{column}");
    }
}
