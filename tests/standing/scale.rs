//! Through the year at full size: 5,000 people, 60 indicators entered in 4 quarters, all rules.

use std::io::Write;
use std::time::Instant;

use evalbook::book::Change;
use evalbook::engine::Value;
use evalbook::scheme::{Condition, Conversion, Kind, Measure, Missing, Options, Scheme, Ties};

use crate::desk::{Desk, MID_YEAR, PEOPLE, UNITS, leaf};
use crate::whole::whole;

const INDICATORS: usize = 60;
const MEMBERS: usize = 5_000;
const BRANCHES: usize = 100;

fn scheme() -> Scheme {
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

/// One entry, all that follows from it. Run as a release: `cargo test --release --test standing --
/// --ignored --nocapture`.
#[test]
#[ignore = "a figure of a release build"]
fn one_entry_recalculates_within_fifty_milliseconds() {
    let mut desk = Desk::on(MID_YEAR, scheme());
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
    writeln!(std::io::stderr(), "{columns} columns; one entry: median {median:.1} ms, worst {worst:.1} ms")
        .expect("the figure is written");
    assert!(median < 50.0, "median {median:.1} ms");
}
