//! Through the year at full size: 5,000 people and 60 indicators. What one entry costs that is made in
//! one of four quarters under all rules, and what it costs to open the linter.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "the rooms of the tests are built into it"
)]

#[allow(dead_code, reason = "shared with the tests of the standing")]
#[path = "../../tests/standing/desk.rs"]
mod desk;
#[allow(dead_code, reason = "shared with the tests of the standing")]
#[path = "../../tests/standing/whole.rs"]
mod whole;

use std::time::{Duration, Instant};

use evalbook::book::lint::lint_book;
use evalbook::book::{Book, Calculation, Change};
use evalbook::engine::{Column, Value};
use evalbook::scheme::lint::lint;
use evalbook::scheme::{
    Body, Condition, Conversion, Indicator, Kind, Measure, Missing, Options, Scheme, TemplateId, Ties,
};

use desk::{Desk, MID_YEAR, PEOPLE, UNITS, leaf};
use whole::whole;

const INDICATORS: usize = 60;
const MEMBERS: usize = 5_000;
const BRANCHES: usize = 100;

/// All rules at once over indicators that are entered by quarters.
fn by_quarters() -> Scheme {
    let mut scheme = whole(Ties::Shared);
    let class = &mut scheme.classes[1];
    class.indicators = (0..INDICATORS)
        .map(|number| {
            let parts = Measure::Parts {
                column: format!("指标{number}"),
                kind: Kind::Number,
                options: Options::Free,
            };
            leaf(&format!("第{number}项"), 1.0 / INDICATORS as f64, parts, Conversion::Mark, Missing::Pending)
        })
        .collect();
    class.ranking.chain = vec!["第0项得分".into(), "第1项得分".into()];
    for alert in &mut class.alerts {
        match &mut alert.condition {
            Condition::FellByPart { indicator, .. } | Condition::PartBelow { indicator, .. } => {
                *indicator = "第2项".into();
            }
            _ => {}
        }
    }
    scheme
}

/// The reference evaluation with as many further indicators of a member.
fn of_many_indicators() -> Scheme {
    let mut scheme = TemplateId::Reference.scheme();
    let member = scheme.classes.iter_mut().find(|class| class.name == "党员").expect("there are members");
    // Without ballots every base score is known, so that effective weights are computed for all.
    member.indicators.truncate(1);
    let Body::Group { children, .. } = &mut member.indicators[0].body else { panic!("a group") };
    let leaf = children[1].clone();
    children.extend((0..INDICATORS).map(|number| {
        let name = format!("指标{number}");
        let measure = Measure::Entry {
            column: name.clone(),
            kind: Kind::Number,
            options: Options::Between(0.0, 100.0),
        };
        let Body::Leaf { conversion, missing, .. } = leaf.body.clone() else { panic!("a leaf") };
        Indicator { name, body: Body::Leaf { measure, conversion, missing }, ..leaf.clone() }
    }));
    scheme
}

fn main() {
    enter_one();
    open_the_linter();
}

/// One entry, all that follows from it.
fn enter_one() {
    let mut desk = Desk::on(MID_YEAR, by_quarters());
    let units: Vec<String> = (0..BRANCHES).map(|unit| format!("{unit}支部\t{}", 70 + unit % 30)).collect();
    desk.fill(UNITS, &["支部名称", "支部成绩"], &units.join("\n"));
    let quarters = ["一季度", "二季度", "三季度", "四季度"];
    let entered: Vec<String> =
        (0..INDICATORS).flat_map(|number| quarters.map(|quarter| format!("{quarter}指标{number}"))).collect();
    let columns: Vec<&str> =
        ["姓名", "支部", "科室"].into_iter().chain(entered.iter().map(String::as_str)).collect();
    let rows: Vec<String> = (0..MEMBERS)
        .map(|person| {
            let marks =
                (0..entered.len()).map(|at| (60 + (person * 31 + at * 17 + person * at) % 41).to_string());
            let marks: Vec<String> = marks.collect();
            format!("{person}号\t{}支部\t{}科\t{}", person % BRANCHES, person % 20, marks.join("\t"))
        })
        .collect();
    desk.fill(PEOPLE, &columns, &rows.join("\n"));
    let table = desk.book.table_position(PEOPLE).expect("the table");
    let column = desk.book.tables[table].column_position("二季度指标7").expect("the column");
    let mut times = Vec::new();
    for turn in 0..30 {
        let cells = vec![(turn * 131 % MEMBERS, Value::Number((turn * 3) as f64))];
        let change = Change::Cells { table, column, cells };
        desk.book.apply(&change).expect("the entry is made");
        let start = Instant::now();
        desk.calculation.follow(&desk.book, &change);
        times.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    let (median, worst) = (times[times.len() / 2], times[times.len() - 1]);
    let columns: usize = desk.calculation.model().tables().iter().map(|table| table.columns.len()).sum();
    println!("5,000 people, {columns} columns; one entry: median {median:.1} ms, worst {worst:.1} ms");
    assert!(median < 50.0, "median {median:.1} ms");
}

/// All checks, of the scheme and of the entries.
fn open_the_linter() {
    let mut book = Book::new(of_many_indicators(), "", "", "", 46_387.0);
    let table = book.table_position("党员").expect("there are members");
    let columns: Vec<Column> = book.tables[table]
        .columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            (0..MEMBERS)
                .map(|person| match column.kind {
                    Kind::Number => Value::Number((60 + (person * 31 + at * 17) % 41) as f64),
                    _ if column.name == "标识" => Value::text(format!("{person}号")),
                    _ => Value::Empty,
                })
                .collect()
        })
        .collect();
    book.apply(&Change::InsertRows { table, at: 0, count: MEMBERS, columns }).expect("they fit");
    let calculation = Calculation::new(&book);
    let time = |work: &dyn Fn() -> usize| -> (Duration, usize) {
        let started = Instant::now();
        let found = work();
        (started.elapsed(), found)
    };
    let (of_scheme, first) = time(&|| lint(&book.scheme).len());
    let (of_book, second) = time(&|| lint_book(&book, &calculation).len());
    println!(
        "5,000 people, the linter: scheme {of_scheme:?}, {first} findings; entries: {of_book:?}, {second} findings"
    );
    assert!(of_scheme + of_book < Duration::from_millis(50), "{of_scheme:?} + {of_book:?}");
}
