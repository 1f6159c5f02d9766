//! Each check over a book finds what it is for; effective weights are what their definition says.

use super::effective::effective_weights;
use super::{BOOK_CHECKS, Books, lint_book};
use crate::book::{Book, Calculation, Change, sample};
use crate::engine::Value;
use crate::scheme::lint::Finding;

type Case = (&'static str, fn(&Book) -> Vec<Change>, &'static str);

fn cells(book: &Book, table: &str, column: &str, cells: Vec<(usize, Value)>) -> Change {
    let table = book.table_position(table).expect("there is such a table");
    let column = book.tables[table].column_position(column).expect("there is such a column");
    Change::Cells { table, column, cells }
}

fn everyone(book: &Book, column: &str, value: Value) -> Vec<Change> {
    vec![cells(book, "党员", column, (0..60).map(|row| (row, value.clone())).collect())]
}

fn parameter(name: &str, value: f64) -> Vec<Change> {
    vec![Change::Parameter { name: name.into(), value }]
}

/// A formula of the tasks' table that joins texts as Excel 2010 cannot.
fn with_a_newer_function(book: &Book) -> Vec<Change> {
    let mut scheme = book.scheme.clone();
    let tasks = scheme.tables.iter_mut().find(|table| table.name == "年度任务").expect("there are tasks");
    let column = tasks.columns.iter_mut().find(|column| column.name == "完成率").expect("a column");
    column.formula = Some("IF(TEXTJOIN(\"\",TRUE,[@四季度进度])=\"\",\"\",[@四季度进度])".into());
    vec![Change::Scheme(Box::new(scheme))]
}

/// A mistake a row: the check, what makes it, and words of what is said.
const CASES: &[Case] = &[
    (
        "D01",
        |book| vec![cells(book, "年度任务", "责任人", vec![(0, Value::text("没有的人"))])],
        "“年度任务”的“责任人”有名册里没有的对象：第 1 行“没有的人”",
    ),
    (
        "D01",
        |book| vec![cells(book, "加减分台账", "对象", vec![(0, Value::text("第九支部"))])],
        "“加减分台账”的“对象”有名册里没有的对象：第 1 行“第九支部”",
    ),
    (
        "D02",
        |book| {
            let first = book.tables[1].value(book.tables[1].column_position("标识").expect("a key"), 0);
            vec![cells(book, "党员", "标识", vec![(7, first)])]
        },
        "有重复的“标识”",
    ),
    ("D03", |_| Vec::new(), "案号“2026-017”在台账里有 2 笔同向记录（第 8、9 行）"),
    ("D04", |book| everyone(book, "文明创建", Value::Empty), "“文明创建”还没有任何党员的数据"),
    // 1 % of 60 is no place.
    ("D05", |_| parameter("党员.名额.优秀", 0.01), "按 1% 计"),
    (
        "D06",
        |book| vec![cells(book, "测评票", "分数", vec![(13, Value::Empty)])],
        "“党组织”有效票不足 1 张：",
    ),
    ("D07", |_| parameter("党支部.预警.指数偏低.界线", 101.0), "对全部 6 个党支部都发出"),
    (
        "D08",
        |book| everyone(book, "岗位奉献", Value::Number(93.0)),
        "“岗位奉献”名义权重 17.5%，实际只左右总分差异的 0%",
    ),
    ("D09", with_a_newer_function, "“年度任务”的“完成率”用到 Excel 2010 没有的函数"),
];

fn findings(changes: fn(&Book) -> Vec<Change>) -> Vec<Finding> {
    let mut book = sample();
    for change in changes(&book) {
        book.apply(&change).expect("it fits");
    }
    lint_book(&book, &Calculation::new(&book))
}

#[test]
fn each_check_finds_what_it_is_for() {
    for (code, changes, says) in CASES {
        let found = findings(*changes);
        let said: Vec<&str> = found
            .iter()
            .filter(|finding| finding.check == *code)
            .map(|finding| finding.sentence.zh.as_str())
            .collect();
        assert!(said.iter().any(|sentence| sentence.contains(says)), "{code} says {said:?}, not “{says}”");
    }
}

#[test]
fn every_check_has_a_case_and_the_sample_little_to_say() {
    for check in &BOOK_CHECKS {
        assert!(CASES.iter().any(|(code, _, _)| *code == check.code), "{}", check.code);
        assert!(!check.title().zh.is_empty() && !check.title().en.is_empty());
    }
    // The sample doubles one case on purpose.
    let codes: Vec<String> = findings(|_| Vec::new()).into_iter().map(|finding| finding.check).collect();
    assert_eq!(codes, ["D03"]);
}

/// By definition the shares in the variance sum to 1, as the nominal weights do; a part that is the
/// same for all has none.
#[test]
fn effective_weights_are_shares_of_the_variance() {
    let mut book = sample();
    for change in everyone(&book, "廉洁自律", Value::Number(100.0)) {
        book.apply(&change).expect("it fits");
    }
    let calculation = Calculation::new(&book);
    let books = Books { book: &book, calculation: &calculation };
    for class in &book.scheme.classes[..2] {
        let weights = effective_weights(&books, class);
        // Six branches are too few for a spread to say much.
        assert_eq!(weights.is_empty(), class.name == "党支部");
        if weights.is_empty() {
            continue;
        }
        let sum = |of: fn(&super::effective::Weighed) -> f64| weights.iter().map(of).sum::<f64>();
        assert!((sum(|weight| weight.nominal) - 1.0).abs() < 1e-9);
        assert!((sum(|weight| weight.effective) - 1.0).abs() < 1e-9);
        let same = weights.iter().find(|weight| weight.indicator.name == "廉洁自律").expect("it is a part");
        assert!((same.nominal - 0.07).abs() < 1e-9 && same.effective.abs() < 1e-9 && same.spread < 1e-9);
    }
}
