//! Random books: a scheme's tables filled with entries, blanks among them.

use evalbook::book::{Book, ColumnDefinition, Facet};
use evalbook::engine::Value;
use evalbook::scheme::{Kind, Scheme};

use super::dice::Dice;
use super::random::{EVENTS, KINDS, PAPERS, PEOPLE, TASKS, UNITS, WORDS};
use super::{KEY, Row, append, book};

/// A book for a scheme with a few units and people and what is entered of them.
pub fn filled_book(dice: &mut Dice, scheme: Scheme) -> Book {
    let mut book = book(scheme);
    let units: Vec<String> = (1..=dice.between(1, 4)).map(|at| format!("单位{at}")).collect();
    let people: Vec<String> = (1..=dice.between(2, 7)).map(|at| format!("人{at}")).collect();
    for (table, keys) in [(UNITS, &units), (PEOPLE, &people)] {
        let columns = book.table(table).expect("the class has a table").columns.clone();
        let blank = dice.pick(&[0, 0, 10, 30]);
        let rows: Vec<Row> = keys.iter().map(|key| subject(dice, &columns, key, &units, blank)).collect();
        append(&mut book, table, &rows);
    }
    let tasks: Vec<Row> = (0..dice.between(0, 25)).map(|_| task(dice, &units, &people)).collect();
    append(&mut book, TASKS, &tasks);
    let papers: Vec<Row> = (0..dice.between(0, 60)).map(|_| paper(dice, &units, &people)).collect();
    append(&mut book, PAPERS, &papers);
    let events: Vec<Row> = (0..dice.between(0, 15)).map(|_| event(dice, &units, &people)).collect();
    append(&mut book, EVENTS, &events);
    book
}

/// A number that often equals another and often stands at a border.
pub fn mark(dice: &mut Dice) -> Value {
    Value::Number(match dice.below(3) {
        0 => dice.between(0, 24) as f64 * 5.0,
        1 => dice.pick(&[40.0, 50.0, 60.0, 80.0, 90.0, 100.0]),
        _ => dice.between(0, 1200) as f64 / 10.0,
    })
}

fn unless_blank(dice: &mut Dice, blank: usize, value: impl FnOnce(&mut Dice) -> Value) -> Value {
    if dice.percent(blank) { Value::Empty } else { value(dice) }
}

fn subject(dice: &mut Dice, columns: &[ColumnDefinition], key: &str, units: &[String], blank: usize) -> Row {
    columns
        .iter()
        .map(|column| {
            let value = match (column.name.as_str(), column.kind) {
                (KEY, _) => Value::text(key),
                (UNITS, _) => unless_blank(dice, 10, |dice| Value::text(dice.pick(units))),
                ("不参评", _) => unless_blank(dice, 80, |_| Value::text("是")),
                ("人数", _) => unless_blank(dice, 10, |dice| Value::Number(dice.between(1, 9) as f64)),
                (_, Kind::Text) => unless_blank(dice, blank, |dice| Value::text(dice.pick(&WORDS))),
                (_, Kind::Count) => unless_blank(dice, blank, |dice| Value::Number(dice.below(9) as f64)),
                _ if column.facet == Facet::Roster => unless_blank(dice, 20, mark),
                _ => unless_blank(dice, blank, mark),
            };
            (column.name.clone(), value)
        })
        .collect()
}

fn row(cells: Vec<(&str, Value)>) -> Row {
    cells.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

fn text(dice: &mut Dice, from: &[&str]) -> Value {
    Value::text(dice.pick(from))
}

fn task(dice: &mut Dice, units: &[String], people: &[String]) -> Row {
    row(vec![
        ("人员", Value::text(dice.pick(people))),
        ("单位", Value::text(dice.pick(units))),
        ("类", text(dice, &["正", "正", "备"])),
        ("状态", text(dice, &["完成", "在办"])),
        ("值", unless_blank(dice, 10, mark)),
        ("权", unless_blank(dice, 10, |dice| Value::Number(dice.between(1, 5) as f64 / 2.0))),
    ])
}

fn paper(dice: &mut Dice, units: &[String], people: &[String]) -> Row {
    row(vec![
        ("人员", Value::text(dice.pick(people))),
        ("单位", Value::text(dice.pick(units))),
        ("主体", text(dice, &KINDS)),
        ("等级", unless_blank(dice, 5, |dice| text(dice, &["好", "好", "较好", "一般", "差", "不明"]))),
        ("票号", unless_blank(dice, 10, |dice| Value::text(format!("票{}", dice.below(12))))),
        ("评分人", unless_blank(dice, 20, |dice| Value::text(dice.pick(people)))),
        (
            "分",
            unless_blank(dice, 5, |dice| {
                Value::Number(dice.pick(&[55.0, 65.0, 78.5, 85.0, 85.0, 90.0, 100.0]))
            }),
        ),
    ])
}

fn event(dice: &mut Dice, units: &[String], people: &[String]) -> Row {
    let (class, owner) = match dice.percent(50) {
        true => (UNITS, dice.pick(units)),
        false => (PEOPLE, dice.pick(people)),
    };
    row(vec![
        ("类别", Value::text(class)),
        ("对象", Value::text(owner)),
        ("方向", text(dice, &["加分", "减分"])),
        ("案号", unless_blank(dice, 40, |dice| text(dice, &["一号", "二号"]))),
        ("分值", Value::Number(dice.pick(&[0.5, 1.0, 1.0, 2.0, 3.0]))),
        ("倍数", unless_blank(dice, 40, |dice| Value::Number(dice.pick(&[0.5, 2.0, 3.0])))),
    ])
}
