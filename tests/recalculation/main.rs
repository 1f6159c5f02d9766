//! The workbook proves itself: recalculated by LibreOffice, an exported workbook shows the app's
//! figures, and where it is changed by hand the change is seen.

#![cfg(test)]

mod changed;
#[allow(dead_code, reason = "shared with the tests of the standing")]
#[path = "../standing/desk.rs"]
mod desk;
mod edits;
mod golden;
mod grown;
#[path = "../illustration/mod.rs"]
mod illustration;
mod libreoffice;
#[path = "../office/mod.rs"]
mod office;
mod opening;
mod openpyxl;
mod random;
mod reopening;
#[path = "../schemes/mod.rs"]
mod schemes;
mod standing;
mod templates;
#[path = "../standing/whole.rs"]
mod whole;
mod workbook;

use evalbook::book::{Book, Calculation, Change, sample};
use evalbook::engine::Value;
use evalbook::excel::{Extras, Handout, Kept, hand_out};

use workbook::{Recalculated, agree};

fn exported(book: &Book) -> (Calculation, Vec<u8>) {
    let calculation = Calculation::new(book);
    let all = Handout::Workbook(Extras { units: true, forms: true });
    let written =
        hand_out(book, &calculation, Kept::default(), all, &mut |_, _| {}).expect("the book is exported");
    (calculation, written.bytes)
}

/// Exports, recalculates and compares every calculated figure of every table; 对账 has to show zeros.
fn check(name: &str, book: &Book) -> Recalculated {
    let (calculation, bytes) = exported(book);
    let recalculated = libreoffice::recalculated(name, &bytes);
    compare(name, book, &calculation, &bytes, &recalculated)
}

/// The same for many books, with as few starts of LibreOffice as is good.
fn check_all(name: &str, books: &[(String, Book)]) {
    for (batch, books) in books.chunks(libreoffice::AT_ONCE).enumerate() {
        let exported: Vec<(Calculation, Vec<u8>)> = books.iter().map(|(_, book)| exported(book)).collect();
        let given: Vec<&[u8]> = exported.iter().map(|(_, bytes)| bytes.as_slice()).collect();
        let recalculated = libreoffice::recalculated_all(&format!("{name}-{batch}"), &given);
        for (((name, book), (calculation, bytes)), recalculated) in
            books.iter().zip(&exported).zip(&recalculated)
        {
            compare(name, book, calculation, bytes, recalculated);
        }
    }
}

fn compare(
    name: &str,
    book: &Book,
    calculation: &Calculation,
    bytes: &[u8],
    recalculated: &[u8],
) -> Recalculated {
    let recalculated = Recalculated::new(recalculated);
    let compared = agree(book, calculation, &recalculated);
    assert!(compared > 0, "{name}: nothing was compared");
    assert!(recalculated.assert_nothing_changed(&Recalculated::new(bytes)) > compared, "{name}");
    assert_eq!(recalculated.number("对账", 2, 1), 0.0, "{name}: 对账 shows differences");
    assert_eq!(recalculated.text("说明", 7, 1), "全部一致", "{name}");
    recalculated.assert_differences_are_zero();
    recalculated
}

/// The published figures of the illustration.
#[test]
fn the_golden_example_recalculates_to_its_published_figures() {
    let book = golden::book();
    let recalculated = check("golden", &book);
    for (sheet, subject, index, figure) in [
        ("结果-党支部", "甲支部", "堡垒指数", 98.63),
        ("结果-党支部", "乙支部", "堡垒指数", 76.95),
        ("结果-党员", "王某", "先锋指数", 94.09),
        ("结果-党员", "李某", "先锋指数", 89.75),
        ("结果-党员", "张某", "先锋指数", 88.35),
        ("结果-党员", "赵某", "先锋指数", 0.0),
    ] {
        assert_eq!(recalculated.figure(sheet, subject, index), figure, "{subject}");
    }
}

/// The sample that ships: sixty invented people.
#[test]
fn the_sample_recalculates() {
    check("sample", &sample());
}

#[test]
fn missing_entries_leave_the_same_blanks() {
    let mut book = golden::book();
    golden::set(&mut book, "党员", "文明创建", 1, Value::Empty);
    golden::set(&mut book, "党支部", "一般票", 1, Value::Empty);
    check("missing", &book);
    for votes in ["好票", "较好票", "差票"] {
        golden::set(&mut book, "党支部", votes, 1, Value::Empty);
    }
    check("missing-votes", &book);
}

/// What is no number where one is needed is an error in the app and in the workbook alike.
#[test]
fn faults_are_the_same_faults() {
    let mut book = golden::book();
    golden::set(&mut book, "党员", "业务攻关", 0, Value::text("缺考"));
    golden::set(&mut book, "党员", "支部", 2, Value::text("没有的支部"));
    check("faults", &book);
}

/// Names that look like formulas, numbers or errors stay names.
#[test]
fn text_stays_text() {
    let mut book = golden::book();
    let names = ["=1+1", "NaN", "007", "#N/A"];
    for (row, name) in names.into_iter().enumerate() {
        golden::set(&mut book, "党员", "姓名", row, Value::text(name));
        golden::set(&mut book, "党员", "工号", row, Value::text("440101199001011234"));
    }
    let recalculated = check("text", &book);
    for sheet in ["名册-党员", "评分-党员", "结果-党员", "对账-党员"] {
        for (row, name) in names.into_iter().enumerate() {
            let column = recalculated.column(sheet, "姓名");
            assert_eq!(recalculated.text(sheet, 3 + row, column), name, "{sheet}");
        }
    }
}

#[test]
fn a_table_without_rows_is_exported() {
    let mut book = golden::book();
    let ledger = book.table_position("加减分台账").expect("there is a ledger");
    let count = book.tables[ledger].rows;
    book.apply(&Change::RemoveRows { table: ledger, at: 0, count }).expect("the rows are removed");
    check("no-ledger", &book);
}

/// A weight changed in the file gives what the app gives for the same change: the formulas are live.
#[test]
fn a_weight_changed_in_the_workbook_changes_the_results() {
    let mut book = golden::book();
    let (_, bytes) = exported(&book);
    let parameter = "党员.业务攻关.权重";
    let edited = workbook::edited(&bytes, "方案", "<v>0.35</v>", "<v>0.2</v>");
    let recalculated = Recalculated::new(&libreoffice::recalculated("weight", &edited));
    book.apply(&Change::Parameter { name: parameter.into(), value: 0.2 }).expect("the weight is changed");
    agree(&book, &Calculation::new(&book), &recalculated);
    assert!(recalculated.number("对账", 2, 1) > 0.0, "对账 does not see the changed weight");
    assert!(recalculated.text("说明", 7, 1).contains("不一致"));
    assert!(recalculated.holds("方案", "合计为 0.85，不是 1，请核对"));
}

/// A score and a weight changed in the file of sixty people by another program give what evalbook gives
/// for the same changes, down to grades and quotas.
#[test]
fn a_score_and_a_weight_changed_in_the_workbook_change_the_results() {
    let mut book = sample();
    let (_, bytes) = exported(&book);
    let column = book.table("党员").and_then(|table| table.column_position("岗位奉献")).expect("a column");
    let table = book.table_position("党员").expect("there are members");
    let row = (0..60).find(|&row| matches!(book.tables[table].value(column, row), Value::Number(_)));
    let row = row.expect("somebody has a mark");
    let edited = workbook::with_number(&bytes, "评分-党员", "岗位奉献", row, 12.5);
    let edited = workbook::edited(&edited, "方案", "<v>0.35</v>", "<v>0.2</v>");
    let recalculated = Recalculated::new(&libreoffice::recalculated("changed", &edited));
    golden::set(&mut book, "党员", "岗位奉献", row, Value::Number(12.5));
    book.apply(&Change::Parameter { name: "党员.业务攻关.权重".into(), value: 0.2 }).expect("it is changed");
    agree(&book, &Calculation::new(&book), &recalculated);
    assert!(recalculated.number("对账", 2, 1) > 0.0, "对账 does not see the changes");
}

/// A figure of the app's that is changed in the comparison is seen as one difference.
#[test]
fn a_changed_figure_is_seen_by_the_comparison() {
    let (_, bytes) = exported(&golden::book());
    let edited = workbook::edited_first(&bytes, "对账-党支部", "\"><v>98.63</v></c>", "\"><v>98.62</v></c>");
    let recalculated = Recalculated::new(&libreoffice::recalculated("figure", &edited));
    assert_eq!(recalculated.number("对账", 2, 1), 1.0);
    assert_eq!(recalculated.text("说明", 7, 1), "有 1 个数不一致");
}

/// A roster sorted alone would give one's scores to another: the comparison says so.
#[test]
fn a_roster_sorted_alone_is_seen_by_the_comparison() {
    let (_, bytes) = exported(&golden::book());
    let edited = workbook::swapped(&bytes, "名册-党支部", "A4", "A5");
    let recalculated = Recalculated::new(&libreoffice::recalculated("sorted", &edited));
    let column = recalculated.column("对账-党支部", "同行同人");
    assert_eq!(recalculated.number("对账-党支部", 3, column), 1.0);
    assert!(recalculated.text("说明", 7, 1).contains("不一致"));
}

#[test]
fn the_same_book_gives_the_same_bytes() {
    let book = golden::book();
    assert!(exported(&book).1 == exported(&book).1);
}
